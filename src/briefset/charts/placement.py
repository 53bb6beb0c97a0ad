"""Room for labels: one scale that leaves space for them, places that keep them apart, and the proof of it.

In: wanted places, widths and heights in points. Out: places that do not touch. Never: lets a label be cut; it refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from briefset.charts.data import Data
from briefset.charts.picture import Box, Label, Picture
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
    blocks = [block.box for group in picture.groups for block in group.blocks]
    forms = blocks + [spot.box for group in picture.groups for spot in group.spots]
    yield from (label for label, box in labels for form in forms if box.meets(form, 1.0))


def contains(frame: Box, box: Box) -> bool:
    """Whether the box stands within the frame."""
    across = frame.left_pt <= box.left_pt and box.right_pt <= frame.right_pt
    return across and frame.top_pt <= box.top_pt and box.bottom_pt <= frame.bottom_pt
