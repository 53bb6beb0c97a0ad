"""Values over two moments or more, joined by lines: charts of kind `slope` and `line`.

In: `Data` with a value for each moment in a row, a width, a height, a style. Out: `Picture`.
Never: a line across a moment without a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefset.charts.data import Data, Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Box, ChartCell, ChartStyle, Label, Line, Mark, Marker, Picture, Rectangle, row_role
from briefset.charts.placement import (
    LabelTarget,
    LineEnd,
    Obstacles,
    Scale,
    end_labels,
    ends_width_pt,
    leader,
    make_end,
    place_beside,
    place_ends,
    refuse,
    spread,
)

LINE_NAMES_SHARE, LEAST_LINE_SHARE = 0.36, 0.3
DASH = 3.0
"""A base line that does not stand at zero is dashed: the length of a dash, in line widths."""


@dataclass(frozen=True, slots=True)
class LinePlot:
    """Where the moments and the values of one chart stand."""

    data: Data
    style: ChartStyle
    plot: Rectangle
    moments: tuple[float, ...]
    scale: Scale
    base_pt: float

    def positions(self, row: Row) -> list[tuple[float, float] | None]:
        """The points of a line; None where no value is given."""
        pairs = zip(self.moments, row.points, strict=True)
        return [None if point.value is None else (x_pt, self.scale.at(point.value)) for x_pt, point in pairs]


def draw_lines(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Lines with a value at each point, names at their ends, moments below."""
    ends = [make_end(row, LINE_NAMES_SHARE * width_pt, style) for row in data.rows]
    right_pt = width_pt - ends_width_pt(ends, style) - style.away_pt
    moments = _moments(data, right_pt, style)
    heads = _moment_names(data, moments, right_pt, style)
    foot_pt = max(label.box.bottom_pt for label in heads)
    bottom_pt = height_pt - foot_pt - style.gap_pt
    plot = Rectangle(moments[0], 0.0, moments[-1] - moments[0], bottom_pt)
    plotted = _line_plot(data, plot, moments, style)
    below = tuple(label.moved(bottom_pt + style.gap_pt) for label in heads)
    marks = [Mark(lines=_base(plotted, right_pt), labels=below), *_paths(plotted)]
    points = [[point for point in plotted.positions(row) if point][-1][1] for row in data.rows]
    middles = place_ends(ends, points, 0.0, bottom_pt, style)
    finals = [
        _final(plotted, number, end, middles[number], right_pt + style.away_pt) for number, end in enumerate(ends)
    ]
    span = (plotted.scale.value(bottom_pt), plotted.scale.value(0.0))
    return Picture(width_pt, height_pt, plot, (*marks, *finals, *_values(plotted, finals)), span)


def _moments(data: Data, right_pt: float, style: ChartStyle) -> tuple[float, ...]:
    """Where the moments stand: along time where the data say so, otherwise at equal steps."""
    count = len(data.heads)
    places = data.places or tuple(number / (count - 1) for number in range(count))
    first_pt = max(style.value_width_pt(row.points[0].text) for row in data.rows) / 2
    left_pt = min(max(first_pt, style.radius_pt) + style.gap_pt / 2, 0.2 * right_pt)
    if right_pt - left_pt < LEAST_LINE_SHARE * right_pt or right_pt < 4 * style.pitch_pt:
        longest = max(data.rows, key=lambda row: len(row.label))
        raise refuse(longest.label, "shorten the names of the lines, or give the exhibit more width", longest.path)
    return tuple(left_pt + place * (right_pt - left_pt) for place in places)


