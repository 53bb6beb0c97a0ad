"""What one product prints: the selected entries, put into words.

In: `Verified`, `Product`, `Labels`. Out: `View`, Jinja's whole context. Never: shows what `verify` has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from briefset.design.product import Product
from briefset.evidence.ledger.derived import derived_text
from briefset.evidence.quotations.verify import State, Verified
from briefset.evidence.register import Register, make_register
from briefset.language.locale import Locale
from briefset.pages.view.entries import (
    DerivedView,
    EventView,
    QuotationView,
    StatisticView,
    cited_paragraphs,
    note_renamed,
    select,
    view_events,
    view_quotation,
    view_statistic,
)
from briefset.pages.view.essentials import Essentials, view_essentials
from briefset.pages.view.evidence import EvidenceGroup, group_evidence
from briefset.pages.view.exhibits import ExhibitView, view_exhibits
from briefset.pages.view.slides import SlideView, view_slides
from briefset.summary.model import Caution, Claim, Question, Selection, Source, Summary, Term
from briefset.wording.labels import Labels
from briefset.wording.wording import author_names, format_date, join_names, short_name
from briefset.yaml12.document import Loaded

RENAMED = {
    "summary_author": "summary.author",
    "paragraphs": "summary.source.paragraphs",
    "slips": "summary.source.slips",
    "date": "summary.date | date",
    "issued": "summary.source.issued | date",
}
"""Names of the release before; of others, `view.name` is `view.summary.name`."""


@dataclass(frozen=True, slots=True)
class SetFacts:
    """What a document tells of the rest of its set.

    `pages` says on which page of the briefing an entry stands, and `evidence_file` where the entries of locators are: a
    file of the set, `#` for the page itself, nothing where locators are no links. The statements were held against the
    article's text of that hash; evidence.lock records so many places as `locked`.
    """

    pages: Mapping[str, int] = field(default_factory=dict)
    evidence_file: str = ""
    article_sha256: str = ""
    locked: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a template may print: the summary, and what of it the product selects, put into words.

    `stamp` dates the files (ISO 8601, UTC); it is not printed.
    """

    product: Product
    summary: Summary
    labels: Labels
    checked: bool
    deck: str
    stamp: str
    source_line: str
    author: str
    author_surname: str
    claims: list[Claim]
    quotations: list[QuotationView]
    statistics: list[StatisticView]
    derived: list[DerivedView]
    exhibits: list[ExhibitView]
    timeline: list[EventView]
    terms: list[Term]
    questions: list[Question]
    cautions: list[Caution]
    slides: list[SlideView]
    essentials: Essentials
    register: Register
    set: SetFacts

    @property
    def cited(self) -> list[int]:
        """Every paragraph that the summary draws on."""
        return cited_paragraphs(self.summary)

    @property
    def evidence(self) -> list[EvidenceGroup]:
        """Every statement beside the article's words, in groups."""
        return group_evidence(self)

    @property
    def locale(self) -> Locale:
        """The language of the page, and of the article."""
        return self.labels.locale

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A value under the name that it had in the release before."""
            path = RENAMED.get(name, f"summary.{name}")
            if name.startswith("_") or (name not in RENAMED and name not in Summary.model_fields):
                raise AttributeError(f"View has no {name}")
            note_renamed(f"view.{name}", f"view.{path}")
            value = attrgetter(path.partition(" |")[0])(self)
            return format_date(value, self.locale) if path.endswith("date") else value


def make_view(
    verified: Verified,
    product: Product,
    labels: Labels,
    loaded: Loaded,
    stamp: str,
    everything: bool = False,
    facts: SetFacts = SetFacts(),
) -> View:
    """The view of one product; `everything` ignores its selection, as the reading copy does.

    Raises `Failure` at the bar whose statistic has another unit than its exhibit.
    """
    summary, locale, source = verified.summary, labels.locale, verified.summary.source
    selection = next(filter(None, map(summary.selection.get, (product.name, *product.selects))), None)
    chosen = Selection() if everything or selection is None else selection
    return View(
        product=product,
        summary=summary,
        labels=labels,
        checked=verified.state is not State.UNVERIFIED,
        deck=(selection.subtitle if selection else None) or summary.deck,
        stamp=stamp,
        source_line=source_line(source, labels),
        author=join_names(author_names(source), locale),
        author_surname=join_names([short_name(author) for author in source.author], locale),
        claims=select(summary.claims, chosen.claims),
        quotations=[view_quotation(entry, summary.speakers) for entry in select(summary.quotations, chosen.quotations)],
        statistics=[view_statistic(entry, locale) for entry in select(summary.statistics, chosen.statistics)],
        derived=[DerivedView(entry, derived_text(entry, summary)) for entry in summary.derived],
        exhibits=view_exhibits(summary, select(summary.exhibits, chosen.exhibits), labels, loaded),
        timeline=view_events(select(summary.events, chosen.events), locale),
        terms=select(summary.terms, chosen.terms),
        questions=select(summary.questions, chosen.questions),
        cautions=select(summary.cautions, chosen.cautions),
        slides=view_slides(summary, labels, loaded),
        essentials=view_essentials(summary, chosen, product),
        register=make_register(verified),
        set=facts,
    )


def source_line(source: Source, labels: Labels) -> str:
    """Author, journal and date on one line."""
    authors, issued = join_names(author_names(source), labels.locale), format_date(source.issued, labels.locale)
    return labels("comma").join(filter(None, (authors, source.container_title or source.title, issued)))
