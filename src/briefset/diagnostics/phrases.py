"""Small phrases that several messages share.

In: values and counts. Out: words. Never: whole sentences.
"""

from __future__ import annotations

from decimal import Decimal

MAX_SHOWN = 40


def shorten(text: str) -> str:
    """A text in one line of at most `MAX_SHOWN` characters."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_SHOWN else f"{line[: MAX_SHOWN - 1]}…"


def entries(count: int) -> str:
    """A count of entries: `1 entry`, `2 entries`."""
    return "1 entry" if count == 1 else f"{count} entries"


def name_value(value: object, literal: str) -> str:
    """A value of YAML as a noun: `the text “six”`, `the number 1.50`; `literal` is how the file spells it."""
    match value:
        case str(text):
            return f"the text “{shorten(text)}”"
        case bool():
            return f"the word {literal}"
        case int() | Decimal():
            return f"the number {literal}"
        case list():
            return "a list"
        case _:
            return "a mapping"
