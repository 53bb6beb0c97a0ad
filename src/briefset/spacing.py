"""The spaces that a language sets at its marks: French before some of them, Chinese and Japanese none after theirs.

In: a page as HTML or a plain text, and its language. Out: the same with those spaces. Never: changes a letter.
"""

from __future__ import annotations

import re

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


def _french(match: re.Match[str]) -> str:
    return THIN if match["thin"] else WIDE if match["wide"] else match[0]


def _eastern(match: re.Match[str]) -> str:
    """A full-width mark has its space within itself."""
    return match["mark"] + match["tags"] if match["mark"] else match[0]
