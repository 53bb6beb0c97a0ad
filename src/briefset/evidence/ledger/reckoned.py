"""Numbers that the evidence does not write and that follow from what it does: counts, ratios, rests, differences.

In: a number of a statement, and the `Reading`s of both sides. Out: whether it follows. Never: a sum, or the difference
of two numbers of which the statement tells neither; a text has to call those its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, pairwise, permutations

from briefset.evidence.ledger.compare import BORNE_OUT, CLOSE, Agreement, Pair, agree
from briefset.evidence.ledger.sides import Side
from briefset.evidence.ledger.ways import has_any, turns, way_of
from briefset.language.currencies import MONEY
from briefset.language.data import LanguageData
from briefset.language.lists import list_lengths
from briefset.language.measures import TIME, UNITS
from briefset.language.quantities import named_lengths
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import Reading
from briefset.language.stems import stem

EXACT_RATIO = Fraction(2, 100)
"""How far a ratio in words may be off without a hedge."""
BESIDE = 24
"""How many characters at most part a number from one before it that lends it its unit."""
SMALL = 12
"""Up to which number a count is too common to be compared with one of another sentence, and a writer counts a list."""
ONE_ORDER = 20
"""How many times a count is another at most, so that their difference is not nearly one of them."""
MOST_COMPARED = 12
"""How many texts may hold the two numbers of which a third is made."""
MOST_RANKED = 40
"""Up to which number a rank tells how many there were: "the fourth cut"."""
AREAS = {"m": "m²", "km": "km²", "ft": "ft²", "mi": "mi²"}
"""What two lengths make."""
RATIO_REACH = Fraction(3, 2)
"""How far a ratio may lie beyond the multiple that bounds it: "more than doubled" is no tenfold."""
Numbers = tuple[Quantity, Quantity]


def is_inferred(stated: Quantity, best: Pair | None, statement: Reading, tiers: Sequence[Sequence[Reading]]) -> bool:
    """Whether a number that the evidence does not write follows from what it does."""
    asked = Asked(stated, statement, list(chain.from_iterable(tiers)))
    if best and best.agreement is Agreement.RANGE_CUT:
        return asked.is_end_of(best) or asked.has_both_ends
    if asked.has_both_ends or any(asked.is_told(reading) for reading in asked.readings):
        return True
    if tiers and any(asked.is_count_of(reading) for reading in tiers[0]):
        return True
    fails = {Agreement.BOUND_FAILS: asked.compares, Agreement.UNIT_DIFFERS: asked.is_multiple}
    far = best is None or fails.get(best.agreement, False)
    return asked.is_borne_out(asked.reckon() if far else asked.ratios())


@dataclass(frozen=True)
class Asked:
    """A number of a statement with the texts from which it may follow."""

    stated: Quantity
    statement: Reading
    readings: Sequence[Reading]

    @cached_property
    def has_both_ends(self) -> bool:
        """Whether the texts give both ends of a range: "ten or fifteen years", "by 73 percent" and "by 67 percent"."""
        low, high, dimension = self.stated.base
        if low == high:
            return False
        given = {one.base[0] for each in self.readings for one in each.quantities if one.base[2] == dimension}
        return ({low, high} <= given and bool(self.stated.unit)) or any(
            (one.base[0], other.base[1]) == (low, high) and dimension in (one.base[2], other.base[2])
            for reading in self.readings for one, other in pairwise(reading.quantities)
        )  # fmt: skip

    def is_end_of(self, best: Pair) -> bool:
        """Whether the statement tells a range by its two ends: "from 20 … up to 30"."""
        ends = {one.base[0] for one in self.statement.quantities}
        named = best.given.rates <= self.stated.rates | self.stated.near_rates
        return named and not self.stated.is_range and best.given.is_range and {*best.given.base[:2]} <= ends

    def is_count_of(self, reading: Reading) -> bool:
        """Whether a text lists or ranks as many things as the statement counts in words."""
        one, text = self.stated, reading.text
        if not one.spelled or one.unit or one.bound or one.ordinal or not 2 <= one.low <= SMALL:
            return False
        for number in reading.quantities:  # "thirty and two" is no list
            text = text[: number.start] + "0" * (number.end - number.start) + text[number.end :]
        ranks = {number.low for number in reading.quantities if number.ordinal}
        ranked = next(count for count in range(len(ranks) + 1) if count + 1 not in ranks)
        return one.low in (*list_lengths(text, reading.language), ranked, len(reading.moments))

    def is_told(self, reading: Reading) -> bool:
        """Whether a text tells a number without writing it: as a year, a rank that counts, or a length's name."""
        one, ranks = self.stated, {each.low for each in reading.quantities if each.ordinal}
        parts, rests = {each.base[0] for each in shares_of(reading)}, reading.language.rests
        share = 1 / one.low if one.ordinal else one.base[0] if one.base[2] == "share" else None
        if share and 1 - share in parts - {share} and has_any(reading.text, rests, reading.language):
            return True
        if one.ordinal:
            quarters = {moment.part[1:] for moment in reading.moments}
            first = one.low == 1 and (2 in ranks or Side(reading.text, reading.language).has_superlative)
            return first or share in parts or str(one.low) in quarters
        if any(one in pair and share_of(*pair) in parts for pair in pairwise(self.statement.quantities)):
            return True
        if 1 < one.low <= MOST_RANKED and one.low in ranks and UNITS.get(one.unit, ("months",))[0] in TIME:
            return True
        named = named_lengths(plain_text(reading.text), reading.quantities, reading.language)
        named = named.union(*(each.rates | each.near_rates for each in reading.quantities))
        lengths = {replace(one, low=Fraction(1), high=Fraction(1), unit=unit).base for unit in named}
        years = {moment.year for moment in reading.moments if moment.year}
        apart = [0, *(each.low for each in reading.quantities if each.unit == "y")]
        return one.base in lengths or (not one.unit and any(one.low - year in apart for year in years))

    @cached_property
    def way(self) -> int:
        """Which way its sentence says that something went."""
        return way_of(self.statement.sentence_at(self.stated.start), self.statement.language)

    @cached_property
    def told(self) -> set[tuple[Fraction, Fraction, str]]:
        """The values of the statement's other numbers."""
        return {one.base for one in self.statement.quantities if one is not self.stated}

    def tells(self, *numbers: Quantity) -> bool:
        """Whether the statement tells one of some numbers too; points are no share."""
        values = {one[:2] for one in self.told if one[2] != "points"}
        return any(one.base[:2] in values for one in numbers)

    @cached_property
    def compares(self) -> bool:
        """Whether words beside the number tell how far two others are apart; right beside it where it is small."""
        hedge, language = self.stated.bound_words.partition(" … ")[0], self.statement.language
        before = plain_text(self.statement.text[max(0, self.stated.start - BESIDE) : self.stated.start])
        before, behind = before.rstrip().removesuffix(hedge), self.statement.text[self.stated.end :]
        if self.is_large or not language.spaced:
            return _compares(f"{before} {behind[:BESIDE]}", language)
        beside = {*re.findall(r"\w+", plain_text(behind))[:2], *re.findall(r"\w+", before)[-2:]}
        return bool((language.rests | language.differences) & beside)

    @cached_property
    def is_multiple(self) -> bool:
        """Whether it tells how many times as much: doubled, "four times as many"."""
        times = {stem(word, self.statement.language) for word in self.statement.language.times}
        return self.stated.unit == "x" or (not self.stated.unit and bool(self.stated.counted & times))

    @property
    def is_large(self) -> bool:
        """Whether it is measured, or more than a few."""
        return bool(self.stated.unit) or self.stated.low > SMALL

    @cached_property
    def pairs(self) -> list[Numbers]:
        """Two numbers of one text in either order, or of two texts where these are few: many have a pair for any."""
        found: list[Numbers] = []
        for reading in self.readings:
            spans = [{*span} for span in reading.spans]
            for two in permutations(reading.quantities, 2):
                ends = [[span for span in spans if one in span] for one in two]
                if not all(ends) or any(span in ends[1] for span in ends[0]):
                    found.append(two)
        for here, there in combinations(self.readings if len(self.readings) <= MOST_COMPARED else (), 2):
            apart = [(one, other) for one in here.quantities for other in there.quantities if _are_apart(one, other)]
            found += [pair for one, other in apart for pair in ((one, other), (other, one))]
        return found

    def is_borne_out(self, made: Iterator[tuple[Quantity, Numbers]]) -> bool:
        """Whether one of the numbers that were reckoned is the stated one, its hedge aside where it has theirs."""
        return any(
            agree(said, replace(one, near_rates=one.near_rates | said.near_rates)) in BORNE_OUT
            for one, pair in made for said in (self.stated, _unbound(self.stated, *pair))
        )  # fmt: skip

    def ratios(self) -> Iterator[tuple[Quantity, Numbers]]:
        """The number itself for each two that differ by its share or stand in its ratio."""
        stated = self.stated
        is_ratio = stated.kind == "multiple" or (stated.unit in ("%", "part") and bool(self.way))
        for pair in self.pairs:
            counts = self._is_share and not (pair[0].unit or pair[1].unit)
            if (is_ratio and _follows(stated, self.way, *pair)) or (counts and _is_share_of(stated, *pair)):
                yield stated, pair

    @property
    def _is_share(self) -> bool:
        """Whether it is a share of something, and not by how much something changed."""
        return self.stated.base[2] == "share" and not (self.stated.unit == "%" and self.way)

    def reckon(self) -> Iterator[tuple[Quantity, Numbers]]:
        """The same, and every number that can be made of two of the texts.

        The difference of two shares and points is a share only where the statement tells one of them; one of counts is
        what is left of the greater one, in words for a rest or for more and fewer.
        """
        stated, language = self.stated, self.statement.language
        yield from self.ratios()
        if self.is_multiple:
            times = replace(stated, kind="multiple", unit="x")
            yield from ((stated, pair) for pair in self.pairs if _follows(times, 0, *pair))
            return
        if self._is_share:
            yield from ((stated, pair) for pair in self.pairs if _is_share_of(stated, *pair))
        if stated.unit == "%" and not self.way:
            yield from ((stated, pair) for pair in self.pairs if any(_follows(stated, way, *pair) for way in (1, -1)))
        shared = has_any(self.statement.sentence_at(stated.start), language.averages, language)
        rest = self.compares or any(_compares(one.text, one.language) for one in (self.statement, *self.readings))
        close = stated.bound in CLOSE
        for pair in self.pairs:
            if any(each.ordinal or each.opaque or each.kind == "roman" for each in pair):
                continue
            is_told = self.tells(*pair)
            compares = self.compares or (is_told and rest and self.is_large)
            made = (_made_of(*pair, is_told, compares), _part_of(*pair, close, rest), _reckoned(stated, *pair, shared))
            yield from ((one, pair) for one in chain(*made))
        for reading in self.readings:
            yield from self._left_by(reading)
            back = (each for each in _reckoned_back(reading) if self.tells(each[0]) or each[1].base not in self.told)
            yield from ((made, (one, off)) for one, off, made in back)

    def _left_by(self, reading: Reading) -> Iterator[tuple[Quantity, Numbers]]:
        """What a text leaves of a whole, where the statement tells its reverse: "accepted six of the nine"."""
        if not turns(self.statement, reading):
            return
        plain = [one for one in reading.quantities if not (one.unit or one.ordinal or one.kind or one.is_range)]
        for one, other in pairwise(plain):
            part, whole = sorted((one.low, other.low))
            yield _plain(one, whole - part, ""), (one, other)
            if part and self.stated.base[2] == "share" and _holds(self.stated, 1 - part / whole, Fraction(0)):
                yield self.stated, (one, other)
        yield from ((self.stated, (one, one)) for one in shares_of(reading) if one.base[0] == 1 - self.stated.base[0])


