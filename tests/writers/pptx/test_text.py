"""Text in every place of the PowerPoint file, read back by readers of their own: lxml over the archive, LibreOffice."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from briefset.build.page import WRITERS, Page
from briefset.charts.data import Data, DataPoint, Row
from briefset.diagnostics import Failure
from briefset.proofs.readback import squeeze
from briefset.writers.ooxml.package import write_archive
from briefset.writers.pptx import deck_to_pptx
from briefset.writers.pptx.deck import (
    Cell,
    Chart,
    Circles,
    Deck,
    Paragraph,
    Placed,
    Relation,
    Run,
    Slide,
    Table,
    TextBox,
)
from briefset.writers.pptx.layouts import Box, Placeholder
from briefset.writers.pptx.placeholders import _widen_chart
from briefset.writers.pptx.reference import SECTIONS
from tests.support.libreoffice import print_pages
from tests.support.projects import check_project, summary_of
from tests.support.slides import REFERENCE, TEMPLATES, product, theme

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
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


def slide(layout: str, text: str, *parts: Placed, notes: str = "", section: str = "") -> Slide:
    title = TextBox("title", "a", (said(text),))
    return Slide(layout, "a", text, (title, *parts), (said(notes),) if notes else (), section)


def deck(*slides: Slide, title: str = "Deck", **metadata: str) -> bytes:
    return deck_to_pptx(Deck(slides, "en-GB", title, DATE | metadata), theme(), REFERENCE)


def short(text: str) -> str:
    """Of a text as much as has room at a bar, for longer labels are refused."""
    return text[:6].strip()


def holding(text: str) -> bytes:
    """A deck that says the text in each kind of place."""
    pair = Data(
        "pair",
        text,
        text,
        ("",),
        (Row(short(text), (DataPoint(1.0, short(text)),)), Row("other", (DataPoint(2.0, "2"),))),
    )
    events = Data(
        "timeline",
        "",
        text,
        ("",),
        (Row("2016", (DataPoint(2016.0, short(text)),)), Row("2017", (DataPoint(2017.0, "opened"),))),
    )
    cell = Cell((said(text),))
    table = Table("table", "a", "table", (1, 1), True, ((cell, cell), (cell, cell)), ("a", "a"))
    note = TextBox("note", "a", (Paragraph((Run(text), Run(text, italic=True, language="zh-CN"))),))
    return deck(
        slide("charts", text, Chart("chart-1", "a", text, pair), note, notes=text, section=text),
        slide("table", text, table),
        slide("steps", text, Circles("diagram", "a", text, (text, "in"))),
        slide("pair", text, TextBox("left", "a", (said(text),)), Relation("relation", "a", text, text, text)),
        slide("timeline", text, Chart("timeline", "a", text, events)),
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
    """How often each text stands in the parts: as a paragraph, in runs by language, or as a value."""
    found: Counter[str] = Counter()
    for root in parts(data, pattern):
        found.update("".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in root.iter("{*}p"))
        found.update(
            node.text or ""
            for parent in root.iter()
            if parent.tag[-2:] != "}r"
            for node in parent
            if node.tag[-2:] in ("}t", "}v")
        )
    return found


def values(data: bytes, pattern: str, tag: str, name: str) -> list[str]:
    return [str(node.get(name)) for root in parts(data, pattern) for node in root.iter(tag) if name in node.attrib]


def check_everywhere(text: str) -> None:
    data = holding(text)
    # Five titles; four cells; a circle; a box and two arrows; an event, where it is short; a note that says it twice.
    found = counts(data, r"ppt/slides/slide\d")
    assert found[text] - (5 + 4 + 1 + 3) in (0, 1)
    assert found[2 * text] == 1
    assert counts(data, "notesSlide")[text] == 1
    assert counts(data, "charts/chart")[short(text)] >= 2
    assert values(data, r"ppt/slides/slide\d", "{*}cNvPr", "descr").count(text) == 4
    assert values(data, "ppt/presentation.xml", "{*}section", "name")[0] == text
    core = next(parts(data, "docProps/core.xml"))
    for name in ("title", "creator", "subject", "keywords", "description"):
        assert [node.text for node in core.iter(f"{{*}}{name}")] == [text]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = archive.read(next(name for name in archive.namelist() if name.endswith(".xlsx")))
    assert counts(book, "sharedStrings|sheet1")[short(text)] >= 1


@pytest.mark.slow
@settings(max_examples=15)
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
    page = Page(check_project(project), product(), theme(), TEMPLATES)
    (data,) = WRITERS["pptx"](page, page.tree("pptx"))
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


def letters(text: str) -> Counter[str]:
    """The letters and digits, without regard to the order in which a reader gives them."""
    return Counter(letter for letter in squeeze(text) if letter.isalnum())


@pytest.mark.slow
def test_libreoffice_prints_the_slides_of_the_pdf_with_the_same_words(project: Path, tmp_path: Path) -> None:
    page = Page(check_project(project), product(), theme(), TEMPLATES)
    (pdf,), (data,) = WRITERS["pdf"](page, page.tree("pdf")), WRITERS["pptx"](page, page.tree("pptx"))
    document = pypdfium2.PdfDocument(pdf)
    wanted = [each.get_textpage().get_text_range() for each in document]
    document.close()
    found = print_pages(data, "pptx", tmp_path)
    assert len(found) == len(wanted)
    for number, (ours, theirs) in enumerate(zip(wanted, found, strict=True), 1):
        assert letters(ours) == letters(theirs), f"slide {number}: {ours} / {theirs}"


def places(data: bytes, pattern: str) -> dict[str, tuple[int, int, int, int]]:
    """Left, top, width and height of the shapes that have a place of their own, in points, by name."""
    found = {}
    for root in parts(data, pattern):
        for shape in root.iter(f"{P}sp"):
            frame = next(shape.iter("{*}xfrm"), None)
            if frame is not None:
                values = [frame[0].get("x"), frame[0].get("y"), frame[1].get("cx"), frame[1].get("cy")]
                name = str(next(shape.iter(f"{P}cNvPr")).get("name"))
                found[name] = tuple(round(int(str(value)) / 12700) for value in values)
    return found  # type: ignore[return-value] # four values each


def numbers(*texts: str) -> bytes:
    boxes = (TextBox(f"number-{place}", "a", (said(text),)) for place, text in enumerate(texts, 1))
    return deck(slide("numbers", "Numbers", *boxes))


def test_two_numbers_share_the_width_of_four_as_on_paper() -> None:
    found = places(numbers("54,000", "40"), "slides/slide1")
    assert {name: found[name][::2] for name in ("number-1", "number-2")} == {
        "number-1": (48, 419),
        "number-2": (493, 419),
    }


def test_four_numbers_keep_their_columns_and_stand_in_the_middle_of_the_slide() -> None:
    found = places(numbers("8", "14", "4", "9"), "slides/slide1")
    assert [found[f"number-{place}"][::2] for place in range(1, 5)] == [(48, 196), (271, 196), (493, 196), (716, 196)]
    top = found["number-1"][1]
    assert 170 < top < 230
    assert found["Rule"][1] == top


def test_few_numbers_step_up_and_four_keep_their_size() -> None:
    sizes = []
    for texts in (("54",), ("54", "40"), ("54", "40", "3", "7")):
        (root,) = parts(numbers(*texts), r"slides/slide\d")
        sizes.append(max(int(run.get("sz", "11200")) for run in root.iter("{*}rPr")))
    assert sizes[0] >= sizes[1] > sizes[2] == 11200


def test_a_chart_without_facts_takes_the_whole_width() -> None:
    places = {name: Placeholder(name, "body", 1, box, box, ()) for name, box in CHART.items()}
    assert _widen_chart(places, {"title", "chart-1"})["chart-1"].box.width_pt == 864
    assert _widen_chart(places, {"title", "chart-1", "fact-1"}) == {}


CHART = {"chart-1": Box(48, 134, 520, 328), "fact-1": Box(640, 150, 272, 120), "fact-2": Box(640, 276, 272, 120)}


def test_the_source_stands_at_the_edge_where_there_are_no_locators() -> None:
    data = deck(slide("list", "Said", TextBox("source", "a", (said("Ann, Journal"),))))
    assert places(data, "slides/slide1")["source"][0] == 48


def test_the_numbers_of_a_slide_have_one_size() -> None:
    (root,) = parts(numbers("123,456,789", "40"), r"slides/slide\d")
    sizes = [run.get("sz") for run in root.iter("{*}rPr") if run.get("sz")]
    assert len(sizes) == 2
    assert len(set(sizes)) == 1
    assert int(str(sizes[0])) < 11200


def test_the_speaker_stands_beneath_the_last_line_of_a_quotation() -> None:
    tops = []
    for words in ("Short.", "A longer sentence that runs over several lines of the slide. " * 2):
        quotation = TextBox("quotation", "a", (said(words),))
        data = deck(slide("quotation", "Said", quotation, TextBox("credit", "a", (said("Speaker"),))))
        tops.append(places(data, "slides/slide1")["credit"][1])
    assert 240 < tops[0] < 340 < tops[1] < 440


def with_slides() -> bytes:
    """Our reference as a house might save it: with sample slides, in a section and in a custom show."""
    show = Presentation(io.BytesIO(REFERENCE))
    for _ in range(2):
        added = show.slides.add_slide(show.slide_layouts[1])
        added.shapes.title.text = added.notes_slide.notes_text_frame.text = "SAMPLE"
    buffer = io.BytesIO()
    show.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    space = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    extension = (
        f'<p:extLst><p:ext uri="{SECTIONS}"><p14:sectionLst {space}><p14:section name="OLD" '
        'id="{6F1E8A30-0C4B-4E43-8C0A-5F0D3B1C7A01}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        "</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    main = files["ppt/presentation.xml"].decode().replace("</p:presentation>", extension)
    files["ppt/presentation.xml"] = main.encode()
    return write_archive(files)


@pytest.mark.parametrize("section", ["New", ""])
def test_the_sample_slides_of_a_house_template_are_left_out(section: str) -> None:
    made = Deck((slide("list", "Ours", section=section),), "en-GB", "Deck", DATE)
    data = deck_to_pptx(made, theme(), with_slides())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert not any(b"SAMPLE" in archive.read(name) or b"OLD" in archive.read(name) for name in names)
    assert [name for name in names if "/slides/" in name or "/notesSlides/" in name] == [
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/slides/slide1.xml",
    ]
    assert values(data, "ppt/presentation.xml", "{*}section", "name") == [section] * bool(section)


def test_every_layout_and_placeholder_that_a_reference_lacks_is_named_at_once() -> None:
    slides = (slide("Listing", "a"), slide("list", "b", TextBox("poynts", "a", (said("x"),))), slide("zzz", "c"))
    with pytest.raises(Failure) as caught:
        deck(*slides)
    assert [
        (fault.message.partition(" has no ")[2], fault.hint.partition(";")[0]) for fault in caught.value.diagnostics
    ] == [
        ("layout named “Listing”", "rename “List” to “Listing”"),
        ("placeholder of layout “list” named “poynts”", "rename “points” to “poynts”"),
        ("layout named “zzz”", "add it"),
    ]


def test_nothing_leads_out_of_the_file_and_every_relation_has_its_target(project: Path) -> None:
    summary = summary_of(project)
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("Essay. It argues", "Essay ([more](https://example.org/)). It argues", 1))
    page = Page(check_project(project), product(), theme(), TEMPLATES)
    (data,) = WRITERS["pptx"](page, page.tree("pptx"))
    assert "more: https://example.org/" in counts(data, "notesSlide1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for name in (name for name in names if name.endswith(".rels")):
            for relation in etree.fromstring(archive.read(name)):
                assert relation.get("TargetMode") is None
                target = posixpath.join("/", posixpath.dirname(posixpath.dirname(name)), str(relation.get("Target")))
                assert posixpath.normpath(target).lstrip("/") in names
