"""One number of a published text held against what the article's words give for it.

In: `Numeral`, `Testimony` in order of nearness. Out: code, message and hint, or nothing. Never: finds the words (that
is `testimony`), or lets a number pass that counts something else in the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefset.evidence.ledger.evidence import Testimony
from briefset.language.numbers import Numeral, read_numerals
from briefset.language.words import Grammar

Fault = tuple[str, str, str]
SMALL = 12
"""Number words up to this one also count the writer's own things: "the three sections", "the second of two"."""

PERCENT = {"percent": "percent", "points": "percentage points"}
OPENING = frozenset(("", ".", ",", ";", ":"))
"""What a rank that lists stands after: "First, …; second, …"."""

FEW = 3
"""Ranks up to this one may pick from what the evidence counts: "has two dreams", and the text says "the second"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a number stands: its text without quotations, the words that may own it as derived, the derived numbers.

    `items` are the names and lengths of the lists beside the text, and `asks` is true for what readers are asked to do.
    `others` are the numbers beside it in the text, from which a bare one may take its unit: "22.5 and 9.3 percent".
    """

    text: str
    context: str
    grammar: Grammar
    derived: tuple[Numeral, ...]
    items: Mapping[str, int]
    asks: bool
    others: tuple[Numeral, ...] = ()


def find_fault(numeral: Numeral, tiers: list[Testimony], setting: Setting) -> Fault | None:
    """As `find_numeral_fault`, for a bare number also with the unit of a number beside it."""
    fault = find_numeral_fault(numeral, tiers, setting)
    if fault is None or any((*numeral.kind, numeral.scale, numeral.spelled, numeral.measure.unit)):
        return fault
    shared = (
        replace(numeral, currency=other.currency, percent=other.percent) for other in setting.others if any(other.kind)
    )
    return None if any(find_numeral_fault(alike, tiers, setting) is None for alike in shared) else fault


def find_numeral_fault(numeral: Numeral, tiers: list[Testimony], setting: Setting) -> Fault | None:
    """Code, message and hint; None for a number that its evidence gives, or that counts parts of the document."""
    if listed := [count for name, count in setting.items.items() if name.rstrip("s") in numeral.counted]:
        return None if numeral.ordinal or numeral.value in listed else _explain_items(numeral, listed[0])
    if _is_own(numeral, setting):
        return None
    alike = [given for tier in tiers for given in find_alike(numeral, tier, setting.grammar)]
    if any(given.hedge == numeral.hedge for given in alike):
        return None
    if any(given.amount == numeral.amount and given.percent == numeral.percent for given in setting.derived):
        return _find_unowned(numeral, setting)
    if alike:
        return _explain_hedge(numeral, alike[0])
    if numeral.ordinal and _is_enumeration(numeral, tiers, setting):
        return None
    return _explain_missing(numeral, tiers)


def find_alike(numeral: Numeral, testimony: Testimony, grammar: Grammar) -> list[Numeral]:
    """The same number of the same kind, unless the testimony counts the same things with another number.

    A length of time bears out no number of other things.
    """
    kin = [given for given in testimony.numerals if given.kind == numeral.kind and given.plural == numeral.plural]
    same = [given for given in kin if given.amount == numeral.amount and not numeral.measure.contradicts(given.measure)]
    if numeral.currency or numeral.percent:
        return same
    counting = [given for given in kin if given.counted & numeral.counted]
    confirmed = [given for given in same if not given.counted or given in counting]
    if counting or not numeral.counted or numeral.counted & grammar.lengths:
        return confirmed if counting else same
    return [given for given in same if not given.counted & grammar.lengths]


def _is_own(numeral: Numeral, setting: Setting) -> bool:
    if not numeral.spelled or numeral.value > SMALL or numeral.currency or numeral.scale or numeral.percent:
        return False
    if numeral.counted & setting.grammar.own:
        return True
    return not numeral.ordinal and (numeral.value == 1 or setting.asks or numeral.value in setting.items.values())


def _is_enumeration(numeral: Numeral, tiers: list[Testimony], setting: Setting) -> bool:
    """Whether a rank in words picks one out of as many things as the text or its evidence counts, or lists them."""
    if not numeral.spelled or numeral.value > SMALL or numeral.counted & setting.grammar.lengths:
        return False
    if any(given.ordinal and given.counted & numeral.counted for tier in tiers for given in tier.numerals):
        return False
    if setting.text[numeral.end :].startswith(",") and setting.text[: numeral.start].rstrip()[-1:] in OPENING:
        return True
    counts = [*read_numerals(setting.context, setting.grammar), *(tiers[0].numerals if numeral.value <= FEW else ())]
    return any(count.spelled and not count.ordinal and numeral.value <= count.value <= SMALL for count in counts)


def _find_unowned(numeral: Numeral, setting: Setting) -> Fault | None:
    if any(phrase in setting.context.casefold() for phrase in setting.grammar.ours):
        return None
    message = f"“{numeral.text}” is derived, and the text does not say so"
    return "derived-unmarked", message, f"add “{setting.grammar.ours[0]}”"


def _explain_hedge(numeral: Numeral, given: Numeral) -> Fault:
    if given.hedge:
        message = f"the evidence says “{given.hedge_words} {given.text}”; the text says “{_hedged(numeral)}”"
        return "hedge-dropped", message, f"write “{given.hedge_words}” with the number"
    message = f"“{_hedged(numeral)}” hedges what the evidence gives plainly: “{given.text}”"
    return "hedge-added", message, "take the hedge out"


def _explain_items(numeral: Numeral, count: int) -> Fault:
    message = f"“{numeral.text}” is not how many there are beside it: {count}"
    return "number-not-in-evidence", message, "correct the number, or what is listed"


def _explain_missing(numeral: Numeral, tiers: list[Testimony]) -> Fault:
    every = [given for tier in tiers for given in tier.numerals]
    same = [given for given in every if given.amount == numeral.amount and _is_other_unit(given, numeral)]
    if same:
        message = f"“{_measured(numeral)}” is not what the evidence gives: “{_measured(same[0])}”"
        return "unit-differs", message, "write currency, scale, unit, percent or rank as the evidence has them"
    rivals = [given for given in every if given.kind == numeral.kind and given.counted & numeral.counted]
    if rivals:
        message = f"“{numeral.text}” is not what the evidence counts: {_listed(rivals)}"
        return "number-not-in-evidence", message, "correct the number, or mark it as yours: [ed.: …]"
    message = f"“{numeral.text}” is not in the evidence of this text, which gives {_listed(tiers[0].numerals)}"
    hint = "correct it, quote the words that give it as evidence, declare it under `derived`, or write [ed.: …]"
    return "number-not-in-evidence", message, hint


def _is_other_unit(given: Numeral, numeral: Numeral) -> bool:
    return given.kind != numeral.kind or numeral.measure.contradicts(given.measure)


def _measured(numeral: Numeral) -> str:
    """The number with its measure, and with percent where that stands with the next number only."""
    share = PERCENT.get(numeral.percent, "") if numeral.text[-1:].isdigit() else ""
    return " ".join(filter(None, (numeral.text, share, numeral.measure.words)))


def _hedged(numeral: Numeral) -> str:
    return f"{numeral.hedge_words} {numeral.text}".strip()


def _listed(numerals: Iterable[Numeral]) -> str:
    texts = list(dict.fromkeys(_hedged(numeral) for numeral in numerals))
    return ", ".join(texts[:6]) + (" …" if len(texts) > 6 else "") if texts else "no number"
