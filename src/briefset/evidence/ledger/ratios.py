"""Numbers that follow from two of the article: "doubled", "rose by 60 percent", "half of them", the difference of both.

In: a number of a statement, those of its evidence. Out: whether it follows from two. Never: from three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, permutations

from briefset.evidence.ledger.compare import BORNE_OUT, CLOSE, agree
from briefset.evidence.ledger.sides import poles_of
from briefset.language.currencies import MONEY
from briefset.language.data import LanguageData
from briefset.language.measures import TIME
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import Reading
from briefset.language.stems import stem

RATIO_REACH = Fraction(3, 2)
"""How far a ratio may lie beyond the multiple that bounds it: "more than doubled" is no tenfold."""
EXACT_RATIO = Fraction(2, 100)
"""How far a ratio in words may be off without a hedge."""
BESIDE = 24
"""How many characters at most part a number from one before it that lends it its unit."""
SMALL = 12
"""Up to which number a count by itself is too common to be compared with one of another sentence."""


def is_ratio(stated: Quantity, statement: Reading, readings: Sequence[Reading]) -> bool:
    """Whether two numbers of the evidence stand in the ratio, or differ by the share, that the statement names."""
    way = way_of(statement.sentence_at(stated.start), statement.language)
    return may_be_ratio(stated, way) and any(follows(stated, way, *pair) for pair in _pairs(readings))


def may_be_ratio(stated: Quantity, way: int) -> bool:
    """Whether a number may tell how two others compare."""
    return stated.kind == "multiple" or (stated.unit in ("%", "part") and bool(way))


def way_of(text: str, language: LanguageData) -> int:
    """1 where a text tells a rise, -1 where it tells a fall, 0 where it tells neither or both."""
    found = {pole for word in plain_text(text).split() for pole in poles_of(word.strip(".,;:"), language)}
    return ((0, 0) in found) - ((0, 1) in found)


def _pairs(readings: Sequence[Reading]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of one text, or of two where they are few, in either order.

    Among the pairs of many texts there is one for nearly every number.
    """
    for reading in readings:
        ends = [(end, each, span) for span in reading.spans for end, each in enumerate(span)]
        for one, other in permutations(reading.quantities, 2):
            first, last = ([(end, span) for end, each, span in ends if each is number] for number in (one, other))
            if not (first and last) or any(i == j or span == same for i, span in first for j, same in last):
                yield one, other
    for here, there in combinations(readings if len(readings) <= MOST_COMPARED else (), 2):
        apart = [(one, other) for one in here.quantities for other in there.quantities if are_apart(one, other)]
        yield from (pair for one, other in apart for pair in ((one, other), (other, one)))


MOST_COMPARED = 12
"""How many texts may hold the two numbers of which a third is made."""


def are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether numbers of two sentences may be compared: measured in one unit, or large counts."""
    return one.base[2] not in TIME and (bool(one.unit) or min(one.low, other.low) > SMALL)


def follows(stated: Quantity, way: int, one: Quantity, other: Quantity) -> bool:
    """Whether the change from one number to another is the stated one."""
    is_beside = 0 <= other.start - one.end <= BESIDE and one.unit in other.near_units - {"%"}
    if not other.unit:  # "from seven pence to fifteen"
        other = replace(other, unit=one.unit) if is_beside else _lent(other, one)
    if min(one.low, other.low) <= 0 or one.base[2] != other.base[2] or one.ordinal or other.ordinal:
        return False
    ratio = other.base[0] / one.base[0]
    if stated.kind == "multiple":
        return any(holds(stated, each, EXACT_RATIO) for each in (ratio, 1 / ratio))
    if stated.unit == "part" and one.base[2] == "share":
        return False
    change = (ratio - 1) * way
    return change > 0 and holds(stated, change, _half_a_digit(stated) if stated.unit == "%" else EXACT_RATIO)


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


def is_computed(stated: Quantity, statement: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a number is the difference, the ratio or the share of two of the evidence, or one of them times a part.

    The difference of two shares and points is a share only where the text tells one of them; one of counts is what is
    left of the greater one, in words for a rest or for more and fewer.
    """
    others = [one for one in statement.quantities if one is not stated]
    told = {one.base[:2] for one in others if one.base[2] != "points"}
    pairs = list(_pairs(readings))
    is_change = stated.unit == "%" and way_of(statement.sentence_at(stated.start), statement.language)
    if stated.base[2] == "share" and not is_change and any(_is_share_of(stated, *pair) for pair in pairs):
        return True
    if stated.unit == "%" and not is_change and any(follows(stated, way, *pair) for way in (1, -1) for pair in pairs):
        return True
    if _is_times(stated, statement.language):
        times = replace(stated, kind="multiple", unit="x")
        return any(follows(times, 0, *pair) for pair in pairs)
    compares = is_compared(stated, statement)
    rest = compares or any(_compares(one.text, one.language) for one in (statement, *readings))
    for pair in pairs:
        is_told = bool({each.base[:2] for each in pair} & told)
        made = _made_of(*pair, is_told, compares or (is_told and rest and _is_large(stated)), rest)
        if any(_is_borne_out(stated, one, pair) for one in chain(made, _reckoned(stated, *pair))):
            return True
    return any(
        _is_borne_out(stated, made, (one, off)) for reading in readings for one, off, made in _reckoned_back(reading)
        if one.base[:2] in told or all(off.base != other.base for other in others)
    )  # fmt: skip


