"""Content longer or shorter than usual: refused at its line where it does not fit, and no empty heading otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from briefset.build.page import Page
from briefset.design.product import read_product
from briefset.design.templates import find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure
from briefset.pages.doctree import Doctree
from briefset.proofs.readback import read_pdf
from tests.support.charts import add_charts
from tests.support.projects import build_project, check_project, summary_of

Edit = Callable[[str], str]


def entries(yaml: str, key: str) -> tuple[str, list[str]]:
    """The block below a key, and its entries."""
    found = re.search(rf"^{key}:.*\n((?: .*\n)+)", yaml, re.MULTILINE)
    assert found
    return found[1], [entry for entry in re.split(r"(?=^  - )", found[1], flags=re.MULTILINE) if entry.strip()]


def titled(title: str) -> Edit:
    return lambda yaml: re.sub(r"^title: .*", f'title: "{title}"', yaml, count=1, flags=re.MULTILINE)


def one_point(yaml: str) -> str:
    block, items = entries(yaml, "claims")
    return yaml.replace(block, items[0])


def many_points(yaml: str) -> str:
    block, items = entries(yaml, "claims")
    more = "".join(re.sub(r"id: (\S+)", rf"id: \1-{number}", items[number % 3], count=1) for number in range(47))
    return yaml.replace(block, block + more)


def without_terms(yaml: str) -> str:
    block, _ = entries(yaml, "terms")
    return re.sub(r"^terms:.*\n", "", yaml.replace(block, ""), count=1, flags=re.MULTILINE)


def make(project: Path, edit: Edit, *products: str) -> dict[str, list[str]]:
    """The text of each page of each PDF, of some products or all."""
    summary = summary_of(project)
    before = summary.read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    summary.write_text(after, encoding="utf-8")
    build_project(project, "pdf", products=products)
    return {path.stem: read_pdf(path.read_bytes()) for path in (project / "build" / "demo").glob("*.pdf")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "product", "code", "path", "words"),
    [
        (titled("Harbour administration " * 9), "brief", "budget", "quotations[0]", "1 too many: its budget is 1; "),
        (titled("Harbour administration " * 7), "factsheet", "overflow", "title", "prints over other text"),
        (
            titled("Donaudampfschifffahrtsgesellschaftskapitänswitwe"),
            "brief",
            "overflow",
            "title",
            "wider than its column",
        ),
        (many_points, "briefing", "budget", "exhibits[0]", "too many: its budget is 1 to 4; "),
    ],
    ids=[
        "a title of nine lines on one page",
        "a title of seven lines on a slide",
        "a title of one long word",
        "fifty points",
    ],
)
def test_what_is_too_long_is_refused_at_its_line(
    project: Path, edit: Edit, product: str, code: str, path: str, words: str
) -> None:
    with pytest.raises(Failure) as caught:
        make(project, edit, product)
    found = [(item.code, item.path, words in item.message) for item in caught.value.diagnostics]
    assert (code, path, True) in found
    assert all(item.position.line > 0 for item in caught.value.diagnostics)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "present", "absent"),
    [(one_point, "Onepoint", "Threepoints"), (without_terms, "Timeline", "Glossary")],
    ids=["one point", "no terms"],
)
def test_what_is_short_leaves_no_empty_heading(project: Path, edit: Edit, present: str, absent: str) -> None:
    briefing = "".join(make(project, edit)["briefing"])
    assert present in briefing
    assert absent not in briefing


KINDS = """slides:
  - kind: cover
  - {kind: quotation, title: What was feared, quotation: not-lost}
  - {kind: timeline, title: From the fence to the quay, events: [field-speaks, vote, finished]}
  - {kind: table, title: Who says what, exhibit: voices}
  - {kind: numbers, title: Those who came, numbers: [{statistic: visitors-after, label: visitors in 2023}]}
  - kind: pair
    title: A workplace and a view
    at: 1
    left: {head: A workplace, text: “a workplace first”}
    right: {head: A view, text: “a view second”}
    forth: gives way to
    back: is watched from
    text: The essay argues that it can be “both”.
  - {kind: cautions, title: Read with care, cautions: [adviser, no-sources]}
"""
VOICES = """  - id: voices
    kind: table
    title: Who says what
    columns: [Voice, Before, Vote, Cost, What the essay reports of it]
    rows:
      - {cells: [Joan Field, null, May 2022, null, “a workplace first”], at: 1}
      - {cells: [The cooperative, about 40 boats, null, nearly $1 million, “we have not lost it”], at: [3, 5, 6]}
