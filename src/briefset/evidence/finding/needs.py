"""What a statement needs of its evidence, part by part: each part ends where it names paragraphs, or with a sentence.

In: a text of ours and its `LanguageData`. Out: `Part`s. Never: the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.evidence.ledger.compare import Agreement, agree
from briefset.evidence.ledger.moments import covers
from briefset.evidence.ledger.prose import mask_editors, mask_marked
from briefset.evidence.quotations.collect import EDITORIAL, MARKED
from briefset.language.data import LanguageData
from briefset.language.digits import MOST_TEXTS
from briefset.language.moments import Moment
from briefset.language.quantity import PART, Quantity
from briefset.language.reading import Company, Reading, read, sentences

PLACES = re.compile(rf"[^\w]*{LOCATOR}(?:\W{{1,3}}(?:{LOCATOR}))*[)）]?")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement: its words, what it quotes, its numbers and dates, and the paragraphs that it names."""

    words: str
    whole: str
    quoted: tuple[str, ...]
    numbers: tuple[tuple[Quantity, Company], ...]
    moments: tuple[Moment, ...]
    named: frozenset[int]
    statement: Reading = field(compare=False)
    """The whole text, without what it quotes and what editors add."""


def holds(stated: Quantity, given: Quantity) -> bool:
    """Whether a number of the article may be the one that is stated, whatever hedge or bound stands beside it."""
    return agree(stated, given) <= Agreement.RANGE_CUT


def is_bare(stated: Quantity, given: Quantity) -> bool:
    """Whether two numbers are the same but for a unit or scale that one of them leaves to the words before."""
    plain = [(one.low / 10**one.scale, one.high / 10**one.scale) for one in (stated, given)]
    units, scales = {stated.unit, given.unit}, {stated.scale, given.scale}
    leaves = ("" in units and len(units) > 1) or (0 in scales and len(scales) > 1)
    return plain[0] == plain[1] and leaves and not given.opaque and stated.ordinal == given.ordinal


def values_of(parts: Iterable[Part], reading: Reading) -> Iterator[Quantity | Moment]:
    """The numbers and dates of some words of the article that parts of a statement have."""
    parts = list(parts)
    numbers = [number for part in parts for number, _ in part.numbers]
    yield from (given for given in reading.quantities if any(holds(number, given) for number in numbers))
    dates = [date for part in parts for date in part.moments]
    for moment in reading.moments:
        if any(covers(moment, one, {one.year}) or moment.year == one.year for one in dates):
            yield moment


def split_range(number: Quantity, given: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """A number; both ends of a range that no number of the article is."""
    if not number.is_range or any(agree(number, one) < Agreement.RANGE_CUT or is_bare(number, one) for one in given):
        return (number,)
    return tuple(replace(number, low=end, high=end) for end in (number.low, number.high))


def without(part: Part, counted: Sequence[Reading], dated: Sequence[Reading]) -> Part | None:
    """The part without the numbers and the dates that some words of the article have; None where none is left."""
    quantities = [given for reading in counted for given in reading.quantities]
    moments = [given for reading in dated for given in reading.moments]
    numbers = tuple(pair for pair in part.numbers if not any(holds(pair[0], given) for given in quantities))
    dates = tuple(one for one in part.moments if not any(covers(given, one, set()) for given in moments))
    return replace(part, quoted=(), numbers=numbers, moments=dates) if numbers or dates else None


@lru_cache(maxsize=MOST_TEXTS)
def parts_of(text: str, language: LanguageData) -> tuple[Part, ...]:
    """The parts of a statement, in order; what follows the last named paragraph of a sentence belongs to it."""
    return tuple(_parts_of(text, language))


def _parts_of(text: str, language: LanguageData) -> Iterator[Part]:
    plain = mask_editors(text)
    reading = read(mask_marked(plain), language)
    places = [(one.start, one.end) for one in reading.quantities]
    wording = _mask(plain, [*places, *((one.start, one.end) for one in reading.moments)])
    for start, end in _bounds(text, language):
        inside = range(start, end)
        words = wording[start:end]
        if not re.search(r"\w", plain[start:end]):
            continue
        yield Part(
            words,
            wording,
            tuple(_quoted(text[start:end])),
            tuple(pair for pair in zip(reading.quantities, reading.companies, strict=True) if pair[0].start in inside),
            tuple(moment for moment in reading.moments if moment.start in inside),
            frozenset(read_paragraphs(text[start:end])),
            reading,
        )


def _bounds(text: str, language: LanguageData) -> Iterator[tuple[int, int]]:
    for first, last in sentences(text, language):
        begin = first
        places = [match.end() for match in PLACES.finditer(text, first, last)]
        clauses = [match.end() for match in PART.finditer(text, first, last)]
        for end in sorted({*places[:-1], *clauses}):
            yield begin, end
            begin = end
        yield begin, last


def _quoted(text: str) -> Iterator[str]:
    for match in MARKED.finditer(EDITORIAL.sub("", text)):
        words = (match[match.lastgroup or 0] or "").replace("*", "").strip()
        if words:
            yield words


def _mask(text: str, places: list[tuple[int, int]]) -> str:
    """The text with blanks for some places."""
    for start, end in places:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