def share_of(*pair: Quantity) -> Fraction | None:
    """What share two counts make: 6 of the 13, or 14 of which 7."""
    part, whole = sorted(pair, key=lambda one: one.low)
    return part.low / whole.low if part.low and not part.unit and not whole.unit and part.low < whole.low else None


def shares_of(reading: Reading) -> list[Quantity]:
    """The shares that a text tells."""
    return [one for one in reading.quantities if one.base[2] == "share"]


def _are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether numbers of two sentences may be compared: measured in one unit, or large counts."""
    return one.base[2] not in TIME and (bool(one.unit) or min(one.low, other.low) > SMALL)


def _follows(stated: Quantity, way: int, one: Quantity, other: Quantity) -> bool:
    """Whether the change from one number to another is the stated one."""
    is_beside = 0 <= other.start - one.end <= BESIDE and one.unit in other.near_units - {"%"}
    if not other.unit:  # "from seven pence to fifteen"
        other = replace(other, unit=one.unit) if is_beside else _lent(other, one)
    one = _lent(one, other)
    if min(one.low, other.low) <= 0 or one.base[2] != other.base[2] or one.ordinal or other.ordinal:
        return False
    ratio = other.base[0] / one.base[0]
    if stated.kind == "multiple":
        return any(_holds(stated, each, EXACT_RATIO) for each in (ratio, 1 / ratio))
    if stated.unit == "part" and one.base[2] == "share":
        return False
    change = (ratio - 1) * way
    return change > 0 and _holds(stated, change, _half_a_digit(stated) if stated.unit == "%" else EXACT_RATIO)


def _holds(stated: Quantity, ratio: Fraction, tolerance: Fraction) -> bool:
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


def _reckoned(stated: Quantity, one: Quantity, other: Quantity, shared: bool) -> Iterator[Quantity]:
    """What an amount makes of as many things by each of which it is reckoned, and what a total makes for each."""
    things = other.counted | {other.unit} - {""}
    if one.unit == other.unit in AREAS:
        yield _plain(one, one.low * other.low, AREAS[one.unit])
    is_part = one.base[2] in ("share", "x") and one.unit != "%" and 0 < one.start - other.end <= BESIDE
    if is_part and other.base[2] not in ("share", "points", *TIME) and not other.ordinal:
        yield _plain(other, other.low / one.base[0], other.unit)  # "2.6 hectares, twice the present area"
    if not (other.ordinal or one.is_range) and other.low > 1 and (one.unit or one.low > SMALL):
        if one.rates & things or ("each" in one.rates and not other.unit):
            yield _plain(one, one.low * other.low, one.unit)
        if (stated.rates & things or (shared and not other.unit)) and not one.rates:
            each = one.low / other.low
            each = stated.low if abs(each / stated.low - 1) <= _half_a_digit(stated) else each
            yield replace(_plain(one, each, one.unit or stated.unit), near_rates=stated.rates)


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


def _compares(text: str, language: LanguageData) -> bool:
    """Whether a text names what is left of a whole, or how far two numbers are apart: "twelve more than in May"."""
    return has_any(text, language.rests | language.differences, language) or (
        language.spaced and bool(way_of(text, language))
    )


def _is_share_of(stated: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether a share is that of one amount in another: "well over half of the revenue"."""
    one, other = _lent(one, other), _lent(other, one)
    alike = one.base[2] == other.base[2] and one.base[2] not in {*TIME, "share", "points"}
    if not alike or one.ordinal or other.ordinal or not 0 < one.base[0] < other.base[0]:
        return False
    return _holds(stated, one.base[0] / other.base[0], _half_a_digit(stated) if stated.unit == "%" else EXACT_RATIO)


