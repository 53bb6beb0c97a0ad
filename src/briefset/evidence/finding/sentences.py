"""The article as sentences, and how well each fits some words: BM25 over the stems of its content words.

In: the paragraphs of an article and its `LanguageData`. Out: `Sentence`s, scores. Never: a statement, or a verdict.
Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with their usual values.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

from briefset.language.data import LanguageData
from briefset.language.reading import Reading, read, sentences
from briefset.language.stems import content_stems

K1, B = 1.2, 0.75
MARK = re.compile(r"^\([\da-z]{1,3}\)(?=\s)")
"""What numbers the paragraphs of a statute: (2)."""
CLAUSE = re.compile(r"[,;:]\s+|[，；：]")
MOST_OF_HEADING = 80
"""Characters of the longest heading."""


class Reason(StrEnum):
    """What a sentence was chosen for."""

    QUOTED = "its quoted words"
    WORDS = "its words"
    NUMBER = "its number"
    DATE = "its date"
    NAME = "its name"
    PARAGRAPH = "its paragraph"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article: where it stands, its words, and what it was chosen for."""

    number: int
    paragraph: int
    start: int
    end: int
    text: str
    reason: Reason = Reason.PARAGRAPH

    @property
    def asks(self) -> bool:
        """Whether it is a question, which bears nothing out."""
        return self.text.rstrip('”’"»)').endswith(("?", "？"))


class Sentences:
    """All sentences of an article, by number and by paragraph; paragraph 0 has a sentence for each of its lines."""

    def __init__(self, paragraphs: Iterable[str], language: LanguageData) -> None:
        self.language = language
        self._readings: dict[str, Reading] = {}
        self.all: list[Sentence] = []
        self.of_paragraph: dict[int, list[Sentence]] = defaultdict(list)
        for number, paragraph in enumerate(paragraphs):
            for start, end in _bounds(paragraph, language):
                sentence = Sentence(len(self.all), number, start, end, paragraph[start:end])
                self.all.append(sentence)
                self.of_paragraph[number].append(sentence)

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """The stems of each sentence."""
        return [frozenset(content_stems(sentence.text, self.language)) for sentence in self.all]

    @cached_property
    def _norms(self) -> list[float]:
        """What BM25 divides by for the length of each sentence, a term standing in it once."""
        lengths = [len(stems) for stems in self.stems]
        mean = sum(lengths) / len(lengths) or 1.0
        return [(K1 + 1) / (1 + K1 * (1 - B + B * length / mean)) for length in lengths]

    @cached_property
    def weights(self) -> dict[str, float]:
        """The inverse document frequency of each stem of the article."""
        counts: dict[str, int] = defaultdict(int)
        for stems in self.stems:
            for one in stems:
                counts[one] += 1
        return {one: self.weigh(count) for one, count in counts.items()}

    def weigh(self, count: int) -> float:
        """The weight of what stands in so many sentences."""
        return math.log(1 + (len(self.all) - count + 0.5) / (count + 0.5))

    def score(self, sentence: Sentence, terms: Iterable[str]) -> float:
        """The BM25 score of a sentence for some stems."""
        own = self.stems[sentence.number]
        return sum(self.weights[term] for term in terms if term in own) * self._norms[sentence.number]

    def read(self, sentence: Sentence) -> Reading:
        """Its numbers and dates but for the mark of a paragraph, read once, however many sentences there are."""
        if sentence.text not in self._readings:
            text = MARK.sub(lambda mark: " " * len(mark[0]), sentence.text)
            self._readings[sentence.text] = read(text, self.language)
        return self._readings[sentence.text]

    def numbered(self, among: Sequence[Sentence]) -> Sequence[Sentence]:
        """Those with numbers; of all, they are found once."""
        return self._numbered if among is self.all else [one for one in among if self.read(one).quantities]

    def dated(self, among: Sequence[Sentence]) -> Sequence[Sentence]:
        """Those with dates."""
        return self._dated if among is self.all else [one for one in among if self.read(one).moments]

    @cached_property
    def _numbered(self) -> list[Sentence]:
        return [one for one in self.all if self.read(one).quantities and not one.asks]

    @cached_property
    def _dated(self) -> list[Sentence]:
        return [one for one in self.all if self.read(one).moments]

    def refers_back(self, sentence: Sentence) -> bool:
        """Whether it says he or she of somebody who is named before."""
        language, plain = self.language, sentence.text.casefold()
        words = {*re.findall(r"\w+", plain)} if language.spaced else {*plain}
        return not words.isdisjoint(language.persons)

    def within(self, scope: Iterable[int]) -> list[Sentence]:
        """The sentences of some paragraphs; of none, all of them."""
        numbers = sorted(set(scope))
        if not numbers:
            return self.all
        return [sentence for number in numbers for sentence in self.of_paragraph.get(number, ())]

    def is_text(self, sentence: Sentence) -> bool:
        """Whether it is neither of the head nor a heading."""
        is_alone = len(self.of_paragraph[sentence.paragraph]) == 1
        return sentence.paragraph > 0 and not (is_alone and is_heading(sentence.text))

    def overlapping(self, paragraph: int, start: int, end: int) -> Iterator[Sentence]:
        """The sentences that a stretch of a paragraph touches."""
        for sentence in self.of_paragraph.get(paragraph, ()):
            if sentence.start < end and start < sentence.end:
                yield sentence


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is short, and has no stop at its end."""
    return 0 < len(paragraph) <= MOST_OF_HEADING and paragraph[-1].isalnum()


@lru_cache(maxsize=4)
def sentences_of(paragraphs: tuple[str, ...], language: LanguageData) -> Sentences:
    """The sentences of an article, read once however many ask for them."""
    return Sentences(paragraphs, language)


def _bounds(paragraph: str, language: LanguageData) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the space around it."""
    for start, end in sentences(paragraph, language):
        text = paragraph[start:end]
        if text.strip():
            yield start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def clauses_of(sentence: Sentence, places: Sequence[int]) -> Iterator[Sentence]:
    """The clauses of a sentence around some of its offsets, in order."""
    breaks = [0, *(match.end() for match in CLAUSE.finditer(sentence.text)), len(sentence.text)]
    for start, end in pairwise(breaks):
        if any(start <= place < end for place in places):
            text = sentence.text[start:end]
            begin = sentence.start + start + len(text) - len(text.lstrip())
            words = text.strip().rstrip(",;:，；：")
            yield replace(sentence, start=begin, end=begin + len(words), text=words)
