"""The summary as types: one YAML file, one article; see `Summary`.

In: plain values from YAML. Out: `Summary`. Never: checks of two entries at once (that is `validate`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from briefset.diagnostics.limits import MAX_DERIVED
from briefset.language.locale import Locale, locale_of
from briefset.summary.model.base import (
    CautionId,
    ClaimId,
    Date,
    Editorial,
    Entry,
    EventId,
    Evidence,
    ExhibitId,
    Locator,
    Parsed,
    Prose,
    QuestionId,
    QuotationId,
    Setting,
    Slug,
    StatisticId,
    TermId,
    Text,
    Title,
    field,
)
from briefset.summary.model.content import (
    Abbreviation,
    Activity,
    Caution,
    Claim,
    Derived,
    Event,
    Passage,
    Question,
    Quotation,
    Section,
    Speaker,
    Statistic,
    Term,
)
from briefset.summary.model.exhibits import (
    Bar,
    BarTable,
    DotChart,
    Exhibit,
    GroupedChart,
    LineChart,
    Matrix,
    PairChart,
    Row,
    SlopeChart,
    Table,
    TimelineChart,
    Values,
)
from briefset.summary.model.roles import Tabular
from briefset.summary.model.slides import Slide
from briefset.summary.model.source import Author, Name, Slip, Source

__all__ = [
    "Abbreviation",
    "Activity",
    "Author",
    "Bar",
    "BarTable",
    "Caution",
    "Claim",
    "Derived",
    "DotChart",
    "Entry",
    "Event",
    "Evidence",
    "Exhibit",
    "GroupedChart",
    "LineChart",
    "Locator",
    "Matrix",
    "Name",
    "PairChart",
    "Passage",
    "Question",
    "Quotation",
    "Row",
    "Section",
    "Selection",
    "Slide",
    "Slip",
    "SlopeChart",
    "Source",
    "Speaker",
    "Statistic",
    "Summary",
    "Table",
    "Term",
    "TimelineChart",
    "Values",
]


class Selection(Entry):
    """What one product shows, in this order; what is left out of it shows all of its kind."""

    subtitle: Title | None = field("The product's own subtitle.", "Ruan Zongze on world order", default=None)
    claims: list[ClaimId] | None = field("Key points.", ["two-dreams"], default=None)
    quotations: list[QuotationId] | None = field("Quotations.", ["one-planet"], default=None)
    statistics: list[StatisticId] | None = field("Statistics.", ["visits"], default=None)
    exhibits: list[ExhibitId] | None = field("Exhibits.", ["imf-share"], default=None)
    events: list[EventId] | None = field("Events.", ["aiib-opening"], default=None)
    terms: list[TermId] | None = field("Terms.", ["dual-track"], default=None)
    questions: list[QuestionId] | None = field("Questions.", ["weakest-step"], default=None)
    cautions: list[CautionId] | None = field("Cautions.", ["no-sources"], default=None)


class Summary(Entry):
    """A checked summary of one article."""

    version: Literal[1] = field("Version of this format.", 1, default=1)
    language: Setting = field("The summary's language (BCP 47).", "en-GB", pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    title: Title = field("The title of the set.", "China’s “global dream”")
    deck: Title | None = field(
        "The line under the title.", "How Ruan Zongze joins national revival to world order", default=None
    )
    date: Date = field("The summary's own date; it dates every file.", "2026-11-23")
    edition: int = field("Counts the published versions.", 1, ge=1, default=1)
    author: Editorial | None = field("Who wrote the summary.", "Research Service", default=None)
    publisher: Editorial | None = field(
        "Who publishes the summary; the brand's name where it is left out.", "Parliamentary Library", default=None
    )
    audience: Editorial | None = field("Whom the summary is for.", "Committee on Foreign Affairs", default=None)
    contact: Editorial | None = field("Where to ask, such as an address.", "research@example.org", default=None)
    license: Editorial | None = field(
        "The licence of the summary: an SPDX identifier, or an https address.", "CC-BY-4.0", default=None
    )
    url: Parsed | None = field(
        "Where the set is published: the address of its folder, for the preview of links to the reading copy.",
        "https://example.org/briefings/shared-destiny/",
        default=None,
        pattern=r"^https://\S+/$",
    )
    source: Source = field("The article.", {"type": "article-journal"})
    speakers: dict[Slug, Speaker] = field(
        "Everybody who is quoted, by a key; a speaker who is named in full elsewhere need not stand here.",
        {"xi": {"name": "Xi Jinping"}},
        default_factory=dict,
    )
    thesis: Passage | None = field(
        "The article in one sentence.", {"text": "…", "evidence": [{"at": 9, "quote": "…"}]}, default=None
    )
    brief: Passage | None = field(
        "The article in three or four sentences.",
        {"text": "…", "evidence": [{"at": 9, "quote": "…"}]},
        default=None,
    )
    abstract: list[Passage] = field(
        "A summary of 200 to 250 words, by paragraphs.", [{"text": "…"}], default_factory=list
    )
    claims: list[Claim] = field("The key points.", [{"id": "two-dreams"}], default_factory=list)
    argument: Text | None = field(
        "A line under the heading of the argument.", "The article’s three sections.", default=None
    )
    sections: list[Section] = field("The argument, step by step.", [{"id": "idea-grows"}], default_factory=list)
    quotations: list[Quotation] = field("Exact words.", [{"id": "one-planet"}], default_factory=list)
    statistics: Annotated[list[Statistic], Tabular()] = field(
        "The article's numbers.",
        [{"id": "visits"}],
        default_factory=list,
    )
    derived: list[Derived] = field(
        "Numbers of our own.", [{"id": "trade-growth"}], default_factory=list, max_length=MAX_DERIVED
    )
    exhibits: list[Exhibit] = field("Charts and tables.", [{"id": "imf-share"}], default_factory=list)
    events: Annotated[list[Event], Tabular()] = field(
        "The timeline, by date.", [{"id": "aiib-opening"}], default_factory=list
    )
    terms: Annotated[list[Term], Tabular()] = field(
        "The glossary, in the order of the article.", [{"id": "dual-track"}], default_factory=list
    )
    abbreviations: Annotated[list[Abbreviation], Tabular()] = field(
        "Short forms.", [{"short": "AIIB"}], default_factory=list
    )
    questions: list[Question] = field("For discussion.", [{"id": "weakest-step"}], default_factory=list)
    activity: Activity | None = field("Group work.", {"title": "Activity"}, default=None)
    cautions: list[Caution] = field("What to bear in mind.", [{"id": "no-sources"}], default_factory=list)
    bottom_line: Passage | None = field(
        "What a reader without time must know, for the one-page brief; otherwise the thesis.",
        {"text": "…", "evidence": [{"at": 9, "quote": "…"}]},
        default=None,
    )
    use: Prose | None = field("What the article is good for.", "China’s own account of its diplomacy.", default=None)
    limits: Prose | None = field("What it is no good for.", "An outside view of that diplomacy.", default=None)
    slides: list[Slide] = field(
        "The fact sheet; left out, it is made of the points, numbers, exhibits and quotations.",
        [{"kind": "cover"}],
        default_factory=list,
    )
    selection: dict[Slug, Selection] = field(
        "What each product shows.", {"briefing": {"claims": ["two-dreams"]}}, default_factory=dict
    )
    note: Prose | None = field("A note of the editor's on the whole set.", "Terms follow the article.", default=None)

    @property
    def locale(self) -> Locale:
        """The language of the summary, and of its article."""
        return locale_of(self.language, self.source.language)

    def by_id(self) -> dict[tuple[str, str], Entry]:
        """Every entry that another can name, by its collection and its id."""
        lists = [name for name in type(self).model_fields if isinstance(getattr(self, name), list)]
        known = {(name, item.id): item for name in lists for item in getattr(self, name) if hasattr(item, "id")}
        return known | {("speakers", name): speaker for name, speaker in self.speakers.items()}
