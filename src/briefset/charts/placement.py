"""Where labels stand: scales that leave room for them, columns of names, ends of lines, values beside dots, the proof.

In: wanted places, widths and heights in points. Out: places that do not touch. Never: lets a label be cut; it refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, pairwise, product
from math import ceil, floor, hypot

from briefset.charts.data import Data, DataPoint, Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Box, ChartStyle, Label, Line, Marker, Picture
from briefset.diagnostics import Diagnostic, Failure, Position

SLACK_PT = 0.02


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to points: where zero of the scale's own begins, and how long one unit is."""

    origin_pt: float
    unit_pt: float
    low: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self.origin_pt + (value - self.low) * self.unit_pt

    def value(self, at_pt: float) -> float:
        """The value that stands there, to six digits."""
        return float(f"{self.low + (at_pt - self.origin_pt) / self.unit_pt:.6g}") if self.unit_pt else self.low


def refuse(text: str, hint: str, path: str) -> Failure:
    """The error for a label without room, at its YAML path."""
    message = f"“{text}” has no room in its chart"
    return Failure([Diagnostic(Position(""), "overflow", message, hint, path)])


def fit_scale(
    rights: Sequence[tuple[float, float]], lefts: Sequence[tuple[float, float]], left_pt: float, right_pt: float
) -> Scale:
    """The largest scale at which every value has its label's room beside it.

    `rights` and `lefts` are pairs of a value and of the room that it needs on that side. The unit is zero or less when
    there is no such scale.
    """
    low = min(value for value, _ in (*rights, *lefts))
    room_pt = right_pt - left_pt
    units = [
        (room_pt - ahead_pt - behind_pt) / (above - below)
        for above, ahead_pt in rights
        for below, behind_pt in lefts
        if above > below
    ]
    tight = any(room_pt < ahead_pt + behind_pt for _, ahead_pt in rights for _, behind_pt in lefts)
    unit_pt = 0.0 if tight else min(units, default=1.0)
    origin_pt = left_pt + max(behind_pt - (value - low) * unit_pt for value, behind_pt in lefts)
    return Scale(origin_pt, unit_pt, low)


def is_cramped(scale: Scale, data: Data, least_pt: float) -> bool:
    """Whether labels leave too little for the values themselves; where all values are zero, nothing is needed."""
    length_pt = scale.unit_pt * (data.high - data.low)
    return scale.unit_pt <= 0 or (data.high > data.low and length_pt < least_pt)


