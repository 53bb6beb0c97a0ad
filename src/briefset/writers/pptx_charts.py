"""Native charts with an embedded workbook.

In: a `Chart` and a slide. Out: the slide's chart, in a placeholder, editable.
Never: a formula, a link, or a scale that does not start at zero.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

from briefset.writers.deck_parts import Bar, Chart
from briefset.writers.ooxml import Node, build, qualify
from briefset.writers.pptx_layouts import Box, Place
from briefset.writers.pptx_shapes import emu

LABEL_ROOM_PT, CATEGORY_ROOM_PT = 36.0, 30.0
ROW_SHARE = 0.72
"""How much of a row's width the longest bar takes; the rest is for its value."""
CATEGORY_SHARE = 224 / 652
"""How much of the width the categories of lying bars take."""
COLUMN_GAP, ROW_BAR_PT = 113, 36.0
VALUE_PT = {"pair": 22.0, "bars": 18.0}
CATEGORY_PT = 16.0
KINDS = {"pair": XL_CHART_TYPE.COLUMN_CLUSTERED, "bars": XL_CHART_TYPE.BAR_CLUSTERED}
COLOURS = {True: MSO_THEME_COLOR.ACCENT_1, False: MSO_THEME_COLOR.ACCENT_2}
FIRST_AXIS_ID = 111111110


def add_chart(slide: Any, chart: Chart, place: Place, date: datetime, language: str) -> Node:
    """The chart in its placeholder; its workbook is dated `date`."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # the library has no annotations here
    data.categories = [bar.name for bar in chart.bars]
    data.add_series(chart.unit, [bar.value for bar in chart.bars])
    corners = (Emu(emu(value)) for value in (place.box.x_pt, place.box.y_pt, place.box.width_pt, place.box.height_pt))
    frame = slide.shapes.add_chart(KINDS[chart.kind], *corners, data)
    native = frame.chart
    _style(native, chart)
    _place_plot(native, chart, place.box)
    _renumber_axes(native.element)
    _set_language(native.element, language)
    native.part.chart_workbook.update_from_xlsx_blob(workbook(chart, date))
    element: Node = frame.element
    return element


def workbook(chart: Chart, date: datetime) -> bytes:
    """Categories and values as a plain workbook: text stays text, whatever it begins with."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": date.replace(tzinfo=None)})
        sheet = book.add_worksheet()
        sheet.write_string(0, 1, chart.unit)
        for row, bar in enumerate(chart.bars, 1):
            sheet.write_string(row, 0, bar.name)
            sheet.write_number(row, 1, bar.value)
    return buffer.getvalue()


def _style(native: Any, chart: Chart) -> None:
    native.has_legend = False
    native.has_title = False
    native.font.size = Pt(CATEGORY_PT)
    native.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    _style_values(native.value_axis, chart)
    _style_categories(native.category_axis, chart)
    plot = native.plots[0]
    plot.vary_by_categories = False
    for number, bar in enumerate(chart.bars):
        point, last = plot.series[0].points[number], number == len(chart.bars) - 1
        point.format.fill.solid()
        point.format.fill.fore_color.theme_color = COLOURS[last or chart.kind == "bars"]
        _label(point.data_label, bar, VALUE_PT[chart.kind], accent=last and chart.kind == "pair")


def _style_values(axis: Any, chart: Chart) -> None:
    longest = max(bar.value for bar in chart.bars) or 1.0
    axis.visible = False
    axis.has_major_gridlines = axis.has_minor_gridlines = False
    axis.minimum_scale = 0
    axis.maximum_scale = longest if chart.kind == "pair" else round(longest / ROW_SHARE, 6)


def _style_categories(axis: Any, chart: Chart) -> None:
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.width = Pt(1.2)
    axis.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    axis.tick_labels.font.size = Pt(CATEGORY_PT)
    axis.tick_labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    if chart.kind == "bars":
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.reverse_order = True


def _label(label: Any, bar: Bar, size_pt: float, *, accent: bool) -> None:
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    frame = label.text_frame
    frame.text = bar.label
    frame.word_wrap = False
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(size_pt), True
    font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 if accent else MSO_THEME_COLOR.TEXT_1


def _place_plot(native: Any, chart: Chart, box: Box) -> None:
    """Fix the plot's inside, so that bars start and end where the PDF has them (ECMA-376, part 1, 21.2.2.95)."""
    upright = chart.kind == "pair"
    top, below, left = (LABEL_ROOM_PT, CATEGORY_ROOM_PT, 0.0) if upright else (0.0, 0.0, CATEGORY_SHARE)
    high = (box.height_pt - top - below) / box.height_pt
    shares = {"x": left, "y": top / box.height_pt, "w": 1.0 - left, "h": high}
    modes = [build("c:layoutTarget", {"val": "inner"})]
    modes += [build(f"c:{axis}Mode", {"val": "edge"}) for axis in "xy"]
    values = [build(f"c:{key}", {"val": f"{value:.6f}"}) for key, value in shares.items()]
    layout = build("c:layout", {}, build("c:manualLayout", {}, *modes, *values))
    area = next(native.element.iter(qualify("c:plotArea")))
    for old in area.findall(qualify("c:layout")):
        area.remove(old)
    area.insert(0, layout)
    row_pt = box.height_pt / len(chart.bars)
    bar_pt = min(ROW_BAR_PT, row_pt / 2)
    native.plots[0].gap_width = COLUMN_GAP if upright else round(100 * (row_pt - bar_pt) / bar_pt)


def _renumber_axes(root: Node) -> None:
    """Axis ids are unsigned (ECMA-376, part 1, 21.2.2.9); python-pptx writes negative ones."""
    known: dict[str, str] = {}
    for name in ("c:axId", "c:crossAx"):
        for node in root.iter(qualify(name)):
            number = known.setdefault(node.get("val", ""), str(FIRST_AXIS_ID + len(known)))
            node.set("val", number)


def _set_language(root: Node, language: str) -> None:
    for run in root.iter(qualify("a:r")):
        properties = run.find(qualify("a:rPr"))
        if properties is not None:
            properties.set("lang", language)
