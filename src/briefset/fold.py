"""Typography folded away, with a map back to the original offsets.

In: a text. Out: `Folded`. Never: folds a word, a number, a name or a hyphen that the text has lost.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MARKS = {
    **dict.fromkeys("“”„‟«»‘’‚‛‹›'\"`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "…": "...",
}
SIC = re.compile(r"\s*\[sic\]")
OMISSION = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|…)\s*")
TOKEN = re.compile(r"\[(?P<case>\w)\](?=\w)|\s*\[(?P<insertion>[^\]]+)\]|(?P<gap>\x00)")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets[i]` is where character i of `text` begins in the original."""

    text: str
    offsets: tuple[int, ...]


def fold(original: str) -> Folded:
    """The text with plain marks, single spaces and compatibility forms (NFKC, UAX 15)."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(original):
        for plain in _fold_character(character):
            if plain == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(plain)
            offsets.append(offset)
    return Folded("".join(characters).rstrip(" "), tuple(offsets))


def _fold_character(character: str) -> str:
    if character in MARKS:
        return MARKS[character]
    return " " if character.isspace() else unicodedata.normalize("NFKC", character)


def quotation_pattern(quotation: str) -> re.Pattern[str]:
    """What a quotation must match in folded text.

    `[sic]` is ours and falls away; `[…]` and `…` stand for left-out words; `[T]he` may change its case;
    `[China]` stands for a few words replaced (The Chicago Manual of Style, 13.50 to 13.61).
    """
    marked = OMISSION.sub("\x00", SIC.sub("", quotation))
    parts: list[str] = []
    position = 0
    whole = True
    for token in TOKEN.finditer(marked):
        parts.append(_literal(marked[position : token.start()], whole))
        parts.append(_token_pattern(token))
        position, whole = token.end(), token["case"] is None
    parts.append(_literal(marked[position:], whole))
    return re.compile("".join(parts))


def _token_pattern(token: re.Match[str]) -> str:
    if case := token["case"]:
        return rf"(?<!\w)(?i:{re.escape(case)})"
    return r"\b.+?\b" if token["gap"] else r".{0,60}?"


def _literal(text: str, whole: bool) -> str:
    """The words themselves: no part of a longer word or number, unless their first letter stood in brackets."""
    folded = fold(text).text
    if not folded:
        return ""
    before = r"(?<!\w)(?<!\d[.,])" if whole and folded[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if folded[-1].isalnum() else ""
    return before + re.escape(folded) + after
