"""What is wrong with a number of a statement, in words.

In: a number with the pair that comes nearest to bearing it out. Out: `Fault`s. Never: decides whether one is due.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefset.evidence.ledger.compare import Agreement, Pair, untimed
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at an offset of a statement."""

    start: int
    code: str
    message: str
    hint: str
    is_warning: bool = False


def explain(
    stated: Quantity,
    best: Pair | None,
    tiers: Sequence[Sequence[Reading]],
    claimed: Collection[Quantity] = (),
    turned: bool = False,
) -> Fault:
    """Why a number is not borne out by the pair that comes nearest, or by any.

    A warning where the two may say the same in other words (`turned` where one denies what the other says), or where
    the evidence has no number that stands for it but those that others of the statement have `claimed`.
    """
    if best is None:
        return _explain_missing(stated, tiers, claimed)
    given = best.given
    told = EXPLANATIONS.get(best.agreement) or _explain_rate(stated, given)
    words = {"said": hedged(stated), "told": hedged(given), "bound": given.bound_words}
    code, message, hint = (one.format(**words, span=RATE_WORDS.get(given.span, given.span)) for one in told)
    return Fault(stated.start, code, message, hint, is_warning=_may_be_same(stated, best, turned))


COMPLEMENTS = ({"over", "most"}, {"under", "least"})
"""Bounds of which one denies the other."""


def _may_be_same(stated: Quantity, best: Pair, turned: bool) -> bool:
    """Whether a number may be that of the evidence in other words: a unit left out, another word for the rate."""
    match best.agreement:
        case Agreement.BOUND_DIFFERS:
            turned = turned or "…" in f"{stated.bound_words}{best.given.bound_words}"
            return turned and {stated.bound.rstrip("?"), best.given.bound.rstrip("?")} in COMPLEMENTS
        case Agreement.HEDGE_DROPPED:
            return turned and any(best.given.bound.rstrip("?") in pair for pair in COMPLEMENTS)
        case Agreement.UNIT_DIFFERS:
            return "" in (stated.unit, best.given.unit) and not {"%", "pp"} & {stated.unit, best.given.unit}
        case Agreement.RATE_DIFFERS:
            other = stated.rates ^ best.given.rates
            return untimed(other) == other and not any(rate == "person" or rate[0].isdigit() for rate in other)
    return False


def hedged(one: Quantity) -> str:
    """A number with its hedge, as written."""
    if not one.bound_words or one.bound.endswith("?"):
        return one.text
    return f"{one.bound_words} {one.text}"


MOST_COUNTED = 12
"""Up to which number a writer counts what a text tells without a number."""


def _explain_missing(stated: Quantity, tiers: Sequence[Sequence[Reading]], claimed: Collection[Quantity]) -> Fault:
    near = [given for tier in tiers for reading in tier for given in reading.quantities]
    alike = [given for given in near if given.base[2] == stated.base[2]] or near
    rivals = [given for given in alike if given.counted & stated.counted] or alike
    texts = list(dict.fromkeys(hedged(given) for given in rivals))
    told = ", ".join(texts[:5]) + (" …" if len(texts) > 5 else "") if texts else "no number"
    message = f"“{hedged(stated)}” is not in the evidence of this text, which gives {told}"
    hint = "correct it, quote the words that give it as evidence, declare it under `derived`, or write [ed.: …]"
    same = (given for given in near if given.base[2] == stated.base[2] and given.ordinal == stated.ordinal)
    free = [given for given in same if given not in claimed]
    counted = stated.kind in ("part", "multiple") or (stated.spelled and stated.low <= MOST_COUNTED)
    return Fault(stated.start, "number-not-in-evidence", message, hint, is_warning=counted and not free)


