"""Numbers written in digits: grouping, fractions, powers, ratios, ranks, Roman numerals.

In: a text and the `LanguageData` of its language. Out: `Figure`s with offsets. Never: a part of a figure; one that is
not understood whole is `opaque`, and worth nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from briefset.diagnostics.limits import MAX_WORD_LETTERS
from briefset.language.data import LanguageData

MOST_TEXTS = 8192
"""How many texts are kept as read; a summary and its article have fewer, and each is held against several others."""


SPACES = " \u00a0\u2007\u2009\u202f"


APOSTROPHES = "'’"


MINUS = "-−–"


VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip


SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w’'])")


ROMAN_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written; `opaque` where it has a form that is compared letter for letter."""

    start: int
    end: int
    value: Fraction
    spelled: bool = False
    ordinal: bool = False
    kind: str = ""
    """`part` of a whole, `multiple`, `set` (a noun that counts), `roman`, `ratio`, or nothing."""
    opaque: str = ""


@cache
def _digits_pattern(language: LanguageData) -> re.Pattern[str]:
    spaces, point = SPACES, re.escape(language.decimal)
    other = re.escape("," if language.decimal == "." else ".")
    marks = "".join(dict.fromkeys([*language.groups, ",", "."]))
    vulgar = "".join(VULGAR)
    return re.compile(
        rf"(?P<power>(?P<base>\d+(?:[.,]\d+)?)\s?[×x·*]\s?10(?:\^(?P<exp>[-−]?\d+)|(?P<sup>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
        rf"|(?<![\d.,])10(?P<ten>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<mantissa>\d+(?:[.,]\d+)?)[eE](?P<e>[+-]?\d+)(?!\w))"
        rf"|(?P<mixed>(?P<whole>\d+)(?:[{spaces}-]?(?P<vulgar>[{vulgar}])|[{spaces}-](?P<top>\d{{1,2}})[/⁄](?P<under>\d{{1,3}})(?![\d/]))"
        rf"|(?P<lone>[{vulgar}])|(?<![\d/])(?P<over>\d{{1,3}})[/⁄](?P<below>\d{{1,3}})(?![\d/]))"
        rf"|(?P<ratio>(?<![\d:])\d+(?:[.,]\d+)?:\d+(?:[.,]\d+)?(?:[:]\d+)*(?![\d:]))"
        rf"|(?P<spaced>(?<![\d.,])\d{{1,3}}(?:[{spaces}]\d{{3}})+(?!\d)(?:{point}\d+)?)"
        rf"|(?P<apostrophe>\d{{1,3}}(?:[{APOSTROPHES}]\d{{3}})+(?!\d)(?:[.,]\d+)?)"
        rf"|(?P<plain>(?<![\w])\.\d+|\d+(?:[{marks}]\d+)*)"
        rf"(?P<other>{other})?",
    )


def read_digits(text: str, language: LanguageData) -> Iterator[Figure]:
    """The numbers that are written in digits, and the codes that hold some."""
    for match in _digits_pattern(language).finditer(text):
        start, end = match.start(), match.end("other") - 1 if match["other"] else match.end()
        if not match["other"]:
            end = match.end()
        written = text[start:end]
        rank = _rank(text, end, written, language)
        value = _value_of(match, written, language)
        if _is_of_word(text, start, end + rank) and not _is_beside_latin(text, end, language):
            yield Figure(*_whole_word(text, start, end + rank), Fraction(0), opaque="word")
        elif value is None:
            yield Figure(start, end, Fraction(0), opaque="figure")
        else:
            kind = "ratio" if match["ratio"] else "part" if match["lone"] or match["over"] else ""
            yield Figure(
                start, end + rank, value, ordinal=rank > 0, kind=kind, opaque=written if kind == "ratio" else ""
            )


def _value_of(match: re.Match[str], written: str, language: LanguageData) -> Fraction | None:
    """What the figure is worth; None for a form that has no one reading."""
    if match["power"]:
        return _power(match, language)
    if match["mixed"]:
        whole = int(match["whole"] or 0)
        if glyph := match["vulgar"] or match["lone"]:
            return whole + Fraction(*VULGAR[glyph])
        top, under = int(match["top"] or match["over"]), int(match["under"] or match["below"])
        return whole + Fraction(top, under) if 0 < top < under else None
    if match["ratio"]:
        return Fraction(0)
    return read_grouped(written, language)


def _power(match: re.Match[str], language: LanguageData) -> Fraction | None:
    raw = match["exp"] or match["sup"] or match["ten"] or match["e"]
    exponent = int(raw.translate(SUPERSCRIPT).replace("−", "-"))
    base = read_grouped(match["base"] or match["mantissa"] or "1", language)
    return base * Fraction(10) ** exponent if base is not None and abs(exponent) < 40 else None


