"""Whether the words in drawn pictures stand apart, off the bars, inside the picture and inside their own circle.

In: the checked tree, widths of the real faces. Out: diagnostics with the `data-src` path of the text. Never: lays out.
WeasyPrint draws such words without boxes, so that the check of the pages cannot see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from briefset.charts.picture import Box, Label
from briefset.diagnostics import Diagnostic, Position
from briefset.language.scripts import ARABIC, HEBREW
from briefset.pages.doctree import Doctree, Element

ASCENT_EM, DESCENT_EM = 0.72, 0.2
SLACK_PT = 1.0
HOW_TO_CUT = "shorten the text, or show less in this picture"
NUMBER = re.compile(r"-?\d+(\.\d+)?")
TRANSLATE = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a picture, what it covers, and the circle around it, if it stands in one: centre and radius."""

    text: str
    box: Box
    path: str
    circle: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group of a picture begins, and what holds for the texts in it."""

    x_pt: float
    y_pt: float
    path: str
    family: str
    circle: tuple[float, float, float] | None = None


FROM_RIGHT = re.compile(f"[{HEBREW}{ARABIC}]")
"""WeasyPrint 70 sets the letters of a picture one by one, from left to right, and joins none."""


def find_picture_faults(tree: Doctree) -> list[Diagnostic]:
    """Words that leave their picture or their circle, or that print over others."""
    return [fault for picture, path in _pictures(tree.root, "") for fault in _faults(picture, path)]


def _pictures(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    for child in element.elements():
        below = child.get("data-src") or path
        if child.tag == "svg":
            yield child, below
        else:
            yield from _pictures(child, below)


def _faults(picture: Element, path: str) -> Iterator[Diagnostic]:
    family = picture.get("font-family").partition(",")[0].strip(" \"'")
    words = list(_words(picture, Place(0.0, 0.0, path, family)))
    frame = _frame(picture)
    for one in words:
        if FROM_RIGHT.search(one.text):
            message = f"“{one.text[:60]}” runs from right to left, which no PDF does in a picture"
            yield Diagnostic(
                Position(""), "direction", message, "write the label in letters from left to right", one.path
            )
        if frame and _leaves(one.box, frame):
            yield _report(one, "is wider than its picture")
        elif one.circle and not _is_inside(one.box, one.circle):
            yield _report(one, "is wider than its circle")
        elif any(one.box.meets(bar, SLACK_PT) for bar in _bars(picture, Place(0.0, 0.0, path, family))):
            yield _report(one, "prints over a bar of its picture")
    for one, other in combinations(words, 2):
        if one.box.meets(other.box, SLACK_PT):
            yield _report(other, f"prints over “{one.text[:60]}” in a picture")


def _frame(picture: Element) -> Box | None:
    """The part of the picture that is shown; None where the template leaves that to the page."""
    sizes = picture.get("viewBox").split()
    if len(sizes) != 4:
        return None
    left_pt, top_pt, width_pt, height_pt = map(_number, sizes)
    return Box(left_pt, top_pt, left_pt + width_pt, top_pt + height_pt)


def _number(text: str) -> float:
    found = NUMBER.match(text)
    return float(found[0]) if found else 0.0


def _words(element: Element, place: Place) -> Iterator[Words]:
    place = replace(_moved(element, place), path=element.get("data-src") or place.path)
    circles = [child for child in element.elements() if child.tag == "circle"]
    if len(circles) == 1:
        place = replace(place, circle=_circle(circles[0], place))
    for child in element.elements():
        if child.tag == "text":
            yield Words(child.text(), _box(child, place), child.get("data-src") or place.path, place.circle)
        elif child.tag == "g":
            yield from _words(child, place)


def _bars(element: Element, place: Place) -> Iterator[Box]:
    place = _moved(element, place)
    for child in element.elements():
        if child.tag == "rect" and child.has("bar"):
            x_pt, y_pt, width_pt, height_pt = (_number(child.get(key)) for key in ("x", "y", "width", "height"))
            left_pt, top_pt = place.x_pt + x_pt, place.y_pt + y_pt
            yield Box(left_pt, top_pt, left_pt + width_pt, top_pt + height_pt)
        elif child.tag == "g":
            yield from _bars(child, place)


def _moved(element: Element, place: Place) -> Place:
    found = TRANSLATE.fullmatch(element.get("transform"))
    return replace(place, x_pt=place.x_pt + _number(found[1]), y_pt=place.y_pt + _number(found[2])) if found else place


def _circle(element: Element, place: Place) -> tuple[float, float, float] | None:
    """Centre and radius of a circle that holds text; one with a hollow or a small dot in it holds none."""
    x_pt, y_pt, radius_pt = (_number(element.get(key)) for key in ("cx", "cy", "r"))
    return None if element.has("dot") else (place.x_pt + x_pt, place.y_pt + y_pt, radius_pt)


def _box(text: Element, place: Place) -> Box:
    size_pt = _number(text.get("font-size"))
    x_pt, y_pt = place.x_pt + _number(text.get("x")), place.y_pt + _number(text.get("y"))
    bold, anchor = text.get("font-weight") == "700", text.get("text-anchor", "start")
    box = Label(text.text(), x_pt, y_pt, size_pt, bold, anchor, family=place.family).box
    return Box(box.left_pt, y_pt - ASCENT_EM * size_pt, box.right_pt, y_pt + DESCENT_EM * size_pt)


def _leaves(box: Box, frame: Box) -> bool:
    across = box.left_pt < frame.left_pt - SLACK_PT or box.right_pt > frame.right_pt + SLACK_PT
    return across or box.top_pt < frame.top_pt - SLACK_PT or box.bottom_pt > frame.bottom_pt + SLACK_PT


def _is_inside(box: Box, circle: tuple[float, float, float]) -> bool:
    x_pt, y_pt, radius_pt = circle
    corners = ((x, y) for x in (box.left_pt, box.right_pt) for y in (box.top_pt, box.bottom_pt))
    return all((x - x_pt) ** 2 + (y - y_pt) ** 2 <= (radius_pt + SLACK_PT) ** 2 for x, y in corners)


def _report(words: Words, message: str) -> Diagnostic:
    return Diagnostic(Position(""), "overflow", f"“{words.text[:60]}” {message}", HOW_TO_CUT, words.path)
