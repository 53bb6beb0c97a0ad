"""Rows of dots on one scale, each labelled with its value: charts of kind `dot`.

In: `Data` with a value for each series in a row, a width, a style. Out: `Picture`. Never: two labels on one spot.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.charts.data import Data, DataPoint, Row
from briefset.charts.picture import (
    SERIES_ROLES,
    Box,
    ChartCell,
    ChartStyle,
    Label,
    Line,
    Mark,
    Marker,
    Picture,
    Rectangle,
)
from briefset.charts.placement import Scale, fit_scale, is_cramped, name_column, name_labels, refuse

LEAST_SHARE = 0.18
ROW = 1.35
"""The least height of a row, in pitches."""
TALL_ROW, DEEP = 2.4, 0.45
"""The same where a third value stands above its dot, and how much lower, in pitches, the dots then stand."""


def draw_dots(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Rows of dots under a line that names the series; rows grow to `height_pt` where there is room."""
    column = name_column(data.rows, width_pt, style)
    head_pt = style.pitch_pt + style.gap_pt if any(data.heads) else 0.0
    lines = max(*(len(wrapped) for wrapped in column.lines), TALL_ROW if len(data.heads) > 2 else ROW)
    least_pt = style.pitch_pt * lines
    row_pt = max(least_pt, min((height_pt - head_pt) / len(data.rows), 2.2 * least_pt))
    scale = _scale(data, column.end_pt, width_pt, style)
    marks = [Mark(labels=_heads(data, width_pt, column.end_pt, style), markers=_keys(data, column.end_pt, style))]
    for number, (row, wrapped) in enumerate(zip(data.rows, column.lines, strict=True)):
        middle_pt = head_pt + (number + 0.5) * row_pt + (DEEP * style.pitch_pt if len(data.heads) > 2 else 0.0)
        marks.append(Mark(labels=name_labels(row, wrapped, middle_pt, style)))
        marks += _row(data, number, scale, middle_pt, style)
    bottom_pt = head_pt + row_pt * len(data.rows)
    base_pt = scale.at(data.low)
    axis = Mark(lines=tuple(_axis(base_pt, head_pt, row_pt, marks, data, style)))
    plot = Rectangle(base_pt, head_pt, (data.high - data.low) * scale.unit_pt, bottom_pt - head_pt)
    return Picture(width_pt, bottom_pt, plot, (axis, *marks), (data.low, data.high))


def _axis(
    x_pt: float, head_pt: float, row_pt: float, marks: list[Mark], data: Data, style: ChartStyle
) -> Iterator[Line]:
    """The line at the lower end of the scale, row by row; it gives way to a label that reaches across it."""
    boxes = [label.box for mark in marks if mark.cell for label in mark.labels]
    for number in range(len(data.rows)):
        top_pt, bottom_pt = head_pt + number * row_pt, head_pt + (number + 1) * row_pt
        line = Box(x_pt - style.gap_pt / 2, top_pt, x_pt + style.gap_pt / 2, bottom_pt)
        if not any(box.meets(line) for box in boxes):
            yield Line(x_pt, top_pt, x_pt, bottom_pt, style.rule_pt, "rule" if data.start else "ink")


def _ordered(row: Row) -> list[tuple[int, DataPoint]]:
    """The points of a row from left to right, each with its place among the series."""
    given = [(place, point) for place, point in enumerate(row.points) if point.value is not None]
    return sorted(given, key=lambda pair: (pair[1].value or 0.0, pair[0]))


