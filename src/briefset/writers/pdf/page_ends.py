"""Pages that end or begin badly, seen in WeasyPrint's laid-out boxes: what an editor would not let pass.

In: WeasyPrint's laid-out document and its elements. Out: warnings with the `data-src` path of the text; how far down
each page is filled. Never: changes the layout, or knows the name of a template's class but `locator`.
It reads the private boxes of WeasyPrint 70, so that package is pinned exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefset.diagnostics import Diagnostic, Position, Severity

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "thead", "caption"})
BODIES = frozenset({"table", "figure", "div"})
CAPTION_LINES = 2
"""Lines that the words between a heading and its table have at most; what is longer is text."""
WORD = re.compile(r"\w")
NUMBER = re.compile(r"\d+")
TWICE = re.compile(r"(?<![\w–])(P\d+(?:–P\d+)?)[\s·,;，；、()（）]+\1(?![\w–])")
"""A paragraph reference that follows itself."""
BELOW_EM = 0.34
"""How far below its base line a heading needs the paper free: its descenders, and a gap that is seen."""
HINT = "shorten or lengthen the text near it, or correct the style sheet of the product"
HOLE = 0.2
"""The part of a page's height that may be empty between what stands above and below."""
CANVAS = frozenset({"html", "body", "main"})
"""Elements whose ground is that of the paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal rule of a page, in CSS pixels."""

    left: float
    right: float
    y: float


def find_page_faults(document: Any, root: Any) -> list[Diagnostic]:
    """Headings parted from what they head, or with a rule through them; references and words alone on a line."""
    parents = {child: parent for parent in root.iter() for child in parent}
    faults = []
    for number, page in enumerate(document.pages, 1):
        last = number == len(document.pages)
        box = page._page_box
        found = [*_parted(box, parents, last), *_crossed(box, parents), *_alone(page, parents)]
        faults += [_report(message, number, element, parents) for message, element in found]
    return list(dict.fromkeys(faults))


def find_holes(document: Any, root: Any) -> list[Diagnostic]:
    """What stands below a band of a page that is empty from edge to edge, and too high."""
    parents = {child: parent for parent in root.iter() for child in parent}
    return [
        _report(message, number, element, parents)
        for number, page in enumerate(document.pages, 1)
        for message, element in _holes(page._page_box)
    ]


def measure_fill(document: Any) -> list[float]:
    """How far down each page has text, pictures or a ground, as a part of the height that it may take."""
    return [_fill(page._page_box) for page in document.pages]


def _fill(page: Any) -> float:
    lowest = max((bottom for _, bottom, _ in _inked(page)), default=0.0)
    return max(0.0, lowest - float(page.content_box_y())) / float(page.height)


def _inked(page: Any) -> Iterator[tuple[float, float, Any]]:
    """From where to where down the page something is seen, and whose it is."""
    from weasyprint.formatting_structure import boxes

    for box in _boxes(page):
        if hasattr(box, "text"):
            if box.text.strip():
                yield float(box.position_y), float(box.position_y + box.height), box.element
        elif isinstance(box, boxes.ReplacedBox) or _has_ground(box):
            yield float(box.border_box_y()), float(box.border_box_y() + box.border_height()), box.element


def _has_ground(box: Any) -> bool:
    if box.element is None or box.element.tag in CANVAS or not hasattr(box, "border_top_width"):
        return False
    return getattr(box.style["background_color"], "alpha", 0) > 0 and box.height != "auto"


def _holes(page: Any) -> Iterator[tuple[str, Any]]:
    end = float(page.content_box_y())
    for top, bottom, element in sorted(_inked(page), key=lambda ink: ink[:2]):
        if top - end > HOLE * float(page.height):
            yield f"{(top - end) / float(page.height):.0%} of the page are empty above what stands here", element
        end = max(end, bottom)


def _report(message: str, page: int, element: Any, parents: dict[Any, Any]) -> Diagnostic:
    path = next((above.get("data-src") for above in _above(element, parents) if above.get("data-src")), "")
    return Diagnostic(Position(""), "page-end", f"page {page}: {message}", HINT, path, severity=Severity.WARNING)


def _above(element: Any, parents: dict[Any, Any]) -> Iterator[Any]:
    """An element, and those that it stands in, the nearest first."""
    while element is not None:
        yield element
        element = parents.get(element)


