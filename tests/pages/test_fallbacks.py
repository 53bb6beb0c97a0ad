"""A summary without most of its parts: every product is made of what there is, and no heading stands over nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.design.templates import Templates, built_in_templates
from briefset.language.locale import locale_of
from briefset.pages.doctree import Doctree
from briefset.pages.view.default_slides import _evenly, _number_slides, _point
from briefset.pages.view.fallbacks import leave_out_told
from briefset.pages.view.slide_titles import ClaimTitles, message_of
from briefset.summary.model import Claim, Statistic
from briefset.summary.model.slides import Numbers
from briefset.summary.validate import validate
from briefset.wording.labels import labels_of
from tests.support.projects import ROOT, article_of, change, load_changed, make_project, page_of, summary_of

SHORT = ROOT / "tests" / "data" / "short" / "summary.yaml"
QUOTATIONS_ONLY = """title: A harbour worth sharing
language: en-GB
date: "2026-11-23"
source:
  title: "A Harbour Worth Sharing: What Small Ports Can Teach"
  author: [{family: Moreau, given: Ada}]
  issued: 2024-03
  text: source.txt
  paragraphs: 9
speakers:
  field: {name: Joan Field, role: harbour master of Lindmouth}
quotations:
  - {id: first, speaker: field, at: 1, text: A quay is a workplace first and a view second}
"""
TREES = [
    ("briefing", "pdf"),
    ("briefing", "html"),
    ("handout", "docx"),
    ("factsheet", "pdf"),
    ("factsheet", "pptx"),
    ("factsheet-print", "pdf"),
]


@pytest.fixture
def short(tmp_path: Path) -> Path:
    project = make_project(tmp_path)
    shutil.copy(SHORT, summary_of(project))
    return project


def headings(tree: Doctree) -> list[str]:
    return [element.text() for element in tree.root.walk() if element.tag in ("h1", "h2")]


TITLES = [
    "A harbour worth sharing",
    "The essay reports 54,000 visitors in 2023, against 12,000 in 2021, and three new cafés",
    "Boats that landed fish: about\u00a040",
    "Cost of the work: $2.4\u00a0million",
    "Timeline: 2022",
]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Visitors came (P6). The boats stayed (P6).", "Visitors came"),
        ("A long one; " + "w" * 100, "A long one"),
        ("w" * 101 + ".", ""),
        ("书" * 50 + "。", "书" * 50),
        ("书" * 51 + "。", ""),
        ("**Sums** stand [here](https://example.org), as P3 says (P3–P4).", "Sums stand here, as P3 says"),
    ],
)
def test_a_message_is_a_sentence_that_a_title_has_room_for(text: str, message: str) -> None:
    assert message_of(text) == message


def test_slides_are_made_of_points_numbers_and_events_each_under_a_message(short: Path) -> None:
    tree = page_of(short, "factsheet").tree("pptx")
    assert headings(tree)[1:] == TITLES
    places = [element.get("data-src") for element in tree.root.walk() if element.has("what")]
    assert places == [f"statistics[{number}].label" for number in range(5)]


def test_a_quotation_without_a_message_stands_on_a_slide_only_where_there_are_few(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    summary_of(project).write_text(QUOTATIONS_ONLY, encoding="utf-8")
    assert headings(page_of(project, "factsheet").tree("pptx"))[1:] == ["Joan Field"]


def test_a_number_with_long_words_beside_it_gets_half_a_slide() -> None:
    values = {"id": "a", "label": "A sum", "at": 1, "quote": "a", "value": 640000, "unit": "Euro", "qualifier": "knapp"}
    wide = Statistic.model_validate(values)
    labels = labels_of(Templates((built_in_templates(),)), locale_of("de", "de"))
    slides = [made.slide for made in _number_slides([wide] * 4, ClaimTitles((), labels), 40, is_paper=False)]
    assert [len(slide.numbers) for slide in slides if isinstance(slide, Numbers)] == [2, 2]


def test_heads_that_are_too_many_words_for_one_slide_share_two() -> None:
    claims = [Claim.model_validate({"head": "Four words of head", "text": "A text."}) for _ in range(6)]
    rows = [(claim, _point("1", claim.head or "", "claims[0]")) for claim in claims]
    assert [len(group) for group in _evenly(rows, 30)] == [6]
    assert [len(group) for group in _evenly(rows, 22)] == [3, 3]
    assert _evenly(rows, 4) == []


@pytest.mark.slow
def test_of_a_long_summary_no_more_slides_are_made_than_the_product_allows(project: Path) -> None:
    summary = summary_of(project)
    text = summary.read_text(encoding="utf-8")
    head, rest = text.split("\nslides:", 1)
    summary.write_text(head + "\nselection:" + rest.split("\nselection:", 1)[1], encoding="utf-8")
    titles = headings(page_of(project, "factsheet").tree("pdf"))
    assert 6 <= len(titles) <= 10
    assert titles[1] == "Moreau argues that a harbour can be “a workplace first” and a place to visit"
    said = "The essay reports 54,000 visitors in 2023, against 12,000 in 2021, and three new cafés"
    assert {said, "What the opening cost", "Read with care"} <= set(titles)


def test_numbers_without_an_exhibit_stand_in_a_table_of_their_own(short: Path) -> None:
    for product, name in (("briefing", "pdf"), ("handout", "docx")):
        tree = page_of(short, product).tree(name)
        rows = [element for element in tree.root.walk() if element.tag == "tr"]
        assert any("Paid by the cooperative" in row.text().replace("\u00a0", " ") for row in rows), product


CHART = """exhibits:
  - kind: pair
    title: Visitors
    unit: Visitors
    bars: [{statistic: visitors-before, label: Before}, {statistic: visitors-after, label: After}]