"""


def with_kinds(yaml: str) -> str:
    block, _ = entries(yaml, "slides")
    yaml = re.sub(r"^slides:.*\n", "", yaml.replace(block, KINDS), count=1, flags=re.MULTILINE)
    return yaml.replace("\nevents:", f"{VOICES}\nevents:", 1)


@pytest.mark.slow
def test_every_kind_of_slide_is_made_on_paper_and_in_powerpoint(project: Path) -> None:
    summary = summary_of(project)
    summary.write_text(with_kinds(summary.read_text(encoding="utf-8")), encoding="utf-8")
    build_project(project, "pdf", "pptx", products=("factsheet",))
    folder = project / "build" / "demo"
    pages = read_pdf((folder / "factsheet.pdf").read_bytes())
    slides = Presentation(str(folder / "factsheet.pptx")).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert [title.replace(" ", "") in page for title, page in zip(titles, pages, strict=True)] == [True] * 7
    assert "54,000" in pages[4]
    assert "Nonegiven" in pages[3]


def test_columns_of_a_table_are_as_wide_as_what_stands_in_them(project: Path) -> None:
    summary = summary_of(project)
    summary.write_text(with_kinds(summary.read_text(encoding="utf-8")), encoding="utf-8")
    article = check_project(project, locked=False)
    templates = find_templates(project)
    tree = Page(article, read_product(templates, "factsheet"), read_theme(templates), templates).tree("pdf")
    (table,) = (element for element in tree.root.walk() if element.get("data-placeholder") == "table")
    assert table.get("data-widths") == "17 16 12 19 30"


def test_a_chart_that_has_its_row_alone_takes_six_columns_with_its_note_beside_it(tmp_path: Path) -> None:
    summary = add_charts(tmp_path, slides=False)
    yaml = summary.read_text(encoding="utf-8")
    chosen = "    exhibits: [accounts-pair, catch-slope, accounts, account-line]\n"
    yaml = yaml.replace("    quotations: [workplace-first]\n", "    quotations: [workplace-first]\n" + chosen)
    summary.write_text(yaml.replace("[accounts-pair, catch-slope]\n", "[accounts-pair]\n"), encoding="utf-8")
    article, templates = check_project(tmp_path, locked=False), find_templates(tmp_path)
    theme = read_theme(templates)
    trees = [
        Page(article, read_product(templates, name), theme, templates).tree("pdf")
        for name in ("briefing", "factsheet-print")
    ]
    assert [rows(tree) for tree in trees] == [["charts", "charts single", "charts single"], ["charts single"]]
    assert [widths(tree) for tree in trees] == [["152pt", "152pt", "234.5pt", "234.5pt"], ["234.5pt"]]


def rows(tree: Doctree) -> list[str]:
    return [element.get("class") for element in tree.root.walk() if element.has("charts")]


def widths(tree: Doctree) -> list[str]:
    return [element.get("width") for element in tree.root.walk() if element.has("chart")]


@pytest.mark.slow
def test_a_title_of_two_lines_moves_down_what_follows(project: Path) -> None:
    pages = make(project, titled("A harbour worth sharing with everyone who looks"))
    assert "Aharbourworthsharingwitheveryonewholooks" in pages["briefing"][0]
    assert "Inthisbriefing" in pages["briefing"][0]
    assert len(pages["factsheet-print"]) == 1


@pytest.mark.slow
def test_a_long_title_steps_down_on_the_cover_and_stands_in_even_lines(project: Path) -> None:
    title = "A harbour worth sharing with everyone who comes to look at the water"
    make(project, titled(title))
    article, templates = check_project(project, locked=False), find_templates(project)
    theme = read_theme(templates)
    slides, briefing = (
        Page(article, read_product(templates, name), theme, templates).tree("pdf") for name in ("factsheet", "briefing")
    )
    (cover,) = (element for element in slides.root.walk() if element.tag == "h1")
    assert (cover.text().replace("\u00a0", " "), cover.get("class")) == (title, "size-44")
    (heading,) = (element for element in briefing.root.walk() if element.tag == "h1")
    assert [line.replace("\u00a0", " ") for line in heading.text().split(" ")] == [
        "A harbour worth sharing",
        "with everyone who comes",
        "to look at the water",
    ]
