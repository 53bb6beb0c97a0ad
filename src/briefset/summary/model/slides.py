"""Slides of the fact sheet, told apart by `kind`: one message each.

In: plain values from YAML. Out: `Slide`. Never: sizes or positions (templates and layouts hold them).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefset.summary.model.base import (
    CautionId,
    Entry,
    EventId,
    Locator,
    Parsed,
    Prose,
    QuotationId,
    Slug,
    StatisticId,
    Text,
    Title,
    field,
)
from briefset.summary.model.exhibits import BarTable, Drawn, Table
from briefset.summary.model.roles import Ref

ChartId = Annotated[Slug, Ref("exhibits", "chart", Drawn)]


class Headed(Entry):
    """What every slide has."""

    title: Title = field("The slide's one message.", "China’s share in the IMF rose")
    at: Locator | None = field("Paragraphs for the footer, beside those of its parts.", [12], default=None)
    notes: Prose | None = field(
        "What the speaker says; goes into the notes.", "The article says “share”.", default=None
    )


class Point(Entry):
    """A key word and a few words about it."""

    head: Text = field("The key word.", "Regional")
    text: Prose = field("At most ten words.", "such as an “Asian community of shared destiny”")


class Fact(Entry):
    """One value beside a chart."""

    label: Text = field("What it is.", "Rank among members")
    text: Text = field("The value in words.", "sixth → third")
    unit: Parsed | None = field("What it is counted in.", "percentage points", default=None)


class Cover(Entry):
    """The opening slide: title, thesis, strip and source come from the summary."""

    kind: Literal["cover"] = field("The cover.", "cover")
    notes: Prose | None = field("What the speaker says.", "The text is advocacy.", default=None)


class Steps(Headed):
    """Three or four nested steps, drawn as circles within circles."""

    kind: Literal["steps"] = field("Nested steps.", "steps")
    steps: list[Point] = field(
        "From the innermost outwards.", [{"head": "Bilateral", "text": "…"}], min_length=2, max_length=4
    )


class Pair(Headed):
    """Two ideas that bear on each other."""

    kind: Literal["pair"] = field("Two ideas.", "pair")
    left: Point = field("The first.", {"head": "The Chinese dream", "text": "…"})
    right: Point = field("The second.", {"head": "The global dream", "text": "…"})
    forth: Text = field("What the first does to the second.", "needs")
    back: Text = field("What the second does to the first.", "gains from")
    text: Prose = field("One sentence beneath.", "They “depend on each other”.")


class BigNumber(Entry):
    """A statistic shown large."""

    statistic: StatisticId = field("Which.", "visits")
    label: Text = field("At most three words.", "foreign visits")


class Numbers(Headed):
    """One to four big numbers."""

    kind: Literal["numbers"] = field("Big numbers.", "numbers")
    numbers: list[BigNumber] = field(
        "The numbers.", [{"statistic": "visits", "label": "foreign visits"}], min_length=1, max_length=4
    )
    note: Prose | None = field("One line beneath.", "Ruan calls the results “remarkable”.", default=None)


class ChartSlide(Headed):
    """One chart, with up to two facts beside it."""

    kind: Literal["chart"] = field("One chart.", "chart")
    exhibit: ChartId = field("An exhibit that is a chart.", "imf-share")
    labels: list[Text] | None = field(
        "Shorter names for its bars, lines or rows.", ["Before the reform", "After"], default=None
    )
    facts: list[Fact] = field(
        "One or two facts.", [{"label": "Rank", "text": "third"}], default_factory=list, max_length=2
    )


class BarsSlide(Headed):
    """Horizontal bars, with up to one number beside them."""

    kind: Literal["bars"] = field("Horizontal bars.", "bars")
    exhibit: Annotated[Slug, Ref("exhibits", "bars", BarTable)] = field("An exhibit of kind `bars`.", "sums")
    points: list[Point] = field(
        "Shorter label and terms for each bar.", [{"head": "Africa", "text": "no period"}], min_length=1
    )
    number: BigNumber | None = field("A number beside the bars.", {"statistic": "standby", "label": "…"}, default=None)


class ChartsSlide(Headed):
    """Two charts on one scale, or upright bars that begin at one height; others get a slide each."""

    kind: Literal["charts"] = field("Two charts.", "charts")
    exhibits: list[ChartId] = field(
        "Two exhibits that are charts, best of one kind and unit.",
        ["africa-trade", "africa-investment"],
        min_length=2,
        max_length=2,
    )
    note: Prose | None = field("One line beneath.", "No years named.", default=None)


class ListSlide(Headed):
    """Key words with a few words each."""

    kind: Literal["list"] = field("A ruled list.", "list")
    points: list[Point] = field(
        "At most five rows.", [{"head": "Advocacy", "text": "it argues for a policy"}], min_length=2, max_length=5
    )


class CautionSlide(Headed):
    """The cautions of the summary, in their short form."""

    kind: Literal["cautions"] = field("The closing caution.", "cautions")
    cautions: list[CautionId] = field("Which, at most five.", ["advocacy", "no-sources"], min_length=1, max_length=5)


class QuotationSlide(Headed):
    """One quotation, set large."""

    kind: Literal["quotation"] = field("A quotation.", "quotation")
    quotation: QuotationId = field("Which.", "one-planet")


class TimelineSlide(Headed):
    """Up to eight events on a line."""

    kind: Literal["timeline"] = field("A timeline.", "timeline")
    events: list[EventId] = field("Which.", ["aiib-opening"], min_length=2, max_length=8)


class TableSlide(Headed):
    """A table of at most seven rows and four columns."""

    kind: Literal["table"] = field("A table.", "table")
    exhibit: Annotated[Slug, Ref("exhibits", "table", Table)] = field("An exhibit of kind `table`.", "partners")


Slide = Annotated[
    Cover
    | Steps
    | Pair
    | Numbers
    | ChartSlide
    | BarsSlide
    | ChartsSlide
    | ListSlide
    | CautionSlide
    | QuotationSlide
    | TimelineSlide
    | TableSlide,
    Field(discriminator="kind"),
]
