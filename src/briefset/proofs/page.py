"""A printed page held against what the view selected, and against what its product and its typefaces allow.

In: `View`, `Product`, `Theme`, the checked tree and its pages. Out: nothing, or `Failure` at the YAML line of each
statement that the page lacks or alters, and of each limit that is passed; diagnostics for characters without glyph.
Never: trusts the template that made the tree, cuts anything, or guesses; it reads the faces.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefset.design.fonts import characters_of, read_face
from briefset.design.product import Product
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.language.sentences import count_words
from briefset.language.typography import without_spaces
from briefset.pages.doctree import Doctree, Element
from briefset.pages.render.prose import BY_PARAGRAPH
from briefset.pages.view import View
from briefset.pages.view.parts import PARTS, Expected, diagnose_part
from briefset.summary.model.slides import Cover
from briefset.yaml12.paths import ancestors

ROW = re.compile(r"(?:#|^)e(\d+)(?:-\d+)?$")
"""Where a link leads to the entry of a statement, or a button opens it."""


def check_selection(view: View, shows: tuple[str, ...], tree: Doctree) -> None:
    """Raises `Failure` for each selected statement, and each number of one, that the page does not print."""
    unknown = [name for name in shows if name not in PARTS]
    if unknown:
        raise Failure([diagnose_part(view.product.name, name) for name in unknown])
    printed = _Printed(tree)
    expected = [item for name in shows for item in PARTS[name](view)]
    lost = [item for item in expected if not printed.has(item)]
    faults = [_find_missing_cover(view, item) or _complain(item.path, item.alternatives[0]) for item in lost]
    if view.set.evidence_file and view.set.evidence_file != BY_PARAGRAPH:
        faults += [
            _complain(path, f"link to its evidence in {view.set.evidence_file}")
            for path in _unlinked(view, expected, printed)
        ]
    if faults:
        raise Failure(faults)


def _unlinked(view: View, expected: list[Expected], printed: _Printed) -> Iterator[str]:
    """The statements none of whose paragraphs leads to its entry."""
    for path in dict.fromkeys(item.path for item in expected if not item.in_evidence):
        statement = view.register.by_path.get(path)
        if statement and statement.paragraphs and (path, f"#{statement.number}") not in printed.marks:
            yield path


def _complain(path: str, words: str) -> Diagnostic:
    hint = "this is a fault of a template: print it, or take it out of `shows` in product.yaml"
    return Diagnostic(Position(""), "lost-in-output", f"the page does not print “{words[:80]}”", hint, path)


def _find_missing_cover(view: View, item: Expected) -> Diagnostic | None:
    """The fault of slides that a writer chose without a cover, which is where a deck prints the title."""
    slides = view.summary.slides
    if item.path != "title" or not (view.product.slides and slides) or any(isinstance(one, Cover) for one in slides):
        return None
    message = f"no slide prints the title “{item.alternatives[0][:80]}”"
    return Diagnostic(Position(""), "lost-in-output", message, "begin `slides` with “- kind: cover”", "slides")


class _Printed:
    """The visible text of a page by YAML path; the evidence repeats statements, and stands in for none."""

    def __init__(self, tree: Doctree) -> None:
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.evidence: dict[str, list[str]] = defaultdict(list)
        self.marks: set[tuple[str, str]] = set()
        self._collect(tree.root, ())

    def _collect(self, element: Element, paths: tuple[str, ...]) -> None:
        if element.has("evidence"):
            self._collect_evidence(element)
            return
        if path := element.get("data-src"):
            text = without_spaces(_visible(element))
            for name in (own := tuple(ancestors(path))):
                self.texts[name].append(text)
            paths = (*paths, *own)
        address = element.get("href") or element.get("popovertarget")
        if address and (found := ROW.search(address)):
            self.marks |= {(name, f"#{found[1]}") for name in paths}
        for child in element.elements():
            self._collect(child, paths)

    def _collect_evidence(self, element: Element) -> None:
        for row in (below for below in element.walk() if below.get("data-src")):
            self.evidence[row.get("data-src")].append(without_spaces(row.text()))

    def has(self, item: Expected) -> bool:
        """Whether one of the alternatives stands at the path or below it."""
        texts = (self.evidence if item.in_evidence else self.texts).get(item.path, ())
        return any(wanted in text for wanted in map(without_spaces, item.alternatives) for text in texts)


def _visible(element: Element) -> str:
    """The text that is seen: not what a picture says in place of itself."""
    if element.tag in {"title", "desc"} or element.has("evidence"):
        return ""
    return "".join([child if isinstance(child, str) else _visible(child) for child in element.children])


UNCOUNTED = frozenset({"footer", "aside", "title"})
UNCOUNTED_PARTS = frozenset({"source", "label", "table", "timeline"})
"""Tables and timelines are looked up, not read out; their box limits them."""


LINE_PT, LISTED, LISTED_BEFORE = 13.0, 5, 3
"""A line of running text, and how many entries a message names of those that are beyond a budget and before it."""
Heights = Sequence[tuple[int, str, float, bool]]
"""Of each entry page, path, height in points and whether it is evidence."""
LineOf = Callable[[str], int]
EntryLines = tuple[str, int]
"""A YAML path, and the lines that it takes."""
FEWEST, FIRST_FULL = 0.2, 0.6
"""How far down the last page of a document is filled at least, and the first where others follow."""
LAST = "last"
"""The id of what stands last before the evidence."""


def check_pages(
    product: Product, pages: int, anchors: Mapping[str, int], heights: Heights = (), line: LineOf = lambda _: 0
) -> list[Diagnostic]:
    """A note for a product with fewer pages or slides than its product.yaml asks; raises `Failure` for one with more.

    `anchors` tells the page of an id; the pages after that of `last` are evidence, with a budget of their own.
    """
    body = anchors.get(LAST, pages)
    budget = product.pages or product.slides
    faults = []
    if budget is not None and not budget[0] <= body <= budget[1]:
        rest = [(path, height_pt) for page, path, height_pt, later in heights if page > budget[1] and not later]
        before = [(path, height_pt) for page, path, height_pt, later in heights if page <= budget[1] and not later]
        where, what = ("selection." + product.name, "pages") if product.pages else ("slides", "slides")
        where = f"slides[{budget[1]}]" if what == "slides" and body > budget[1] else where
        faults.append(_diagnose_budget(product, body, budget, what, where, (_largest(rest), _largest(before)), line))
    if product.annex is not None and pages - body > product.annex:
        rest = [(path, height_pt) for page, path, height_pt, later in heights if later]
        where = "selection." + product.name
        budget, body = (0, product.annex), pages - body
        faults.append(_diagnose_budget(product, body, budget, "pages of evidence", where, (_largest(rest), []), line))
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise Failure(faults)
    return faults


def find_bad_ends(product: Product, fills: Sequence[float], heights: Heights = ()) -> list[Diagnostic]:
    """A warning where the last page of a document is nearly empty, or its first has a hole at the foot."""
    faults: list[Diagnostic] = []
    if not product.pages or len(fills) < 2:
        return faults
    for number, fill, least in ((len(fills), fills[-1], FEWEST), (1, fills[0], FIRST_FULL)):
        if fill < least:
            path = next((path for page, path, _, _ in reversed(heights) if page == number), "")
            message = f"page {number} is {fill:.0%} full, of at least {least:.0%}"
            hint = "shorten what stands before it, or select or write more, so that the page is filled or not needed"
            faults.append(Diagnostic(Position(""), "page-end", message, hint, path, severity=Severity.WARNING))
    return faults


def _largest(found: Sequence[tuple[str, float]]) -> list[EntryLines]:
    """The entries by the lines that they take, largest first."""
    total: dict[str, float] = {}
    for path, height_pt in found:
        total[path] = total.get(path, 0.0) + height_pt
    lines = [(path, max(1, round(height_pt / LINE_PT))) for path, height_pt in total.items()]
    return sorted(lines, key=lambda entry: -entry[1])


def _diagnose_budget(
    product: Product,
    count: int,
    budget: tuple[int, int],
    what: str,
    where: str,
    entries: tuple[list[EntryLines], list[EntryLines]],
    line: LineOf,
) -> Diagnostic:
    allowed = str(budget[0]) if budget[0] == budget[1] else f"{budget[0]} to {budget[1]}"
    over = count - budget[1] if count > budget[1] else count - budget[0]
    verb = "many" if over > 0 else "few"
    counted = what if count != 1 else what.replace("pages", "page").replace("slides", "slide")
    message = f"{product.label} has {count} {counted}, {abs(over)} too {verb}: its budget is {allowed}"
    change = f"change templates/{product.name}/product.yaml"
    if over < 0:
        hint = f"select or write more, or {change}"
        return Diagnostic(Position(""), "budget", message, hint, where, severity=Severity.NOTE)
    if what == "slides":
        hint = f"delete or join {over} of them, from this one on or before it, or {change}"
        return Diagnostic(Position(""), "budget", message, hint, where)
    rest, before = ([entry for entry in found if entry[0]] for found in entries)
    if not rest:
        return Diagnostic(Position(""), "budget", message, f"select or write less, or {change}", where)
    excess = f"; {_counted_lines(sum(lines for _, lines in entries[0]))} stand beyond it" if what == "pages" else ""
    earlier = f"; before it the largest are {_list(before[:LISTED_BEFORE], line)}" if before else ""
    hint = f"shorten or leave out, largest first: {_list(rest[:LISTED], line)}{earlier}; or {change}"
    return Diagnostic(Position(""), "budget", message + excess, hint, rest[0][0])


def _list(entries: list[EntryLines], line: LineOf) -> str:
    return ", ".join(f"{path} ({_counted_lines(lines)}, line {line(path)})" for path, lines in entries)


def _counted_lines(count: int) -> str:
    return f"{count} line{'s' if count != 1 else ''}"


def check_words(product: Product, tree: Doctree) -> None:
    """Raises `Failure` for every slide with more words than the product allows, footer and notes not counted.

    It stands at the longest text of the slide.
    """
    if product.words is None:
        return
    faults = []
    for slide in (element for element in tree.root.walk() if element.has("slide")):
        texts = Counter[str]()
        for path, text in _counted(slide, slide.get("data-src")):
            texts[path] += math.ceil(count_words(text))
        if texts.total() > product.words:
            ((longest, words),) = texts.most_common(1)
            title = next((part.text() for part in slide.walk() if part.get("data-placeholder") == "title"), "")
            named = f"the slide “{title.strip()}”" if title.strip() else "the slide"
            message = f"{named} has {texts.total()} words; at most {product.words} fit one message"
            said = next(text for path, text in _counted(slide, slide.get("data-src")) if path == longest)
            over = texts.total() - product.words
            hint = f"cut {over}, or move them to `notes`; its longest text, “{said.strip()[:60]}…”, has {words}"
            faults.append(Diagnostic(Position(""), "budget", message, hint, longest))
    if faults:
        raise Failure(faults)


def _counted(element: Element, path: str) -> Iterator[tuple[str, str]]:
    """The texts that an audience reads, each with its YAML path."""
    for child in element.children:
        if isinstance(child, str):
            yield path, child
        elif child.tag not in UNCOUNTED and child.get("data-placeholder") not in UNCOUNTED_PARTS:
            yield from _counted(child, child.get("data-src") or path)


INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
"""General categories that are not drawn by themselves (Unicode, 4.5)."""


def find_missing_glyphs(tree: Doctree, theme: Theme) -> list[Diagnostic]:
    """One error for each character of the tree that no face has and each place that has it."""
    wanted = {letter for letter in set(tree.root.text()) if unicodedata.category(letter) not in INVISIBLE}
    for characters in _faces(theme):
        wanted -= characters
        if not wanted:
            return []
    from briefset.writers.pdf.layout import diagnose_glyphs

    return diagnose_glyphs(wanted, tree)


def _faces(theme: Theme) -> Iterator[frozenset[str]]:
    yield from (face.characters for face in theme.faces)
    for family in theme.families:
        face = read_face(family, "Regular")
        if face:
            yield characters_of(face)
