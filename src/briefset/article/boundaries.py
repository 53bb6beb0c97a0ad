"""Where words and numbers end: a quotation may not begin or end inside one.

In: normalized text and a position in it. Out: whether the position splits a word or a number. Never: changes a text.
"""

from __future__ import annotations

import re
import unicodedata

from briefset.article.normalize import Dash
from briefset.language.currencies import SIGNS
from briefset.language.scripts import WITHOUT_SPACES

BEFORE_NUMBER = f"{SIGNS}+±~<>≈≤≥#§"
AFTER_NUMBER = f"%‰°{SIGNS}"
WRITTEN_WITHOUT_SPACES = re.compile(rf"[{WITHOUT_SPACES}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
HAN_NUMERALS = "〇零一二三四五六七八九十百千万亿萬億兆两"
CONTRACTED = re.compile(r"(?:s|t|d|m|re|ve|ll)(?!\w)")


def splits_word(text: str, at: int, dashes: dict[int, Dash], grouping: set[int], base: int = 0) -> bool:
    """Whether `at` lies inside a word or number; `dashes` and `grouping` count from `base`."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if _is_wordy(left) and _is_wordy(right):
        return not _may_part(left, right)
    if {at - 1 - base, at - base} & grouping:
        return True
    if left == "-" or right == "-":
        return _splits_at_dash(text, at, dashes, base)
    if left == "'" or right == "'":
        return _splits_at_apostrophe(text, at)
    return _splits_number(text, at)


def _is_wordy(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.combining(character) > 0


def _may_part(left: str, right: str) -> bool:
    """Han characters stand without spaces, so that only their numerals hold together."""
    if left in HAN_NUMERALS or right in HAN_NUMERALS:
        return not all(character in HAN_NUMERALS or character.isdigit() for character in (left, right))
    return bool(WRITTEN_WITHOUT_SPACES.match(left) or WRITTEN_WITHOUT_SPACES.match(right))


def _character(text: str, at: int) -> str:
    return text[at] if 0 <= at < len(text) else " "


def _splits_at_dash(text: str, at: int, dashes: dict[int, Dash], base: int) -> bool:
    """Compounds and signed numbers hold together: “non-confrontation” is not “confrontation”, nor −5 a 5."""
    dash = at if text[at] == "-" else at - 1
    before, after = _character(text, dash - 1), _character(text, dash + 1)
    match dashes.get(dash - base):
        case Dash.JOIN:
            return _is_wordy(after) and (_is_wordy(before) or at > dash)
        case Dash.SIGN:
            return at > dash and after.isdigit()
        case _:
            return False


def _splits_at_apostrophe(text: str, at: int) -> bool:
    """“do” is no part of “don’t”; “China” may be taken from “China’s”, and “homme” from “l’homme”.

    Beside a character of a script without spaces it is a quotation mark: “五一”假期.
    """
    mark = at if text[at] == "'" else at - 1
    sides = _character(text, mark - 1), _character(text, mark + 1)
    if not all(map(str.isalnum, sides)) or any(map(WRITTEN_WITHOUT_SPACES.match, sides)):
        return False
    if text[mark - 1].isdigit() and text[mark + 1].isdigit():
        return True
    contracted = CONTRACTED.match(text, mark + 1)
    return contracted is not None if at > mark else contracted is None or contracted[0] != "s"


def _splits_number(text: str, at: int) -> bool:
    """3.996 holds no 3 and no 996, “$30” no 30, “US$60” no “$60”, and “30%” no 30."""
    left, right = text[at - 1], text[at]
    if right.isdigit() and left in ".,:/":
        return _character(text, at - 2).isdigit()
    if left.isdigit() and right in ".,:/":
        return _character(text, at + 1).isdigit()
    return (
        (right.isdigit() and left in BEFORE_NUMBER)
        or (left.isdigit() and right in AFTER_NUMBER)
        or (left.isalpha() and right in BEFORE_NUMBER and _character(text, at + 1).isdigit())
    )
