"""All that is taken from python-pptx, so that what it does not document stands in one place; decision 12 says why.

In: an open presentation and its objects. Out: the XML under them, new slides, tables and charts, the bytes.
Never: XML of its own.
"""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.chart import ChartPart
from pptx.util import Emu as Emu

from briefset.files.formats import open_by
from briefset.writers.ooxml.xml import Node


def read_presentation(data: bytes) -> Any:
    """The presentation; raises `RefusedError` for what the library cannot open."""
    return open_by(Presentation, data)


def save(presentation: Any) -> bytes:
    """The presentation as the library writes it."""
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def presentation_node(presentation: Any) -> Node:
    """The root of the presentation's own part."""
    root: Node = presentation.part._element
    return root


def cell_node(cell: Any) -> Node:
    """The `a:tc` of a table's cell."""
    root: Node = cell._tc
    return root


def new_slide(presentation: Any, layout: Any) -> Any:
    """A slide of that layout, without the empty placeholders that the library's own `add_slide` would clone."""
    key, slide = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(key)
    return slide


def drop_part(presentation: Any, relation: str) -> None:
    """Take out a relation of the presentation, and with it the part."""
    presentation.part.drop_rel(relation)


def related_blob(owner: Any, kind: str) -> bytes:
    """What the first part holds that is related by a type of relation with that last word; nothing without one."""
    relations = (each for each in owner.part.rels.values() if each.reltype.endswith(f"/{kind}"))
    return next((each.target_part.blob for each in relations), b"")


def add_chart_part(slide: Any, chart: bytes, workbook: bytes) -> str:
    """The id of the slide's relation to a new chart, which has the workbook embedded."""
    package = slide.part.package
    name = package.next_partname(ChartPart.partname_template)
    part: Any = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, chart)
    part.chart_workbook.update_from_xlsx_blob(workbook)
    relation: str = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return relation
