"""The brand's logo on the cover of a presentation.

In: a `Picture` of the deck, the places of its layout. Out: `p:pic`, on a plate where the layout has no place for it.
Never: a picture that is stretched, or larger than the template has it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from briefset.writers.ooxml.xml import Node, build
from briefset.writers.pptx.layouts import Box, Place
from briefset.writers.pptx.shapes import Ids, frame_node, identity, no_line, shape_node
from briefset.writers.pptx.slide_model import Picture
from briefset.writers.pptx.text import solid

LOGO = "logo"
TOP_PT, SIDE_PT, EDGE_PT, HEIGHT_PT = 28.0, 48.0, 6.0, 30.0
"""Where the style sheet of the slides has it."""


def logo_nodes(part: Picture, places: Mapping[str, Place], slide: Any, width_pt: float, ids: Ids) -> Iterator[Node]:
    """The picture in the layout's place of that name, otherwise at the upper right on a plate of paper."""
    own = places.get(LOGO)
    if own:
        box = _inside(part, own.box)
    else:
        left_pt, top_pt = width_pt - SIDE_PT - EDGE_PT - part.width_pt, TOP_PT + EDGE_PT
        box = Box(left_pt, top_pt + (HEIGHT_PT - part.height_pt) / 2, part.width_pt, part.height_pt)
        plate = Box(left_pt - EDGE_PT, TOP_PT, part.width_pt + 2 * EDGE_PT, HEIGHT_PT + 2 * EDGE_PT)
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
