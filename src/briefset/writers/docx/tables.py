"""Tables: native ones, with a caption above, a repeated header row, rows that do not split, and cells to write in.

In: a `table` element. Out: the caption's paragraph and a `w:tbl`. Never: a border, a fill or a font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from briefset.pages.doctree import Element
from briefset.writers.docx.styles import Styles
from briefset.writers.ooxml.xml import Node, build, flag

Paragraph = Callable[[Element], Node]
TWIPS_PER_POINT = 20


def table_nodes(table: Element, styles: Styles, paragraph: Paragraph, width_twips: int) -> Iterator[Node]:
    """The caption's paragraph, if there is one, and the table over the whole width.

    Column widths follow the weights in `<col data-width>`, equal without them; `data-row-pt` on the table is the least
    height of its body rows, whose empty cells are to be written in.
    """
    caption = next((child for child in table.elements() if child.tag == "caption"), None)
    if caption is not None:
        yield paragraph(caption)
    rows = [
        (row, part.tag == "thead")
        for part in table.elements()
        if part.tag in ("thead", "tbody")
        for row in part.elements()
    ]
    widths = column_widths(table, max(len(list(row.elements())) for row, _ in rows), width_twips)
    height_twips = round(float(table.get("data-row-pt", "0")) * TWIPS_PER_POINT)
    yield build(
        "w:tbl",
        {},
        _properties(table, styles, caption, width_twips),
        build("w:tblGrid", {}, *(build("w:gridCol", {"w:w": width}) for width in widths)),
        *(_row(row, head, widths, 0 if head else height_twips, paragraph) for row, head in rows),
    )


def column_widths(table: Element, count: int, width_twips: int) -> list[int]:
    """Widths in twips that add up to the whole width."""
    weights = [float(col.get("data-width", "1")) for col in table.walk() if col.tag == "col"] or [1.0] * count
    edges = [round(sum(weights[:index]) / sum(weights) * width_twips) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: Element, styles: Styles, caption: Element | None, width_twips: int) -> Node:
    title = caption.text() if caption is not None else table.get("aria-label")
    heads = any(cell.tag == "th" and cell.get("scope") == "row" for cell in table.walk())
    look = {
        "w:val": "06A0" if heads else "0620",
        "w:firstRow": 1,
        "w:lastRow": 0,
        "w:firstColumn": int(heads),
        "w:lastColumn": 0,
        "w:noHBand": 1,
        "w:noVBand": 1,
    }
    return build(
        "w:tblPr",
        {},
        flag("w:tblStyle", styles.get(table)),
        flag("w:bidiVisual") if table.get("dir") == "rtl" else None,
        build("w:tblW", {"w:w": width_twips, "w:type": "dxa"}),
        build("w:tblLayout", {"w:type": "fixed"}),
        build("w:tblLook", look),
        flag("w:tblCaption", title) if title else None,
    )


def _row(row: Element, head: bool, widths: list[int], height_twips: int, paragraph: Paragraph) -> Node:
    height = build("w:trHeight", {"w:val": height_twips, "w:hRule": "atLeast"}) if height_twips else None
    properties = build("w:trPr", {}, flag("w:cantSplit"), height, flag("w:tblHeader") if head else None)
    cells = zip(row.elements(), widths, strict=True)
    return build("w:tr", {}, properties, *(_cell(cell, width, paragraph) for cell, width in cells))


def _cell(cell: Element, width_twips: int, paragraph: Paragraph) -> Node:
    width = build("w:tcW", {"w:w": width_twips, "w:type": "dxa"})
    return build("w:tc", {}, build("w:tcPr", {}, width), paragraph(cell))
