"""Numbers in running text, with their currency, scale, unit and hedge.

In: a text and the data of its language. Out: `Numeral`s in order, with offsets. Never: reads a digit that belongs
to a word (P12, G20).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import takewhile, zip_longest

from briefset.language.spelled import PLURALS, any_of, is_ordinal, read_fraction, read_words, spelled_pattern
from briefset.language.units import UNMEASURED, Measure, read_measure
from briefset.language.words import CHINESE, GERMAN, LanguageData

CURRENCIES = {
    "US$": "$",
    "$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "dollars": "$",
    "dollar": "$",
    "美元": "$",
    "euros": "€",
    "euro": "€",
    "pounds": "£",
    "yen": "¥",
    "won": "₩",
    "rupees": "₹",
    "roubles": "₽",
    "rubles": "₽",
    "francs": "CHF",
    "yuan": "CN¥",
    "renminbi": "CN¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "CHF": "CHF",
    "A$": "A$",
    "C$": "C$",
    "HK$": "HK$",
    "₩": "₩",
    "₹": "₹",
    "₽": "₽",
    "RMB": "CN¥",
    "人民币": "CN¥",
}
SPACE = r"[ \u00a0\u2009\u202f]"
LATIN = re.compile(r"[A-Za-zÀ-ÿ\d]")
JOINED = re.compile(rf"{SPACE}(?:to|and|or|bis|und|à|et|a|y|→){SPACE}|[-–]|{SPACE}?→{SPACE}?")
MOST_TEXTS = 4096
"""How many texts are kept as read; a summary with its article has fewer, and each is held against several others."""
AT_FIRST = re.compile(r"\bat first(?:\W|$)", re.IGNORECASE)
FOLLOWING = 4
"""How many words after a number name what it counts."""
LETTER_SCALES = {"k": 3, "m": 6, "b": 9}
"""Scales in one letter, after a sum of money only: $60m."""


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
        rf"(?:(?<![A-Za-zÀ-ÿ\d.,/$€£¥])(?P<sign>[-−])?(?P<currency>(?<![A-Za-z])(?:{signs}))?{SPACE}?"
        rf"(?P<figures>{figures}){rank}(?![A-Z\d]){f'|{spelled}' if spelled else ''})"
        rf"(?:(?:{SPACE}|-)?(?P<scale>(?i:{any_of([*language.scales])})){edge})?"
        rf"(?:(?:{SPACE}|-)?(?P<percent>(?i:{any_of([*language.points, *language.percent])})){edge})?"
        rf"(?:{SPACE}?(?P<unit>(?:(?:de |d’)?(?:{names})|美元){edge}|US\$|[$€£]))?"
    )


def _numeral(match: re.Match[str], text: str, language: LanguageData) -> Numeral:
    groups = match.groupdict()
    word = groups.get("word") or ""
    percent = (match["percent"] or "").casefold().replace("\u00a0", " ")
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
        return language.scales[match["scale"].casefold().replace("\u00a0", " ")]
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
    before = text[max(0, start - 40) : start].rstrip().casefold().replace("\u00a0", " ")
    for phrase, family in language.hedges.items():
        if (before.endswith(phrase) and not LATIN.fullmatch(before[: -len(phrase)][-1:])) or before.endswith(
            f"{phrase} the"
        ):
            return ("", "") if family == "about" and _is_talk(before, phrase, language) else (phrase, family)
    after = text[end : end + 30].casefold().replace("\u00a0", " ").lstrip()
    for phrase, family in language.after.items():
        if after.startswith(phrase) and not LATIN.fullmatch(after[len(phrase) :][:1]):
            return phrase, family
    return "", ""


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
