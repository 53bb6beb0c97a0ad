"""Ratios and relative changes that follow from two numbers of the article: "doubled", "rose by 60 percent".

In: a number of a statement, those of its evidence. Out: whether it follows from two. Never: a sum or difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from briefset.evidence.ledger.compare import CLOSE
from briefset.evidence.ledger.sides import poles_of
from briefset.language.data import LanguageData
from briefset.language.measures import TIME
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import Reading

RATIO_REACH = Fraction(3, 2)
"""How far a ratio may lie beyond the multiple that bounds it: "more than doubled" is no tenfold."""
EXACT_RATIO = Fraction(2, 100)
"""How far a ratio in words may be off without a hedge."""
SMALL = 12
"""Up to which number a count by itself is too common to be compared with one of another sentence."""


def is_ratio(stated: Quantity, statement: Reading, readings: Sequence[Reading]) -> bool:
    """Whether two numbers of the evidence stand in the ratio, or differ by the share, that the statement names."""
    way = way_of(statement.sentence_at(stated.start), statement.language)
    return may_be_ratio(stated, way) and any(follows(stated, way, *pair) for pair in _pairs(readings))


def may_be_ratio(stated: Quantity, way: int) -> bool:
    """Whether a number may tell how two others compare."""
    return stated.kind == "multiple" or (stated.unit == "%" and bool(way))


def way_of(text: str, language: LanguageData) -> int:
    """1 where a text tells a rise, -1 where it tells a fall, 0 where it tells neither or both."""
    found = {pole for word in plain_text(text).split() for pole in poles_of(word.strip(".,;:"), language)}
    return ((0, 0) in found) - ((0, 1) in found)


def _pairs(readings: Sequence[Reading]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of one text in either order; of two texts, the earlier first."""
    for reading in readings:
        yield from permutations(reading.quantities, 2)
    for one, other in combinations(readings, 2):
        yield from ((first, last) for first in one.quantities for last in other.quantities if are_apart(first, last))


def are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether numbers of two sentences may be compared: measured in one unit, or large counts."""
    return one.base[2] not in TIME and (bool(one.unit) or min(one.low, other.low) > SMALL)


def follows(stated: Quantity, way: int, one: Quantity, other: Quantity) -> bool:
    """Whether the change from one number to another is the stated one."""
    if min(one.low, other.low) <= 0 or one.base[2] != other.base[2] or one.ordinal or other.ordinal:
        return False
    ratio = other.base[0] / one.base[0]
    if stated.kind == "multiple":
        return any(holds(stated, each, EXACT_RATIO) for each in (ratio, 1 / ratio))
    change = 100 * (ratio - 1) * way
    return change > 0 and holds(stated, change / stated.low * stated.base[0], Fraction(1, 2) / stated.low)


def holds(stated: Quantity, ratio: Fraction, tolerance: Fraction) -> bool:
    """Whether a ratio is the stated one within its hedge; a fall beyond a half is "more than halved"."""
    falls = stated.kind == "multiple" and stated.base[0] < 1
    off = stated.base[0] / ratio if falls else ratio / stated.base[0]
    match stated.bound.rstrip("?"):
        case "over" | "least":
            return 1 < off <= RATIO_REACH
        case "under" | "most":
            return 1 / RATIO_REACH <= off < 1
        case "nearly":
            return 1 - CLOSE["nearly"] <= off < 1
        case "about":
            return abs(off - 1) <= CLOSE["about"]
    return abs(off - 1) <= tolerance
