"""Values over three or more moments, joined by lines: charts of kind `line`.

In: `Data` with a value for each moment in a row, a width, a height, a look. Out: `Picture`.
Never: a line across a moment without a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefset.charts.beside import Ground, Wanted, place_beside
from briefset.charts.data import Data, Row
from briefset.charts.ends import End, end_labels, ends_width_pt, leader, make_ends, place_ends
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Box, Group, Label, Look, Picture, Source, Spot, Stroke, row_role
from briefset.charts.placement import Scale, refuse, spread
from briefset.charts.shapes import Rectangle

NAMES_SHARE, LEAST_SHARE = 0.36, 0.3
DASH = 3.0
"""A base line that does not stand at zero is dashed: the length of a dash, in line widths."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the moments and the values of one chart stand."""

    data: Data
    look: Look
    plot: Rectangle
    moments: tuple[float, ...]
    scale: Scale
    base_pt: float

    def points(self, row: Row) -> list[tuple[float, float] | None]:
        """The points of a line; None where no value is given."""
        pairs = zip(self.moments, row.marks, strict=True)
        return [None if mark.value is None else (x_pt, self.scale.at(mark.value)) for x_pt, mark in pairs]


def draw_lines(data: Data, width_pt: float, look: Look, height_pt: float) -> Picture:
    """Lines with a value at each point, names at their ends, moments below."""
    ends = make_ends(data.rows, NAMES_SHARE * width_pt, look)
    away_pt = look.radius_pt + 2.5 * look.gap_pt
    right_pt = width_pt - ends_width_pt(ends, look) - away_pt
    moments = _moments(data, right_pt, look)
    heads = _heads(data, moments, right_pt, look)
    foot_pt = max(label.box.bottom_pt for label in heads)
    bottom_pt = height_pt - foot_pt - look.gap_pt
    plot = Rectangle(moments[0], 0.0, moments[-1] - moments[0], bottom_pt)
    frame = _frame(data, plot, moments, look)
    below = tuple(label.moved(bottom_pt + look.gap_pt) for label in heads)
    groups = [Group(strokes=_base(frame, right_pt), labels=below), *_paths(frame)]
    points = [[point for point in frame.points(row) if point][-1][1] for row in data.rows]
    middles = place_ends(ends, points, 0.0, bottom_pt, look)
    finals = [_final(frame, number, end, middles[number], right_pt + away_pt) for number, end in enumerate(ends)]
    span = (frame.scale.value(bottom_pt), frame.scale.value(0.0))
    return Picture(width_pt, height_pt, plot, (*groups, *finals, *_values(frame, finals)), span)


def _moments(data: Data, right_pt: float, look: Look) -> tuple[float, ...]:
    """Where the moments stand: along time where the data say so, otherwise at equal steps."""
    count = len(data.heads)
    places = data.places or tuple(number / (count - 1) for number in range(count))
    first_pt = max(look.value_width_pt(row.marks[0].text) for row in data.rows) / 2
    left_pt = min(max(first_pt, look.radius_pt) + look.gap_pt / 2, 0.2 * right_pt)
    if right_pt - left_pt < LEAST_SHARE * right_pt or right_pt < 4 * look.pitch_pt:
        longest = max(data.rows, key=lambda row: len(row.label))
        raise refuse(longest.label, "shorten the names of the lines, or give the exhibit more width", longest.path)
    return tuple(left_pt + place * (right_pt - left_pt) for place in places)


def _heads(data: Data, moments: Sequence[float], right_pt: float, look: Look) -> tuple[Label, ...]:
    """The names of the moments, wrapped, moved apart where two are close in time; heights count from zero."""
    room_pt = right_pt / len(moments) - look.gap_pt
    wrapped = wrap_labels(data.heads, room_pt, look.text_pt, look.family)
    sizes = [max(map(look.name_width_pt, lines)) + look.gap_pt for lines in wrapped]
    centres = spread(moments, sizes, -look.gap_pt / 2, right_pt + look.radius_pt + 2 * look.gap_pt)
    if centres is None:
        raise refuse(" · ".join(data.heads), "shorten the moments, or show fewer", data.path)
    return tuple(
        look.name(line, centre, number * look.pitch_pt, "middle", data.path)
        for centre, lines in zip(centres, wrapped, strict=True)
        for number, line in enumerate(lines, 1)
    )