def _moment_names(data: Data, moments: Sequence[float], right_pt: float, style: ChartStyle) -> tuple[Label, ...]:
    """The names of the moments, wrapped, moved apart where two are close in time; heights count from zero."""
    room_pt = right_pt / len(moments) - style.gap_pt
    wrapped = wrap_labels(data.heads, room_pt, style.text_pt, style.family)
    sizes = [max(map(style.name_width_pt, lines)) + style.gap_pt for lines in wrapped]
    centres = spread(moments, sizes, -style.gap_pt / 2, right_pt + style.radius_pt + 2 * style.gap_pt)
    if centres is None:
        raise refuse(" · ".join(data.heads), "shorten the moments, or show fewer", data.path)
    return tuple(
        style.name(line, centre, number * style.pitch_pt, "middle", data.path)
        for centre, lines in zip(centres, wrapped, strict=True)
        for number, line in enumerate(lines, 1)
    )


def _line_plot(data: Data, plot: Rectangle, moments: tuple[float, ...], style: ChartStyle) -> LinePlot:
    top_pt = 2.2 * style.pitch_pt
    tail_pt = 1.4 * style.pitch_pt if data.start or data.low < 0 else style.rule_pt
    unit_pt = (plot.height_pt - top_pt - tail_pt) / ((data.high - data.low) or 1.0)
    scale = Scale(plot.height_pt - tail_pt, -unit_pt, data.low)
    base_pt = plot.height_pt if data.start else scale.at(0.0)
    return LinePlot(data, style, plot, moments, scale, base_pt)


