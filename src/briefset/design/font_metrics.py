"""How wide text is, from the advance widths of the faces that documents use.

In: text, a family, a style, a size in points. Out: a width in points; `widths.json` holds the table.
Never: opens a font, or counts kerning.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources

UNKNOWN_FAMILY = 1.12
"""How much wider than Calibri a family is taken to be when its widths are not known."""


@cache
def _widths() -> dict[str, dict[str, dict[str, int]]]:
    table: dict[str, dict[str, dict[str, int]]] = json.loads(
        resources.files("briefset.design").joinpath("widths.json").read_text(encoding="utf-8")
    )
    return table


@lru_cache(maxsize=16_384)
def text_width_pt(text: str, family: str, style: str, size_pt: float) -> float:
    """The width of a text: the sum of its advance widths, in points."""
    known = _widths().get(family)
    letters = (known or _widths()["Calibri"])[style]
    total = sum(letters.get(letter, _other(letter)) for letter in text)
    return total / 1000 * size_pt * (1 if known else UNKNOWN_FAMILY)


def _other(letter: str) -> int:
    return 1000 if letter >= "\u2e80" else 700
