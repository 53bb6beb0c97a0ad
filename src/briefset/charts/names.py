"""The column of names on the left of lying bars and rows of dots.

In: names, a width, a look. Out: `Column` of wrapped names. Never: more than a third of the width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefset.charts.data import Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Label, Look
from briefset.charts.placement import refuse

SHARE = 0.36
"""The most that names may take of the width."""


@dataclass(frozen=True, slots=True)
class Column:
    """Names in lines, and where what follows them begins."""

    lines: tuple[tuple[str, ...], ...]
    end_pt: float


def name_column(rows: Sequence[Row], width_pt: float, look: Look) -> Column:
    """The names in a column as narrow as they allow; raises `Failure` at a word that is wider than the column."""
    room_pt = SHARE * width_pt
    lines = wrap_labels([row.label for row in rows], room_pt, look.text_pt, look.family)
    for row, wrapped in zip(rows, lines, strict=True):
        if max(map(look.name_width_pt, wrapped)) > room_pt:
            raise refuse(row.label, "shorten the name: its longest word is wider than a third of the chart", row.path)
    widest_pt = max(look.name_width_pt(line) for wrapped in lines for line in wrapped)
    return Column(lines, widest_pt + 2 * look.gap_pt)


def name_labels(row: Row, lines: tuple[str, ...], middle_pt: float, look: Look) -> tuple[Label, ...]:
    """The lines of one name, centred on a height."""
    first_pt = middle_pt + 0.33 * look.text_pt - look.pitch_pt * (len(lines) - 1) / 2
    return tuple(look.name(line, 0.0, first_pt + look.pitch_pt * n, path=row.path) for n, line in enumerate(lines))