def _boxes(box: Any) -> Iterator[Any]:
    """The boxes of a page below one, in the order of the document, without those of its margins."""
    from weasyprint.formatting_structure import boxes

    waiting = [*reversed(getattr(box, "children", ()))]
    while waiting:
        child = waiting.pop()
        inner = getattr(child, "_box", child)
        if not isinstance(inner, boxes.MarginBox):
            yield inner
            waiting += reversed(getattr(inner, "children", ()))


def _texts(box: Any) -> Iterator[Any]:
    """The runs of text that are seen."""
    return (each for each in _boxes(box) if hasattr(each, "text") and each.text.strip())


def _words(box: Any, limit: int | None = 60) -> str:
    return " ".join("".join(each.text for each in _texts(box)).split())[:limit]


def _parted(page: Any, parents: dict[Any, Any], is_last: bool) -> Iterator[tuple[str, Any]]:
    """The heading at the end of a page that something follows."""
    texts = [] if is_last else list(_texts(page))
    above = list(_above(texts[-1].element, parents)) if texts else []
    head = next((each for each in above if each.tag in HEADINGS or _is_caption(each, parents)), None)
    if head is None:
        return
    lines = {text.position_y for text in texts if head in _above(text.element, parents)}
    if head.tag != "p" or len(lines) <= CAPTION_LINES:
        yield f"“{' '.join(texts[-1].text.split())}” is parted from what it heads", head


def _is_caption(element: Any, parents: dict[Any, Any]) -> bool:
    """Whether an element stands between a heading and its table."""
    beside = list(parents.get(element, ()))
    place = beside.index(element) if element in beside else 0
    around = (*(each.tag for each in beside[place - 1 : place]), *(each.tag for each in beside[place + 1 : place + 2]))
    return element.tag == "p" and len(around) == 2 and around[0] in HEADINGS and around[1] in BODIES


def _crossed(page: Any, parents: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Headings that a rule runs through, or touches."""
    lines = [line for box in _boxes(page) for line in _rules(box)]
    for text in _texts(page):
        heading = next((above for above in _above(text.element, parents) if above.tag in HEADINGS), None)
        if heading is None or heading.tag in ("thead", "caption"):
            continue
        base, size = text.position_y + text.baseline, text.style["font_size"]
        if any(_touches(line, text, base - 0.72 * size, base + BELOW_EM * size) for line in lines):
            yield f"a rule runs through “{' '.join(text.text.split())[:60]}”", heading


def _touches(line: Line, text: Any, top: float, bottom: float) -> bool:
    across = min(line.right, text.position_x + text.width) - max(line.left, text.position_x)
    return across > 1 and top < line.y < bottom


def _rules(box: Any) -> Iterator[Line]:
    """The upper and the lower border of a box, where it has them."""
    if not hasattr(box, "border_top_width") or box.width == "auto":
        return
    left, top = box.border_box_x(), box.border_box_y()
    for width, y in ((box.border_top_width, top), (box.border_bottom_width, top + box.border_height())):
        if width:
            yield Line(left, left + box.border_width(), y)


def _alone(page: Any, parents: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """References that have a line to themselves or stand twice, and a last line of the foot that is one word."""
    from weasyprint.formatting_structure import boxes

    for box in _boxes(page._page_box):
        lines = [child for child in getattr(box, "children", ()) if isinstance(child, boxes.LineBox)]
        cited = [_is_reference(line, parents) for line in lines]
        if lines and (twice := TWICE.search(_words(box, limit=None))):
            yield f"“{twice[0]}” names a paragraph twice", next(_texts(box)).element
        if len(lines) > 1 and not all(cited):
            yield from (
                (f"“{_words(line)}” has a line to itself", next(_texts(line)).element)
                for line, is_one in zip(lines, cited, strict=True)
                if is_one
            )
    for box in (child for child in page._page_box.children if isinstance(child, boxes.MarginBox)):
        lines = [each for each in _boxes(box) if isinstance(each, boxes.LineBox)]
        if len(lines) > 1 and len(_words(lines[-1]).split()) == 1:
            yield f"the last line of “{_words(lines[0])} …” at the edge is one word", None


def _is_reference(line: Any, parents: dict[Any, Any]) -> bool:
    """Whether nothing but one paragraph reference stands on a line."""
    said = [text for text in _texts(line) if WORD.search(text.text)]
    return sum(len(NUMBER.findall(text.text)) for text in said) in (1, 2) and all(
        any("locator" in above.get("class", "").split() for above in _above(text.element, parents)) for text in said
    )
