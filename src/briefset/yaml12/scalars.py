"""What an unquoted word means, after the core schema of YAML 1.2.2 (§10.3.2).

In: the literal text. Out: None, bool, int, Decimal or the text itself. Never: dates, octals, yes and no, infinity.
"""

from __future__ import annotations

import re
from decimal import Decimal

from briefset.yaml12.characters import FORBIDDEN, describe
from briefset.yaml12.fault import Fault

Scalar = bool | int | Decimal | str | None

CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
MAX_DIGITS = 30
MAX_TEXT = 8192
MAX_WORD = 400


def resolve(literal: str) -> Scalar:
    """The value of a plain scalar; a number that is too long stays text (see `check_scalar`)."""
    if literal in CONSTANTS:
        return CONSTANTS[literal]
    if literal[0] not in "+-.0123456789" or len(literal) > MAX_DIGITS:
        return literal
    if INTEGER.fullmatch(literal):
        return int(literal)
    match = FLOAT.fullmatch(literal)
    return Decimal(literal) if match and not _vast(match) else literal


def _vast(number: re.Match[str]) -> bool:
    return abs(int(number.group(1) or 0)) > MAX_DIGITS


def check_scalar(text: str, plain: bool, line: int, column: int) -> Fault | None:
    """What is wrong with one scalar: forbidden characters from escapes, or its length."""
    if found := FORBIDDEN.search(text):
        what = f"an escape in this text stands for {describe(found.group())}"
        return Fault(line, column, "forbidden-character", what, "delete the escape")
    if len(text) > MAX_TEXT:
        what = f"this text has {len(text):,} characters; the limit is {MAX_TEXT:,}"
        return Fault(line, column, "text-too-long", what, "split it: a summary is made of short entries")
    if len(text) > MAX_WORD and (word := max(text.split(), key=len, default="")) and len(word) > MAX_WORD:
        what = f"a word of {len(word):,} characters; the limit is {MAX_WORD}"
        return Fault(line, column, "text-too-long", what, "no line can hold it: shorten it")
    if plain and _is_oversized_number(text):
        what = f"the number is too long; the limit is {MAX_DIGITS} digits"
        return Fault(line, column, "number-too-long", what, "put it in quotes if it is a name and not a quantity")
    return None


def _is_oversized_number(text: str) -> bool:
    if text[:1] not in "+-.0123456789":
        return False
    match = FLOAT.fullmatch(text)
    return match is not None and (len(text) > MAX_DIGITS or _vast(match))
