"""The PowerPoint file has the words of the slides in native text, charts and tables, and opens without repair."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from briefset.build.page import Page
from briefset.pages.doctree import Doctree, parse
from briefset.writers.pptx import deck_to_pptx
from briefset.writers.pptx.deck import doctree_to_deck
from tests.support.libreoffice import convert
from tests.support.projects import check_project, summary_of
from tests.support.slides import TEMPLATES, product, theme

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
BAR = XL_CHART_TYPE.BAR_CLUSTERED


def write(tree: Doctree) -> bytes:
    reference = TEMPLATES.read("factsheet/reference.pptx")
    return deck_to_pptx(doctree_to_deck(tree), theme(), reference)


@pytest.fixture
def tree(project: Path) -> Doctree:
    return Page(check_project(project), product(), theme(), TEMPLATES).tree("pptx")


@pytest.fixture
def show(tree: Doctree) -> Any:
    return Presentation(io.BytesIO(write(tree)))


def parts(data: bytes, pattern: str) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [etree.fromstring(archive.read(name)) for name in sorted(archive.namelist()) if pattern in name]


def test_titles_and_order_are_those_of_the_page(tree: Doctree, show: Any) -> None:
    titles = [element.text() for element in tree.root.walk() if element.get("data-placeholder") == "title"]
    assert [slide.shapes.title.text for slide in show.slides] == titles
    assert len(titles) == 6


def test_every_shape_stands_on_the_slide(show: Any) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= Pt(960)
            assert shape.top + shape.height <= Pt(540)


def test_shape_ids_are_unique_and_no_placeholder_is_empty(show: Any) -> None:
    for slide in show.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids)
        assert [shape.name for shape in slide.placeholders if shape.has_text_frame and not shape.text_frame.text] == []


def test_notes_carry_the_sources(show: Any) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in show.slides]
    assert all("Sources:" in text for text in notes)
    assert "The essay tells the story in this order." in notes[1]


def test_a_chart_is_native_with_its_hedges_and_an_alternative(show: Any) -> None:
    frames = [shape for slide in show.slides for shape in slide.shapes if shape.has_chart]
    (frame,) = frames
    assert list(frame.chart.plots[0].categories) == ["2021", "2023"]
    assert list(frame.chart.plots[0].series[0].values) == [12000.0, 54000.0]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr").startswith("Visitors to the quay")


def test_names_of_lying_bars_are_texts_with_the_key_word_in_bold(project: Path) -> None:
    points = "[{head: Work, text: all of it}, {head: Part, text: a part}]"
    slide = f"  - {{kind: bars, title: What it cost, exhibit: money, points: {points}}}"
    summary = summary_of(project)
    yaml = summary.read_text(encoding="utf-8").replace("  - kind: quotation", f"{slide}\n  - kind: quotation", 1)
    summary.write_text(yaml, encoding="utf-8")
    page = Page(check_project(project), product(), theme(), TEMPLATES)
    show = Presentation(io.BytesIO(write(page.tree("pptx"))))
    (names,) = (shape for slide in show.slides for shape in slide.shapes if shape.name == "chart-1: names")
    assert [shape.text_frame.text for shape in names.shapes] == ["Work\nall of\u00a0it", "Part\na part"]
    assert [shape.text_frame.paragraphs[0].runs[0].font.bold for shape in names.shapes] == [True, True]
    (bars,) = (s.chart for slide in show.slides for s in slide.shapes if s.has_chart and s.chart.chart_type == BAR)
    assert [str(name) for name in bars.plots[0].categories] == ["Work\nall of it", "Part\na part"]
    assert bars.category_axis.tick_label_position == XL_TICK_LABEL_POSITION.NONE


def test_axis_ids_are_unsigned(tree: Doctree) -> None:
    ids = [int(node.get("val", "")) for chart in parts(write(tree), "charts/chart") for node in chart.iter(f"{C}axId")]
    assert ids
    assert min(ids) > 0


def test_colours_come_from_the_theme(tree: Doctree) -> None:
    data = write(tree)
    fixed = [node.get("val") for slide in parts(data, "ppt/slides/slide") for node in slide.iter(f"{A}srgbClr")]
    assert fixed == []


def test_runs_have_a_language(tree: Doctree) -> None:
    for slide in parts(write(tree), "ppt/slides/slide"):
        assert {run.get("lang") for run in slide.iter(f"{A}rPr")} <= {"en-GB", "zh-CN"}


def test_the_same_tree_gives_the_same_bytes(tree: Doctree) -> None:
    assert write(tree) == write(tree)


@pytest.mark.slow
def test_an_independent_audit_finds_nothing(tree: Doctree, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(write(tree))
    assert validate_pptx(str(path)).errors == []


def test_hostile_text_is_kept_as_text(tree: Doctree) -> None:
    hostile = "=SUM(A1) <b> & \"q\" 'x' {{ y }}"
    page = tree.html.replace("2021", hostile.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;"))
    data = write(parse(page, product().classes, "page"))
    show = Presentation(io.BytesIO(data))
    (chart,) = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    assert next(iter(chart.plots[0].categories)) == hostile
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        workbook = next(name for name in archive.namelist() if name.endswith(".xlsx"))
        sheet = zipfile.ZipFile(io.BytesIO(archive.read(workbook))).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


@pytest.mark.slow
def test_libreoffice_shows_the_slides_of_the_pdf(tree: Doctree, project: Path, tmp_path: Path) -> None:
    """As many slides, and the first letter of each title on the same base line, to 4 points."""
    article = check_project(project)
    (tmp_path / "slides.pdf").write_bytes(Page(article, product(), theme(), TEMPLATES).pdf.data)
    (tmp_path / "deck.pptx").write_bytes(write(tree))
    paper, deck = (
        read_starts(tmp_path / "slides.pdf", tree),
        read_starts(convert(tmp_path / "deck.pptx", tmp_path), tree),
    )
    assert len(paper) == len(deck) == 6
    assert [abs(one - other) < 4 for one, other in zip(paper, deck, strict=True)] == [True] * 6


def read_starts(path: Path, tree: Doctree) -> list[float]:
    """The base line of the first letter of each slide's title, from the foot of the slide, in points."""
    import pypdfium2

    titles = [item.text() for item in tree.root.walk() if item.get("data-placeholder") == "title"]
    document = pypdfium2.PdfDocument(path)
    starts = []
    for page, title in zip(document, titles, strict=True):
        text = page.get_textpage()
        place = text.search(title.split()[0]).get_next()
        assert place
        starts.append(text.get_charbox(place[0])[1])
    document.close()
    return starts
