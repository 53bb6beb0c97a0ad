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
class UprightBar:
    """A bar that stands on the base line; `strokes` is its broken end, `top_pt` the height of its label's foot."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    centre_pt: float
    slot_pt: float
    top_pt: float
    strokes: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBar:
    """A bar that grows to the right; `strokes` is its broken end, `end_pt` the left edge of its label."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    end_pt: float
    strokes: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick of the locator strip; it stands for the paragraphs `first` to `last`."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    cited: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle, its bounding box, and the base line of the label in its own ring."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    centre_x_pt: float
    centre_y_pt: float
    radius_pt: float
    label_y_pt: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot on a time line, its bounding box, and the slot that its text may fill."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
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
    longest = max(shares, default=0.0)
    return BREAK_PT if any(m == "above" and s > 0.9 * longest for s, m in zip(shares, marks, strict=True)) else 0.0


def _break_pt(length_pt: float) -> float:
    return BREAK_PT if length_pt >= 2 * BREAK_PT else 0.0


def _upright(
    mark: str, centre_pt: float, bar_pt: float, slot_pt: float, base_pt: float, length_pt: float
) -> UprightBar:
    x_pt, end_pt = centre_pt - bar_pt / 2, base_pt - length_pt
    break_pt = _break_pt(length_pt) if mark == "below" else BREAK_PT if mark == "above" else 0.0
    outer_pt = end_pt - break_pt if mark == "above" else end_pt
    solid_pt = end_pt + break_pt if mark == "below" else end_pt
    strokes = tuple(
        Rectangle(x_pt, outer_pt + offset * break_pt, bar_pt, thickness * break_pt) for offset, thickness in STROKES
    )
    return UprightBar(
        x_pt, solid_pt, bar_pt, base_pt - solid_pt, centre_pt, slot_pt, outer_pt, strokes if break_pt else ()
    )


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
    break_pt = _break_pt(length_pt) if mark == "below" else BREAK_PT if mark == "above" else 0.0
    outer_pt = length_pt + break_pt if mark == "above" else length_pt
    solid_pt = length_pt - break_pt if mark == "below" else length_pt
    strokes = tuple(
        Rectangle(outer_pt - (offset + thickness) * break_pt, y_pt, thickness * break_pt, bar_pt)
        for offset, thickness in STROKES
    )
    return RowBar(0.0, y_pt, solid_pt, bar_pt, outer_pt, strokes if break_pt else ())


def locator_ticks(
    cited: Collection[int], paragraphs: int, width_pt: float, height_pt: float = 5.0, tick_share: float = 2 / 3
) -> tuple[Tick, ...]:
    """The locator strip: a tick for each paragraph; above 120 paragraphs one tick stands for several."""
    group = -(-paragraphs // TICKS_LIMIT)
    firsts = range(1, paragraphs + 1, group)
    pitch_pt = width_pt / (len(firsts) - 1 + tick_share)
    return tuple(
        Tick(
            index * pitch_pt,
            0.0,
            tick_share * pitch_pt,
            height_pt,
            any(first <= number < first + group for number in cited),
            first,
            min(first + group - 1, paragraphs),
        )
        for index, first in enumerate(firsts)
    )


def nested_circles(count: int, size_pt: float, label_pt: float = 18.0, innermost: float = 0.365) -> tuple[Circle, ...]:
    """Circles within circles that touch at the foot, outermost first, in a square of `size_pt`."""
    steps = max(count - 1, 1)
    radii = [size_pt / 2 * (1 - (1 - innermost) * index / steps) for index in range(count)]
    inner = [*radii[1:], 0.0]
    return tuple(_circle(radius, below, size_pt, label_pt) for radius, below in zip(radii, inner, strict=True))


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
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width_pt(longer, size_pt) <= width_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _width_pt(text: str, size_pt: float) -> float:
    return size_pt * sum(map(_advance, text))


def _advance(letter: str) -> float:
    if letter in NARROW:
        return 0.3
    if letter in WIDE or letter > "\u2e80":
        return 1.0 if letter > "\u2e80" else 0.85
    return 0.62 if letter.isupper() else 0.53
