"""A text without spaces, hyphens and marks, so that it is the same in YAML, on a page and in a copy of the page.

In: a text. Out: `TextKey`, with the way back to the text. Never: drops a letter, a digit, a currency sign or a `%`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefset.language.currencies import SIGNS

TOKEN = re.compile(rf"[{SIGNS}%]|\d+|[^\W\d_]+")


@dataclass(frozen=True)
class TextKey:
    """What is left of `original`; `offsets[i]` is the place in it of character i of `text`."""

    original: str
    text: str
    offsets: tuple[int, ...]
    begins: frozenset[int]
    ends: frozenset[int]

    def find_all(self, wanted: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """Where `wanted` stands from word to word, as offsets in `text`; no two places overlap."""
        position = self.text.find(wanted, start) if wanted else -1
        while position >= 0:
            end = position + len(wanted)
            whole = position in self.begins and end in self.ends
            if whole:
                yield position, end
            position = self.text.find(wanted, end if whole else position + 1)

    def holds(self, wanted: str) -> bool:
        """Whether `wanted` stands in the text, from word to word."""
        return next(self.find_all(wanted), None) is not None

    def slice(self, start: int, end: int) -> str:
        """The words of the original between two offsets in `text`, on one line."""
        return " ".join(self.original[self.offsets[start] : self.offsets[end - 1] + 1].split())

    @cached_property
    def words(self) -> int:
        """How many words and numbers there are."""
        return len(self.begins)


def text_key(original: str) -> TextKey:
    """The letters and digits of a text in small letters and compatibility form (NFKC, UAX 15)."""
    characters: list[str] = []
    offsets: list[int] = []
    begins, ends = set[int](), set[int]()
    for token in TOKEN.finditer(original):
        start = len(offsets)
        for place, character in enumerate(token[0], token.start()):
            # The compatibility form of some letters holds spaces or marks, as that of U+FDFA.
            plain = "".join(TOKEN.findall(unicodedata.normalize("NFKC", character).casefold()))
            characters.append(plain)
            offsets.extend([place] * len(plain))
        if len(offsets) > start:
            begins.add(start)
            ends.add(len(offsets))
    return TextKey(original, "".join(characters), tuple(offsets), frozenset(begins), frozenset(ends))
