"""The drawings of a slide: circles within circles, arrows, time line, locator strip.

In: `Circles`, `Relation`, `Timeline`, `Strip`, each with its box. Out: one group of named shapes each.
Never: a colour that is not a theme slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from briefset.charts import Dot, locator_ticks, nested_circles, timeline_dots
from briefset.writers.ooxml.xml import Node, build
from briefset.writers.pptx.layouts import Box, Level
from briefset.writers.pptx.shapes import Ids, emu, group_node, no_line, shape_node
from briefset.writers.pptx.slide_model import Circles, Event, Paragraph, Relation, Run, Strip, Timeline
from briefset.writers.pptx.text import TEXT_FLOOR_PT, Look, Voice, fit_text, paragraph_node, solid

LABEL_PT, CROWDED_LABEL_PT = 18.0, 16.0
EVENT_PT, YEAR_PT, RELATION_PT = 16.0, 20.0, 16.0
IDLE_PERCENT = 23
"""How much of the colour an idle tick has: the ground shows through."""
ARROW_GAP_PT, RELATION_ROOM_PT = 6.0, 42.0
DATE_GAP_PT, EVENT_GAP_PT = 10.0, 36.0
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


def circles_node(picture: Circles, box: Box, ids: Ids, voice: Voice) -> Node:
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
            text = _circle_text(label, path or picture.path, place, label_pt, voice, innermost=last)
            yield shape_node(ids, label, "ellipse", place, fill, line, text=text)

    return group_node(ids, picture.placeholder, picture.alt, box, shapes())


def relation_node(picture: Relation, box: Box, ids: Ids, voice: Voice) -> Node:
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
            look = Look(RELATION_PT, "tx2", align="ctr")
            text = _text(words, picture.path, label, look, voice, "b" if above else "t")
            yield shape_node(ids, words, "rect", label, build("a:noFill"), no_line(), text=text)

    return group_node(ids, picture.placeholder, picture.alt, box, shapes())


def _circle_text(label: str, path: str, circle: Box, label_pt: float, voice: Voice, *, innermost: bool) -> Node:
    side_pt = circle.width_pt * INSCRIBED
    inside = Box(circle.x_pt, circle.y_pt, side_pt, side_pt)
    colour = "bg1" if innermost else "tx1"
    look = Look(label_pt, colour, bold=True, align="ctr")
    return _text(label, path, inside, look, voice, "ctr" if innermost else "t")


def _text(words: str, path: str, box: Box, look: Look, voice: Voice, anchor: str = "t") -> Node:
    return _paragraph_text(Paragraph((Run(words),)), path, box, look, voice, anchor)


def _paragraph_text(paragraph: Paragraph, path: str, box: Box, look: Look, voice: Voice, anchor: str) -> Node:
    level = Level(look.size_pt, voice.minor, look.bold, 1.0, 0.0, voice.minor)
    size_pt = fit_text([paragraph], [level], box, min(TEXT_FLOOR_PT, look.size_pt), path)
    fitted = replace(look, size_pt=size_pt)
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    body = build("a:bodyPr", {**insets, "wrap": "square", "anchor": anchor}, build("a:noAutofit"))
    return build("p:txBody", {}, body, build("a:lstStyle"), paragraph_node(paragraph, voice, look=fitted))


def timeline_node(picture: Timeline, box: Box, ids: Ids, voice: Voice) -> Node:
    """A line with a dot, a year and a text for each event, as one group; texts above and below in turn."""
    middle_pt = box.height_pt * 172 / 376
    dots = timeline_dots(len(picture.events) + 1, box.width_pt, middle_pt)[:-1]

    def shapes() -> Iterator[Node]:
        line = Box(box.x_pt, box.y_pt + middle_pt - 0.6, box.width_pt, 1.2)
        yield shape_node(ids, "Line", "rect", line, solid("tx1"), no_line(), ornament=True)
        for dot, event in zip(dots, picture.events, strict=True):
            x_pt = dot.centre_pt - dot.slot_pt / 2
            width_pt = min(2 * dot.slot_pt - 12, box.width_pt - x_pt)
            round_box = Box(box.x_pt + x_pt, box.y_pt + dot.y_pt, dot.width_pt, dot.height_pt)
            yield shape_node(ids, "Dot", "ellipse", round_box, solid("accent1"), no_line(), ornament=True)
            column = Box(box.x_pt + x_pt, box.y_pt, width_pt, box.height_pt)
            yield _year(event, column, middle_pt, dot, ids, voice)
            yield _event(event, column, middle_pt, dot, ids, voice)

    return group_node(ids, picture.placeholder, picture.text.replace("\n", ", ").replace("\v", ", "), box, shapes())


def _year(event: Event, column: Box, middle_pt: float, dot: Dot, ids: Ids, voice: Voice) -> Node:
    box = Box(column.x_pt, column.y_pt + middle_pt + DATE_GAP_PT, dot.slot_pt, 25.0)
    text = _text(event.year, event.path, box, Look(YEAR_PT, "accent1", "major"), voice)
    return shape_node(ids, f"Year: {event.year}", "rect", box, build("a:noFill"), no_line(), text=text)


def _event(event: Event, column: Box, middle_pt: float, dot: Dot, ids: Ids, voice: Voice) -> Node:
    top_pt = 0.0 if dot.above else middle_pt + EVENT_GAP_PT
    end_pt = middle_pt - DATE_GAP_PT if dot.above else column.height_pt
    box = Box(column.x_pt, column.y_pt + top_pt, column.width_pt, end_pt - top_pt)
    text = _paragraph_text(event.words, event.path, box, Look(EVENT_PT), voice, "b" if dot.above else "t")
    return shape_node(ids, f"Event: {event.year}", "rect", box, build("a:noFill"), no_line(), text=text)
