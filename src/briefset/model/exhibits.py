"""Exhibits: charts and tables whose numbers are statistics of the summary.

In: plain values from YAML. Out: `Exhibit`, told apart by `kind`. Never: computes a length (that is `geometry`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefset.model.base import Entry, Locator, Prose, Slug, Text, field


class Bar(Entry):
    """One bar: a statistic and its label."""

    statistic: Slug = field("Whose value the bar shows.", "imf-share-before")
    label: Text = field("What stands below or beside the bar.", "Before: ranked sixth")
    terms: Prose | None = field(
        "Terms and period, in the article's words where quoted.", "“striving”; by 2030", default=None
    )


class Captioned(Entry):
    """What every exhibit has."""

    id: Slug = field("Name of this exhibit.", "imf-share")
    title: Text = field("What it shows.", "China’s share in the IMF")
    note: Prose | None = field(
        "Care to take, after the locator.", "The article says “share” and no more.", default=None
    )


class PairChart(Captioned):
    """Two to four upright bars on one scale from zero."""

    kind: Literal["pair"] = field("Upright bars.", "pair")
    unit: Text = field("The one unit of its bars, as printed above them.", "US$ billion")
    bars: list[Bar] = field("The bars.", [{"statistic": "a", "label": "Start"}], min_length=2, max_length=4)


class BarTable(Captioned):
    """A table of sums with a bar in each row, on one scale from zero."""

    kind: Literal["bars"] = field("A table with bars.", "bars")
    unit: Text = field("The unit of the scale.", "US$ billion")
    columns: list[Text] = field(
        "Heads of the label and terms columns.", ["For", "Terms, as in the article"], min_length=2, max_length=2
    )
    bars: list[Bar] = field(
        "The rows.", [{"statistic": "a", "label": "Assistance for Africa"}], min_length=1, max_length=8
    )


class Row(Entry):
    """One row of a table."""

    cells: list[Prose | None] = field("The cells; null prints “None given”.", ["Russia", "…", None], min_length=2)
    at: Locator = field("Where the article says it.", 24)


class Table(Captioned):
    """A comparison in rows, each with its paragraphs."""

    kind: Literal["table"] = field("A table of text.", "table")
    columns: list[Text] = field("The heads.", ["Partner", "What the article says"], min_length=2, max_length=5)
    widths: list[int] | None = field("Relative widths of the columns.", [2, 4, 4], default=None)
    rows: list[Row] = field("The rows.", [{"cells": ["Russia", "…"], "at": 24}], min_length=1)


Exhibit = Annotated[PairChart | BarTable | Table, Field(discriminator="kind")]
