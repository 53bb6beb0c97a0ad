"""What a summary says: claims, sections, quotations, statistics, events, terms, questions, cautions.

In: plain values from YAML. Out: frozen entries. Never: looks a word up in the article (that is `verify`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from briefset.summary.model.base import (
    REST,
    Date,
    Editorial,
    Entry,
    Evidence,
    Head,
    Id,
    Locator,
    Number,
    Paragraph,
    Parsed,
    Printed,
    ProperName,
    Prose,
    Reason,
    Setting,
    Slug,
    SpeakerId,
    Statement,
    Text,
    Title,
    Verbatim,
    field,
    found,
    nothing,
    unknown,
)
from briefset.summary.model.roles import Mentions, Role, Unique

FOUND = "the fewest sentences of the article that hold it"
NAMED = "made of the first words that name the entry"
PLACE = "where its words stand"
EXTENT = "from the article's headings, the paragraphs that the text names, or where its words lead"
READ = "read from the quotation"
READ_TOO = "read from the quotation when `value` is"
EVIDENCE = [{"at": 9, "quote": "China thus has two dreams"}]


class Speaker(Entry):
    """Somebody who is quoted."""

    name: ProperName = field("The name as printed under a quotation.", "Xi Jinping")
    role: Printed | None = field("The office held at the time.", "President of China", default=None)
    aliases: list[Annotated[Setting, Role.NAME]] = field(
        "Other names that the article gives the speaker; not printed.", ["the President"], default_factory=list
    )
    attribution: Reason | None = field(
        "Why the name is not as the article has it; not printed.", "[ed.: the article has no given name]", default=None
    )


class Stated(Entry):
    """A statement of ours; an entry with nothing but its text may be written as that text."""

    text: Statement = field("The prose. Inline Markdown; `(P12)` refers to a paragraph.", "Ruan argues … (P9).")

    @model_validator(mode="before")
    @classmethod
    def read_text(cls, value: object) -> object:
        """A text stands for an entry with nothing but this text."""
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """An entry, or its text alone."""
        body = handler.resolve_ref_schema(handler(schema))
        return body | {"type": ["object", "string"], "minLength": 1}


class Passage(Stated):
    """Prose of ours, with the words of the article that bear it out."""

    evidence: list[Evidence] = found("The article's words for it.", EVIDENCE, FOUND, list)

    @property
    def paragraphs_named(self) -> list[int]:
        """The paragraphs of its evidence."""
        return sorted({evidence.at for evidence in self.evidence})


class Claim(Passage):
    """One key point."""

    id: Id = found("Name of this claim, unique in the summary.", "two-dreams", NAMED, str)
    head: Head | None = field("Two to five words that open the point.", "Each dream needs the other", default=None)
    speaker: SpeakerId | None = field(
        "Whose judgment it is, where it is not the author's: a key of `speakers`, or a name.", "ruan", default=None
    )
    attribution: Reason | None = field(
        "Why the judgment is this speaker's, where the paragraphs do not name him; not printed.",
        "[ed.: the speech is named in P5]",
        default=None,
    )

    @property
    def at(self) -> list[int]:
        """The paragraphs of its evidence."""
        return self.paragraphs_named


class Section(Passage):
    """One step of the article's argument."""

    id: Id = found("Name of this section.", "idea-grows", NAMED, str)
    title: Head = found("A short heading of ours.", "The idea grows", "the article's heading", str)
    first: int = found("Its first paragraph.", 1, EXTENT, int, ge=1)
    last: int = found("Its last paragraph.", 7, EXTENT, int, ge=1)


class Quotation(Entry):
    """Exact words and who said them."""

    id: Id = found("Name of this quotation.", "one-planet", NAMED, str)
    speaker: SpeakerId = field("Who says it: a key of `speakers`, or a name.", "xi")
    occasion: Text | None = field("Where and when it was said.", "Boao Forum for Asia, April 2013", default=None)
    at: Locator = found("The paragraph that quotes it; several in a row when the words run over them.", 5, PLACE, list)
    text: Annotated[Verbatim, Role.CITING | Role.STATEMENT] = field(
        "The exact words; `[sic]` after a slip, `[…]` for an omission.", "Humans have only one planet"
    )
    reported: bool = field("True when the article quotes the speaker; false for its own words.", True, default=True)
    evidence: list[Evidence] = found(
        "The article's words for the occasion.",
        [{"at": 5, "quote": "In April of the same year, in his speech"}],
        REST,
        list,
    )
    note: Editorial | None = field("A note of ours on the attribution.", "[ed.: inferred]", default=None)
    attribution: Reason | None = field(
        "Why the words are this speaker's, where their paragraph does not name him; not printed.",
        "The speech is named in P5.",
        default=None,
    )


