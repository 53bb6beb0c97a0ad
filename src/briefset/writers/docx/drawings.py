"""Drawings in Word: native charts in the line, with a workbook behind them, and the brand's logo beside a paragraph.

In: a `<figure data-chart>` or an `<img>` of the tree. Out: `w:drawing`; the parts, related from the document.
Never: the chart's own XML, a picture in the place of a chart, a picture that is not PNG or has no words for it.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

from briefset.charts import draw_chart
from briefset.charts.kinds import KINDS
from briefset.design.fonts import EAST_ASIAN
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Element, read_picture
from briefset.writers.docx.library import CONTENT_TYPE, RELATIONSHIP_TYPE, Document, add_part, rewrite
from briefset.writers.docx.styles import TEMPLATE_FILE
from briefset.writers.ooxml.chart_part import chart_part, read_chart
from briefset.writers.ooxml.chart_xml import Frame
from briefset.writers.ooxml.workbook import workbook
from briefset.writers.ooxml.xml import NAMESPACES, Node, build

EMU_PER_PT = 12700
TWIPS_PER_PT = 20
VALUE_PT, CATEGORY_PT, BAR_PT, LINE_PT = 10.0, 8.5, 14.0, 0.6


class Charts:
    """The charts of one document, numbered from 1."""

    def __init__(self, document: Document, language: str, theme: Theme, date: datetime) -> None:
        self.document, self.language, self.theme, self.date = document, language, theme, date
        self.count = 0

    def drawing(self, figure: Element, width_twips: int) -> Node:
        """The chart as a part of a line, no wider than the text; raises `Failure` for a kind that Office lacks."""
        data = read_chart(figure)
        if not KINDS[data.kind].office:
            hint = "leave this kind out of `charts` in product.yaml, so that it is a table"
            raise Failure(
                [Diagnostic(Position(""), "misplaced", f"Word has no chart of kind {data.kind}", hint, data.path)]
            )
        self.count += 1
        width_pt, height_pt = _size_pt(figure, width_twips / TWIPS_PER_PT)
        frame = Frame(width_pt, height_pt, VALUE_PT, CATEGORY_PT, BAR_PT, LINE_PT, self.theme.sans, EAST_ASIAN)
        if KINDS[data.kind].grows_with_rows:
            height_pt = max(height_pt, draw_chart(data, width_pt, frame.style).height_pt)
            frame = replace(frame, height_pt=height_pt)
        name, book_name = f"/word/charts/chart{self.count}.xml", f"/word/embeddings/workbook{self.count}.xlsx"
        part, relation = add_part(self.document.part, RELATIONSHIP_TYPE.CHART, name, CONTENT_TYPE.DML_CHART)
        book = workbook(data, self.date)
        _, embedded = add_part(part, RELATIONSHIP_TYPE.PACKAGE, book_name, CONTENT_TYPE.SML_SHEET, book)
        rewrite(part, chart_part(data, frame, self.language, embedded))
        return _inline(relation, self.count, data.alt, width_pt, height_pt)


def _size_pt(figure: Element, most_pt: float) -> tuple[float, float]:
    """The size of the picture that the chart stands for, made smaller where it is wider than the text."""
    picture = next(below for below in figure.walk() if below.tag == "svg")
    width_pt, height_pt = (float(picture.get(side).removesuffix("pt")) for side in ("width", "height"))
    return min(width_pt, most_pt), height_pt


def _inline(relation: str, number: int, alt: str, width_pt: float, height_pt: float) -> Node:
    """A drawing in the line (ECMA-376, part 1, 20.4.2.8), with its text alternative."""
    extent = {"cx": round(width_pt * EMU_PER_PT), "cy": round(height_pt * EMU_PER_PT)}
    chart = build("c:chart", {"r:id": relation})
    return build(
        "w:drawing",
        {},
        build(
            "wp:inline",
            {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
            build("wp:extent", extent),
            build("wp:docPr", {"id": number, "name": f"Chart {number}", "descr": alt}),
            build("wp:cNvGraphicFramePr"),
            build("a:graphic", {}, build("a:graphicData", {"uri": NAMESPACES["c"]}, chart)),
        ),
    )


PIXELS = frozenset({"image/png", "image/jpeg"})
LOGO_NAME = "Brand logo"
"""By this it is known again in an edited file."""
FIRST_PICTURE = 10_001
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
        """The picture beside its paragraph, as large as in the template; raises `Failure` for one without pixels."""
        held = read_picture(image.get("src"))
        if held is None or held[1] not in PIXELS or not image.get("alt"):
            raise Failure([diagnose_picture("Word takes PNG and JPEG pictures with an alt text alone")])
        relation, _ = self.document.part.get_or_add_image(io.BytesIO(held[0]))
        number, self.count = FIRST_PICTURE + self.count, self.count + 1
        sides = (float(image.get(side)) for side in ("width", "height"))
        width, height = (round(side * EMU_PER_PT) for side in sides)
        return _anchored(relation, number, image.get("alt"), {"cx": width, "cy": height})


def diagnose_picture(message: str) -> Diagnostic:
    """The complaint about a picture that has no form in Word."""
    return Diagnostic(Position(TEMPLATE_FILE), "misplaced", message, "print the brand's logo in the body of the page")


def _anchored(relation: str, number: int, alt: str, extent: dict[str, str | int]) -> Node:
    """ECMA-376, part 1, 20.4.2.3 and 20.2.2.5."""
    name: dict[str, str | int] = {"id": number, "name": LOGO_NAME, "descr": alt}
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
