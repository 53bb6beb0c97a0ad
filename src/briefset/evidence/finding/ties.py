"""Other places of an article that hold as much of a statement as the one that was chosen.

In: a `Part`, the `Sentence`s chosen for it, a `Chooser`. Out: equally good places. Never: says which is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefset.article.normalize import normalize
from briefset.evidence.finding.choose import LEAST_TERMS
from briefset.evidence.finding.cover import Chooser
from briefset.evidence.finding.needs import Part, holds
from briefset.evidence.finding.sentences import Sentence

LEAST = 3
"""Content words, numbers and dates of the statement that a place must have together to be meant."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a sentence has of a part, by its place in it."""

    terms: frozenset[str]
    values: frozenset[object]

    def is_in(self, other: _Held) -> bool:
        return self.terms <= other.terms and self.values <= other.values


def find_ties(
    part: Part, chosen: Sequence[Sentence], scope: Iterable[int], chooser: Chooser
) -> Iterator[tuple[Sentence, list[int]]]:
    """The chosen sentences with the other paragraphs where one has all that it has of the part."""
    paragraphs = {sentence.paragraph for sentence in chosen}
    others = [one for one in chooser.index.within(scope) if one.paragraph and one.paragraph not in paragraphs]
    for sentence in chosen:
        held = _held(sentence, part, chooser)
        if len(held.terms) < LEAST_TERMS or len(held.terms) + len(held.values) < LEAST:
            continue
        alike = (one for one in others if chooser.index.stems[one.number] >= held.terms)
        if places := sorted({one.paragraph for one in alike if held.is_in(_held(one, part, chooser))}):
            yield sentence, places


def _held(sentence: Sentence, part: Part, chooser: Chooser) -> _Held:
    reading = chooser.index.read(sentence)
    plain = normalize(sentence.text).text.casefold()
    quoted = {words for words in part.quoted if normalize(words).text.casefold() in plain}
    numbers = {number for number, _ in part.numbers if any(holds(number, one) for one in reading.quantities)}
    dates = {moment for moment in part.moments if chooser.share_of(sentence, moment)}
    terms = chooser.terms(part.words) & chooser.index.stems[sentence.number]
    return _Held(terms, frozenset({*quoted, *numbers, *dates}))
