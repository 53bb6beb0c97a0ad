"""Native charts in Word: inline, with a workbook behind them, in the colours and faces of the document's theme.

In: a `<figure data-chart>` of the tree. Out: `w:drawing`; the chart's parts, related from the document.
Never: the chart's own XML, or a picture in the place of a chart.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefset.charts import draw_chart
from briefset.charts.kinds import KINDS
from briefset.design.fonts import EAST_ASIAN
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Element
from briefset.writers.ooxml.chart_part import chart_part
from briefset.writers.ooxml.chart_values import read_chart
from briefset.writers.ooxml.chart_xml import Frame
from briefset.writers.ooxml.workbook import workbook
from briefset.writers.ooxml.xml import NAMESPACES, Node, build, serialize

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
        package = self.document.part.package
        book_uri = PackURI(f"/word/embeddings/workbook{self.count}.xlsx")
        book = Part(book_uri, CONTENT_TYPE.SML_SHEET, workbook(data, self.date), package)
        part = Part(PackURI(f"/word/charts/chart{self.count}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
        part._blob = serialize(chart_part(data, frame, self.language, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)))
        relation = self.document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
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
