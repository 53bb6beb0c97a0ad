"""Native lines and points: slopes, values over time, rows of dots.

In: `Data`, its grid, a frame, a language. Out: the children of a plot area, laid out as the picture is; names stand as
labels of points without a marker, because a scatter chart has no names on its axes. Never: a line across a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefset.charts import draw_chart, wrap_labels
from briefset.charts.data import Data
from briefset.charts.picture import SERIES_ROLES, Label, Mark, Picture, row_role
from briefset.writers.ooxml.chart_xml import (
    CATEGORY_AXIS,
    SLOTS,
    VALUE_AXIS,
    Frame,
    category_axis,
    fill,
    inner_layout,
    label_flags,
    marker_node,
    marker_point,
    names_look,
    number_reference,
    placed_label,
    series_node,
    text_reference,
    value_axis,
    value_node,
)
from briefset.writers.ooxml.workbook import Grid, cells
from briefset.writers.ooxml.xml import Node, build

NAMES = "Names"


def line_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """A line chart whose points stand where the picture has them."""
    picture = draw_chart(data, frame.width_pt, frame.style, frame.height_pt)
    yield inner_layout(picture, frame)
    head = (value_node("c:grouping", "standard"), value_node("c:varyColors", 0))
    axes = (value_node("c:axId", CATEGORY_AXIS), value_node("c:axId", VALUE_AXIS))
    series = (_line_series(data, number, grid, picture, frame, language) for number in range(len(grid.series)))
    yield build("c:lineChart", {}, *head, *series, value_node("c:marker", 1), *axes)
    yield category_axis(grid.categories, frame, language, "b", "high" if data.kind == "slope" else "low")
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, picture.span, "l", between="midCat")


def _line_series(data: Data, number: int, grid: Grid, picture: Picture, frame: Frame, language: str) -> Node:
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


def dot_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Rows of dots; the names of the rows stand left of the axis."""
    picture = draw_chart(data, frame.width_pt, frame.style, frame.height_pt)
    yield inner_layout(picture, frame)
    count, roles = len(data.rows), SERIES_ROLES[len(grid.series)]
    series = [_dots(data, number, SLOTS[role], grid, picture, frame, language) for number, role in enumerate(roles)]
    heights = [count - number - 0.5 for number in range(count)]
    names = _names(len(series), [row.label for row in data.rows], [data.low] * count, heights, "l", frame, language)
    yield _scatter([*series, names])
    yield value_axis(CATEGORY_AXIS, VALUE_AXIS, picture.span, "b", between="midCat")
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, (0.0, float(count)), "l", between="midCat", shown=not data.start)


