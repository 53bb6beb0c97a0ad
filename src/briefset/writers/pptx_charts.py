"""Native charts on slides.

In: a `Chart` and a slide. Out: its frame, in a placeholder, editable in PowerPoint. Never: the chart's own XML.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from briefset.writers.chart_book import workbook
from briefset.writers.chart_parts import Frame, chart_part
from briefset.writers.deck_parts import Chart
from briefset.writers.ooxml import Node, build, serialize
from briefset.writers.pptx_layouts import Place
from briefset.writers.pptx_shapes import frame_node

VALUE_PT = {"pair": 22.0, "bars": 18.0}
SMALL_VALUE_PT, CATEGORY_PT = 16.0, 16.0
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def add_chart(slide: Any, chart: Chart, place: Place, date: datetime, language: str, family: str) -> Node:
    """The frame of the chart; its workbook is dated `date`."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.parts.chart import ChartPart

    value_pt = VALUE_PT.get(chart.data.kind, SMALL_VALUE_PT)
    frame = Frame(place.box.width_pt, place.box.height_pt, value_pt, CATEGORY_PT, family=family)
    package = slide.part.package
    blob = serialize(chart_part(chart.data, frame, language))
    name = package.next_partname(ChartPart.partname_template)
    part: Any = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, blob)
    part.chart_workbook.update_from_xlsx_blob(workbook(chart.data, date))
    return _frame(slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART), place)


def _frame(relation: str, place: Place) -> Node:
    """A graphic frame (ECMA-376, part 1, 19.3.1.21); its caller gives it id, name and text alternative."""
    locks = build("p:cNvGraphicFramePr", {}, build("a:graphicFrameLocks", {"noGrp": 1}))
    head = build("p:nvGraphicFramePr", {}, build("p:cNvPr", {"id": 1, "name": ""}), locks, build("p:nvPr"))
    graphic = build("a:graphicData", {"uri": CHARTS}, build("c:chart", {"r:id": relation}))
    return build("p:graphicFrame", {}, head, frame_node("p:xfrm", place.box), build("a:graphic", {}, graphic))
