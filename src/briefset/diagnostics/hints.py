"""Words that messages share: the likeliest word for a mistyped one, a value or a count as a phrase.

In: a word and the words that would be right; values and counts. Out: one of the words, or None; phrases.
Never: corrects anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

MAX_WORD = 60
MAX_LISTED = 12
MAX_SHOWN = 40


def nearest(word: str, choices: Collection[str]) -> str | None:
    """The choice that is spelt most like the word; case, `_`, `-`, spaces and the order of words count for nothing."""
    for plain in (_letters, lambda text: sorted(_words(text))):
        same = [choice for choice in choices if plain(choice) == plain(word)]
        if same:
            return same[0]
    import difflib

    letters = {_letters(choice): choice for choice in choices}
    found = difflib.get_close_matches(_letters(word)[:MAX_WORD], letters, n=1, cutoff=0.65)
    return letters[found[0]] if found else None


def suggest(word: str, choices: Collection[str], noun: str) -> str:
    """A hint: the nearest choice, or all of them while they are few."""
    if found := nearest(word, choices):
        return f"did you mean “{found}”?"
    if not choices:
        return f"there are no {noun} yet"
    listed = ", ".join(list(choices)[:MAX_LISTED])
    return f"{noun} here: {listed}{', …' if len(choices) > MAX_LISTED else ''}"


def shorten(text: str) -> str:
    """A text in one line of at most `MAX_SHOWN` characters."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_SHOWN else f"{line[: MAX_SHOWN - 1]}…"


def cut(text: str, most: int) -> str:
    """A text, of a long one that many characters and an ellipsis."""
    return text if len(text) <= most else f"{text[:most]}…"


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


def _letters(word: str) -> str:
    return "".join(_words(word))


def _words(word: str) -> list[str]:
    return re.split(r"[-_\s]+", word.casefold())
