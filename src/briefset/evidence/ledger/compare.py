"""One quantity of a statement held against those of its evidence, by one table.

In: `Reading`s of both sides, in one reader's values. Out: `Verdict`s. Never: words of a language (those are
`language/`'s), or where the evidence stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache

from briefset.language.clock import DIAL, LATEST
from briefset.language.currencies import MONEY
from briefset.language.data import LanguageData
from briefset.language.measures import DAYS_A_MONTH, TIME, UNITS
from briefset.language.quantity import Quantity
from briefset.language.reading import Company, Reading
from briefset.language.stems import LONGEST_STEM, content_stems

MOST_PAIRS = 1 << 15
"""Pairs of quantities whose agreement is kept: more than an article and its summary have."""


class Agreement(IntEnum):
    """How far a quantity of the evidence bears one of the statement out, the best first."""

    SAME = 0
    CONVERTED = 1
    BOUND_HOLDS = 2
    ROUNDED = 3
    BOUND_DIFFERS = 4
    HEDGE_DROPPED = 5
    HEDGE_ADDED = 6
    RATE_DIFFERS = 7
    SPAN_DIFFERS = 8
    SIGN_DIFFERS = 9
    RANGE_CUT = 10
    UNIT_DIFFERS = 11
    BOUND_FAILS = 12
    UNROUNDED = 13
    OTHER = 14


BORNE_OUT = frozenset((Agreement.SAME, Agreement.CONVERTED, Agreement.BOUND_HOLDS, Agreement.ROUNDED))
NEAR = Fraction(35, 100)
"""How far a bound may lie from what it bounds, as a part of it, to be a fair rounding."""
CLOSE = {"about": Fraction(6, 100), "nearly": Fraction(17, 100)}
"""How far "about" and "nearly" may be off."""
SAME_BOUND = {("over", "least"), ("under", "most")}
LOOSE = ({"over", "least"}, {"under", "most"}, {"about", "nearly"})
WEAKER = {("about", "nearly"), ("under", "nearly")}
"""Hedges of a statement that hold wherever the evidence's does."""
EXACT = ("", "listed")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quantity of the statement with one of the evidence, and how they agree."""

    stated: Quantity
    given: Quantity
    agreement: Agreement
    company: Company
    reading: Reading
    nearness: int = 0
    """How many tiers of evidence are nearer."""

    @property
    def words(self) -> str:
        """The text of the evidence."""
        return self.reading.text


def pairs_of(
    stated: Quantity, language: LanguageData, tiers: Sequence[Sequence[Reading]], declining: bool
) -> Iterator[Pair]:
    """Every quantity of the evidence that has to do with the stated one; `declining` where the text tells a fall.

    Where the evidence is in another language than the text, what a rate counts is not compared.
    """
    for nearness, tier in enumerate(tiers):
        for reading in tier:
            foreign = reading.language is not language
            said = _without_nouns(stated) if foreign else stated
            for given, company in zip(reading.quantities, reading.companies, strict=True):
                agreement = agree(said, _without_nouns(given) if foreign else given, declining)
                if agreement is Agreement.HEDGE_ADDED and _is_hedged_apart(stated, reading):
                    agreement = Agreement.SAME
                if agreement is not Agreement.OTHER:
                    yield Pair(stated, given, agreement, company, reading, nearness)


def _without_nouns(one: Quantity) -> Quantity:
    """The quantity with rates in units only."""
    return replace(one, rates=_timed(one.rates), near_rates=_timed(one.near_rates))


def _is_hedged_apart(stated: Quantity, reading: Reading) -> bool:
    """Whether the evidence has the hedge's word elsewhere: "an estimated 5 million", "is estimated to cost 5"."""
    words = content_stems(stated.bound_words, reading.language)
    return stated.bound == "about" and bool(words) and set(words) <= set(content_stems(reading.text, reading.language))


