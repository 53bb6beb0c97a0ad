"""A value beside its dot: the nearest place that is free.

In: a dot, its words, and all that is drawn so far. Out: a label, with a leader where it stands away. Never: an overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import ceil, floor, hypot

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
    found = _best(_tries(wanted, ground), ground) or _best(_far_tries(wanted, ground), ground)
    if not found:
        hint = "show fewer moments or lines, or give the exhibit more width"
        raise refuse(wanted.mark.text, hint, wanted.mark.path)
    ground.taken.append(found.label.box)
    return found


def _best(tries: Iterator[tuple[float, Placed]], ground: Ground) -> Placed | None:
    free = [(cost, placed) for cost, placed in tries if _is_free(placed.label.box, ground)]
    costs = [cost + CROSSING * _crossings(placed.label.box, ground) for cost, placed in free]
    return free[costs.index(min(costs))][1] if free else None


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


def _far_tries(wanted: Wanted, ground: Ground) -> Iterator[tuple[float, Placed]]:
    """Every place in the chart, in steps of half a line; each costs as many lines as it is away."""
    half_pt, spot, edge = ground.look.pitch_pt / 2, wanted.spot, ground.edge
    near = _place(wanted, 0, "middle", ground.look, below=False)
    box = near.label.box
    across = range(ceil((edge.left_pt - box.left_pt) / half_pt), floor((edge.right_pt - box.right_pt) / half_pt) + 1)
    down = range(ceil((edge.top_pt - box.top_pt) / half_pt), floor((edge.bottom_pt - box.bottom_pt) / half_pt) + 1)
    for right, low in product(across, down):
        shift_pt = (right * half_pt, low * half_pt)
        label = replace(near.label, x_pt=near.label.x_pt + shift_pt[0], y_pt=near.label.y_pt + shift_pt[1])
        yield hypot(right, low) / 2, Placed(label, _leader(spot, label.box, ground.look), "t", shift_pt)


def _place(wanted: Wanted, ring: int, anchor: str, look: Look, *, below: bool) -> Placed:
    spot, mark = wanted.spot, wanted.mark
    aside_pt = {"middle": 0.0, "start": -look.radius_pt, "end": look.radius_pt}[anchor]
    far_pt = look.radius_pt + look.gap_pt / 2 + ring * look.pitch_pt
    rise_pt = far_pt + 0.9 * look.value_pt if below else -far_pt - 0.24 * look.value_pt
    role = "accent" if spot.role == "accent" else "ink"
    label = look.value(mark.text, spot.x_pt + aside_pt, spot.y_pt + rise_pt, anchor, role, mark.path)
    box = label.box
    shift = ((box.left_pt + box.right_pt) / 2 - spot.x_pt, (1 if below else -1) * ring * look.pitch_pt)
    line = _leader(spot, box, look) if ring else ()
    return Placed(label, line, "b" if below else "t", shift)


def _leader(spot: Spot, box: Box, look: Look) -> tuple[Stroke, ...]:
    """A line from the edge of a dot, above or below, to the nearest place on the box of its label."""
    below = box.top_pt + box.bottom_pt > 2 * spot.y_pt
    from_pt = spot.y_pt + (spot.radius_pt if below else -spot.radius_pt)
    end_pt = box.top_pt + 1 if below else box.bottom_pt - 1
    x_pt = min(max(spot.x_pt, box.left_pt), box.right_pt)
    return (Stroke(spot.x_pt, from_pt, x_pt, end_pt, look.rule_pt * 0.7, "soft"),)


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
