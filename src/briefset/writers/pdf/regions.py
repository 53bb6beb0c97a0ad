"""Where each value of the summary is printed on the pages of a PDF, so that a click on a page finds its line.

In: WeasyPrint's laid-out document and its elements. Out: `Region`s. Never: changes the layout.
It reads the private boxes of WeasyPrint 70, so that package is pinned exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
EM = 0.55
"""The width of a letter of a drawn text, as a part of its size; a click need not be exact."""
Edges = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page, from 1, its edges as parts of the page's width and height, and its YAML path."""

    page: int
    edges: Edges
    path: str


def find_regions(document: Any) -> list[Region]:
    """Every box and every mark of a drawing that carries `data-src`, those around others before them."""
    return [
        Region(number, _parts(edges, page.width, page.height), path)
        for number, page in enumerate(document.pages, 1)
        for edges, path in _covered(page._page_box, None)
    ]


def _parts(edges: Edges, width: float, height: float) -> Edges:
    left, top, right, bottom = edges
    return _part(left / width), _part(top / height), _part(right / width), _part(bottom / height)


def _part(edge: float) -> float:
    return min(max(edge, 0.0), 1.0)


def _covered(box: Any, above: Any) -> Iterator[tuple[Edges, str]]:
    """Boxes of elements with a path, without those of lines and texts, which stand in the box of the same element."""
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    element = box.element
    path = element.get("data-src", "") if element is not None and element is not above else ""
    if path and not isinstance(box, boxes.LineBox | boxes.TextBox) and isinstance(box.height, float | int):
        yield _edges(box), path
        above = element
    if isinstance(box, boxes.ReplacedBox) and element is not None and element.tag.endswith("svg"):
        yield from _drawn(element, box)
    for child in getattr(box, "children", ()):
        yield from _covered(child, above)


def _edges(box: Any) -> Edges:
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def _drawn(picture: Any, box: Any) -> Iterator[tuple[Edges, str]]:
    """The marks of a drawing, which WeasyPrint draws without boxes, where its view box puts them (SVG 2, 8.2)."""
    view = [float(number) for number in NUMBER.findall(picture.get("viewBox") or picture.get("viewbox") or "")]
    if len(view) != 4 or not (view[2] and view[3]):
        return
    scale = min(box.width / view[2], box.height / view[3])
    x = box.content_box_x() + (box.width - scale * view[2]) / 2 - scale * view[0]
    y = box.content_box_y() + (box.height - scale * view[3]) / 2 - scale * view[1]
    for mark in picture.iter():
        path = mark.get("data-src")
        if path and mark is not picture and (shapes := list(_shapes(mark))):
            left, top, right, bottom = zip(*shapes, strict=True)
            yield (x + scale * min(left), y + scale * min(top), x + scale * max(right), y + scale * max(bottom)), path


def _shapes(mark: Any) -> Iterator[Edges]:
    for shape in mark.iter():
        name = str(shape.tag).rpartition("}")[2]
        if name in SHAPES:
            yield SHAPES[name](*(_number(shape, key) for key in KEYS[name]), shape)


def _number(shape: Any, key: str) -> float:
    found = NUMBER.match(shape.get(key, ""))
    return float(found[0]) if found else 0.0


def _text(x: float, y: float, size: float, shape: Any) -> Edges:
    width = EM * size * len("".join(shape.itertext()))
    start = x - {"middle": width / 2, "end": width}.get(shape.get("text-anchor", ""), 0.0)
    return start, y - size, start + width, y + 0.25 * size


KEYS = {
    "rect": ("x", "y", "width", "height"),
    "circle": ("cx", "cy", "r"),
    "line": ("x1", "y1", "x2", "y2"),
    "text": ("x", "y", "font-size"),
}
SHAPES: dict[str, Callable[..., Edges]] = {
    "rect": lambda x, y, width, height, _: (x, y, x + width, y + height),
    "circle": lambda x, y, r, _: (x - r, y - r, x + r, y + r),
    "line": lambda x1, y1, x2, y2, _: (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)),
    "text": _text,
}
