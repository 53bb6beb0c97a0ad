"""A quantity, and texts made ready for finding one.

In: nothing, or a text. Out: `Quantity`, plain text. Never: a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from briefset.language.digits import MOST_TEXTS, SPACES
from briefset.language.measures import to_base

SPACE = f"[{SPACES}]"


BEFORE, AFTER = 60, 80
"""How many characters beside a number are looked at for what belongs to it."""


NUMBERED = "n:"
"""What the key of a number begins with among those of words."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range as written, with its unit, rate, hedge and the words that say what is counted.

    `low` and `high` are in plain units (no thousands or millions); they differ for a range only. `unit` is a currency's
    sign, `%`, `pp` (percentage points), `part` of a whole, `x` (times), or a unit of `measures.UNITS`; empty for a
    count.
    """

    start: int
    end: int
    text: str
    low: Fraction
    high: Fraction
    unit: str = ""
    rates: frozenset[str] = frozenset()
    span: str = ""
    bound: str = ""
    bound_words: str = ""
    ordinal: bool = False
    spelled: bool = False
    kind: str = ""
    opaque: str = ""
    negative: bool = False
    scale: int = 0
    counted: frozenset[str] = frozenset()
    preposition: bool = False
    loose: bool = False
    """Whether its bound may include the number itself."""
    whole: frozenset[str] = frozenset()
    """What a share is of: the stems of the words after "of"."""
    near_units: frozenset[str] = frozenset()
    """Units of the other numbers of the text, from which a bare number may take its own."""
    near_scales: frozenset[int] = frozenset()
    """Scales of the other numbers of the text, from which it may take its own: "by seven million, to 31"."""
    near_rates: frozenset[str] = frozenset()
    """Rates that the sentence names elsewhere."""
    things: frozenset[str] = frozenset()
    """What the text speaks of, as units and stems, by which the number may be reckoned."""
    near_bounds: frozenset[str] = frozenset()
    """Families of the hedges that other words of its sentence make: a cap, a minimum, "must not exceed"."""

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high

    @property
    def key(self) -> str:
        """What stands for it among the stems of words beside another: the value and its dimension."""
        return f"{NUMBERED}{self.base[0]}:{self.base[2]}"

    @property
    def base(self) -> tuple[Fraction, Fraction, str]:
        """Both ends and the dimension, so that equal quantities are equal whatever their units."""
        match self.unit:
            case "%":
                return self.low / 100, self.high / 100, "share"
            case "part":
                return self.low, self.high, "share"
            case "pp" | "bp" | "0.1 pp":
                size = {"pp": 100, "0.1 pp": 1000, "bp": 10000}[self.unit]
                return self.low / size, self.high / size, "points"
        low, dimension = to_base(self.low, self.unit)
        return low, to_base(self.high, self.unit)[0], dimension


CLAUSE = re.compile(r"[.,;:()—–](?!\d)|[。，；：、（）]")
"""What ends a clause; a mark before a digit may be part of a number."""
PART = re.compile(r"[;；]")
"""What parts a sentence into statements."""
STOP = re.compile(r"[.;](?!\d)|[。；]")
"""What ends a sentence or one of its independent parts."""
PLAIN = str.maketrans({**dict.fromkeys(f"{SPACES}\n\t\u00ad", " "), "’": "'"})


@lru_cache(maxsize=MOST_TEXTS)
def plain_text(text: str) -> str:
    """Small letters and plain spaces, every character in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(PLAIN)


@cache
def any_phrase(listed: tuple[str, ...]) -> str:
    """A pattern for any of the phrases, the longest first; one that matches nothing for none."""
    return "|".join(re.escape(phrase).replace("’", "'") for phrase in sorted(listed, key=len, reverse=True)) or r"(?!)"
