"""The spaces that a language sets at its marks: French before some of them, Chinese and Japanese none after theirs.

In: a page as HTML or a plain text, and its language. Out: the same with those spaces, and none that breaks between a
number and its scale. Never: changes a letter.
"""

from __future__ import annotations

import re
from functools import cache

from briefset.language.words import find_language

RAW = r"<(?P<raw>style|script)\b.*?</(?P=raw)>"
TAG = r"</?(?:a|cite|em|span|strong|sub|sup)\b[^>]*>"
FULL_WIDTH = "，。；：、！？）》〉」』】…"
BEFORE_THIN = rf"[ \u00a0](?=(?:{TAG})*[;!?])|(?<=\d)[ \u00a0](?=\d{{3}}(?!\d))"
BEFORE_WIDE = rf"(?<=«) |[ \u202f](?=(?:{TAG})*[:»])|(?<=\d) (?=[%€])"
FRENCH = re.compile(f"{RAW}|<[^>]*>|(?P<thin>{BEFORE_THIN})|(?P<wide>{BEFORE_WIDE})", re.DOTALL)
EASTERN = re.compile(rf"{RAW}|(?P<mark>[{FULL_WIDTH}])(?P<tags>(?:{TAG})*)[ \n\u00a0]+", re.DOTALL)
THIN, WIDE = "\u202f", "\u00a0"
"""Before ; ! ? and between thousands a thin space, before : % and within guillemets a wide one; none breaks."""


def space_marks(text: str, language: str) -> str:
    """The text with the spaces of its language at its marks."""
    primary = language.partition("-")[0].lower()
    if primary == "fr":
        return FRENCH.sub(_french, text)
    return EASTERN.sub(_eastern, text) if primary in ("ja", "zh") else text


def join_scales(text: str, *languages: str) -> str:
    """The page with each number on one line with its scale or percent, in those languages: `€9 billion`."""
    return _scaled(languages).sub(lambda match: WIDE if match["gap"] else match[0], text)


@cache
def _scaled(languages: tuple[str, ...]) -> re.Pattern[str]:
    languages_data = [find_language(language) for language in languages]
    words = {word for language in languages_data for word in (*language.scales, *language.percent, *language.points)}
    after = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"{RAW}|<[^>]*>|(?<=\d)(?P<gap> )(?=(?:{after})(?!\w))", re.DOTALL | re.IGNORECASE)


def _french(match: re.Match[str]) -> str:
    return THIN if match["thin"] else WIDE if match["wide"] else match[0]


def _eastern(match: re.Match[str]) -> str:
    """A full-width mark has its space within itself."""
    return match["mark"] + match["tags"] if match["mark"] else match[0]
