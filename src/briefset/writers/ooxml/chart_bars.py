"""Native bars: standing, lying, and in groups.

In: `Data`, its grid, a frame, a language. Out: the children of a plot area. Never: a scale that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.charts import wrap_labels
from briefset.charts.data import Data, DataPoint
from briefset.charts.picture import SERIES_ROLES
from briefset.design.fonts import text_width_pt
from briefset.writers.ooxml.chart_xml import (
    CATEGORY_AXIS,
    SLOTS,
    VALUE_AXIS,
    Frame,
    category_axis,
    fill,
    label_flags,
    label_node,
    plot_layout,
    series_node,
    value_axis,
    value_node,
)
from briefset.writers.ooxml.workbook import Grid
from briefset.writers.ooxml.xml import Node, build

ROW_SHARE = 0.72
"""How much of a row's width the longest bar takes; the rest is for its value."""
CATEGORY_SHARE = 224 / 652
"""How much of the width the categories of lying bars take."""
COLUMN_GAP = 113
HANGING = 0.15
"""The room below bars that hang, for their values, as a share of the scale."""
LINE_EM = 1.25
AXIS_GAP_PT = 4.0
"""What LibreOffice leaves between an axis and its labels, however small they are."""


def column_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Bars that stand, the last in the accent."""
    room_pt, labels = (
        1.64 * frame.value_pt,
        wrap_labels(grid.categories, 0.9 * frame.width_pt / len(grid.categories), frame.category_pt, frame.family),
    )
    below_pt = (LINE_EM * max(map(len, labels)) + 0.625) * frame.category_pt + AXIS_GAP_PT
    head, foot = room_pt / frame.height_pt, below_pt / frame.height_pt
    yield plot_layout(0, head, 1, 1 - head - foot)
    yield _bar_chart("col", COLUMN_GAP, _bar_series(data, grid, frame, language))
    yield category_axis(grid.categories, frame, language, "b")
    low = data.low - HANGING * (data.high - data.low) if data.low < 0 else 0.0
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, (low, data.high or 1.0), "l")


def row_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Bars that lie, all in the accent."""
    row_pt = frame.height_pt / len(grid.categories)
    bar_pt = min(frame.bar_pt, row_pt / 2)
    yield plot_layout(CATEGORY_SHARE, 0, 1 - CATEGORY_SHARE, 1)
    yield _bar_chart("bar", round(100 * (row_pt - bar_pt) / bar_pt), _bar_series(data, grid, frame, language))
    yield category_axis(grid.categories, frame, language, "l", "low" if frame.names_bars else "none")
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, (data.low, round((data.high or 1.0) / ROW_SHARE, 6)), "b")


def group_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Lying bars in groups; each label holds its value and the name of its series, for there is no legend."""
    names = wrap_labels(grid.categories, CATEGORY_SHARE * frame.width_pt, frame.category_pt, frame.family)
    column_pt = max(_name_pt(line, frame) for lines in names for line in lines) + frame.category_pt
    label_pt = max(_label_pt(series.name, point, frame) for series in grid.series for point in series.points)
    room_pt = frame.width_pt - column_pt
    longest, deepest = data.high or 0.0, -data.low
    unit = (longest + deepest) / max(room_pt - label_pt * (2 if deepest else 1), 0.2 * room_pt) or 1.0
    count = len(grid.series)
    row_pt = frame.height_pt / len(grid.categories)
    bar_pt = min(frame.style.bar_pt, 0.75 * row_pt / (count + 0.6))
    pitch_pt = row_pt / (count + 0.6)
    gap, overlap = round(100 * 0.6 * pitch_pt / bar_pt), -round(100 * (pitch_pt - bar_pt) / bar_pt)
    yield plot_layout(column_pt / frame.width_pt, 0, room_pt / frame.width_pt, 1)
    yield _bar_chart("bar", min(gap, 500), _group_series(grid, frame, language), max(overlap, -100))
    yield category_axis(grid.categories, frame, language, "l")
    low = -deepest - (label_pt * unit if deepest else 0.0)
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, (round(low, 6), round(longest + label_pt * unit, 6)), "b")


def _name_pt(text: str, frame: Frame) -> float:
    return text_width_pt(text, frame.family, "regular", frame.category_pt)


def _label_pt(name: str, point: DataPoint, frame: Frame) -> float:
    """The room for a label: bold value, name, and the spaces of the programme around them."""
    value_pt = text_width_pt(point.text, frame.family, "bold", frame.style.value_pt)
    return value_pt + _name_pt(f" {name}", frame) + 1.2 * frame.category_pt


def _group_series(grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    roles = SERIES_ROLES[len(grid.series)]
    for number, (series, role) in enumerate(zip(grid.series, roles, strict=True)):
        labels = (
            label_node(
                place, point, frame, language, accent=role == "accent", size_pt=frame.style.value_pt, name=series.name
            )
            for place, point in enumerate(series.points)
            if point.value is not None
        )
        shape = build("c:spPr", {}, fill(SLOTS[role]))
        points = build("c:dLbls", {}, *labels, *label_flags())
        yield series_node(number, grid, shape, value_node("c:invertIfNegative", 0), points)


def _bar_chart(direction: str, gap: int, series: Iterator[Node], overlap: int = 0) -> Node:
    head = (value_node("c:barDir", direction), value_node("c:grouping", "clustered"), value_node("c:varyColors", 0))
    axes = (value_node("c:axId", CATEGORY_AXIS), value_node("c:axId", VALUE_AXIS))
    apart = value_node("c:overlap", overlap) if overlap else None
    return build("c:barChart", {}, *head, *series, value_node("c:gapWidth", gap), apart, *axes)


def _bar_series(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    last = len(grid.categories) - 1
    for number, series in enumerate(grid.series):
        ends = [data.kind != "pair" or place == last for place in range(last + 1)]
        points = (_bar_point(place, end=end) for place, end in enumerate(ends))
        labels = (
            label_node(
                place, point, frame, language, accent=ends[place] and data.kind == "pair", size_pt=frame.value_pt
            )
            for place, point in enumerate(series.points)
            if point.value is not None
        )
        shape = build("c:spPr", {}, fill("accent1"))
        parts = (shape, value_node("c:invertIfNegative", 0), *points, build("c:dLbls", {}, *labels, *label_flags()))
        yield series_node(number, grid, *parts)


def _bar_point(place: int, *, end: bool) -> Node:
    shape = build("c:spPr", {}, fill("accent1" if end else "accent2"))
    return build(
        "c:dPt", {}, value_node("c:idx", place), value_node("c:invertIfNegative", 0), value_node("c:bubble3D", 0), shape
    )
