"""What a product may hold: pages, slides, words on a slide, characters that some typeface of its documents has.

In: `Product`, `Theme`, its tree and its pages. Out: nothing, or `Failure` at the YAML line that is over; a diagnostic
for each place with a character that has no glyph. Never: cuts anything, or guesses; it reads the faces.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefset.design.fonts import read_face
from briefset.design.product import Product
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.sentences import count_words
from briefset.pages.doctree import Doctree, Element
from briefset.writers.ooxml.fonts import characters_of
from briefset.writers.pdf.layout import diagnose_glyphs

UNCOUNTED = frozenset({"footer", "aside", "title"})
UNCOUNTED_PARTS = frozenset({"source", "label", "table", "timeline"})
"""Tables and timelines are looked up, not read out; their box limits them."""


LINE_PT, LISTED, LISTED_BEFORE = 13.0, 5, 3
"""A line of running text, and how many entries a message names of those that are beyond a budget and before it."""
Entry = tuple[str, int]
"""A YAML path, and the lines that it takes."""
LAST = "last"
"""The id of what stands last before the evidence."""


def check_pages(
    product: Product,
    pages: int,
    anchors: Mapping[str, int],
    heights: Sequence[tuple[int, str, float, bool]] = (),
    line: Callable[[str], int] = lambda _: 0,
) -> None:
    """Raises `Failure` when a product has fewer or more pages or slides than its product.yaml allows.

    `anchors` tells the page of an id; the pages after that of `last` are evidence, with a budget of their own.
    `heights` are page, entry, height in points and whether it is evidence; `line` is that of an entry in the summary.
    """
    body = anchors.get(LAST, pages)
    budget = product.pages or product.slides
    faults = []
    if budget is not None and not budget[0] <= body <= budget[1]:
        rest = [(path, height_pt) for page, path, height_pt, later in heights if page > budget[1] and not later]
        before = [(path, height_pt) for page, path, height_pt, later in heights if page <= budget[1] and not later]
        where, what = ("selection." + product.name, "pages") if product.pages else ("slides", "slides")
        where = f"slides[{budget[1]}]" if what == "slides" and body > budget[1] else where
        faults.append(_complain(product, body, budget, what, where, (_largest(rest), _largest(before)), line))
    if product.annex is not None and pages - body > product.annex:
        rest = [(path, height_pt) for page, path, height_pt, later in heights if later]
        where = "selection." + product.name
        budget, body = (0, product.annex), pages - body
        faults.append(_complain(product, body, budget, "pages of evidence", where, (_largest(rest), []), line))
    if faults:
        raise Failure(faults)


def _largest(found: Sequence[tuple[str, float]]) -> list[Entry]:
    """The entries by the lines that they take, largest first."""
    total: dict[str, float] = {}
    for path, height_pt in found:
        total[path] = total.get(path, 0.0) + height_pt
    lines = [(path, max(1, round(height_pt / LINE_PT))) for path, height_pt in total.items()]
    return sorted(lines, key=lambda entry: -entry[1])


def _complain(
    product: Product,
    count: int,
    budget: tuple[int, int],
    what: str,
    where: str,
    entries: tuple[list[Entry], list[Entry]],
    line: Callable[[str], int],
) -> Diagnostic:
    allowed = str(budget[0]) if budget[0] == budget[1] else f"{budget[0]} to {budget[1]}"
    over = count - budget[1] if count > budget[1] else count - budget[0]
    verb = "many" if over > 0 else "few"
    message = f"{product.label} has {count} {what}, {abs(over)} too {verb}: its budget is {allowed}"
    change = f"change templates/{product.name}/product.yaml"
    if over < 0:
        return Diagnostic(Position(""), "budget", message, f"select or write more, or {change}", where)
    if what == "slides":
        hint = f"delete or join {over} of them, from this one on or before it, or {change}"
        return Diagnostic(Position(""), "budget", message, hint, where)
    rest, before = entries
    if not rest:
        return Diagnostic(Position(""), "budget", message, f"select or write less, or {change}", where)
    excess = f"; {_counted_lines(sum(lines for _, lines in rest))} stand beyond it" if what == "pages" else ""
    earlier = f"; before it the largest are {_list(before[:LISTED_BEFORE], line)}" if before else ""
    hint = f"shorten or leave out, largest first: {_list(rest[:LISTED], line)}{earlier}; or {change}"
    return Diagnostic(Position(""), "budget", message + excess, hint, rest[0][0])


def _list(entries: list[Entry], line: Callable[[str], int]) -> str:
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
            message = f"the slide has {texts.total()} words; at most {product.words} fit one message"
            hint = f"cut {texts.total() - product.words}, or move them to `notes`; its longest text has {words}"
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
    wanted = {letter for letter in tree.root.text() if unicodedata.category(letter) not in INVISIBLE}
    for characters in _faces(theme):
        wanted -= characters
        if not wanted:
            return []
    return diagnose_glyphs(wanted, tree)


def _faces(theme: Theme) -> Iterator[frozenset[str]]:
    yield from (face.characters for face in theme.faces)
    for family in theme.families:
        face = read_face(family, "Regular")
        if face:
            yield characters_of(face)
