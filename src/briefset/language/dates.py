"""Dates in running text, each with the precision that it is written with.

In: a text and the data of its language. Out: `Mention`s in order, with offsets. Never: adds a year that the text
does not give, apart from one that follows in the same phrase ("May and July 2015").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest

from briefset.language.currencies import SIGNS
from briefset.language.numbers import MOST_TEXTS, SPACE, Numeral, read_numerals
from briefset.language.words import CHINESE, LanguageData

YEAR = r"(?:1[0-9]|20|21)\d\d"
JOINED = re.compile(
    rf"(?:{SPACE}(?:and|to|or|und|bis|et|au|y|a){SPACE}|[-–/])(?:early{SPACE}|late{SPACE}|mid-?{SPACE}?)?",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"(?:^|[,:(]\s|\b(?:in|of|early|late|mid|from|to|by|until|since|and|im|anfang|mitte|ende|en|fin|début|de)"
    rf"(?:{SPACE}|-))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as far as it is written: year, month and day, each None where it is not."""

    start: int
    end: int
    text: str
    year: int | None
    month: int | None = None
    day: int | None = None

    def covers(self, other: Mention) -> bool:
        """Whether every part that the other names is the same here."""
        pairs = ((other.year, self.year), (other.month, self.month), (other.day, self.day))
        return all(part is None or part == known for part, known in pairs)


@lru_cache(maxsize=MOST_TEXTS)
def read_dates(text: str, language: LanguageData) -> tuple[Mention, ...]:
    """The dates of a text, whole days first, then months, then bare years."""
    found = [_mention(match, language) for match in _pattern(language).finditer(text)]
    kept = [mention for mention in found if mention.year or mention.day or ALONE.search(text[: mention.start])]
    return tuple(_with_years(kept, text))


def read_figures(text: str, language: LanguageData) -> tuple[list[Numeral], tuple[Mention, ...]]:
    """The numbers of a text that are no part of a date, and its dates."""
    dates = read_dates(text, language)
    numerals = [
        numeral
        for numeral in read_numerals(text, language)
        if not any(numeral.start < date.end and date.start < numeral.end for date in dates)
    ]
    return numerals, dates


@cache
def _pattern(language: LanguageData) -> re.Pattern[str]:
    if language is CHINESE:
        return re.compile(
            rf"(?<!\d)(?:(?P<year>{YEAR})年(?:(?P<month>\d{{1,2}}月)(?:(?P<day>\d{{1,2}})日)?)?|(?P<bare>{YEAR})(?!\d))"
        )
    months = "|".join(rf"{name}\b|{name[:3]}\b\.?" for name in language.months)
    month = rf"(?:de{SPACE})?(?P<{{0}}>(?i:{months}))"
    day = r"(?<!\d)(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
    of = rf"(?:,?{SPACE}(?:de{SPACE}|del{SPACE})?(?P<{{0}}>{YEAR})(?!\d))"
    edge = rf"(?<![\w.,{SIGNS}])"
    return re.compile(
        rf"{edge}(?:{day.format('d1')}{SPACE}{month.format('m1')}{of.format('y1')}?"
        rf"|{month.format('m2')}{SPACE}{day.format('d2')}(?!\d){of.format('y2')}?"
        rf"|{month.format('m3')}{of.format('y3')}?"
        rf"|(?P<y4>{YEAR})(?![\d%]|[.,]\d|\w))"
    )


def _mention(match: re.Match[str], language: LanguageData) -> Mention:
    groups = match.groupdict()
    year, month, day = (
        next((groups[name] for name in names if groups.get(name)), None)
        for names in (("year", "bare", "y1", "y2", "y3", "y4"), ("month", "m1", "m2", "m3"), ("day", "d1", "d2"))
    )
    number = _month(month, language) if month else None
    return Mention(match.start(), match.end(), match[0], int(year) if year else None, number, int(day) if day else None)


def _month(name: str, language: LanguageData) -> int:
    plain = name.casefold().rstrip(".")
    return next(number for full, number in language.months.items() if full == plain or full[:3] == plain)


def _with_years(mentions: list[Mention], text: str) -> Iterator[Mention]:
    """A date without a year takes that of the date joined to it: "from 30 November to 12 December 2015"."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        joined = following is not None and JOINED.fullmatch(text[mention.end : following.start])
        if mention.year is None and joined and following is not None and following.year:
            yield replace(mention, year=following.year)
        else:
            yield mention


def read_date(date: str) -> list[Mention]:
    """The ends of a date of the summary: `2015-11-30/2015-12-12` has two."""
    ends = []
    for part in filter(None, date.split("/")):
        numbers = [int(number) for number in part.split("-")]
        year, month, day = (*numbers, None, None)[:3]
        ends.append(Mention(0, len(part), part, year, month, day))
    return ends
