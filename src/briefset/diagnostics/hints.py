"""Did you mean …? The likeliest word for a mistyped one.

In: a word and the words that would be right. Out: one of them, or None. Never: corrects anything.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

MAX_WORD = 60
MAX_LISTED = 12


def nearest(word: str, choices: Collection[str]) -> str | None:
    """The choice that is spelt most like the word; case, `_`, `-`, spaces and the order of words count for nothing."""
    for plain in (_letters, _sorted_words):
        same = [choice for choice in choices if plain(choice) == plain(word)]
        if same:
            return same[0]
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


def _letters(word: str) -> str:
    return "".join(_words(word))


def _sorted_words(word: str) -> list[str]:
    return sorted(_words(word))


def _words(word: str) -> list[str]:
    return re.split(r"[-_\s]+", word.casefold())