def _frame(data: Data, plot: Rectangle, moments: tuple[float, ...], look: Look) -> Frame:
    top_pt = 2.2 * look.pitch_pt
    tail_pt = 1.4 * look.pitch_pt if data.start or data.low < 0 else look.rule_pt
    unit_pt = (plot.height_pt - top_pt - tail_pt) / ((data.high - data.low) or 1.0)
    scale = Scale(plot.height_pt - tail_pt, -unit_pt, data.low)
    base_pt = plot.height_pt if data.start else scale.at(0.0)
    return Frame(data, look, plot, moments, scale, base_pt)


def _base(frame: Frame, right_pt: float) -> tuple[Stroke, ...]:
    """The base line; dashed where it is not zero."""
    width_pt, y_pt = frame.look.rule_pt, frame.base_pt
    if not frame.data.start:
        return (Stroke(0.0, y_pt, right_pt, y_pt, width_pt),)
    dash_pt = DASH * width_pt
    count = int(right_pt // (2 * dash_pt))
    return tuple(Stroke(2 * n * dash_pt, y_pt, (2 * n + 1) * dash_pt, y_pt, width_pt) for n in range(count))


def _paths(frame: Frame) -> Iterator[Group]:
    for number, row in enumerate(frame.data.rows):
        role, width_pt = row_role(number, len(frame.data.rows)), frame.look.line_pt
        pairs = [(first, last) for first, last in pairwise(frame.points(row)) if first and last]
        yield Group(strokes=tuple(Stroke(*first, *last, width_pt, role) for first, last in pairs))


def _final(frame: Frame, number: int, end: End, middle_pt: float, x_pt: float) -> Group:
    """The last point of a line with the block that names it."""
    data, look = frame.data, frame.look
    role, last = row_role(number, len(data.rows)), frame.points(end.row)[-1]
    source = Source(number, end.row.label, data.heads[-1], "", end.mark)
    labels = end_labels(end, x_pt, middle_pt, role, look)
    if last is None:
        return Group(source, labels=labels, side="r")
    line = leader(last[0] + look.radius_pt, last[1], x_pt - look.gap_pt / 2, middle_pt, look)
    spot = Spot(*last, look.radius_pt, role, bool(end.mark.hedge))
    return Group(source, (), line, (spot,), labels, "r", (0.0, middle_pt - last[1]))


def _values(frame: Frame, finals: Sequence[Group]) -> Iterator[Group]:
    """Every other point with its value, placed one after another where there is room."""
    paths = [stroke for group in _paths(frame) for stroke in group.strokes]
    spots = [spot for group in finals for spot in group.spots]
    spots += [spot for _, _, spot in _spots(frame)]
    taken = [label.box for group in finals for label in group.labels]
    edge = Box(0.0, 0.0, finals[0].labels[0].x_pt - frame.look.gap_pt, frame.plot.height_pt)
    ground = Ground(edge, frame.base_pt, [*taken, *(spot.box for spot in spots)], paths, frame.look)
    for number, row in enumerate(frame.data.rows):
        for place, mark in enumerate(row.marks[:-1]):
            if mark.value is None:
                yield Group(Source(number, row.label, frame.data.heads[place], "", mark))
    for number, place, spot in sorted(_spots(frame), key=lambda item: (item[1], item[2].y_pt)):
        row, mark = frame.data.rows[number], frame.data.rows[number].marks[place]
        placed = place_beside(Wanted(mark, spot, _turn(frame, number, place)), ground)
        source = Source(number, row.label, frame.data.heads[place], "", mark)
        yield Group(source, (), placed.leader, (spot,), (placed.label,), placed.side, placed.shift_pt)


def _spots(frame: Frame) -> Iterator[tuple[int, int, Spot]]:
    for number, row in enumerate(frame.data.rows):
        role = row_role(number, len(frame.data.rows))
        for place, point in enumerate(frame.points(row)[:-1]):
            if point:
                yield number, place, Spot(*point, frame.look.radius_pt, role, bool(row.marks[place].hedge))


def _turn(frame: Frame, number: int, place: int) -> bool:
    """Whether a value is better placed below: at a valley of its line, or where it is the lowest of its moment."""
    points = frame.points(frame.data.rows[number])
    own = points[place]
    if own is None:
        return False
    column = [at[1] for row in frame.data.rows if (at := frame.points(row)[place])]
    beside = [at[1] for at in (*points[max(0, place - 1) : place], *points[place + 1 : place + 2]) if at]
    lowest = len(column) > 1 and own[1] >= max(column)
    return lowest or (bool(beside) and all(height_pt < own[1] for height_pt in beside))