@lru_cache(maxsize=MOST_PAIRS)
def agree(stated: Quantity, given: Quantity, declining: bool = True) -> Agreement:
    """How the two agree; `OTHER` where they are different numbers."""
    if stated.opaque or given.opaque:
        return Agreement.SAME if stated.opaque == given.opaque else Agreement.OTHER
    if (
        (stated.kind == "set") != (given.kind == "set")
        and "set" in (stated.kind, given.kind)
        and stated.text[-1:] == "s"
    ):
        return Agreement.OTHER
    stated, given = _with_shared_scale(stated, given), _with_shared_scale(given, stated)
    stated, given = _with_shared_unit(stated, given), _with_shared_unit(given, stated)
    low, high, dimension = stated.base
    given_low, given_high, given_dimension = given.base
    if given_dimension in CLOCKS and not dimension and stated.low <= LATEST:
        stated = replace(stated, low=60 * stated.low, high=60 * stated.low, unit="dial")
        low, high, dimension = stated.base
    if dimension != given_dimension and {dimension, given_dimension} <= CLOCKS:
        low = high = given_low + (low - given_low) % DIAL
        dimension = given_dimension
    kinds, dimensions = {stated.kind, given.kind}, {dimension, given_dimension}
    if "multiple" in kinds and len(dimensions) > 1 and "" not in dimensions:
        return Agreement.OTHER
    if not _is_one_dimension(stated, given, dimension, given_dimension):
        same = (stated.low, stated.high) == (given.low, given.high) or (low, high) == (given_low, given_high)
        return Agreement.UNIT_DIFFERS if same and stated.kind != "part" else Agreement.OTHER
    if dimension != given_dimension:
        size, given_size = _size_in(stated, given), _size_in(given, stated)
        low, high, given_low, given_high = low * size, high * size, given_low * given_size, given_high * given_size
    return _agree_in_value(stated, given, declining, (low, high), (given_low, given_high))


CLOCKS = {"clock", "dial"}


def _agree_in_value(
    stated: Quantity, given: Quantity, declining: bool, said: tuple[Fraction, Fraction], told: tuple[Fraction, Fraction]
) -> Agreement:
    """How two quantities of one dimension agree, by their ends in one unit."""
    (low, high), (given_low, given_high) = said, told
    if (low, high) == (given_low, given_high) or _is_part_in_percent(stated, given):
        return _agree_in_company(stated, given, declining)
    if stated.ordinal or stated.kind in ("roman", "multiple"):
        return Agreement.OTHER
    if given.is_range and not stated.is_range:
        return _agree_in_range(stated, low, given_low, given_high)
    if stated.is_range or given.is_range:
        return Agreement.RANGE_CUT if {low, high} & {given_low, given_high} else Agreement.OTHER
    return _agree_about(stated, given, low, given_low)


def _is_part_in_percent(stated: Quantity, given: Quantity) -> bool:
    """Whether one is a part without an end in decimals, and the other that in percent as written: a third, 33 %."""
    part, share = (stated, given) if stated.unit == "part" else (given, stated)
    if part.unit != "part" or share.unit != "%" or part.is_range or share.is_range or part.bound != share.bound:
        return False
    if (10**6 * part.low).denominator == 1:
        return False
    places = next((power for power in range(4) if (share.low * 10**power).denominator == 1), 4)
    return round(100 * part.low, places) == share.low


def _with_shared_scale(one: Quantity, other: Quantity) -> Quantity:
    """A bare number takes the other's scale where one of its neighbours has it: "by seven million, to 31"."""
    size = 10**other.scale
    if one.scale or one.unit or one.ordinal or other.scale not in one.near_scales or one.low * size != other.low:
        return one
    return replace(one, low=one.low * size, high=one.high * size, scale=other.scale)


def _with_shared_unit(one: Quantity, other: Quantity) -> Quantity:
    """A bare number takes the other's unit where one of its neighbours has it, or where it is an age."""
    if one.unit not in ("", "°") or not other.unit or one.ordinal or one.kind in ("roman", "multiple", "part"):
        return one
    if other.unit in one.rates:  # three monthly instalments are three months
        return replace(one, unit=other.unit, rates=one.rates - {other.unit})
    if other.unit in MONEY and one.scale and not one.unit:
        return replace(one, unit=other.unit)
    if other.unit == "part" and "%" in one.near_units:
        return replace(one, unit="%")
    if one.unit == "°" and other.unit.startswith("°"):
        return replace(one, unit=other.unit)
    ages = (
        other.unit == "y"
        and one.low <= MOST_YEARS_OF_AGE
        and (other.text.endswith("old") or one.preposition or other.preposition)
    )
    return replace(one, unit=other.unit) if other.unit in one.near_units or ages else one


