"""The workbook behind a native chart, and where in it each series stands.

In: `Data` and a date. Out: `Grid`; the bytes of an .xlsx. Never: a formula, a link, the clock.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from briefset.charts.data import Data, DataPoint
from briefset.charts.kinds import KINDS

SHEET = "Sheet1"


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its name and a point for each category."""

    name: str
    points: tuple[DataPoint, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Categories down the first column, series across the first row; `places` are the other ordinate of points."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    places: tuple[Series, ...] = ()

    @property
    def columns(self) -> tuple[Series, ...]:
        """What stands beside the categories."""
        return (*self.series, *self.places)


def make_grid(data: Data) -> Grid:
    """The chart as categories and series; bars of one series are named by their unit."""
    if KINDS[data.kind].rows_are_series:
        return Grid(data.heads, tuple(Series(row.name, row.points) for row in data.rows), _times(data))
    names = data.heads if any(data.heads) else (data.unit,)
    series = (Series(name, tuple(row.points[place] for row in data.rows)) for place, name in enumerate(names))
    return Grid(tuple(row.name for row in data.rows), tuple(series), _heights(data))


def _times(data: Data) -> tuple[Series, ...]:
    """Where the moments of a line stand along time, as shares."""
    return (Series("Place in time", tuple(DataPoint(place, "") for place in data.places)),) if data.places else ()


def _heights(data: Data) -> tuple[Series, ...]:
    """At which height each dot of a row stands; a gap has none, so that it is not drawn."""
    if KINDS[data.kind].office != "scatter":
        return ()
    return tuple(_height(data, place, head) for place, head in enumerate(data.heads))


def _height(data: Data, place: int, head: str) -> Series:
    count = len(data.rows)
    heights = (None if row.points[place].value is None else count - n - 0.5 for n, row in enumerate(data.rows))
    return Series(" ".join(filter(None, ("Row", head))), tuple(DataPoint(height, "") for height in heights))


def cells(column: int, first: int, last: int) -> str:
    """A range of one column, counted from 0, as a chart names it; rows count from 1."""
    letter = chr(ord("A") + column)
    return f"{SHEET}!${letter}${first}" + (f":${letter}${last}" if last > first else "")


def workbook(data: Data, date: datetime) -> bytes:
    """The values as a plain workbook: text stays text, whatever it begins with."""
    import xlsxwriter

    grid, buffer = make_grid(data), io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": date.replace(tzinfo=None)})
        sheet = book.add_worksheet(SHEET)
        for number, category in enumerate(grid.categories, 1):
            sheet.write_string(number, 0, category)
        for number, series in enumerate(grid.columns, 1):
            sheet.write_string(0, number, series.name)
            for row, point in enumerate(series.points, 1):
                if point.value is not None:
                    sheet.write_number(row, number, point.value)
    return buffer.getvalue()
