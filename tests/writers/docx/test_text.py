"""Text in every place of the Word file, read back by a reader of its own: lxml over the archive."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefset.build.page import Page
from briefset.pages.doctree import Doctree, Element
from briefset.writers.docx import doctree_to_docx
from tests.support.projects import check_project
from tests.support.word import PRODUCT, REFERENCE, TEMPLATES, THEME, write_with_fonts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEGAL = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
)
HARD = [
    *("<w:p>&amp;\"'</w:p>", "a\u00a0b\u202fc", "👩🏽‍🏫 family", "שלום \u200fword\u200e", "\u2067isolated\u2069"),
    *("x" * 5000, " two  spaces ", "]]>", "𠀀𪜶", "e\u0301 ﬁ"),
]


def short(text: str) -> str:
    """Of a text as much as has room at a bar, for longer labels are refused."""
    return text[:6].strip()


def holding(text: str) -> Doctree:
    """A document that says the text in each kind of place."""

    def element(tag: str, *children: Element | str, **attributes: str) -> Element:
        given = {key.replace("_", "-"): value for key, value in attributes.items()}
        return Element(tag, {"class": given.pop("kind", ""), **given}, children)

    mark = element("g", data_value="1", data_text=short(text), data_category=short(text), data_row="0", data_src="a")
    picture = element("svg", element("title", text), mark, width="400pt", height="100pt")
    cells = (element("th", text, scope="row", kind="text"), element("td"))
    blocks = (
        element("h1", text),
        element("p", text, element("em", text), element("span", text, kind="footnote source")),
        element("p", "x", element("span", text, kind="footnote")),
        element("ul", element("li", text)),
        element("table", element("caption", text), element("tbody", element("tr", *cells)), kind="write-in"),
        element("figure", element("figcaption", text, kind="chart"), picture, data_chart="pair", data_unit=text),
    )
    meta = dict.fromkeys(("author", "subject", "keywords", "description"), text)
    return Doctree("", Element("body", {}, blocks), "en", text, meta)


def texts(data: bytes, name: str, tag: str) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for node in etree.fromstring(archive.read(name)).iter(tag):
            yield node.text or ""


def joined(data: bytes, name: str, tag: str) -> Iterator[str]:
    """The text below each element of a name, for a change of language divides it into runs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for node in etree.fromstring(archive.read(name)).iter(tag):
            yield "".join(run.text or "" for run in node.iter("{*}t"))


def attributes(data: bytes, tag: str, name: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [str(node.get(name)) for node in etree.fromstring(archive.read("word/document.xml")).iter(tag)]


def check_everywhere(text: str) -> None:
    data = doctree_to_docx(holding(text), THEME, REFERENCE, PRODUCT.styles, with_comments=True).data
    assert list(texts(data, "word/document.xml", f"{W}t")).count(text) == 7
    assert text in list(texts(data, "word/footnotes.xml", f"{W}t"))
    assert text in list(texts(data, "word/comments.xml", f"{W}t"))
    chart = [*joined(data, "word/charts/chart1.xml", "{*}p"), *texts(data, "word/charts/chart1.xml", "{*}v")]
    assert chart.count(short(text)) >= 2
    assert text in chart
    assert attributes(data, "{*}docPr", "descr") == [text]
    assert list(texts(data, "docProps/core.xml", "{*}title")) == [text]
    assert list(texts(data, "docProps/core.xml", "{*}creator")) == [text]


@pytest.mark.slow
@settings(max_examples=25)
@given(LEGAL)
def test_any_legal_text_comes_back_identical_from_every_place(text: str) -> None:
    check_everywhere(text)


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_hard_text_comes_back_identical_from_every_place(text: str) -> None:
    check_everywhere(text)


@pytest.fixture
def handout(project: Path) -> bytes:
    page = Page(check_project(project), PRODUCT, THEME, TEMPLATES)
    return doctree_to_docx(page.tree("docx"), THEME, page.reference.data, PRODUCT.styles).data


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_a_screen_reader_finds_its_way_through_the_handout(handout: bytes) -> None:
    root = body(handout)
    styles = [str(node.get(f"{W}val")) for node in root.iter(f"{W}pStyle")]
    levels = [int(name.removeprefix("Heading")) for name in styles if name.startswith("Heading")]
    assert styles[0] == "Title"
    assert styles.count("Title") == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    tables = list(root.iter(f"{W}tbl"))
    assert tables
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    assert all(table.find(f"{W}tblPr/{W}tblCaption") is not None for table in tables)


def test_no_paragraph_of_the_handout_is_empty_but_those_to_write_in(handout: bytes) -> None:
    root = body(handout)
    empty = [node for node in root.iter(f"{W}p") if not "".join(str(text) for text in node.itertext()).strip()]
    rows = [next(node.iterancestors(f"{W}tr")) for node in empty]
    assert rows
    assert all(row.find(f"{W}trPr/{W}trHeight") is not None for row in rows)


def test_the_handout_formats_nothing_by_hand(handout: bytes) -> None:
    named = {f"{W}{name}" for name in ("rStyle", "lang", "rtl", "rFonts", "vertAlign")}
    runs = {str(child.tag) for node in body(handout).iter(f"{W}rPr") for child in node}
    assert runs <= named
    paragraphs = {str(child.tag) for node in body(handout).iter(f"{W}pPr") for child in node}
    placed = ("pStyle", "pageBreakBefore", "keepNext", "numPr", "bidi")  # where it stands, not how it looks
    assert paragraphs <= {f"{W}{name}" for name in placed}


def test_ids_are_unique_and_every_relation_leads_somewhere(handout: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(handout)) as archive:
        names = archive.namelist()
        relations = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith(".rels")}
    assert len(set(names)) == len(names)
    for name, root in relations.items():
        folder = name.rpartition("_rels/")[0]
        targets = [str(node.get("Target")) for node in root]
        assert all(node.get("TargetMode") is None for node in root)
        assert [
            target for target in targets if (folder + target if target[0] != "/" else target[1:]) not in names
        ] == []
    marks = [node.get(f"{W}id") for node in body(handout).iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)


def test_a_file_with_its_faces_stays_below_a_megabyte() -> None:
    assert len(write_with_fonts('<p>Text <span lang="zh-CN">人类命运共同体</span></p>')) < 1_000_000
