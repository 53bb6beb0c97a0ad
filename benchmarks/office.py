"""What a handout and a deck cost in processor time, against the libraries making the same parts without any HTML.

Run: `python benchmarks/office.py`. The two are measured in one run, so that their ratio holds on any machine.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt
from timing import best_of

from briefset.build.articles import find_articles
from briefset.build.check import check
from briefset.build.page import WRITERS, Page
from briefset.design.product import read_product
from briefset.design.templates import built_in_templates, find_templates
from briefset.design.theme import read_theme
from briefset.pages.doctree import Doctree, Element
from briefset.writers.docx.styles import PARAGRAPHS
from briefset.writers.ooxml.workbook import make_grid
from briefset.writers.pptx.deck import Chart, Deck, Slide, Strip, Table, doctree_to_deck
from briefset.writers.pptx.layouts import find_layout

ROOT = built_in_templates().parent
AIM = 2.0


def pieces(element: Element) -> Iterator[str]:
    """The stretches of text of a block, each of which is a run."""
    for child in element.children:
        yield from ((child,) if isinstance(child, str) else pieces(child))


def write_plain_docx(tree: Doctree, reference: bytes) -> bytes:
    """The blocks of the tree by python-docx alone: paragraphs and runs in styles, and tables."""
    document: Any = docx.Document(io.BytesIO(reference))
    for element in tree.root.walk():
        if element.tag == "table":
            add_table(document, element)
        elif element.tag in PARAGRAPHS - {"th", "td", "caption"} or element.tag == "li":
            add_paragraph(document.add_paragraph(style="Body Text"), element)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_table(document: Any, table: Element) -> None:
    """A table with its text, cell by cell."""
    rows = [list(row.elements()) for row in table.walk() if row.tag == "tr"]
    native = document.add_table(len(rows), len(rows[0]), style="Briefset")
    for row, native_row in zip(rows, native.rows, strict=True):
        for cell, native_cell in zip(row, native_row.cells, strict=True):
            add_paragraph(native_cell.paragraphs[0], cell)


def add_paragraph(paragraph: Any, element: Element) -> None:
    """A run for each stretch of text."""
    for text in pieces(element):
        paragraph.add_run(text, style="Emphasis")


def write_plain_pptx(deck: Deck, reference: bytes) -> bytes:
    """The parts of the deck by python-pptx alone: placeholders, tables, charts, shapes and notes."""
    presentation: Any = Presentation(io.BytesIO(reference))
    for slide in deck.slides:
        layout = find_layout(presentation, slide.layout, slide.path)
        native = presentation.slides.add_slide(layout)
        names = {shape.placeholder_format.idx: shape.name for shape in layout.placeholders}
        places = {names[shape.placeholder_format.idx]: shape for shape in native.placeholders}
        for part in slide.parts:
            add_part(native, places, part)
        if slide.notes:
            native.notes_slide.notes_text_frame.text = "\n".join(paragraph.text for paragraph in slide.notes)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def add_part(native: Any, places: dict[str, Any], part: Any) -> None:
    """One part of a slide, in the plainest way that the library has for it."""
    if isinstance(part, Chart):
        add_chart(native, part)
    elif isinstance(part, Table):
        shape = native.shapes.add_table(len(part.rows), len(part.rows[0]), Pt(48), Pt(108), Pt(600), Pt(300))
        for row, native_row in zip(part.rows, shape.table.rows, strict=True):
            for cell, native_cell in zip(row, native_row.cells, strict=True):
                native_cell.text = "\n".join(paragraph.text for paragraph in cell.paragraphs)
    elif isinstance(part, Strip):
        for place, _ in enumerate(part.cited):
            native.shapes.add_shape(1, Pt(48 + 4 * place), Pt(400), Pt(2), Pt(16))
    elif part.placeholder in places:
        places[part.placeholder].text_frame.text = part.text
    else:
        native.shapes.add_textbox(Pt(48), Pt(108), Pt(200), Pt(50)).text_frame.text = part.text


def add_chart(native: Any, part: Chart) -> None:
    """A chart with its workbook."""
    grid = make_grid(part.data)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call] # python-pptx leaves it untyped
    data.categories = grid.categories
    for series in grid.series:
        data.add_series(series.name, [point.value for point in series.points])
    native.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(48), Pt(108), Pt(400), Pt(300), data)


def slides_with_parts(deck: Deck) -> list[Slide]:
    """The slides that show something beside their title."""
    return [slide for slide in deck.slides if slide.parts]


def write(page: Page, kind: str) -> list[bytes]:
    """The files of one format, from the summary on."""
    return WRITERS[kind](page, page.tree(kind))


def measure(root: Path) -> float:
    """Print the times and the ratio of their sums, which it returns."""
    templates = find_templates(root)
    theme, checked = read_theme(templates), check(find_articles(root, [])[0])
    ours = plain = 0.0
    for name, kind in (("handout", "docx"), ("factsheet", "pptx")):
        product = read_product(templates, name)
        page = Page(checked, product, theme, templates)
        tree, reference = page.tree(kind), page.reference.data
        deck = doctree_to_deck(tree) if kind == "pptx" else None
        assert deck is None or slides_with_parts(deck)
        mine = best_of(lambda product=product, kind=kind: write(Page(checked, product, theme, templates), kind))  # type: ignore[misc]
        theirs = best_of(
            lambda deck=deck, tree=tree, reference=reference: (  # type: ignore[misc]
                write_plain_pptx(deck, reference) if deck else write_plain_docx(tree, reference)
            )
        )
        print(f"{name}.{kind}: {mine * 1000:.0f} ms; by the library alone: {theirs * 1000:.0f} ms")
        ours, plain = ours + mine, plain + theirs
    print(f"together {ours * 1000:.0f} ms, {ours / plain:.2f} times the libraries' {plain * 1000:.0f} ms (aim: {AIM})")
    return ours / plain


if __name__ == "__main__":
    sys.exit(measure(ROOT) > AIM)