def time_plot(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    """Lines over time; the names of the moments stand below."""
    picture = draw_chart(data, frame.width_pt, frame.style, frame.height_pt)
    yield inner_layout(picture, frame)
    series = [_time_series(data, number, grid, picture, frame, language) for number in range(len(grid.series))]
    low = [picture.span[0]] * len(data.places)
    names = _names(len(series), list(data.heads), list(data.places), low, "b", frame, language)
    yield _scatter([*series, names])
    yield value_axis(CATEGORY_AXIS, VALUE_AXIS, (0.0, 1.0), "b", between="midCat", shown=not data.start)
    yield value_axis(VALUE_AXIS, CATEGORY_AXIS, picture.span, "l", between="midCat")


def _scatter(series: Sequence[Node]) -> Node:
    head = (value_node("c:scatterStyle", "lineMarker"), value_node("c:varyColors", 0))
    axes = (value_node("c:axId", CATEGORY_AXIS), value_node("c:axId", VALUE_AXIS))
    return build("c:scatterChart", {}, *head, *series, *axes)


def _dots(data: Data, number: int, slot: str, grid: Grid, picture: Picture, frame: Frame, language: str) -> Node:
    """One series of dots: its values across, its rows down."""
    marks = {row: mark for row in range(len(data.rows)) if (mark := row_groups(picture, row, data).get(number))}
    parts = (_no_line(), marker_node(frame.style.radius_pt, slot), *hollow_points(marks, frame, slot))
    across, down = number + 1, len(grid.series) + number + 1
    return _points(number, grid, (across, down), (*parts, _point_labels(marks, frame, language)))


def _time_series(data: Data, number: int, grid: Grid, picture: Picture, frame: Frame, language: str) -> Node:
    slot = SLOTS[row_role(number, len(data.rows))]
    marks = row_groups(picture, number, data)
    parts = (line_look(frame, slot), marker_node(frame.style.radius_pt, slot), *hollow_points(marks, frame, slot))
    return _points(number, grid, (len(grid.series) + 1, number + 1), (*parts, _point_labels(marks, frame, language)))


def _point_labels(marks: dict[int, Mark], frame: Frame, language: str) -> Node:
    shown = {place: mark for place, mark in marks.items() if mark.markers}
    labels = (placed_label(place, mark, frame, language) for place, mark in shown.items())
    return build("c:dLbls", {}, *labels, *label_flags())


def _points(number: int, grid: Grid, columns: tuple[int, int], parts: Sequence[Node]) -> Node:
    """A series of points with the workbook's columns of both ordinates."""
    last = len(grid.categories) + 1
    name = (grid.series[number].name,)
    title = build("c:tx", {}, text_reference("c:strRef", "c:strCache", cells(number + 1, 1, 1), name))
    ordinates = [
        build(
            tag,
            {},
            number_reference(cells(column, 2, last), [point.value for point in grid.columns[column - 1].points]),
        )
        for tag, column in zip(("c:xVal", "c:yVal"), columns, strict=True)
    ]
    head = (value_node("c:idx", number), value_node("c:order", number), title)
    return build("c:ser", {}, *head, *parts, *ordinates, value_node("c:smooth", 0))


def _names(
    number: int, texts: list[str], across: list[float], down: list[float], side: str, frame: Frame, language: str
) -> Node:
    """Points without a marker, whose labels are the names of rows or moments."""
    style = frame.style
    room_pt = (0.36 if side == "l" else 0.9 / len(texts)) * frame.width_pt
    wrapped = wrap_labels(texts, room_pt, style.text_pt, style.family)
    marks = (
        Mark(
            labels=tuple(Label(line, 0.0, float(n), style.text_pt, role="soft") for n, line in enumerate(lines)),
            side=side,
        )
        for lines in wrapped
    )
    labels = (placed_label(place, mark, frame, language) for place, mark in enumerate(marks))
    points = build("c:dLbls", {}, *labels, *label_flags())
    none = build("c:marker", {}, value_node("c:symbol", "none"))
    title = build("c:tx", {}, build("c:v", text=NAMES))
    head = (value_node("c:idx", number), value_node("c:order", number), title, _no_line(), none)
    ordinates = (build(tag, {}, _literal(values)) for tag, values in (("c:xVal", across), ("c:yVal", down)))
    return build("c:ser", {}, *head, points, *ordinates, value_node("c:smooth", 0))


def _literal(values: Sequence[float]) -> Node:
    points = (build("c:pt", {"idx": place}, build("c:v", text=repr(value))) for place, value in enumerate(values))
    code = build("c:formatCode", text="General")
    return build("c:numLit", {}, code, value_node("c:ptCount", len(values)), *points)


def _no_line() -> Node:
    return build("c:spPr", {}, build("a:ln", {}, build("a:noFill")))


def legend(data: Data, picture: Picture, frame: Frame, language: str) -> Node | None:
    """The series of a dot chart above its rows, as the picture has them; nothing for one series."""
    if data.kind != "dot" or len(data.heads) < 2:
        return None
    hidden = build("c:legendEntry", {}, value_node("c:idx", len(data.heads)), value_node("c:delete", 1))
    modes = [value_node("c:xMode", "edge"), value_node("c:yMode", "edge")]
    heads = picture.marks[1].labels
    width_pt = heads[-1].box.right_pt - picture.plot.x_pt + 4 * frame.style.gap_pt
    shares = (picture.plot.x_pt / frame.width_pt, 0.0, width_pt / frame.width_pt, picture.plot.y_pt / frame.height_pt)
    sizes = [value_node(f"c:{key}", f"{value:.6f}") for key, value in zip("xywh", shares, strict=True)]
    layout = build("c:layout", {}, build("c:manualLayout", {}, *modes, *sizes))
    text = names_look(data.heads, language, frame)
    return build("c:legend", {}, value_node("c:legendPos", "t"), hidden, layout, value_node("c:overlay", 1), text)
