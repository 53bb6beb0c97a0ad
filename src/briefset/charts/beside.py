"""A value beside its dot: the nearest place that is free.

In: a dot, its words, and all that is drawn so far. Out: a label, with a leader where it stands away. Never: an overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefset.charts.data import Mark
from briefset.charts.picture import Box, Label, Look, Spot, Stroke
from briefset.charts.placement import contains, refuse

RINGS = 7
"""How many lines further a label may move from its dot."""
CROSSING = 1.6
"""What standing on a line costs, against one ring further away."""


@dataclass(slots=True)
class Ground:
    """What a label must keep clear of; each placed label is added."""

    edge: Box
    base_pt: float
    taken: list[Box]
    paths: list[Stroke]
    look: Look


@dataclass(frozen=True, slots=True)
class Wanted:
    """A dot, its mark, and whether its label is better below."""

    mark: Mark
    spot: Spot
    below: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """The label, its leader, and where native charts put it."""

    label: Label
    leader: tuple[Stroke, ...]
    side: str
    shift_pt: tuple[float, float]


def place_beside(wanted: Wanted, ground: Ground) -> Placed:
    """The best free place for the label; raises `Failure` where every place is taken."""
    free = [(cost, placed) for cost, placed in _tries(wanted, ground) if _is_free(placed.label.box, ground)]
    if not free:
        hint = "show fewer moments or lines, or give the exhibit more width"
        raise refuse(wanted.mark.text, hint, wanted.mark.path)
    best = min(free, key=lambda pair: pair[0] + CROSSING * _crossings(pair[1].label.box, ground))[1]
    ground.taken.append(best.label.box)
    return best


def _is_free(box: Box, ground: Ground) -> bool:
    on_base = box.top_pt < ground.base_pt - 0.2 < box.bottom_pt
    return contains(ground.edge, box) and not on_base and not any(box.meets(other, 0.0) for other in ground.taken)


def _tries(wanted: Wanted, ground: Ground) -> Iterator[tuple[float, Placed]]:
    """Places above and below, then further away, centred or to one side, each with its cost."""
    for ring in range(RINGS):
        for below in (wanted.below, not wanted.below):
            for anchor, sideways in (("middle", 0.0), ("start", 0.35), ("end", 0.35)):
                cost = ring + sideways + (0.0 if below == wanted.below else 0.5)
                yield cost, _place(wanted, ring, anchor, ground.look, below=below)


def _place(wanted: Wanted, ring: int, anchor: str, look: Look, *, below: bool) -> Placed:
    spot, mark = wanted.spot, wanted.mark
    aside_pt = {"middle": 0.0, "start": -look.radius_pt, "end": look.radius_pt}[anchor]
    far_pt = look.radius_pt + look.gap_pt / 2 + ring * look.pitch_pt
    rise_pt = far_pt + 0.9 * look.value_pt if below else -far_pt - 0.24 * look.value_pt
    role = "accent" if spot.role == "accent" else "ink"
    label = look.value(mark.text, spot.x_pt + aside_pt, spot.y_pt + rise_pt, anchor, role, mark.path)
    box = label.box
    shift = ((box.left_pt + box.right_pt) / 2 - spot.x_pt, (1 if below else -1) * ring * look.pitch_pt)
    line = _leader(spot, box, look, below=below) if ring else ()
    return Placed(label, line, "b" if below else "t", shift)


def _leader(spot: Spot, box: Box, look: Look, *, below: bool) -> tuple[Stroke, ...]:
    way = 1 if below else -1
    end_pt = box.top_pt + 1 if below else box.bottom_pt - 1
    from_pt = spot.y_pt + way * spot.radius_pt
    return (Stroke(spot.x_pt, from_pt, spot.x_pt, end_pt, look.rule_pt * 0.7, "soft"),)


def _crossings(box: Box, ground: Ground) -> int:
    """How many lines pass through the box, shrunk to its letters."""
    inner = replace(box, top_pt=box.top_pt + 0.15 * ground.look.value_pt, bottom_pt=box.bottom_pt - 1)
    return sum(_passes(stroke, inner) for stroke in ground.paths)


def _passes(stroke: Stroke, box: Box) -> bool:
    """Whether a line meets a box: it does between two shares of its length (Liang and Barsky)."""
    start, end = 0.0, 1.0
    dx, dy = stroke.x2_pt - stroke.x1_pt, stroke.y2_pt - stroke.y1_pt
    for step, room in (
        (-dx, stroke.x1_pt - box.left_pt),
        (dx, box.right_pt - stroke.x1_pt),
        (-dy, stroke.y1_pt - box.top_pt),
        (dy, box.bottom_pt - stroke.y1_pt),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return start < end
