"""Events on an axis of time that runs down, each with its words beside it: charts of kind `timeline`.

In: `Data` whose rows are events, a width, a look. Out: `Picture`. Never: equal steps for unequal times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from briefset.charts.data import Data, Row
from briefset.charts.ends import leader
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Group, Label, Look, Picture, Source, Spot, Stroke
from briefset.charts.placement import Scale, refuse, spread
from briefset.charts.shapes import Rectangle

WIDE_PT = 27.0
"""The width, in pitches, from which dates have a column of their own."""
AIR = 1.6
"""How much higher than its words a time line is, so that distances in time can show."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one event, in lines, date first."""

    row: Row
    lines: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Where axis, dates and words stand."""

    axis_pt: float
    date_pt: float
    words_pt: float

    @property
    def wide(self) -> bool:
        """Whether dates stand beside the words, not above them."""
        return self.words_pt > self.date_pt


def draw_timeline(data: Data, width_pt: float, look: Look, height_pt: float) -> Picture:
    """Dots at their times on a line, years on its left, words on its right, moved apart where times are close."""
    columns = _columns(data, width_pt, look)
    entries = _entries(data, width_pt - columns.words_pt, look, wide=columns.wide)
    sizes = [entry.count * look.pitch_pt + look.gap_pt for entry in entries]
    total_pt = max(AIR * sum(sizes), height_pt) if height_pt <= 0 or sum(sizes) <= height_pt else sum(sizes)
    if height_pt > 0 and total_pt > height_pt:
        longest = max(entries, key=lambda entry: entry.count)
        raise refuse(longest.row.marks[0].text, "shorten the events, or show fewer", longest.row.path)
    times = [row.marks[0].value or 0.0 for row in data.rows]
    scale = _scale(times, total_pt, look)
    centres = spread([scale.at(time) for time in times], sizes, 0.0, total_pt) or []
    axis = Stroke(columns.axis_pt, 0.0, columns.axis_pt, total_pt, look.rule_pt)
    years = tuple(_years(times, scale, columns.axis_pt, look))
    ticks = tuple(Stroke(columns.axis_pt - look.gap_pt, y_pt, columns.axis_pt, y_pt, look.rule_pt) for y_pt, _ in years)
    head = Group(strokes=(axis, *ticks), labels=tuple(label for _, label in years))
    events = (
        _event(number, entry, scale.at(time), centre, columns, look)
        for number, (entry, time, centre) in enumerate(zip(entries, times, centres, strict=True))
    )
    return Picture(width_pt, total_pt, Rectangle(0.0, 0.0, width_pt, total_pt), (head, *events))


def _columns(data: Data, width_pt: float, look: Look) -> Columns:
    axis_pt = look.name_width_pt("2000") + 2 * look.gap_pt
    date_pt = axis_pt + look.radius_pt + 5 * look.gap_pt
    if width_pt < WIDE_PT * look.pitch_pt:
        return Columns(axis_pt, date_pt, date_pt)
    widest_pt = max(look.name_width_pt(row.label) for row in data.rows)
    return Columns(axis_pt, date_pt, date_pt + widest_pt + 3 * look.gap_pt)


def _entries(data: Data, room_pt: float, look: Look, *, wide: bool) -> list[Entry]:
    return [_entry(row, room_pt, look, wide=wide) for row in data.rows]


def _entry(row: Row, room_pt: float, look: Look, *, wide: bool) -> Entry:
    lines = wrap_labels([row.marks[0].text], room_pt, look.text_pt, look.family)[0]
    if max(map(look.name_width_pt, (*lines, *(() if wide else (row.label,))))) > room_pt:
        raise refuse(row.marks[0].text, "shorten its longest word, or give the exhibit more width", row.path)
    return Entry(row, lines, len(lines) + (0 if wide else 1))


def _scale(times: Sequence[float], total_pt: float, look: Look) -> Scale:
    edge_pt = look.pitch_pt / 2
    return Scale(edge_pt, (total_pt - 2 * edge_pt) / ((times[-1] - times[0]) or 1.0), times[0])


def _years(times: Sequence[float], scale: Scale, axis_pt: float, look: Look) -> Iterator[tuple[float, Label]]:
    """The years that begin within the line, as many as have room."""
    span_pt = scale.unit_pt
    step = next((step for step in STEPS if step * span_pt >= 1.3 * look.pitch_pt), STEPS[-1])
    edge_pt = look.pitch_pt / 2
    for year in range(ceil(times[0]), floor(times[-1]) + 1):
        y_pt = scale.at(year)
        if year % step == 0 and edge_pt <= y_pt <= scale.at(times[-1]) + 0.01:
            base_pt = y_pt + 0.33 * look.text_pt
            yield y_pt, look.name(str(year), axis_pt - 2 * look.gap_pt, base_pt, "end")


def _event(number: int, entry: Entry, y_pt: float, centre_pt: float, columns: Columns, look: Look) -> Group:
    row = entry.row
    mark, top_pt = row.marks[0], centre_pt - entry.count * look.pitch_pt / 2
    first_pt = top_pt + look.pitch_pt / 2 + 0.33 * look.text_pt
    date = look.name(row.label, columns.date_pt, first_pt, path=row.path)
    start = 0 if columns.wide else 1
    words = (
        Label(line, columns.words_pt, first_pt + n * look.pitch_pt, look.text_pt, family=look.family, path=row.path)
        for n, line in enumerate(entry.lines, start)
    )
    spot = Spot(columns.axis_pt, y_pt, look.radius_pt, "accent", bool(mark.hedge))
    line = leader(
        columns.axis_pt + look.radius_pt, y_pt, columns.date_pt - look.gap_pt, top_pt + look.pitch_pt / 2, look
    )
    return Group(Source(number, row.label, "", "", mark), (), line, (spot,), (date, *words))
