"""Word and PowerPoint files as text that a person can read: each paragraph with its style, each shape with its place.

In: the bytes of a file. Out: lines, indented by what they stand in. Never: positions and sizes, which a picture tells.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from pptx import Presentation

RAISED = etree.XPath("../*[local-name()='rPr']/*[local-name()='rStyle' and @*='Superscript']")


def describe_docx(data: bytes) -> str:
    """The document's properties, header, body, footer and notes."""
    document = docx.Document(io.BytesIO(data))
    properties = document.core_properties
    lines = [f"{name}: {getattr(properties, name)}" for name in ("title", "author", "subject", "keywords", "language")]
    section = document.sections[0]
    for name, place in (
        *(("Header of the first page", section.first_page_header), ("Header", section.header)),
        *(("Footer of the first page", section.first_page_footer), ("Footer", section.footer)),
    ):
        lines += [f"{name}", *("  " + line for line in _blocks(place))]
    lines += ["Body", *("  " + line for line in _blocks(document))]
    for part in document.part.package.iter_parts():
        if part.partname == "/word/footnotes.xml":
            root = parse_xml(part.blob)
            notes = [note for note in root if note.get(qn("w:type")) is None]
            lines += [f"Note {note.get(qn('w:id'))}: {_words(note)}" for note in notes]
    return "\n".join(lines) + "\n"


def _blocks(place: Any) -> Iterator[str]:
    for block in place.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        else:
            yield from _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    return f"{paragraph.style.name if paragraph.style else ''}: {_words(paragraph._p)}".rstrip(": ")


def _table(table: Table) -> Iterator[str]:
    yield f"Table {table.style.name if table.style else ''}"
    for row in table.rows:
        yield "  Row"
        for cell in row.cells:
            yield from ("    " + line for line in _blocks(cell))


def _words(element: Any) -> str:
    """The visible words, with raised ones as `^14`, references to notes as `[^3]`, and what is said for a picture."""
    words = ""
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:footnoteReference"), qn("wp:docPr")):
        name = node.tag.rpartition("}")[2]
        if name == "t":
            words += f"{'^' if RAISED(node) else ''}{node.text or ''}"
        elif name == "footnoteReference":
            words += f"[^{node.get(qn('w:id'))}]"
        elif name == "docPr":
            words += f"(Alt: {node.get('descr')})"
        elif node.getparent().tag == qn("w:r"):
            words += " ⇥ " if name == "tab" else " ⏎ "
    return words.strip()


def describe_pptx(data: bytes) -> str:
    """Each slide with its layout, its shapes in the order in which they are read, and its notes."""
    lines = []
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        lines.append(f"Slide {number}, {slide.slide_layout.name}")
        for shape in slide.shapes:
            lines += ["  " + line for line in _shape(shape)]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
            lines += [f"  Notes: {text.text}" for text in slide.notes_slide.notes_text_frame.paragraphs]
    return "\n".join(lines) + "\n"


def _shape(shape: Any) -> Iterator[str]:
    kind = shape.placeholder_format.type.name if shape.is_placeholder else type(shape).__name__
    alternative = shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
    yield f"{kind}{f' (Alt: {alternative})' if alternative else ''}"
    if shape.shape_type is not None and shape.shape_type.name == "GROUP":
        for inner in shape.shapes:
            yield from ("  " + line for line in _shape(inner))
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield "  " + " | ".join(cell.text for cell in row.cells)
    elif getattr(shape, "has_chart", False):
        yield from _chart(shape.chart)
    elif shape.has_text_frame:
        yield from (f"  {text.text}" for text in shape.text_frame.paragraphs if text.text)


def _chart(chart: Any) -> Iterator[str]:
    plot = chart.plots[0]
    yield f"  {chart.chart_type.name}: {' | '.join(map(str, plot.categories))}"
    for series in plot.series:
        labels = [node.text for node in series._element.iter("{*}t")]
        yield f"    {series.name}: {' | '.join(map(str, series.values))}; labels {' | '.join(map(str, labels))}"