class Statistic(Entry):
    """One number as the article gives it."""

    id: Id = found("Name of this statistic.", "africa-investment-end", NAMED, str)
    label: Text = field("What is counted.", "China’s investment in Africa")
    value: Number = found("The number alone.", 30, READ, Decimal)
    unit: Parsed | None = found("Currency, scale and unit.", "US$ billion", READ_TOO, nothing)
    qualifier: Parsed | None = found("The article's hedge.", "nearly", READ_TOO, nothing)
    period: Annotated[Text, Role.PARSED] | None = found(
        "The time that it covers, as the article gives it.", "2014", READ_TOO, nothing
    )
    ordinal: bool = found("True for a rank: 3 is printed as “third”.", True, READ_TOO, bool)
    at: Paragraph = found("The paragraph that gives it.", 32, PLACE, unknown)
    quote: Verbatim = field("The article's exact words, hedge and unit included.", "nearly $30 billion")
    evidence: list[Evidence] = found(
        "The article's words for the label or the period, where the quote does not hold them.",
        [{"at": 32, "quote": "over the next three years"}],
        REST,
        list,
    )
    note: Prose | None = field("Care that a reader must take.", "The article names no year.", default=None)


class Derived(Entry):
    """A number that we computed from the article's numbers; always printed as ours."""

    id: Annotated[Slug, Unique(shared="statistics")] = found("Name of this number.", "trade-growth", NAMED, str)
    label: Text = field("What it says.", "Growth of China–Africa trade")
    expression: Annotated[Parsed, Mentions(("statistics", "derived"))] = field(
        "Statistics joined by + - * / and brackets.", "africa-trade-end / africa-trade-start"
    )
    format: Setting = field("How it is printed, as a Python format.", "{:.0f}-fold")


class Event(Entry):
    """One entry of the timeline."""

    id: Id = found("Name of this event.", "aiib-opening", NAMED, str)
    date: Date = field("The date with the article's precision.", "2016-01-16")
    printed: Printed | None = field("The date column, where the plain date will not do.", "early Dec", default=None)
    implied: bool = found(
        "True when the article only implies the date; it is bracketed.", True, "where its words lack the year", bool
    )
    text: Statement = field("What happened, in one line.", "Opening ceremony of the AIIB")
    at: Locator = found("Where the article says so.", 4, PLACE, list)
    quote: Verbatim = found(
        "The article's words, in the first of these paragraphs.", "was held on January 16, 2016", FOUND, str
    )
    evidence: list[Evidence] = found(
        "More of the article's words, where the quote does not hold every number of the text.",
        [{"at": 4, "quote": "the presence of representatives from the bank’s 57 founding members"}],
        REST,
        list,
    )


class Term(Entry):
    """One entry of the glossary."""

    id: Id = found("Name of this term.", "two-dreams-term", NAMED, str)
    term: Annotated[Verbatim, Role.HEAD] = field("The term as the article prints it.", "dual track approach")
    original: Annotated[Editorial, Role.HEAD] | None = field(
        "The term in its original language; an editorial addition.", "双轨思路", default=None
    )
    at: Locator = found("Where the article uses it.", 28, PLACE, list)
    meaning: Statement = field("What it means here, in one line.", "For the South China Sea")
    evidence: list[Evidence] = found(
        "The article's words for what it means.",
        [{"at": 28, "quote": "dispute between directly concerned parties"}],
        REST,
        list,
    )
    note: Editorial | None = field("An editorial addition; printed as such.", "later “shared future”", default=None)


class Question(Stated):
    """One question for discussion."""

    id: Id = found("Name of this question.", "weakest-step", NAMED, str)
    answer: Passage | None = field(
        "What the teacher's copy answers; left out: what the summary says of the paragraphs that the question names.",
        "Moreau names no loser; the boats stayed (P6).",
        default=None,
    )


class Activity(Entry):
    """Group work with a table to write in."""

    title: Title = field("Its heading.", "Activity")
    time: Printed | None = field("How long it takes, and how.", "15 minutes, in groups", default=None)
    text: Prose = field("What to do.", "Take one paragraph. Note what it claims; then report.")
    columns: list[Printed] = field(
        "The heads of the table.", ["Paragraph", "Claim", "Evidence"], min_length=2, max_length=5
    )
    rows: list[Printed] = field(
        "The first cell of each row; the rest stays empty to write in.", ["P24, Russia"], min_length=1
    )


class Caution(Entry):
    """Something to bear in mind when reading."""

    id: Id = found("Name of this caution.", "no-sources", NAMED, str)
    head: Head = field("One to three words.", "No sources")
    text: Annotated[Statement, Role.LACKING] = field("One sentence.", "The notes and the chart are missing.")
    brief: Text | None = field("The same in at most seven words, for a slide.", "notes and chart missing", default=None)
    at: Locator | None = field("Where the article shows it.", 23, default=None)
    evidence: list[Evidence] = found("The article's words for it.", [{"at": 23, "quote": "as of 2015"}], REST, list)


class Abbreviation(Entry):
    """A short form and what it stands for."""

    short: Annotated[Verbatim, Unique("the abbreviation")] = field("The short form.", "AIIB")
    long: Verbatim = field("The full form.", "Asian Infrastructure Investment Bank")
    by: Literal["article", "editor"] = field("Who expands it.", "article", default="article")
