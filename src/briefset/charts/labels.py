"""Labels: lines of text with the box that each takes, from the widths of the real faces.

In: texts, sizes and room in points. Out: frozen labels. Never: shrinks a text or lets two labels touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf

from briefset.design.fonts import page_width_pt
from briefset.language.typography import words_of

SANS = "Source Sans 3"
NUMBER_SIZES_PT = (112, 96, 80, 72, 64, 56, 48, 44)
"""The sizes of big numbers on a slide, the steps of PowerPoint's too."""
ASIDE_PT, ASIDE_GAP = 20.0, 0.53
"""The size of the words beside a big number, and the gap between as a share of it."""


def wrap_labels(
    texts: Sequence[str], width_pt: float, size_pt: float, family: str = SANS
) -> tuple[tuple[str, ...], ...]:
    """Each label in as few and as even lines as fit `width_pt` at that size; a longer word stands alone."""
    return tuple(_balance(text, width_pt, size_pt, family) for text in texts)


GROWTH = (1.45, 1.36, 1.27, 1.18, 1.09)
SINGLE_GROWTH = (1.6, *GROWTH)
TOLD_GROWTH = (1.9, 1.75, *SINGLE_GROWTH)
QUOTED_GROWTH = (2.35, 2.2, 2.1, *TOLD_GROWTH)
"""Steps by which the type of a slide grows: short contents, one row, the words beneath a large number, a quotation."""
ROW_STEP_PT, LEAST_ROW_PT = 10, 30
Line = tuple[str, float, float, float, str]
"""A text, the width of its box, size, pitch and face."""


def choose_growth(
    rows: Sequence[Sequence[Line]], room_pt: float, air_pt: float = 0.0, steps: Sequence[float] = GROWTH
) -> float:
    """The largest step at which rows of texts beside each other have room, with air around each; 1 where none has."""
    return next((share for share in steps if sum(_rows_pt(rows, share, air_pt)) <= room_pt), 1.0)


def choose_row_pt(
    rows: Sequence[Sequence[Line]], share: float, room_pt: float, air_pt: float, most_pt: int, heads: int = 0
) -> int:
    """The least height of each row but the heads, so that all together fill the room; 0 where they do so by themselves.

    No row becomes higher than `most_pt`, air not counted.
    """
    tall = _rows_pt(rows, share, air_pt)
    steps = range(most_pt, LEAST_ROW_PT - 1, -ROW_STEP_PT)
    free_pt = room_pt - sum(tall[:heads])
    return next((step for step in steps if sum(max(step + air_pt, row) for row in tall[heads:]) <= free_pt), 0)


def _rows_pt(rows: Sequence[Sequence[Line]], share: float, air_pt: float) -> list[float]:
    return [air_pt + max(_text_pt(line, share) for line in row) for row in rows]


def _text_pt(line: Line, share: float) -> float:
    """The height of a text; without end where a word is wider than its box."""
    text, width_pt, size_pt, pitch_pt, family = line
    lines = wrap_labels([text], width_pt, share * size_pt, family)[0]
    widest_pt = max(page_width_pt(part, family, "regular", share * size_pt) for part in lines)
    return len(lines) * share * pitch_pt if widest_pt <= width_pt else inf


def choose_number_pt(
    texts: Sequence[tuple[str, str]],
    room_pt: float,
    families: Sequence[str],
    sizes_pt: Sequence[float] = NUMBER_SIZES_PT,
    aside_pt: float = ASIDE_PT,
) -> float:
    """The largest size at which every numeral has room beside its hedge and unit, in each of the families; 0 for none.

    A text is a numeral and the small words around it.
    """

    def fits(size_pt: float) -> bool:
        return all(
            page_width_pt(numeral, family, "regular", size_pt) + _aside_pt(aside, aside_pt) <= room_pt
            for numeral, aside in texts
            for family in families
        )

    return next((size_pt for size_pt in sizes_pt if fits(size_pt)), 0.0)


def _aside_pt(aside: str, size_pt: float) -> float:
    return page_width_pt(aside, SANS, "regular", size_pt) + ASIDE_GAP * size_pt * len(aside.split())


def _balance(text: str, width_pt: float, size_pt: float, family: str) -> tuple[str, ...]:
    """The lines of the least width, in whole points, that gives no more of them than the width does."""
    found: list[tuple[float, tuple[str, ...]]] = []
    lines, width = _wrap(text, width_pt, size_pt, family), int(width_pt) + 1
    while not found or len(lines) == len(found[0][1]) > 1:
        widest = max(page_width_pt(line, family, "regular", size_pt) for line in lines)
        found.append((widest, lines))
        width = min(width, ceil(widest)) - 1  # of all that is wider the lines are the same
        if width <= int(size_pt):
            break
        lines = _wrap(text, width, size_pt, family)
    return min(found, key=lambda tried: tried[0])[1]


def _wrap(text: str, width_pt: float, size_pt: float, family: str) -> tuple[str, ...]:
    first, *pieces = words_of(text)
    lines = [first]
    for piece in pieces:
        longer = f"{lines[-1]}{piece}"
        fits = page_width_pt(longer.rstrip(" "), family, "regular", size_pt) <= width_pt
        lines[-1:] = [longer] if fits else [lines[-1], piece]
    return tuple(line.rstrip(" ") for line in lines)


def widest_pt(texts: Sequence[str], size_pt: float, family: str = SANS) -> float:
    """The width of the widest of the texts, set bold."""
    return max(page_width_pt(text, family, "bold", size_pt) for text in texts)
