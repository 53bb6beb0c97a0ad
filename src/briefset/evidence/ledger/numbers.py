"""One number of a published text held against what the article's words give for it.

In: `Numeral`, `EvidenceValues` by nearness. Out: code, message and hint, or nothing. Never: finds the words (that is
`evidence`), or lets a number pass that counts something else in the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefset.evidence.ledger.evidence import EvidenceValues
from briefset.language.numbers import Numeral, read_numerals
from briefset.language.words import LanguageData

Fault = tuple[str, str, str]
SMALL = 12
"""Number words up to this one also count the writer's own things: "the three sections", "the second of two"."""

PERCENT = {"percent": "percent", "points": "percentage points"}
OPENING = frozenset(("", ".", ",", ";", ":"))
"""What a rank that lists stands after: "First, …; second, …"."""

FEW = 3
"""Ranks up to this one may pick from what the evidence counts: "has two dreams", and the text says "the second"."""


@dataclass(frozen=True, slots=True)
class NumberContext:
    """Where a number stands: its text without quotations, the words that may own it as derived, the derived numbers.

    `items` are the names and lengths of the lists beside the text, and `asks` is true for what readers are asked to do.
    `others` are the numbers beside it in the text, from which a bare one may take its unit: "22.5 and 9.3 percent".
    """

    text: str
    whole_text: str
    language: LanguageData
    derived: tuple[Numeral, ...]
    items: Mapping[str, int]
    asks: bool
    others: tuple[Numeral, ...] = ()


def find_fault(numeral: Numeral, by_nearness: list[EvidenceValues], context: NumberContext) -> Fault | None:
    """As `find_numeral_fault`, for a bare number also with the unit of a number beside it."""
    fault = find_numeral_fault(numeral, by_nearness, context)
    if fault is None or any((*numeral.kind, numeral.scale, numeral.spelled, numeral.measure.unit)):
        return fault
    shared = (
        replace(numeral, currency=other.currency, percent=other.percent) for other in context.others if any(other.kind)
    )
    return None if any(find_numeral_fault(with_unit, by_nearness, context) is None for with_unit in shared) else fault


def find_numeral_fault(numeral: Numeral, by_nearness: list[EvidenceValues], context: NumberContext) -> Fault | None:
    """Code, message and hint; None for a number that its evidence gives, or that counts parts of the document."""
    if listed := [count for name, count in context.items.items() if name.rstrip("s") in numeral.counted]:
        return None if numeral.ordinal or numeral.value in listed else _explain_items(numeral, listed[0])
    if _counts_own_parts(numeral, context):
        return None
    equal = [known for values in by_nearness for known in find_equal(numeral, values, context.language)]
    if any(known.hedge == numeral.hedge for known in equal):
        return None
    if any(known.amount == numeral.amount and known.percent == numeral.percent for known in context.derived):
        return _find_unowned(numeral, context)
    if equal:
        return _explain_hedge(numeral, equal[0])
    if numeral.ordinal and _is_enumeration(numeral, by_nearness, context):
        return None
    return _explain_missing(numeral, by_nearness)


def find_equal(numeral: Numeral, values: EvidenceValues, language: LanguageData) -> list[Numeral]:
    """The same number of the same kind, unless the evidence counts the same things with another number.

    A length of time bears out no number of other things.
    """
    same_kind = [known for known in values.numerals if known.kind == numeral.kind and known.plural == numeral.plural]
    same = [
        known
        for known in same_kind
        if known.amount == numeral.amount and not numeral.measure.contradicts(known.measure)
    ]
    if numeral.currency or numeral.percent:
        return same
    counting = [known for known in same_kind if known.counted & numeral.counted]
    confirmed = [known for known in same if not known.counted or known in counting]
    if counting or not numeral.counted or numeral.counted & language.lengths:
        return confirmed if counting else same
    return [known for known in same if not known.counted & language.lengths]


