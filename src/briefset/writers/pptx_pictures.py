"""The drawings of a slide: circles within circles, time line, locator strip.

In: `Picture` and `Strip` values, and the box that the layout gives them. Out: one group of named shapes each.
Never: a colour that is not a theme slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefset.geometry import Dot, locator_ticks, nested_circles, timeline_dots
from briefset.writers.deck_parts import Mark, Paragraph, Picture, Run, Strip
from briefset.writers.ooxml import Node, build
from briefset.writers.pptx_layouts import Box, Level
from briefset.writers.pptx_shapes import Ids, emu, group_node, no_line, shape_node
from briefset.writers.pptx_text import TEXT_FLOOR_PT, Look, Voice, fit_text, paragraph_node, solid

LABEL_PT = 18.0
DATE_PT, EVENT_PT = 15.0, 16.0
DATE_GAP_PT, EVENT_GAP_PT = 10.0, 36.0
INSCRIBED = 0.7071
"""The side of the square within a circle, where its text stands, as a share of the diameter."""


def strip_node(strip: Strip, box: Box, ids: Ids) -> Node:
    """The locator strip as an ornament; the paragraphs that it shows stand in the notes."""
    cited = {number for number, flag in enumerate(strip.cited, 1) if flag}
    ticks = locator_ticks(cited, len(strip.cited), box.width_pt, box.height_pt, 0.3)

    def shapes() -> Iterator[Node]:
        for tick in ticks:
            place = Box(box.x_pt + tick.x_pt, box.y_pt, tick.width_pt, tick.height_pt)
            fill = solid("bg1") if tick.cited else _idle()
            yield shape_node(ids, f"Tick {tick.first}", "rect", place, fill, no_line(), ornament=True)

    return group_node(ids, strip.placeholder, "", box, shapes(), ornament=True)


def _idle() -> Node:
    return build("a:solidFill", {}, build("a:schemeClr", {"val": "accent2"}, build("a:lumMod", {"val": 75000})))


def circles_node(picture: Picture, box: Box, ids: Ids, voice: Voice) -> Node:
    """Circles within circles, each with its label inside, as one group."""
    size_pt = min(box.width_pt, box.height_pt)
    circles = nested_circles(len(picture.marks), size_pt, LABEL_PT)

    def shapes() -> Iterator[Node]:
        for number, (circle, mark) in enumerate(zip(circles, picture.marks, strict=True)):
            last = number == len(circles) - 1
            fill = solid("accent1") if last else solid("bg2") if number == 0 else solid("accent2", 25)
            line = build("a:ln", {"w": emu(1.2)}, solid("accent1"))
            place = Box(box.x_pt + circle.x_pt, box.y_pt + circle.y_pt, circle.width_pt, circle.height_pt)
            text = _circle_text(mark, place, voice, innermost=last)
            yield shape_node(ids, mark.label, "ellipse", place, fill, line, text=text)

    return group_node(ids, picture.placeholder, picture.alt, box, shapes())


def _circle_text(mark: Mark, circle: Box, voice: Voice, *, innermost: bool) -> Node:
    side_pt = circle.width_pt * INSCRIBED
    inside = Box(circle.x_pt, circle.y_pt, side_pt, side_pt)
    colour = "bg1" if innermost else "tx1"
    look = Look(LABEL_PT, colour, bold=True, align="ctr")
    return _text(mark.label, mark.path, inside, look, voice, "ctr" if innermost else "t")


def _text(words: str, path: str, box: Box, look: Look, voice: Voice, anchor: str = "t") -> Node:
    paragraph = Paragraph((Run(words),))
    level = Level(look.size_pt, voice.minor, look.bold, 1.0, 0.0)
    size_pt = fit_text([paragraph], [level], box, min(TEXT_FLOOR_PT, look.size_pt), path)
    fitted = replace(look, size_pt=size_pt)
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    body = build("a:bodyPr", {**insets, "wrap": "square", "anchor": anchor}, build("a:noAutofit"))
    return build("p:txBody", {}, body, build("a:lstStyle"), paragraph_node(paragraph, voice, look=fitted))


def timeline_node(picture: Picture, box: Box, ids: Ids, voice: Voice) -> Node:
    """A line with a dot, a date and a text for each event, as one group; texts above and below in turn."""
    middle_pt = box.height_pt * 172 / 356
    dots = timeline_dots(len(picture.marks), box.width_pt, middle_pt)

    def shapes() -> Iterator[Node]:
        line = Box(box.x_pt, box.y_pt + middle_pt - 0.6, box.width_pt, 1.2)
        yield shape_node(ids, "Line", "rect", line, solid("tx1"), no_line(), ornament=True)
        for dot, mark in zip(dots, picture.marks, strict=True):
            x_pt = dot.centre_pt - dot.slot_pt / 2
            width_pt = min(2 * dot.slot_pt - 12, box.width_pt - x_pt)
            round_box = Box(box.x_pt + x_pt, box.y_pt + dot.y_pt, dot.width_pt, dot.height_pt)
            yield shape_node(ids, "Dot", "ellipse", round_box, solid("accent1"), no_line(), ornament=True)
            column = Box(box.x_pt + x_pt, box.y_pt, width_pt, box.height_pt)
            yield _date(mark, column, middle_pt, dot, ids, voice)
            yield _event(mark, column, middle_pt, dot, ids, voice)

    return group_node(ids, picture.placeholder, picture.alt, box, shapes())


def _date(mark: Mark, column: Box, middle_pt: float, dot: Dot, ids: Ids, voice: Voice) -> Node:
    box = Box(column.x_pt, column.y_pt + middle_pt + DATE_GAP_PT, dot.slot_pt, 20.0)
    text = _text(mark.category, mark.path, box, Look(DATE_PT, "accent1", bold=True), voice)
    return shape_node(ids, f"Date: {mark.category}", "rect", box, build("a:noFill"), no_line(), text=text)


def _event(mark: Mark, column: Box, middle_pt: float, dot: Dot, ids: Ids, voice: Voice) -> Node:
    top_pt = 0.0 if dot.above else middle_pt + EVENT_GAP_PT
    end_pt = middle_pt - DATE_GAP_PT if dot.above else column.height_pt
    box = Box(column.x_pt, column.y_pt + top_pt, column.width_pt, end_pt - top_pt)
    text = _text(mark.label, mark.path, box, Look(EVENT_PT), voice, "b" if dot.above else "t")
    return shape_node(ids, f"Event: {mark.category}", "rect", box, build("a:noFill"), no_line(), text=text)
