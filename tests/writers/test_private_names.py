"""The private names of python-docx and python-pptx that the writers use are there; decision 12 says what if not."""

import re

import docx
import docx.opc.rel
import docx.section
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter
from pptx import Presentation

from tests.support.projects import ROOT

OFFICE = [*(ROOT / "src/briefset/writers/docx").glob("*.py"), *(ROOT / "src/briefset/writers/pptx").glob("*.py")]


def test_python_docx_has_what_is_used_of_it() -> None:
    document = docx.Document()
    assert document.core_properties._element is not None
    assert document.paragraphs is not None
    assert Part(PackURI("/a.xml"), "text/xml", b"x", document.part.package)._blob == b"x"
    assert hasattr(docx.opc.rel, "_Relationship")
    assert hasattr(docx.section, "_BaseHeaderFooter")
    assert hasattr(document.sections[0], "_sectPr")
    assert all(hasattr(PackageWriter, f"_write_{part}") for part in ("content_types_stream", "parts", "pkg_rels"))


def test_python_pptx_has_what_is_used_of_it() -> None:
    deck = Presentation()
    assert len(deck.slides._sldIdLst) == 0
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(1, 1, 0, 0, 1, 1).table
    assert table.cell(0, 0)._tc is not None
    assert deck.part._element is not None


def test_no_further_private_name_of_theirs_is_used() -> None:
    foreign = re.compile(r"(?<!self)(?<!cls)\.(_(?!replace)[a-z]\w+)|import (?:\w+, )*(_\w+)")
    own = re.compile(r"def (_\w+)|^\s+(_\w+)(?::| =)", re.MULTILINE)
    texts = [path.read_text(encoding="utf-8") for path in OFFICE]
    ours = {name for text in texts for found in own.findall(text) for name in found if name}
    used = {name for text in texts for found in foreign.findall(text) for name in found if name} - ours
    assert used == {
        "_BaseHeaderFooter", "_Relationship", "_blob", "_element", "_sectPr", "_sldIdLst", "_tc",
        "_write_content_types_stream", "_write_parts", "_write_pkg_rels",
    }  # fmt: skip