def spread(centres: Sequence[float], sizes: Sequence[float], low_pt: float, high_pt: float) -> list[float] | None:
    """Centres as near as possible to those wanted, in the same order, so that none touch; None when there is no room.

    Neighbours that would touch move together by the mean of what they want (pool adjacent violators).
    """
    if not centres:
        return []
    steps = [0.0, *accumulate((first + second) / 2 for first, second in pairwise(sizes))]
    least, most = low_pt + sizes[0] / 2, high_pt - sizes[-1] / 2 - steps[-1]
    if least > most + SLACK_PT:
        return None
    pools: list[tuple[float, int]] = []
    for wanted in (centre - step for centre, step in zip(centres, steps, strict=True)):
        pools.append((wanted, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            pools[-2:] = [_merge(*pools[-2:])]
    places = [min(max(mean, least), max(most, least)) for mean, count in pools for _ in range(count)]
    return [place + step for place, step in zip(places, steps, strict=True)]


def _merge(first: tuple[float, int], second: tuple[float, int]) -> tuple[float, int]:
    count = first[1] + second[1]
    return (first[0] * first[1] + second[0] * second[1]) / count, count


def prove(picture: Picture) -> Picture:
    """The picture itself, when no label leaves it, meets another label, or stands on a bar or dot.

    Raises `Failure` at the path of the first label that does.
    """
    frame = Box(-SLACK_PT, -SLACK_PT, picture.width_pt + SLACK_PT, picture.height_pt + SLACK_PT)
    for label in _crowded(picture, frame):
        hint = "shorten the labels, show fewer values, or give the exhibit more width"
        raise refuse(label.text, hint, label.path)
    return picture


def _crowded(picture: Picture, frame: Box) -> Iterator[Label]:
    labels = [(label, label.box) for label in picture.labels]
    yield from (label for label, box in labels if not contains(frame, box))
    yield from (later for (_, box), (later, other) in combinations(labels, 2) if box.meets(other, SLACK_PT))
    bars = [bar.box for mark in picture.marks for bar in mark.bars]
    forms = bars + [marker.box for mark in picture.marks for marker in mark.markers]
    yield from (label for label, box in labels for form in forms if box.meets(form, 1.0))


def contains(frame: Box, box: Box) -> bool:
    """Whether the box stands within the frame."""
    across = frame.left_pt <= box.left_pt and box.right_pt <= frame.right_pt
    return across and frame.top_pt <= box.top_pt and box.bottom_pt <= frame.bottom_pt


NAMES_SHARE = 0.36
"""The most that names may take of the width."""


@dataclass(frozen=True, slots=True)
class NameColumn:
    """Names in lines, and where what follows them begins."""

    lines: tuple[tuple[str, ...], ...]
    end_pt: float


def name_column(rows: Sequence[Row], width_pt: float, style: ChartStyle) -> NameColumn:
    """The names in a column as narrow as they allow; raises `Failure` at a word that is wider than the column."""
    room_pt = NAMES_SHARE * width_pt
    lines = wrap_labels([row.label for row in rows], room_pt, style.text_pt, style.family)
    for row, wrapped in zip(rows, lines, strict=True):
        if max(map(style.name_width_pt, wrapped)) > room_pt:
            raise refuse(row.label, "shorten the name: its longest word is wider than a third of the chart", row.path)
    widest_pt = max(style.name_width_pt(line) for wrapped in lines for line in wrapped)
    return NameColumn(lines, widest_pt + 2 * style.gap_pt)


def name_labels(row: Row, lines: tuple[str, ...], middle_pt: float, style: ChartStyle) -> tuple[Label, ...]:
    """The lines of one name, centred on a height."""
    first_pt = middle_pt + 0.33 * style.text_pt - style.pitch_pt * (len(lines) - 1) / 2
    return tuple(style.name(line, 0.0, first_pt + style.pitch_pt * n, path=row.path) for n, line in enumerate(lines))


LEADER_PT = 1.5
"""How far a block moves before a line leads back from it to its point."""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The block at the end of a line: value first, then the name, wrapped."""

    row: Row
    point: DataPoint
    lines: tuple[str, ...]
    inline: bool

    @property
    def count(self) -> int:
        """How many lines it takes."""
        return len(self.lines) + (0 if self.inline else 1)


def make_end(row: Row, room_pt: float, style: ChartStyle) -> LineEnd:
    """The block of a line, no wider than `room_pt`; raises `Failure` at a name that is."""
    point = row.points[-1]
    value_pt = style.value_width_pt(point.text) if point.value is not None else style.name_width_pt(point.text)
    inline = value_pt + style.gap_pt + style.name_width_pt(row.label) <= room_pt
    lines = (row.label,) if inline else wrap_labels([row.label], room_pt, style.text_pt, style.family)[0]
    if max(value_pt, 0.0 if inline else max(map(style.name_width_pt, lines))) > room_pt:
        raise refuse(row.label, "shorten the name of the line, or give the exhibit more width", row.path)
    return LineEnd(row, point, lines, inline)


def ends_width_pt(ends: Sequence[LineEnd], style: ChartStyle) -> float:
    """The width of the widest block."""
    return max(label.box.right_pt for end in ends for label in _end_block(end, 0.0, 0.0, "ink", style))


def place_ends(
    ends: Sequence[LineEnd], points: Sequence[float], top_pt: float, bottom_pt: float, style: ChartStyle
) -> list[float]:
    """The height of the middle of each block's first line, in the order of `ends`.

    Raises `Failure` when the bars do not fit one above another.
    """
    order = sorted(range(len(ends)), key=lambda number: (points[number], number))
    sizes = [ends[number].count * style.pitch_pt for number in order]
    drops = [(ends[number].count - 1) * style.pitch_pt / 2 for number in order]
    wanted = [points[number] + drop for number, drop in zip(order, drops, strict=True)]
    found = spread(wanted, sizes, top_pt, bottom_pt)
    if found is None:
        longest = max(ends, key=lambda end: end.count)
        raise refuse(longest.row.label, "shorten the names of the lines, or show fewer", longest.row.path)
    placed = {number: at - drop for number, at, drop in zip(order, found, drops, strict=True)}
    return [placed[number] for number in range(len(ends))]


def end_labels(end: LineEnd, x_pt: float, middle_pt: float, role: str, style: ChartStyle) -> tuple[Label, ...]:
    """The labels of one block."""
    return _end_block(end, x_pt, middle_pt + 0.33 * style.text_pt, "accent" if role == "accent" else "ink", style)


def _end_block(end: LineEnd, x_pt: float, base_pt: float, ink: str, style: ChartStyle) -> tuple[Label, ...]:
    path = end.point.path or end.row.path
    if end.point.value is None:
        value = style.name(end.point.text, x_pt, base_pt, path=path)
    else:
        value = style.value(end.point.text, x_pt, base_pt, "start", ink, path)
    if end.inline:
        return value, style.name(end.row.label, value.box.right_pt + style.gap_pt, base_pt, path=end.row.path)
    below = (
        style.name(line, x_pt, base_pt + n * style.pitch_pt, path=end.row.path) for n, line in enumerate(end.lines, 1)
    )
    return value, *below


def leader(x1_pt: float, y1_pt: float, x2_pt: float, y2_pt: float, style: ChartStyle) -> tuple[Line, ...]:
    """A thin line from a point to its moved label."""
    if abs(y2_pt - y1_pt) <= LEADER_PT:
        return ()
    return (Line(x1_pt, y1_pt, x2_pt, y2_pt, style.rule_pt * 0.7, "soft"),)


RINGS = 7
"""How many lines further a label may move from its dot."""
CROSSING = 1.6
"""What standing on a line costs, against one ring further away."""


@dataclass(slots=True)
class Obstacles:
    """What a label must keep clear of; each placed label is added."""

    edge: Box
    base_pt: float
    taken: list[Box]
    paths: list[Line]
    style: ChartStyle


@dataclass(frozen=True, slots=True)
class LabelTarget:
    """A dot, its point, and whether its label is better below."""

    point: DataPoint
    marker: Marker
    below: bool


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """The label, its leader, and where native charts put it."""

    label: Label
    leader: tuple[Line, ...]
    side: str
    shift_pt: tuple[float, float]


def place_beside(target: LabelTarget, obstacles: Obstacles) -> PlacedLabel:
    """The best free place for the label; raises `Failure` where every place is taken."""
    found = _best(_tries(target, obstacles), obstacles) or _best(_far_tries(target, obstacles), obstacles)
    if not found:
        hint = "show fewer moments or lines, or give the exhibit more width"
        raise refuse(target.point.text, hint, target.point.path)
    obstacles.taken.append(found.label.box)
    return found


def _best(tries: Iterator[tuple[float, PlacedLabel]], obstacles: Obstacles) -> PlacedLabel | None:
    free = [(cost, placed) for cost, placed in tries if _is_free(placed.label.box, obstacles)]
    costs = [cost + CROSSING * _crossings(placed.label.box, obstacles) for cost, placed in free]
    return free[costs.index(min(costs))][1] if free else None


def _is_free(box: Box, obstacles: Obstacles) -> bool:
    on_base = box.top_pt < obstacles.base_pt - 0.2 < box.bottom_pt
    return contains(obstacles.edge, box) and not on_base and not any(box.meets(other, 0.0) for other in obstacles.taken)


def _tries(target: LabelTarget, obstacles: Obstacles) -> Iterator[tuple[float, PlacedLabel]]:
    """Places above and below, then further away, centred or to one side, each with its cost."""
    for ring in range(RINGS):
        for below in (target.below, not target.below):
            for anchor, sideways in (("middle", 0.0), ("start", 0.35), ("end", 0.35)):
                cost = ring + sideways + (0.0 if below == target.below else 0.5)
                yield cost, _try(target, ring, anchor, obstacles.style, below=below)


def _far_tries(target: LabelTarget, obstacles: Obstacles) -> Iterator[tuple[float, PlacedLabel]]:
    """Every place in the chart, in steps of half a line; each costs as many lines as it is away."""
    half_pt, marker, edge = obstacles.style.pitch_pt / 2, target.marker, obstacles.edge
    near = _try(target, 0, "middle", obstacles.style, below=False)
    box = near.label.box
    across = range(ceil((edge.left_pt - box.left_pt) / half_pt), floor((edge.right_pt - box.right_pt) / half_pt) + 1)
    down = range(ceil((edge.top_pt - box.top_pt) / half_pt), floor((edge.bottom_pt - box.bottom_pt) / half_pt) + 1)
    for right, low in product(across, down):
        shift_pt = (right * half_pt, low * half_pt)
        label = replace(near.label, x_pt=near.label.x_pt + shift_pt[0], y_pt=near.label.y_pt + shift_pt[1])
        yield hypot(right, low) / 2, PlacedLabel(label, _leader_to(marker, label.box, obstacles.style), "t", shift_pt)


def _try(target: LabelTarget, ring: int, anchor: str, style: ChartStyle, *, below: bool) -> PlacedLabel:
    marker, point = target.marker, target.point
    aside_pt = {"middle": 0.0, "start": -style.radius_pt, "end": style.radius_pt}[anchor]
    far_pt = style.radius_pt + style.gap_pt / 2 + ring * style.pitch_pt
    rise_pt = far_pt + 0.9 * style.value_pt if below else -far_pt - 0.24 * style.value_pt
    role = "accent" if marker.role == "accent" else "ink"
    label = style.value(point.text, marker.x_pt + aside_pt, marker.y_pt + rise_pt, anchor, role, point.path)
    box = label.box
    shift = ((box.left_pt + box.right_pt) / 2 - marker.x_pt, (1 if below else -1) * ring * style.pitch_pt)
    line = _leader_to(marker, box, style) if ring else ()
    return PlacedLabel(label, line, "b" if below else "t", shift)


def _leader_to(marker: Marker, box: Box, style: ChartStyle) -> tuple[Line, ...]:
    """A line from the edge of a dot, above or below, to the nearest place on the box of its label."""
    below = box.top_pt + box.bottom_pt > 2 * marker.y_pt
    from_pt = marker.y_pt + (marker.radius_pt if below else -marker.radius_pt)
    end_pt = box.top_pt + 1 if below else box.bottom_pt - 1
    x_pt = min(max(marker.x_pt, box.left_pt), box.right_pt)
    return (Line(marker.x_pt, from_pt, x_pt, end_pt, style.rule_pt * 0.7, "soft"),)


def _crossings(box: Box, obstacles: Obstacles) -> int:
    """How many lines pass through the box, shrunk to its letters."""
    inner = replace(box, top_pt=box.top_pt + 0.15 * obstacles.style.value_pt, bottom_pt=box.bottom_pt - 1)
    return sum(_passes(line, inner) for line in obstacles.paths)


def _passes(line: Line, box: Box) -> bool:
    """Whether a line meets a box: it does between two shares of its length (Liang and Barsky)."""
    start, end = 0.0, 1.0
    dx, dy = line.x2_pt - line.x1_pt, line.y2_pt - line.y1_pt
    for step, room in (
        (-dx, line.x1_pt - box.left_pt),
        (dx, box.right_pt - line.x1_pt),
        (-dy, line.y1_pt - box.top_pt),
        (dy, box.bottom_pt - line.y1_pt),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return start < end
