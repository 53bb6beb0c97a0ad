"""How much of each page an entry of the summary takes, for those who must cut.

In: WeasyPrint's laid-out document. Out: `Height` tuples. Never: changes the layout, or judges it.
It reads the private boxes of WeasyPrint 70, so that package is pinned exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Height = tuple[int, str, float, bool]
"""The page, the entry's YAML path, its height there in points, and whether this is a row of the evidence."""
ENTRY = re.compile(r"[\w-]+(\[\d+\])?")
PT_PER_PX = 0.75


def measure_heights(document: Any) -> list[Height]:
    """Every entry with its height on every page, in the order of the pages."""
    return [
        (number, path, PT_PER_PX * height_px, is_evidence)
        for number, page in enumerate(document.pages, 1)
        for path, height_px, is_evidence in _walk(page._page_box, is_evidence=False)
    ]


def _walk(box: Any, *, is_evidence: bool) -> Iterator[tuple[str, float, bool]]:
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    if not isinstance(box, boxes.ParentBox) or isinstance(box, boxes.MarginBox | boxes.InlineBox):
        return
    is_evidence = is_evidence or (box.element is not None and "evidence" in box.element.get("class", "").split())
    path = _path(box, is_row=is_evidence and isinstance(box, boxes.TableRowBox))
    if path and isinstance(box.height, float | int):
        yield path, box.height, is_evidence
        return
    for child in box.children:
        yield from _walk(child, is_evidence=is_evidence)


def _path(box: Any, *, is_row: bool) -> str:
    """The entry that a box prints; for a row of the evidence the first that stands in it."""
    if box.element is None:
        return ""
    within = box.element.iter() if is_row else [box.element]
    sources = (element.get("data-src", "") for element in within)
    found = ENTRY.match(next((source for source in sources if source), ""))
    return found[0] if found else ""
