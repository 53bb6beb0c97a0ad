"""Native lines: slopes between two moments, and values over several at equal steps.

In: `Data`, its grid, a frame, a language. Out: the children of a plot area, laid out as the picture is.
Never: a legend, or a line across a gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.charts import draw_chart
from briefset.charts.data import Data
from briefset.charts.picture import Mark, Picture, row_role
from briefset.writers.ooxml.chart_xml import (
    CATEGORY_AXIS,
    SLOTS,
    VALUE_AXIS,
    Frame,
    category_axis,
    fill,
    label_flags,
    marker_node,
    marker_point,
    placed_label,
    plot_layout,
    series_node,
    value_axis,
    value_node,
)
from briefset.writers.ooxml.workbook import Grid
from briefset.writers.ooxml.xml import Node, build


def line_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """A line chart whose points stand where the picture has them."""
    picture = draw_chart(data, frame.width_pt, frame.style, frame.height_pt)
    yield inner_layout(picture, frame)
    head = (value_node("c:grouping", "standard"), value_node("c:varyColors", 0))
    axes = (value_node("c:axId", CATEGORY_AXIS), value_node("c:axId", VALUE_AXIS))
    series = (_series(data, number, grid, picture, frame, language) for number in range(len(grid.series)))
    yield build("c:lineChart", {}, *head, *series, value_node("c:marker", 1), *axes)
    yield category_axis(grid.categories, frame, language, "b", "high" if data.kind == "slope" else "low")
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, picture.span, "l", between="midCat")


def inner_layout(picture: Picture, frame: Frame) -> Node:
    """The plot's inside at the place that the picture gives it."""
    plot, width_pt, height_pt = picture.plot, frame.width_pt, frame.height_pt
    place = (plot.x_pt / width_pt, plot.y_pt / height_pt)
    return plot_layout(*place, plot.width_pt / width_pt, plot.height_pt / height_pt)


def _series(data: Data, number: int, grid: Grid, picture: Picture, frame: Frame, language: str) -> Node:
    slot = SLOTS[row_role(number, len(data.rows))]
    marks = row_groups(picture, number, data)
    parts = (line_look(frame, slot), marker_node(frame.style.radius_pt, slot), *hollow_points(marks, frame, slot))
    labels = (placed_label(place, mark, frame, language) for place, mark in marks.items() if mark.markers)
    points = build("c:dLbls", {}, *labels, *label_flags())
    node = series_node(number, grid, *parts, points)
    node.append(value_node("c:smooth", 0))
    return node


def row_groups(picture: Picture, number: int, data: Data) -> dict[int, Mark]:
    """The marks of one row by the place of their heads."""
    marks = [mark for mark in picture.marks if mark.cell and mark.cell.row == number]
    places = {head: place for place, head in enumerate(data.heads)}
    found = ((places[mark.cell.head], mark) for mark in marks if mark.cell)
    return dict(sorted(found, key=lambda pair: pair[0]))


def line_look(frame: Frame, slot: str) -> Node:
    """How a line looks."""
    line = build("a:ln", {"w": round(12700 * frame.style.line_pt), "cap": "rnd"}, fill(slot), build("a:round"))
    return build("c:spPr", {}, line)


def hollow_points(marks: dict[int, Mark], frame: Frame, slot: str) -> Iterator[Node]:
    """The points whose values are hedged."""
    for place, mark in marks.items():
        if mark.markers and mark.markers[0].hollow:
            yield marker_point(place, frame.style.radius_pt, slot)
