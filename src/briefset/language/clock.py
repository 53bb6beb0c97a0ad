"""Times of day: "10 p.m.", "halb drei Uhr", "à 14 h 30", 下午3点, "at noon".

In: a text and the `LanguageData` of its language. Out: `Quantity`s in minutes. Never: a length of time ("22 heures de
route").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from briefset.language.data import LanguageData
from briefset.language.figures import read_figures
from briefset.language.quantity import Quantity, any_phrase, plain_text

DIAL = 720
"""Minutes after which the hands of a clock stand as before."""
NOON, LATEST = 12, 24
"""The hours that are on a dial, and those of a day."""


def read_clock(text: str, language: LanguageData) -> Iterator[Quantity]:
    """The times of a text; one that may be of the morning or of the evening is in `dial`, any other in `clock`."""
    lowered = plain_text(text)
    for match in _pattern(language).finditer(lowered):
        hour = _hour(match["hour"], language)
        part = language.day_parts.get(match["part"] or match["day"] or "")
        sure = part is not None or match["mark"] in language.clock_marks or match["h"] or match["before"]
        sure = sure or (match["behind"] and not language.spaced)
        told = sure or (match["lead"] and (match["mark"] or match["colon"] or match["behind"]))
        if hour is None or not told or (part == 0 and hour > NOON):
            continue
        if part is not None and hour <= NOON:
            hour = hour % NOON + part
        beside = language.clock_parts.get(match["before"] or match["behind"] or "", 0)
        unit = "clock" if part is not None or hour > NOON else "dial"
        minutes = (60 * hour + int(match["minute"] or 0) + beside) % (2 * DIAL)
        yield _time(text, match.start("whole"), match.end(), minutes, unit)
    for match in _names(language).finditer(lowered):
        yield _time(text, match.start("name"), match.end("name"), language.clock_names[match["name"]], "clock")


def _time(text: str, start: int, end: int, minutes: int, unit: str) -> Quantity:
    return Quantity(start, end, text[start:end], Fraction(minutes), Fraction(minutes), unit=unit, kind="clock")


def _hour(written: str, language: LanguageData) -> int | None:
    """The hour in figures or words; None for what is none."""
    figures = read_figures(written, language)
    whole = len(figures) == 1 and (figures[0].start, figures[0].end) == (0, len(written)) and not figures[0].ordinal
    return int(figures[0].value) if whole and figures[0].value <= LATEST and figures[0].value.denominator == 1 else None


@cache
def _pattern(language: LanguageData) -> re.Pattern[str]:
    marks = any_phrase((*language.clock_marks, *language.hour_marks))
    parts, leads = any_phrase(tuple(language.day_parts)), any_phrase(language.clock_leads)
    beside = any_phrase(tuple(language.clock_parts))
    if not language.spaced:
        return re.compile(
            rf"(?P<lead>\0)?(?P<whole>(?P<day>{parts})?(?P<hour>\d{{1,2}}|[一二三四五六七八九十两]{{1,3}})"
            rf"(?P<mark>{marks})(?:(?P<minute>[0-5]?\d)分|(?P<behind>{beside}))?"
            rf"(?P<part>\0)?(?P<h>\0)?(?P<colon>\0)?(?P<before>\0)?)"
        )
    return re.compile(
        rf"(?<![\w.,:$€£])(?:(?P<lead>{leads}) )?(?P<whole>(?:(?P<before>{beside}) )?(?P<day>\0)?"
        rf"(?P<hour>\d{{1,2}}|[^\W\d_]+(?(before)(?!\w)|(?= (?:(?:{marks})|(?:{parts}))(?!\w))))"
        rf"(?:(?:(?P<colon>:)|\.| ?(?P<h>h) ?)(?P<minute>[0-5]\d)(?!\d))?"
        rf"(?: ?(?P<mark>{marks})(?!\w))?(?:,? (?P<behind>{beside})(?!\w))?(?:,? ?(?P<part>{parts})(?!\w))?)"
        rf"(?![\w%])"
    )


@cache
def _names(language: LanguageData) -> re.Pattern[str]:
    names, leads = any_phrase(tuple(language.clock_names)), any_phrase(language.clock_leads)
    lead = rf"(?<!\w)(?:{leads}) " if language.spaced else ""
    return re.compile(rf"{lead}(?P<name>{names})(?!\w)" if language.spaced else rf"(?P<name>{names})")
