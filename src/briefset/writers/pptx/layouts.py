"""What a reference presentation offers: layouts, their placeholders, and how text looks in them.

In: layouts of an open presentation. Out: `Placeholder`, `Level`. Never: changes the presentation.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.writers.ooxml.fit import line_em
from briefset.writers.ooxml.xml import Node, build, find, parse, qualify
from briefset.writers.pptx.deck import ASIDE_PT
from briefset.writers.pptx.library import related_blob

EMU_PER_PT = 12700
Found = TypeVar("Found")
REFERENCE = "the product's reference presentation"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, in points."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a placeholder looks."""

    size_pt: float
    family: str
    bold: bool
    pitch: float
    before_pt: float
    minor: str = "Calibri"
    """The theme's face for text beside a number, whatever the level's own."""
    pitch_pt: float = 0.0
    """The pitch where the layout has it in points, at the level's own size."""
    unit_pt: float = ASIDE_PT
    """The size of a unit beneath a big number."""

    def scaled(self, share: float) -> Level:
        """The level in larger type."""
        size_pt = round(share * self.size_pt, 1)
        return replace(self, size_pt=size_pt, pitch_pt=share * self.pitch_pt, before_pt=share * self.before_pt)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout: where it stands, and its levels from the first."""

    name: str
    kind: str
    index: int
    box: Box
    text_box: Box
    levels: tuple[Level, ...]
    grown: bool = False
    """Whether its levels are larger than those of the layout."""
    anchor: str = ""
    """Where its text stands, if not where the layout has it."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The theme's two faces."""

    major: str
    minor: str
    complex_face: Callable[[str], str] = lambda _: ""
    """The face of a language that runs from right to left; empty where the brand brings none."""


KNOWN_NAMES = {
    "cover": "Title",
    "steps": "Steps",
    "pair": "Two terms",
    "numbers": "Numbers",
    "chart": "Chart",
    "bars": "Bars",
    "charts": "Two charts",
    "list": "List",
    "cautions": "Cautions",
    "quotation": "Quotation",
    "timeline": "Time line",
    "table": "Table",
}
"""What people call the layout of each kind of slide; a template may have it under the kind's own name as well."""
FOR_NEW_SLIDES = frozenset(("Title and text", "Section", "Two columns", "Sources and contact"))
"""Layouts of our own presentation that only a person uses."""


def find_layout(presentation: Any, kind: str, path: str) -> Any:
    """The layout for a kind of slide; raises `Failure` with the nearest name when there is none."""
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    name = next((name for name in (kind, KNOWN_NAMES.get(kind, kind)) if name in layouts), "")
    if not name:
        raise Failure([_missing("layout", KNOWN_NAMES.get(kind, kind), layouts, path)])
    return layouts[name]


def find_placeholder(places: Mapping[str, Found], name: str, layout: str, path: str) -> Found:
    """The placeholder of that name; raises `Failure` with the nearest name when there is none."""
    if name not in places:
        raise Failure([_missing(f"placeholder of layout “{layout}”", name, places, path)])
    return places[name]


def _missing(what: str, name: str, known: Iterable[str], path: str) -> Diagnostic:
    hint = suggest_rename(name, known) or f"add it; there are: {', '.join(known) or 'none'}"
    return Diagnostic(Position(""), "no-layout", f"{REFERENCE} has no {what} named “{name}”", hint, path)


def suggest_rename(name: str, known: Iterable[str]) -> str:
    """What to do about a name that is missing, when another comes near to it; capitals do not count."""
    folded = {each.casefold(): each for each in sorted(known)}
    near = difflib.get_close_matches(name.casefold(), list(folded), 1, 0.4)
    return f"rename “{folded[near[0]]}” to “{name}”" if near else ""


def read_colour(layout: Any) -> Node:
    """The colour of a layout's title, otherwise that of paper."""
    for run in layout.element.iter(qualify("a:defRPr")):
        fill = find(run, "a:solidFill")
        if fill is not None and len(fill):
            return fill[0]
    return build("a:schemeClr", {"val": "bg1"})


def read_placeholder_names(layout: Any) -> dict[str, str]:
    """The names of the placeholders of a layout."""
    return {shape.name: shape.name for shape in layout.placeholders}


