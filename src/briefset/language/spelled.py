"""Numbers in English words: "twenty-five", "a dozen", "one hundred and fifty", "two-thirds", "seventieth", "millions".

In: words that the pattern matched. Out: their value. Never: reads figures (that is `numerals`); other languages have
the words of their language, one by one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from briefset.language.words import ENGLISH, LanguageData

SPACE = r"[ \u00a0]"
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
SETS = {"hundred": 100, "dozen": 12}
PLURALS = {"dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
ROUND = "thousand|million|billion|trillion"


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in sorted(words, key=len, reverse=True))


@cache
def spelled_pattern(language: LanguageData) -> str:
    """A pattern with the groups `fraction`, `word` and `plural`; empty where a language writes no number words."""
    single = any_of([*language.words, *language.ordinals, *language.multiples])
    if not single:
        return ""
    if language is not ENGLISH:
        return rf"(?<![\w-])(?P<word>(?i:{single}))(?!\w)(?P<fraction>(?!))?(?P<plural>(?!))?"
    tens = any_of([word for word, value in language.words.items() if value >= 20])
    units = any_of([word for word, value in language.words.items() if value < 10 and word != "twice"])
    small = any_of([*language.words, *language.multiples])
    under = rf"(?:(?:{tens})(?:-|{SPACE})(?:{units})|{small})(?![a-z])"
    ordinal = rf"(?:(?:{tens})-)?(?:{any_of([*language.ordinals])})"
    whole = rf"(?:{under}|an?){SPACE}hundred(?:(?:{SPACE}and)?{SPACE}{under})?|(?:{under}|a){SPACE}dozen"
    part = any_of([*PARTS])
    fraction = (
        rf"(?:(?:{units})(?:-|{SPACE})(?:{part})s|one(?:-|{SPACE})(?:{part})(?={SPACE}of)|a{SPACE}(?:{part})(?={SPACE}of)"
        rf"|half(?={SPACE}(?:of|the|its|their|all)\b))"
    )
    return (
        rf"(?<![\w-])(?:(?P<fraction>(?i:{fraction}))|(?P<plural>(?i:{any_of([*PLURALS])}))"
        rf"|(?P<word>(?i:{ordinal}(?!\w)|{whole}|an?(?={SPACE}(?:{ROUND})\b)|{under})))(?!\w)"
    )


def read_fraction(words: str) -> Decimal:
    """The value of a fraction: `two-thirds`."""
    *count, part = re.split(r"[- \u00a0]", words.casefold())
    denominator = PARTS[part] if part in PARTS else PARTS[part.removesuffix("s")]
    numerator = ENGLISH.words.get(count[0], 1) if count else 1
    return Decimal(numerator) / Decimal(denominator)


def read_words(words: str, language: LanguageData) -> Decimal:
    """The value of a cardinal, ordinal or multiple in words."""
    total = 0
    for word in re.split(r"[- \u00a0]", words.casefold()):
        if word in SETS:
            total = max(total, 1) * SETS[word]
        else:
            total += language.words.get(word) or language.ordinals.get(word) or language.multiples.get(word) or 0
    return Decimal(total or 1)


def is_ordinal(words: str, language: LanguageData) -> bool:
    """Whether the words end in an ordinal."""
    return re.split(r"[- \u00a0]", words.casefold())[-1] in language.ordinals
