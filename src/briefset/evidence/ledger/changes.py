"""Changes: from one value to another, and those of which one number tells how large they are: "fell by 7 %", "+2.8 %".

In: a statement and its evidence, as `Reading`s or `Side`s. Out: each span, and each change, that is turned round.
Never: two values that nothing joins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from briefset.evidence.ledger.earlier import find_changes
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.sides import Side
from briefset.evidence.ledger.ways import poles_of
from briefset.language.data import LanguageData
from briefset.language.quantity import CLAUSE, Quantity, plain_text
from briefset.language.reading import Reading, bounds_at

Span = tuple[Quantity, Quantity]
Tiers = Sequence[Sequence[Reading]]


def find_span_faults(statement: Reading, tiers: Tiers) -> Iterator[tuple[Span, Fault]]:
    """Each span that runs the other way in the evidence, or against the verb before it."""
    for span in statement.spans:
        if message := _turned(span, statement, tiers):
            yield (
                span,
                Fault(span[0].start, "number-not-in-evidence", message, "write both ends as the article has them"),
            )
        elif _is_contrary(span, statement, tiers):
            message = f"“{_words(span, statement)}” runs against the verb of the sentence"
            yield span, Fault(span[0].start, "number-not-in-evidence", message, "let the numbers and the verb agree")


def _words(span: Span, reading: Reading) -> str:
    return reading.text[min(one.start for one in span) : max(one.end for one in span)]


def _turned(span: Span, statement: Reading, tiers: Tiers) -> str:
    """Why a span is turned round: "from 3 to 11 million" for "from 11 million to 3 million"; else nothing."""
    first, last = span[0].base, span[1].base
    given = {
        (one.base, other.base): _words((one, other), reading)
        for tier in tiers
        for reading in tier
        for one, other in find_changes(reading)
    }
    begins, ends = {one for one, _ in given}, {other for _, other in given}
    turned = given.get((last, first), "")
    if last in begins - ends and first not in begins:
        turned = next(words for (one, _), words in given.items() if one == last)
    if not turned or (first, last) in given:
        return ""
    return f"“{_words(span, statement)}” runs the other way in the evidence: “{turned}”"


def _is_contrary(span: Span, statement: Reading, tiers: Tiers) -> bool:
    """Whether a span whose ends the evidence gives runs against the verb before it: "rose from 5 to 4"."""
    first, last = span
    values = {first.base[0], last.base[0]}
    given = any(values <= {one.base[0] for one in reading.quantities} for tier in tiers[:1] for reading in tier)
    if not given or first.base[2] != last.base[2] or first.negative or last.negative:
        return False
    up, down = (tuple(words) for words in statement.language.poles[0])
    begin = bounds_at(statement.text, first.start, statement.language)[0]
    before = plain_text(statement.text[begin : min(first.start, last.start)]).split()
    nouns = {*statement.language.articles, *statement.language.definite, *statement.language.determiners}
    places = [index for index, word in enumerate(before) if word.startswith(up + down)]
    told = [index for index in places if index >= len(before) - 2 or not index or before[index - 1] not in nouns]
    verb = before[told[-1]] if told else ""
    return (verb.startswith(up) and last.low < first.low) or (verb.startswith(down) and last.low > first.low)


# Changes that one number tells

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
    bare = before.rstrip("".join(side.language.verb_tails))
    pairs = (side.language.comparisons, side.language.poles[0])
    ends = (bare.endswith(tuple(up)) - bare.endswith(tuple(down)) for up, down in pairs)
    return next(filter(None, ends), 0)


def _trend_of_words(before: list[str], behind: list[str], language: LanguageData) -> int:
    """By the first word behind that compares, else by the last before that tells a change."""
    up, down = language.comparisons
    compared = next(filter(None, ((word in up) - (word in down) for word in behind)), 0)
    places = [poles_of(word, language) for word in reversed(before)]
    return compared or next(filter(None, (((0, 0) in one) - ((0, 1) in one) for one in places)), 0)
