"""Rows of dots on one scale, each labelled with its value: charts of kind `dot`.

In: `Data` with a value for each series in a row, a width, a look. Out: `Picture`. Never: two labels on one spot.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.charts.data import Data, Mark, Row
from briefset.charts.names import name_column, name_labels
from briefset.charts.picture import SERIES_ROLES, Box, Group, Label, Look, Picture, Source, Spot, Stroke
from briefset.charts.placement import Scale, fit_scale, is_cramped, refuse
from briefset.charts.shapes import Rectangle

LEAST_SHARE = 0.18
ROW = 1.35
"""The least height of a row, in pitches."""
TALL_ROW, DEEP = 2.4, 0.45
"""The same where a third value stands above its dot, and how much lower, in pitches, the dots then stand."""


def draw_dots(data: Data, width_pt: float, look: Look, height_pt: float) -> Picture:
    """Rows of dots under a line that names the series; rows grow to `height_pt` where there is room."""
    column = name_column(data.rows, width_pt, look)
    head_pt = look.pitch_pt + look.gap_pt if any(data.heads) else 0.0
    lines = max(*(len(wrapped) for wrapped in column.lines), TALL_ROW if len(data.heads) > 2 else ROW)
    least_pt = look.pitch_pt * lines
    row_pt = max(least_pt, min((height_pt - head_pt) / len(data.rows), 2.2 * least_pt))
    scale = _scale(data, column.end_pt, width_pt, look)
    groups = [Group(labels=_heads(data, width_pt, column.end_pt, look), spots=_keys(data, column.end_pt, look))]
    for number, (row, wrapped) in enumerate(zip(data.rows, column.lines, strict=True)):
        middle_pt = head_pt + (number + 0.5) * row_pt + (DEEP * look.pitch_pt if len(data.heads) > 2 else 0.0)
        groups.append(Group(labels=name_labels(row, wrapped, middle_pt, look)))
        groups += _row(data, number, scale, middle_pt, look)
    bottom_pt = head_pt + row_pt * len(data.rows)
    base_pt = scale.at(data.low)
    axis = Group(strokes=tuple(_axis(base_pt, head_pt, row_pt, groups, data, look)))
    plot = Rectangle(base_pt, head_pt, (data.high - data.low) * scale.unit_pt, bottom_pt - head_pt)
    return Picture(width_pt, bottom_pt, plot, (axis, *groups), (data.low, data.high))


def _axis(x_pt: float, head_pt: float, row_pt: float, groups: list[Group], data: Data, look: Look) -> Iterator[Stroke]:
    """The line at the lower end of the scale, row by row; it gives way to a label that reaches across it."""
    boxes = [label.box for group in groups if group.source for label in group.labels]
    for number in range(len(data.rows)):
        top_pt, bottom_pt = head_pt + number * row_pt, head_pt + (number + 1) * row_pt
        line = Box(x_pt - look.gap_pt / 2, top_pt, x_pt + look.gap_pt / 2, bottom_pt)
        if not any(box.meets(line) for box in boxes):
            yield Stroke(x_pt, top_pt, x_pt, bottom_pt, look.rule_pt, "rule" if data.start else "ink")


def _ordered(row: Row) -> list[tuple[int, Mark]]:
    """The marks of a row from left to right, each with its place among the series."""
    given = [(place, mark) for place, mark in enumerate(row.marks) if mark.value is not None]
    return sorted(given, key=lambda pair: (pair[1].value or 0.0, pair[0]))


def _scale(data: Data, left_pt: float, width_pt: float, look: Look) -> Scale:
    rights, lefts = [(data.high, look.radius_pt)], [(data.low, 0.0)]
    for row in data.rows:
        marks = [mark for _, mark in _ordered(row)]
        beside_pt = look.radius_pt + look.gap_pt
        if marks:
            rights.append((marks[-1].value or 0.0, beside_pt + look.value_width_pt(marks[-1].text)))
        if len(marks) > 1:
            lefts.append((marks[0].value or 0.0, beside_pt + look.value_width_pt(marks[0].text) + look.gap_pt))
        for mark in marks[1:-1]:
            lefts.append((mark.value or 0.0, look.value_width_pt(mark.text) / 2))
            rights.append((mark.value or 0.0, look.value_width_pt(mark.text) / 2))
    scale = fit_scale(rights, lefts, left_pt, width_pt)
    if is_cramped(scale, data, LEAST_SHARE * width_pt):
        longest = max(data.rows, key=lambda row: max(len(mark.text) for mark in row.marks))
        raise refuse(longest.label, "shorten the names, or give the exhibit more width", longest.path)
    return scale


def _row(data: Data, number: int, scale: Scale, middle_pt: float, look: Look) -> Iterator[Group]:
    row, ordered = data.rows[number], _ordered(data.rows[number])
    if ordered:
        first_pt, last_pt = (scale.at(ordered[end][1].value or 0.0) for end in (0, -1))
        yield Group(strokes=(Stroke(first_pt, middle_pt, last_pt, middle_pt, look.rule_pt, "rule"),))
    for order, (place, mark) in enumerate(ordered):
        x_pt, role = scale.at(mark.value or 0.0), SERIES_ROLES[len(data.heads)][place]
        spot = Spot(x_pt, middle_pt, look.radius_pt, role, bool(mark.hedge))
        side = "r" if order == len(ordered) - 1 else "l" if order == 0 else "t"
        label = _label(mark, x_pt, middle_pt, side, role, look)
        yield Group(Source(number, row.label, data.heads[place], "", mark), spots=(spot,), labels=(label,), side=side)
    for place, mark in enumerate(row.marks):
        if mark.value is None:
            yield Group(Source(number, row.label, data.heads[place], "", mark))


def _label(mark: Mark, x_pt: float, middle_pt: float, side: str, role: str, look: Look) -> Label:
    away_pt, base_pt = look.radius_pt + look.gap_pt, middle_pt + 0.33 * look.value_pt
    ink = "accent" if role == "accent" else "ink"
    if side == "t":
        above_pt = middle_pt - max(look.radius_pt, 0.58 * look.value_pt) - 0.26 * look.value_pt
        return look.value(mark.text, x_pt, above_pt, "middle", ink, mark.path)
    if side == "l":
        return look.value(mark.text, x_pt - away_pt, base_pt, "end", ink, mark.path)
    return look.value(mark.text, x_pt + away_pt, base_pt, "start", ink, mark.path)


def _key_places(data: Data, left_pt: float, look: Look) -> list[float]:
    """Where each series' key begins, one after another."""
    places, x_pt = [], left_pt
    for head in data.heads:
        places.append(x_pt)
        x_pt += 2 * look.radius_pt + look.name_width_pt(head) + 5 * look.gap_pt
    return places


def _keys(data: Data, left_pt: float, look: Look) -> tuple[Spot, ...]:
    if not any(data.heads):
        return ()
    places, roles = _key_places(data, left_pt, look), SERIES_ROLES[len(data.heads)]
    radius_pt = look.radius_pt
    pairs = zip(places, roles, strict=True)
    return tuple(Spot(x_pt + radius_pt, 0.55 * look.pitch_pt, radius_pt, role) for x_pt, role in pairs)


def _heads(data: Data, width_pt: float, left_pt: float, look: Look) -> tuple[Label, ...]:
    if not any(data.heads):
        return ()
    y_pt, indent_pt = 0.55 * look.pitch_pt + 0.33 * look.text_pt, 2 * look.radius_pt + look.gap_pt
    places = zip(data.heads, _key_places(data, left_pt, look), strict=True)
    labels = tuple(look.name(head, x_pt + indent_pt, y_pt, path=data.path) for head, x_pt in places)
    if labels[-1].box.right_pt > width_pt:
        raise refuse(", ".join(data.heads), "shorten the names of the series", data.path)
    return labels
