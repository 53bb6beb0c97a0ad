"""What one module each uses of python-docx and python-pptx is there; decision 12 says what happens if not."""

import re

import pytest

from briefset.writers.docx import library as word
from briefset.writers.pptx import library as powerpoint
from tests.support.projects import ROOT

WRITERS = ROOT / "src/briefset/writers"
PRIVATE = re.compile(r"\.(_[a-z]\w+)|import (_\w+)")
TEXT = "text/xml"


def reference(name: str) -> bytes:
    return (ROOT / "templates" / name).read_bytes()


def test_python_docx_has_what_is_used_of_it() -> None:
    document = word.read_document(reference("handout/reference.docx"))
    core = word.core_properties_node(document)
    assert core.tag.endswith("}coreProperties")
    section = document.sections[0]
    assert word.section_node(section).tag.endswith("}sectPr")
    assert word.running_node(section.footer).tag.endswith("}ftr")
    numbering = word.numbering_node(document)
    assert numbering is not None
    assert numbering.tag.endswith("}numbering")
    part, relation = word.add_part(document.part, "urn:kind", "/word/new.xml", TEXT)
    assert document.part.rels[relation].target_part is part
    word.rewrite(part, core)
    assert word.related(document.part, "urn:kind") is part
    assert word.parts_of(document)["word/new.xml"] == part.blob != b""
    assert word.drop_related(document.part, "urn:kind") == [part]
    assert word.related(document.part, "urn:kind") is None


def test_python_pptx_has_what_is_used_of_it() -> None:
    deck = powerpoint.read_presentation(reference("factsheet/reference.pptx"))
    before, slide = len(deck.slides), powerpoint.new_slide(deck, deck.slide_layouts[0])
    assert len(deck.slides) == before + 1
    assert powerpoint.presentation_node(deck).tag.endswith("}presentation")
    cell = slide.shapes.add_table(1, 1, 0, 0, powerpoint.Emu(1), powerpoint.Emu(1)).table.cell(0, 0)
    assert powerpoint.cell_node(cell).tag.endswith("}tc")
    assert b"<a:theme" in powerpoint.related_blob(deck.slide_masters[0], "theme")
    chart = b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    relation = powerpoint.add_chart_part(slide, chart, b"workbook")
    assert slide.part.related_part(relation).chart_workbook.xlsx_part.blob == b"workbook"
    assert powerpoint.save(deck).startswith(b"PK")
    powerpoint.drop_part(deck, deck.slides.element[-1].rId)
    assert slide.part not in {each.target_part for each in deck.part.rels.values()}


@pytest.mark.parametrize(
    ("name", "private"),
    [
        (
            "docx",
            {
                "_BaseHeaderFooter",
                "_blob",
                "_element",
                "_sectPr",
                "_write_content_types_stream",
                "_write_parts",
                "_write_pkg_rels",
            },
        ),
        ("pptx", {"_element", "_sldIdLst", "_tc"}),
    ],
)
def test_the_private_names_of_a_library_are_few(name: str, private: set[str]) -> None:
    text = (WRITERS / name / "library.py").read_text("utf-8")
    assert {each for found in PRIVATE.findall(text) for each in found if each} == private
