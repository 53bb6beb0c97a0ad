"""The sentences chosen for a part of a statement, and how well any sentence of the article fits it.

In: a `Part`, the article's `Sentences` and `Passages`. Out: `Cover`, which others fill. Never: chooses a sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from briefset.article.search import Passages, passages_of
from briefset.evidence.finding.needs import Part, holds
from briefset.evidence.finding.sentences import Reason, Sentence, Sentences, sentences_of
from briefset.evidence.ledger.moments import covers, is_one_edge
from briefset.evidence.ledger.proper_names import names_within
from briefset.evidence.quotations.person_names import NAME
from briefset.language.data import LanguageData
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading
from briefset.language.stems import content_stems

NEAR = 2.0
"""What a sentence with a number or date gains beside the chosen ones."""
REST = 0.3
"""What a word of the rest of a statement weighs, one of the part with the number or date being 1."""
CONTINUED = 0.5
"""What a sentence beside those of the part before gains, which decides between sentences that fit nearly alike."""
NAMED = 0.5
"""What a name loses of its weight."""
BESIDE = 2
VALUE = 2.0
"""What a number or date adds to the score of a sentence; a rare word adds about as much."""


@dataclass(eq=False)
class Chooser:
    """Chooses sentences of one article for statements in one language."""

    index: Sentences
    passages: Passages
    own_language: LanguageData
    paragraphs: tuple[str, ...]
    authors: frozenset[str] = frozenset()
    """The stems of the authors' names, which say whose a statement is and not what it says."""

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the statements are in another language than the article, so that words tell nothing."""
        return self.own_language is not self.index.language

    def share_of(self, sentence: Sentence, moment: Moment) -> float:
        """1 where a sentence has a date, a half where it lacks the year of it, 0 where it has none of it."""
        given = self.index.read(sentence).moments
        if any(one.covers(moment) or is_one_edge(moment, one) for one in given):
            return 1.0
        return 0.5 if any(covers(one, moment, {moment.year}) for one in given) else 0.0

    def names_in(self, text: str, language: LanguageData) -> frozenset[str]:
        """The names of the article, but for those of its head, that a text has."""
        return names_within(text, self.paragraphs, language) - self._headed

    @cached_property
    def _headed(self) -> frozenset[str]:
        return names_within(self.paragraphs[0], self.paragraphs, self.index.language)

    def terms(self, words: str) -> frozenset[str]:
        """The stems of the content words of a statement that the article has; across languages, its names."""
        if self.is_foreign:
            words = " ".join(match[0] for match in NAME.finditer(words))
        stems = content_stems(words, self.index.language)
        return frozenset(stem for stem in stems if stem in self.index.weights) - self.authors


@lru_cache(maxsize=4)
def chooser_of(
    paragraphs: tuple[str, ...], language: LanguageData, own: LanguageData, authors: frozenset[str] = frozenset()
) -> Chooser:
    """The chooser of an article, for statements in a language of ours, made once however many ask for it."""
    return Chooser(sentences_of(paragraphs, language), passages_of(paragraphs, language), own, paragraphs, authors)


@dataclass
class Cover:
    """The sentences chosen so far for one part, and what they hold of it."""

    chooser: Chooser
    part: Part
    candidates: Sequence[Sentence]
    before: tuple[Sentence, ...] = ()
    chosen: list[Sentence] = field(default_factory=list)
    reasons: dict[int, Reason] = field(default_factory=dict)
    quoting: list[Sentence] = field(default_factory=list)
    needed: set[Sentence] = field(default_factory=set)
    known: dict[Quantity, float] = field(default_factory=dict)

    @cached_property
    def numbered(self) -> Sequence[Sentence]:
        """Those of the candidates with numbers."""
        return self.chooser.index.numbered(self.candidates)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of the content words of the part that the article has."""
        return self.chooser.terms(self.part.words)

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the names among them."""
        names = self.chooser.names_in(self.part.words, self.chooser.own_language)
        language = self.chooser.index.language
        return frozenset() if self.chooser.is_foreign else frozenset(content_stems(" ".join(names), language))

    @cached_property
    def total(self) -> float:
        """What they weigh together."""
        return sum(self.chooser.index.weights[term] for term in self.terms) or 1.0

    def take(self, sentences: Iterable[Sentence], reason: Reason) -> None:
        """Choose some sentences."""
        for sentence in sentences:
            self.chosen.append(sentence)
            self.reasons.setdefault(sentence.number, reason)

    def share(self, terms: Iterable[str]) -> float:
        """The share of the weight of the part's words that some of them have."""
        return sum(self.chooser.index.weights[term] for term in terms) / self.total

    def read(self, sentence: Sentence) -> Reading:
        """The numbers and dates of a sentence."""
        return self.chooser.index.read(sentence)

    def score(self, sentence: Sentence) -> float:
        """BM25 over words, numbers and dates."""
        return self.fits(sentence, self.terms) + self._values(sentence)

    def fits(self, sentence: Sentence, terms: Collection[str]) -> float:
        """BM25 over words, of which names count less: who it was is what a statement may have wrong."""
        index = self.chooser.index
        return index.score(sentence, terms) - NAMED * index.score(sentence, self.named.intersection(terms))

    def _values(self, sentence: Sentence) -> float:
        """What the numbers and dates of the part that a sentence has add to its score."""
        counted = (self._weight(one) for one, _ in self.part.numbers if self.has(sentence, one))
        dated = (VALUE * self.chooser.share_of(sentence, one) for one in self.part.moments)
        return sum(counted) + sum(dated)

    def _weight(self, number: Quantity) -> float:
        """What a number weighs by how many of the sentences have it."""
        if number not in self.known:
            self.known[number] = self.chooser.index.weigh(sum(self.has(one, number) for one in self.numbered))
        return self.known[number]

    def count_stretches(self, terms: Collection[str]) -> int:
        """In how many places of the part some of its words stand, those of a name or phrase together."""
        stems = content_stems(self.part.words, self.chooser.index.language)
        known = [stem in terms for stem in stems if stem in self.terms]
        return sum(one and not before for before, one in pairwise([False, *known]))

    def score_beside(self, sentence: Sentence) -> float:
        """The score, higher beside the sentences of the parts before: a statement stays with what it tells."""
        return self.score(sentence) + CONTINUED * self.is_beside(sentence, self.before)

    def is_near(self, sentence: Sentence) -> bool:
        """Whether it stands in a given paragraph or beside a chosen sentence; the head, whether it shares a word."""
        if sentence.paragraph == 0:
            return not self.terms.isdisjoint(self.chooser.index.stems[sentence.number])
        return self.is_placed or self.is_beside(sentence, (*self.chosen, *self.before))

    @property
    def is_placed(self) -> bool:
        """Whether the statement says in which paragraphs to look."""
        return len(self.candidates) < len(self.chooser.index.all)

    @staticmethod
    def is_beside(sentence: Sentence, others: Iterable[Sentence], most: int = BESIDE) -> bool:
        """Whether it stands at most so far from one of the others in its paragraph."""
        return any(one.paragraph == sentence.paragraph and abs(one.number - sentence.number) <= most for one in others)

    def has(self, sentence: Sentence, number: Quantity) -> bool:
        """Whether a sentence has a number."""
        return any(holds(number, given) for given in self.read(sentence).quantities)

    def has_year(self, sentence: Sentence, moment: Moment) -> bool:
        """Whether a sentence names the year of a date."""
        return any(given.year == moment.year for given in self.read(sentence).moments)
