"""Exhibits as a template prints them: values in one unit, columns and rows, notes, a text alternative, a shared scale.

In: `Exhibit` entries and the statistics and events that they name. Out: `ExhibitView`; which may stand on one slide.
Never: draws (that is `charts`); two scales of the same height beside each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefset.charts.data import Data
from briefset.charts.kinds import KINDS
from briefset.diagnostics import Failure
from briefset.language.locale import Locale
from briefset.pages.view.chart_values import (
    OTHER_HEDGE,
    BarPart,
    Unfit,
    axis_from,
    bar_parts,
    bars_data,
    events_data,
    matrix_data,
    matrix_parts,
)
from briefset.pages.view.entries import EntryView
from briefset.summary.model import (
    BarTable,
    Event,
    Exhibit,
    Matrix,
    PairChart,
    Row,
    Statistic,
    Summary,
    Table,
    TimelineChart,
)
from briefset.wording.labels import Labels
from briefset.wording.markdown import plain
from briefset.wording.wording import format_date, format_number
from briefset.yaml12.document import Loaded

COLUMN_LETTERS = (10, 36)
"""A column of a table without `widths` is as wide as so many letters, at least and at most."""
UPRIGHT = ("pair", "slope", "line")
"""Kinds whose values rise from the foot of their picture; the length of others depends on the width of their names."""
LOWER = 0.72
"""How high the bars of each further unit are on paper, as a share of those before."""


@dataclass(frozen=True, slots=True)
class ExhibitView(EntryView):
    """A numbered exhibit: a chart with its values, or columns and rows."""

    entry: Exhibit
    number: int
    bars: list[BarPart]
    data: Data | None
    at: list[int]
    labels: Labels

    @property
    def unit(self) -> str:
        """The unit of its values; empty for a table or a timeline."""
        return getattr(self.entry, "unit", "")

    @property
    def drawn(self) -> bool:
        """Whether it is a picture: any chart but a table with bars."""
        return not isinstance(self.entry, BarTable | Table)

    @property
    def width(self) -> str:
        """`third`, `half` or `full` of the page; tables take all of it."""
        return getattr(self.entry, "width", None) or (KINDS[self.entry.kind].page_width if self.drawn else "full")

    @property
    def columns(self) -> list[str]:
        """The heads of its columns; empty for pictures."""
        return self.entry.columns if isinstance(self.entry, BarTable | Table) else []

    @property
    def rows(self) -> list[Row]:
        """The rows of a table."""
        return self.entry.rows if isinstance(self.entry, Table) else []

    @property
    def widths(self) -> list[int]:
        """Relative widths of the columns of a table: as given, or after what stands in them."""
        if not isinstance(self.entry, Table):
            return [1] * len(self.columns)
        return self.entry.widths or [_room(column) for column in _columns(self.entry, self.labels)]

    @property
    def longest(self) -> str:
        """The largest value, for the scale."""
        return format_number(max(bar.value for bar in self.bars), self.labels.locale)

    @property
    def alt(self) -> str:
        """All values with their hedges, or what the summary says in their place."""
        return self.entry.alt or (_alt(self.entry, self.data, self.labels) if self.data else self.entry.title)

    @property
    def axis(self) -> str:
        """Where its axis begins, if not at zero."""
        start = axis_from(self.entry)
        return self.labels("axis-from", start=format_number(start, self.labels.locale)) if start else ""

    @property
    def gap(self) -> str:
        """What a gap in it means, if it has one."""
        return self.labels("gap") if self.data and any(True for _ in _gaps(self.data)) else ""

    @property
    def care(self) -> list[str]:
        """What a reader must know of the drawing itself: where its axis begins, hollow dots, gaps."""
        drawn = self.data if isinstance(self.entry, Matrix | TimelineChart) else None
        return list(_care(self.entry, drawn, self.bars, self.labels)) if drawn else []


def _columns(table: Table, labels: Labels) -> list[tuple[str, ...]]:
    """Head and cells of each column."""
    rows = (tuple(cell or labels("none-given") for cell in row.cells) for row in table.rows)
    return list(zip(table.columns, *rows, strict=True))


def _room(column: tuple[str, ...]) -> int:
    """The letters that a line of a column should have room for: its longest cell, within limits, every word whole."""
    longest = max(map(len, column))
    word = max(len(word) for text in column for word in text.split() or [""])
    return max(min(longest + 2, COLUMN_LETTERS[1]), word + 2, COLUMN_LETTERS[0])


def _alt(entry: Exhibit, data: Data, labels: Labels) -> str:
    title, stop = labels("comma").join(filter(None, (entry.title, data.unit))), labels("full-stop")
    rows = labels("semicolon").join(_row_words(data, labels))
    return f"{title}{stop}{labels('word-space')}{rows}{stop}{_axis_words(entry, labels)}"


def _row_words(data: Data, labels: Labels) -> Iterator[str]:
    for row in data.rows:
        if len(data.heads) < 2:
            yield f"{row.label}{labels('colon')}{row.points[0].text}"
        else:
            pairs = zip(data.heads, row.points, strict=True)
            words = (f"{head} {point.text}" for head, point in pairs)
            yield f"{row.label}{labels('colon')}{labels('comma').join(words)}"


def _axis_words(entry: Exhibit, labels: Labels) -> str:
    start = axis_from(entry)
    return f"{labels('word-space')}{labels('axis-note', start=format_number(start, labels.locale))}" if start else ""


def _care(entry: Exhibit, data: Data, bars: list[BarPart], labels: Labels) -> Iterator[str]:
    if words := _axis_words(entry, labels).strip():
        yield words
    hedge_mark = KINDS[data.kind].hedge_mark
    hedges = _hedges(bars, broken=hedge_mark == "broken-end")
    if hedges or (not bars and any(point.hedge for point in data.points)):
        yield labels(hedge_mark, words=labels("or-quoted").join(hedges))
    gaps = list(_gaps(data))
    if gaps:
        yield labels(
            "no-value-for", names=labels("semicolon").join(labels("comma").join(filter(None, gap)) for gap in gaps)
        )


def _hedges(bars: list[BarPart], *, broken: bool) -> list[str]:
    """The hedges as printed, each once; of broken ends those whose family says on which side the true value lies."""
    found = (bar.qualifier for bar in bars if bar.qualifier and not (broken and bar.hedge == OTHER_HEDGE))
    return list(dict.fromkeys(found))


def _gaps(data: Data) -> Iterator[tuple[str, str]]:
    """Row and head of each value that the article does not give."""
    for row in data.rows:
        yield from (
            (row.label, head) for head, point in zip(data.heads, row.points, strict=True) if point.value is None
        )


def view_exhibits(summary: Summary, exhibits: Iterable[Exhibit], labels: Labels, loaded: Loaded) -> list[ExhibitView]:
    """The exhibits numbered from 1; raises `Failure` at a value that its chart cannot show."""
    statistics = {statistic.id: statistic for statistic in summary.statistics}
    events = {event.id: event for event in summary.events}
    parts = []
    for number, entry in enumerate(exhibits, 1):
        try:
            parts.append(_part(entry, number, statistics, events, labels))
        except Unfit as fault:
            raise Failure([loaded.diagnose(fault.path, fault.code, fault.message, fault.hint)]) from None
    return parts


def _part(
    entry: Exhibit, number: int, statistics: dict[str, Statistic], events: dict[str, Event], labels: Labels
) -> ExhibitView:
    bars: list[BarPart] = []
    data, at = None, set()
    if isinstance(entry, PairChart | BarTable):
        bars = bar_parts(entry, statistics, labels.locale)
        data = bars_data(entry, bars, "")
    elif isinstance(entry, Matrix):
        rows = matrix_parts(entry, statistics, labels)
        bars = [part for row in rows for part in row if part]
        data = matrix_data(entry, rows, "", labels)
    elif isinstance(entry, TimelineChart):
        chosen = [events[name] for name in entry.events]
        data = events_data(entry, [(event, _date(event, labels.locale), plain(event.text)) for event in chosen], "")
        at = {number for event in chosen for number in event.at}
    else:
        at = {number for row in entry.rows for number in row.at}
    at |= {number for bar in bars for number in bar.at}
    part = ExhibitView(entry, number, bars, data, sorted(at), labels)
    return replace(part, data=replace(data, alt=part.alt)) if data else part


def _date(event: Event, locale: Locale) -> str:
    """The date as printed, with its year; in brackets where the article only implies it."""
    year = event.date[:4]
    words = format_date(event.date, locale)
    if event.printed:
        words = event.printed if year in event.printed else f"{event.printed} {year}"
    return f"[{words}]" if event.implied else words


def renamed(part: ExhibitView, labels: list[str] | None) -> ExhibitView:
    """The exhibit with shorter names for its bars, lines or rows, as a slide may give them."""
    if part.data is None or not labels:
        return part
    rows = (replace(row, label=label) for row, label in zip(part.data.rows, labels, strict=True))
    return replace(part, data=replace(part.data, rows=tuple(rows)))


def are_comparable(exhibits: Sequence[Exhibit], statistics: Sequence[Statistic]) -> bool:
    """Whether charts can share a scale, or be drawn from first bars of one height."""
    values = {entry.id: entry.value for entry in statistics}
    shown = [
        [values[name] for part in entry.walk() for _, _, name in part.ids() if name in values] for entry in exhibits
    ]
    if any(value < 0 for chart in shown for value in chart):
        return False
    if len({(entry.kind, getattr(entry, "unit", ""), axis_from(entry)) for entry in exhibits}) == 1:
        return exhibits[0].kind in UPRIGHT
    return all(isinstance(entry, PairChart) for entry in exhibits) and all(chart[0] > 0 for chart in shown)


def on_one_scale(parts: list[ExhibitView]) -> tuple[list[ExhibitView], str]:
    """Comparable charts so that lengths can be compared, and the label that says how, if one must.

    Those of one unit share a scale; upright bars of two units are drawn from first bars of the same height.
    """
    found = [part.data for part in parts if part.data]
    if len(found) < 2:
        return parts, ""
    if len({data.unit for data in found}) == 1:
        return _reaching(parts, [max(data.high for data in found)] * len(parts)), ""
    firsts = [next(iter(data.points)).value or 0.0 for data in found]
    growth = max(data.high / first for data, first in zip(found, firsts, strict=True))
    return _reaching(parts, [growth * first for first in firsts]), "same-start"


def scale_bars(parts: list[ExhibitView]) -> list[ExhibitView]:
    """The exhibits of a document, upright bars of one unit on one scale, and those of each further unit lower."""
    pairs = [part for part in parts if part.entry.kind == "pair"]
    highs = {part.unit: max(each.data.high for each in pairs if each.data and each.unit == part.unit) for part in pairs}
    ranked = Counter(part.unit for part in pairs).most_common()
    tops = {unit: highs[unit] / LOWER**rank for rank, (unit, _) in enumerate(ranked)}
    return [_reaching([part], [tops[part.unit]])[0] if part in pairs else part for part in parts]


def _reaching(parts: list[ExhibitView], tops: list[float]) -> list[ExhibitView]:
    return [
        replace(part, data=part.data and replace(part.data, most=top), bars=_shared(part.bars, top))
        for part, top in zip(parts, tops, strict=True)
    ]


def _shared(bars: list[BarPart], top: float) -> list[BarPart]:
    return [replace(bar, share=float(bar.value) / top if top else 0.0) for bar in bars]
