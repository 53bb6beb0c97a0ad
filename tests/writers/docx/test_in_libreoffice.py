"""LibreOffice, a reader of its own, opens what we write and prints what we said."""

from pathlib import Path

import pytest

from briefset.build.page import WRITERS, Page
from briefset.proofs.readback import squeeze
from briefset.writers.docx.blocks import visible_pieces
from tests.support.libreoffice import print_pages
from tests.support.projects import check_project
from tests.support.word import PRODUCT, TEMPLATES, THEME, write, write_with_fonts

pytestmark = pytest.mark.slow


def test_notes_count_in_the_order_of_the_page_and_their_marks_stand_once(tmp_path: Path) -> None:
    note = '<span class="footnote source" id="{0}">note-{0}</span>'.format
    page = print_pages(
        write(f"<p>Four{note('p4')} five.{note('p5')}</p><p>x</p><p>Six{note('p6')}</p>"), "docx", tmp_path
    )
    assert page[0].split() == [
        *("ProductTitle", "Four1", "five.2", "x", "Six3"),
        *("1", "note-p4", "2", "note-p5", "3", "note-p6", "Source", "Page"),
    ]


def test_the_faces_come_from_the_file_itself(tmp_path: Path) -> None:
    print_pages(write_with_fonts('<p>Text <strong>bold</strong> <span lang="zh-CN">中国</span></p>'), "docx", tmp_path)
    pdf = (tmp_path / "printed.pdf").read_bytes()
    assert b"GentiumBookPlus" in pdf
    assert b"NotoSansSC" in pdf
    assert b"DejaVu" not in pdf


def test_the_handout_prints_on_two_pages_with_every_word(project: Path, tmp_path: Path) -> None:
    page = Page(check_project(project), PRODUCT, THEME, TEMPLATES)
    (data,) = WRITERS["docx"](page, page.tree("docx"))
    printed = print_pages(data, "docx", tmp_path)
    assert len(printed) == 2
    said = squeeze("".join(printed))
    blocks = [
        element for element in page.tree("docx").root.walk() if element.tag in ("h1", "h2", "li", "th", "blockquote")
    ]
    assert len(blocks) > 10
    assert [
        block.text() for block in blocks if squeeze("".join(text for text, _, _ in visible_pieces(block))) not in said
    ] == []
