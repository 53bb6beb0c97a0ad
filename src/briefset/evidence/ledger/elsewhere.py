"""Where else in the article stands what a statement tells: its words, or a number or date that its evidence lacks.

In: a statement, the paragraphs of its evidence, the words of the article. Out: `Fault`s that are warnings, numbers of
paragraphs. Never: says that a statement is right; somebody has to look there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from briefset.article.locator import LOCATOR, list_paragraphs, read_paragraphs
from briefset.article.text import Article
from briefset.evidence.ledger.compare import BORNE_OUT, agree
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.moments import covers
from briefset.language.data import LanguageData
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading, read, sentences
from briefset.language.stems import content_stems

ALIKE = 5
"""Letters that two words of one family begin with."""
LEAST_SHARED = 2
"""How many words, numbers and dates a sentence shares at least with the paragraph that it is said to tell."""


@dataclass(frozen=True)
class Words:
    """An article with the stems of its content words."""

    paragraphs: tuple[str, ...]
    language: LanguageData

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """Those of each paragraph."""
        return tuple(frozenset(content_stems(text, self.language)) for text in self.paragraphs)

    def besides(self, places: Collection[int]) -> dict[int, frozenset[str]]:
        """Those of the paragraphs that are not among some places, nor the head."""
        return {number: stems for number, stems in enumerate(self.stems) if number and number not in places}


@lru_cache(maxsize=16)
def words_of(paragraphs: tuple[str, ...], language: LanguageData) -> Words:
    """The words of an article, read once."""
    return Words(paragraphs, language)


def has_like(one: str, stems: Collection[str]) -> bool:
    """Whether a stem is among others, or begins as one of them does."""
    return one in stems or (len(one) >= ALIKE and any(other[:ALIKE] == one[:ALIKE] for other in stems))


def sentences_of(quoted: Sequence[str], around: Sequence[str], language: LanguageData) -> Iterator[str]:
    """The sentences in which the quoted words stand, whole."""
    for paragraph in around:
        for first, last in sentences(paragraph, language):
            if any(
                piece[:QUOTED] in paragraph[first:last] or paragraph[first:last].strip() in piece for piece in quoted
            ):
                yield paragraph[first:last]


QUOTED = 30
"""How many characters of quoted words are looked for."""


def find_locator_faults(text: str, own: Collection[int], article: Words, language: LanguageData) -> Iterator[Fault]:
    """A warning for each sentence that cites a paragraph while it tells that of its evidence."""
    places = {one for one in own if one < len(article.paragraphs)}
    for first, last in sentences(text, language):
        cited = {one for one in read_paragraphs(text[first:last]) if one < len(article.paragraphs)}
        if not places or not cited or cited & places:
            continue
        said = _keys(read(re.sub(LOCATOR, " ", text[first:last]), language))
        here, there = (
            max(len(said & _keys(read(article.paragraphs[one], article.language))) for one in numbers)
            for numbers in (places, cited)
        )
        if here >= LEAST_SHARED and here > 2 * there:
            told, stated = list_paragraphs(sorted(places)), list_paragraphs(sorted(cited))
            message = f"{stated} says something else than the evidence, which is of {told}"
            yield Fault(first, "locator-of-other", message, "cite the paragraph of the evidence", is_warning=True)


def _keys(reading: Reading) -> set[str]:
    """The stems, numbers and dates of a text."""
    numbers = {f"n:{one.base}" for one in reading.quantities}
    return numbers.union(content_stems(reading.text, reading.language), *(one.keys for one in reading.moments))


# Numbers and dates that the evidence lacks

MOST = 3
"""In more paragraphs than these a number stands by chance."""


def find_paragraphs(start: int, statement: Reading, article: Article, language: LanguageData) -> list[int]:
    """The few paragraphs of the article, which is in that language, with the number or date at an offset."""
    numbers = [one for one in statement.quantities if one.start == start]
    moments = [one for one in statement.moments if one.start == start]
    having = [
        number for number, paragraph in enumerate(article.paragraphs[1:], 1)
        if _has(read(paragraph, language), numbers, moments)
    ]  # fmt: skip
    return having if len(having) <= MOST else []


def _has(given: Reading, numbers: list[Quantity], moments: list[Moment]) -> bool:
    plain = [replace(moment, relations=frozenset()) for moment in moments]
    return any(agree(stated, one) in BORNE_OUT for stated in numbers for one in given.quantities) or any(
        covers(one, stated, {stated.year}) for stated in plain for one in given.moments
    )
