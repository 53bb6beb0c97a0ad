"""Native bars: vertical, horizontal in groups where the picture has them, and the rows that a slide names itself.

In: `Data`, its grid, a frame, a language. Out: the children of a plot area. Never: a scale that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.charts.data import Data
from briefset.charts.kinds import KINDS, fill_frame
from briefset.charts.picture import Mark, Picture
from briefset.writers.ooxml.chart_xml import (
    CATEGORY_AXIS,
    SLOTS,
    VALUE_AXIS,
    Frame,
    category_axis,
    fill,
    inner_layout,
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


def bar_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Bars where the picture has them; Office stands their labels at their ends, for there is no legend."""
    direction = KINDS[data.kind].office
    picture = fill_frame(data, frame.width_pt, frame.style, frame.height_pt)
    gap, overlap = _spacing(picture, grid, upright=direction == "col")
    yield inner_layout(picture, frame)
    yield _bar_chart(direction, gap, _series(data, grid, picture, frame, language), overlap)
    yield category_axis(grid.categories, frame, language, "b" if direction == "col" else "l")
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, picture.span, "l" if direction == "col" else "b")


def _spacing(picture: Picture, grid: Grid, *, upright: bool) -> tuple[int, int]:
    """The gap between groups and the overlap within them, in percent of a bar (21.2.2.13, 21.2.2.131 `c:gapWidth`)."""
    bar = next(mark.bars[0] for mark in picture.marks if mark.bars)
    along_pt, bar_pt = (picture.plot.width_pt, bar.width_pt) if upright else (picture.plot.height_pt, bar.height_pt)
    starts = [mark.labels[0].y_pt for mark in picture.marks if mark.cell and mark.cell.row == 0]
    pitch_pt = starts[1] - starts[0] if len(grid.series) > 1 else bar_pt
    free_pt = along_pt / len(grid.categories) - bar_pt - pitch_pt * (len(grid.series) - 1)
    return min(max(round(100 * free_pt / bar_pt), 0), 500), max(-round(100 * (pitch_pt - bar_pt) / bar_pt), -100)


def _series(data: Data, grid: Grid, picture: Picture, frame: Frame, language: str) -> Iterator[Node]:
    for number, head in enumerate(data.heads):
        marks = [mark for mark in picture.marks if mark.cell and mark.cell.head == head]
        roles = [mark.bars[0].role if mark.bars else "" for mark in marks]
        own_colours = len({*roles} - {""}) > 1
        points = (_bar_point(place, SLOTS[role]) for place, role in enumerate(roles) if own_colours)
        labels = (_label(place, mark, frame, language) for place, mark in enumerate(marks) if mark.bars)
        shape = build("c:spPr", {}, fill(SLOTS[next(filter(None, roles), "accent")]))
        texts = build("c:dLbls", {}, *labels, *label_flags())
        yield series_node(number, grid, shape, value_node("c:invertIfNegative", 0), *points, texts)


def _label(place: int, mark: Mark, frame: Frame, language: str) -> Node:
    cell, value = mark.cell, mark.labels[0]
    assert cell is not None
    accent = value.role == "accent"
    return label_node(place, cell.point, frame, language, accent=accent, size_pt=value.size_pt, name=cell.head)


def row_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Bars that lie, all in the accent."""
    row_pt = frame.height_pt / len(grid.categories)
    bar_pt = min(frame.bar_pt, row_pt / 2)
    yield plot_layout(CATEGORY_SHARE, 0, 1 - CATEGORY_SHARE, 1)
    yield _bar_chart("bar", round(100 * (row_pt - bar_pt) / bar_pt), _row_series(grid, frame, language))
    yield category_axis(grid.categories, frame, language, "l", "low" if frame.names_bars else "none")
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, (data.low, round((data.high or 1.0) / ROW_SHARE, 6)), "b")


def _bar_chart(direction: str, gap: int, series: Iterator[Node], overlap: int = 0) -> Node:
    head = (value_node("c:barDir", direction), value_node("c:grouping", "clustered"), value_node("c:varyColors", 0))
    axes = (value_node("c:axId", CATEGORY_AXIS), value_node("c:axId", VALUE_AXIS))
    apart = value_node("c:overlap", overlap) if overlap else None
    return build("c:barChart", {}, *head, *series, value_node("c:gapWidth", gap), apart, *axes)


def _row_series(grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    for number, series in enumerate(grid.series):
        points = (_bar_point(place, "accent1") for place in range(len(grid.categories)))
        labels = (
            label_node(place, point, frame, language, accent=False, size_pt=frame.value_pt)
            for place, point in enumerate(series.points)
            if point.value is not None
        )
        shape = build("c:spPr", {}, fill("accent1"))
        parts = (shape, value_node("c:invertIfNegative", 0), *points, build("c:dLbls", {}, *labels, *label_flags()))
        yield series_node(number, grid, *parts)


def _bar_point(place: int, slot: str) -> Node:
    shape = build("c:spPr", {}, fill(slot))
    return build(
        "c:dPt", {}, value_node("c:idx", place), value_node("c:invertIfNegative", 0), value_node("c:bubble3D", 0), shape
    )
