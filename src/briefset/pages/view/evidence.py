"""The article's words beside what a set states: every statement in the groups of the briefing, and notes under a page.

In: a `View` with its register. Out: `EvidenceGroup`s, where a paragraph's entry stands in them, and notes by YAML path.
Never: a number of the register in print, a statement twice, or a note of words that the passage quotes itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from briefset.evidence.ledger.why import Rounded, find_rounded
from briefset.evidence.register import Check, Register, Statement, Support
from briefset.evidence.register.clauses import Pair, pair_evidence
from briefset.language.sentences import count_words
from briefset.summary.model import Entry, Passage
from briefset.yaml12.paths import is_at_or_below

if TYPE_CHECKING:
    from briefset.pages.view import View

NOTED_WORDS = 25
"""A shorter passage has its paragraphs alone."""
ELISION = re.compile(r"\[(?:…|\.\.\.)\]")
NO_LETTER = re.compile(r"\W+")


EDITORIAL = "[ed."
TOLD = {Check.DERIVED: "derived", Check.LOCATED: "located", Check.UNCHECKED: "unchecked"}
"""What a reader must be told of how a statement stands to the article's words; the rest is plain to see."""


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A statement clause by clause, each with its words; `verdicts` are labels of what is not plain.

    `rounded` are its numbers that stand otherwise in the article's words.
    """

    statement: Statement
    pairs: list[Pair]
    verdicts: list[str]
    rounded: list[Rounded]

    @property
    def path(self) -> str:
        """The YAML path of the statement."""
        return self.statement.path

    @property
    def sheets(self) -> list[list[tuple[int, Pair]]]:
        """Its rows by number, those together that share a paragraph: what one reference to a paragraph opens."""
        sheets: list[list[tuple[int, Pair]]] = []
        for row in enumerate(self.pairs, 1):
            joined = [sheet for sheet in sheets if any(_share(row[1], other) for _, other in sheet)]
            sheets = [sheet for sheet in sheets if sheet not in joined]
            sheets.append(sorted([*(each for sheet in joined for each in sheet), row], key=itemgetter(0)))
        return sorted(sheets, key=lambda sheet: sheet[0][0])

    def id(self, row: int = 1) -> str:
        """The name of one of its rows, to which links lead."""
        return _row_id(self.statement, row)


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """A part of the briefing, or one exhibit, with its statements; `page` is its page there, where it is known."""

    title: str
    page: int | None
    entries: list[EvidenceEntry]


def group_evidence(view: View) -> list[EvidenceGroup]:
    """Every statement of the summary, once: in the order of the briefing, then what only other documents show."""
    listed: set[str] = set()
    rounded = list(find_rounded(view.summary)) if view.checked else []
    groups = []
    for title, parts in _parts(view):
        entries = [part for part in parts if part is not None]
        found = _unlisted((each for part in entries for each in view.register.find(part.path)), listed, rounded)
        if found:
            page = min((view.set.pages[part.path] for part in entries if part.path in view.set.pages), default=None)
            groups.append(EvidenceGroup(title, page, found))
    if rest := _unlisted(view.register.statements, listed, rounded):
        groups.append(EvidenceGroup(view.labels("elsewhere"), None, rest))
    return groups


def _parts(view: View) -> Iterator[tuple[str, Iterable[Entry | None]]]:
    """The parts of the briefing under their headings."""
    t, summary = view.labels, view.summary
    yield t("about-this-source"), summary.source.author
    yield t("in-brief"), [summary.brief]
    yield t.counted(len(view.claims), "point", "points"), view.claims
    yield t("the-argument"), summary.sections
    yield t("quotations"), [part.entry for part in view.quotations]
    for exhibit in view.exhibits:
        number = t("exhibit", number=exhibit.number)
        yield f"{number}{t('colon')}{exhibit.entry.title}", [exhibit.entry]
    yield t("timeline"), [part.entry for part in view.timeline]
    yield t("glossary"), view.terms
    yield t("read-with-care"), view.cautions


def _share(first: Pair, second: Pair) -> bool:
    """Whether two rows rest on a paragraph in common."""
    return not {each.paragraph for each in first.supports}.isdisjoint(each.paragraph for each in second.supports)


def _unlisted(statements: Iterable[Statement], listed: set[str], rounded: list[Rounded]) -> list[EvidenceEntry]:
    found = []
    for statement in statements:
        if statement.path not in listed:
            listed.add(statement.path)
            own = [one for one in rounded if is_at_or_below(one.path, statement.path)]
            found.append(EvidenceEntry(statement, _pairs(statement), _verdicts(statement), own))
    return found


def _verdicts(statement: Statement) -> list[str]:
    """The labels of what is not plain to see."""
    told = [f"verdict-{TOLD[statement.check]}"] if statement.check in TOLD else []
    return [*told, "verdict-editorial"] if EDITORIAL in statement.head + statement.stated else told


@lru_cache(maxsize=4096)
def _pairs(statement: Statement) -> list[Pair]:
    return pair_evidence(statement)


def _row_id(statement: Statement, row: int) -> str:
    return f"e{statement.number}" if row == 1 else f"e{statement.number}-{row}"


def find_row(register: Register, path: str, paragraphs: Iterable[int]) -> str:
    """The id of the row that holds the words of a paragraph for what stands at a YAML path; empty where none does."""
    statements, named = register.find(path), set(paragraphs)
    for statement in statements:
        for row, pair in enumerate(_pairs(statement), 1):
            if any(support.paragraph in named for support in pair.supports):
                return _row_id(statement, row)
    bearing = (statement for statement in statements if named & set(statement.paragraphs))
    found = next(bearing, None) or next(iter(statements), None)
    return _row_id(found, 1) if found else ""


def pages_of(heights: Iterable[tuple[int, str, float, bool]]) -> Mapping[str, int]:
    """The page on which each entry begins."""
    pages: dict[str, int] = {}
    for page, path, _, _ in heights:
        pages.setdefault(path, page)
    return pages


def choose_notes(passages: Iterable[Passage], register: Register) -> Mapping[str, Support]:
    """For each passage of some length the longest words found for it that it does not quote, whole ones first."""
    long = [passage for passage in passages if count_words(passage.text) >= NOTED_WORDS]
    chosen = ((passage.path, _choose(passage.text, passage.path, register)) for passage in long)
    return {path: support for path, support in chosen if support}


def _choose(text: str, path: str, register: Register) -> Support | None:
    said = _letters(text)
    found = (support for statement in register.find(path) for support in statement.supports)
    return max(
        (support for support in found if _letters(support.words) not in said),
        key=lambda support: (not ELISION.search(support.words), count_words(support.words)),
        default=None,
    )


def _letters(text: str) -> str:
    return NO_LETTER.sub("", text.casefold())
