"""How many items the lists of a text have.

In: a text and the `LanguageData` of its language. Out: lengths. Never: what the items are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefset.language.data import LanguageData
from briefset.language.digits import MOST_TEXTS


@lru_cache(maxsize=MOST_TEXTS)
def list_lengths(text: str, language: LanguageData) -> tuple[int, ...]:
    """The lengths of the lists in a text, one for each clause that has one: "boats, nets and sails" has three items."""
    return tuple(_lengths(text, language))


def _lengths(text: str, language: LanguageData) -> Iterator[int]:
    joints = "|".join(re.escape(joint) for joint in language.list_joints[:2])
    gap = r"\s" if language.spaced else ""
    for clause in re.split(r"[.:;()。；：](?!\d)", text):
        joined = len(re.findall(rf",?{gap}(?:{joints}){gap}", clause, re.IGNORECASE))
        commas = len(re.findall(rf"[,、，](?!\d)(?!{gap}(?:{joints}){gap})", clause))
        if joined:
            yield from range(2, joined + commas + 2) if commas == 0 else (commas + 2, commas + joined + 1)
        elif "、" in clause:
            yield commas + 1
