"""The values of a chart in its one unit, each with the words that stand at it.

In: `Exhibit` entries, statistics, events. Out: `BarPart` for each value; `Data` for what draws.
Never: a number that is not a statistic of the summary.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefset.charts.data import Data, DataPoint, Row
from briefset.language.locale import Locale
from briefset.summary.model import BarTable, Event, LineChart, Matrix, PairChart, Statistic, TimelineChart
from briefset.summary.model.base import EDTF
from briefset.wording.labels import Labels
from briefset.wording.wording import convert, format_date, format_hedge, format_number, format_ordinal, format_statistic

DAYS = 365.2425
OTHER_HEDGE = "other"
"""What stands for the family of a hedge that the language does not know."""


class Unfit(ValueError):  # noqa: N818 - it names what does not fit, as `Failure` does
    """A value that its chart cannot show: its YAML path, the code of the diagnostic, message and hint."""

    def __init__(self, path: str, code: str, message: str, hint: str) -> None:
        super().__init__(path)
        self.path, self.code, self.message, self.hint = path, code, message, hint


@dataclass(frozen=True, slots=True)
class BarPart:
    """A value: its number in the exhibit's unit, its words, and its share (0 to 1) of the longest bar.

    `qualifier` is the hedge as printed, `hedge` its family.
    """

    path: str
    label: str
    terms: str | None
    value: Decimal
    text: str
    display: str
    qualifier: str | None
    hedge: str
    at: list[int]
    share: float


def bar_parts(exhibit: PairChart | BarTable, statistics: dict[str, Statistic], locale: Locale) -> list[BarPart]:
    """The exhibit's bars in its unit; raises `Unfit` at a bar that has another unit."""
    found = [_find(bar.statistic, f"{bar.path}.statistic", exhibit.unit, statistics, locale) for bar in exhibit.bars]
    _refuse_negative(exhibit, [value for _, value in found])
    longest = max(abs(value) for _, value in found)
    return [
        _bar_part(bar.path, bar.label, bar.terms, statistic, value, float(value / longest) if longest else 0.0, locale)
        for bar, (statistic, value) in zip(exhibit.bars, found, strict=True)
    ]


def _refuse_negative(exhibit: PairChart | BarTable, values: Sequence[Decimal]) -> None:
    for bar, value in zip(exhibit.bars, values, strict=True):
        if isinstance(exhibit, BarTable) and value < 0:
            hint = "show it in an exhibit of kind pair or grouped"
            raise Unfit(f"{bar.path}.statistic", "unit", "a table with bars cannot draw a negative value", hint)


def _find(
    name: str, path: str, unit: str, statistics: dict[str, Statistic], locale: Locale
) -> tuple[Statistic, Decimal]:
    statistic = statistics[name]
    value = convert(statistic, unit, locale)
    if value is None:
        message = "this statistic cannot be drawn in the exhibit's unit"
        raise Unfit(path, "unit", message, "a chart needs values of its own currency and unit")
    return statistic, value


def _value_text(statistic: Statistic, value: Decimal, locale: Locale) -> str:
    """The value as it stands in the picture: hedge and number, in the exhibit's unit."""
    if statistic.ordinal:
        number = format_ordinal(value, locale)
    else:
        number = format_number(value.normalize() if value != statistic.value else value, locale)
    return locale.data.gap.replace("\u00a0", " ").join(filter(None, (format_hedge(statistic, locale), number)))


def _bar_part(
    path: str, label: str, terms: str | None, statistic: Statistic, value: Decimal, share: float, locale: Locale
) -> BarPart:
    family = locale.hedge_family(statistic.qualifier) if statistic.qualifier else ""
    return BarPart(
        path,
        label,
        terms,
        value,
        _value_text(statistic, value, locale),
        format_statistic(statistic, locale),
        format_hedge(statistic, locale) or None,
        family or (OTHER_HEDGE if statistic.qualifier else ""),
        [statistic.at],
        share,
    )


def matrix_parts(chart: Matrix, statistics: dict[str, Statistic], labels: Labels) -> list[list[BarPart | None]]:
    """The values of each row, None for a gap; raises `Unfit` at one that has another unit, or is below the axis."""
    rows = [
        [
            _matrix_part(label, name, f"{row.path}.statistics[{place}]", chart, statistics, labels.locale)
            for place, (name, label) in enumerate(zip(row.statistics, _names(row.label, chart, labels), strict=True))
        ]
        for row in chart.entries
    ]
    _check_axis(chart, [part for row in rows for part in row if part], labels.locale)
    return rows


