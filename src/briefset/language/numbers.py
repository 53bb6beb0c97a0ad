"""Numbers in running text, with currency, scale, unit and hedge: "nearly $30 billion", "twenty-five", "two-thirds".

In: a text and the data of its language. Out: `Numeral`s in order, with offsets. Never: reads a digit that belongs
to a word (P12, G20). English composes its number words; other languages have those of their data, one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import takewhile, zip_longest

from briefset.language.currencies import CURRENCIES, SIGNS
from briefset.language.units import UNMEASURED, Measure, read_measure
from briefset.language.words import CHINESE, ENGLISH, GERMAN, LanguageData

SPACE = r"[ \u00a0\u2009\u202f]"
"""Spaces within a number or between it and its unit: plain, no-break, thin, narrow no-break (ISO 80000-1, 7.3)."""
GAP = re.compile(rf"-|{SPACE}")
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
SETS = {"hundred": 100, "dozen": 12}
PLURALS = {"dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
ROUND = "thousand|million|billion|trillion"
LATIN = re.compile(r"[A-Za-zÀ-ÿ\d]")
JOINED = re.compile(rf"{SPACE}(?:to|and|or|bis|und|à|et|a|y|→){SPACE}|[-–]|{SPACE}?→{SPACE}?")
MOST_TEXTS = 4096
"""How many texts are kept as read; a summary with its article has fewer, and each is held against several others."""
AT_FIRST = re.compile(r"\bat first(?:\W|$)", re.IGNORECASE)
FOLLOWING = 4
"""How many words after a number name what it counts."""
LETTER_SCALES = {"k": 3, "m": 6, "b": 9}
"""Scales in one letter, after a sum of money only: $60m."""


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
    *count, part = GAP.split(words.casefold())
    denominator = PARTS[part] if part in PARTS else PARTS[part.removesuffix("s")]
    numerator = ENGLISH.words.get(count[0], 1) if count else 1
    return Decimal(numerator) / Decimal(denominator)


def read_words(words: str, language: LanguageData) -> Decimal:
    """The value of a cardinal, ordinal or multiple in words."""
    total = 0
    for word in GAP.split(words.casefold()):
        if word in SETS:
            total = max(total, 1) * SETS[word]
        else:
            total += language.words.get(word) or language.ordinals.get(word) or language.multiples.get(word) or 0
    return Decimal(total or 1)


def is_ordinal(words: str, language: LanguageData) -> bool:
    """Whether the words end in an ordinal."""
    return GAP.split(words.casefold())[-1] in language.ordinals


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, and what it means: `value` in units of its `scale` (a power of ten)."""

    start: int
    end: int
    text: str
    value: Decimal
    currency: str = ""
    scale: int = 0
    percent: str = ""
    ordinal: bool = False
    spelled: bool = False
    plural: bool = False
    hedge: str = ""
    hedge_words: str = ""
    counted: frozenset[str] = frozenset()
    measure: Measure = UNMEASURED

    @property
    def amount(self) -> Decimal:
        """The number in plain units."""
        return self.value.scaleb(self.scale)

    @property
    def kind(self) -> tuple[str, str, bool]:
        """Currency, percent or percentage points, rank or count: what two numbers must share to be comparable."""
        return self.currency, self.percent, self.ordinal


@lru_cache(maxsize=MOST_TEXTS)
def read_numerals(text: str, language: LanguageData) -> tuple[Numeral, ...]:
    """The numbers of a text, in figures and in words."""
    found = [
        _numeral(match, text, language)
        for match in _pattern(language).finditer(text)
        if not text[match.start() : match.start() + 24].casefold().startswith(language.fixed)
        and not AT_FIRST.search(text[max(0, match.start() - 4) : match.end() + 2])
    ]
    return tuple(_with_unit(numeral, following, text) for numeral, following in zip_longest(found, found[1:]))


def _with_unit(numeral: Numeral, following: Numeral | None, text: str) -> Numeral:
    """A bare number takes the unit of the one joined to it: "from 3.996 to 6.394 percent"."""
    if (
        following is None
        or numeral.scale
        or numeral.percent
        or not JOINED.fullmatch(text[numeral.end : following.start])
    ):
        return numeral
    return replace(
        numeral,
        currency=numeral.currency or following.currency,
        scale=following.scale,
        percent=following.percent,
        counted=numeral.counted or following.counted,
        measure=following.measure,
    )


