"""Native tables.

In: a `Table` and a slide. Out: the slide's table, in a placeholder, in a style of the reference.
Never: merged cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from briefset.charts import GROWTH, SINGLE_GROWTH
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.writers.ooxml.fit import (
    SizedParagraph,
    SizedRun,
    fit_widths,
    height_pt,
    line_em,
    widest_piece_pt,
)
from briefset.writers.ooxml.xml import Node, build, qualify
from briefset.writers.pptx.deck import Cell, Paragraph, Table
from briefset.writers.pptx.layouts import Faces, Placeholder
from briefset.writers.pptx.library import Emu, cell_node
from briefset.writers.pptx.shapes import emu
from briefset.writers.pptx.text import OFFICE_FACES, WIDEST, ParagraphStyle, TextStyle, paragraph_node

PARAGRAPH_STYLES: dict[str, dict[str, ParagraphStyle]] = {
    "steps": {
        "": ParagraphStyle(26, "accent1", "major", pitch_pt=36),
        "head": ParagraphStyle(20, bold=True, pitch_pt=26),
        "text": ParagraphStyle(18, "tx2", pitch_pt=24),
    },
    "rows": {"": ParagraphStyle(22, pitch_pt=28), "heading": ParagraphStyle(26, "accent1", "major", pitch_pt=32)},
    "table": {"": ParagraphStyle(16, pitch_pt=21), "heading": ParagraphStyle(16, bold=True, pitch_pt=21)},
}
"""How text looks in each kind of table, by the paragraph's class; `heading` is a heading cell without one."""
TABLE_STYLES = {
    "steps": "Briefset Rows",
    "rows": "Briefset Rows",
    "table": "Briefset Comparison",
}
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""“No Style, No Grid”, which every PowerPoint has."""
TWIPS = 20
ROW_PT, SINGLE_ROW_PT = {"steps": 112.0, "rows": 170.0, "table": 114.0}, 300.0
"""The most that a row takes of its slide, that of the heads aside; where there are more rows they share it."""
GROWING = ("rows", "table")
"""Kinds whose type steps up where there is little of it, and which have room for a row more, as far as it goes."""
HEAD_AIR = 0.2
Looks = Mapping[str, ParagraphStyle]
PADDING_PT = {"steps": (12.0, 0.0, 0.0), "rows": (4.0, 4.0, 16.0), "table": (4.0, 4.0, 16.0)}
"""Above a cell's text, below it, and right of it."""
CROWDED, CROWDED_PADDING_PT = 4, (6.0, 0.0, 0.0)
"""So many steps stand closer."""
ANCHORS = {"rows": "ctr", "table": "ctr"}


def add_table(
    slide: Any, table: Table, place: Placeholder, styles: Mapping[str, str], text_style: TextStyle, faces: Faces
) -> Node:
    """The table in its placeholder; `styles` are the reference's table styles, id by name.

    Raises `Failure` at the YAML path of the first row that runs past the placeholder.
    """
    box = place.box
    columns = len(table.rows[0])
    widths_pt = _widths_pt(table, box.width_pt, columns, faces)
    padding_pt = _padding_pt(table)
    looks = _looks(table, widths_pt, box.height_pt, faces)
    heights_pt = _heights_pt(table, widths_pt, box.height_pt, looks, faces)
    _check(table, heights_pt, box.height_pt)
    corners = (Emu(emu(value)) for value in (box.x_pt, box.y_pt, box.width_pt, sum(heights_pt)))
    frame = slide.shapes.add_table(len(table.rows), columns, *corners)
    native = frame.table
    native.first_row, native.first_col, native.horz_banding = table.head, not table.head or columns > 1, False
    frame.element.find(f".//{qualify('a:tableStyleId')}").text = styles.get(TABLE_STYLES.get(table.kind, ""), NO_STYLE)
    for column, width_pt in zip(native.columns, widths_pt, strict=True):
        column.width = Emu(emu(width_pt))
    for row, cells, tall_pt in zip(native.rows, table.rows, heights_pt, strict=True):
        row.height = Emu(emu(tall_pt))
        for native_cell, cell in zip(row.cells, cells, strict=True):
            _fill(cell_node(native_cell), cell, (table.kind, looks), padding_pt, text_style)
    element: Node = frame.element
    return element


def _widths_pt(table: Table, width_pt: float, columns: int, faces: Faces) -> list[float]:
    """The widths by their shares, but for what the longest word of a column needs."""
    shares = table.widths if len(table.widths) == columns else (1.0,) * columns
    weighed = [round(width_pt * share / sum(shares) * TWIPS) for share in shares]
    looks, right_pt = PARAGRAPH_STYLES.get(table.kind, PARAGRAPH_STYLES["table"]), _padding_pt(table)[2]
    cells = zip(*table.rows, strict=True)
    least = [
        max(_longest_pt(cell, looks, each) for cell in column for each in _drawn(faces)) + right_pt for column in cells
    ]
    return [width / TWIPS for width in fit_widths(weighed, [ceil(TWIPS * need) for need in least])]


def _drawn(faces: Faces) -> tuple[Faces, ...]:
    """The faces, and those that a program may have in their place."""
    return (faces,) if {faces.major, faces.minor} <= OFFICE_FACES else (faces, Faces(WIDEST, WIDEST))


def _longest_pt(cell: Cell, looks: Looks, faces: Faces) -> float:
    """The width of the longest word of a cell."""
    return max(map(widest_piece_pt, _sized_paragraphs(cell, looks, faces)), default=0.0)