def _is_round_month(one: Quantity, other: Quantity) -> bool:
    """Whether a rule reckons so many days as months: 90 days are three months."""
    return other.base[0] == ROUND_MONTH * one.base[0]


ROUND_MONTH = Fraction(30)
MOST_YEARS_OF_AGE = 120
MINOR = {"cents": ("$", "C$", "A$", "NZ$", "€"), "pence": ("£",)}
"""Hundredths of a currency's unit."""


def _size_in(one: Quantity, other: Quantity) -> Fraction:
    """What the unit of a number's dimension is worth in that of the one with which it is compared."""
    dimension = one.base[2]
    if (dimension, other.base[2]) == ("months", "days"):
        return ROUND_MONTH if _is_round_month(one, other) else DAYS_A_MONTH
    return Fraction(1, 100 if dimension in MINOR else 1)


def _is_one_dimension(stated: Quantity, given: Quantity, dimension: str, given_dimension: str) -> bool:
    if stated.ordinal != given.ordinal:
        return stated.low == given.low and bool(stated.counted & given.counted) and not stated.unit and not given.unit
    if dimension == given_dimension:
        return True
    if given_dimension in MINOR.get(dimension, ()) or dimension in MINOR.get(given_dimension, ()):
        return True
    kinds = {dimension, given_dimension}
    if kinds == TIME:
        round_months = _is_round_month(stated, given) or _is_round_month(given, stated)
        return round_months or (bool(stated.bound) and dimension == "months" and given.low > stated.low)
    if kinds == {"share", "points"}:
        return any(one.kind == "part" and one.unit == "%" for one in (stated, given))
    if kinds == {"", "x"}:
        return stated.low == given.low and min(stated.low, given.low) > 1
    if kinds == {"share", "x"}:
        return "part" in (stated.kind, given.kind) or min(stated.low, given.low) < 1
    return kinds == {"", "months"} and stated.bound in ("under", "over", "least", "most") and stated.preposition


def _agree_in_company(stated: Quantity, given: Quantity, declining: bool) -> Agreement:
    """Equal values: what stands beside them decides."""
    if not _is_one_rate(stated, given):
        return Agreement.RATE_DIFFERS
    if stated.span and given.span and stated.span != given.span:
        return Agreement.SPAN_DIFFERS
    if stated.negative != given.negative and not declining:
        return Agreement.SIGN_DIFFERS
    hedge = _agree_in_hedge(stated, given)
    if hedge is Agreement.SAME and stated.unit != given.unit:
        return Agreement.CONVERTED
    return hedge


def _is_one_rate(stated: Quantity, given: Quantity) -> bool:
    """Whether each side names the rates of the other, beside its number or elsewhere in the sentence."""
    if EACH in (stated.rates | given.rates):
        return _timed(stated.rates) <= _timed(given.rates | given.near_rates) and _timed(given.rates) <= _timed(
            stated.rates | stated.near_rates
        )
    mine, theirs = _timed(stated.near_rates), _timed(given.near_rates)
    if not stated.rates and not given.rates and mine and theirs and not mine & theirs:
        return False
    mine, theirs = stated.rates | stated.near_rates | stated.things, given.rates | given.near_rates | given.things
    return _name(mine, given.rates) and _name(theirs, stated.rates)


def _name(things: frozenset[str], rates: frozenset[str]) -> bool:
    """Whether all rates are among the things, or in a compound of theirs: "Dieselbusse" are buses."""
    return all(rate in things or any(rate in thing for thing in things if len(thing) > LONGEST_STEM) for rate in rates)


EACH = "each"
"""The rate of what is said of each, whatever it is."""


def _timed(rates: frozenset[str]) -> frozenset[str]:
    return frozenset(rate for rate in rates if rate in UNITS)


def untimed(rates: frozenset[str]) -> frozenset[str]:
    """The rates that count things: by the patient."""
    return rates - _timed(rates)


