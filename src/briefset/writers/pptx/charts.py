"""Native charts on slides.

In: a `Chart` and a slide. Out: its frame, editable in PowerPoint; a timeline as a group of named shapes.
Never: the chart's own XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from briefset.charts import draw_chart
from briefset.charts.kinds import KINDS
from briefset.charts.picture import Bar, Label, Line, Mark, Marker
from briefset.writers.ooxml.chart_bars import CATEGORY_SHARE
from briefset.writers.ooxml.chart_part import Frame, chart_part
from briefset.writers.ooxml.chart_xml import SLOTS, text_runs
from briefset.writers.ooxml.workbook import workbook
from briefset.writers.ooxml.xml import Node, build, qualify, serialize
from briefset.writers.pptx.deck import Chart, Paragraph, Run
from briefset.writers.pptx.layouts import Box, Level, Placeholder
from briefset.writers.pptx.library import add_chart_part
from briefset.writers.pptx.shapes import Ids, emu, frame_node, group_node, no_line, shape_node
from briefset.writers.pptx.text import EASTERN, ParagraphStyle, TextStyle, fit_text, paragraph_node, solid

CATEGORY_PT = 16.0
NAME_GAP_PT, NAME_FLOOR_PT = 12.0, 14.0
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def add_chart(slide: Any, chart: Chart, place: Placeholder, date: datetime, language: str, family: str) -> Node:
    """The frame of the chart; its workbook is dated `date`."""
    frame = _frame(chart, place, family)
    data = serialize(chart_part(chart.data, frame, language))
    return _graphic(add_chart_part(slide, data, workbook(chart.data, date)), place)


def _frame(chart: Chart, place: Placeholder, family: str) -> Frame:
    width_pt, height_pt = place.box.width_pt, place.box.height_pt
    value_pt = KINDS[chart.data.kind].slide_value_pt
    return Frame(width_pt, height_pt, value_pt, CATEGORY_PT, family=family, eastern=EASTERN, names_bars=False)


def _graphic(relation: str, place: Placeholder) -> Node:
    """A graphic frame (ECMA-376, part 1, 19.3.1.21); its caller gives it id, name and text alternative."""
    locks = build("p:cNvGraphicFramePr", {}, build("a:graphicFrameLocks", {"noGrp": 1}))
    head = build("p:nvGraphicFramePr", {}, build("p:cNvPr", {"id": 1, "name": ""}), locks, build("p:nvPr"))
    graphic = build("a:graphicData", {"uri": CHARTS}, build("c:chart", {"r:id": relation}))
    return build("p:graphicFrame", {}, head, frame_node("p:xfrm", place.box), build("a:graphic", {}, graphic))


def bar_names(chart: Chart, place: Placeholder, ids: Ids, text_style: TextStyle) -> Node:
    """The names of lying bars as texts left of them, the key word in bold: an axis would centre their lines."""
    box, rows = place.box, chart.data.rows
    width_pt, row_pt = CATEGORY_SHARE * box.width_pt - NAME_GAP_PT, box.height_pt / len(rows)

    def shapes() -> Iterator[Node]:
        for number, row in enumerate(rows):
            room = Box(box.x_pt, box.y_pt + number * row_pt, width_pt, row_pt)
            lines = (Paragraph((Run(row.label, bold=True),)), Paragraph((Run(_bound(row.terms), soft=True),)))
            text = _name_text(tuple(line for line in lines if line.text), row.path or chart.path, room, text_style)
            yield shape_node(ids, row.label, "rect", room, build("a:noFill"), no_line(), text=text)

    return group_node(ids, f"{place.name}: names", "", Box(box.x_pt, box.y_pt, width_pt, box.height_pt), shapes())


def _bound(text: str) -> str:
    """The text with its last two words on one line."""
    head, space, last = text.rpartition(" ")
    return f"{head}\u00a0{last}" if space and " " in head else text


def _name_text(lines: tuple[Paragraph, ...], path: str, room: Box, text_style: TextStyle) -> Node:
    size_pt = fit_text(lines, [Level(CATEGORY_PT, text_style.minor, False, 1.0, 0.0)], room, NAME_FLOOR_PT, path)
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    body = build("a:bodyPr", {**insets, "wrap": "square", "anchor": "ctr"}, build("a:noAutofit"))
    nodes = (paragraph_node(line, text_style, style=ParagraphStyle(size_pt)) for line in lines)
    return build("p:txBody", {}, body, build("a:lstStyle"), *nodes)


def drawn_chart(chart: Chart, place: Placeholder, ids: Ids, language: str, family: str) -> Node:
    """The chart as one group of shapes: lines and dots are ornaments, every line of text is a named shape."""
    box, frame = place.box, _frame(chart, place, family)
    picture = draw_chart(chart.data, box.width_pt, "slide", box.height_pt, family)
    bars = [bar for mark in picture.marks for bar in mark.bars]
    lines = [line for mark in picture.marks for line in mark.lines]
    markers = [marker for mark in picture.marks for marker in mark.markers]

    def shapes() -> Iterator[Node]:
        yield from (_bar_node(bar, box, ids) for bar in bars)
        yield from (_line_node(line, box, ids) for line in lines)
        yield from (_marker_node(marker, box, ids) for marker in markers)
        yield from (_words_node(mark, frame, box, ids, language) for mark in picture.marks if mark.labels)

    return group_node(ids, place.name, chart.alt, box, shapes())


def _bar_node(bar: Bar, box: Box, ids: Ids) -> Node:
    place = _on(box, bar.x_pt, bar.y_pt, bar.width_pt, bar.height_pt)
    return shape_node(ids, "Bar", "rect", place, solid(SLOTS[bar.role]), no_line(), ornament=True)


def _line_node(line: Line, box: Box, ids: Ids) -> Node:
    left_pt, top_pt = min(line.x1_pt, line.x2_pt), min(line.y1_pt, line.y2_pt)
    sizes = abs(line.x2_pt - line.x1_pt), abs(line.y2_pt - line.y1_pt)
    outline = build("a:ln", {"w": emu(line.width_pt)}, solid(SLOTS[line.role]))
    node = shape_node(ids, "Line", "line", _on(box, left_pt, top_pt, *sizes), outline, ornament=True)
    if (line.x2_pt - line.x1_pt) * (line.y2_pt - line.y1_pt) < 0:
        next(node.iter(qualify("a:xfrm"))).set("flipV", "1")
    return node


def _marker_node(marker: Marker, box: Box, ids: Ids) -> Node:
    square, slot = marker.box, SLOTS[marker.role]
    place = _on(box, square.left_pt, square.top_pt, 2 * marker.radius_pt, 2 * marker.radius_pt)
    line = build("a:ln", {"w": emu(0.4 * marker.radius_pt)}, solid(slot))
    return shape_node(ids, "Dot", "ellipse", place, solid("bg1" if marker.hollow else slot), line, ornament=True)


def _words_node(mark: Mark, frame: Frame, box: Box, ids: Ids, language: str) -> Node:
    """The labels of one mark as one text shape; lines of one date or text are paragraphs."""
    boxes = [label.box for label in mark.labels]
    left_pt, top_pt = min(place.left_pt for place in boxes), min(place.top_pt for place in boxes)
    width_pt = max(place.right_pt for place in boxes) - left_pt
    height_pt = max(place.bottom_pt for place in boxes) - top_pt
    texts = (_text_node(label, frame, box, ids, language) for label in mark.labels)
    name = mark.labels[0].text if mark.cell else "Years"
    return group_node(ids, name, "", _on(box, left_pt, top_pt, width_pt, height_pt), texts)


def _text_node(label: Label, frame: Frame, box: Box, ids: Ids, language: str) -> Node:
    place = label.box
    look: dict[str, str | int] = {"lang": language, "sz": round(100 * label.size_pt), "b": int(label.bold)}
    runs = text_runs(label.text, look, SLOTS[label.role], language, frame)
    align = {"start": "l", "middle": "ctr", "end": "r"}[label.anchor]
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    body = build("a:bodyPr", {**insets, "wrap": "none", "anchor": "ctr"}, build("a:noAutofit"))
    text = build("p:txBody", {}, body, build("a:lstStyle"), build("a:p", {}, build("a:pPr", {"algn": align}), *runs))
    where = _on(box, place.left_pt, place.top_pt, label.width_pt, place.bottom_pt - place.top_pt)
    return shape_node(ids, label.text, "rect", where, build("a:noFill"), no_line(), text=text)


def _on(box: Box, x_pt: float, y_pt: float, width_pt: float, height_pt: float) -> Box:
    """A place in the picture as a place on the slide."""
    return Box(box.x_pt + x_pt, box.y_pt + y_pt, width_pt, height_pt)