def _half_a_digit(stated: Quantity) -> Fraction:
    """Half of the last digit of a number that is told, as a part of it."""
    power = next((power for power in range(4) if (stated.low * 10**power).denominator == 1), 4)
    return Fraction(1, 10**power) / 2 / stated.low


def _made_of(one: Quantity, other: Quantity, is_told: bool, compares: bool) -> Iterator[Quantity]:
    """The difference or sum of two numbers that are alike."""
    other = _lent(other, one)
    measured = one.unit and one.base[2] not in {*TIME, "share", "points"}  # told in any words: weights, money
    units, ends = {one.unit, other.unit}, (one.high - other.low, other.high - one.low, one.low - other.low)
    if units == {"%", "pp"}:
        yield from (_plain(one, value, "%") for value in (one.low + other.low, abs(ends[2])) if is_told)
    elif units <= {"clock", "dial"}:
        yield _plain(one, abs(ends[2]), "min")
    elif len(units) == 1 and (measured or (compares and (one.unit or are_alike(one, other)))):
        unit, far = "pp" if one.unit == "%" else one.unit, sorted(map(abs, ends))
        yield replace(_plain(one, far[0], unit), high=far[-1] if one.is_range or other.is_range else far[0])


def _part_of(part: Quantity, whole: Quantity, close: bool, rest: bool) -> Iterator[Quantity]:
    """What a part or multiple makes of another number, percent under a hedge only, and what is left of it."""
    whole = _lent(whole, part)
    if part.base[2] not in ("share", "x") or whole.base[2] in ("share", "x", "points"):
        return
    if whole.unit or whole.low > SMALL:
        if part.unit != "%" or close:
            yield _plain(whole, part.base[0] * whole.low, whole.unit)
        if rest and part.base[2] == "share":
            yield _plain(whole, (1 - part.base[0]) * whole.low, whole.unit)


def _lent(other: Quantity, one: Quantity) -> Quantity:
    """A bare number with the unit and scale of the one that it is compared with."""
    if other.scale and not other.unit and one.unit in MONEY | other.near_units:
        return replace(other, unit=one.unit)
    if other.unit or other.scale or other.kind:
        return other
    size = 10**one.scale if one.scale in other.near_scales and other.low * 10**one.scale < one.low * ONE_ORDER else 1
    unit = one.unit if one.unit in other.near_units and not other.counted else ""
    return replace(other, unit=unit, low=other.low * size, high=other.high * size)


def are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts are of one order, so that their difference is not nearly one of them."""
    return min(one.low, other.low) * ONE_ORDER >= max(one.low, other.low)


def _plain(one: Quantity, value: Fraction, unit: str) -> Quantity:
    """A number that was computed, without what stands beside the one it was computed from."""
    return replace(
        one, low=value, high=value, unit=unit, bound="", bound_words="", kind="", rates=frozenset(), negative=False,
        near_rates=one.rates | one.near_rates, near_units=frozenset(), near_scales=frozenset(), span="",
    )  # fmt: skip
