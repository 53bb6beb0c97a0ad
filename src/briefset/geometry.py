"""Where bars, ticks, circles and dots stand: the arithmetic behind every picture.

In: shares (0 to 1), counts and sizes in points. Out: frozen shapes, y downwards from the top left, as in SVG.
Never: colours, text, or a value that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

__all__ = ["locator_ticks", "nested_circles", "pair_bars", "row_bars", "timeline_dots", "wrap_labels"]

BELOW = frozenset({"nearly", "almost", "about", "around", "some", "close to", "up to", "under", "below", "less than"})
ABOVE = frozenset({"over", "more than", "exceeded", "exceeding", "above", "at least"})
BREAK_PT = 9.0
STROKES = ((0.0, 0.1), (0.33, 0.15), (0.66, 0.21))
"""Offset and thickness of the three lines of a broken end, thinnest outermost, as shares of its length."""
TICKS_LIMIT = 120
WIDE = frozenset("mwMW—@%")
NARROW = frozenset("ijltfrI.,:;’‘'“”()[]|!- ")


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class UprightBar(Rectangle):
    """A bar that stands on the base line; `strokes` is its broken end, `top_pt` the height of its label's foot."""

    centre_pt: float
    slot_pt: float
    top_pt: float
    strokes: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBar(Rectangle):
    """A bar that grows to the right; `strokes` is its broken end, `end_pt` the left edge of its label."""

    end_pt: float
    strokes: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick(Rectangle):
    """One tick of the locator strip; it stands for the paragraphs `first` to `last`."""

    cited: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Circle(Rectangle):
    """A circle, its bounding box, and the base line of the label in its own ring."""

    centre_x_pt: float
    centre_y_pt: float
    radius_pt: float
    label_y_pt: float


@dataclass(frozen=True, slots=True)
class Dot(Rectangle):
    """A dot on a time line, its bounding box, and the slot that its text may fill."""

    centre_pt: float
    slot_pt: float
    above: bool


def pair_bars(
    shares: Sequence[float],
    width_pt: float,
    height_pt: float,
    bar_share: float = 0.235,
    hedges: Sequence[str | None] = (),
    least_pt: float = 0.9,
) -> tuple[UprightBar, ...]:
    """Upright bars in equal slots; `height_pt` holds the longest bar with its broken end.

    Beyond two bars, a bar takes as much of its slot as it does of two.
    """
    marks = _marks(shares, hedges)
    scale_pt = height_pt - _headroom_pt(shares, marks)
    slot_pt = width_pt / len(shares)
    bar_pt = min(bar_share * width_pt, 2 * bar_share * slot_pt)
    return tuple(
        _upright(mark, (index + 0.5) * slot_pt, bar_pt, slot_pt, height_pt, max(share * scale_pt, least_pt))
        for index, (share, mark) in enumerate(zip(shares, marks, strict=True))
    )


def _marks(shares: Sequence[float], hedges: Sequence[str | None]) -> list[str]:
    return [_mark(hedge) for hedge in hedges] if hedges else [""] * len(shares)


def _mark(hedge: str | None) -> str:
    word = (hedge or "").casefold().strip()
    return "below" if word in BELOW else "above" if word in ABOVE else ""


def _headroom_pt(shares: Sequence[float], marks: Sequence[str]) -> float:
    return BREAK_PT if any(m == "above" and s > 0.9 for s, m in zip(shares, marks, strict=True)) else 0.0


def _ends_pt(mark: str, length_pt: float) -> tuple[float, float]:
    """How long the solid part is, and the bar with its broken end; a short bar keeps a whole end."""
    if mark == "above":
        return length_pt, length_pt + BREAK_PT
    broken = mark == "below" and length_pt >= 2 * BREAK_PT
    return length_pt - BREAK_PT if broken else length_pt, length_pt


def _upright(
    mark: str, centre_pt: float, bar_pt: float, slot_pt: float, base_pt: float, length_pt: float
) -> UprightBar:
    solid_pt, whole_pt = _ends_pt(mark, length_pt)
    x_pt, top_pt = centre_pt - bar_pt / 2, base_pt - whole_pt
    strokes = (
        Rectangle(x_pt, top_pt + offset, bar_pt, thickness) for offset, thickness in _strokes(whole_pt - solid_pt)
    )
    return UprightBar(x_pt, base_pt - solid_pt, bar_pt, solid_pt, centre_pt, slot_pt, top_pt, tuple(strokes))


