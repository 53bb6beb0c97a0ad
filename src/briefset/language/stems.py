"""Words reduced to what they have in common, for comparing two texts in one language.

In: a text and the `LanguageData` of its language. Out: stems in order. Never: a dictionary; endings are cut by rule, in
the manner of light stemmers (Savoy, JASIS 1999), and long words to their beginning.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefset.language.data import LanguageData

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST_STEM = 4
LONGEST_STEM = 7
MOST_TEXTS = 8192


def whole_words(text: str, language: LanguageData) -> str:
    """The text with a whole word for each that an apostrophe has shortened: "l'inflation" has "le" before it."""
    if not language.elisions:
        return text
    return _elided(language).sub(lambda match: f"{language.elisions[match[1].casefold()]} ", text)


@cache
def _elided(language: LanguageData) -> re.Pattern[str]:
    shortened = "|".join(sorted(language.elisions, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({shortened})['’](?=\w)", re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def stem(word: str, language: LanguageData) -> str:
    """A word without its inflection: `exporters` and `export` are `export`."""
    return whole_stem(word, language)[:LONGEST_STEM]


def whole_stem(word: str, language: LanguageData) -> str:
    """The same, not cut to the beginning of a long word."""
    plain = word.casefold().replace("’", "'")
    for ending in language.endings:
        if plain.endswith(ending) and len(plain) - len(ending) >= LEAST_STEM:
            plain = plain[: -len(ending)]
            break
    if language.spaced and len(plain) > LEAST_STEM and plain[-1] == plain[-2]:
        plain = plain[:-1]
    return plain


@lru_cache(maxsize=MOST_TEXTS)
def content_stems(text: str, language: LanguageData, limit: int = 10**6) -> tuple[str, ...]:
    """The stems of the words that carry content, in order; pairs of neighbouring characters where words do not part."""
    if not language.spaced:
        return tuple(_bigrams(text, language))[:limit]
    words = (word[0].casefold().replace("’", "'") for word in WORD.finditer(whole_words(text, language)))
    kept = (word for word in words if word not in language.stop and len(word) > 1)
    return tuple(stem(word, language) for word in kept)[:limit]


def _bigrams(text: str, language: LanguageData) -> list[str]:
    pieces = re.findall(r"[㐀-鿿]+|[A-Za-zÀ-ÿ]{2,}", text)
    stop = "".join(word for word in language.stop if len(word) == 1)
    found: list[str] = []
    for piece in pieces:
        if piece[0].isascii():
            found.append(piece.casefold())
            continue
        for part in re.split(rf"[{stop}]", piece) if stop else [piece]:
            found += [part[index : index + 2] for index in range(len(part) - 1)] or ([part] if part else [])
    return found
