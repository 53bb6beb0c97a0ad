"""The fewest sentences of an article that hold what a part of a statement says.

In: a `Part`, the article's `Sentences` and `Passages`. Out: sentences. Never: decides whether they bear it out; that is
the ledger's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise, product

from briefset.article.search import Passages
from briefset.evidence.finding.makers import find_maker, find_makers
from briefset.evidence.finding.needs import Part, ends_of, holds, is_bare, values_of
from briefset.evidence.finding.sentences import CLAUSE, Reason, Sentence, Sentences, clauses_of
from briefset.evidence.ledger.moments import covers, is_one_edge
from briefset.evidence.ledger.weigh import fit
from briefset.evidence.quotations.person_names import NAME
from briefset.language.data import LanguageData
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity
from briefset.language.reading import Company, Reading
from briefset.language.stems import content_stems

MOST = 4
"""Sentences that one part of a statement rests on at most."""
ENOUGH = 0.5
"""The share of the weight of a part's words from which on no sentence is added for words alone."""
GAIN = 0.3
"""The share that a further sentence must add."""
LEAST_GAIN = 0.1
"""The share that it must add where those chosen for their numbers or quoted words have next to none of it."""
LEAST_TERMS = 2
"""Words that a sentence for one clause must add, and that a place must have to be meant."""
REST = 0.3
"""What a word of the rest of the sentence weighs beside a number, one of its own part being 1."""


@dataclass(eq=False)
class Chooser:
    """Chooses sentences of one article for statements in one language."""

    index: Sentences
    passages: Passages
    own_language: LanguageData
    authors: frozenset[str] = frozenset()
    """The stems of the authors' names, which say whose a statement is and not what it says."""

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the statements are in another language than the article, so that words tell nothing."""
        return self.own_language is not self.index.language

    def choose(self, part: Part, scope: Iterable[int], before: Iterable[Sentence] = ()) -> tuple[Sentence, ...]:
        """The fewest sentences of the paragraphs in scope (empty: of all), in order; `before` are the parts' before."""
        return _Cover(self, part, self.index.within(scope), before=tuple(before)).choice()

    def choose_values(self, part: Part, scope: Iterable[int]) -> tuple[Sentence, ...]:
        """The clauses of the paragraphs in scope that have the numbers and dates of a part."""
        return _Cover(self, part, self.index.within(scope)).value_sentences()

    def share_of(self, sentence: Sentence, moment: Moment) -> float:
        """1 where a sentence has a date, a half where it lacks the year of it, 0 where it has none of it."""
        given = self.index.read(sentence).moments
        if any(one.covers(moment) or is_one_edge(moment, one) for one in given):
            return 1.0
        return 0.5 if any(covers(one, moment, {moment.year}) for one in given) else 0.0

    def score(self, sentence: Sentence, part: Part) -> float:
        """How well a sentence fits a part: its words, numbers and dates."""
        return _Cover(self, part, self.index.all).score(sentence)

    def terms(self, words: str) -> frozenset[str]:
        """The stems of the content words of a statement that the article has; across languages, its names."""
        if self.is_foreign:
            words = " ".join(match[0] for match in NAME.finditer(words))
        stems = content_stems(words, self.index.language)
        return frozenset(stem for stem in stems if stem in self.index.weights) - self.authors


