"""Two moments joined by lines: charts of kind `slope`.

In: `Data` with two values a row, a width, a height, a look. Out: `Picture`. Never: a label over a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefset.charts.data import Data
from briefset.charts.ends import end_labels, ends_width_pt, leader, make_ends, place_ends
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Group, Label, Look, Picture, Source, Spot, Stroke, row_role
from briefset.charts.placement import Scale, refuse, spread
from briefset.charts.shapes import Rectangle

NAMES_SHARE, LEAST_SHARE = 0.44, 0.15


def draw_slopes(data: Data, width_pt: float, look: Look, height_pt: float) -> Picture:
    """Values on the left, values with names on the right, heads above."""
    heads = wrap_labels(data.heads, 0.48 * width_pt, look.text_pt, look.family)
    top_pt = look.pitch_pt * max(map(len, heads)) + look.gap_pt
    ends = make_ends(data.rows, NAMES_SHARE * width_pt, look)
    away_pt = look.radius_pt + 2.5 * look.gap_pt
    right_pt = width_pt - ends_width_pt(ends, look) - away_pt
    left_pt = max(look.value_width_pt(row.marks[0].text) for row in data.rows) + away_pt
    if right_pt - left_pt < LEAST_SHARE * width_pt:
        longest = max(data.rows, key=lambda row: len(row.label))
        raise refuse(longest.label, "shorten the names of the lines, or give the exhibit more width", longest.path)
    plot = Rectangle(left_pt, top_pt, right_pt - left_pt, height_pt - top_pt)
    inner_pt = look.pitch_pt / 2
    unit_pt = (plot.height_pt - 2 * inner_pt) / ((data.high - data.low) or 1.0)
    scale = Scale(height_pt - inner_pt, -unit_pt, data.low)
    rules = tuple(Stroke(x_pt, top_pt, x_pt, height_pt, look.rule_pt, "rule") for x_pt in (left_pt, right_pt))
    groups = (
        Group(strokes=rules, labels=tuple(_heads(data, heads, (left_pt, right_pt), width_pt, look))),
        *_lines(data, scale, plot, look),
    )
    right = [scale.at(_last(row.marks[1].value, row.marks[0].value)) for row in data.rows]
    middles = place_ends(ends, right, top_pt, height_pt, look)
    left = _left_heights(data, scale, plot, look)
    marks = [
        group
        for number, end in enumerate(ends)
        for group in (
            _left(data, number, left_pt, scale, left[number], look),
            _right(
                data,
                number,
                right_pt,
                scale,
                middles[number],
                end_labels(end, right_pt + away_pt, middles[number], row_role(number, len(ends)), look),
                look,
            ),
        )
    ]
    span = (scale.value(height_pt), scale.value(top_pt))
    return Picture(width_pt, height_pt, plot, (*groups, *marks), span)


def _last(value: float | None, other: float | None) -> float:
    return value if value is not None else other or 0.0


def _heads(
    data: Data, heads: Sequence[tuple[str, ...]], places: tuple[float, float], width_pt: float, look: Look
) -> Iterator[Label]:
    """The names of the two moments over their points, moved apart where they are long."""
    sizes = [max(map(look.name_width_pt, lines)) + look.gap_pt for lines in heads]
    centres = spread(places, sizes, -look.gap_pt / 2, width_pt + look.gap_pt / 2)
    if centres is None:
        raise refuse(" · ".join(data.heads), "shorten the moments", data.path)
    for lines, centre in zip(heads, centres, strict=True):
        for number, line in enumerate(lines, 1):
            yield look.name(line, centre, number * look.pitch_pt - 0.24 * look.text_pt, "middle", data.path)


def _lines(data: Data, scale: Scale, plot: Rectangle, look: Look) -> Iterator[Group]:
    for number, row in enumerate(data.rows):
        first, last = (mark.value for mark in row.marks)
        if first is not None and last is not None:
            ends = (plot.x_pt, scale.at(first), plot.x_pt + plot.width_pt, scale.at(last))
            yield Group(strokes=(Stroke(*ends, look.line_pt, row_role(number, len(data.rows))),))


def _left_heights(data: Data, scale: Scale, plot: Rectangle, look: Look) -> list[float]:
    """The heights of the values on the left, moved apart."""
    points = [scale.at(_last(row.marks[0].value, row.marks[1].value)) for row in data.rows]
    shown = [number for number, row in enumerate(data.rows) if row.marks[0].value is not None]
    order = sorted(shown, key=lambda number: (points[number], number))
    bottom_pt = plot.y_pt + plot.height_pt
    found = spread([points[n] for n in order], [look.pitch_pt] * len(order), plot.y_pt, bottom_pt)
    if found is None:
        raise refuse(data.rows[order[-1]].marks[0].text, "show fewer lines", data.rows[order[-1]].path)
    placed = dict(zip(order, found, strict=True))
    return [placed.get(number, points[number]) for number in range(len(data.rows))]


def _left(data: Data, number: int, x_pt: float, scale: Scale, middle_pt: float, look: Look) -> Group:
    row, role = data.rows[number], row_role(number, len(data.rows))
    mark = row.marks[0]
    source = Source(number, row.label, data.heads[0], "", mark)
    if mark.value is None:
        return Group(source)
    y_pt = scale.at(mark.value)
    away_pt = look.radius_pt + 2.5 * look.gap_pt
    ink = "accent" if role == "accent" else "ink"
    label = look.value(mark.text, x_pt - away_pt, middle_pt + 0.33 * look.value_pt, "end", ink, mark.path)
    line = leader(x_pt - look.radius_pt, y_pt, x_pt - away_pt + look.gap_pt / 2, middle_pt, look)
    spot = Spot(x_pt, y_pt, look.radius_pt, role, bool(mark.hedge))
    return Group(source, (), line, (spot,), (label,), "l", (0.0, middle_pt - y_pt))


def _right(
    data: Data, number: int, x_pt: float, scale: Scale, middle_pt: float, labels: tuple[Label, ...], look: Look
) -> Group:
    row, role = data.rows[number], row_role(number, len(data.rows))
    mark = row.marks[1]
    source = Source(number, row.label, data.heads[1], "", mark)
    y_pt = scale.at(_last(mark.value, row.marks[0].value))
    if mark.value is None:
        return Group(source, labels=labels, side="r", shift_pt=(0.0, middle_pt - y_pt))
    line = leader(x_pt + look.radius_pt, y_pt, labels[0].x_pt - look.gap_pt / 2, middle_pt, look)
    spot = Spot(x_pt, y_pt, look.radius_pt, role, bool(mark.hedge))
    return Group(source, (), line, (spot,), labels, "r", (0.0, middle_pt - y_pt))
