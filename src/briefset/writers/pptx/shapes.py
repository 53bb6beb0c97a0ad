"""The shapes of a slide: placeholders with text, rules, groups; circles, arrows, time line, locator strip; the logo.

In: text that is ready, parts of a slide, boxes in points. Out: PresentationML shapes (ECMA-376, part 1, 19.3.1), one
group of named shapes for each drawing.
Never: a colour that is not a theme slot, or a picture that is stretched or larger than the template has it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import count
from typing import Any

from lxml import etree

from briefset.charts import locator_ticks, nested_circles
from briefset.writers.ooxml.xml import Node, build
from briefset.writers.pptx.deck import Circles, Paragraph, Picture, Placed, Relation, Run, Strip
from briefset.writers.pptx.layouts import EMU_PER_PT, Box, Level, Placeholder
from briefset.writers.pptx.text import (
    TEXT_FLOOR_PT,
    ParagraphStyle,
    TextStyle,
    fit_text,
    paragraph_node,
    solid,
    text_body,
)

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


def placeholder_node(place: Placeholder, ids: Ids, paragraphs: Sequence[Node], moved: Box | None = None) -> Node:
    """A placeholder with text that is known to fit; it keeps the layout's box unless `moved`."""
    kind = {"type": place.kind} | ({} if place.kind == "title" else {"idx": place.index})
    locks = build("p:cNvSpPr", {}, build("a:spLocks", {"noGrp": 1}))
    head = build("p:nvSpPr", {}, identity(ids, place.name), locks, build("p:nvPr", {}, build("p:ph", kind)))
    body = build("a:bodyPr", {"anchor": place.anchor} if place.anchor else {}, build("a:noAutofit"))
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


LABEL_PT, CROWDED_LABEL_PT = 18.0, 16.0
RELATION_PT = 16.0
IDLE_PERCENT = 23
"""How much of the colour an idle tick has: the ground shows through."""
ARROW_GAP_PT, RELATION_ROOM_PT = 6.0, 42.0
INSCRIBED = 0.7071
"""The side of the square within a circle, where its text stands, as a share of the diameter."""


def strip_node(strip: Strip, box: Box, ids: Ids, colour: Node) -> Node:
    """The locator strip in that colour, as an ornament; the paragraphs that it shows stand in the notes."""
    cited = {number for number, flag in enumerate(strip.cited, 1) if flag}
    ticks = locator_ticks(cited, len(strip.cited), box.width_pt, box.height_pt, 0.3)

    def shapes() -> Iterator[Node]:
        for tick in ticks:
            place = Box(box.x_pt + tick.x_pt, box.y_pt, tick.width_pt, tick.height_pt)
            shade = deepcopy(colour)
            shade[:] = [] if tick.cited else [build("a:alpha", {"val": IDLE_PERCENT * 1000})]
            fill = build("a:solidFill", {}, shade)
            yield shape_node(ids, f"Tick {tick.first}", "rect", place, fill, no_line(), ornament=True)

    return group_node(ids, strip.placeholder, "", box, shapes(), ornament=True)


def _faint(name: str, percent: int) -> Node:
    """A theme colour of which the ground shows through, so that it follows the ground's colour too."""
    return build("a:solidFill", {}, build("a:schemeClr", {"val": name}, build("a:alpha", {"val": percent * 1000})))


def circles_node(picture: Circles, box: Box, ids: Ids, text_style: TextStyle) -> Node:
    """Circles within circles, each with its label inside, as one group."""
    size_pt = min(box.width_pt, box.height_pt)
    crowded = len(picture.labels) > 3
    label_pt = CROWDED_LABEL_PT if crowded else LABEL_PT
    circles = nested_circles(len(picture.labels), size_pt, label_pt, 0.3 if crowded else 0.365)

    def shapes() -> Iterator[Node]:
        for number, (circle, label) in enumerate(zip(circles, picture.labels, strict=True)):
            last = number == len(circles) - 1
            fill = solid("accent1") if last else solid("bg2") if number == 0 else _faint("accent1", 9)
            line = build("a:ln", {"w": emu(1.2)}, solid("accent1"))
            place = Box(box.x_pt + circle.x_pt, box.y_pt + circle.y_pt, circle.width_pt, circle.height_pt)
            path = picture.paths[number] if picture.paths else ""
            text = _circle_text(label, path or picture.path, place, label_pt, text_style, innermost=last)
            yield shape_node(ids, label, "ellipse", place, fill, line, text=text)

    return group_node(ids, picture.placeholder, picture.alt, box, shapes())


