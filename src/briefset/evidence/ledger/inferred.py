"""Numbers that the evidence does not write and that follow from what it does: counts, ratios, rests, differences.

In: a number of a statement, and the `Reading`s of both sides. Out: whether it follows. Never: a sum, or the difference
of two numbers of which the statement tells neither; a text has to call those its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, pairwise

from briefset.evidence.ledger.compare import Agreement, Pair
from briefset.evidence.ledger.ratios import holds, is_compared, is_computed, is_ratio
from briefset.evidence.ledger.sides import poles_of
from briefset.language.lists import list_lengths
from briefset.language.measures import TIME, UNITS, to_base
from briefset.language.quantities import named_lengths
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import Reading


def is_inferred(stated: Quantity, best: Pair | None, statement: Reading, tiers: Sequence[Sequence[Reading]]) -> bool:
    """Whether a number that the evidence does not write follows from what it does."""
    readings = list(chain.from_iterable(tiers))
    if best and best.agreement is Agreement.RANGE_CUT:
        return _are_both_ends(stated, best, statement) or _has_both_ends(stated, readings)
    if _is_listed_in(stated, tiers[0] if tiers else ()) or _has_both_ends(stated, readings):
        return True
    if stated.low == 1 and any(
        stated.unit in one.rates | one.near_rates for reading in readings for one in reading.quantities
    ):
        return True
    far = best is None or (best.agreement is Agreement.BOUND_FAILS and is_compared(stated, statement))
    if is_ratio(stated, statement, readings) or (far and is_computed(stated, statement, readings)):
        return True
    return any(
        _is_of_counts(stated, statement, one)
        or _is_otherwise_told(stated, one)
        or (far and turns(statement, one) and (_is_complement(stated, one) or _is_left_of_counts(stated, one)))
        for one in readings
    )


def _is_otherwise_told(stated: Quantity, reading: Reading) -> bool:
    """Whether a text tells a number without writing it: as a year, a rank that counts, a rest, or a length's name."""
    if any(moment.year == stated.low for moment in reading.moments) and not stated.unit:
        return True
    ranks = {one.low for one in reading.quantities if one.ordinal}
    if stated.ordinal:
        part = replace(stated, low=1 / stated.low, high=1 / stated.low, unit="part", ordinal=False)
        shares = {one.base[0] for one in reading.quantities if one.base[2] == "share"}
        return (stated.low == 1 and 2 in ranks) or part.low in shares or _is_rest(part, reading)
    if stated.low in ranks and 1 < stated.low <= MOST_RANKED and UNITS.get(stated.unit, ("months",))[0] in TIME:
        return True
    return _is_rest(stated, reading) or _is_one_length(stated, reading)


MOST_LISTED = 12
"""Up to which number a writer counts what a text lists."""
MOST_RANKED = 40
"""Up to which number a rank tells how many there were: "the fourth cut"."""


def _is_rest(stated: Quantity, reading: Reading) -> bool:
    """Whether a share is what a text leaves of a whole: "two thirds …, and the rest"."""
    rests = set(plain_text(reading.text).split()) & reading.language.rests
    return bool(rests) and _is_complement(stated, reading)


def _is_complement(stated: Quantity, reading: Reading) -> bool:
    shares = (one for one in reading.quantities if one.base[2] == "share" == stated.base[2])
    return any(one.base[0] == 1 - stated.base[0] and one.base[0] != stated.base[0] for one in shares)


def _is_left_of_counts(stated: Quantity, reading: Reading) -> bool:
    """Whether it is what one count leaves of another, itself or as a share: "accepted six of the nine"."""
    plain = [one for one in reading.quantities if not (one.unit or one.ordinal or one.kind or one.is_range)]
    counts = [
        (min(one.low, other.low), max(one.low, other.low)) for one, other in pairwise(plain) if one.low and other.low
    ]
    if stated.base[2] == "share":
        return any(holds(stated, 1 - one / other, Fraction(0)) for one, other in counts)
    return not stated.unit and not stated.ordinal and any(other - one == stated.low for one, other in counts)