def _names(row: str, chart: Matrix, labels: Labels) -> Iterator[str]:
    """What each value of a row is called: the row, and the column where it has a head."""
    return (labels("comma").join(filter(None, (row, head))) for head in chart.heads)


def _matrix_part(
    label: str, name: str | None, path: str, chart: Matrix, statistics: dict[str, Statistic], locale: Locale
) -> BarPart | None:
    if name is None:
        return None
    statistic, value = _find(name, path, chart.unit, statistics, locale)
    return _bar_part(path, label, None, statistic, value, 0.0, locale)


def axis_from(chart: object) -> Decimal:
    """Where the axis of a chart begins."""
    return getattr(chart, "axis_from", None) or Decimal(0)


def _check_axis(chart: Matrix, parts: list[BarPart], locale: Locale) -> None:
    start = axis_from(chart)
    least = min((part.value for part in parts), default=start)
    if start and least <= start:
        begins, lowest = format_number(start, locale), format_number(least, locale)
        message = f"the axis begins at {begins}, but a value is {lowest}"
        raise Unfit(f"{chart.path}.axis-from", "bad-value", message, "let the axis begin below every value, or at zero")


def bars_data(exhibit: PairChart | BarTable, parts: list[BarPart], alt: str) -> Data:
    """Bars as a chart of one series."""
    texts = (part.text if isinstance(exhibit, PairChart) else part.display for part in parts)
    rows = tuple(
        Row(part.label, (DataPoint(float(part.value), text, part.hedge, part.path),), part.terms or "", part.path)
        for part, text in zip(parts, texts, strict=True)
    )
    return Data(exhibit.kind, exhibit.unit, alt, ("",), rows, path=exhibit.path)


def matrix_data(chart: Matrix, parts: list[list[BarPart | None]], alt: str, labels: Labels) -> Data:
    """Rows and columns as a chart; moments that are all dates stand at their distances in time."""
    rows = tuple(
        Row(entry.label, tuple(_points(values, entry.path, labels)), path=entry.path)
        for entry, values in zip(chart.entries, parts, strict=True)
    )
    start, places = float(axis_from(chart)), _places(chart)
    heads = tuple(format_date(head, labels.locale) for head in chart.heads) if places else tuple(chart.heads)
    return Data(chart.kind, chart.unit, alt, heads, rows, start, places, chart.path)


def _points(values: Sequence[BarPart | None], path: str, labels: Labels) -> Iterator[DataPoint]:
    for place, part in enumerate(values):
        if part is None:
            yield DataPoint(None, labels("none-given-small"), path=f"{path}.statistics[{place}]")
        else:
            yield DataPoint(float(part.value), part.text, part.hedge, part.path)


def _places(chart: Matrix) -> tuple[float, ...]:
    """The moments of a line chart along time, from 0 to 1; empty where they are not all dates."""
    if not isinstance(chart, LineChart) or not all(EDTF.fullmatch(moment) for moment in chart.moments):
        return ()
    times = [year_of(moment) for moment in chart.moments]
    for place, (first, second) in enumerate(pairwise(times), 1):
        if second <= first:
            message, hint = "this moment is not later than the one before it", "put the moments in order"
            raise Unfit(f"{chart.path}.moments[{place}]", "bad-order", message, hint)
    return tuple((time - times[0]) / (times[-1] - times[0]) for time in times)


def year_of(date: str) -> float:
    """A date as years and a fraction; a year or a month stands for its first day."""
    year, month, day = (*(int(part) for part in date.split("/")[0].split("-")), 1, 1)[:3]
    start = dt.date(year, 1, 1)
    return year + (dt.date(year, month, day) - start).days / DAYS


def events_data(chart: TimelineChart, events: Sequence[tuple[Event, str, str]], alt: str) -> Data:
    """Events, each with its date and its words as printed; a date that the article only implies is hedged."""
    points = (
        DataPoint(year_of(event.date), words, "implied" if event.implied else "", event.path)
        for event, _, words in events
    )
    rows = tuple(Row(date, (point,), "", point.path) for point, (_, date, _) in zip(points, events, strict=True))
    return Data(chart.kind, "", alt, ("",), rows, path=chart.path)
