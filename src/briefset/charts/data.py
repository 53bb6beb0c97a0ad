"""What a chart shows: rows of values, each with the words that stand at it.

In: values of an exhibit. Out: `Data`, which pictures, slides and Word files are made of alike. Never: a position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataPoint:
    """One value and how it is printed, hedge included; None where the article gives none, and the words for that.

    `hedge` is the family of its hedge (nearly, over, about, under, least, most), another word for none of them.
    """

    value: float | None
    text: str
    hedge: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar, a group of bars, a line, a row of dots or an event: its name and one point for each head."""

    label: str
    points: tuple[DataPoint, ...]
    terms: str = ""
    path: str = ""

    @property
    def name(self) -> str:
        """The label, with its terms on a line of their own."""
        return "\n".join(filter(None, (self.label, self.terms)))

    @property
    def marks(self) -> tuple[DataPoint, ...]:
        """The old name of `points`, for templates of the release before."""
        return self.points


@dataclass(frozen=True, slots=True)
class Data:
    """A chart as values: `heads` name the points of a row, which are series or moments.

    `start` is where the axis begins, `most` the least upper end of a scale shared with another chart; `places` are
    the moments along time (0 to 1), empty for equal steps.
    """

    kind: str
    unit: str
    alt: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    start: float = 0.0
    places: tuple[float, ...] = ()
    path: str = ""
    most: float = 0.0

    @property
    def points(self) -> Iterator[DataPoint]:
        """Every point that has a value, row by row."""
        return (point for row in self.rows for point in row.points if point.value is not None)

    @property
    def low(self) -> float:
        """The lower end of the scale: where the axis begins, or the smallest negative value."""
        return min([self.start, *(point.value for point in self.points if point.value is not None)])

    @property
    def high(self) -> float:
        """The upper end of the scale: the largest value, or zero."""
        return max([self.start, self.most, *(point.value for point in self.points if point.value is not None)])

    @property
    def text(self) -> str:
        """The words of the picture, a line for each."""
        words = (
            text
            for row in self.rows
            for text in (row.name, *(point.text for point in row.points if point.value is not None))
        )
        return "\n".join(filter(None, (*self.heads, *words)))
