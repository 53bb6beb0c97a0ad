"""Whether the words about a number tell a rise or a fall: "fell by 7 %", "13 cm below", "+2.8 %".

In: a `Quantity` and the `Reading` that it stands in. Out: 1, -1 or 0. Never: the other side's words.
"""

from __future__ import annotations

import re
from itertools import takewhile

from briefset.evidence.ledger.sides import Side, poles_of
from briefset.language.data import LanguageData
from briefset.language.quantity import Quantity

CLAUSE = re.compile(r"[.,](?!\d)|[;:()—–。，；：、（）]")
MOST_BEFORE, MOST_BEHIND = 4, 4
"""How many words before and behind a number may tell it."""
SIGNED = ("%", "pp", "bp")
"""Units in which a sign tells a change; a temperature below zero is no fall."""
WORD = re.compile(r"[^\W\d_]+")


def find_turned(said: Side, told: Side) -> tuple[Quantity, Quantity] | None:
    """A number that tells a change in the statement, with the same one of the evidence that tells the opposite."""
    for stated in said.reading.quantities:
        given = [one for one in told.reading.quantities if one.base == stated.base]
        if given and (trend := _trend(stated, said)) and all(_trend(one, told) == -trend for one in given):
            return stated, given[0]
    return None


def _trend(one: Quantity, side: Side) -> int:
    """1 for a rise, -1 for a fall, 0 where nothing tells it or it is denied."""
    if one.unit in SIGNED and (one.negative or one.text.startswith("+")):
        return -1 if one.negative else 1
    numbers = side.reading.quantities
    first = max((other.end for other in numbers if other.end <= one.start), default=0)
    last = min((other.start for other in numbers if other.start >= one.end), default=len(side.plain))
    before, behind = CLAUSE.split(side.plain[first : one.start])[-1], CLAUSE.split(side.plain[one.end : last])[0]
    before = before.rstrip().removesuffix(one.bound_words.partition(" … ")[0])
    if side.is_denied(one.start):
        return 0
    if side.language.spaced:
        joints = {*side.language.list_joints}
        after = [*takewhile(lambda word: word not in joints, WORD.findall(behind))]
        return _trend_of_words(WORD.findall(before)[-MOST_BEFORE:], after[:MOST_BEHIND], side.language)
    bare = before.rstrip("了至到")
    pairs = (side.language.comparisons, side.language.poles[0])
    ends = (bare.endswith(tuple(up)) - bare.endswith(tuple(down)) for up, down in pairs)
    return next(filter(None, ends), 0)


def _trend_of_words(before: list[str], behind: list[str], language: LanguageData) -> int:
    """By the first word behind that compares, else by the last before that tells a change."""
    up, down = language.comparisons
    compared = next(filter(None, ((word in up) - (word in down) for word in behind)), 0)
    places = [poles_of(word, language) for word in reversed(before)]
    return compared or next(filter(None, (((0, 0) in one) - ((0, 1) in one) for one in places)), 0)
