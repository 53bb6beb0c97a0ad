"""What the article's words say in numbers and dates, gathered for each part of a summary.

In: `Summary` with its quoted words. Out: `Testimony` by YAML path. Never: reads the article itself, so that it is the
same with the article's text and with its lock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from briefset.dates import Mention, read_date, read_dates
from briefset.derivation import derived_text
from briefset.grammar import Grammar, grammar_of
from briefset.model import Entry, Summary
from briefset.numerals import Numeral, read_numerals
from briefset.quoted import Kind, collect_quoted
from briefset.uses import find_uses

CITED = re.compile(r"\bP(\d{1,4})(?:\s?[-–]\s?P?(\d{1,4}))?(?!\w)")
EVIDENCE = frozenset({Kind.EVIDENCE, Kind.QUOTATION, Kind.TERM})


@dataclass(frozen=True)
class Testimony:
    """Numbers and dates that texts give, with the texts for the reader of a message."""

    words: tuple[str, ...]
    numerals: tuple[Numeral, ...]
    dates: tuple[Mention, ...]
    derived: tuple[Numeral, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Words of the article at a YAML path, and the paragraphs where they stand."""

    path: str
    words: str
    paragraphs: tuple[int, ...]


@dataclass
class Witnesses:
    """Everything that the summary quotes, ready to be called for any of its texts."""

    summary: Summary
    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pieces = [
            Piece(quoted.path, quoted.words, quoted.at)
            for quoted in collect_quoted(self.summary)
            if quoted.kind in EVIDENCE
        ]
        self.read: dict[str, tuple[tuple[Numeral, ...], tuple[Mention, ...]]] = {}

    @cached_property
    def grammar(self) -> Grammar:
        """That of the article."""
        return grammar_of(self.summary.source.language)

    @cached_property
    def issued(self) -> tuple[Mention, ...]:
        """The dates of the article itself, which any text may name."""
        return tuple(read_date(self.summary.source.issued))

    @cached_property
    def uses(self) -> dict[str, tuple[str, ...]]:
        """The statements that bars, charts and slides name."""
        uses = find_uses(self.summary)
        exhibits = {exhibit.id: exhibit.path for exhibit in self.summary.exhibits}
        for slide in self.summary.slides:
            named = [getattr(slide, "exhibit", None), *(getattr(slide, "exhibits", None) or [])]
            paths = tuple(exhibits[name] for name in named if name in exhibits)
            uses[slide.path] = uses.get(slide.path, ()) + paths
        return uses

    @cached_property
    def derived(self) -> tuple[Numeral, ...]:
        """The numbers that the summary declares as derived."""
        grammar = grammar_of(self.summary.language)
        texts = (derived_text(entry, self.summary) for entry in self.summary.derived)
        return tuple(numeral for text in texts for numeral in read_numerals(text, grammar))

    def call(self, entry: Entry, text: str) -> Testimony:
        """What bears out a text of an entry: its own evidence, what it names by id, what is quoted of its paragraphs.

        A text that leads to no paragraph at all is held against everything that is quoted.
        """
        roots = {part for path in self._above(entry.path) for part in (path, *self.uses.get(path, ()))}
        roots |= {
            used for root in tuple(roots) for user, names in self.uses.items() if _within(user, root) for used in names
        }
        paragraphs = self._paragraphs(entry, text)
        chosen = [
            piece
            for piece in self.pieces
            if any(_within(piece.path, root) for root in roots) or paragraphs & set(piece.paragraphs)
        ]
        return self.testify(chosen or self.pieces)

    def _above(self, path: str) -> list[str]:
        """The path, and the slide, exhibit or passage that it belongs to."""
        top = re.match(r"[a-z-]+(\[\d+\])?", path)
        own = [path] if path else []
        whole = top and top[0].partition("[")[0] in ("slides", "exhibits", "claims", "sections", "abstract")
        return [*own, top[0]] if top and whole else own

    def _paragraphs(self, entry: Entry, text: str) -> set[int]:
        at = getattr(entry, "at", None)
        numbers = set(at if isinstance(at, list) else [] if at is None else [at])
        for first, last in CITED.findall(text):
            numbers |= set(range(int(first), int(last or first) + 1))
        return numbers

    def testify(self, pieces: Iterable[Piece]) -> Testimony:
        """The numbers and dates of the pieces."""
        words = tuple(dict.fromkeys(piece.words for piece in pieces))
        read = [self._read(text) for text in words]
        numerals = tuple(numeral for numbers, _ in read for numeral in numbers)
        dates = (*(mention for _, dates in read for mention in dates), *self.issued)
        return Testimony(words, numerals, dates, self.derived)

    def _read(self, words: str) -> tuple[tuple[Numeral, ...], tuple[Mention, ...]]:
        if words not in self.read:
            self.read[words] = tuple(read_numerals(words, self.grammar)), tuple(read_dates(words, self.grammar))
        return self.read[words]

    def near(self, paragraphs: Iterable[int]) -> Testimony:
        """What is quoted of these paragraphs, and of the one before each, from which a date may carry over."""
        wanted = {number for paragraph in paragraphs for number in (paragraph - 1, paragraph)}
        return self.testify(piece for piece in self.pieces if wanted & set(piece.paragraphs))


def _within(path: str, root: str) -> bool:
    return path == root or path.startswith((f"{root}.", f"{root}["))