@cache
def _pattern(language: LanguageData) -> re.Pattern[str]:
    group, point = SPACE if language.group == " " else re.escape(language.group), re.escape(language.decimal)
    figures = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?"
    names = any_of([name for name in CURRENCIES if name.islower()])
    signs = any_of([name for name in CURRENCIES if not name.islower()])
    spelled = spelled_pattern(language)
    edge = "" if language is CHINESE else r"(?!\w)"
    stop = r"(?<!\d{4})\.(?=\s[A-ZÄÖÜ])" if language is GERMAN else r"\.?[ºª]"
    rank = rf"(?P<ordinal>st|nd|rd|th|{stop}|e(?=\s)|er(?=\s)|º|ª)?"
    return re.compile(
        rf"(?:(?<![A-Za-zÀ-ÿ\d.,/{SIGNS}])(?P<sign>[-−])?(?P<currency>(?<![A-Za-z])(?:{signs}))?{SPACE}?"
        rf"(?P<figures>{figures}){rank}(?![A-Z\d]){f'|{spelled}' if spelled else ''})"
        rf"(?:(?:{SPACE}|-)?(?P<scale>(?i:{any_of([*language.scales])})){edge})?"
        rf"(?:(?:{SPACE}|-)?(?P<percent>(?i:{any_of([*language.points, *language.percent])})){edge})?"
        rf"(?:{SPACE}?(?P<unit>(?:(?:de |d’)?(?:{names})|美元){edge}|US\$|[{SIGNS}]))?"
    )


def _numeral(match: re.Match[str], text: str, language: LanguageData) -> Numeral:
    groups = match.groupdict()
    word = groups.get("word") or ""
    percent = _as_listed(match["percent"] or "")
    currency = CURRENCIES.get(
        (match["currency"] or (match["unit"] or "").removeprefix("de ").removeprefix("d’")).strip(), ""
    )
    hedge_words, hedge = _hedge(text, match.start(), match.end(), language)
    return Numeral(
        match.start() + len(match[0]) - len(match[0].lstrip()),
        match.end(),
        match[0].strip(),
        _value(match, language),
        currency,
        _scale(match, text, currency, language),
        _share(percent, bool(groups.get("fraction")), language),
        bool(match["ordinal"]) or (bool(word) and is_ordinal(word, language)),
        not match["figures"],
        bool(groups.get("plural")),
        hedge,
        hedge_words,
        _counted(text[match.end() :], language),
        read_measure(text[match.end() :], language.lengths),
    )


def _share(percent: str, fraction: bool, language: LanguageData) -> str:
    if percent:
        return "points" if percent in language.points else "percent"
    return "part" if fraction else ""


def _scale(match: re.Match[str], text: str, currency: str, language: LanguageData) -> int:
    if match["scale"]:
        return language.scales[_as_listed(match["scale"])]
    letter = re.match(r"[kmb](?!\w)", text[match.end() :])
    return LETTER_SCALES[letter[0]] if letter and currency else 0


def _value(match: re.Match[str], language: LanguageData) -> Decimal:
    if match["figures"]:
        value = _read_figures(match["figures"], language)
        return -value if match["sign"] else value
    if match["fraction"]:
        return read_fraction(match["fraction"])
    return Decimal(PLURALS[match["plural"].casefold()]) if match["plural"] else read_words(match["word"], language)


def _read_figures(figures: str, language: LanguageData) -> Decimal:
    plain = re.sub(SPACE, "", figures).replace(language.group, "") if language.group else figures
    return Decimal(plain.replace(language.decimal, "."))


def _hedge(text: str, start: int, end: int, language: LanguageData) -> tuple[str, str]:
    """The hedge before a number, or after it, as written and by its family."""
    before = _as_listed(text[max(0, start - 40) : start]).rstrip()
    for phrase, family in language.hedges.items():
        if (before.endswith(phrase) and not LATIN.fullmatch(before[: -len(phrase)][-1:])) or before.endswith(
            f"{phrase} the"
        ):
            return ("", "") if family == "about" and _is_talk(before, phrase, language) else (phrase, family)
    after = _as_listed(text[end : end + 30]).lstrip()
    for phrase, family in language.after.items():
        if after.startswith(phrase) and not LATIN.fullmatch(after[len(phrase) :][:1]):
            return phrase, family
    return "", ""


def _as_listed(words: str) -> str:
    """Words as the tables of a language have them: small letters, plain spaces."""
    return re.sub(SPACE, " ", words.casefold())


def _is_talk(before: str, phrase: str, language: LanguageData) -> bool:
    """Whether "about" follows a word of talking: "writes about 14 countries" hedges nothing."""
    words = before[: -len(phrase)].split() if before.endswith(phrase) else []
    return phrase == "about" and bool(words) and words[-1].startswith(language.talk)


def _counted(following: str, language: LanguageData) -> frozenset[str]:
    """The words that say what is counted, without endings of the plural."""
    clause = re.split(r"[.;:,()“”!?–—\d]", following, maxsplit=1)[0]
    words = takewhile(lambda word: word not in language.words, re.findall(r"[^\W\d_]+", clause.casefold())[:FOLLOWING])
    return frozenset(word.rstrip("s") for word in words if word not in language.stop and word not in _hedging(language))


@cache
def _hedging(language: LanguageData) -> frozenset[str]:
    return frozenset(part for phrase in language.hedges for part in phrase.split())
