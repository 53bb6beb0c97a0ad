"""The plain shapes of every picture, and the broken ends that mark a hedged value.

In: sizes in points, families of hedges. Out: frozen shapes, y downwards from the top left, as in SVG.
Never: colours as values; a role names them.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.language.words import find_language

SIDES = dict.fromkeys(("nearly", "about", "under", "most"), "below") | dict.fromkeys(("over", "least"), "above")
"""Where the true value lies, by the family of the hedge."""
BREAK_PT = 9.0
STROKES = ((0.0, 0.1), (0.33, 0.15), (0.66, 0.21))
"""Offset and thickness of the three lines of a broken end, thinnest outermost, as shares of its length."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


def hedge_side(hedge: str | None) -> str:
    """Where the true value lies: `below` the number ("nearly"), `above` it ("over"), or empty for a hedge of no family.

    English words stand for their family, as templates of version 0.9 hand them over.
    """
    family = hedge or ""
    return SIDES.get(family) or SIDES.get(find_language("en").hedges.get(family.casefold().strip(), ""), "")


def broken_ends(side: str, length_pt: float) -> tuple[float, float]:
    """How long the solid part is, and the bar with its broken end; a short bar keeps a whole end."""
    if side == "above":
        return length_pt, length_pt + BREAK_PT
    broken = side == "below" and length_pt >= 2 * BREAK_PT
    return length_pt - BREAK_PT if broken else length_pt, length_pt


def stroke_offsets(break_pt: float) -> list[tuple[float, float]]:
    """Offset from the outer end and thickness of each line of a broken end."""
    return [(offset * break_pt, thickness * break_pt) for offset, thickness in STROKES if break_pt]