def _strokes(break_pt: float) -> list[tuple[float, float]]:
    return [(offset * break_pt, thickness * break_pt) for offset, thickness in STROKES if break_pt]


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
    solid_pt, whole_pt = _ends_pt(mark, length_pt)
    strokes = (
        Rectangle(whole_pt - offset - thickness, y_pt, thickness, bar_pt)
        for offset, thickness in _strokes(whole_pt - solid_pt)
    )
    return RowBar(0.0, y_pt, solid_pt, bar_pt, whole_pt, tuple(strokes))


def locator_ticks(
    cited: Collection[int], paragraphs: int, width_pt: float, height_pt: float = 5.0, tick_share: float = 2 / 3
) -> tuple[Tick, ...]:
    """The locator strip: a tick for each paragraph; above 120 paragraphs one tick stands for several."""
    group = -(-paragraphs // TICKS_LIMIT)
    groups = [(first, min(first + group - 1, paragraphs)) for first in range(1, paragraphs + 1, group)]
    pitch_pt = width_pt / (len(groups) - 1 + tick_share)
    marks = [any(first <= number <= last for number in cited) for first, last in groups]
    return tuple(
        Tick(index * pitch_pt, 0.0, tick_share * pitch_pt, height_pt, mark, first, last)
        for index, (mark, (first, last)) in enumerate(zip(marks, groups, strict=True))
    )


def nested_circles(count: int, size_pt: float, label_pt: float = 18.0, innermost: float = 0.365) -> tuple[Circle, ...]:
    """Circles within circles that touch at the foot, outermost first, in a square of `size_pt`."""
    radii = [size_pt / 2 * (1 - (1 - innermost) * index / max(count - 1, 1)) for index in range(count)]
    return tuple(
        _circle(radius, below, size_pt, label_pt) for radius, below in zip(radii, [*radii[1:], 0.0], strict=True)
    )


def _circle(radius_pt: float, below_pt: float, size_pt: float, label_pt: float) -> Circle:
    top_pt = size_pt - 2 * radius_pt
    ring_pt = 2 * radius_pt - 2 * below_pt
    label_y_pt = top_pt + (ring_pt / 2 if below_pt == 0 else min(ring_pt / 2, 2 * label_pt)) + 0.35 * label_pt
    return Circle(
        size_pt / 2 - radius_pt,
        top_pt,
        2 * radius_pt,
        2 * radius_pt,
        size_pt / 2,
        size_pt - radius_pt,
        radius_pt,
        label_y_pt,
    )


def timeline_dots(count: int, width_pt: float, y_pt: float, dot_pt: float = 8.0) -> tuple[Dot, ...]:
    """Dots at equal distances on a line at `y_pt`; texts stand above and below in turn, so each may take two slots."""
    slot_pt = width_pt / count
    return tuple(
        Dot(
            (index + 0.5) * slot_pt - dot_pt / 2,
            y_pt - dot_pt / 2,
            dot_pt,
            dot_pt,
            (index + 0.5) * slot_pt,
            slot_pt,
            index % 2 == 0,
        )
        for index in range(count)
    )


def wrap_labels(texts: Sequence[str], width_pt: float, size_pt: float) -> tuple[tuple[str, ...], ...]:
    """Each label in as few and as even lines as fit `width_pt` at that size; a longer word stands alone."""
    return tuple(_balance(text, width_pt, size_pt) for text in texts)


def _balance(text: str, width_pt: float, size_pt: float) -> tuple[str, ...]:
    lines = _wrap(text, width_pt, size_pt)
    widths = range(int(width_pt), int(size_pt), -1)
    tries = takewhile(lambda tried: len(tried) == len(lines), (_wrap(text, width, size_pt) for width in widths))
    return min([lines, *tries], key=lambda tried: max(_width_pt(line, size_pt) for line in tried))


def _wrap(text: str, width_pt: float, size_pt: float) -> tuple[str, ...]:
    first, *words = text.split(" ")
    lines = [first]
    for word in words:
        longer = f"{lines[-1]} {word}"
        lines[-1:] = [longer] if _width_pt(longer, size_pt) <= width_pt else [lines[-1], word]
    return tuple(lines)


def _width_pt(text: str, size_pt: float) -> float:
    return size_pt * sum(map(_advance, text))


def _advance(letter: str) -> float:
    if letter in NARROW:
        return 0.3
    if letter > "\u2e80":
        return 1.0
    return 0.85 if letter in WIDE else 0.62 if letter.isupper() else 0.53
