"""Numbers in running text, with their currency, scale, unit and hedge.

In: a text and the grammar of its language. Out: `Numeral`s in order, with offsets. Never: reads a digit that belongs
to a word (P12, G20).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from briefset.grammar import CHINESE, Grammar

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
    "yuan": "CN¥",
    "RMB": "CN¥",
    "人民币": "CN¥",
}
SPACE = r"[ \u00a0\u2009\u202f]"
LATIN = re.compile(r"[A-Za-zÀ-ÿ\d]")
JOINED = re.compile(rf"{SPACE}(?:to|and|or|bis|und|à|et|a|y|→){SPACE}|[-–]|{SPACE}?→{SPACE}?")
FOLLOWING = 4
"""How many words after a number name what it counts."""


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
    hedge: str = ""
    hedge_words: str = ""
    counted: frozenset[str] = frozenset()

    @property
    def amount(self) -> Decimal:
        """The number in plain units."""
        return self.value.scaleb(self.scale)

    @property
    def kind(self) -> tuple[str, str, bool]:
        """Currency, percent or percentage points, rank or count: what two numbers must share to be comparable."""
        return self.currency, self.percent, self.ordinal


def read_numerals(text: str, grammar: Grammar) -> Iterator[Numeral]:
    """The numbers of a text, in figures and in words."""
    found = [_numeral(match, text, grammar) for match in _pattern(grammar).finditer(text)]
    for numeral, following in zip_longest(found, found[1:]):
        yield _with_unit(numeral, following, text)


def _with_unit(numeral: Numeral, following: Numeral | None, text: str) -> Numeral:
    """A bare number takes the unit of the one joined to it: "from 3.996 to 6.394 percent"."""
    if (
        following is None
        or numeral.scale
        or numeral.percent
        or not JOINED.fullmatch(text[numeral.end : following.start])
    ):
        return numeral
    currency = numeral.currency or following.currency
    return replace(numeral, currency=currency, scale=following.scale, percent=following.percent)


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str]:
    group, point = SPACE if grammar.group == " " else re.escape(grammar.group), re.escape(grammar.decimal)
    figures = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?"
    words, names = _any([*grammar.words, *grammar.ordinals]), _any(name for name in CURRENCIES if name.islower())
    spelled = rf"|(?<![\w-])(?P<word>(?i:{words}))(?!\w)" if words else ""
    edge = "" if grammar is CHINESE else r"(?!\w)"
    rank = r"(?P<ordinal>st|nd|rd|th|\.(?=\s[A-ZÄÖÜ])|e(?=\s)|er(?=\s)|º|ª)?"
    return re.compile(
        rf"(?:(?<![A-Za-zÀ-ÿ\d.,/$€£¥])(?P<sign>[-−])?(?P<currency>US\$|\$|€|£|¥|RMB|人民币)?{SPACE}?"
        rf"(?P<figures>{figures}){rank}(?![A-Za-z\d]){spelled})"
        rf"(?:(?:{SPACE}|-)?(?P<scale>(?i:{_any(grammar.scales)})){edge})?"
        rf"(?:(?:{SPACE}|-)?(?P<percent>(?i:{_any([*grammar.points, *grammar.percent])})){edge})?"
        rf"(?:{SPACE}?(?P<unit>(?:de {names}|{names}|美元){edge}|US\$|[$€£]))?"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in sorted(words, key=len, reverse=True))


def _numeral(match: re.Match[str], text: str, grammar: Grammar) -> Numeral:
    word = (match.groupdict().get("word") or "").casefold()
    figures = match["figures"] or ""
    value = Decimal(grammar.words.get(word) or grammar.ordinals.get(word) or 0) if word else _value(figures, grammar)
    percent = (match["percent"] or "").casefold().replace("\u00a0", " ")
    hedge_words, hedge = _hedge(text, match.start(), match.end(), grammar)
    return Numeral(
        match.start() + len(match[0]) - len(match[0].lstrip()),
        match.end(),
        match[0].strip(),
        -value if match["sign"] else value,
        CURRENCIES.get((match["currency"] or (match["unit"] or "").removeprefix("de ")).strip(), ""),
        grammar.scales.get((match["scale"] or "").casefold(), 0),
        "" if not percent else "points" if percent in grammar.points else "percent",
        bool(match["ordinal"]) or word in grammar.ordinals,
        bool(word),
        hedge,
        hedge_words,
        _counted(text[match.end() :], grammar),
    )


def _value(figures: str, grammar: Grammar) -> Decimal:
    plain = re.sub(SPACE, "", figures).replace(grammar.group, "") if grammar.group else figures
    return Decimal(plain.replace(grammar.decimal, "."))


def _hedge(text: str, start: int, end: int, grammar: Grammar) -> tuple[str, str]:
    """The hedge before a number, or after it, as written and by its family."""
    before = text[max(0, start - 40) : start].rstrip().casefold().replace("\u00a0", " ")
    for phrase, family in grammar.hedges.items():
        if (before.endswith(phrase) and not LATIN.fullmatch(before[: -len(phrase)][-1:])) or before.endswith(
            f"{phrase} the"
        ):
            return phrase, family
    after = text[end : end + 30].casefold().replace("\u00a0", " ").lstrip()
    for phrase, family in grammar.after.items():
        if after.startswith(phrase) and not LATIN.fullmatch(after[len(phrase) :][:1]):
            return phrase, family
    return "", ""


def _counted(following: str, grammar: Grammar) -> frozenset[str]:
    """The words that say what is counted, without endings of the plural."""
    clause = re.split(r"[.;:,()“”!?–—]", following, maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", clause.casefold())[:FOLLOWING]
    return frozenset(word.rstrip("s") for word in words if word not in grammar.stop)
