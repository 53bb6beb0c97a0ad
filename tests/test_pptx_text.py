"""Text in every place of the PowerPoint file, read back by readers of their own: lxml over the archive, LibreOffice."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefset.geometry.data import Data, Mark, Row
from briefset.page import WRITERS, Page
from briefset.project import check, find_articles
from briefset.readback import squeeze
from briefset.writers.deck_parts import (
    Cell,
    Chart,
    Circles,
    Deck,
    Event,
    Paragraph,
    Part,
    Relation,
    Run,
    Slide,
    Table,
    TextBox,
    Timeline,
)
from briefset.writers.pptx import deck_to_pptx
from test_pptx import TEMPLATES, product, theme

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
OFFICE = shutil.which("soffice")
REFERENCE = TEMPLATES.read("factsheet/reference.pptx")
DATE = {"date": "2026-11-23T00:00:00Z"}
LEGAL = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
)
HARD = [
    *("<a:p>&\"'</a:p>", "a\u00a0b\u202fc", "👩🏽‍🏫 family", "שלום \u200fa\u200e", "\u2067isolated\u2069", "=1+1"),
    *(" two  spaces ", "]]>", "𠀀𪜶", "e\u0301 ﬁ", "\u2028", " "),
]


def said(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def slide(layout: str, text: str, *parts: Part, notes: str = "", section: str = "") -> Slide:
    title = TextBox("title", "a", (said(text),))
    return Slide(layout, "a", text, (title, *parts), (said(notes),) if notes else (), section)


def deck(*slides: Slide, title: str = "Deck", **metadata: str) -> bytes:
    return deck_to_pptx(Deck(slides, "en-GB", title, DATE | metadata), theme(), REFERENCE)


def holding(text: str) -> bytes:
    """A deck that says the text in each kind of place."""
    pair = Data("pair", text, text, (), (Row(text, (Mark(1.0, text),)), Row("other", (Mark(2.0, "2"),))))
    cell = Cell((said(text),))
    table = Table("table", "a", "table", (1, 1), True, ((cell, cell), (cell, cell)), ("a", "a"))
    note = TextBox("note", "a", (Paragraph((Run(text), Run(text, italic=True, language="zh-CN"))),))
    return deck(
        slide("charts", text, Chart("chart-1", "a", text, pair), note, notes=text, section=text),
        slide("table", text, table),
        slide("steps", text, Circles("diagram", "a", text, (text, "in"))),
        slide("pair", text, TextBox("left", "a", (said(text),)), Relation("relation", "a", text, text, text)),
        slide("timeline", text, Timeline("timeline", "a", (Event(text, said(text), "a"), Event("2", said("x"), "a")))),
        title=text,
        author=text,
        subject=text,
        keywords=text,
        description=text,
    )


def parts(data: bytes, pattern: str) -> Iterator[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if re.search(pattern, name):
                yield etree.fromstring(archive.read(name))


def counts(data: bytes, pattern: str) -> Counter[str]:
    """How often each text stands in the runs of the parts."""
    return Counter(node.text or "" for root in parts(data, pattern) for node in root.iter("{*}t", "{*}v"))


def values(data: bytes, pattern: str, tag: str, name: str) -> list[str]:
    return [str(node.get(name)) for root in parts(data, pattern) for node in root.iter(tag)]


def check_everywhere(text: str) -> None:
    data = holding(text)
    # Five titles; a note twice; four cells; a circle; a box and two arrows; a year and its event.
    assert counts(data, r"ppt/slides/slide\d")[text] == 5 + 2 + 4 + 1 + 3 + 2
    assert counts(data, "notesSlide")[text] == 1
    assert counts(data, "charts/chart")[text] >= 2
    assert values(data, r"ppt/slides/slide\d", "{*}cNvPr", "descr").count(text) == 3
    assert values(data, "ppt/presentation.xml", "{*}section", "name")[0] == text
    core = next(parts(data, "docProps/core.xml"))
    for name in ("title", "creator", "subject", "keywords", "description"):
        assert [node.text for node in core.iter(f"{{*}}{name}")] == [text]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read(next(name for name in archive.namelist() if name.endswith(".xlsx")))
    assert counts(book, "sharedStrings|sheet1")[text] >= 1


@settings(max_examples=15, deadline=None)
@given(LEGAL)
def test_any_legal_text_comes_back_identical_from_every_place(text: str) -> None:
    check_everywhere(text)


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_hard_text_comes_back_identical_from_every_place(text: str) -> None:
    check_everywhere(text)


def test_neighbours_of_one_section_stand_together_and_names_come_again() -> None:
    names = ["Opening", "Figures", "Figures", "Opening", ""]
    data = deck(*(slide("list", f"S{number}", section=name) for number, name in enumerate(names)))
    assert values(data, "ppt/presentation.xml", "{*}section", "name") == ["Opening", "Figures", "Opening", ""]
    (root,) = parts(data, "ppt/presentation.xml")
    assert [len(each) for each in root.iter("{*}sldIdLst") if "2010" in str(each.tag)] == [1, 2, 1, 1]
    held = [each.get("id") for each in root.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId")]
    assert held == [each.get("id") for each in root.iter(f"{P}sldId")]
    assert len(set(values(data, "ppt/presentation.xml", "{*}section", "id"))) == 4


def test_the_slides_of_the_set_are_in_sections(project: Path) -> None:
    (data,) = WRITERS["pptx"](Page(check(find_articles(project, [])[0]), product(), theme(), TEMPLATES))
    assert values(data, "ppt/presentation.xml", "{*}section", "name")[0] == "Fact sheet"


def boxes(root: etree._Element) -> dict[str, tuple[int, int]]:
    """Top and foot of each placeholder of a layout, by name."""
    found = {}
    for shape in root.iter(f"{P}sp"):
        if next(shape.iter(f"{P}ph"), None) is not None:
            offset, extent = next(shape.iter("{*}off")), next(shape.iter("{*}ext"))
            name = str(next(shape.iter(f"{P}cNvPr")).get("name"))
            found[name] = (int(offset.get("y", "")), int(offset.get("y", "")) + int(extent.get("cy", "")))
    return found


def test_no_title_reaches_into_the_contents_of_its_layout() -> None:
    """However many lines it has: text that is longer than its box is set smaller, or refused."""
    for root in parts(REFERENCE, r"slideLayouts/slideLayout\d+\.xml"):
        places = boxes(root)
        if "slide-number" in places:
            below = min(top for name, (top, _) in places.items() if name != "title")
            assert places["title"][1] < below, next(root.iter(f"{P}cSld")).get("name")


def printed(data: bytes, folder: Path) -> list[str]:
    """The text of each slide that LibreOffice prints."""
    path = folder / "printed.pptx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(io.BytesIO(path.with_suffix(".pdf").read_bytes()))
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def letters(text: str) -> Counter[str]:
    """The letters and digits, without regard to the order in which a reader gives them."""
    return Counter(letter for letter in squeeze(text) if letter.isalnum())


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="soffice (LibreOffice) is not installed; nothing can be printed")
def test_libreoffice_prints_the_slides_of_the_pdf_with_the_same_words(project: Path, tmp_path: Path) -> None:
    page = Page(check(find_articles(project, [])[0]), product(), theme(), TEMPLATES)
    (pdf,), (data,) = WRITERS["pdf"](page), WRITERS["pptx"](page)
    document = pypdfium2.PdfDocument(pdf)
    wanted = [each.get_textpage().get_text_range() for each in document]
    document.close()
    found = printed(data, tmp_path)
    assert len(found) == len(wanted)
    for number, (ours, theirs) in enumerate(zip(wanted, found, strict=True), 1):
        assert letters(ours) == letters(theirs), f"slide {number}: {ours} / {theirs}"
