"""The plain shapes of a slide: placeholders with text, rules, forms, groups.

In: text that is ready, and boxes in points. Out: PresentationML shapes (ECMA-376, part 1, 19.3.1).
Never: a colour that is not a theme slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from lxml import etree

from briefset.writers.ooxml.xml import Node, build
from briefset.writers.pptx.layouts import EMU_PER_PT, Box, Place
from briefset.writers.pptx.text import solid

DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
RULES = {"ink": (0.9, "tx1", 100), "soft": (0.7, "accent2", 50)}
Ids = Iterator[int]


def emu(length_pt: float) -> int:
    """Points as English Metric Units."""
    return round(length_pt * EMU_PER_PT)


def new_ids() -> Ids:
    """Shape ids of one slide; 1 is the slide's own tree."""
    return count(2)


def identity(ids: Ids, name: str, alt: str = "", *, decorative: bool = False) -> Node:
    """Id, name and text alternative of a shape."""
    return build(
        "p:cNvPr",
        {"id": next(ids), "name": name, **({"descr": alt} if alt else {})},
        _decorative() if decorative else None,
    )


def _decorative() -> Node:
    mark = etree.Element(f"{{{DECORATIVE}}}decorative", nsmap={"adec": DECORATIVE})
    mark.set("val", "1")
    return build("a:extLst", {}, build("a:ext", {"uri": DECORATIVE_URI}, mark))


def frame_node(tag: str, box: Box) -> Node:
    """Where a shape stands."""
    return build(tag, {}, *_offset_and_extent(box, "off", "ext"))


def _offset_and_extent(box: Box, off: str, ext: str) -> tuple[Node, Node]:
    offset = build(f"a:{off}", {"x": emu(box.x_pt), "y": emu(box.y_pt)})
    return offset, build(f"a:{ext}", {"cx": emu(box.width_pt), "cy": emu(box.height_pt)})


def placeholder_node(place: Place, ids: Ids, paragraphs: Sequence[Node], moved: Box | None = None) -> Node:
    """A placeholder with text that is known to fit; it keeps the layout's box unless `moved`."""
    kind = {"type": place.kind} | ({} if place.kind == "title" else {"idx": place.index})
    locks = build("p:cNvSpPr", {}, build("a:spLocks", {"noGrp": 1}))
    head = build("p:nvSpPr", {}, identity(ids, place.name), locks, build("p:nvPr", {}, build("p:ph", kind)))
    body = build("a:bodyPr", {}, build("a:noAutofit"))
    text = build("p:txBody", {}, body, build("a:lstStyle"), *paragraphs)
    return build("p:sp", {}, head, build("p:spPr", {}, frame_node("a:xfrm", moved) if moved else None), text)


def shape_node(
    ids: Ids, name: str, form: str, box: Box, *drawn: Node, text: Node | None = None, ornament: bool = False
) -> Node:
    """A form with its fill and line, and text inside."""
    named = identity(ids, name, decorative=ornament)
    head = build("p:nvSpPr", {}, named, build("p:cNvSpPr"), build("p:nvPr"))
    geometry = build("a:prstGeom", {"prst": form}, build("a:avLst"))
    return build("p:sp", {}, head, build("p:spPr", {}, frame_node("a:xfrm", box), geometry, *drawn), text)


def no_line() -> Node:
    """An outline that is not drawn."""
    return build("a:ln", {}, build("a:noFill"))


def rule_node(kind: str, box: Box, ids: Ids) -> Node:
    """A line above a box, an ornament."""
    height_pt, colour, keep = RULES[kind]
    above = Box(box.x_pt, box.y_pt, box.width_pt, height_pt)
    return shape_node(ids, "Rule", "rect", above, solid(colour, keep), no_line(), ornament=True)


def group_node(ids: Ids, name: str, alt: str, box: Box, shapes: Iterable[Node], *, ornament: bool = False) -> Node:
    """Shapes as one group with a text alternative."""
    named = identity(ids, name, alt, decorative=ornament)
    head = build("p:nvGrpSpPr", {}, named, build("p:cNvGrpSpPr"), build("p:nvPr"))
    frame = frame_node("a:xfrm", box)
    frame.extend(_offset_and_extent(box, "chOff", "chExt"))
    return build("p:grpSp", {}, head, build("p:grpSpPr", {}, frame), *shapes)
