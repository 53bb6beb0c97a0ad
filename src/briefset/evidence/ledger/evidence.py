"""Which quoted words answer for a place in the texts of a summary, the nearest first.

In: `Summary` with its quoted words. Out: `Reading`s. Never: reads the article itself, so that it is the same with the
article's text and with its lock.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from briefset.article.locator import read_paragraphs
from briefset.evidence.ledger.derived import derived_text, statistics_of
from briefset.evidence.ledger.references import find_references, find_statements_shown, is_statement
from briefset.evidence.quotations.collect import EVIDENCE, collect_quoted
from briefset.language.data import LanguageData
from briefset.language.quantity import PART, Quantity
from briefset.language.reading import Reading, bounds_at, read
from briefset.summary.model import Entry, Summary
from briefset.summary.model.versions import once_of_each
from briefset.yaml12.paths import ancestors

SENTENCE_END = re.compile(r"[.!?。！？][\"'’”»)）」]*$")
CARRIED = 1
"""Over how many paragraphs the year of a date carries: "in April of the same year"."""
Tier = tuple[Reading, ...]


class Piece(NamedTuple):
    """Words of the article at a YAML path, and the paragraphs where they stand."""

    path: str
    words: str
    paragraphs: tuple[int, ...]


Place = str | int
"""A YAML path, or a paragraph."""
ANYWHERE = -1
"""The place of all that is quoted."""


class EvidenceIndex:
    """Everything that the summary quotes, by path and paragraph, to be found for any of its texts."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.asked: dict[Place, list[Piece]] = {}
        """What was looked up since this was emptied; a text of which all of it is as it was need not be read again."""
        self._known: dict[Place, list[Piece]] = defaultdict(list)
        for quoted in collect_quoted(summary):
            if quoted.kind in EVIDENCE:
                piece = Piece(quoted.path, quoted.words, quoted.at)
                places: tuple[Place, ...] = (*ancestors(piece.path), *piece.paragraphs, ANYWHERE)
                for place in places:
                    self._known[place].append(piece)

    def find(self, place: Place) -> list[Piece]:
        """What is quoted at or below a path, or of a paragraph."""
        found = self.asked[place] = self._known.get(place, [])
        return found

    def is_as_it_was(self, asked: dict[Place, list[Piece]]) -> bool:
        """Whether everything that was looked up for a text of another version would be found again."""
        return all(self._known.get(place, []) == found for place, found in asked.items())

    @cached_property
    def language(self) -> LanguageData:
        """That of the article."""
        return self.summary.locale.article_language_data

    @cached_property
    def own_language(self) -> LanguageData:
        """That of the summary."""
        return self.summary.locale.language_data

    @cached_property
    def derived(self) -> tuple[Quantity, ...]:
        """The numbers that the summary declares as derived."""
        texts = (derived_text(entry, self.summary) for entry in self.summary.derived)
        return tuple(one for text in texts for one in read(text, self.own_language).quantities)

    @cached_property
    def rules(self) -> tuple[Hashable, ...]:
        """How a text is held against what is quoted: the same for two summaries that differ in their texts alone."""
        named = tuple((path, tuple(statements)) for path, statements in self.named.items() if statements)
        return named, self.derived, self.summary.source.issued, self.summary.locale

    @property
    def everything(self) -> Tier:
        """All that is quoted."""
        self.asked[ANYWHERE] = self._known.get(ANYWHERE, [])
        return self._whole

    @cached_property
    def _whole(self) -> Tier:
        return self.read(self._known.get(ANYWHERE, []))

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The statements that an entry names by id, itself or in a part or an exhibit of it, or computes with."""
        named: dict[str, list[str]] = defaultdict(list)
        for derived in self.summary.derived:
            named[derived.path] += [statistic.path for statistic in statistics_of(derived, self.summary)]
        for user, statements in find_statements_shown(self.summary).items():
            for path in ancestors(user):
                named[path] += statements
        for user, entries in find_references(self.summary).items():
            for entry in entries:
                named[user] += [] if is_statement(entry) else named.get(entry.path, [])
        return named

    def find_for(self, entry: Entry, text: str, start: int) -> list[Tier]:
        """What can bear out an offset of a text, the nearest first; empty where the text leads nowhere.

        An entry with evidence is borne out by nothing else, except where it cites another paragraph beside the number.
        Otherwise come the paragraphs named beside the number, the statements named by id, the entry's own paragraphs,
        and what it is part of.
        """
        own, cited = self.own_pieces(entry), cited_near(text, start, self.own_language)
        if getattr(entry, "evidence", None):
            near = [piece for piece in own if not cited or cited & {*piece.paragraphs}]
            elsewhere = cited.difference(*(piece.paragraphs for piece in own))
            return self._by_nearness([[*near, *self._quoted_at(elsewhere)] or own])
        return self._by_nearness(self._further(entry, text, own, cited))

    def own_pieces(self, entry: Entry) -> list[Piece]:
        """The words that are quoted below an entry."""
        return self.find(entry.path) if entry.path else []

    def places_of(self, entry: Entry, text: str, start: int) -> set[int]:
        """The paragraphs that an offset of a text leads to: those cited there, else those of the entry."""
        own = {number for piece in self.own_pieces(entry) for number in piece.paragraphs}
        return cited_near(text, start, self.own_language) or own | {*entry.paragraphs_named}

    def _further(self, entry: Entry, text: str, own: list[Piece], cited: set[int]) -> Iterator[list[Piece]]:
        whole = re.match(r"(slides|exhibits)\[\d+\]", entry.path)
        yield own
        yield self._quoted_at(cited)
        for path in dict.fromkeys([entry.path, whole[0] if whole else entry.path]):
            named = [piece for statement in self.named.get(path, ()) for piece in self.find(statement)]
            yield named
            yield self._quoted_at(number for piece in named for number in piece.paragraphs)
            yield self.find(path) if path else []
        yield self._quoted_at(entry.paragraphs_named)
        yield self._quoted_at(read_paragraphs(text))

    def _by_nearness(self, steps: Iterable[list[Piece]]) -> list[Tier]:
        return [self.read(pieces) for pieces in steps if pieces]

    def _quoted_at(self, paragraphs: Iterable[int]) -> list[Piece]:
        return [piece for number in sorted(set(paragraphs)) for piece in self.find(number)]

    def read(self, pieces: Iterable[Piece]) -> Tier:
        """The readings of the pieces; whole sentences that follow one another below an entry are read as one."""
        return tuple(read(words, self.language) for words in dict.fromkeys(_joined(pieces, self.language)))

    def near(self, paragraphs: Iterable[int]) -> Tier:
        """What is quoted of these paragraphs, and of those before them from which a date may carry over."""
        numbers = (number for paragraph in paragraphs for number in range(paragraph - CARRIED, paragraph + 1))
        return self.read(self._quoted_at(numbers))


def _joined(pieces: Iterable[Piece], language: LanguageData) -> Iterator[str]:
    """The words of pieces, those of one paragraph that end a sentence with those of the next piece of their entry."""
    run = ""
    after: tuple[str, tuple[int, ...]] = "", ()
    for piece in pieces:
        if (piece.path, piece.paragraphs) == after and SENTENCE_END.search(run):
            run += (" " if language.spaced else "") + piece.words
        else:
            yield from filter(None, [run])
            run = piece.words
        after = _next(piece.path), piece.paragraphs
    yield from filter(None, [run])


def _next(path: str) -> str:
    """The path of the piece behind one."""
    return re.sub(r"\[(\d+)\](\.\w+)$", lambda match: f"[{int(match[1]) + 1}]{match[2]}", path)


evidence_of = once_of_each(EvidenceIndex)
"""The index of a summary, made once however many ask for it."""


def cited_near(text: str, start: int, language: LanguageData) -> set[int]:
    """The paragraphs that the clause around an offset names, or the clause after or before it in the same sentence."""
    begin, end = bounds_at(text, start, language)
    clauses = [match.start() for match in PART.finditer(text, begin, end)]
    bounds = list(zip([begin, *clauses], [*clauses, end], strict=True))
    here = next((index for index, (_, last) in enumerate(bounds) if start < last), len(bounds) - 1)
    for index in (*range(here, len(bounds)), *range(here - 1, -1, -1)):
        if cited := read_paragraphs(text[slice(*bounds[index])]):
            return cited
    return set()
