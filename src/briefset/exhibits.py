"""Exhibits as a template prints them: bars in one unit, columns and rows, a text alternative.

In: `Exhibit` entries and the statistics that they name. Out: `ExhibitPart`. Never: draws (that is `geometry`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefset.diagnostics import Failure
from briefset.load import Loaded
from briefset.model import Bar, BarTable, Exhibit, PairChart, Row, Statistic, Summary, Table
from briefset.wording import convert, format_number, format_statistic


@dataclass(frozen=True, slots=True)
class BarPart:
    """A bar: its value in the exhibit's unit and its share (0 to 1) of the longest bar."""

    path: str
    label: str
    terms: str | None
    value: Decimal
    text: str
    display: str
    qualifier: str | None
    at: list[int]
    share: float


@dataclass(frozen=True, slots=True)
class ExhibitPart:
    """A numbered exhibit: bars, or columns and rows."""

    entry: Exhibit
    number: int
    bars: list[BarPart]

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    @property
    def kind(self) -> str:
        """`pair`, `bars` or `table`."""
        return self.entry.kind

    @property
    def title(self) -> str:
        """What it shows."""
        return self.entry.title

    @property
    def note(self) -> str | None:
        """Care to take."""
        return self.entry.note

    @property
    def unit(self) -> str:
        """The unit of its bars; empty for a table."""
        return "" if isinstance(self.entry, Table) else self.entry.unit

    @property
    def columns(self) -> list[str]:
        """The heads of its columns; empty for upright bars."""
        return [] if isinstance(self.entry, PairChart) else self.entry.columns

    @property
    def rows(self) -> list[Row]:
        """The rows of a table."""
        return self.entry.rows if isinstance(self.entry, Table) else []

    @property
    def widths(self) -> list[int]:
        """Relative widths of the columns of a table."""
        given = self.entry.widths if isinstance(self.entry, Table) else None
        return given or [1] * len(self.columns)

    @property
    def at(self) -> list[int]:
        """The paragraphs that it draws on."""
        return sorted(
            {number for part in [*(bar.at for bar in self.bars), *(row.at for row in self.rows)] for number in part}
        )

    @property
    def longest(self) -> str:
        """The largest value, for the scale."""
        return format_number(max(bar.value for bar in self.bars))

    @property
    def alt(self) -> str:
        """All values with their hedges, in one sentence."""
        values = "; ".join(f"{bar.label}: {bar.text if self.kind == 'pair' else bar.display}" for bar in self.bars)
        return f"{self.title}, {self.unit}. {values}."


def bar_parts(exhibit: PairChart | BarTable, statistics: dict[str, Statistic]) -> list[BarPart]:
    """The exhibit's bars in its unit; raises `ValueError` with the YAML path of a bar that has another unit."""
    values = [_bar_value(bar, exhibit.unit, statistics) for bar in exhibit.bars]
    longest = max(values)
    return [
        _bar_part(bar, statistics[bar.statistic], value, float(value / longest) if longest else 0.0)
        for bar, value in zip(exhibit.bars, values, strict=True)
    ]


def _bar_value(bar: Bar, unit: str, statistics: dict[str, Statistic]) -> Decimal:
    value = convert(statistics[bar.statistic], unit)
    if value is None or value < 0:
        raise ValueError(f"{bar.path}.statistic")
    return value


def _bar_part(bar: Bar, statistic: Statistic, value: Decimal, share: float) -> BarPart:
    text = " ".join(
        filter(None, (statistic.qualifier, format_number(value.normalize() if value != statistic.value else value)))
    )
    return BarPart(
        bar.path,
        bar.label,
        bar.terms,
        value,
        text,
        format_statistic(statistic),
        statistic.qualifier,
        [statistic.at],
        share,
    )


def exhibit_parts(summary: Summary, exhibits: Iterable[Exhibit], loaded: Loaded) -> list[ExhibitPart]:
    """The exhibits numbered from 1; raises `Failure` at a bar whose statistic has another unit than its exhibit."""
    statistics = {statistic.id: statistic for statistic in summary.statistics}
    parts = []
    for number, entry in enumerate(exhibits, 1):
        try:
            bars = [] if isinstance(entry, Table) else bar_parts(entry, statistics)
        except ValueError as fault:
            message = "this statistic cannot be drawn in the exhibit's unit"
            hint = "bars need the exhibit's own currency and unit, and no negative value"
            raise Failure([loaded.diagnose(str(fault), "unit", message, hint)]) from None
        parts.append(ExhibitPart(entry, number, bars))
    return parts
