"""Where everything stands on the slides of reference.pptx: one table, under the names that people know.

In: nothing. Out: `LAYOUTS`, positions in points on a slide of 960 × 540. Never: XML (that is make_reference_pptx.py).
The style sheet templates/factsheet/style.css holds the same positions for the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Style:
    """How one level of a placeholder looks: size and pitch in points, theme font and theme colour."""

    size_pt: float
    pitch_pt: float
    colour: str = "tx1"
    font: str = "minor"
    bold: bool = False
    before_pt: float = 0
    align: str = "l"
    shade: int = 100
    capitals: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Place:
    """One placeholder: its name, type, box in points, levels, inset at the top, anchor."""

    name: str
    kind: str
    box_pt: tuple[float, float, float, float]
    levels: tuple[Style, ...] = ()
    inset_pt: float = 0
    anchor: str = "t"
    prompt: str = "Text"


@dataclass(frozen=True)
class Ornament:
    """A decorative shape of a layout: a filled box, or an arrow."""

    name: str
    box_pt: tuple[float, float, float, float]
    colour: str = "accent1"
    tint: int = 100
    arrow: str = ""


@dataclass(frozen=True)
class Layout:
    """One layout: name, placeholders, ornaments; a bare one has neither head nor foot."""

    name: str
    places: tuple[Place, ...]
    ornaments: tuple[Ornament, ...] = ()
    bare: bool = False
    ground: str = ""
    kind: str = ""
    """What PowerPoint calls it (ECMA-376, part 1, 19.7.15), so that slides keep their text from design to design."""


RULE_TINT = 50
TITLE = Style(30, 36, font="major")
KEY = Style(34, 41, "accent1", "major")
SOFT = Style(16, 21, "tx2")
TEXT = Style(20, 26)
LARGE = Style(22, 28)
NUMBER = Style(112, 104, "accent1", "major")
TERM = Style(20, 26, before_pt=11)
LABEL = Style(20, 26, before_pt=1)

HEAD = Place("title", "title", (48, 37, 864, 80), (TITLE,), prompt="One message")
FOOT = (
    Place("locator", "body", (48, 505, 180, 18), (Style(12, 16, "accent1", bold=True),), prompt="P1"),
    Place("source", "ftr", (240, 505, 530, 18), (Style(12, 16, "tx2"),), prompt="Source"),
    Place("date", "dt", (778, 505, 76, 18), (Style(12, 16, "tx2", align="r"),)),
    Place("slide-number", "sldNum", (862, 505, 50, 18), (Style(12, 16, align="r"),)),
)
HEAD_GAP_PT = 4.0
BAR = Ornament("Accent bar", (48, 28, 40, 4))
FOOT_RULE = Ornament("Foot rule", (48, 498, 864, 0.7), "accent2", RULE_TINT)


def head_of(layout: Layout) -> Place:
    """The title's placeholder, which ends where the contents of that layout begin."""
    x, y, width, height = HEAD.box_pt
    top = min(place.box_pt[1] for place in layout.places)
    return replace(HEAD, box_pt=(x, y, width, min(height, top - y - HEAD_GAP_PT)))


def text(name: str, x: float, y: float, width: float, height: float, *levels: Style, **rest: object) -> Place:
    """A placeholder for text."""
    return Place(name, "body", (x, y, width, height), levels, **rest)  # type: ignore[arg-type]


BULLETS = (
    Style(24, 31, before_pt=10, bullet=True),
    Style(20, 26, before_pt=5, bullet=True),
    Style(18, 23, "tx2", before_pt=3, bullet=True),
)
SECTION = Place("title", "title", (48, 150, 864, 130), (Style(48, 56, font="major"),), anchor="b", prompt="Section")


def _body(name: str, x: float, width: float, *levels: Style) -> Place:
    """A place for anything: text, a table, a chart, a picture."""
    return Place(name, "obj", (x, 124, width, 352), levels or BULLETS)


def _facts() -> tuple[Place, ...]:
    levels = (SOFT, KEY, SOFT)
    return tuple(text(f"fact-{n}", 640, 150 + 126 * (n - 1), 272, 120, *levels, inset_pt=12) for n in (1, 2))


