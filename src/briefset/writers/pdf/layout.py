"""What stands where on WeasyPrint's pages, and what a reader would not see: text cut, pushed off, printed over.

In: WeasyPrint's laid-out document. Out: diagnostics with the `data-src` path of the text; `Height`s of the entries, for
those who must cut. Never: changes the layout.
It reads the private boxes of WeasyPrint 70, so that package is pinned exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefset.diagnostics import Diagnostic, Position
from briefset.pages.doctree import Doctree, Element

SLACK_PX = 1.0
OVERLAP_PX = 2.0
ASCENT_EM, DESCENT_EM = 0.72, 0.2
PX_PER_PT = 4 / 3
SMALLEST_PT = 7.6
HOW_TO_CUT = "shorten the text, or select less for this product"


@dataclass(frozen=True, slots=True)
class Ink:
    """What one run of text covers on its page, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    element: Any
    size_px: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A box that its text may not leave; `closed` also below."""

    left: float
    right: float
    bottom: float
    closed: bool


def find_layout_faults(document: Any, root: Any) -> list[Diagnostic]:
    """Text outside its page, its frame or its line; text over text; type below 7.6 pt."""
    paths = _paths(root)
    faults = []
    for number, page in enumerate(document.pages, 1):
        inks: list[Ink] = []
        for ink, frames in _inks(page._page_box):
            inks.append(ink)
            faults += [_report(message, ink, number, paths) for message in _complaints(ink, frames)]
        faults += [_report("prints over other text", ink, number, paths) for ink in _overlaps(inks)]
    return list(dict.fromkeys(faults))


def _paths(root: Any) -> dict[Any, str]:
    """The nearest `data-src` of each element."""
    paths = {root: root.get("data-src", "")}
    for element in root.iter():
        for child in element:
            paths[child] = child.get("data-src") or paths[element]
    return paths


def _report(message: str, ink: Ink, page: int, paths: dict[Any, str]) -> Diagnostic:
    words = " ".join(ink.text.split())[:60]
    return Diagnostic(
        Position(""), "overflow", f"“{words}” {message} on page {page}", HOW_TO_CUT, paths.get(ink.element, "")
    )


def _inks(page: Any) -> Iterator[tuple[Ink, list[Frame]]]:
    from weasyprint.formatting_structure import boxes

    for child in page.children:
        if not isinstance(child, boxes.MarginBox):
            yield from _walk(child, [_frame(page, closed=True)])


def _walk(box: Any, frames: list[Frame]) -> Iterator[tuple[Ink, list[Frame]]]:
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield _ink(box), frames
        return
    if isinstance(box, boxes.BlockContainerBox):
        frames = [*frames, _frame(box, closed=_has_height(box))]
    for child in getattr(box, "children", ()):
        yield from _walk(child, frames)


def _has_height(box: Any) -> bool:
    return not isinstance(box.style["height"], str)


def _frame(box: Any, closed: bool) -> Frame:
    left, top = box.content_box_x(), box.content_box_y()
    return Frame(left, left + box.width, top + box.height, closed)


def _ink(box: Any) -> Ink:
    size, base = box.style["font_size"], box.position_y + box.baseline
    right = box.position_x + box.width
    return Ink(box.position_x, base - ASCENT_EM * size, right, base + DESCENT_EM * size, box.text, box.element, size)


def _complaints(ink: Ink, frames: list[Frame]) -> Iterator[str]:
    if any(frame.closed and ink.bottom > frame.bottom + SLACK_PX for frame in frames):
        yield "runs past the end of its box"
    if ink.right > frames[-1].right + SLACK_PX or ink.left < frames[-1].left - SLACK_PX:
        yield "is wider than its column"
    if ink.size_px < SMALLEST_PT * PX_PER_PT - 0.01:
        yield f"is set smaller than {SMALLEST_PT} pt"


def _overlaps(inks: list[Ink]) -> Iterator[Ink]:
    """Of every two runs that cover each other the larger, otherwise the later: the one that takes the room."""
    open_inks: list[Ink] = []
    for ink in sorted(inks, key=lambda item: (item.top, item.left)):
        open_inks = [other for other in open_inks if other.bottom > ink.top + OVERLAP_PX]
        covered = [other for other in open_inks if _share_px(ink, other) > OVERLAP_PX]
        if covered:
            yield max([ink, *covered], key=lambda item: item.size_px)
        open_inks.append(ink)


def _share_px(ink: Ink, other: Ink) -> float:
    return min(ink.right, other.right) - max(ink.left, other.left)


def find_missing_glyphs(document: Any, tree: Doctree) -> list[Diagnostic]:
    """One error for each character without a glyph and each place that has it."""
    return diagnose_glyphs({chr(code) for font in document.fonts.values() for code in font.missing}, tree)


def diagnose_glyphs(missing: Iterable[str], tree: Doctree) -> list[Diagnostic]:
    """The complaint about each character without a glyph, at each place that has it."""
    return [
        Diagnostic(
            Position(""),
            "no-glyph",
            f"{letter!r} (U+{ord(letter):04X}) has no glyph in the bundled fonts",
            "write it another way, or name a font file that has it in _brand.yml",
            path,
        )
        for letter in sorted(missing)
        for path in sorted(set(_holders(tree.root, letter, ""))) or [""]
    ]


def _holders(element: Element, letter: str, path: str) -> Iterator[str]:
    path = element.get("data-src") or path
    for child in element.children:
        if isinstance(child, Element):
            yield from _holders(child, letter, path)
        elif letter in child:
            yield path


def find_foreign_fonts(document: Any, families: set[str]) -> list[Diagnostic]:
    """One error for each family that was used without being one of the theme's."""
    foreign = {font.family for font in document.fonts.values()} - families
    hint = "use the serif, sans or cjk face of the theme, and give foreign text its lang"
    return [Diagnostic(Position(""), "font", f"text fell back to {family}", hint) for family in sorted(foreign)]


Height = tuple[int, str, float, bool]
"""The page, the entry's YAML path, its height there in points, and whether this is a row of the evidence."""
ENTRY = re.compile(r"[\w-]+(\[\d+\])?")
PT_PER_PX = 0.75


def measure_heights(document: Any) -> list[Height]:
    """Every entry with its height on every page, in the order of the pages."""
    return [
        (number, path, PT_PER_PX * height_px, is_evidence)
        for number, page in enumerate(document.pages, 1)
        for path, height_px, is_evidence in _entries(page._page_box, is_evidence=False)
    ]


def _entries(box: Any, *, is_evidence: bool) -> Iterator[tuple[str, float, bool]]:
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    if not isinstance(box, boxes.ParentBox) or isinstance(box, boxes.MarginBox | boxes.InlineBox):
        return
    is_evidence = is_evidence or (box.element is not None and "evidence" in box.element.get("class", "").split())
    path = _entry(box, is_row=is_evidence and isinstance(box, boxes.TableRowBox))
    if path and isinstance(box.height, float | int):
        yield path, box.height, is_evidence
        return
    for child in box.children:
        yield from _entries(child, is_evidence=is_evidence)


def _entry(box: Any, *, is_row: bool) -> str:
    """The entry that a box prints; for a row of the evidence the first that stands in it."""
    if box.element is None:
        return ""
    within = box.element.iter() if is_row else [box.element]
    sources = (element.get("data-src", "") for element in within)
    found = ENTRY.match(next((source for source in sources if source), ""))
    return found[0] if found else ""
