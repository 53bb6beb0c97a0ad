"""Pictures that are not charts: the locator strip, circles within circles.

In: counts and sizes in points. Out: frozen shapes. Never: text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefset.charts.picture import Rectangle

TICKS_LIMIT = 120


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


def locator_ticks(
    cited: Collection[int], paragraphs: int, width_pt: float, height_pt: float = 5.0, tick_share: float = 2 / 3
) -> tuple[Tick, ...]:
    """The locator strip: a tick for each paragraph; above 120 paragraphs one tick stands for several."""
    mark = -(-paragraphs // TICKS_LIMIT)
    marks = [(first, min(first + mark - 1, paragraphs)) for first in range(1, paragraphs + 1, mark)]
    pitch_pt = width_pt / (len(marks) - 1 + tick_share)
    points = [any(first <= number <= last for number in cited) for first, last in marks]
    return tuple(
        Tick(index * pitch_pt, 0.0, tick_share * pitch_pt, height_pt, point, first, last)
        for index, (point, (first, last)) in enumerate(zip(points, marks, strict=True))
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
    box = (size_pt / 2 - radius_pt, top_pt, 2 * radius_pt, 2 * radius_pt)
    return Circle(*box, size_pt / 2, size_pt - radius_pt, radius_pt, label_y_pt)
