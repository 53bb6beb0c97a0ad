"""Bars that stand and bars that lie, from shares of one scale with zero on it.

In: shares (-1 to 1), hedges, sizes in points. Out: frozen bars with their broken ends. Never: text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefset.charts.shapes import BREAK_PT, Rectangle, broken_ends, hedge_side, stroke_offsets


@dataclass(frozen=True, slots=True)
class UprightBar(Rectangle):
    """A bar that stands on the base line, or hangs from it; `strokes` is its broken end, `top_pt` its outer end."""

    centre_pt: float
    slot_pt: float
    top_pt: float
    base_pt: float
    strokes: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBar(Rectangle):
    """A bar that grows to the right; `strokes` is its broken end, `end_pt` the left edge of its label."""

    end_pt: float
    strokes: tuple[Rectangle, ...] = ()


def pair_bars(
    shares: Sequence[float],
    width_pt: float,
    height_pt: float,
    bar_share: float = 0.235,
    hedges: Sequence[str | None] = (),
    least_pt: float = 0.9,
) -> tuple[UprightBar, ...]:
    """Upright bars in equal slots; `height_pt` holds the longest bar with its broken end. Negative ones hang.

    Beyond two bars, a bar takes as much of its slot as it does of two.
    """
    marks = _marks(shares, hedges)
    reaches = [(share, BREAK_PT if mark == "above" else 0.0) for share, mark in zip(shares, marks, strict=True)]
    downs = [(0.0, 0.0), *((-share, beyond_pt) for share, beyond_pt in reaches if share < 0)]
    ups = [(0.0 if len(downs) > 1 else 1.0, 0.0), *(reach for reach in reaches if reach[0] >= 0)]
    scale_pt = min((height_pt - b - d) / (u + v) for u, b in ups for v, d in downs if u + v > 0)
    base_pt = height_pt - max(down * scale_pt + beyond_pt for down, beyond_pt in downs)
    slot_pt = width_pt / len(shares)
    bar_pt = min(bar_share * width_pt, 2 * bar_share * slot_pt)
    return tuple(
        _upright(mark, (index + 0.5) * slot_pt, bar_pt, slot_pt, base_pt, share * scale_pt, least_pt)
        for index, (share, mark) in enumerate(zip(shares, marks, strict=True))
    )


def _marks(shares: Sequence[float], hedges: Sequence[str | None]) -> list[str]:
    return [hedge_side(hedge) for hedge in hedges] if hedges else [""] * len(shares)


def _headroom_pt(shares: Sequence[float], marks: Sequence[str]) -> float:
    return BREAK_PT if any(m == "above" and s > 0.9 for s, m in zip(shares, marks, strict=True)) else 0.0


def _upright(
    mark: str, centre_pt: float, bar_pt: float, slot_pt: float, base_pt: float, length_pt: float, least_pt: float
) -> UprightBar:
    solid_pt, whole_pt = broken_ends(mark, max(abs(length_pt), least_pt))
    x_pt, hangs = centre_pt - bar_pt / 2, length_pt < 0
    top_pt = base_pt + whole_pt if hangs else base_pt - whole_pt
    y_pt = base_pt if hangs else base_pt - solid_pt
    strokes = (
        Rectangle(x_pt, top_pt - offset - thickness if hangs else top_pt + offset, bar_pt, thickness)
        for offset, thickness in stroke_offsets(whole_pt - solid_pt)
    )
    return UprightBar(x_pt, y_pt, bar_pt, solid_pt, centre_pt, slot_pt, top_pt, base_pt, tuple(strokes))


def row_bars(
    shares: Sequence[float],
    width_pt: float,
    row_pt: float,
    bar_pt: float,
    hedges: Sequence[str | None] = (),
    least_pt: float = 0.9,
) -> tuple[RowBar, ...]:
    """Bars that grow to the right, one in the middle of each row; `width_pt` holds the longest with its broken end."""
    marks = _marks(shares, hedges)
    scale_pt = width_pt - _headroom_pt(shares, marks)
    return tuple(
        _row(mark, (index + 0.5) * row_pt - bar_pt / 2, bar_pt, max(share * scale_pt, least_pt))
        for index, (share, mark) in enumerate(zip(shares, marks, strict=True))
    )


def _row(mark: str, y_pt: float, bar_pt: float, length_pt: float) -> RowBar:
    solid_pt, whole_pt = broken_ends(mark, length_pt)
    strokes = (
        Rectangle(whole_pt - offset - thickness, y_pt, thickness, bar_pt)
        for offset, thickness in stroke_offsets(whole_pt - solid_pt)
    )
    return RowBar(0.0, y_pt, solid_pt, bar_pt, whole_pt, tuple(strokes))