def _looks(table: Table, widths_pt: list[float], room_pt: float, faces: Faces) -> Looks:
    """How its text looks: in the largest type that has room, where the kind grows."""
    styles = PARAGRAPH_STYLES.get(table.kind, PARAGRAPH_STYLES["table"])
    steps = SINGLE_GROWTH if len(table.rows) < 2 else GROWTH
    for share in steps if table.kind in GROWING else ():
        larger = {name: style.scaled(share) for name, style in styles.items()}
        rows = [_row_height_pt(row, widths_pt, larger, _padding_pt(table), faces) for row in table.rows]
        if sum(rows) + max(rows) * _spare(table) <= room_pt and _holds_words(table, widths_pt, larger, faces):
            return larger
    return styles


def _spare(table: Table) -> int:
    """For how many rows more there should be room."""
    return int(len(table.rows) - table.head > 1)


def _holds_words(table: Table, widths_pt: list[float], looks: Looks, faces: Faces) -> bool:
    """Whether no word is wider than its cell."""
    right_pt = _padding_pt(table)[2]
    return all(
        _longest_pt(cell, looks, each) <= width_pt - right_pt
        for row in table.rows
        for cell, width_pt in zip(row, widths_pt, strict=True)
        for each in _drawn(faces)
    )


def _heights_pt(table: Table, widths_pt: list[float], room_pt: float, looks: Looks, faces: Faces) -> list[float]:
    """Rows of one height, with room for another as far as it goes; where one needs more, what is left is shared out."""
    needed_pt = [_row_height_pt(row, widths_pt, looks, _padding_pt(table), faces) for row in table.rows]
    spare_pt = max(0.0, room_pt - sum(needed_pt))
    heads_pt = [head + min(HEAD_AIR * head, spare_pt) for head in needed_pt[: int(table.head)]]
    del needed_pt[: len(heads_pt)]
    free_pt = room_pt - sum(heads_pt)
    most_pt = SINGLE_ROW_PT if table.kind in GROWING and len(needed_pt) < 2 else ROW_PT.get(table.kind, free_pt)
    least_pt = min(most_pt, free_pt / (len(needed_pt) + _spare(table)))
    if max(needed_pt) <= least_pt:
        return [*heads_pt, *[least_pt] * len(needed_pt)]
    spare_pt = max(0.0, least_pt * len(needed_pt) - sum(needed_pt))
    return [*heads_pt, *(row_pt + spare_pt / len(needed_pt) for row_pt in needed_pt)]


def _padding_pt(table: Table) -> tuple[float, float, float]:
    if table.kind == "steps" and len(table.rows) >= CROWDED:
        return CROWDED_PADDING_PT
    return PADDING_PT.get(table.kind, (4.0, 4.0, 8.0))


def _row_height_pt(
    row: tuple[Cell, ...], widths_pt: list[float], looks: Looks, padding_pt: tuple[float, float, float], faces: Faces
) -> float:
    above_pt, below_pt, right_pt = padding_pt
    tall = (
        height_pt(_sized_paragraphs(cell, looks, faces), width_pt - right_pt)
        for cell, width_pt in zip(row, widths_pt, strict=True)
    )
    return max(tall) + above_pt + below_pt


def _sized_paragraphs(cell: Cell, looks: Looks, faces: Faces) -> tuple[SizedParagraph, ...]:
    found = []
    for paragraph in cell.paragraphs:
        style = find_style(paragraph, cell, looks)
        family = faces.major if style.font == "major" else faces.minor
        weight = "bold" if style.bold else "regular"
        found.append(
            SizedParagraph(
                tuple(SizedRun(run.text, family, weight) for run in paragraph.runs), style.size_pt, style.pitch
            )
        )
    return tuple(found)


def find_style(paragraph: Paragraph, cell: Cell, looks: Looks) -> ParagraphStyle:
    """How a paragraph looks among the looks of its table."""
    names = filter(None, (paragraph.name, "heading" if cell.heading else ""))
    return next((looks[name] for name in names if name in looks), looks[""])


def _check(table: Table, heights_pt: list[float], room_pt: float) -> None:
    used_pt = 0.0
    for path, tall_pt in zip(table.paths, heights_pt, strict=True):
        used_pt += tall_pt
        if used_pt > room_pt + 1:
            over = round((sum(heights_pt) - room_pt) / (16 * line_em("Calibri")) + 0.5)
            message = "this row runs past the end of its slide"
            hint = f"shorten the table by about {over} line{'s' if over != 1 else ''}, or leave out rows"
            raise Failure([Diagnostic(Position(""), "overflow", message, hint, path)])


def _fill(
    native: Any, cell: Cell, look: tuple[str, Looks], padding_pt: tuple[float, float, float], text_style: TextStyle
) -> None:
    kind, looks = look
    above_pt, below_pt, right_pt = padding_pt
    paragraphs = [paragraph_node(part, text_style, style=find_style(part, cell, looks)) for part in cell.paragraphs]
    body = build("a:txBody", {}, build("a:bodyPr"), build("a:lstStyle"), *paragraphs)
    native.replace(native.find(qualify("a:txBody")), body)
    margins = {"marL": 0, "marR": emu(right_pt), "marT": emu(above_pt), "marB": emu(below_pt)}
    properties = native.get_or_add_tcPr()
    for key, value in {**margins, "anchor": ANCHORS.get(kind, "t")}.items():
        properties.set(key, str(value))
