"""What a drawn chart is made of: bars, strokes, markers and labels, gathered by the value that they show.

In: positions and sizes in points. Out: frozen values; every label knows its box. Never: a colour; a role names it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace

from briefset.charts.data import DataPoint
from briefset.design.fonts import page_width_pt

ASCENT, DESCENT = 0.9, 0.24
"""How far letters with accents, and Han letters, reach above and below the base line, in ems."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left_pt: float
    top_pt: float
    right_pt: float
    bottom_pt: float

    def meets(self, other: Box, slack_pt: float = 0.01) -> bool:
        """Whether the two share more than an edge."""
        across = min(self.right_pt, other.right_pt) - max(self.left_pt, other.left_pt)
        down = min(self.bottom_pt, other.bottom_pt) - max(self.top_pt, other.top_pt)
        return across > slack_pt and down > slack_pt


@dataclass(frozen=True, slots=True)
class Bar(Rectangle):
    """A filled rectangle in a role's colour."""

    role: str = "accent"

    @property
    def box(self) -> Box:
        """Its edges."""
        return Box(self.x_pt, self.y_pt, self.x_pt + self.width_pt, self.y_pt + self.height_pt)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1_pt: float
    y1_pt: float
    x2_pt: float
    y2_pt: float
    width_pt: float
    role: str = "ink"


@dataclass(frozen=True, slots=True)
class Marker:
    """A dot; a hollow one marks a value that is hedged."""

    x_pt: float
    y_pt: float
    radius_pt: float
    role: str = "accent"
    hollow: bool = False

    @property
    def box(self) -> Box:
        """The square around it."""
        radius = self.radius_pt
        return Box(self.x_pt - radius, self.y_pt - radius, self.x_pt + radius, self.y_pt + radius)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `y_pt` is its base line, `anchor` says which end `x_pt` is."""

    text: str
    x_pt: float
    y_pt: float
    size_pt: float
    bold: bool = False
    anchor: str = "start"
    role: str = "ink"
    family: str = "Source Sans 3"
    path: str = ""

    @property
    def width_pt(self) -> float:
        """The width of its text."""
        return page_width_pt(self.text, self.family, "bold" if self.bold else "regular", self.size_pt)

    @property
    def box(self) -> Box:
        """The room that it takes, accents and descenders included."""
        width_pt = self.width_pt
        left_pt = self.x_pt - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width_pt
        top_pt, bottom_pt = self.y_pt - ASCENT * self.size_pt, self.y_pt + DESCENT * self.size_pt
        return Box(left_pt, top_pt, left_pt + width_pt, bottom_pt)

    def moved(self, down_pt: float) -> Label:
        """The same text further down."""
        return replace(self, y_pt=self.y_pt + down_pt)


@dataclass(frozen=True, slots=True)
class ChartCell:
    """The value that a mark shows: its row, the name of the row, the head of its column, and the point."""

    row: int
    category: str
    head: str
    terms: str
    point: DataPoint


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes and labels that belong together; `side` and `shift` tell native charts where the value's label stands.

    `side` is l, r, t or b as in `c:dLblPos`; the shift is how far the label stands from there, in points.
    """

    cell: ChartCell | None = None
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    markers: tuple[Marker, ...] = ()
    labels: tuple[Label, ...] = ()
    side: str = ""
    shift_pt: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: its size, the inside of its plot, and its marks in the order of drawing.

    `span` are the values at the lower and the upper end of the plot.
    """

    width_pt: float
    height_pt: float
    plot: Rectangle
    marks: tuple[Mark, ...]
    span: tuple[float, float] = (0.0, 1.0)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every label."""
        return tuple(label for mark in self.marks for label in mark.labels)


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The sizes of a chart on paper or on a slide, in points.

    A face that stands in for that of `family` may be `spare` times as wide.
    """

    large_pt: float
    value_pt: float
    text_pt: float
    pitch_pt: float
    gap_pt: float
    rule_pt: float
    line_pt: float
    radius_pt: float
    bar_pt: float
    least_pt: float
    headroom_pt: float
    rise_pt: float
    spare: float = 1.0
    family: str = "Source Sans 3"

    @property
    def away_pt(self) -> float:
        """How far from a point of a line what is said of it stands beside it."""
        return self.radius_pt + 2.5 * self.gap_pt

    def scaled(self, share: float) -> ChartStyle:
        """The style with type, pitches and marks so much larger; rules stay as fine."""
        names = [each.name for each in fields(self) if each.name not in ("family", "rule_pt", "spare")]
        return replace(self, **{name: share * getattr(self, name) for name in names})

    def value(self, text: str, x_pt: float, y_pt: float, anchor: str, role: str = "ink", path: str = "") -> Label:
        """A printed value."""
        return Label(text, x_pt, y_pt, self.value_pt, True, anchor, role, self.family, path)

    def name(self, text: str, x_pt: float, y_pt: float, anchor: str = "start", path: str = "") -> Label:
        """A name, a category or a date."""
        return Label(text, x_pt, y_pt, self.text_pt, False, anchor, "soft", self.family, path)

    def value_width_pt(self, text: str) -> float:
        """The width of a printed value."""
        return page_width_pt(text, self.family, "bold", self.value_pt)

    def name_width_pt(self, text: str) -> float:
        """The width of a name."""
        return page_width_pt(text, self.family, "regular", self.text_pt)


STYLES = {
    "print": ChartStyle(11.5, 8.2, 8.2, 10.4, 2.6, 0.6, 1.3, 2.2, 6.5, 0.9, 15.6, 5.2),
    "slide": ChartStyle(22, 18, 16, 21, 6, 1.2, 2.4, 4.5, 14, 1.5, 36, 8, 1.25),
}
SERIES_ROLES = {1: ("accent",), 2: ("mute", "accent"), 3: ("mute", "ink", "accent")}
"""The last series is the one that a chart is about; three differ in lightness, so that they stay apart in grey."""


def row_role(number: int, count: int) -> str:
    """The colour of a line: the last is the one that the chart is about."""
    return "accent" if number == count - 1 else "mute"


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