def _base(plotted: LinePlot, right_pt: float) -> tuple[Line, ...]:
    """The base line; dashed where it is not zero."""
    width_pt, y_pt = plotted.style.rule_pt, plotted.base_pt
    if not plotted.data.start:
        return (Line(0.0, y_pt, right_pt, y_pt, width_pt),)
    dash_pt = DASH * width_pt
    count = int(right_pt // (2 * dash_pt))
    return tuple(Line(2 * n * dash_pt, y_pt, (2 * n + 1) * dash_pt, y_pt, width_pt) for n in range(count))


def _paths(plotted: LinePlot) -> Iterator[Mark]:
    for number, row in enumerate(plotted.data.rows):
        role, width_pt = row_role(number, len(plotted.data.rows)), plotted.style.line_pt
        pairs = [(first, last) for first, last in pairwise(plotted.positions(row)) if first and last]
        yield Mark(lines=tuple(Line(*first, *last, width_pt, role) for first, last in pairs))


def _final(plotted: LinePlot, number: int, end: LineEnd, middle_pt: float, x_pt: float) -> Mark:
    """The last point of a line with the block that names it."""
    data, style = plotted.data, plotted.style
    role, last = row_role(number, len(data.rows)), plotted.positions(end.row)[-1]
    cell = ChartCell(number, end.row.label, data.heads[-1], "", end.point)
    labels = end_labels(end, x_pt, middle_pt, role, style)
    if last is None:
        return Mark(cell, labels=labels, side="r")
    line = leader(last[0] + style.radius_pt, last[1], x_pt - style.gap_pt / 2, middle_pt, style)
    marker = Marker(*last, style.radius_pt, role, bool(end.point.hedge))
    return Mark(cell, (), line, (marker,), labels, "r", (0.0, middle_pt - last[1]))


def _values(plotted: LinePlot, finals: Sequence[Mark]) -> Iterator[Mark]:
    """Every other point with its value, placed one after another where there is room."""
    paths = [line for mark in _paths(plotted) for line in mark.lines]
    markers = [marker for mark in finals for marker in mark.markers]
    markers += [marker for _, _, marker in _spots(plotted)]
    taken = [label.box for mark in finals for label in mark.labels]
    edge = Box(0.0, 0.0, finals[0].labels[0].x_pt - plotted.style.gap_pt, plotted.plot.height_pt)
    obstacles = Obstacles(edge, plotted.base_pt, [*taken, *(marker.box for marker in markers)], paths, plotted.style)
    for number, row in enumerate(plotted.data.rows):
        for place, point in enumerate(row.points[:-1]):
            if point.value is None:
                yield Mark(ChartCell(number, row.label, plotted.data.heads[place], "", point))
    for number, place, marker in sorted(_spots(plotted), key=lambda item: (item[1], item[2].y_pt)):
        row, point = plotted.data.rows[number], plotted.data.rows[number].points[place]
        placed = place_beside(LabelTarget(point, marker, _turn(plotted, number, place)), obstacles)
        cell = ChartCell(number, row.label, plotted.data.heads[place], "", point)
        yield Mark(cell, (), placed.leader, (marker,), (placed.label,), placed.side, placed.shift_pt)


def _spots(plotted: LinePlot) -> Iterator[tuple[int, int, Marker]]:
    for number, row in enumerate(plotted.data.rows):
        role = row_role(number, len(plotted.data.rows))
        for place, point in enumerate(plotted.positions(row)[:-1]):
            if point:
                yield number, place, Marker(*point, plotted.style.radius_pt, role, bool(row.points[place].hedge))


def _turn(plotted: LinePlot, number: int, place: int) -> bool:
    """Whether a value is better placed below: at a valley of its line, or where it is the lowest of its moment."""
    points = plotted.positions(plotted.data.rows[number])
    own = points[place]
    if own is None:
        return False
    column = [at[1] for row in plotted.data.rows if (at := plotted.positions(row)[place])]
    beside = [at[1] for at in (*points[max(0, place - 1) : place], *points[place + 1 : place + 2]) if at]
    lowest = len(column) > 1 and own[1] >= max(column)
    return lowest or (bool(beside) and all(height_pt < own[1] for height_pt in beside))


SLOPE_NAMES_SHARE, LEAST_SLOPE_SHARE = 0.44, 0.15


def draw_slope(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Values on the left, values with names on the right, heads above."""
    heads = wrap_labels(data.heads, 0.48 * width_pt, style.text_pt, style.family)
    top_pt = style.pitch_pt * max(map(len, heads)) + style.gap_pt
    ends = [make_end(row, SLOPE_NAMES_SHARE * width_pt, style) for row in data.rows]
    right_pt = width_pt - ends_width_pt(ends, style) - style.away_pt
    left_pt = max(style.value_width_pt(row.points[0].text) for row in data.rows) + style.away_pt
    if right_pt - left_pt < LEAST_SLOPE_SHARE * width_pt:
        longest = max(data.rows, key=lambda row: len(row.label))
        raise refuse(longest.label, "shorten the names of the lines, or give the exhibit more width", longest.path)
    plot = Rectangle(left_pt, top_pt, right_pt - left_pt, height_pt - top_pt)
    scale = _slope_scale(data, plot, height_pt, style.pitch_pt / 2)
    rules = tuple(Line(x_pt, top_pt, x_pt, height_pt, style.rule_pt, "rule") for x_pt in (left_pt, right_pt))
    marks = (
        Mark(lines=rules, labels=tuple(_slope_heads(data, heads, (left_pt, right_pt), width_pt, style))),
        *_slope_lines(data, scale, plot, style),
    )
    right = [scale.at(_last(row.points[1].value, row.points[0].value)) for row in data.rows]
    middles = place_ends(ends, right, top_pt, height_pt, style)
    left = _left_heights(data, scale, plot, style)
    points = [
        mark
        for number, (end, left_y_pt, middle_pt) in enumerate(zip(ends, left, middles, strict=True))
        for mark in (
            _left(data, number, left_pt, scale, left_y_pt, style),
            _right(data, number, right_pt, scale, middle_pt, end, style),
        )
    ]
    span = (scale.value(height_pt), scale.value(top_pt))
    return Picture(width_pt, height_pt, plot, (*marks, *points), span)


def _slope_scale(data: Data, plot: Rectangle, bottom_pt: float, inner_pt: float) -> Scale:
    """From the least value to the greatest, with half a line free above and below."""
    unit_pt = (plot.height_pt - 2 * inner_pt) / ((data.high - data.low) or 1.0)
    return Scale(bottom_pt - inner_pt, -unit_pt, data.low)


def _last(value: float | None, other: float | None) -> float:
    return value if value is not None else other or 0.0


def _slope_heads(
    data: Data, heads: Sequence[tuple[str, ...]], places: tuple[float, float], width_pt: float, style: ChartStyle
) -> Iterator[Label]:
    """The names of the two moments over their points, moved apart where they are long."""
    sizes = [max(map(style.name_width_pt, lines)) + style.gap_pt for lines in heads]
    centres = spread(places, sizes, -style.gap_pt / 2, width_pt + style.gap_pt / 2)
    if centres is None:
        raise refuse(" · ".join(data.heads), "shorten the moments", data.path)
    for lines, centre in zip(heads, centres, strict=True):
        for number, line in enumerate(lines, 1):
            yield style.name(line, centre, number * style.pitch_pt - 0.24 * style.text_pt, "middle", data.path)


def _slope_lines(data: Data, scale: Scale, plot: Rectangle, style: ChartStyle) -> Iterator[Mark]:
    for number, row in enumerate(data.rows):
        first, last = (point.value for point in row.points)
        if first is not None and last is not None:
            ends = (plot.x_pt, scale.at(first), plot.x_pt + plot.width_pt, scale.at(last))
            yield Mark(lines=(Line(*ends, style.line_pt, row_role(number, len(data.rows))),))


def _left_heights(data: Data, scale: Scale, plot: Rectangle, style: ChartStyle) -> list[float]:
    """The heights of the values on the left, moved apart."""
    points = [scale.at(_last(row.points[0].value, row.points[1].value)) for row in data.rows]
    shown = [number for number, row in enumerate(data.rows) if row.points[0].value is not None]
    order = sorted(shown, key=lambda number: (points[number], number))
    bottom_pt = plot.y_pt + plot.height_pt
    found = spread([points[n] for n in order], [style.pitch_pt] * len(order), plot.y_pt, bottom_pt)
    if found is None:
        raise refuse(data.rows[order[-1]].points[0].text, "show fewer lines", data.rows[order[-1]].path)
    placed = dict(zip(order, found, strict=True))
    return [placed.get(number, points[number]) for number in range(len(data.rows))]


def _left(data: Data, number: int, x_pt: float, scale: Scale, middle_pt: float, style: ChartStyle) -> Mark:
    row, role = data.rows[number], row_role(number, len(data.rows))
    point = row.points[0]
    cell = ChartCell(number, row.label, data.heads[0], "", point)
    if point.value is None:
        return Mark(cell)
    y_pt = scale.at(point.value)
    ink = "accent" if role == "accent" else "ink"
    label = style.value(point.text, x_pt - style.away_pt, middle_pt + 0.33 * style.value_pt, "end", ink, point.path)
    line = leader(x_pt - style.radius_pt, y_pt, x_pt - style.away_pt + style.gap_pt / 2, middle_pt, style)
    marker = Marker(x_pt, y_pt, style.radius_pt, role, bool(point.hedge))
    return Mark(cell, (), line, (marker,), (label,), "l", (0.0, middle_pt - y_pt))


def _right(
    data: Data, number: int, x_pt: float, scale: Scale, middle_pt: float, end: LineEnd, style: ChartStyle
) -> Mark:
    row, role = data.rows[number], row_role(number, len(data.rows))
    labels = end_labels(end, x_pt + style.away_pt, middle_pt, role, style)
    point = row.points[1]
    cell = ChartCell(number, row.label, data.heads[1], "", point)
    y_pt = scale.at(_last(point.value, row.points[0].value))
    if point.value is None:
        return Mark(cell, labels=labels, side="r", shift_pt=(0.0, middle_pt - y_pt))
    line = leader(x_pt + style.radius_pt, y_pt, labels[0].x_pt - style.gap_pt / 2, middle_pt, style)
    marker = Marker(x_pt, y_pt, style.radius_pt, role, bool(point.hedge))
    return Mark(cell, (), line, (marker,), labels, "r", (0.0, middle_pt - y_pt))
