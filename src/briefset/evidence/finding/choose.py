"""The fewest sentences of an article that hold what a part of a statement says.

In: a `Part`, a `Chooser`. Out: sentences. Never: decides whether they bear it out; that is the ledger's.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from itertools import product

from briefset.evidence.finding.cover import Chooser, Cover
from briefset.evidence.finding.dates import add_date
from briefset.evidence.finding.needs import Part, values_of
from briefset.evidence.finding.numbers import add_numbers
from briefset.evidence.finding.sentences import CLAUSE, Reason, Sentence, clauses_of

MOST = 4
"""Sentences that one part of a statement rests on at most."""
ENOUGH = 0.5
"""The share of the weight of a part's words from which on no sentence is added for words alone."""
GAIN = 0.3
"""The share that a further sentence must add."""
LEAST_GAIN = 0.1
"""The share that it must add where those chosen for their numbers or quoted words have next to none of it."""
MOST_PARTS = 2048
"""Parts of statements whose sentences are kept, so that a summary is soon completed again after a change."""
LEAST_TERMS = 2
"""Words that a sentence for one clause must add, and that a place must have to be meant."""


@lru_cache(maxsize=MOST_PARTS)
def choose(
    chooser: Chooser, part: Part, scope: tuple[int, ...], before: tuple[Sentence, ...] = ()
) -> tuple[Sentence, ...]:
    """The fewest sentences of the paragraphs in scope (empty: of all), in order; `before` are the parts' before."""
    cover = Cover(chooser, part, chooser.index.within(scope), before)
    for words in part.quoted:
        _add_quoted(cover, words)
    _add_by_words(cover)
    _add_values(cover)
    _add_clauses(cover)
    _drop_needless(cover)
    _add_named(cover)
    ordered = sorted({sentence.number: sentence for sentence in cover.chosen}.items())
    return tuple(replace(sentence, reason=cover.reasons[number]) for number, sentence in ordered)


@lru_cache(maxsize=MOST_PARTS)
def choose_values(chooser: Chooser, part: Part, scope: tuple[int, ...]) -> tuple[Sentence, ...]:
    """The clauses of the paragraphs in scope that have the numbers and dates of a part."""
    cover = Cover(chooser, part, chooser.index.within(scope))
    _add_values(cover)
    chosen = [replace(one, reason=cover.reasons[one.number]) for one in cover.chosen]
    found = [(one, values_of([part], cover.read(one))) for one in chosen]
    return tuple(clause for one, values in found for clause in clauses_of(one, [value.start for value in values]))


def _add_values(cover: Cover) -> None:
    add_numbers(cover)
    for moment in cover.part.moments:
        add_date(cover, moment)


def _add_quoted(cover: Cover, words: str) -> None:
    """The sentences with words in quotation marks; of several places, the one that fits the other words best."""
    scope = {sentence.paragraph for sentence in cover.candidates}
    places = []
    for found in cover.chooser.passages.find_all(words, sorted(scope), free_case=True):
        place = list(cover.chooser.index.overlapping(found.paragraph, found.start, found.end))
        if place:
            places.append(place)
    if places and not any(set(place) <= set(cover.chosen) for place in places):
        best = max(places, key=lambda place: sum(map(cover.score, place)))
        cover.quoting += best
        cover.take(best, Reason.QUOTED)


def _add_by_words(cover: Cover) -> None:
    """Sentences for the words that no chosen one has, the best first, while each adds enough."""
    stems = cover.chooser.index.stems
    left = set(cover.terms).difference(*(stems[sentence.number] for sentence in cover.chosen))
    quoted = {sentence.paragraph for sentence in cover.quoting}
    told = [one for one in cover.candidates if cover.chooser.index.is_text(one) and not one.asks]
    near = [one for one in told if not quoted or one.paragraph in quoted]
    while len(cover.chosen) < MOST and near:
        if cover.chosen and cover.share(left) <= 1 - ENOUGH:
            return
        score = partial(cover.fits, terms=left) if cover.chosen else cover.score_beside
        scored = [(score(sentence), sentence) for sentence in near]
        gain, best = max(scored, key=lambda pair: (pair[0], -pair[1].number))
        least = LEAST_GAIN if cover.share(left) > 1 - LEAST_GAIN else GAIN
        added = left & stems[best.number]
        if gain <= 0 or (cover.chosen and cover.share(added) < least):
            return
        if cover.chosen and cover.count_stretches(added) < 2 and not cover.is_near(best):
            near = [one for one in near if one is not best]
            continue
        cover.take([best], Reason.WORDS)
        left -= stems[best.number]


def _add_clauses(cover: Cover) -> None:
    """Of those near, the sentence that fits a clause best, where it has much of it that no chosen one has."""
    index, stems = cover.chooser.index, cover.chooser.index.stems
    near = [one for one in cover.candidates if one.paragraph and cover.is_near(one)]
    for terms in map(cover.chooser.terms, CLAUSE.split(cover.part.words)) if near else ():
        best = max(near, key=lambda one: (index.score(one, terms), -one.number))
        added = stems[best.number] & terms.difference(*(stems[one.number] for one in cover.chosen))
        if len(added) >= LEAST_TERMS and cover.share(added) >= ENOUGH * cover.share(terms):
            cover.needed.add(best)
            cover.take([best], Reason.WORDS)


def _add_named(cover: Cover) -> None:
    """For a part with a name, the sentence before one without a name that names whom this means by he or she."""
    index, name = cover.chooser.index, partial(cover.chooser.names_in, language=cover.chooser.index.language)
    if not cover.chooser.names_in(cover.part.words, cover.chooser.own_language):
        return
    for sentence in [one for one in cover.chosen if index.refers_back(one) and not name(one.text)]:
        before = [one for one in index.of_paragraph[sentence.paragraph] if one.number < sentence.number]
        cover.take([one for one in before if name(one.text)][-1:], Reason.NAME)


def _drop_needless(cover: Cover) -> None:
    """Take out what adds neither words in quotation marks, nor a number, nor a date, nor enough words."""
    for sentence in sorted(cover.chosen[: len(cover.chosen)], key=cover.score):
        others = [one for one in cover.chosen if one is not sentence]
        if others and not _is_needed(cover, sentence, others):
            cover.chosen = others


def _is_needed(cover: Cover, sentence: Sentence, others: list[Sentence]) -> bool:
    if sentence in cover.quoting or sentence in cover.needed:
        return True
    for number, _ in cover.part.numbers:
        if cover.has(sentence, number) and not any(cover.has(one, number) for one in others):
            return True
    for moment, has in product(cover.part.moments, (cover.chooser.share_of, cover.has_year)):
        if has(sentence, moment) and not any(has(one, moment) for one in others):
            return True
    rest = cover.terms.difference(*(cover.chooser.index.stems[one.number] for one in others))
    own = rest & cover.chooser.index.stems[sentence.number]
    is_apart = not cover.is_placed and not cover.is_beside(sentence, (*others, *cover.before))
    if is_apart and cover.reasons[sentence.number] is Reason.WORDS and cover.count_stretches(own) < 2:
        return False
    return cover.share(own) >= (LEAST_GAIN if cover.share(rest) > 1 - LEAST_GAIN else GAIN)
