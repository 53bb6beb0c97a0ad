"""Every kind of chart goes from the YAML to the page, to the slide and to PowerPoint with the same words."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation

from briefset.build.page import WRITERS, Page
from briefset.design.fonts import read_installed
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, read_theme
from briefset.diagnostics import Failure
from briefset.pages.view.chart_values import year_of
from briefset.pages.view.exhibits import ExhibitView, view_exhibits
from briefset.summary.validate import validate
from briefset.writers.ooxml.chart_xml import number_format
from briefset.writers.ooxml.workbook import make_grid, workbook
from briefset.writers.pptx import deck_to_pptx
from briefset.writers.pptx.deck import Chart, doctree_to_deck
from briefset.yaml12.document import load
from tests.support.charts import add_charts
from tests.support.projects import check_project, make_project
from tests.support.wording import LABELS

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TEMPLATES = Templates((built_in_templates(),))
UNIT_DIFFERS = "this statistic cannot be drawn in the exhibit's unit"
SAME_NAME = "two series or moments have the same name"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    project = tmp_path_factory.mktemp("charts")
    add_charts(project)
    product = read_product(TEMPLATES, "factsheet")
    return Page(check_project(project), product, read_theme(TEMPLATES), TEMPLATES)


@pytest.fixture(scope="module")
def deck(page: Page) -> bytes:
    reference = TEMPLATES.read("factsheet/reference.pptx")
    return deck_to_pptx(doctree_to_deck(page.tree("pptx")), page.theme, reference)


@cache
def parts_of(data: bytes, pattern: str) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [etree.fromstring(archive.read(name)) for name in sorted(archive.namelist()) if pattern in name]


def exhibits(path: Path, *changes: tuple[str, str]) -> dict[str, ExhibitView]:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    loaded = load(text.encode(), "summary.yaml")
    summary = validate(loaded)
    return {part.entry.id: part for part in view_exhibits(summary, summary.exhibits, LABELS, loaded)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return add_charts(tmp_path)


def test_the_deck_has_the_values_of_the_summary(page: Page) -> None:
    charts = [
        part for slide in doctree_to_deck(page.tree("pptx")).slides for part in slide.parts if isinstance(part, Chart)
    ]
    kinds = [chart.data.kind for chart in charts]
    assert kinds == ["pair", "grouped", "slope", "line", "dot", "timeline", "pair", "line"]
    catch = charts[3].data
    assert catch.heads == ("2012", "2015", "2020", "2023")
    assert [point.value for point in catch.rows[2].points] == [120.0, 140.0, 180.0, 210.0]
    assert [point.text for point in catch.rows[1].points] == ["85", "nearly 60", "55", "40"]
    assert catch.places == pytest.approx((0.0, 3 / 11, 8 / 11, 1.0), abs=1e-3)


def test_writers_read_from_the_tree_what_the_view_has_put_there(page: Page, path: Path) -> None:
    shown = {part.path: part.data for part in exhibits(path).values()}
    charts = [part for slide in doctree_to_deck(page.tree("pptx")).slides for part in slide.parts]
    for read in (part.data for part in charts if isinstance(part, Chart)):
        given = shown[read.path]
        assert given is not None
        assert (read.kind, read.unit, read.heads, read.start) == (given.kind, given.unit, given.heads, given.start)
        assert [row.points for row in read.rows] == [row.points for row in given.rows]
        assert read.places == given.places


def test_a_gap_stays_a_gap(page: Page) -> None:
    slides = doctree_to_deck(page.tree("pptx")).slides
    grouped = next(part for part in slides[2].parts if isinstance(part, Chart)).data
    assert [point.value for point in grouped.rows[1].points] == [0.3, None, 0.7]


def test_native_charts_show_every_label_in_the_article_s_words(deck: bytes) -> None:
    words = ["".join(node.text or "" for node in chart.iter(f"{A}t")) for chart in parts_of(deck, "charts/chart")]
    assert "nearly 2 2023" in words[1]
    assert "265 Crab 蟹" in words[2]
    assert "over 180" in words[3]
    assert "about 5" in words[4]


def test_native_kinds_are_those_that_office_edits(deck: bytes) -> None:
    found = [
        next(
            node.tag.removeprefix(C) for node in chart.iter(f"{C}plotArea") for node in node if "Chart" in str(node.tag)
        )
        for chart in parts_of(deck, "charts/chart")
    ]
    assert found == [
        "barChart",
        "barChart",
        "lineChart",
        "scatterChart",
        "scatterChart",
        "barChart",
        "scatterChart",
    ]


def test_ids_are_unsigned_and_axes_meet_in_pairs(deck: bytes) -> None:
    for chart in parts_of(deck, "charts/chart"):
        ids = {node.get("val") for node in chart.iter(f"{C}axId")}
        crossings = {node.get("val") for node in chart.iter(f"{C}crossAx")}
        assert ids == crossings
        assert all(int(number or -1) > 0 for number in ids)


def test_charts_take_their_colours_from_the_theme(deck: bytes) -> None:
    assert [node for chart in parts_of(deck, "charts/chart") for node in chart.iter(f"{A}srgbClr")] == []


def test_a_timeline_is_a_group_of_named_shapes_with_an_alternative(deck: bytes) -> None:
    show: Any = Presentation(io.BytesIO(deck))
    (group,) = [shape for shape in show.slides[6].shapes if shape.shape_type == 6]
    assert group.name == "chart-1"
    alternative = group._element.nvGrpSpPr.cNvPr.get("descr")
    assert alternative.startswith("From fence to quay. May 2022: Joan Field speaks")
    assert "May 2022" in [shape.name for shape in group.shapes]


@pytest.mark.slow
def test_the_same_deck_has_the_same_bytes_and_no_finding(page: Page, deck: bytes, tmp_path: Path) -> None:
    again = deck_to_pptx(doctree_to_deck(page.tree("pptx")), page.theme, TEMPLATES.read("factsheet/reference.pptx"))
    assert again == deck
    (tmp_path / "deck.pptx").write_bytes(deck)
    assert validate_pptx(str(tmp_path / "deck.pptx")).errors == []


@pytest.mark.slow
def test_the_page_and_the_slides_print_without_a_warning(page: Page) -> None:
    assert page.pdf.data.startswith(b"%PDF")


def test_the_alternative_gives_every_value_with_its_hedge_and_can_be_replaced(path: Path) -> None:
    found = exhibits(path)
    assert found["marks"].alt == (
        "Points of visitors, Points. Museum: 2021 none given, 2023 9.1; Quay: 2021 7.9, 2023 8.6; "
        "Market hall: 2021 6.4, 2023 8.1; The old bridge: 2021 about 5, 2023 5.2. The axis begins at 4, not at zero."
    )
    assert found["steps-wide"].alt == "The quay opened in three steps between May 2022 and March 2023."


def test_the_note_says_what_the_drawing_means(path: Path) -> None:
    assert exhibits(path)["marks"].care == [
        "The axis begins at 4, not at zero.",
        "A hollow dot marks a value that the article gives as “about”.",
        "No value is given for Museum, 2021.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("axis-from: 4", "axis-from: 5", "bad-value", "the axis begins at 5, but a value is 5"),
        ("[quay-2021, quay-2023]", "[quay-2021, crab-2012]", "unit", UNIT_DIFFERS),
        ("[quay-2021, quay-2023]", "[quay-2021]", "bad-count", "“statistics” has 1 entry for 2 series"),
        ("[quay-2021, quay-2023]", "[null, null]", "empty-value", "this row has no value at all"),
        ("[quay-2021, quay-2023]", "[quay-2021, quay-2022]", "unknown-id", "“quay-2022” is not an id of statistics"),
        ('series: ["2021", "2023"]', 'series: ["2021", "2021"]', "repeated-item", SAME_NAME),
    ],
)
def test_what_a_chart_cannot_show_is_an_error_at_its_line(
    path: Path, old: str, new: str, code: str, message: str
) -> None:
    with pytest.raises(Failure) as caught:
        exhibits(path, (old, new))
    fault = caught.value.diagnostics[0]
    assert (fault.code, fault.message) == (code, message)
    assert fault.position.line > 180


def test_moments_out_of_order_are_refused(path: Path) -> None:
    with pytest.raises(Failure) as caught:
        exhibits(path, ('moments: ["2012", "2015", "2020", "2023"]', 'moments: ["2012", "2020", "2015", "2023"]'))
    assert caught.value.diagnostics[0].code == "bad-order"


def test_a_date_is_a_year_and_its_fraction() -> None:
    assert year_of("2016") == 2016.0
    assert year_of("2016-07-01") == pytest.approx(2016.5, abs=0.01)


def test_the_workbook_has_lines_as_columns_and_gaps_as_empty_cells(path: Path) -> None:
    import datetime as dt

    data = exhibits(path)["account-line"].data
    assert data is not None
    grid = make_grid(data)
    assert (grid.categories, [series.name for series in grid.columns]) == (
        ("2012", "2015", "2023"),
        ["Market", "Harbour", "Place in time"],
    )
    book = zipfile.ZipFile(io.BytesIO(workbook(data, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))))
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = {node.get("r") for node in sheet.iter() if str(node.tag).endswith("}c")}
    assert {"B2", "B4", "C3"} <= cells
    assert "B3" not in cells


def test_numbers_keep_the_decimals_of_the_article() -> None:
    assert number_format([3.996, 6.394]) == "#,##0.000"
    assert number_format([10.0, 220.0]) == "#,##0"


@pytest.mark.slow
def test_in_a_browser_each_label_keeps_the_width_that_was_measured(tmp_path: Path) -> None:
    add_charts(tmp_path)
    briefing = read_product(TEMPLATES, "briefing")
    page = Page(check_project(tmp_path), briefing, read_theme(TEMPLATES), TEMPLATES)
    texts = [text for text in page.tree("html").root.walk() if text.tag == "text"]
    assert len(texts) > 80
    assert [text.text() for text in texts if float(text.get("textLength") or 0) <= 0] == []
    assert [text for text in page.tree("pdf").root.walk() if text.get("textLength")] == []


def test_in_a_browser_letters_of_a_wide_face_are_smaller_and_not_squeezed(tmp_path: Path) -> None:
    make_project(tmp_path)
    checked, briefing = check_project(tmp_path), read_product(TEMPLATES, "briefing")
    wide = dataclasses.replace(read_theme(TEMPLATES), sans="Poppins", faces=read_installed("Poppins"))

    def sizes(theme: Theme) -> list[float]:
        root = Page(checked, briefing, theme, TEMPLATES).tree("html").root
        return [float(text.get("font-size")) for text in root.walk() if text.tag == "text"]

    ours = sizes(read_theme(TEMPLATES))
    assert len(ours) > 3
    assert sizes(wide) == [round(size / 1.237, 2) for size in ours]


def test_a_handout_may_draw_every_native_kind(path: Path) -> None:
    kinds = ("pair", "grouped", "slope", "dot", "line")
    product = dataclasses.replace(read_product(TEMPLATES, "handout"), charts=kinds, pages=None, embed_fonts=False)
    page = Page(check_project(path.parents[2]), product, read_theme(TEMPLATES), TEMPLATES)
    (data,) = WRITERS["docx"](page, page.tree("docx"))
    drawn = [element.get("data-chart") for element in page.tree("docx").root.walk() if element.get("data-chart")]
    assert set(drawn) == set(kinds)
    assert len(parts_of(data, "word/charts/chart")) == len(drawn)


def test_native_bars_stand_on_the_scale_of_the_picture(deck: bytes) -> None:
    pair, grouped = parts_of(deck, "charts/chart")[:2]
    spans = [
        [float(node.get("val") or 0) for tag in ("min", "max") for node in chart.iter(f"{C}{tag}")]
        for chart in (pair, grouped)
    ]
    (pair_low, pair_high), (low, high) = spans
    assert pair_low < -0.5 < 2.0 <= pair_high
    assert low <= 0.0 < 2.0 < high
    sizes = [
        {node.tag.removeprefix(C): float(node.get("val") or 0) for node in chart.iter(f"{C}w", f"{C}h")}
        for chart in (pair, grouped)
    ]
    assert sizes[0]["w"] == 1.0
    assert 0.3 < sizes[1]["w"] < 1.0