def read_grouped(written: str, language: LanguageData) -> Fraction | None:
    """The value of digits with marks between them; None where the marks fit no way of grouping.

    A mark that occurs twice groups; of two kinds, the last is the decimal mark; one alone with three digits behind it
    is what the language makes of it.
    """
    if written.isdecimal():
        return Fraction(int(written))
    plain = re.sub(rf"[{SPACES}{APOSTROPHES}]", "", written)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return Fraction(plain)
    last, kinds = marks[-1], set(marks)
    if len(kinds) == 2:
        other = (kinds - {last}).pop()
        whole, _, rest = plain.rpartition(last)
        return _joined(whole, other, rest) if last not in whole else None
    if len(marks) > 1 or (last != language.decimal and _groups(plain, last)):
        return _joined(plain, last, "")
    return Fraction(plain.replace(last, ".") if not plain.startswith(last) else f"0.{plain[1:]}")


def _joined(whole: str, mark: str, rest: str) -> Fraction | None:
    if not _groups(whole, mark):
        return None
    return Fraction(whole.replace(mark, "") + (f".{rest}" if rest else ""))


def _groups(plain: str, mark: str) -> bool:
    """Whether the mark groups by thousands, or as in India by hundreds above the thousands."""
    first, *rest = plain.split(mark)
    western = 1 <= len(first) <= 3 and all(len(part) == 3 for part in rest)
    indian = 1 <= len(first) <= 2 and len(rest[-1]) == 3 and all(len(part) == 2 for part in rest[:-1])
    return bool(rest) and (western or indian)


def _rank(text: str, end: int, written: str, language: LanguageData) -> int:
    """The length of the mark that makes a rank of the figure; a full stop only where no sentence ends."""
    for mark in language.ordinal_marks:
        if text.startswith(mark, end) and re.match(r"(?!\w)", text[end + len(mark) :]):
            if mark == "." and not (len(written) <= 3 and _is_followed(text, end - len(written), end, language)):
                continue
            return len(mark)
    return 0


def _is_followed(text: str, start: int, end: int, language: LanguageData) -> bool:
    """Whether the full stop behind a figure ends no sentence: small letters follow, or an article precedes a noun."""
    after = re.match(r"\.\s([^\W\d_]+)", text[end:])
    if not after or after[1][0].islower() or not language.capitalised_nouns:
        return bool(after)
    before = re.search(r"([^\W\d_]+)\s$", text[:start])
    return (
        bool(before)
        and before is not None
        and before[1].casefold() in language.articles
        and after[1].casefold() not in language.stop
    )


REACH = 64
"""Letters of a code before or behind a figure, more than any has."""


def _is_of_word(text: str, start: int, end: int) -> bool:
    """Whether the figure is part of a word or code: P12, G20, COVID-19, 3D."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if re.match(r"[A-Za-zÀ-ÿ]", before[-1:]) and not re.search(
        r"(?:US|[A-Z]{1,2}|R)?[$€£¥]$|(?:Rs|CHF|EUR|USD|GBP|Fr)$", before
    ):
        return True
    if re.match(r"[A-Za-zÀ-ÿ][-–]", before[-2:]):
        return bool(re.search(r"(?<!\w)(?:[A-Z]{2,}|[A-Z])[-–]$", before))
    return bool(re.match(r"[A-Za-z]\w*", after)) and not re.match(
        r"(?:[kmbKMB]|bn|mn|tn|pp|bps|[kKMGT]?Wh?|k?g|mg|t|[kcm]?m[²³]?|ha|l|h|min|s|°|[CF]|ppm|kn|nm|km²|MW|GB|th|st|nd|rd|x)(?!\w)",
        after,
    )


def _is_beside_latin(text: str, end: int, language: LanguageData) -> bool:
    """Whether a scale shows a figure behind Latin letters, where words do not part: GDP8760亿元."""
    return not language.spaced and text.startswith(tuple(language.scales), end)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    first = re.search(r"(?:[^\W㐀-鿿]|[/.-])*$", text[max(0, start - MAX_WORD_LETTERS) : start])
    last = re.match(r"(?:[^\W㐀-鿿]|-)*", text[end:])
    return start - len(first[0] if first else ""), end + len(last[0] if last else "")


# Words


def read_romans(text: str, language: LanguageData) -> Iterator[Figure]:
    """Roman numerals after a noun that is numbered so."""
    for noun in re.finditer(r"[^\W\d_]+ (?=[MDCLXVI])", text):
        match = ROMAN.match(text, noun.end())
        if match and match[0] and noun[0].strip().casefold() in language.numbered_things:
            yield Figure(match.start(), match.end(), Fraction(read_roman(match[0])), kind="roman")
    marks = "|".join(mark for mark in language.ordinal_marks if mark.isalpha())
    for match in re.finditer(rf"(?<!\w)(?P<roman>[MDCLXVI]{{2,}}|[IVX])(?:{marks})(?!\w)", text) if marks else ():
        if ROMAN.fullmatch(match["roman"]) and match[0] not in ("Ver", "Vers"):
            yield Figure(match.start(), match.end(), Fraction(read_roman(match["roman"])), ordinal=True, kind="roman")


def read_roman(letters: str) -> int:
    """The value of a Roman numeral."""
    values = [ROMAN_VALUES[letter] for letter in letters]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=MOST_TEXTS)
def digits_in(text: str, language: LanguageData) -> tuple[Figure, ...]:
    """The same, kept for the next reader."""
    return tuple(read_digits(text, language))
