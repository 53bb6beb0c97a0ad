"""Numbers that a text answers for itself: parts of the document, what stands beside it, arithmetic that it owns.

In: a `Quantity` and the `NumberContext` of its text. Out: whether it needs evidence, or what is wrong with it. Never:
the evidence (that is `weigh`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.weigh import Weighing
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading, read
from briefset.language.stems import content_stems, stem

SMALL = 12
"""Number words up to this one also count the writer's own things: "the three sections", "the second of two"."""
FEW = 3
"""Ranks up to this one may pick from what the evidence counts: "has two dreams", and the text says "the second"."""
OPENING = frozenset(("", ".", ",", ";", ":"))
"""What a rank that lists stands after: "First, …; second, …"."""


@dataclass(frozen=True, slots=True)
class NumberContext:
    """Where numbers stand: the text with its label, the derived numbers, and what stands beside it.

    `items` are the names and lengths of the lists beside the text, and `asks` is true for what readers are asked to do.
    """

    whole_text: str
    derived: tuple[Quantity, ...]
    items: Mapping[str, int]
    asks: bool


def count_beside(stated: Quantity, reading: Reading, context: NumberContext) -> int | None:
    """How many things of the number's noun stand beside the text; None where none do."""
    for name, count in context.items.items():
        if stem(name, reading.language) in stated.counted:
            return count
    return None


def needs_no_evidence(stated: Quantity, reading: Reading, context: NumberContext, weighing: Weighing) -> bool:
    """Whether the text itself answers for a number."""
    if stated.spelled and not stated.low:
        return True
    if stated.kind == "multiple" and context.asks:
        return True
    if not stated.spelled or stated.low > SMALL or stated.unit or stated.scale:
        return False
    own = {stem(word, reading.language) for word in reading.language.own}
    noun = content_stems(reading.text[stated.end :], reading.language, 1)
    if own.intersection(noun):
        return True
    if stated.ordinal:
        return _is_enumeration(stated, reading, context, weighing)
    return stated.low == 1 or context.asks or stated.low in context.items.values()


def _is_enumeration(stated: Quantity, reading: Reading, context: NumberContext, weighing: Weighing) -> bool:
    """Whether a rank in words picks one out of as many things as the text or its evidence counts, or lists them."""
    tiers = weighing.tiers_of(stated)
    told = [given for tier in tiers for one in tier for given in one.quantities]
    if any(given.ordinal and given.counted & stated.counted for given in told):
        return False
    if reading.text[stated.end :].startswith(",") and reading.text[: stated.start].rstrip()[-1:] in OPENING:
        return True
    nearest = [given for one in tiers[0] for given in one.quantities] if tiers and stated.low <= FEW else []
    counts = [*read(context.whole_text, reading.language).quantities, *nearest]
    return any(count.spelled and not count.ordinal and stated.low <= count.low <= SMALL for count in counts)


def find_unowned(stated: Quantity, reading: Reading, context: NumberContext) -> Fault | None:
    """A derived number that the text does not call its own; None for one that it does, or that is not derived."""
    if not any(known.base == stated.base or _is_plain_equal(known, stated) for known in context.derived):
        return None
    if is_owned(reading, context):
        return OWNED
    message = f"“{stated.text}” is derived, and the text does not say so"
    return Fault(stated.start, "derived-unmarked", message, f"add “{reading.language.ours[0]}”")


OWNED = Fault(0, "", "", "")
"""Says that a derived number is called so."""


def is_owned(reading: Reading, context: NumberContext) -> bool:
    """Whether the text calls its arithmetic its own."""
    return any(re.search(re.escape(phrase), context.whole_text.casefold()) for phrase in reading.language.ours)


def _is_plain_equal(known: Quantity, stated: Quantity) -> bool:
    return known.low == stated.low and known.high == stated.high and "" in (known.unit, stated.unit)
