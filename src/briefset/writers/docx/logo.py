"""A picture beside a paragraph of Word: the brand's logo, with its text alternative. It takes no line of the page.

In: an `<img>` of the tree, which holds its bytes. Out: `w:drawing`; the picture's part, related from the document.
Never: a picture that is not PNG, or one without words for it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Element, read_picture
from briefset.writers.docx.styles import TEMPLATE_FILE
from briefset.writers.ooxml.xml import NAMESPACES, Node, build

if TYPE_CHECKING:
    from docx.document import Document

EMU_PER_PT = 12700
NAME = "Brand logo"
"""By this it is known again in an edited file."""
FIRST = 10_001
"""Pictures are numbered from here, charts from 1."""
ANCHORED: dict[str, str | int] = {
    **dict.fromkeys(("distT", "distB", "distR", "simplePos", "behindDoc", "locked"), 0),
    "distL": 9 * EMU_PER_PT,
    "relativeHeight": 1,
    "layoutInCell": 1,
    "allowOverlap": 0,
}


class Pictures:
    """The pictures of one document."""

    def __init__(self, document: Document) -> None:
        self.document, self.count = document, 0

    def drawing(self, image: Element) -> Node:
        """The picture beside its paragraph, as large as the template has it; raises `Failure` for what is no PNG."""
        held = read_picture(image.get("src"))
        if held is None or held[1] != "image/png" or not image.get("alt"):
            raise Failure([refuse("Word takes PNG pictures with an alt text alone")])
        relation, _ = self.document.part.get_or_add_image(io.BytesIO(held[0]))
        number, self.count = FIRST + self.count, self.count + 1
        sides = (float(image.get(side)) for side in ("width", "height"))
        width, height = (round(side * EMU_PER_PT) for side in sides)
        return _anchored(relation, number, image.get("alt"), {"cx": width, "cy": height})


def refuse(message: str) -> Diagnostic:
    """The complaint about a picture that has no form in Word."""
    return Diagnostic(Position(TEMPLATE_FILE), "misplaced", message, "print the brand's logo in the body of the page")


def _anchored(relation: str, number: int, alt: str, extent: dict[str, str | int]) -> Node:
    """ECMA-376, part 1, 20.4.2.3 and 20.2.2.5."""
    name: dict[str, str | int] = {"id": number, "name": NAME, "descr": alt}
    frame = build("a:xfrm", {}, build("a:off", {"x": 0, "y": 0}), build("a:ext", extent))
    picture = build(
        "pic:pic",
        {},
        build("pic:nvPicPr", {}, build("pic:cNvPr", name), build("pic:cNvPicPr")),
        build("pic:blipFill", {}, build("a:blip", {"r:embed": relation}), build("a:stretch", {}, build("a:fillRect"))),
        build("pic:spPr", {}, frame, build("a:prstGeom", {"prst": "rect"}, build("a:avLst"))),
    )
    locks = build("wp:cNvGraphicFramePr", {}, build("a:graphicFrameLocks", {"noChangeAspect": 1}))
    graphic = build("a:graphic", {}, build("a:graphicData", {"uri": NAMESPACES["pic"]}, picture))
    named, wrap = build("wp:docPr", name), build("wp:wrapSquare", {"wrapText": "left"})
    anchor = build("wp:anchor", ANCHORED, *_places(), build("wp:extent", extent), wrap, named, locks, graphic)
    return build("w:drawing", {}, anchor)


def _places() -> tuple[Node, Node, Node]:
    """At the right margin, level with the top of its paragraph."""
    across = build("wp:positionH", {"relativeFrom": "margin"}, build("wp:align", text="right"))
    down = build("wp:positionV", {"relativeFrom": "paragraph"}, build("wp:posOffset", text="0"))
    return build("wp:simplePos", {"x": 0, "y": 0}), across, down
