"""The id that the words of an entry make: the first of them in plain small letters, joined by hyphens.

In: a text. Out: an id, empty for scripts without such letters. Never: the summary.
"""

from __future__ import annotations

import re
import unicodedata

WORDS = 5
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart (UAX 15), as their languages write them where they are missing."""


def make_id(text: str) -> str:
    """The id that a text makes."""
    return make_older_id(text.lower().translate(LETTERS))


def make_older_id(text: str) -> str:
    """The id that releases before made of it, which left out the letters that have no plain one."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", text)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:WORDS])