def turns(statement: Reading, reading: Reading) -> bool:
    """Whether a statement tells the reverse of a text: by a negation that only one has, or by an opposite word."""
    if _denies(statement) != _denies(reading):
        return True
    mine, theirs = (
        {pole for word in re.findall(r"[^\W\d_]+", plain_text(one.text)) for pole in poles_of(word, one.language)}
        for one in (statement, reading)
    )
    return any((pair, 1 - side) in theirs and (pair, side) not in theirs for pair, side in mine)


def _denies(reading: Reading) -> bool:
    words = set(re.findall(r"[^\W\d_]+", plain_text(reading.text)))
    listed = reading.language.negations
    return bool(words & listed) or any(word in reading.text for word in listed if not reading.language.spaced)


def _is_one_length(stated: Quantity, reading: Reading) -> bool:
    """Whether a text has a name for a length of time: a decade, each quarter, fortnight."""
    value, _, dimension = stated.base
    if dimension not in TIME:
        return False
    named = named_lengths(plain_text(reading.text), reading.quantities, reading.language)
    return any(unit != stated.unit and to_base(Fraction(1), unit) == (value, dimension) for unit in named)


def _is_listed_in(stated: Quantity, nearest: Sequence[Reading]) -> bool:
    """Whether the evidence lists as many things as the statement counts in words."""
    plain = stated.spelled and not (stated.unit or stated.bound or stated.ordinal) and stated.low.denominator == 1
    counts = ((*count_lists(one), count_ranks(one), len(one.moments)) for one in nearest if plain)
    return any(2 <= stated.low <= MOST_LISTED and stated.low in counted for counted in counts)


def _has_both_ends(stated: Quantity, readings: Sequence[Reading]) -> bool:
    """Whether the evidence gives both ends of a range: "ten or fifteen years", "by 73 percent" and "by 67 percent"."""
    low, high, dimension = stated.base
    if not stated.is_range:
        return False
    given = (one for reading in readings for one in reading.quantities)
    if stated.unit and {low, high} <= {one.base[0] for one in given if one.base[2] == dimension and not one.is_range}:
        return True
    return any(
        (one.base[0], other.base[1]) == (low, high) and dimension in (one.base[2], other.base[2])
        for reading in readings
        for one, other in pairwise(reading.quantities)
    )


def _are_both_ends(stated: Quantity, best: Pair, statement: Reading) -> bool:
    """Whether a statement tells a range by its two ends: "from 20 … up to 30"."""
    if best.agreement is not Agreement.RANGE_CUT or stated.is_range or not best.given.is_range:
        return False
    ends = {one.base[0] for one in statement.quantities}
    return set(best.given.base[:2]) <= ends and best.given.rates <= stated.rates | stated.near_rates


def _is_of_counts(stated: Quantity, statement: Reading, reading: Reading) -> bool:
    """Whether it is told in other parts: a share by two counts, two counts by their share, a quarter by its rank."""
    if stated.ordinal:
        return any(moment.part[1:] == str(stated.low) for moment in reading.moments)
    if stated.base[2] == "share":
        shares = filter(None, map(_share_of, pairwise(reading.quantities)))
        return any(holds(stated, share, Fraction(0)) for share in shares)
    parts = {one.base[0] for one in reading.quantities if one.base[2] == "share"}
    return any(stated in pair and _share_of(pair) in parts for pair in pairwise(statement.quantities))


def _share_of(pair: tuple[Quantity, Quantity]) -> Fraction | None:
    """What share two counts make: 6 of the 13, or 14 of which 7."""
    part, whole = sorted(pair, key=lambda one: one.low)
    return part.low / whole.low if part.low and not part.unit and not whole.unit and part.low < whole.low else None


def count_lists(reading: Reading) -> tuple[int, ...]:
    """How many items each list of a text has: "boats, nets and sails" has three, "thirty and two" is no list."""
    text = reading.text
    for one in reading.quantities:
        text = text[: one.start] + "0" * (one.end - one.start) + text[one.end :]
    return list_lengths(text, reading.language)


def count_ranks(reading: Reading) -> int:
    """How many things a text ranks from the first on: "first, …; second, …"."""
    ranks = {one.low for one in reading.quantities if one.ordinal}
    return next(count for count in range(len(ranks) + 1) if count + 1 not in ranks)
