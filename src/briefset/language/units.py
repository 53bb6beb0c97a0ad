"""What a number measures: the length of time or the unit after it, and the rate ("a year", "per tonne").

In: the words after a number, the lengths of time of their language. Out: `Measure`. Never: knows what things are
counted; households and countries are no measures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = re.compile(
    r"(?:[kmgt]wh?|(?:kilo|mega|giga|tera|milli)?watt(?:stunden?)?|kilogramm?e?|kilo|gramm?e?|kg|tonne|ton|tonnen|tonelada"
    r"|(?:kilo|centi|milli)?(?:metre|meter|mètre|metro)|kilómetro|km|mile|meile|milla|foot|feet|inch|hectare|hektar"
    r"|hectárea|acre|litre|liter|litro|gallon|barrel|barril|baril|fass|cent|degree|grad|celsius)"
)
COUNTING = frozenset(("time", "second", "mal", "foi", "vez", "vece"))
"""Among the lengths of time: words that also count or rank."""
PER = frozenset(("a", "an", "per", "each", "every", "pro", "je", "par", "por", "al"))
YEARLY = {
    **dict.fromkeys(("annual", "annually", "yearly", "annum", "jährlich", "anual"), "year"),
    **dict.fromkeys(("monthly", "monatlich", "mensual"), "month"),
    **dict.fromkeys(("weekly", "wöchentlich", "semanal"), "week"),
    **dict.fromkeys(("daily", "täglich", "diario"), "day"),
}
ALIKE = {
    "kg": "kilo",
    "kilogram": "kilo",
    "ton": "tonne",
    "meter": "metre",
    "kilometer": "kilometre",
    "liter": "litre",
    "centurie": "century",
    "me": "mese",
    "année": "an",
}
NEAR, FAR = 2, 6
"""Within how many words after a number its measure begins, and its rate."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A length of time or unit without its ending, and that by which it is reckoned; each empty where there is none.

    `words` are what stands after the number, as far as its measure goes.
    """

    unit: str = ""
    rate: str = ""
    words: str = ""

    def contradicts(self, other: Measure) -> bool:
        """Whether both name a unit, or both a rate, and not the same one."""
        pairs = ((self.unit, other.unit), (self.rate, other.rate))
        return any(one and another and one != another for one, another in pairs)


UNMEASURED = Measure()


def read_measure(following: str, lengths: frozenset[str]) -> Measure:
    """The measure in the words after a number, up to the next number or stop."""
    clause = re.split(r"[.;:,()“”!?–—\d]", following, maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", clause)[:FAR]
    plain = [word.casefold() for word in words]
    per = next((place for place, word in enumerate(plain) if word in PER), FAR)
    units = [place for place, word in enumerate(plain[: min(NEAR, per)]) if _is_unit(word, lengths)]
    rates = [place for place in range(len(plain)) if _rate(plain, place, lengths)]
    last = max([*units[:1], *rates[:1]], default=-1)
    return Measure(
        _without_ending(plain[units[0]]) if units else "",
        _rate(plain, rates[0], lengths) if rates else "",
        " ".join(words[: last + 1]),
    )


def _rate(words: list[str], place: int, lengths: frozenset[str]) -> str:
    word = words[place]
    if word in YEARLY:
        return _without_ending(YEARLY[word])
    after = place > 0 and words[place - 1] in PER
    return _without_ending(word) if after and _is_unit(word, lengths) else ""


def _is_unit(word: str, lengths: frozenset[str]) -> bool:
    forms = {word, word.rstrip("s")}
    return bool(forms & (lengths - COUNTING)) or any(UNITS.fullmatch(form) for form in forms)


def _without_ending(word: str) -> str:
    """The same for singular and plural: *years*, *Jahren*, *centuries*."""
    plain = word.rstrip("s")
    return re.sub(r"e?n?$", "", ALIKE.get(plain, plain))
