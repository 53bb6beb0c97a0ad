"""In which of the languages that have a file a text is written.

In: a text. Out: a tag, or nothing. Never: the nearest language for a text in another one.
"""

from __future__ import annotations

import re

from briefset.language.registry import languages, require_language
from briefset.language.scripts import KANA, WITHOUT_SPACES

ENOUGH, LEAST = 0.36, 0.12
"""Shares of words without content: by the first a language is known, by the second if no other comes near."""
AHEAD = 2.5
MOST_LETTERS = 50_000
MOST_KANA = 0.1


def detect_language(text: str) -> str:
    """The tag of the text's language; empty where no language with a file fits."""
    sample = text[:MOST_LETTERS]
    letters = len(re.findall(r"[^\W\d_]", sample)) or 1
    eastern = len(re.findall(rf"[{WITHOUT_SPACES}]", sample))
    if eastern > letters / 2:
        return "" if len(re.findall(f"[{KANA}]", sample)) > MOST_KANA * eastern else "zh"
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    shares = {tag: _share(words, tag) for tag in languages() if require_language(tag).spaced}
    best, second = sorted(shares, key=lambda tag: -shares[tag])[:2]
    is_clear = shares[best] >= ENOUGH or shares[best] >= max(LEAST, AHEAD * shares[second])
    return best if is_clear else ""


def _share(words: list[str], tag: str) -> float:
    stop = require_language(tag).stop
    return sum(word in stop for word in words) / (len(words) or 1)