def _is_borne_out(stated: Quantity, made: Quantity, pair: tuple[Quantity, Quantity]) -> bool:
    return bool({agree(said, made) for said in (stated, _unbound(stated, *pair))} & BORNE_OUT)


AREAS = {"m": "m²", "km": "km²", "ft": "ft²", "mi": "mi²"}
"""What two lengths make."""


def _reckoned(stated: Quantity, one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """What an amount makes of as many things by each of which it is reckoned, and what a total makes for each."""
    things = other.counted | {other.unit} - {""}
    if one.unit == other.unit in AREAS:
        yield _plain(one, one.low * other.low, AREAS[one.unit])
    if one.base[2] in ("share", "x") and other.base[2] not in ("share", "points", *TIME) and not other.ordinal:
        if 0 < one.start - other.end <= BESIDE and one.unit != "%":  # "2.6 hectares, twice the present area"
            yield _plain(other, other.low / one.base[0], other.unit)
        if one.unit == "%" and stated.bound in CLOSE:
            yield _plain(other, one.base[0] * other.low, other.unit)
    if (one.unit or one.scale) and not other.ordinal and not one.is_range and other.low > 1:
        if one.rates & things:
            yield _plain(one, one.low * other.low, one.unit)
        if stated.rates & things and not one.rates:
            yield replace(_plain(one, one.low / other.low, one.unit or stated.unit), near_rates=stated.rates)


def _reckoned_back(reading: Reading) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Each number that is compared, by how much, and with what: "6.1 million, 0.7 million less than a year before"."""
    listed, plain = reading.language.differences, plain_text(reading.text)
    for off in reading.quantities:
        behind = plain[off.end : off.end + BESIDE]
        if not listed & {*re.findall(r"\w+", behind)[:2]} and not behind.startswith(tuple(listed)):
            continue
        for one in (each for each in reading.quantities if each is not off and not (each.is_range or each.ordinal)):
            yield from ((one, off, _plain(one, value, one.unit)) for value in _apart(one, off))


def _apart(one: Quantity, off: Quantity) -> Iterator[Fraction]:
    """What is so far above or below a number, in its own measure or by a share of it."""
    other = off if off.unit else replace(_lent(off, one), unit=one.unit)
    if off.base[2] == "share" and one.base[2] not in ("share", "points"):
        yield from (one.low / (1 + way * off.base[0]) for way in (1, -1) if off.base[0] < 1)
    elif one.low > off.low and (one.base[2] == other.base[2] or {one.unit, off.unit} == {"%", "pp"}):
        yield from (one.low + other.low, one.low - other.low)


def _unbound(stated: Quantity, *pair: Quantity) -> Quantity:
    """A number without its hedge where one of those that make it has the same, or where it may be exact."""
    bounds = {"about", *(one.bound for one in pair)}
    shared = stated.bound and stated.bound in bounds | ({"nearly"} if any(one.bound for one in pair) else set())
    return replace(stated, bound="", bound_words="") if shared else stated


def _is_large(stated: Quantity) -> bool:
    return bool(stated.unit) or stated.low > SMALL


def is_compared(stated: Quantity, statement: Reading) -> bool:
    """Whether words beside a number tell how far two others are apart; right beside it where it is a small count."""
    hedge = stated.bound_words.partition(" … ")[0]
    before = plain_text(statement.text[max(0, stated.start - BESIDE) : stated.start]).rstrip().removesuffix(hedge)
    behind = statement.text[stated.end :]
    if _is_large(stated) or not statement.language.spaced:
        return _compares(f"{before} {behind[:BESIDE]}", statement.language)
    listed = statement.language.rests | statement.language.differences
    return bool(listed & {*re.findall(r"\w+", plain_text(behind))[:2], *re.findall(r"\w+", plain_text(before))[-1:]})


def _compares(text: str, language: LanguageData) -> bool:
    """Whether a text names what is left of a whole, or how far two numbers are apart: "twelve more than in May"."""
    plain = plain_text(text)
    listed = language.rests | language.differences
    if not language.spaced:
        return any(word in plain for word in listed)
    return bool(way_of(text, language)) or bool(listed & {*re.findall(r"\w+", plain)})


def _is_times(stated: Quantity, language: LanguageData) -> bool:
    """Whether a number tells how many times: "three times as many"."""
    return not stated.unit and bool(stated.counted & {stem(word, language) for word in language.times})


def _is_share_of(stated: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether a share is that of one amount in another: "well over half of the revenue"."""
    one, other = _lent(one, other), _lent(other, one)
    alike = one.base[2] == other.base[2] and one.base[2] not in {*TIME, "share", "points"}
    if not alike or one.ordinal or other.ordinal or not 0 < one.base[0] < other.base[0]:
        return False
    return holds(stated, one.base[0] / other.base[0], _half_a_digit(stated) if stated.unit == "%" else EXACT_RATIO)


def _half_a_digit(stated: Quantity) -> Fraction:
    """Half of the last digit of a number that is told, as a part of it."""
    last = next((Fraction(1, 10**power) for power in range(4) if (stated.low * 10**power).denominator == 1), SMALLEST)
    return last / 2 / stated.low


SMALLEST = Fraction(1, 10**4)
"""What the last digit of a share counts that has more than three decimals."""


def _made_of(one: Quantity, other: Quantity, is_told: bool, compares: bool, rest: bool = False) -> Iterator[Quantity]:
    """What two numbers make: a difference or sum where they are alike, a product where one is a part or multiple."""
    if any(each.ordinal or each.opaque or each.kind == "roman" for each in (one, other)):
        return
    other = _lent(other, one)
    units, ends = {one.unit, other.unit}, (one.high - other.low, other.high - one.low, one.low - other.low)
    if units & {"part", "x"} and "%" not in units:
        first, last = (one, other) if one.unit in ("part", "x") else (other, one)
        if last.base[2] not in ("points", "share") and (last.unit or last.low > SMALL):
            yield _plain(last, first.low * last.low, last.unit)
            if rest and first.unit == "part":
                yield _plain(last, (1 - first.low) * last.low, last.unit)
    elif units == {"%", "pp"}:
        yield from (_plain(one, value, "%") for value in (one.low + other.low, abs(ends[2])) if is_told)
    elif units <= {"clock", "dial"}:
        yield _plain(one, abs(ends[2]), "min")
    elif len(units) == 1 and (_is_measured(one) or (compares and (one.unit or are_alike(one, other)))):
        unit, far = "pp" if one.unit == "%" else one.unit, sorted(map(abs, ends))
        yield replace(_plain(one, far[0], unit), high=far[-1] if one.is_range or other.is_range else far[0])


def _is_measured(one: Quantity) -> bool:
    """Whether the difference of a number from another of its unit may be told in any words: weights, money."""
    return bool(one.unit) and one.base[2] not in {*TIME, "share", "points"}


def _lent(other: Quantity, one: Quantity) -> Quantity:
    """A bare number with the unit and scale of the one that it is compared with."""
    if other.scale and not other.unit and one.unit in MONEY:
        return replace(other, unit=one.unit)
    if other.unit or other.scale or other.kind:
        return other
    size = 10**one.scale if one.scale in other.near_scales and other.low * 10**one.scale < one.low * ONE_ORDER else 1
    unit = one.unit if one.unit in other.near_units and not other.counted else ""
    return replace(other, unit=unit, low=other.low * size, high=other.high * size)


def are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts are of one order, so that their difference is not nearly one of them."""
    return min(one.low, other.low) * ONE_ORDER >= max(one.low, other.low)


ONE_ORDER = 20


def _plain(one: Quantity, value: Fraction, unit: str) -> Quantity:
    """A number that was computed, without what stands beside the one it was computed from."""
    return replace(
        one, low=value, high=value, unit=unit, bound="", bound_words="", kind="", rates=frozenset(), negative=False,
        near_rates=one.rates | one.near_rates, span="",
    )  # fmt: skip
