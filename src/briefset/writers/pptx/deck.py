"""Slides as plain values: what a deck is made of, and what stands where on it, before anything is drawn.

In: a checked tree whose sections are slides. Out: `Deck`. Never: positions, colours, or text left behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefset.charts.data import Data
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Doctree, Element, read_picture, rows_of
from briefset.writers.ooxml.chart_part import read_chart

ASIDE_PT = 20.0


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `aside` marks the hedge or the unit beside a big number, which has a size of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    soft: bool = False
    accent: bool = False
    aside: bool = False
    language: str = ""
    aside_pt: float = ASIDE_PT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` counts from 1 and picks a style of its placeholder, `name` one of its table."""

    runs: tuple[Run, ...]
    level: int = 1
    name: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def is_stacked(self) -> bool:
        """Whether a big number has its unit on a line of its own."""
        return "\v" in self.text and any(run.aside for run in self.runs)

    def with_unit(self, size_pt: float) -> Paragraph:
        """The paragraph with a unit of that size where it has one on a line of its own."""
        if not self.is_stacked:
            return self
        end = next(number for number, run in enumerate(self.runs) if "\v" in run.text)
        return replace(self, runs=self.runs[:end] + tuple(replace(run, aside_pt=size_pt) for run in self.runs[end:]))


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands in a placeholder, and the YAML path that it comes from."""

    placeholder: str
    path: str

    @property
    def text(self) -> str:
        """The words of a part that is text; of a drawing none."""
        return ""


@dataclass(frozen=True, slots=True)
class TextBox(Placed):
    """Paragraphs in a placeholder."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Chart(Placed):
    """A chart: its values, and the text alternative."""

    alt: str
    data: Data


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table(Placed):
    """Rows of cells; `kind` is its class, `widths` are relative, `head` says that the first row holds heads."""

    kind: str
    widths: tuple[float, ...]
    head: bool
    rows: tuple[tuple[Cell, ...], ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circles(Placed):
    """Circles within circles, outermost first; `paths` are those of the labels, where the page names them."""

    alt: str
    labels: tuple[str, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation(Placed):
    """Two arrows: what the left does to the right, and back."""

    alt: str
    forth: str
    back: str


@dataclass(frozen=True, slots=True)
class Strip(Placed):
    """The locator strip, an ornament: one flag for each tick, true where the paragraph is cited."""

    cited: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Picture(Placed):
    """A picture, the brand's logo: its bytes, its size in points and the words for it."""

    alt: str
    data: bytes
    width_pt: float
    height_pt: float
    on_plate: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: the name of its layout, its parts in reading order, the speaker's notes, and the section it is in."""

    layout: str
    path: str
    title: str
    parts: tuple[Placed, ...]
    notes: tuple[Paragraph, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, the language, the title, and the metadata of the tree."""

    slides: tuple[Slide, ...]
    language: str
    title: str
    metadata: Mapping[str, str]


BOLD, ITALIC = frozenset({"strong"}), frozenset({"em", "cite"})
SOFT, ASIDE = frozenset({"editorial", "given", "hedge", "suffix"}), frozenset({"hedge", "suffix"})
ASIDE_GAP = "\u2002"
LEAVES = frozenset({"p", "li"})


def doctree_to_deck(tree: Doctree) -> Deck:
    """The tree's slides, in order.

    Raises `Failure` for a slide without a title, for text outside every placeholder, and for too many words.
    """
    sections = [element for element in tree.root.walk() if element.has("slide")]
    slides = tuple(_slide(section) for section in sections)
    faults = [fault for pair in zip(sections, slides, strict=True) for fault in _faults(*pair)]
    if faults:
        raise Failure(faults)
    return Deck(slides, tree.language, tree.title, tree.metadata)


def _slide(section: Element) -> Slide:
    placed = _placed(section, section.get("data-src"))
    parts = tuple(part for element, path in placed for part in _parts(element, path))
    title = next((part.text for part in parts if part.placeholder == "title"), "")
    asides = [aside for aside in section.walk() if aside.has("notes")]
    notes = tuple(paragraph for aside in asides for paragraph in paragraphs(aside)) + _addresses(section)
    layout, path = section.get("data-layout"), section.get("data-src")
    return Slide(layout, path, title, parts, notes, section.get("data-section"))


def _addresses(section: Element) -> tuple[Paragraph, ...]:
    """Where links lead, a line of the notes for each: a link itself would be a relationship out of the file."""
    links = (element for element in section.walk() if element.tag == "a" and not element.get("href").startswith("#"))
    lines = {f"{link.text()}: {link.get('href')}": None for link in links if link.text() != link.get("href")}
    return tuple(Paragraph((Run(line),)) for line in lines)


def _placed(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    """The elements with a placeholder, each with the YAML path that holds for it."""
    for child in element.elements():
        below = child.get("data-src") or path
        if child.get("data-placeholder"):
            yield child, below
        elif not child.has("notes"):
            yield from _placed(child, below)


def _faults(section: Element, slide: Slide) -> Iterator[Diagnostic]:
    where = Position("")
    if not slide.title.strip():
        hint = "print one with data-placeholder=title"
        yield Diagnostic(where, "no-placeholder", "the slide has no title", hint, slide.path)
    for text in _strays(section):
        message, hint = f"“{text[:60]}” stands outside every placeholder", "give its element a data-placeholder"
        yield Diagnostic(where, "no-placeholder", message, hint, slide.path)


def _strays(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                yield child.strip()
        elif not child.get("data-placeholder") and not child.has("notes"):
            yield from _strays(child)


def _parts(element: Element, path: str) -> Iterator[Placed]:
    name = element.get("data-placeholder")
    if element.get("data-chart"):
        yield from _captions(element, name, path)
        yield Chart(name, path, _alt(element), read_chart(element))
    elif element.get("data-ticks"):
        yield Strip(name, path, tuple(tick == "1" for tick in element.get("data-ticks").split(",")))
    elif element.get("data-forth"):
        yield Relation(name, path, _alt(element), element.get("data-forth"), element.get("data-back"))
    elif element.tag == "figure":
        marks = [mark for mark in element.walk() if mark.get("data-label")]
        labels, paths = (tuple(mark.get(key) for mark in marks) for key in ("data-label", "data-src"))
        yield Circles(name, path, _alt(element), labels, paths)
    elif image := next((below for below in element.walk() if below.tag == "img"), None):
        yield replace(_picture(image, name, path), on_plate=element.has("plate"))
    else:
        yield _written(element, name, path)


def _picture(image: Element, name: str, path: str) -> Picture:
    data, kind = read_picture(image.get("src")) or (b"", "")
    if kind not in ("image/png", "image/jpeg"):
        hint = "print the brand's logo, which has pixels for PowerPoint"
        raise Failure(
            [Diagnostic(Position(""), "misplaced", "PowerPoint takes PNG and JPEG pictures alone", hint, path)]
        )
    width_pt, height_pt = (float(image.get(side)) for side in ("width", "height"))
    return Picture(name, path, image.get("alt"), data, width_pt, height_pt)


def _written(element: Element, name: str, path: str) -> Placed:
    if element.tag == "table":
        return _table(element, name, path)
    return _steps(element, name, path) if element.tag == "ol" else TextBox(name, path, paragraphs(element))


def _captions(figure: Element, name: str, path: str) -> Iterator[TextBox]:
    """The caption of `chart-1` goes to `caption-1`: its title, if it has one, then its unit."""
    for caption in figure.elements():
        if caption.tag == "figcaption":
            lines = tuple(_paragraph(line, (line.tag == "span" and 2) or 1) for line in caption.elements())
            yield TextBox(name.replace("chart", "caption"), path, lines)


def _alt(element: Element) -> str:
    return next((below.text() for below in element.walk() if below.tag == "title"), "")


def _steps(element: Element, name: str, path: str) -> Table:
    """A list of heads and texts as rows: number, then head over text."""
    items = [item for item in element.elements() if item.tag == "li"]
    rows = tuple((_number(number), _step(item)) for number, item in enumerate(items, 1))
    return Table(name, path, "steps", (1, 8), False, rows, tuple(item.get("data-src") or path for item in items))


def _number(number: int) -> Cell:
    return Cell((Paragraph((Run(str(number)),), name="number"),))


def _step(item: Element) -> Cell:
    lines = (Element("p", {"class": _name(part)}, part.children) for part in item.elements())
    return Cell(tuple(_paragraph(line) for line in lines))


def _name(part: Element) -> str:
    return "head" if part.tag == "strong" else "text"


def _table(element: Element, name: str, path: str) -> Table:
    rows = rows_of(element)
    cells = tuple(tuple(Cell(paragraphs(cell), cell.tag == "th") for cell in found) for _, found in rows)
    widths = tuple(float(width) for width in element.get("data-widths").split()) or (1.0,) * len(cells[0])
    head = any(part.tag == "thead" for part in element.elements())
    kind = next(iter(element.classes), "")
    return Table(name, path, kind, widths, head, cells, tuple(row.get("data-src") or path for row, _ in rows))


def paragraphs(element: Element) -> tuple[Paragraph, ...]:
    """The paragraphs below an element; in a `div` each next one takes the next level of the placeholder."""
    found = [child for child in element.elements() if child.tag in LEAVES]
    levels = range(1, len(found) + 1) if element.tag == "div" else [1] * len(found)
    return tuple(map(_paragraph, found, levels)) if found else (_paragraph(element),)


def _paragraph(element: Element, level: int = 1) -> Paragraph:
    name = next(iter(element.classes), "") if element.tag == "p" else ""
    return Paragraph(tuple(_bound(_runs(element, _styled(element, Run(""))))), level, name)


def _bound(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs; the space between a big number and the words beside it is one of the small size, but wide enough."""
    before = Run("")
    for run in runs:
        bare = run.text.lstrip(" ") if before.aside or run.aside else run.text
        if bare != run.text:
            yield replace(before if before.aside else run, text=ASIDE_GAP)
        tail = ASIDE_GAP if run.aside and bare.endswith(" ") else ""
        before = run
        yield replace(run, text=bare.rstrip(" ") + tail if run.aside else bare)


def _runs(element: Element, style: Run) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, str):
            yield replace(style, text=child)
        elif child.tag == "br":
            yield from () if child.has("soft") else (replace(style, text="\v"),)
        else:
            yield from _runs(child, _styled(child, style))


def _styled(element: Element, style: Run) -> Run:
    classes = frozenset(element.classes)
    return replace(
        style,
        bold=style.bold or element.tag in BOLD,
        italic=style.italic or element.tag in ITALIC,
        soft=style.soft or bool(classes & SOFT),
        accent=style.accent or "locator" in classes,
        aside=style.aside or bool(classes & ASIDE),
        language=element.get("lang") or style.language,
    )
