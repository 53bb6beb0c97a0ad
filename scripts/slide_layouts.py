"""Where everything stands on the slides of reference.pptx: one table.

In: nothing. Out: `LAYOUTS`, positions in points on a slide of 960 × 540. Never: XML (that is make_reference_pptx.py).
The style sheet templates/factsheet/style.css holds the same positions for the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass


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
    tint: int = 100
    capitals: bool = False


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


RULE_TINT = 50
TITLE = Style(30, 36, font="major")
KEY = Style(34, 41, "accent1", "major")
SOFT = Style(16, 21, "tx2")
TEXT = Style(20, 26)
LARGE = Style(22, 28)
NUMBER = Style(112, 131, "accent1", "major")

HEAD = Place("title", "title", (48, 41, 864, 76), (TITLE,), prompt="One message")
FOOT = (
    Place("locator", "body", (48, 505, 180, 18), (Style(12, 16, "accent1", bold=True),), prompt="P1"),
    Place("source", "ftr", (240, 505, 600, 18), (Style(12, 16, "tx2"),), prompt="Source"),
    Place("slide-number", "sldNum", (862, 505, 50, 18), (Style(12, 16, align="r"),)),
)
BAR = Ornament("Accent bar", (48, 28, 40, 4))
FOOT_RULE = Ornament("Foot rule", (48, 498, 864, 0.7), "accent2", RULE_TINT)


def text(name: str, x: float, y: float, width: float, height: float, *levels: Style, **rest: object) -> Place:
    """A placeholder for text."""
    return Place(name, "body", (x, y, width, height), levels, **rest)  # type: ignore[arg-type]


def _facts() -> tuple[Place, ...]:
    levels = (SOFT, KEY)
    return tuple(text(f"fact-{n}", 640, 150 + 126 * (n - 1), 272, 120, *levels, inset_pt=12) for n in (1, 2))


def _numbers() -> tuple[Place, ...]:
    places = []
    for n in range(4):
        x = 48 + 220 * n
        places.append(text(f"number-{n + 1}", x, 158, 204, 138, NUMBER, anchor="b", prompt="0"))
        places.append(text(f"label-{n + 1}", x, 300, 204, 84, TEXT))
    return tuple(places)


def _charts() -> tuple[Place, ...]:
    places = []
    for n, x in enumerate((48, 520), 1):
        levels = (Style(16, 21, bold=True), SOFT)
        places.append(text(f"caption-{n}", x, 108, 392, 50, *levels))
        places.append(Place(f"chart-{n}", "chart", (x, 160, 392, 302)))
    return (*places, text("note", 48, 466, 864, 24, Style(14, 20, "tx2")))


LAYOUTS = (
    Layout(
        "cover",
        (
            text("label", 48, 56, 864, 20, Style(14, 18, "bg1", bold=True, capitals=True)),
            Place("title", "title", (48, 84, 864, 140), (Style(64, 72, "bg1", "major"),), anchor="b", prompt="Title"),
            text("body", 48, 232, 718, 80, Style(26, 35, "bg1", "major")),
            Place("strip", "pic", (48, 396, 864, 16)),
            text("source", 48, 424, 864, 76, Style(16, 22, "accent2", tint=40)),
        ),
        bare=True,
        ground="accent1",
    ),
    Layout("steps", (Place("diagram", "pic", (65, 122, 346, 346)), Place("table", "tbl", (520, 128, 392, 336)))),
    Layout(
        "pair",
        (
            text("left", 48, 150, 290, 196, KEY, Style(20, 26, before_pt=5), inset_pt=14),
            text("forth", 384, 172, 192, 24, Style(16, 21, "tx2", align="ctr")),
            text("back", 384, 266, 192, 24, Style(16, 21, "tx2", align="ctr")),
            text("right", 622, 150, 290, 196, KEY, Style(20, 26, before_pt=5), inset_pt=14),
            text("body", 48, 368, 864, 112, Style(26, 35, font="major"), inset_pt=24),
        ),
        (
            Ornament("Rule left", (48, 150, 290, 0.9), "tx1"),
            Ornament("Rule right", (622, 150, 290, 0.9), "tx1"),
            Ornament("Arrow forth", (384, 204, 192, 0), arrow="right"),
            Ornament("Arrow back", (384, 256, 192, 0), arrow="left"),
            Ornament("Rule", (48, 368, 864, 0.7), "accent2", RULE_TINT),
        ),
    ),
    Layout("numbers", (*_numbers(), text("note", 48, 402, 864, 44, SOFT))),
    Layout("chart", (text("unit", 48, 104, 520, 22, SOFT), Place("chart", "chart", (48, 140, 520, 332)), *_facts())),
    Layout(
        "bars",
        (
            Place("labels", "tbl", (48, 128, 216, 328)),
            Place("chart", "chart", (272, 128, 440, 328)),
            text("number-1", 720, 128, 192, 84, Style(56, 66, "accent1", "major"), anchor="b", prompt="0"),
            text("label-1", 720, 216, 192, 120, TEXT),
        ),
    ),
    Layout("charts", _charts()),
    Layout("list", (Place("table", "tbl", (48, 122, 864, 350)),)),
    Layout(
        "quotation",
        (text("body", 48, 150, 644, 330, Style(34, 43, "accent1", "major"), Style(18, 24, "tx2", before_pt=18)),),
    ),
    Layout("timeline", (Place("diagram", "pic", (48, 108, 864, 356)),)),
    Layout("table", (Place("table", "tbl", (48, 116, 864, 368)),)),
)