def explain_exchanged(stated: Quantity, best: Pair, rival: Quantity, sure: bool = True) -> Fault:
    """That a number is another thing's, and which one belongs here; a warning where little speaks for it."""
    told = hedged(rival)
    message = f"“{stated.text}” is the number of something else in the evidence; what the text speaks of has “{told}”"
    hint = f"compare “{best.words[-80:]}”; write the number that belongs to it"
    return Fault(stated.start, "number-of-other", message, hint, is_warning=not sure)


def explain_chance(stated: Quantity, rival: Quantity) -> Fault:
    """That a number can be reckoned from the evidence, which has another one for what the text speaks of."""
    message = f"“{stated.text}” is not in the evidence, which has “{hedged(rival)}” for what the text speaks of"
    hint = "write the evidence's number, or say how yours is reckoned"
    return Fault(stated.start, "number-of-other", message, hint, is_warning=True)


def explain_whole(stated: Quantity, best: Pair) -> Fault:
    """That a share is told of another whole, which may be the same in other words."""
    told = best.words[best.given.start : best.given.end + 40]
    message = f"“{stated.text}” is a share of something else in the evidence: “{told}”"
    return Fault(stated.start, "number-of-other", message, "name the whole that the evidence names", is_warning=True)


Explanation = tuple[str, str, str]


def _explain_rate(stated: Quantity, given: Quantity) -> Explanation:
    """How two numbers differ that are reckoned by other things."""
    missing = sorted(given.rates - stated.rates) or sorted(given.rates)
    by = " and ".join(RATE_WORDS.get(rate, rate) for rate in missing)
    if untimed(given.rates):
        message = "“{said}” is counted by something else in the evidence, or by nothing: “{told}”"
        return "unit-differs", message, "name what it is counted by as the evidence does"
    if not given.rates:
        return "unit-differs", "“{said}” is a rate in the text, and not in the evidence: “{told}”", "take the rate out"
    other = "has another rate" if stated.rates else "leaves that out"
    return "unit-differs", f"the evidence gives “{{told}}” by the {by}; the text {other}", f"say that it is by the {by}"


RATE_WORDS = {
    "y": "year", "mo": "month", "wk": "week", "d": "day", "h": "hour", "quarter": "quarter", "person": "head",
    "s": "second", "ha": "hectare", "t": "tonne", "l": "litre", "kg": "kilogram",
}  # fmt: skip
MISSING = "number-not-in-evidence"
EXPLANATIONS: dict[Agreement, Explanation] = {
    Agreement.HEDGE_DROPPED:
        ("hedge-dropped", "the evidence says “{told}”; the text says “{said}”", "write “{bound}” with the number"),
    Agreement.HEDGE_ADDED:
        ("hedge-added", "“{said}” hedges what the evidence gives plainly: “{told}”", "take the hedge out"),
    Agreement.BOUND_DIFFERS:
        ("hedge-added", "“{said}” is another bound than the evidence's: “{told}”", "write “{bound}”"),
    Agreement.BOUND_FAILS:
        (MISSING, "“{said}” does not hold: the evidence gives “{told}”", "write “{told}”, or a bound that holds"),
    Agreement.UNROUNDED:
        (MISSING, "“{said}” rounds what the evidence gives: “{told}”",
         "write “{told}”, or say “about”, “nearly” or “over”"),
    Agreement.SPAN_DIFFERS:
        ("unit-differs", "“{said}” is a change over another period in the evidence: the {span}",
         "write the period as the evidence has it"),
    Agreement.SIGN_DIFFERS:
        (MISSING, "“{said}” has another sign in the evidence: “{told}”", "write the sign, or a word for it"),
    Agreement.RANGE_CUT:
        (MISSING, "“{said}” is one end of a range: the evidence gives “{told}”",
         "write both ends, or “up to” or “at least” with one"),
    Agreement.UNIT_DIFFERS:
        ("unit-differs", "“{said}” is not what the evidence gives: “{told}”",
         "write currency, scale, unit, percent or rank as the evidence has them"),
}  # fmt: skip
"""The code, the message and the hint for each way in which the nearest number differs, rates aside."""
