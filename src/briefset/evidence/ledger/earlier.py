"""Earlier values, and those that took their place: the planned cost for the cost, last year's figure for this year's.

In: a number of a statement with the one that bears it out, and the `Reading`s of both sides. Out: the number that
belongs there. Never: a length of time, or a value that the statement itself calls an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from briefset.evidence.ledger.compare import Pair
from briefset.evidence.ledger.reckoned import SMALL, are_alike
from briefset.language.currencies import MONEY
from briefset.language.measures import TIME
from briefset.language.moments import DATED
from briefset.language.quantity import CLAUSE, STOP, Quantity, any_phrase, plain_text
from briefset.language.reading import Reading

NEAR = 60
"""How many characters lie at most between two values that are compared."""
BRACKETED = re.compile(r"[(（][^()（）.]{0,20}$")
"""What opens a bracket in which an earlier value stands: "(2022: 71)"."""


def find_later(
    stated: Quantity, best: Pair, statement: Reading, readings: Iterable[Reading]
) -> tuple[Quantity, bool] | None:
    """The value that the evidence tells where the statement has the one that came before it, or the reverse.

    It is sure where the statement compares too or the evidence revises a value, and not where the statement leaves the
    present value out.
    """
    for reading in (reading for reading in readings if reading.text == best.words):
        if later := _superseding(stated, best.given, statement, reading):
            return later, True
        if other := _compared_otherwise(stated, best, statement, reading):
            return other
    return None


def is_earlier_of(given: Quantity, best: Pair) -> bool:
    """Whether the evidence tells a number as the value before the one that bears a statement out."""
    return (best.given, given) in _compared(best.reading)


def _superseding(stated: Quantity, given: Quantity, statement: Reading, reading: Reading) -> Quantity | None:
    """The value that took the place of the one that the statement tells, of which it has nothing."""
    said = {one.base for one in statement.quantities}
    for one, later in pairwise(reading.quantities):
        between = plain_text(reading.text[one.end : later.start])
        replaced = one == given and one.base[2] == later.base[2] and later.base not in said
        if replaced and _is_revised(between, stated, statement, reading):
            return later
    return None


def _is_revised(between: str, stated: Quantity, statement: Reading, reading: Reading) -> bool:
    """Whether a value gives way to the next: "revised to", or "to" before the first end of a span."""
    language = statement.language
    if any(word in between for word in language.revisions) and any(
        f" {closer} " in f"{between} " for closer in language.span_closers
    ):
        return True
    before = plain_text(statement.text[: stated.start]).split()[-1:]
    begins = any(first.base == stated.base for first, _ in reading.spans)
    return language.spaced and before != [] and before[0] in language.span_closers and begins


def _compared_otherwise(
    stated: Quantity, best: Pair, statement: Reading, reading: Reading
) -> tuple[Quantity, bool] | None:
    company = statement.companies[statement.quantities.index(stated)]
    dated = {key for key in company.own & best.company.own if key.startswith(DATED)}
    said = {one.base: _is_earlier(one, statement) for one in statement.quantities}
    for now, then in _compared(reading):
        given = {now: then, then: now}.get(best.given)
        if given is None or dated or said[stated.base] == (best.given is then):
            continue
        if given.base in said and said[given.base] != said[stated.base]:
            return given, True
        if best.given is then and not {*said} & {given.base, *_lengths(reading)}:
            return given, False
    return None


def find_changes(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """The values of a text between which something changed, the earlier first: "from 3 to 4", "4 after 3"."""
    yield from reading.spans
    yield from ((then, now) for now, then in _compared(reading) if _follows(then, reading))


def _compared(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """The values of a text that are compared, the present one first: "4.1 percent after 3.2 percent"."""
    for one, other in pairwise(reading.quantities):
        near = other.start - one.end <= NEAR and not STOP.search(reading.text[one.end : other.start])
        if near and _are_comparable(one, other) and _is_earlier(other, reading) and not _is_earlier(one, reading):
            yield one, other
    yield from ((last, first) for first, last in reading.spans if _are_comparable(first, last))
    for then in (one for one in reading.quantities if _is_told_before(one, reading)):
        others = [one for one in reading.quantities if _are_comparable(one, then) and are_alike(one, then)]
        if len(others) == 1 and not _is_told_before(others[0], reading):
            yield others[0], then


def _are_comparable(one: Quantity, other: Quantity) -> bool:
    bare = [each for each in (one, other) if not each.unit and not each.counted]
    money = {one.unit, other.unit} & (one.near_units | other.near_units) & MONEY if len(bare) == 1 else ()
    alike = (one.base[2] == other.base[2] or bool(money)) and not one.ordinal and not other.ordinal
    large = bool(one.unit) or min(one.low, other.low) > SMALL
    return alike and large and one is not other and one.base[2] not in TIME


def _is_earlier(one: Quantity, reading: Reading) -> bool:
    """Whether a value is one that another is compared with."""
    return _follows(one, reading) or _is_told_before(one, reading)


def _follows(one: Quantity, reading: Reading) -> bool:
    """Whether the word before a value says so: after 3.2 percent."""
    before = plain_text(reading.text[: one.start]).rstrip().removesuffix(one.bound_words.partition(" … ")[0]).rstrip()
    words = before.removesuffix(next((f" {article}" for article in reading.language.articles
                                      if before.endswith(f" {article}")), ""))  # fmt: skip
    gap = " " if reading.language.spaced else ""
    return words.endswith(tuple(f"{gap}{word}" for word in reading.language.earlier))


def _is_told_before(one: Quantity, reading: Reading) -> bool:
    """Whether the clause of a value tells what was planned or so in former times, or a bracket sets it apart."""
    plain = plain_text(reading.text)
    first = max([0, *(other.end for other in reading.quantities if other.end <= one.start)])
    first = max((match.end() for match in CLAUSE.finditer(plain, first, one.start)), default=first)
    stop = min([len(plain), *(other.start for other in reading.quantities if other.start >= one.end)])
    last = CLAUSE.search(plain, one.end, stop)
    edge = r"(?<!\w)" if reading.language.spaced else ""
    former = re.compile(f"{edge}(?:{any_phrase(reading.language.formerly)})")
    return bool(former.search(plain, first, last.start() if last else stop)) or bool(
        BRACKETED.search(plain[: one.start])
    )


def _lengths(reading: Reading) -> Iterator[tuple[Fraction, Fraction, str]]:
    """The lengths of time of a text: "ten years earlier" dates a value too."""
    return (one.base for one in reading.quantities if one.base[2] in TIME)