def _counts_own_parts(numeral: Numeral, context: NumberContext) -> bool:
    if not numeral.spelled or numeral.value > SMALL or numeral.currency or numeral.scale or numeral.percent:
        return False
    if numeral.counted & context.language.document_parts:
        return True
    return not numeral.ordinal and (numeral.value == 1 or context.asks or numeral.value in context.items.values())


def _is_enumeration(numeral: Numeral, by_nearness: list[EvidenceValues], context: NumberContext) -> bool:
    """Whether a rank in words picks one out of as many things as the text or its evidence counts, or lists them."""
    if not numeral.spelled or numeral.value > SMALL or numeral.counted & context.language.lengths:
        return False
    if any(known.ordinal and known.counted & numeral.counted for values in by_nearness for known in values.numerals):
        return False
    if context.text[numeral.end :].startswith(",") and context.text[: numeral.start].rstrip()[-1:] in OPENING:
        return True
    counts = [
        *read_numerals(context.whole_text, context.language),
        *(by_nearness[0].numerals if numeral.value <= FEW else ()),
    ]
    return any(count.spelled and not count.ordinal and numeral.value <= count.value <= SMALL for count in counts)


def _find_unowned(numeral: Numeral, context: NumberContext) -> Fault | None:
    if any(phrase in context.whole_text.casefold() for phrase in context.language.own_arithmetic):
        return None
    message = f"“{numeral.text}” is derived, and the text does not say so"
    return "derived-unmarked", message, f"add “{context.language.own_arithmetic[0]}”"


def _explain_hedge(numeral: Numeral, known: Numeral) -> Fault:
    if known.hedge:
        message = f"the evidence says “{known.hedge_words} {known.text}”; the text says “{_hedged(numeral)}”"
        return "hedge-dropped", message, f"write “{known.hedge_words}” with the number"
    message = f"“{_hedged(numeral)}” hedges what the evidence gives plainly: “{known.text}”"
    return "hedge-added", message, "take the hedge out"


def _explain_items(numeral: Numeral, count: int) -> Fault:
    message = f"“{numeral.text}” is not how many there are beside it: {count}"
    return "number-not-in-evidence", message, "correct the number, or what is listed"


def _explain_missing(numeral: Numeral, by_nearness: list[EvidenceValues]) -> Fault:
    every = [known for values in by_nearness for known in values.numerals]
    same = [known for known in every if known.amount == numeral.amount and _is_other_unit(known, numeral)]
    if same:
        message = f"“{_measured(numeral)}” is not what the evidence gives: “{_measured(same[0])}”"
        return "unit-differs", message, "write currency, scale, unit, percent or rank as the evidence has them"
    others = [known for known in every if known.kind == numeral.kind and known.counted & numeral.counted]
    if others:
        message = f"“{numeral.text}” is not what the evidence counts: {_listed(others)}"
        return "number-not-in-evidence", message, "correct the number, or mark it as yours: [ed.: …]"
    message = f"“{numeral.text}” is not in the evidence of this text, which gives {_listed(by_nearness[0].numerals)}"
    hint = "correct it, quote the words that give it as evidence, declare it under `derived`, or write [ed.: …]"
    return "number-not-in-evidence", message, hint


def _is_other_unit(known: Numeral, numeral: Numeral) -> bool:
    return known.kind != numeral.kind or numeral.measure.contradicts(known.measure)


def _measured(numeral: Numeral) -> str:
    """The number with its measure, and with percent where that stands with the next number only."""
    share = PERCENT.get(numeral.percent, "") if numeral.text[-1:].isdigit() else ""
    return " ".join(filter(None, (numeral.text, share, numeral.measure.words)))


def _hedged(numeral: Numeral) -> str:
    return f"{numeral.hedge_words} {numeral.text}".strip()


def _listed(numerals: Iterable[Numeral]) -> str:
    texts = list(dict.fromkeys(_hedged(numeral) for numeral in numerals))
    return ", ".join(texts[:6]) + (" …" if len(texts) > 6 else "") if texts else "no number"
