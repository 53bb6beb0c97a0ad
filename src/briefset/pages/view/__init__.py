"""What one product prints: the selected entries, put into words.

In: `Verified`, `Product`. Out: `View`, Jinja's whole context. Never: shows what `verify` has not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from briefset.design.product import Product
from briefset.evidence.ledger.derived import derived_text
from briefset.evidence.quotations.verify import State, Verified
from briefset.evidence.register import Register, make_register
from briefset.pages.view.entries import (
    DerivedPart,
    EventPart,
    QuotationPart,
    StatisticPart,
    cited_paragraphs,
    quotation_part,
    select,
    statistic_part,
    timeline,
)
from briefset.pages.view.exhibits import ExhibitPart, exhibit_parts
from briefset.pages.view.slides import SlidePart, slide_parts
from briefset.summary.model import (
    Abbreviation,
    Activity,
    Caution,
    Claim,
    Passage,
    Question,
    Section,
    Selection,
    Slip,
    Source,
    Summary,
    Term,
)
from briefset.wording.labels import label
from briefset.wording.wording import author_names, format_date, join_names, short_name
from briefset.yaml12.document import Loaded


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a template may print."""

    product: Product
    checked: bool
    language: str
    title: str
    deck: str
    date: str
    stamp: str
    edition: int
    summary_author: str | None
    license: str | None
    source: Source
    source_line: str
    author: str
    author_surname: str
    issued: str
    paragraphs: int
    thesis: Passage
    brief: Passage
    abstract: list[Passage]
    claims: list[Claim]
    argument: str | None
    sections: list[Section]
    quotations: list[QuotationPart]
    statistics: list[StatisticPart]
    derived: list[DerivedPart]
    exhibits: list[ExhibitPart]
    timeline: list[EventPart]
    terms: list[Term]
    abbreviations: list[Abbreviation]
    questions: list[Question]
    activity: Activity | None
    cautions: list[Caution]
    slips: list[Slip]
    slides: list[SlidePart]
    register: Register
    cited: list[int]
    note: str | None


def make_view(verified: Verified, product: Product, loaded: Loaded, stamp: str, everything: bool = False) -> View:
    """The view of one product; `everything` ignores its selection, as the reading copy does.

    `stamp` dates the files (ISO 8601, UTC); it is not printed.

    Raises `Failure` at the bar whose statistic has another unit than its exhibit.
    """
    summary = verified.summary
    selection = summary.selection.get(product.name) or summary.selection.get(product.selects or "")
    chosen = Selection() if everything or selection is None else selection
    exhibits = exhibit_parts(summary, select(summary.exhibits, chosen.exhibits), loaded)
    quotations = [quotation_part(entry, summary.speakers) for entry in select(summary.quotations, chosen.quotations)]
    claims = select(summary.claims, chosen.claims)
    return _bare_view(summary)(
        product=product,
        checked=verified.state is not State.UNVERIFIED,
        deck=(selection.subtitle if selection else None) or summary.deck,
        stamp=stamp,
        claims=claims,
        quotations=quotations,
        statistics=[statistic_part(entry) for entry in select(summary.statistics, chosen.statistics)],
        exhibits=exhibits,
        timeline=timeline(select(summary.events, chosen.events)),
        terms=select(summary.terms, chosen.terms),
        questions=select(summary.questions, chosen.questions),
        cautions=select(summary.cautions, chosen.cautions),
        slides=slide_parts(summary, loaded),
        register=make_register(verified),
    )


def _bare_view(summary: Summary) -> partial[View]:
    """A view that still lacks what a product selects."""
    source = summary.source
    return partial(
        View,
        language=summary.language,
        title=summary.title,
        date=format_date(summary.date),
        edition=summary.edition,
        summary_author=summary.author,
        license=summary.license,
        source=source,
        source_line=source_line(source),
        author=join_names(author_names(source)),
        author_surname=join_names([short_name(author) for author in source.author]),
        issued=format_date(source.issued),
        paragraphs=source.paragraphs,
        thesis=summary.thesis,
        brief=summary.brief,
        abstract=summary.abstract,
        argument=summary.argument,
        sections=summary.sections,
        derived=_derived(summary),
        abbreviations=summary.abbreviations,
        activity=summary.activity,
        slips=source.slips,
        cited=cited_paragraphs(summary),
        note=summary.note,
    )


def source_line(source: Source) -> str:
    """Author, journal and date on one line."""
    return label("comma").join(
        filter(
            None, (join_names(author_names(source)), source.container_title or source.title, format_date(source.issued))
        )
    )


def _derived(summary: Summary) -> list[DerivedPart]:
    return [DerivedPart(entry, derived_text(entry, summary)) for entry in summary.derived]
