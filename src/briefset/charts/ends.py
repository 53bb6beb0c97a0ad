"""The names of lines at their right ends, each with its last value, moved apart where they would meet.

In: lines with the height of their last point, a look. Out: `End` blocks, with a leader where one was moved.
Never: a legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefset.charts.data import Mark, Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Label, Look, Stroke
from briefset.charts.placement import refuse, spread

LEADER_PT = 1.5
"""How far a block moves before a line leads back from it to its point."""


@dataclass(frozen=True, slots=True)
class End:
    """The block at the end of a line: value first, then the name, wrapped."""

    row: Row
    mark: Mark
    lines: tuple[str, ...]
    inline: bool

    @property
    def count(self) -> int:
        """How many lines it takes."""
        return len(self.lines) + (0 if self.inline else 1)


def make_ends(rows: Sequence[Row], room_pt: float, look: Look) -> list[End]:
    """A block for each line, no wider than `room_pt`; raises `Failure` at a name that is."""
    return [_end(row, room_pt, look) for row in rows]


def _end(row: Row, room_pt: float, look: Look) -> End:
    mark = row.marks[-1]
    value_pt = look.value_width_pt(mark.text) if mark.value is not None else look.name_width_pt(mark.text)
    inline = value_pt + look.gap_pt + look.name_width_pt(row.label) <= room_pt
    lines = (row.label,) if inline else wrap_labels([row.label], room_pt, look.text_pt, look.family)[0]
    if max(value_pt, 0.0 if inline else max(map(look.name_width_pt, lines))) > room_pt:
        raise refuse(row.label, "shorten the name of the line, or give the exhibit more width", row.path)
    return End(row, mark, lines, inline)


def ends_width_pt(ends: Sequence[End], look: Look) -> float:
    """The width of the widest block."""
    return max(label.box.right_pt for end in ends for label in _labels(end, 0.0, 0.0, "ink", look))


def place_ends(
    ends: Sequence[End], points: Sequence[float], top_pt: float, bottom_pt: float, look: Look
) -> list[float]:
    """The height of the middle of each block's first line, in the order of `ends`.

    Raises `Failure` when the blocks do not fit one above another.
    """
    order = sorted(range(len(ends)), key=lambda number: (points[number], number))
    sizes = [ends[number].count * look.pitch_pt for number in order]
    drops = [(ends[number].count - 1) * look.pitch_pt / 2 for number in order]
    wanted = [points[number] + drop for number, drop in zip(order, drops, strict=True)]
    found = spread(wanted, sizes, top_pt, bottom_pt)
    if found is None:
        longest = max(ends, key=lambda end: end.count)
        raise refuse(longest.row.label, "shorten the names of the lines, or show fewer", longest.row.path)
    placed = {number: at - drop for number, at, drop in zip(order, found, drops, strict=True)}
    return [placed[number] for number in range(len(ends))]


def end_labels(end: End, x_pt: float, middle_pt: float, role: str, look: Look) -> tuple[Label, ...]:
    """The labels of one block."""
    return _labels(end, x_pt, middle_pt + 0.33 * look.text_pt, "accent" if role == "accent" else "ink", look)


def _labels(end: End, x_pt: float, base_pt: float, ink: str, look: Look) -> tuple[Label, ...]:
    path = end.mark.path or end.row.path
    if end.mark.value is None:
        value = look.name(end.mark.text, x_pt, base_pt, path=path)
    else:
        value = look.value(end.mark.text, x_pt, base_pt, "start", ink, path)
    if end.inline:
        return value, look.name(end.row.label, value.box.right_pt + look.gap_pt, base_pt, path=end.row.path)
    below = (
        look.name(line, x_pt, base_pt + n * look.pitch_pt, path=end.row.path) for n, line in enumerate(end.lines, 1)
    )
    return value, *below


def leader(x1_pt: float, y1_pt: float, x2_pt: float, y2_pt: float, look: Look) -> tuple[Stroke, ...]:
    """A thin line from a point to its moved label."""
    if abs(y2_pt - y1_pt) <= LEADER_PT:
        return ()
    return (Stroke(x1_pt, y1_pt, x2_pt, y2_pt, look.rule_pt * 0.7, "soft"),)
