"""Events on an axis of time that runs down, each with its words beside it: charts of kind `timeline`.

In: `Data` whose rows are events, a width, a style. Out: `Picture`. Never: equal steps for unequal times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from briefset.charts.data import Data, Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import ChartCell, ChartStyle, Label, Line, Mark, Marker, Picture, Rectangle
from briefset.charts.placement import Scale, leader, refuse, spread

WIDE_PT = 27.0
"""The width, in pitches, from which dates have a column of their own."""
AIR = 1.6
"""How much higher than its words a time line is, so that distances in time can show."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
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


def draw_timeline(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Dots at their times on a line, years on its left, words on its right, moved apart where times are close."""
    columns = _columns(data, width_pt, style)
    room_pt = (width_pt - columns.words_pt) / style.spare
    entries = [_entry(row, room_pt, style, wide=columns.wide) for row in data.rows]
    sizes = [entry.count * style.pitch_pt + style.gap_pt for entry in entries]
    total_pt = height_pt if height_pt > 0 else AIR * sum(sizes)
    if sum(sizes) > total_pt:
        longest = max(entries, key=lambda entry: entry.count)
        raise refuse(longest.row.points[0].text, "shorten the events, or show fewer", longest.row.path)
    times = [row.points[0].value or 0.0 for row in data.rows]
    scale = _scale(times, total_pt, style)
    centres = spread([scale.at(time) for time in times], sizes, 0.0, total_pt) or []
    axis = Line(columns.axis_pt, 0.0, columns.axis_pt, total_pt, style.rule_pt)
    years = tuple(_years(times, scale, columns.axis_pt, style))
    ticks = tuple(Line(columns.axis_pt - style.gap_pt, y_pt, columns.axis_pt, y_pt, style.rule_pt) for y_pt, _ in years)
    head = Mark(lines=(axis, *ticks), labels=tuple(label for _, label in years))
    events = (
        _event(number, entry, scale.at(time), centre, columns, style)
        for number, (entry, time, centre) in enumerate(zip(entries, times, centres, strict=True))
    )
    return Picture(width_pt, total_pt, Rectangle(0.0, 0.0, width_pt, total_pt), (head, *events))


def _columns(data: Data, width_pt: float, style: ChartStyle) -> Columns:
    axis_pt = style.spare * style.name_width_pt("2000") + 2 * style.gap_pt
    date_pt = axis_pt + style.radius_pt + 5 * style.gap_pt
    if width_pt < WIDE_PT * style.pitch_pt:
        return Columns(axis_pt, date_pt, date_pt)
    widest_pt = style.spare * max(style.name_width_pt(row.label) for row in data.rows)
    return Columns(axis_pt, date_pt, date_pt + widest_pt + 3 * style.gap_pt)


def _entry(row: Row, room_pt: float, style: ChartStyle, *, wide: bool) -> TimelineEntry:
    lines = wrap_labels([row.points[0].text], room_pt, style.text_pt, style.family)[0]
    if max(map(style.name_width_pt, (*lines, *(() if wide else (row.label,))))) > room_pt:
        raise refuse(row.points[0].text, "shorten its longest word, or give the exhibit more width", row.path)
    return TimelineEntry(row, lines, len(lines) + (0 if wide else 1))


def _scale(times: Sequence[float], total_pt: float, style: ChartStyle) -> Scale:
    edge_pt = style.pitch_pt / 2
    return Scale(edge_pt, (total_pt - 2 * edge_pt) / ((times[-1] - times[0]) or 1.0), times[0])


def _years(times: Sequence[float], scale: Scale, axis_pt: float, style: ChartStyle) -> Iterator[tuple[float, Label]]:
    """The years that begin within the line, as many as have room."""
    span_pt = scale.unit_pt
    step = next((step for step in STEPS if step * span_pt >= 1.3 * style.pitch_pt), STEPS[-1])
    edge_pt = style.pitch_pt / 2
    for year in range(ceil(times[0]), floor(times[-1]) + 1):
        y_pt = scale.at(year)
        if year % step == 0 and edge_pt <= y_pt <= scale.at(times[-1]) + 0.01:
            base_pt = y_pt + 0.33 * style.text_pt
            yield y_pt, style.name(str(year), axis_pt - 2 * style.gap_pt, base_pt, "end")


def _event(
    number: int, entry: TimelineEntry, y_pt: float, centre_pt: float, columns: Columns, style: ChartStyle
) -> Mark:
    row = entry.row
    point, top_pt = row.points[0], centre_pt - entry.count * style.pitch_pt / 2
    first_pt = top_pt + style.pitch_pt / 2 + 0.33 * style.text_pt
    date = style.name(row.label, columns.date_pt, first_pt, path=row.path)
    start = 0 if columns.wide else 1
    words = (
        Label(line, columns.words_pt, first_pt + n * style.pitch_pt, style.text_pt, family=style.family, path=row.path)
        for n, line in enumerate(entry.lines, start)
    )
    marker = Marker(columns.axis_pt, y_pt, style.radius_pt, "accent", bool(point.hedge))
    line = leader(
        columns.axis_pt + style.radius_pt, y_pt, columns.date_pt - style.gap_pt, top_pt + style.pitch_pt / 2, style
    )
    return Mark(ChartCell(number, row.label, "", "", point), (), line, (marker,), (date, *words))