def _numbers() -> tuple[Place, ...]:
    boxes = ((f"number-{n + 1}", 48 + 222.67 * n, 158, 196, 226) for n in range(4))
    return tuple(text(*box, NUMBER, LABEL, inset_pt=36, prompt="0") for box in boxes)


def _charts() -> tuple[Place, ...]:
    places = []
    for n, x in enumerate((48, 522), 1):
        places.append(text(f"caption-{n}", x, 112, 390, 45, Style(16, 21, bold=True), SOFT))
        places.append(Place(f"chart-{n}", "chart", (x, 158, 390, 302)))
    return (*places, text("note", 48, 466, 864, 24, Style(14, 20, "tx2")))


LAYOUTS = (
    Layout(
        "Title",
        (
            Place("title", "title", (48, 73, 864, 144), (Style(64, 72, "bg1", "major"),), anchor="b", prompt="Title"),
            text("label", 48, 43, 864, 20, Style(14, 18, "bg1", bold=True, capitals=True)),
            text("thesis", 48, 226, 864, 150, Style(26, 35, "bg1", "major")),
            Place("strip", "pic", (48, 384, 864, 16)),
            text("source", 48, 410, 864, 94, Style(16, 22, "bg1", shade=80)),
        ),
        bare=True,
        ground="accent1",
    ),
    Layout("Title and text", (_body("text", 48, 864),), kind="obj"),
    Layout(
        "Section",
        (SECTION, text("text", 48, 292, 864, 90, Style(24, 32, "tx2")), *FOOT),
        (Ornament("Accent bar", (48, 138, 40, 4)), FOOT_RULE),
        bare=True,
        kind="secHead",
    ),
    Layout("Two columns", (_body("left", 48, 416), _body("right", 496, 416)), kind="twoObj"),
    Layout(
        "Sources and contact",
        (
            _body("sources", 48, 560, Style(18, 24, before_pt=8), Style(16, 21, "tx2")),
            _body("contact", 656, 256, Style(18, 24, before_pt=4), Style(16, 21, "tx2")),
        ),
    ),
    Layout("Steps", (Place("diagram", "pic", (65, 122, 346, 346)), Place("points", "tbl", (520, 128, 392, 340)))),
    Layout(
        "Two terms",
        (
            text("left", 48, 150, 290, 196, KEY, TERM, inset_pt=10),
            Place("relation", "pic", (384, 166, 192, 130)),
            text("right", 622, 150, 290, 196, KEY, TERM, inset_pt=10),
            text("text", 48, 368, 864, 112, Style(26, 35, font="major"), inset_pt=22),
        ),
        (
            Ornament("Rule left", (48, 150, 290, 0.9), "tx1"),
            Ornament("Rule right", (622, 150, 290, 0.9), "tx1"),
            Ornament("Rule", (48, 368, 864, 0.7), "accent2", RULE_TINT),
        ),
    ),
    Layout("Numbers", (*_numbers(), text("note", 48, 398, 864, 66, SOFT))),
    Layout(
        "Chart",
        (text("caption-1", 48, 109, 520, 25, SOFT, SOFT), Place("chart-1", "chart", (48, 134, 520, 328)), *_facts()),
    ),
    Layout(
        "Bars",
        (
            text("caption-1", 48, 462, 652, 24, Style(14, 20, "tx2"), Style(14, 20, "tx2")),
            Place("chart-1", "chart", (48, 128, 652, 328)),
            text("number-1", 720, 128, 192, 180, Style(56, 60, "accent1", "major"), LABEL, inset_pt=22, prompt="0"),
        ),
    ),
    Layout("Two charts", _charts()),
    Layout("List", (Place("points", "tbl", (48, 128, 864, 344)),)),
    Layout("Cautions", (Place("points", "tbl", (48, 128, 864, 344)),)),
    Layout(
        "Quotation",
        (
            text("quotation", 48, 140, 830, 276, Style(34, 44, "accent1", "major")),
            text("credit", 48, 424, 830, 60, Style(18, 24, "tx2")),
        ),
    ),
    Layout("Time line", (Place("timeline", "pic", (48, 120, 864, 364)),)),
    Layout("Table", (Place("table", "tbl", (48, 116, 864, 368)),)),
)
