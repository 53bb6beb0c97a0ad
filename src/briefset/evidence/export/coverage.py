"""What the article says in numbers, dates and quotations, and the summary leaves out.

In: `Verified` and the `Article`. Out: `Coverage`. Never: calls an omission a mistake.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from briefset.article.text import Article
from briefset.evidence.finding.sentences import Sentences, sentences_of
from briefset.evidence.quotations.collect import MARKED, Kind
from briefset.evidence.quotations.verify import Verified, collect_quoted
from briefset.language.quantity import Quantity
from briefset.language.registry import require_language
from briefset.language.sentences import count_words

USED = frozenset({Kind.EVIDENCE, Kind.QUOTATION, Kind.TERM, Kind.PROSE})
"""What counts as using the article's words; listing a slip or an abbreviation does not."""
LEAST = 4
"""Words below which quotation marks in the article stand around a term, not a quotation."""
AROUND = 40
"""Characters of the paragraph that are shown on either side of what is left out."""


class What(StrEnum):
    """What can be left out."""

    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Span:
    """Something in a paragraph, from `start` to `end`; `meaning` is the same however it is written."""

    start: int
    end: int
    what: What
    meaning: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """A number, date or quotation of the article that the summary does not use, with the words around it."""

    paragraph: int
    what: What
    start: int
    end: int
    words: str
    context: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is left out, by paragraph, and the paragraphs from which the summary quotes words."""

    omissions: tuple[Omission, ...]
    quoted: tuple[int, ...]
    paragraphs: int

    @property
    def share(self) -> float:
        """The share of paragraphs from which words are quoted, from 0 to 1."""
        return len(self.quoted) / self.paragraphs

    @property
    def unquoted(self) -> list[int]:
        """The paragraphs from which no words are quoted."""
        return sorted(set(range(1, self.paragraphs + 1)) - set(self.quoted))

    @property
    def counts(self) -> dict[str, int]:
        """How many numbers, dates and quotations are left out."""
        counted = Counter(omission.what.value for omission in self.omissions)
        return {what.value: counted[what.value] for what in What}

    def as_dict(self) -> dict[str, Any]:
        """The coverage as JSON has it."""
        omissions = [
            {"paragraph": o.paragraph, "what": o.what.value, "start": o.start, "end": o.end, "words": o.words}
            for o in self.omissions
        ]
        return {
            "paragraphs": self.paragraphs,
            "quoted": list(self.quoted),
            "share": round(self.share, 3),
            "omissions": omissions,
        }


def measure_coverage(verified: Verified, article: Article) -> Coverage:
    """What the quoted words of a summary cover of the article that it was verified against."""
    used = _used_stretches(verified)
    index = sentences_of(article.paragraphs, require_language(verified.summary.source.language))
    omissions = [
        _omission(number, span, article.paragraphs[number])
        for number in range(1, article.last + 1)
        for span in _left_out([*find_figures(index, number), *_quotations(article.paragraphs[number])], used[number])
    ]
    quoted = tuple(sorted(number for number, places in used.items() if number and places))
    return Coverage(tuple(omissions), quoted, article.last)


def _used_stretches(verified: Verified) -> defaultdict[int, list[tuple[int, int]]]:
    """From where to where each paragraph is quoted."""
    used: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for quoted in collect_quoted(verified.summary):
        found = verified.found.get(quoted.key)
        if found is None or quoted.kind not in USED:
            continue
        used[found.paragraph].append((found.start, found.end))
        for part in found.rest:
            used[part.paragraph].append((part.start, part.end))
    return used


def _left_out(spans: list[Span], used: list[tuple[int, int]]) -> Iterator[Span]:
    """What no stretch of a paragraph holds, unless the same is used elsewhere in it; each meaning once."""
    known = {span.meaning for span in spans if any(_is_used(span, start, end) for start, end in used)}
    for span in sorted(spans, key=lambda span: span.start):
        if span.meaning not in known:
            known.add(span.meaning)
            yield span


def _is_used(span: Span, start: int, end: int) -> bool:
    """A number or date must be inside the stretch; of a quotation some words are enough."""
    if span.what is What.QUOTATION:
        return span.start < end and start < span.end
    return start <= span.start and span.end <= end


def find_figures(index: Sentences, paragraph: int) -> Iterator[Span]:
    """The numbers and dates of a paragraph, sentence by sentence."""
    for sentence in index.of_paragraph.get(paragraph, ()):
        first, reading = sentence.start, index.read(sentence)
        for moment in reading.moments:
            date = (moment.year, moment.month, moment.day, moment.part)
            yield Span(first + moment.start, first + moment.end, What.DATE, date)
        for one in reading.quantities:
            if not _is_word(one) and not one.opaque:
                value = (one.low, one.high, one.unit, one.ordinal)
                yield Span(first + one.start, first + one.end, What.NUMBER, value)


def _is_word(one: Quantity) -> bool:
    """`one` and `first` say rarely how many."""
    return one.spelled and not one.scale and not one.unit and (one.ordinal or one.low == 1)


def _quotations(paragraph: str) -> Iterator[Span]:
    for marked in MARKED.finditer(paragraph):
        if count_words(marked[0]) >= LEAST:
            yield Span(marked.start(), marked.end(), What.QUOTATION, (marked[0],))


def _omission(number: int, span: Span, paragraph: str) -> Omission:
    words = paragraph[span.start : span.end]
    before = paragraph[max(0, span.start - AROUND) : span.start].partition(" ")
    after = paragraph[span.end : span.end + AROUND].rpartition(" ")
    left = before[2] if span.start > AROUND else "".join(before)
    right = after[0] if span.end + AROUND < len(paragraph) else "".join(after)
    context = "" if span.what is What.QUOTATION else f"{left}{words}{right}"
    return Omission(number, span.what, span.start, span.end, words, context)
