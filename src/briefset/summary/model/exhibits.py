"""Exhibits: charts and tables whose numbers are statistics of the summary.

In: plain values from YAML. Out: `Exhibit`, told apart by `kind`. Never: computes a length (that is `charts`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefset.summary.model.base import (
    REST,
    Entry,
    EventId,
    Evidence,
    Id,
    Locator,
    Number,
    Parsed,
    Prose,
    StatisticId,
    Text,
    Title,
    field,
    found,
)


class Bar(Entry):
    """One bar: a statistic and its label."""

    statistic: StatisticId = field("Whose value the bar shows.", "imf-share-before")
    label: Text = field("What stands below or beside the bar.", "Before: ranked sixth")
    terms: Prose | None = field(
        "Terms and period, in the article's words where quoted.", "“striving”; by 2030", default=None
    )


class Captioned(Entry):
    """What every exhibit has."""

    id: Id = found("Name of this exhibit.", "imf-share", "made of the title", str)
    title: Title = field("What it shows.", "China’s share in the IMF")
    message: Title | None = field(
        "The finding, as a sentence: it stands above, and the title beneath it.",
        "China’s share in the IMF rose from 3.996 to 6.394 percent",
        default=None,
    )
    note: Prose | None = field(
        "Care to take, after the locator.", "The article says “share” and no more.", default=None
    )
    alt: Text | None = field(
        "What a screen reader says in place of the picture; made from the values when it is left out.",
        "China’s share in the IMF rises from 3.996 to 6.394 percent.",
        default=None,
    )


class Drawn(Captioned):
    """What every chart has."""

    width: Literal["third", "half", "full"] | None = field(
        "How much of the page’s width it takes; a third for bars that stand and for slopes, otherwise half.",
        "half",
        default=None,
    )


class PairChart(Drawn):
    """Two to four upright bars on one scale from zero."""

    kind: Literal["pair"] = field("Upright bars.", "pair")
    unit: Parsed = field("The one unit of its bars, as printed above them.", "US$ billion")
    bars: list[Bar] = field("The bars.", [{"statistic": "a", "label": "Start"}], min_length=2, max_length=4)


class BarTable(Captioned):
    """A table of sums with a bar in each row, on one scale from zero."""

    kind: Literal["bars"] = field("A table with bars.", "bars")
    unit: Parsed = field("The unit of the scale.", "US$ billion")
    columns: list[Text] = field(
        "Heads of the label and terms columns.", ["For", "Terms, as in the article"], min_length=2, max_length=2
    )
    bars: list[Bar] = field(
        "The rows.", [{"statistic": "a", "label": "Assistance for Africa"}], min_length=1, max_length=8
    )


class Values(Entry):
    """A row of statistics under one name: a group of bars, a line, or a row of dots."""

    label: Text = field("Its name.", "Africa")
    statistics: list[StatisticId | None] = field(
        "One statistic for each series or moment; null where the article gives none.",
        ["africa-trade-start", "africa-trade-end"],
        min_length=1,
    )


class Measured(Drawn):
    """A chart with one unit."""

    unit: Parsed = field("The one unit of its values.", "US$ billion")


class GroupedChart(Measured):
    """Lying bars in groups, on one scale from zero."""

    kind: Literal["grouped"] = field("Lying bars in groups.", "grouped")
    series: list[Text] = field("What the bars of each group are.", ["2012", "2015"], min_length=1, max_length=3)
    groups: list[Values] = field(
        "The groups.", [{"label": "Africa", "statistics": ["a", "b"]}], min_length=1, max_length=6
    )

    @property
    def heads(self) -> list[str]:
        """The names of its columns."""
        return self.series

    @property
    def entries(self) -> list[Values]:
        """Its rows."""
        return self.groups


class Ranged(Measured):
    """A chart of points, whose axis may begin elsewhere than at zero."""

    axis_from: Number | None = field("Where the axis begins, if not at zero; the caption says so.", 90, default=None)


class DotChart(Ranged):
    """Rows of dots on one scale."""

    kind: Literal["dot"] = field("Rows of dots.", "dot")
    series: list[Text] | None = field(
        "What the dots of each row are, if there are several.",
        ["2012", "2015"],
        min_length=2,
        max_length=3,
        default=None,
    )
    rows: list[Values] = field("The rows.", [{"label": "Africa", "statistics": ["a"]}], min_length=2, max_length=10)

    @property
    def heads(self) -> list[str]:
        """The names of its columns."""
        return self.series or [""]

    @property
    def entries(self) -> list[Values]:
        """Its rows."""
        return self.rows


class SlopeChart(Ranged):
    """Two moments, joined by lines."""

    kind: Literal["slope"] = field("Two moments joined by lines.", "slope")
    moments: list[Text] = field("The two moments.", ["Before the reform", "After"], min_length=2, max_length=2)
    lines: list[Values] = field(
        "The lines; the last is drawn strongest.",
        [{"label": "China", "statistics": ["a", "b"]}],
        min_length=1,
        max_length=6,
    )

    @property
    def heads(self) -> list[str]:
        """The names of its columns."""
        return self.moments

    @property
    def entries(self) -> list[Values]:
        """Its rows."""
        return self.lines


class LineChart(Ranged):
    """Values over several moments, joined by lines."""

    kind: Literal["line"] = field("Lines over time.", "line")
    moments: list[Text] = field(
        "The moments; where all are dates (2012, 2012-05, 2012-05-16) they stand at their distances in time.",
        ["2010", "2012", "2015"],
        min_length=3,
        max_length=8,
    )
    lines: list[Values] = field(
        "The lines; the last is drawn strongest.",
        [{"label": "Trade", "statistics": ["a", "b", "c"]}],
        min_length=1,
        max_length=4,
    )

    @property
    def heads(self) -> list[str]:
        """The names of its columns."""
        return self.moments

    @property
    def entries(self) -> list[Values]:
        """Its rows."""
        return self.lines


class TimelineChart(Drawn):
    """Events on an axis of time."""

    kind: Literal["timeline"] = field("Events on an axis of time.", "timeline")
    events: list[EventId] = field("Which, in the order of their dates.", ["aiib-opening"], min_length=2, max_length=12)


class Row(Entry):
    """One row of a table."""

    cells: list[Prose | None] = field("The cells; null prints “None given”.", ["Russia", "…", None], min_length=2)
    at: Locator = found("Where the article says it.", 24, "where the evidence stands", list)
    evidence: list[Evidence] = found(
        "The article's words for it.", [{"at": 24, "quote": "Russia outnumbers all other countries"}], REST, list
    )


class Table(Captioned):
    """A comparison in rows, each with its paragraphs."""

    kind: Literal["table"] = field("A table of text.", "table")
    columns: list[Text] = field("The heads.", ["Partner", "What the article says"], min_length=2, max_length=5)
    widths: list[int] | None = field("Relative widths of the columns.", [2, 4, 4], default=None)
    rows: list[Row] = field("The rows.", [{"cells": ["Russia", "…"], "at": 24}], min_length=1)


Matrix = GroupedChart | DotChart | SlopeChart | LineChart
"""Charts of rows and columns."""
Exhibit = Annotated[
    PairChart | GroupedChart | DotChart | SlopeChart | LineChart | TimelineChart | BarTable | Table,
    Field(discriminator="kind"),
]
