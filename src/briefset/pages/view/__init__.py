"""What one product prints: the selected entries, put into words.

In: `Verified`, `Product`, `Labels`. Out: `View`, Jinja's whole context. Never: shows what `verify` has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from briefset.design.product import Product
from briefset.evidence.ledger.derived import derived_text
from briefset.evidence.quotations.verify import State, Verified
from briefset.evidence.register import Register, Support, make_register
from briefset.language.locale import Locale
from briefset.pages.view.answers import WRITTEN, Answer, answer_from_places, answer_question
from briefset.pages.view.default_slides import Made, Shown, default_slides
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
from briefset.pages.view.evidence import EvidenceGroup, choose_notes, group_evidence
from briefset.pages.view.exhibits import ExhibitView, scale_bars, view_exhibits
from briefset.pages.view.fallbacks import (
    abstract_of,
    count_exhibits,
    description_of,
    lead_of,
    leave_out_told,
    tables_of,
)
from briefset.pages.view.slides import SlideView, named_slides, view_slides
from briefset.summary.model import Caution, Claim, Exhibit, Passage, Question, Selection, Summary, Term
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
    article's text of that hash; evidence.lock records so many places as `locked`. By the `identifier` a copy that was
    sent away is known again. `spacing` is the style sheet that closes pages up which would end badly without it.
    """

    pages: Mapping[str, int] = field(default_factory=dict)
    evidence_file: str = ""
    article_sha256: str = ""
    locked: int = 0
    identifier: str = ""
    spacing: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a template may print: the summary, and what of it the product selects, put into words.

    `stamp` dates the files (ISO 8601, UTC); it is not printed. `lead`, `abstract`, `description`, `exhibits` and
    `slides` hold what stands in for a part that the summary does without (`fallbacks`).
    """

    product: Product
    summary: Summary
    labels: Labels
    checked: bool
    deck: str
    stamp: str
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
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What is worked out once, when it is first asked for."""

    @property
    def cited(self) -> list[int]:
        """Every paragraph that the summary draws on."""
        return cited_paragraphs(self.summary)

    @property
    def evidence(self) -> list[EvidenceGroup]:
        """Every statement beside the article's words, in groups."""
        if "evidence" not in self.known:
            self.known["evidence"] = group_evidence(self)
        groups: list[EvidenceGroup] = self.known["evidence"]
        return groups

    @property
    def locale(self) -> Locale:
        """The language of the page, and of the article."""
        return self.labels.locale

    @property
    def lead(self) -> list[Passage]:
        """What opens the document."""
        return lead_of(self.summary)

    @property
    def abstract(self) -> list[Passage]:
        """The summary at length."""
        return abstract_of(self.summary)

    @property
    def notes(self) -> Mapping[str, Support]:
        """The article's words under the page, by the path of the passage that they bear out."""
        return choose_notes(self.abstract, self.register)

    def answers(self, asked: Question | str) -> list[Answer]:
        """What the teacher's copy answers to a question, or to a text that names paragraphs."""
        language = self.locale.language_data
        if isinstance(asked, str):
            return answer_from_places(asked, self.register, language)
        return answer_question(asked, self.register, language)

    @property
    def description(self) -> str:
        """One line on the whole."""
        return description_of(self.summary, self.deck)

    @property
    def source_line(self) -> str:
        """Author, journal and date on one line."""
        source, locale = self.summary.source, self.locale
        authors, issued = join_names(author_names(source), locale), format_date(source.issued, locale)
        return self.labels("comma").join(filter(None, (authors, source.container_title or source.title, issued)))

    @property
    def author(self) -> str:
        """The authors of the article, by their names."""
        return join_names(author_names(self.summary.source), self.locale)

    @property
    def author_surname(self) -> str:
        """The authors of the article, as running text names them."""
        return join_names([short_name(author) for author in self.summary.source.author], self.locale)

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
    name: str = "",
    facts: SetFacts = SetFacts(),
) -> View:
    """The view of one product in the format of that name; one that is complete ignores the selection.

    Raises `Failure` at the bar whose statistic has another unit than its exhibit.
    """
    summary, locale = verified.summary, labels.locale
    selection = next(filter(None, map(summary.selection.get, (product.name, *product.selects))), Selection())
    chosen = Selection() if name in product.complete else selection
    shown = _select(summary, chosen)
    slides = named_slides(summary) or default_slides(shown, summary.speakers, product, labels)
    exhibits = _exhibits(shown, slides, product, name, labels) if chosen.exhibits is None else shown.exhibits
    return View(
        product=product,
        summary=summary,
        labels=labels,
        checked=verified.state is not State.UNVERIFIED,
        deck=selection.subtitle or summary.deck or "",
        stamp=stamp,
        claims=list(shown.claims),
        quotations=[view_quotation(entry, summary.speakers) for entry in shown.quotations],
        statistics=[view_statistic(entry, locale) for entry in shown.statistics],
        derived=[DerivedView(entry, derived_text(entry, summary)) for entry in summary.derived],
        exhibits=scale_bars(view_exhibits(summary, exhibits, labels, loaded)),
        timeline=view_events(shown.events, locale),
        terms=list(shown.terms),
        questions=list(shown.questions),
        cautions=list(shown.cautions),
        slides=view_slides(slides, summary, labels, loaded),
        essentials=view_essentials(summary, chosen, product),
        register=_register(verified, product),
        set=facts,
    )


def _register(verified: Verified, product: Product) -> Register:
    """The statements; answers to questions are for the teacher's copy alone."""
    register = make_register(verified)
    shown = (one for one in register.statements if product.key or one.kind != WRITTEN)
    return Register(tuple(shown), register.users)


def _select(summary: Summary, chosen: Selection) -> Shown:
    return Shown(
        select(summary.claims, chosen.claims),
        select(summary.statistics, chosen.statistics),
        select(summary.exhibits, chosen.exhibits),
        select(summary.quotations, chosen.quotations),
        select(summary.events, chosen.events),
        select(summary.cautions, chosen.cautions),
        select(summary.terms, chosen.terms),
        select(summary.questions, chosen.questions),
        [*(passage.text for passage in (summary.bottom_line, summary.thesis, summary.brief) if passage), summary.title],
    )


def _exhibits(shown: Shown, slides: list[Made], product: Product, name: str, labels: Labels) -> Sequence[Exhibit]:
    """The exhibits, and a table of the numbers that stand nowhere else, as far as there is room beside them."""
    parts = product.shows.get(name, ())
    if "statistics" in parts:
        return shown.exhibits
    large = [entry for made in slides for entry in made.named if "numbers" in parts]
    rest = [entry for entry in leave_out_told(shown.undrawn, shown.exhibits, labels.locale) if entry not in large]
    _, most = product.lengths.get("exhibits", (0, 0))
    room = most - count_exhibits(shown.exhibits) if shown.exhibits else None
    return [*shown.exhibits, *tables_of(rest, labels, room)]