def _scale(data: Data, left_pt: float, width_pt: float, style: ChartStyle) -> Scale:
    rights, lefts = [(data.high, style.radius_pt)], [(data.low, 0.0)]
    for row in data.rows:
        points = [point for _, point in _ordered(row)]
        beside_pt = style.radius_pt + style.gap_pt
        if points:
            rights.append((points[-1].value or 0.0, beside_pt + style.value_width_pt(points[-1].text)))
        if len(points) > 1:
            lefts.append((points[0].value or 0.0, beside_pt + style.value_width_pt(points[0].text) + style.gap_pt))
        for point in points[1:-1]:
            lefts.append((point.value or 0.0, style.value_width_pt(point.text) / 2))
            rights.append((point.value or 0.0, style.value_width_pt(point.text) / 2))
    scale = fit_scale(rights, lefts, left_pt, width_pt)
    if is_cramped(scale, data, LEAST_SHARE * width_pt):
        longest = max(data.rows, key=lambda row: max(len(point.text) for point in row.points))
        raise refuse(longest.label, "shorten the names, or give the exhibit more width", longest.path)
    return scale


def _row(data: Data, number: int, scale: Scale, middle_pt: float, style: ChartStyle) -> Iterator[Mark]:
    row, ordered = data.rows[number], _ordered(data.rows[number])
    if ordered:
        first_pt, last_pt = (scale.at(ordered[end][1].value or 0.0) for end in (0, -1))
        yield Mark(lines=(Line(first_pt, middle_pt, last_pt, middle_pt, style.rule_pt, "rule"),))
    for order, (place, point) in enumerate(ordered):
        x_pt, role = scale.at(point.value or 0.0), SERIES_ROLES[len(data.heads)][place]
        marker = Marker(x_pt, middle_pt, style.radius_pt, role, bool(point.hedge))
        side = "r" if order == len(ordered) - 1 else "l" if order == 0 else "t"
        label = _label(point, x_pt, middle_pt, side, role, style)
        yield Mark(
            ChartCell(number, row.label, data.heads[place], "", point), markers=(marker,), labels=(label,), side=side
        )
    for place, point in enumerate(row.points):
        if point.value is None:
            yield Mark(ChartCell(number, row.label, data.heads[place], "", point))


def _label(point: DataPoint, x_pt: float, middle_pt: float, side: str, role: str, style: ChartStyle) -> Label:
    away_pt, base_pt = style.radius_pt + style.gap_pt, middle_pt + 0.33 * style.value_pt
    ink = "accent" if role == "accent" else "ink"
    if side == "t":
        above_pt = middle_pt - max(style.radius_pt, 0.58 * style.value_pt) - 0.26 * style.value_pt
        return style.value(point.text, x_pt, above_pt, "middle", ink, point.path)
    if side == "l":
        return style.value(point.text, x_pt - away_pt, base_pt, "end", ink, point.path)
    return style.value(point.text, x_pt + away_pt, base_pt, "start", ink, point.path)


def _key_places(data: Data, left_pt: float, style: ChartStyle) -> list[float]:
    """Where each series' key begins, one after another."""
    places, x_pt = [], left_pt
    for head in data.heads:
        places.append(x_pt)
        x_pt += 2 * style.radius_pt + style.name_width_pt(head) + 5 * style.gap_pt
    return places


def _keys(data: Data, left_pt: float, style: ChartStyle) -> tuple[Marker, ...]:
    if not any(data.heads):
        return ()
    places, roles = _key_places(data, left_pt, style), SERIES_ROLES[len(data.heads)]
    radius_pt = style.radius_pt
    pairs = zip(places, roles, strict=True)
    return tuple(Marker(x_pt + radius_pt, 0.55 * style.pitch_pt, radius_pt, role) for x_pt, role in pairs)


def _heads(data: Data, width_pt: float, left_pt: float, style: ChartStyle) -> tuple[Label, ...]:
    if not any(data.heads):
        return ()
    y_pt, indent_pt = 0.55 * style.pitch_pt + 0.33 * style.text_pt, 2 * style.radius_pt + style.gap_pt
    places = zip(data.heads, _key_places(data, left_pt, style), strict=True)
    labels = tuple(style.name(head, x_pt + indent_pt, y_pt, path=data.path) for head, x_pt in places)
    if labels[-1].box.right_pt > width_pt:
        raise refuse(", ".join(data.heads), "shorten the names of the series", data.path)
    return labels