"""


def table_rows(project: Path, product: str, name: str) -> list[str]:
    tree = page_of(project, product).tree(name)
    rows = [
        element
        for element in tree.root.walk()
        if element.tag == "tr" and "statistics" in (element.get("data-src") or "")
    ]
    return [row.text().replace("\u00a0", " ").strip() for row in rows]


def test_numbers_that_no_exhibit_shows_follow_the_exhibits_where_there_is_room(short: Path) -> None:
    summary_of(short).write_text(SHORT.read_text(encoding="utf-8") + CHART, encoding="utf-8")
    rows = table_rows(short, "briefing", "pdf")
    assert [row.partition(" ")[0] for row in rows] == ["Boats", "Cost", "Paid"]
    assert not table_rows(short, "handout", "docx"), "it has no room for all of them"


def test_a_summary_that_chooses_its_exhibits_gets_no_table_beside_them(short: Path) -> None:
    chosen = CHART.replace("- kind", "- id: visitors\n    kind") + "selection: {briefing: {exhibits: [visitors]}}\n"
    summary_of(short).write_text(SHORT.read_text(encoding="utf-8") + chosen, encoding="utf-8")
    assert not table_rows(short, "briefing", "pdf")


@pytest.mark.parametrize(("product", "name"), [("briefing", "pdf"), ("brief", "pdf"), ("email", "html")])
def test_a_paragraph_that_a_text_names_itself_is_not_named_again_beside_it(
    short: Path, product: str, name: str
) -> None:
    change(summary_of(short), ("and three new cafés.", "and three new cafés (P6)."))
    tree = page_of(short, product).tree(name)
    point = next(
        element for element in tree.root.walk() if element.tag == "li" and element.get("data-src") == "claims[1]"
    )
    assert point.text().count("P6") == 1
    other = next(
        element for element in tree.root.walk() if element.tag == "li" and element.get("data-src") == "claims[0]"
    )
    assert other.text().count("P1") == 1


def test_a_handout_without_an_abstract_has_the_points(short: Path) -> None:
    text = page_of(short, "handout").tree("docx").root.text()
    assert "Rules, not money." in text


@pytest.mark.parametrize(("product", "name"), TREES)
def test_a_single_quotation_makes_every_page(tmp_path: Path, product: str, name: str) -> None:
    project = make_project(tmp_path)
    summary_of(project).write_text(QUOTATIONS_ONLY, encoding="utf-8")
    tree = page_of(project, product).tree(name)
    assert "a workplace first" in tree.root.text()
    for unwanted in ("The argument", "Read with care", "In brief", "Timeline", "No points"):
        assert unwanted not in headings(tree)


@pytest.mark.slow
@pytest.mark.parametrize("quotations_only", [False, True])
def test_a_short_summary_makes_a_whole_set(short: Path, quotations_only: bool) -> None:
    if quotations_only:
        summary_of(short).write_text(QUOTATIONS_ONLY, encoding="utf-8")
    built = build(article_of(short), BuildOptions((), short / "build"))
    assert {"briefing.pdf", "handout.docx", "factsheet.pptx"} <= {path.name for path in built.outputs}
    assert {warning.severity.value for warning in built.warnings} <= {"note"}


def test_a_deck_that_is_left_out_leaves_no_empty_line(short: Path) -> None:
    tree = page_of(short, "briefing").tree("pdf")
    assert not [element for element in tree.root.walk() if element.has("deck")]
    change(summary_of(short), ("language:", "deck: How a port opened\nlanguage:"))
    tree = page_of(short, "briefing").tree("pdf")
    assert [element.text() for element in tree.root.walk() if element.has("deck")] == ["How a port opened"]


def test_a_number_that_a_table_has_among_its_words_needs_no_row(short: Path) -> None:
    rows = "[{cells: [Boats, 40 and more], at: 3}, {cells: [Fish, 140 and less], at: 3}]"
    table = f"exhibits: [{{kind: table, title: Boats, columns: [What, Count], rows: {rows}}}]"
    summary = validate(load_changed(summary_of(short), ("statistics:\n", f"{table}\nstatistics:\n")))
    left = leave_out_told(summary.statistics, summary.exhibits, summary.locale)
    assert [entry.id for entry in left] == ["visitors-before", "visitors-after", "cost", "cooperative"]