def _agree_in_hedge(stated: Quantity, given: Quantity) -> Agreement:
    one, other = stated.bound.rstrip("?"), given.bound.rstrip("?")
    if one == other or (stated.bound.endswith("?") and not other) or (given.bound.endswith("?") and not one):
        return Agreement.SAME
    if (not one and other in stated.near_bounds) or (not other and one in given.near_bounds):
        return Agreement.SAME
    if (
        one == "about"
        and other != "under"
        and given.kind == "part"
        and stated.text.casefold() not in given.text.casefold()
    ):
        return Agreement.SAME  # a part in words is round: "about 25 percent" for a quarter, or for just over a quarter
    if not one:
        return (
            Agreement.SAME
            if given.preposition and given.kind != "part" and given.base[2] in ("months", "days")
            else Agreement.HEDGE_DROPPED
        )
    if not other:
        return (
            Agreement.SAME
            if stated.preposition and stated.kind != "part" and stated.base[2] in ("months", "days")
            else Agreement.HEDGE_ADDED
        )
    if (stated.loose or given.loose) and {one, other} in LOOSE:
        return Agreement.SAME
    if ((one, other) in SAME_BOUND and stated.preposition) or (one, other) in WEAKER:
        return Agreement.SAME
    return Agreement.BOUND_DIFFERS


def _agree_in_range(stated: Quantity, value: Fraction, low: Fraction, high: Fraction) -> Agreement:
    """One number for a range: its upper end under "up to", its lower under "at least"."""
    if (stated.bound == "most" and value == high) or (stated.bound == "least" and value == low):
        return Agreement.BOUND_HOLDS
    return Agreement.RANGE_CUT if value in (low, high) else Agreement.OTHER


def _agree_about(stated: Quantity, given: Quantity, value: Fraction, told: Fraction) -> Agreement:
    """Unequal values: a hedge may make a rounding or a bound of the statement's."""
    if (
        not told
        or not value
        or told < 0
        or value < 0
        or given.bound.rstrip("?") not in ("", "about", stated.bound.rstrip("?"))
    ):
        return Agreement.OTHER
    off = abs(value - told) / told
    if off > NEAR or not _is_one_rate(stated, given):
        return Agreement.OTHER
    bound = stated.bound.rstrip("?")
    rounded = _is_rounding(stated, given, value, told)
    if not bound:
        return Agreement.UNROUNDED if rounded and off <= CLOSE["about"] else Agreement.OTHER
    if given.bound.rstrip("?") == bound and bound != "about" and not _is_wider(stated, given, off):
        return Agreement.OTHER
    if bound in CLOSE:
        holds = off <= CLOSE[bound] * (2 if stated.kind == "set" else 1) and (bound == "about" or told < value)
        return Agreement.ROUNDED if holds and rounded else Agreement.BOUND_FAILS if rounded else Agreement.OTHER
    holds = (
        told > value
        if bound == "over"
        else told >= value
        if bound == "least"
        else told < value
        if bound == "under"
        else told <= value
    )
    if not _is_round(stated):
        return Agreement.OTHER
    return Agreement.BOUND_HOLDS if holds else Agreement.BOUND_FAILS


LEAST_ROUNDED = 1000
"""From which number on a bound is rounded; a smaller one may be a rule: 65 years and more."""


def _is_wider(stated: Quantity, given: Quantity, off: Fraction) -> bool:
    """Whether a bound is a rounder one of the same kind: "more than 20,000" for "more than 23,000"."""
    rounder = significant_digits(stated.low) < significant_digits(given.low)
    return rounder and off <= CLOSE["nearly"] and stated.low >= LEAST_ROUNDED


def _is_rounding(stated: Quantity, given: Quantity, value: Fraction, told: Fraction) -> bool:
    """Whether the statement's number has fewer digits than the evidence's, or one of them is a simple part."""
    if "part" in (stated.kind, given.kind):
        return True
    return significant_digits(stated.low) < significant_digits(told * stated.low / value)


def _is_round(stated: Quantity) -> bool:
    return stated.kind == "part" or significant_digits(stated.low) <= 2


def significant_digits(value: Fraction) -> int:
    """How many digits of a number are not trailing zeros."""
    if not value:
        return 1
    scaled = next((value * 10**power for power in range(7) if (value * 10**power).denominator == 1), value * 10**6)
    digits = str(abs(scaled.numerator // scaled.denominator)).rstrip("0")
    return max(len(digits), 1)
