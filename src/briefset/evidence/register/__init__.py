"""The register of statements: one number for each, the same in every document of the set.

In: `Verified`. Out: `Register` of `Statement`s. Never: prints, or looks a word up (that is `verify`).
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from functools import cached_property, lru_cache

from briefset.evidence.ledger.derived import derived_text, show_working, statistics_of
from briefset.evidence.ledger.references import find_statements_shown, is_statement
from briefset.evidence.quotations.collect import EVIDENCE
from briefset.evidence.quotations.verify import How, Kind, Quoted, Verified, collect_quoted
from briefset.summary.model import Author, Derived, Entry, Event, Passage, Quotation, Row, Statistic, Summary, Term
from briefset.summary.model.roles import Role
from briefset.wording.wording import format_date, format_statistic, short_name
from briefset.yaml12.paths import is_at_or_below


class Check(StrEnum):
    """How a statement stands to the article's words for it.

    The first four say how a quotation, number or term was found: to the letter, but for typography, shortened, or as
    another form of a term.
    """

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    ELIDED = "elided"
    INFLECTED = "inflected"
    PARAPHRASE = "paraphrase"
    DERIVED = "derived"
    LOCATED = "located"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Support:
    """Words of the article for a statement: their YAML path, the paragraph that holds them, and how they were found.

    `how` is None where nothing was looked up.
    """

    path: str
    words: str
    paragraph: int
    how: How | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its number and its support; `paragraphs` also counts those named without words.

    `working` is the arithmetic of a derived number, in figures.
    """

    number: int
    path: str
    kind: str
    head: str
    stated: str
    check: Check
    supports: tuple[Support, ...]
    paragraphs: tuple[int, ...]
    working: str = ""


@dataclass(frozen=True)
class Register:
    """Every statement of a summary, in YAML order; `users` names the statistics that a bar or a slide shows."""

    statements: tuple[Statement, ...]
    users: dict[str, tuple[str, ...]] = dataclass_field(default_factory=dict)

    def find(self, path: str) -> list[Statement]:
        """The statement at a YAML path; for a bar, a chart or a slide the statements that it shows."""
        if path in self.by_path:
            return [self.by_path[path]]
        shown = {used for user, names in self.users.items() if is_at_or_below(user, path) for used in names}
        below = {stated for stated in self.by_path if is_at_or_below(stated, path)}
        return [statement for statement in self.statements if statement.path in shown | below]

    @cached_property
    def by_path(self) -> dict[str, Statement]:
        """The statements by YAML path."""
        return {statement.path: statement for statement in self.statements}


@lru_cache(maxsize=1)
def make_register(verified: Verified) -> Register:
    """The register of a summary; its numbers begin at 1."""
    summary = verified.summary
    supports = _supports(verified)
    statements = [entry for entry in summary.walk() if is_statement(entry) and _paragraphs(entry, summary)]
    numbered = (_statement(number, entry, summary, supports) for number, entry in enumerate(statements, 1))
    return Register(tuple(numbered), find_statements_shown(summary))


def _statement(
    number: int, entry: Entry, summary: Summary, supports_by_path: dict[str, tuple[Support, ...]]
) -> Statement:
    head, stated = _stated(entry, summary)
    supports = _with_operands(entry, summary, supports_by_path)
    working = show_working(entry, summary) if isinstance(entry, Derived) else ""
    paragraphs = tuple(_paragraphs(entry, summary))
    return Statement(
        number, entry.path, _kind(entry), head, stated, _check(entry, supports), supports, paragraphs, working
    )


def _kind(entry: Entry) -> str:
    """What sort of statement it is: that of its type, or for plain prose the key under which it stands."""
    return entry.path.partition("[")[0] if type(entry) is Passage else type(entry).__name__.lower()


def _supports(verified: Verified) -> dict[str, tuple[Support, ...]]:
    """The article's words by the path of the statement that they bear out, evidence first."""
    collected: dict[str, list[Support]] = {}
    pieces = list(collect_quoted(verified.summary))
    for quoted in sorted(pieces, key=lambda piece: piece.kind is Kind.PROSE):
        owner = quoted.path.rpartition(".")[0].partition(".evidence[")[0]
        if quoted.kind is not Kind.PROSE and not (quoted.at or quoted.key in verified.found):
            continue  # words without a place that were looked for and not found
        if quoted.kind in EVIDENCE or _adds_words(quoted, collected.get(owner, [])):
            collected.setdefault(owner, []).append(_support(quoted, verified))
    return {path: tuple(supports) for path, supports in collected.items()}


def _adds_words(quoted: Quoted, supports: list[Support]) -> bool:
    """Whether words in quotation marks name their paragraph, and stand in no piece of evidence beside them."""
    if quoted.kind is not Kind.PROSE or not quoted.at:
        return False
    return not any(quoted.words in support.words for support in supports)


def _support(quoted: Quoted, verified: Verified) -> Support:
    found = verified.found.get(quoted.key)
    paragraph = found.paragraph if found else quoted.at[0]
    return Support(quoted.path, quoted.words, paragraph, found.how if found else None)


def _with_operands(
    entry: Entry, summary: Summary, supports_by_path: dict[str, tuple[Support, ...]]
) -> tuple[Support, ...]:
    if not isinstance(entry, Derived):
        return supports_by_path.get(entry.path, ())
    pieces = (piece for part in statistics_of(entry, summary) for piece in supports_by_path.get(part.path, ()))
    return tuple({(piece.words, piece.paragraph): piece for piece in pieces}.values())


def _paragraphs(entry: Entry, summary: Summary) -> list[int]:
    if isinstance(entry, Derived):
        return sorted({statistic.at for statistic in statistics_of(entry, summary)})
    return sorted(set(entry.paragraphs_named))


def _check(entry: Entry, supports: tuple[Support, ...]) -> Check:
    if not supports:
        return Check.LOCATED
    if supports[0].how is None:
        return Check.UNCHECKED
    if isinstance(entry, Derived):
        return Check.DERIVED
    return Check(supports[0].how.value) if isinstance(entry, Quotation | Statistic | Term) else Check.PARAPHRASE


def _stated(entry: Entry, summary: Summary) -> tuple[str, str]:
    """A short name of the statement, empty where it has none, and the statement itself."""
    match entry:
        case Quotation():
            return summary.speakers[entry.speaker].name, summary.locale.quote(entry.text)
        case Author():
            return short_name(entry), entry.post or ""
        case Statistic():
            return entry.label, format_statistic(entry, summary.locale)
        case Derived():
            return entry.label, derived_text(entry, summary)
        case Row():
            return entry.cells[0] or "", " · ".join(cell for cell in entry.cells[1:] if cell)
        case Event():
            return format_date(entry.date, summary.locale), entry.text
        case _:
            return _first(entry, Role.HEAD), _first(entry, Role.STATEMENT)


def _first(entry: Entry, role: Role) -> str:
    return next((text for _, text in entry.texts(role)), "")
