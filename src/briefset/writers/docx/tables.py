"""Tables: native ones, with a caption above, a repeated header row, rows that do not split, and cells to write in.

In: a `table` element. Out: the caption's paragraph and a `w:tbl`. Never: a border, a fill or a font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, pairwise
from math import ceil

from briefset.diagnostics import Diagnostic, Position
from briefset.pages.doctree import Element, rows_of
from briefset.writers.docx.metrics import Metrics
from briefset.writers.docx.styles import Styles
from briefset.writers.ooxml.fit import fit_widths
from briefset.writers.ooxml.xml import Node, build, flag, qualify

Paragraph = Callable[[Element], Node]
Cell = list[Node]
"""The paragraphs of a cell."""
TWIPS_PER_POINT = 20
SMALL_ROWS = 4
"""A table of so many rows, head included, stands on one page, unless it is to be written in."""


def table_nodes(
    table: Element,
    styles: Styles,
    paragraph: Paragraph,
    metrics: Metrics,
    width_twips: int,
    faults: list[Diagnostic],
) -> Iterator[Node]:
    """The caption's paragraph, if there is one, and the table over the whole width.

    Column widths follow the weights in `<col data-width>`, equal without them, but for what the longest word of a
    column needs; without room for those the last columns stand in one, and where even that does not do, the table is
    one of the `faults`. `data-row-pt` is the least height of its body rows, whose empty cells are to be written in.
    """
    caption = next((child for child in table.elements() if child.tag == "caption"), None)
    if caption is not None:
        yield paragraph(caption)
    heads = {id(line) for part in table.elements() if part.tag == "thead" for line in part.elements()}
    rows = [([[paragraph(cell)] for cell in cells], id(line) in heads) for line, cells in rows_of(table)]
    _keep_together([cells for cells, _ in rows], whole=len(rows) <= SMALL_ROWS and not table.get("data-row-pt"))
    needs = partial(_least_twips, metrics=metrics, style=styles.get(table) or "", heads=_has_heads(table))
    weighed = column_widths(table, len(rows[0][0]), width_twips)
    rows, weighed, least = _beside_each_other(rows, weighed, needs)
    widths = fit_widths(weighed, least)
    if sum(least) > width_twips:
        message = f"its longest words need {sum(least) / width_twips:.0%} of the width of the page"
        hint = "shorten the longest word of each column, or leave a column out"
        faults.append(Diagnostic(Position(""), "overflow", message, hint, table.get("data-src")))
    height_twips = round(float(table.get("data-row-pt", "0")) * TWIPS_PER_POINT)
    yield build(
        "w:tbl",
        {},
        _properties(table, styles, caption, width_twips),
        build("w:tblGrid", {}, *(build("w:gridCol", {"w:w": width}) for width in widths)),
        *(_row(cells, head, widths, 0 if head else height_twips) for cells, head in rows),
    )


def _beside_each_other(
    rows: list[tuple[list[Cell], bool]], widths: list[int], needs: Callable[[list[list[Cell]]], list[int]]
) -> tuple[list[tuple[list[Cell], bool]], list[int], list[int]]:
    """The rows in as many columns as have room beside each other, the widths of those, and what each needs."""
    while sum(least := needs([cells for cells, _ in rows])) > sum(widths) and len(widths) > 1:
        widths = [*widths[:-2], sum(widths[-2:])]
        rows = [([*cells[:-2], _joined(*cells[-2:])], head) for cells, head in rows]
    return rows, widths, least


def _joined(above: Cell, below: Cell) -> Cell:
    """Two cells as one, without the empty paragraph of either."""
    return [words for words in (*above, *below) if next(words.iter(qualify("w:r")), None) is not None] or above


def _keep_together(rows: list[list[Cell]], *, whole: bool) -> None:
    """Keep all rows on one page, or the last two."""
    for cells in rows[:-1] if whole else rows[-2:-1]:
        _keep_with_next(cells)


def _keep_with_next(cells: Iterable[Cell]) -> None:
    """Keep a row on the page of the one after it (ISO/IEC 29500-1, 17.3.1.15)."""
    for words in chain.from_iterable(cells):
        properties = words.find(qualify("w:pPr"))
        if properties is not None:
            style = properties.find(qualify("w:pStyle"))
            properties.insert(0 if style is None else properties.index(style) + 1, flag("w:keepNext"))


def column_widths(table: Element, count: int, width_twips: int) -> list[int]:
    """Widths in twips by weight that add up to the whole width."""
    said = [float(col.get("data-width", "1")) for col in table.walk() if col.tag == "col"]
    weights = [*said, *[sum(said) / len(said) if said else 1.0] * (count - len(said))][:count]
    edges = [round(sum(weights[:index]) / sum(weights) * width_twips) for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _least_twips(rows: list[list[Cell]], metrics: Metrics, style: str, *, heads: bool) -> list[int]:
    """What each column needs for its longest word; row heads are as the style has the first column."""
    _, across_pt = metrics.cell_margins_pt(style)
    strong = heads and metrics.has_strong_heads(style)
    columns = zip(*rows, strict=True)
    return [
        ceil(
            (
                max(metrics.least_width_pt(words, strong=strong and not number) for cell in cells for words in cell)
                + across_pt
            )
            * TWIPS_PER_POINT
        )
        for number, cells in enumerate(columns)
    ]


def _has_heads(table: Element) -> bool:
    return any(cell.tag == "th" and cell.get("scope") == "row" for cell in table.walk())


def _properties(table: Element, styles: Styles, caption: Element | None, width_twips: int) -> Node:
    title = caption.text() if caption is not None else table.get("aria-label")
    heads = _has_heads(table)
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


def _row(cells: list[Cell], head: bool, widths: list[int], height_twips: int) -> Node:
    height = build("w:trHeight", {"w:val": height_twips, "w:hRule": "atLeast"}) if height_twips else None
    properties = build("w:trPr", {}, flag("w:cantSplit"), height, flag("w:tblHeader") if head else None)
    return build("w:tr", {}, properties, *(_cell(cell, width) for cell, width in zip(cells, widths, strict=True)))


def _cell(words: Cell, width_twips: int) -> Node:
    return build("w:tc", {}, build("w:tcPr", {}, build("w:tcW", {"w:w": width_twips, "w:type": "dxa"})), *words)
