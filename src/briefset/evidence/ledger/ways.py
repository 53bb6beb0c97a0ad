"""Which way a text goes: whether it tells a rise or a fall, denies something, or tells the reverse of another.

In: a word or a text. Out: pairs of poles, signs. Never: which thing it is that rises.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from briefset.language.data import LanguageData
from briefset.language.quantity import plain_text
from briefset.language.reading import Reading

EXACT = 4
"""Words of a group with at most so many letters are meant whole; longer ones stand for their endings too."""


@lru_cache(maxsize=1 << 14)
def poles_of(word: str, language: LanguageData) -> tuple[tuple[int, int], ...]:
    """Which pairs of the poles a word belongs to, and on which side."""
    entries = _pole_entries(language)
    begins = {place for length in range(EXACT + 1, len(word) + 1) for place in entries.get(word[:length], ())}
    return tuple(sorted(begins | set(entries.get(word, ()))))


@cache
def _pole_entries(language: LanguageData) -> dict[str, tuple[tuple[int, int], ...]]:
    """The places of each entry of the poles."""
    places: dict[str, tuple[tuple[int, int], ...]] = {}
    for pair, groups in enumerate(language.poles):
        for side, group in enumerate(groups):
            places |= {entry: (*places.get(entry, ()), (pair, side)) for entry in group}
    return places


def way_of(text: str, language: LanguageData) -> int:
    """1 where a text tells a rise, -1 where it tells a fall, 0 where it tells neither or both."""
    found = {pole for word in plain_text(text).split() for pole in poles_of(word.strip(".,;:"), language)}
    if not language.spaced:
        long = [[word for word in group if len(word) > 1] for group in language.poles[0]]
        found = {(0, side) for side, group in enumerate(long) if has_any(text, group, language)}
    return ((0, 0) in found) - ((0, 1) in found)


def has_any(text: str, listed: Collection[str], language: LanguageData) -> bool:
    """Whether a text has any of some words."""
    plain = plain_text(text)
    if not language.spaced:
        return any(word in plain for word in listed)
    return any(word in listed for word in re.findall(r"[^\W\d_]+", plain))


def tells_a_fall(reading: Reading) -> bool:
    """Whether a text has a word by which a number without a sign is a negative one."""
    falls = (poles_of(word, reading.language) for word in plain_text(reading.text).split())
    return not reading.language.spaced or any((0, 1) in places for places in falls)


def denies(reading: Reading, end: int | None = None) -> bool:
    """Whether a text has a negation, up to an offset."""
    return has_any(reading.text[:end], reading.language.negations, reading.language)


def turns(statement: Reading, reading: Reading) -> bool:
    """Whether a statement tells the reverse of a text: by a negation that only one has, or by an opposite word."""
    if denies(statement) != denies(reading):
        return True
    mine, theirs = (
        {pole for word in re.findall(r"[^\W\d_]+", plain_text(one.text)) for pole in poles_of(word, one.language)}
        for one in (statement, reading)
    )
    return any((pair, 1 - side) in theirs and (pair, side) not in theirs for pair, side in mine)