def relation_node(picture: Relation, box: Box, ids: Ids, text_style: TextStyle) -> Node:
    """Two arrows with their words, forth above and back below, as one group."""
    middle_pt = box.y_pt + box.height_pt / 2

    def shapes() -> Iterator[Node]:
        for words, end, up_pt in ((picture.forth, "a:tailEnd", 27.0), (picture.back, "a:headEnd", -25.0)):
            above = up_pt > 0
            arrow = Box(box.x_pt, middle_pt - up_pt, box.width_pt, 0.0)
            tip = build(end, {"type": "arrow", "w": "lg", "len": "lg"})
            line = build("a:ln", {"w": emu(2)}, solid("accent1"), tip)
            yield shape_node(ids, f"Arrow: {words}", "line", arrow, line, ornament=True)
            y_pt = arrow.y_pt - ARROW_GAP_PT - RELATION_ROOM_PT if above else arrow.y_pt + ARROW_GAP_PT
            label = Box(box.x_pt, y_pt, box.width_pt, RELATION_ROOM_PT)
            style = ParagraphStyle(RELATION_PT, "tx2", align="ctr")
            text = _text(words, picture.path, label, style, text_style, "b" if above else "t")
            yield shape_node(ids, words, "rect", label, build("a:noFill"), no_line(), text=text)

    return group_node(ids, picture.placeholder, picture.alt, box, shapes())


def _circle_text(
    label: str, path: str, circle: Box, label_pt: float, text_style: TextStyle, *, innermost: bool
) -> Node:
    side_pt = circle.width_pt * INSCRIBED
    inside = Box(circle.x_pt, circle.y_pt, side_pt, side_pt)
    colour = "bg1" if innermost else "tx1"
    style = ParagraphStyle(label_pt, colour, bold=True, align="ctr")
    return _text(label, path, inside, style, text_style, "ctr" if innermost else "t")


def _text(words: str, path: str, box: Box, style: ParagraphStyle, text_style: TextStyle, anchor: str = "t") -> Node:
    return _paragraph_text(Paragraph((Run(words),)), path, box, style, text_style, anchor)


def _paragraph_text(
    paragraph: Paragraph, path: str, box: Box, style: ParagraphStyle, text_style: TextStyle, anchor: str
) -> Node:
    level = Level(style.size_pt, text_style.minor, style.bold, 1.0, 0.0, text_style.minor)
    size_pt = fit_text([paragraph], [level], box, min(TEXT_FLOOR_PT, style.size_pt), path)
    return text_body(anchor, paragraph_node(paragraph, text_style, style=replace(style, size_pt=size_pt)))


LOGO = "logo"
TOP_PT, SIDE_PT, EDGE_PT, HEIGHT_PT = 28.0, 48.0, 6.0, 30.0
"""Where the style sheet of the slides has it."""


def logo_nodes(
    part: Picture, places: Mapping[str, Placeholder], slide: Any, width_pt: float, ids: Ids
) -> Iterator[Node]:
    """The picture in the layout's place of that name, otherwise at the upper right, perhaps on a plate of paper."""
    placeholder = places.get(LOGO)
    if placeholder:
        box = _inside(part, placeholder.box)
    else:
        left_pt, top_pt = width_pt - SIDE_PT - EDGE_PT - part.width_pt, TOP_PT + EDGE_PT
        box = Box(left_pt, top_pt + (HEIGHT_PT - part.height_pt) / 2, part.width_pt, part.height_pt)
        plate = Box(left_pt - EDGE_PT, TOP_PT, part.width_pt + 2 * EDGE_PT, HEIGHT_PT + 2 * EDGE_PT)
        if part.on_plate:
            yield shape_node(ids, "Plate", "rect", plate, solid("bg1"), no_line(), ornament=True)
    _, relation = slide.part.get_or_add_image_part(io.BytesIO(part.data))
    locks = build("p:cNvPicPr", {}, build("a:picLocks", {"noChangeAspect": 1}))
    head = build("p:nvPicPr", {}, identity(ids, LOGO, part.alt), locks, build("p:nvPr"))
    fill = build("p:blipFill", {}, build("a:blip", {"r:embed": relation}), build("a:stretch", {}, build("a:fillRect")))
    form = build("a:prstGeom", {"prst": "rect"}, build("a:avLst"))
    yield build("p:pic", {}, head, fill, build("p:spPr", {}, frame_node("a:xfrm", box), form))


def _inside(part: Picture, box: Box) -> Box:
    scale = min(box.width_pt / part.width_pt, box.height_pt / part.height_pt)
    return Box(box.x_pt, box.y_pt, part.width_pt * scale, part.height_pt * scale)


DRAWINGS: dict[type[Placed], Callable[[Any, Box, Ids, TextStyle], Node]] = {
    Circles: circles_node,
    Relation: relation_node,
}
"""The shapes of each drawing of a deck, as one group."""