def read_placeholders(layout: Any, faces: Faces) -> dict[str, Placeholder]:
    """The placeholders of a layout by name."""
    master = layout.slide_master
    kinds = [
        (next(shape.element.iter(qualify("p:ph"))).get("type", "obj"), shape.element) for shape in master.placeholders
    ]
    return {shape.name: _place(shape, kinds, master.element, faces) for shape in layout.placeholders}


def _place(shape: Any, kinds: list[tuple[str, Node]], master: Node, faces: Faces) -> Placeholder:
    ph = next(shape.element.iter(qualify("p:ph")))
    kind = ph.get("type", "obj")
    box = _own_box(shape.element) or Box(
        *(value / EMU_PER_PT for value in (shape.left, shape.top, shape.width, shape.height))
    )
    styles = list(_sources(shape.element, kinds, master, kind))
    levels = tuple(_level(number, styles, faces) for number in range(1, 6))
    return Placeholder(shape.name, kind, int(ph.get("idx", "0")), box, _inner(box, shape.element), levels)


def _own_box(element: Node) -> Box | None:
    """The box of a placeholder; None for one that stands where its master has it, as python-pptx finds out slowly."""
    frame = next(element.iter(qualify("a:xfrm")), None)
    if frame is None:
        return None
    offset, extent = frame
    lengths = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Box(*(int(length or 0) / EMU_PER_PT for length in lengths))


def _inner(box: Box, element: Node) -> Box:
    body = next(element.iter(qualify("a:bodyPr")), None)
    sides = {"l": 7.2, "t": 3.6, "r": 7.2, "b": 3.6}
    attributes = {} if body is None else {side: body.get(f"{side}Ins") for side in sides}
    inset = {
        side: sides[side] if value is None else int(value) / EMU_PER_PT for side, value in attributes.items()
    } or sides
    width_pt, height_pt = box.width_pt - inset["l"] - inset["r"], box.height_pt - inset["t"] - inset["b"]
    return Box(box.x_pt + inset["l"], box.y_pt + inset["t"], width_pt, height_pt)


def _sources(shape: Node, kinds: list[tuple[str, Node]], master: Node, kind: str) -> Iterator[Node]:
    """Where a placeholder's text style comes from, nearest first (ECMA-376, part 1, 19.3.1.51)."""
    yield from shape.iter(qualify("a:lstStyle"))
    for other, element in kinds:
        if other == kind:
            yield from element.iter(qualify("a:lstStyle"))
    name = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle"}.get(kind, "p:bodyStyle")
    yield from master.iter(qualify(name))


def _level(number: int, styles: list[Node], faces: Faces) -> Level:
    found = [level for style in styles if (level := find(style, f"a:lvl{number}pPr")) is not None]
    run = [defaults for level in found if (defaults := find(level, "a:defRPr")) is not None]
    size = next((int(node.get("sz", "")) for node in run if node.get("sz")), 1800)
    bold = next((node.get("b") for node in run if node.get("b")), "0")
    latin = next((face.get("typeface", "") for node in run if (face := find(node, "a:latin")) is not None), "+mn-lt")
    family = {"+mj-lt": faces.major, "+mn-lt": faces.minor}.get(latin, latin)
    pitch_pt = _value(found, "a:lnSpc", "a:spcPts") / 100
    own_pt = size / 100 * line_em(family)
    pitch = _value(found, "a:lnSpc", "a:spcPct") / 100_000 or pitch_pt / own_pt or 1.0
    before = _value(found, "a:spcBef", "a:spcPts") / 100
    return Level(size / 100, family, bold in ("1", "true"), pitch, before, faces.minor, pitch_pt)


def _value(levels: list[Node], name: str, unit: str) -> int:
    for level in levels:
        spacing = find(level, name)
        if spacing is not None:
            measure = find(spacing, unit)
            return 0 if measure is None else int(measure.get("val", "0"))
    return 0


def read_faces(presentation: Any) -> Faces:
    """The theme's two Latin faces."""
    root = parse(related_blob(presentation.slide_masters[0], "theme"))
    fonts = [next(root.iter(qualify(f"a:{name}Font"))) for name in ("major", "minor")]
    major, minor = (next(font.iter(qualify("a:latin"))).get("typeface", "") for font in fonts)
    return Faces(major, minor)