@dataclass
class _Cover:
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
        return self.chooser.index.numbered(self.candidates)

    @cached_property
    def terms(self) -> frozenset[str]:
        return self.chooser.terms(self.part.words)

    @cached_property
    def total(self) -> float:
        return sum(self.chooser.index.weights[term] for term in self.terms) or 1.0

    def value_sentences(self) -> tuple[Sentence, ...]:
        """The clauses that have the numbers and dates."""
        self._add_values()
        chosen = [replace(one, reason=self.reasons[one.number]) for one in self.chosen]
        found = [(one, values_of([self.part], self._read(one))) for one in chosen]
        return tuple(clause for one, values in found for clause in clauses_of(one, [value.start for value in values]))

    def choice(self) -> tuple[Sentence, ...]:
        for words in self.part.quoted:
            self._add_quoted(words)
        self._add_by_words()
        self._add_values()
        self._add_clauses()
        self._drop_needless()
        ordered = sorted({sentence.number: sentence for sentence in self.chosen}.items())
        return tuple(replace(sentence, reason=self.reasons[number]) for number, sentence in ordered)

    def _take(self, sentences: Iterable[Sentence], reason: Reason) -> None:
        for sentence in sentences:
            self.chosen.append(sentence)
            self.reasons.setdefault(sentence.number, reason)

    def _add_values(self) -> None:
        for number, company in self.part.numbers:
            for end in ends_of(number, (given for one in self.numbered for given in self._read(one).quantities)):
                before = {*self.chosen}
                self._add_number(end, company)
                self._add_bare(end)
                self.needed |= {*self.chosen} - before if end is not number else set()
            self._add_made(number)
        for moment in self.part.moments:
            self._add_moment(moment)

    def _drop_needless(self) -> None:
        """Take out what adds neither words in quotation marks, nor a number, nor a date, nor enough words."""
        for sentence in sorted(self.chosen[: len(self.chosen)], key=self.score):
            others = [one for one in self.chosen if one is not sentence]
            if others and not self._is_needed(sentence, others):
                self.chosen = others

    def _is_needed(self, sentence: Sentence, others: list[Sentence]) -> bool:
        if sentence in self.quoting or sentence in self.needed:
            return True
        for number, _ in self.part.numbers:
            if self._has(sentence, number) and not any(self._has(one, number) for one in others):
                return True
        for moment, has in product(self.part.moments, (self.chooser.share_of, self._has_year)):
            if has(sentence, moment) and not any(has(one, moment) for one in others):
                return True
        rest = self.terms.difference(*(self.chooser.index.stems[one.number] for one in others))
        own = rest & self.chooser.index.stems[sentence.number]
        is_apart = not self._is_placed and not self._is_beside(sentence, (*others, *self.before))
        if is_apart and self.reasons[sentence.number] is Reason.WORDS and self._count_stretches(own) < 2:
            return False
        return self._share(own) >= (LEAST_GAIN if self._share(rest) > 1 - LEAST_GAIN else GAIN)

    def _share(self, terms: Iterable[str]) -> float:
        """The share of the weight of the part's words that some of them have."""
        return sum(self.chooser.index.weights[term] for term in terms) / self.total

    def _read(self, sentence: Sentence) -> Reading:
        return self.chooser.index.read(sentence)

    def score(self, sentence: Sentence) -> float:
        """BM25 over words, numbers and dates."""
        index = self.chooser.index
        return index.score(sentence, self.terms) + self._values(sentence)

    def _values(self, sentence: Sentence) -> float:
        """What the numbers and dates of the part that a sentence has add to its score."""
        counted = (self._weight(one) for one, _ in self.part.numbers if self._has(sentence, one))
        dated = (VALUE * self.chooser.share_of(sentence, one) for one in self.part.moments)
        return sum(counted) + sum(dated)

    def _weight(self, number: Quantity) -> float:
        """What a number weighs by how many of the sentences have it."""
        if number not in self.known:
            self.known[number] = self.chooser.index.weigh(sum(self._has(one, number) for one in self.numbered))
        return self.known[number]

    def _add_quoted(self, words: str) -> None:
        """The sentences with words in quotation marks; of several places, the one that fits the other words best."""
        scope = {sentence.paragraph for sentence in self.candidates}
        places = []
        for found in self.chooser.passages.find_all(words, sorted(scope), free_case=True):
            place = list(self.chooser.index.overlapping(found.paragraph, found.start, found.end))
            if place:
                places.append(place)
        if places and not any(set(place) <= set(self.chosen) for place in places):
            best = max(places, key=lambda place: sum(map(self.score, place)))
            self.quoting += best
            self._take(best, Reason.QUOTED)

    def _add_by_words(self) -> None:
        """Sentences for the words that no chosen one has, the best first, while each adds enough."""
        stems = self.chooser.index.stems
        left = set(self.terms).difference(*(stems[sentence.number] for sentence in self.chosen))
        quoted = {sentence.paragraph for sentence in self.quoting}
        near = [one for one in self.candidates if (one.paragraph in quoted if quoted else one.paragraph)]
        while len(self.chosen) < MOST and near:
            if self.chosen and self._share(left) <= 1 - ENOUGH:
                return
            score = partial(self.chooser.index.score, terms=left) if self.chosen else self._score_beside
            scored = [(score(sentence), sentence) for sentence in near]
            gain, best = max(scored, key=lambda pair: (pair[0], -pair[1].number))
            least = LEAST_GAIN if self._share(left) > 1 - LEAST_GAIN else GAIN
            added = left & stems[best.number]
            if gain <= 0 or (self.chosen and self._share(added) < least):
                return
            if self.chosen and self._count_stretches(added) < 2 and not self._is_near(best):
                near = [one for one in near if one is not best]
                continue
            self._take([best], Reason.WORDS)
            left -= stems[best.number]

    def _add_clauses(self) -> None:
        """Of those near, the sentence that fits a clause best, where it has much of it that no chosen one has."""
        index, stems = self.chooser.index, self.chooser.index.stems
        near = [one for one in self.candidates if one.paragraph and self._is_near(one)]
        for terms in map(self.chooser.terms, CLAUSE.split(self.part.words)) if near else ():
            best = max(near, key=lambda one: (index.score(one, terms), -one.number))
            added = stems[best.number] & terms.difference(*(stems[one.number] for one in self.chosen))
            if len(added) >= LEAST_TERMS and self._share(added) >= ENOUGH * self._share(terms):
                self.needed.add(best)
                self._take([best], Reason.WORDS)

    def _count_stretches(self, terms: Collection[str]) -> int:
        """In how many places of the part some of its words stand, those of a name or phrase together."""
        stems = content_stems(self.part.words, self.chooser.index.language)
        known = [stem in terms for stem in stems if stem in self.terms]
        return sum(one and not before for before, one in pairwise([False, *known]))

    def _score_beside(self, sentence: Sentence) -> float:
        """The score, higher beside the sentences of the parts before: a statement stays with what it tells."""
        return self.score(sentence) + CONTINUED * self._is_beside(sentence, self.before)

    def _add_number(self, number: Quantity, company: Company) -> None:
        """The best sentence with a number that no chosen one has, where its words lead there."""
        if any(self._has(sentence, number) for sentence in self.chosen):
            return
        having = (one for one in self.numbered if self._has(one, number))
        scored = [(self._fit(company, one) + NEAR * self._is_near(one), one) for one in having]
        value, best = max(scored, key=lambda pair: (pair[0], -pair[1].number), default=(0.0, None))
        if best is not None and self._leads_to(best, number, company, value):
            self._take([best], Reason.NUMBER)

    def _add_bare(self, number: Quantity) -> None:
        """Beside the chosen sentences, the one with a number that none has, whose unit or scale only they name."""
        chosen = (*self.chosen, *self.before)
        if any(self._has(one, number) for one in chosen):
            return
        bare = [one for one in self.numbered if any(is_bare(number, given) for given in self._read(one).quantities)]
        beside = [one for one in bare if one not in chosen and self._is_beside(one, chosen)]
        self.needed |= {*beside[:1]}
        self._take(beside[:1], Reason.NUMBER)

    def _leads_to(self, sentence: Sentence, number: Quantity, company: Company, value: float) -> bool:
        """Whether the words beside a number lead to a sentence that has it, and not to one with another."""
        having = [other for given, other in self._given(sentence) if holds(number, given)]
        own, is_near = max(fit(company, other) for other in having), self._is_near(sentence)
        rivals = [fit(company, other) for _, other in self._unpaired(number, self.chosen)]
        if is_near or any(fits >= own > 0 or fits > own for fits in rivals):
            return is_near and max(rivals, default=0.0) <= own + BESIDE_FIT
        if own >= 1 or any(company.lead & other.own for other in having):
            return True
        is_alone = bool(number.unit) and sum(self._has(one, number) for one in self.numbered) == 1
        if self.chosen and number.base[1] < LARGE:
            others = (fit(company, other) for _, other in self._unpaired(number, self.numbered))
            return is_alone and max(others, default=0.0) <= own + FAR_FIT
        return own > 0 or value > 0 or is_alone

    def _add_made(self, number: Quantity) -> None:
        """The sentences near of whose numbers one follows that neither is nor follows from those of the chosen ones."""
        index, statement = self.chooser.index, self.part.statement
        chosen = index.numbered(sorted(self.chosen, key=lambda one: one.number))
        if any(self._has(one, number) for one in chosen) or find_makers(number, statement, chosen, index, self.score):
            return
        near = [one for one in self.numbered if self._is_near(one)]
        made_of = find_makers(number, statement, near, index, self.score)
        if not made_of and not any(self._has(one, number) for one in self.numbered):
            sharing = [one for one in self.numbered if not self.terms.isdisjoint(index.stems[one.number])]
            made_of = find_maker(number, statement, sharing, index, self.score)
        self.needed |= {*made_of}
        self._take((one for one in made_of if one not in self.chosen), Reason.NUMBER)

    def _given(self, sentence: Sentence) -> Iterator[tuple[Quantity, Company]]:
        reading = self._read(sentence)
        return zip(reading.quantities, reading.companies, strict=True)

    def _unpaired(self, number: Quantity, sentences: Iterable[Sentence]) -> Iterator[tuple[Quantity, Company]]:
        """The numbers of some sentences in the same dimension that are none of the part's."""
        for sentence in sentences:
            for given, company in self._given(sentence):
                if (
                    given.base[2] == number.base[2]
                    and given.ordinal == number.ordinal
                    and not any(holds(one, given) for one, _ in self.part.numbers)
                ):
                    yield given, company

    def _is_near(self, sentence: Sentence) -> bool:
        """Whether it stands in a given paragraph or beside a chosen sentence; the head, whether it shares a word."""
        if sentence.paragraph == 0:
            return not self.terms.isdisjoint(self.chooser.index.stems[sentence.number])
        return self._is_placed or self._is_beside(sentence, (*self.chosen, *self.before))

    @property
    def _is_placed(self) -> bool:
        """Whether the statement says in which paragraphs to look."""
        return len(self.candidates) < len(self.chooser.index.all)

    def _is_beside(self, sentence: Sentence, others: Iterable[Sentence]) -> bool:
        return any(
            one.paragraph == sentence.paragraph and abs(one.number - sentence.number) <= BESIDE for one in others
        )

    def _has(self, sentence: Sentence, number: Quantity) -> bool:
        return any(holds(number, given) for given in self._read(sentence).quantities)

    def _fit(self, company: Company, sentence: Sentence) -> float:
        """How many of the words beside a number a sentence has, by their weight."""
        index = self.chooser.index
        own = index.stems[sentence.number]
        return sum(
            share * index.weights[stem]
            for stems, share in ((company.own, 1.0), (company.rest, REST))
            for stem in stems
            if stem in own
        )

    def _add_moment(self, moment: Moment) -> None:
        """The sentence with a date that no chosen one has, near those or sharing words; and the one with its year."""
        shares = {
            sentence: self.chooser.share_of(sentence, moment) for sentence in self.chooser.index.dated(self.candidates)
        }
        least = max(shares.values(), default=0.0) if self._is_placed else 0.5
        if least and not any(shares.get(sentence, 0.0) >= least for sentence in self.chosen):
            having = [sentence for sentence, share in shares.items() if share >= least]
            scored = [(self._closeness(sentence), sentence) for sentence in having]
            value, best = max(scored, key=lambda pair: (pair[0], -pair[1].number), default=(0.0, None))
            if best is not None and value > 0 and self._dates(best, moment, shares[best]):
                self._take([best], Reason.DATE)
        self._add_year(moment)

    def _dates(self, sentence: Sentence, moment: Moment, share: float) -> bool:
        """Whether a sentence with a date is of what the part tells: near the chosen ones, which have no other such."""
        if share == 1 and not self.terms.isdisjoint(self.chooser.index.stems[sentence.number]):
            return True
        is_led_to = not (self.chosen and moment.month) or self._is_near(sentence)
        return is_led_to and not self._has_other_date(moment)

    def _has_other_date(self, moment: Moment) -> bool:
        """Whether a chosen sentence has a date as exact as this one that is none of the part's."""
        given = [one for sentence in self.chosen for one in self._read(sentence).moments]
        alike = [
            one for one in given if (one.month is None, one.day is None) == (moment.month is None, moment.day is None)
        ]
        return any(not any(covers(one, own, {own.year}) for own in self.part.moments) for one in alike)

    def _closeness(self, sentence: Sentence) -> float:
        """How well a sentence fits the part, the statement around it, and the place of the chosen ones."""
        index = self.chooser.index
        around = REST * index.score(sentence, self.chooser.terms(self.part.whole))
        return index.score(sentence, self.terms) + around + NEAR * self._is_near(sentence)

    def _add_year(self, moment: Moment) -> None:
        """The last sentence before the one with a date that names the year, where the date itself names none."""
        dated = [sentence for sentence in self.chosen if self.chooser.share_of(sentence, moment)]
        if moment.year is None or any(self._has_year(sentence, moment) for sentence in self.chosen) or not dated:
            return
        near = [one for one in self.candidates if one.paragraph == dated[0].paragraph]
        before = [one for one in near if one.number < dated[0].number and self._has_year(one, moment)]
        self._take(before[-1:], Reason.DATE)

    def _has_year(self, sentence: Sentence, moment: Moment) -> bool:
        return any(given.year == moment.year for given in self._read(sentence).moments)


NEAR = 2.0
CONTINUED = 0.5
"""What a sentence beside those of the part before gains, which decides between sentences that fit nearly alike."""
BESIDE = 2
BESIDE_FIT = 0.5
"""How much better another number must fit the words beside one than its own in the next sentence does."""
FAR_FIT = 2.0
"""How much better one of another sentence must fit them than a far sentence with the number does."""
LARGE = 100
"""From which value on a number hardly stands in an article by chance."""
VALUE = 2.0
"""What a number or date adds to the score of a sentence; a rare word adds about as much."""
