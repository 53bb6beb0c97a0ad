"""Pages that begin or end badly are found in the laid-out boxes, at their YAML path; good ones pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.design.product import Product
from briefset.diagnostics import Severity
from briefset.proofs.page import find_bad_ends
from briefset.writers.pdf import Pdf, doctree_to_pdf
from tests.support.paper import THEME, no_pictures
from tests.support.projects import build_project, page_of
from tests.support.sets import SharedSets
from tests.support.trees import doctree

STYLE = """
    @page { size: 300pt 200pt; margin: 20pt }
    @page { @bottom-left { content: "FOOT"; font: 9pt "Source Sans 3"; width: WIDTHpt } }
    body { font: 10pt/13pt "Source Sans 3" } h2 { font-size: 15pt; line-height: 18pt; margin: 0 }
    p, table { margin: 0 } table { width: 100%; border-collapse: collapse } td, th { text-align: left }
    .cell { RULE } .cited { width: 90pt }
"""
FILL = "<p>line<br>" + "line<br>" * 10 + "line</p>"
TABLE = "<table><thead><tr><th scope=col>Head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>"


def made(body: str, foot: str = "Source", width: int = 200, rule: str = "") -> Pdf:
    style = STYLE.replace("FOOT", foot).replace("WIDTH", str(width)).replace("RULE", rule)
    page = doctree(f"<h1>T</h1>{body}", ("again", "cell", "cited", "locator"), f"<style>{style}</style>")
    return doctree_to_pdf(page, THEME, no_pictures)


def complaints(body: str, foot: str = "Source", width: int = 200, rule: str = "") -> list[tuple[str, str]]:
    return [(remark.path, remark.message) for remark in made(body, foot, width, rule).remarks]


def test_a_heading_whose_table_begins_overleaf_is_parted() -> None:
    body = f"{FILL.replace('line<br>', '', 9)}<section data-src='terms'><h2>Glossary</h2>{TABLE}</section>"
    parted = body.replace("<table>", "<table class='again'>")
    style = "} .again { break-before: page"
    assert complaints(parted, rule=style) == [("terms", "page 1: “Glossary” is parted from what it heads")]
    caption = parted.replace("</h2>", "</h2><p>Dates as given.</p>")
    assert complaints(caption, rule=style) == [("terms", "page 1: “Dates as given.” is parted from what it heads")]
    assert complaints(body.replace("<h2>", "<h2 class='again'>"), rule=style) == []


def test_a_rule_that_touches_a_heading_is_seen() -> None:
    body = "<section data-src='sections[0]'><h2>The gauge</h2><p class='cell'>text</p></section>"
    touching, clear = "margin-top: -2pt; border-top: 1pt solid", "margin-top: 6pt; border-top: 1pt solid"
    assert complaints(body, rule=touching) == [("sections[0]", "page 1: a rule runs through “The gauge”")]
    assert complaints(body, rule=clear) == []


def test_a_reference_alone_on_a_line_is_seen_and_a_cell_of_references_is_none() -> None:
    cited = "<p class='cited' data-src='brief'>{}<span class='locator'>P12</span>).</p>"
    text = cited.format("These are the words that fill every line (")
    assert complaints(text) == [("brief", "page 1: “(P12).” has a line to itself")]
    assert complaints(text.replace("line (", "line\u00a0(")) == []
    assert (
        complaints("<p class='cited'><span class='locator'>P12, P13</span><br><span class='locator'>P14</span></p>")
        == []
    )


def test_a_reference_that_follows_itself_is_seen() -> None:
    body = "<p data-src='slips[1]'>as read <span class='locator'>P5</span> · <span class='locator'>{}</span></p>"
    assert complaints(body.format("P5")) == [("slips[1]", "page 1: “P5 · P5” names a paragraph twice")]
    assert complaints(body.format("P50")) == complaints(body.format("P5–P6")) == []


def test_a_band_that_is_empty_from_edge_to_edge_is_a_hole_unless_it_has_a_ground() -> None:
    body = "<p>above</p><div class='cell'></div><p data-src='terms[0]'>below</p>"
    (hole,) = made(body, rule="height: 60pt").holes
    assert (hole.path, hole.message) == ("terms[0]", "page 1: 37% of the page are empty above what stands here")
    assert hole.severity is Severity.WARNING
    assert made(body, rule="height: 20pt").holes == made(body, rule="height: 60pt; background: #eee").holes == []


def test_a_foot_whose_last_line_is_one_word_is_seen() -> None:
    foot = "Source: a journal with quite a long name, 2016"
    assert complaints("<p>x</p>", foot, 172) == [
        ("", "page 1: the last line of “Source: a journal with quite a long name, …” at the edge is one word")
    ]
    assert complaints("<p>x</p>", foot.replace("name, 2016", "name,\u00a02016"), 172) == []


@pytest.mark.parametrize(
    ("fills", "words"),
    [
        ([0.9, 0.1], "page 2 is 10% full, of at least 20%"),
        ([0.4, 0.5], "page 1 is 40% full, of at least 60%"),
    ],
)
def test_a_nearly_empty_last_page_and_a_hole_on_the_first_are_told(fills: list[float], words: str) -> None:
    heights = [(1, "claims[0]", 20.0, False), (2, "terms[3]", 26.0, False)]
    (fault,) = find_bad_ends(Product("demo", "Demo", {}, pages=(1, 4)), fills, heights)
    assert fault.message == words
    assert fault.path == ("terms[3]" if fills[0] > 0.5 else "claims[0]")


def test_a_single_page_and_slides_may_be_as_empty_as_they_are() -> None:
    assert find_bad_ends(Product("demo", "Demo", {}, pages=(1, 4)), [0.1]) == []
    assert find_bad_ends(Product("demo", "Demo", {}, slides=(1, 4)), [0.9, 0.1]) == []


def test_pages_tell_how_far_down_they_are_filled() -> None:
    (fill,) = made("<p>one line</p>").fills
    assert 0.1 < fill < 0.4


@pytest.mark.parametrize("name", ["own", "branded", "sample", "sample-de", "es", "fr", "zh", "charts"])
def test_no_page_of_our_sets_ends_badly(shared_sets: SharedSets, name: str) -> None:
    """A set that was built anew tells of its pages in its stamp."""
    if name in ("own", "branded"):
        folder = getattr(shared_sets, name)() / "build" / "shared-destiny"
    elif name == "charts":
        folder = shared_sets.charts() / "build" / "demo"
    else:
        project = shared_sets.sample(name.partition("-")[2]) if "sample" in name else shared_sets.translated(name)
        folder = project / "build" / "demo"
    told = (folder / ".built").read_text(encoding="utf-8")
    assert "page-end" not in told


def test_what_ends_badly_is_a_warning_and_stands_at_the_words_that_do() -> None:
    cited = "<p class='cited' data-src='brief'>These are the words that fill every line ({}).</p>"
    cited = cited.format("<span class='locator' data-src='brief.at'>P12</span>")
    (remark,) = made(cited).remarks
    assert (remark.severity, remark.path, remark.excerpt) == (Severity.WARNING, "brief", "")


@pytest.mark.slow
def test_pages_that_would_end_badly_or_be_too_many_are_closed_up(project: Path) -> None:
    """The sheet of the product sends its last part to a second page; the one that closes up brings it back."""
    brief = project / "templates" / "brief"
    brief.mkdir(parents=True)
    wide, close = brief / "style.css", brief / "close.css"
    wide.write_text('@import "built-in/brief/style.css";\n.else { margin-top: 500pt }\n', encoding="utf-8")
    close.write_text(".else { margin-top: 600pt }\n", encoding="utf-8")
    assert page_of(project, "brief").pdf.pages == 2
    close.write_text(".else { margin-top: 13pt }\n", encoding="utf-8")
    page = page_of(project, "brief")
    assert page.pdf.pages == 1
    assert page.tree("pdf").html.count("margin-top: 13pt }\n</style>") == 1


@pytest.mark.slow
def test_a_build_tells_of_a_page_that_ends_badly_at_its_line(project: Path) -> None:
    style = project / "templates" / "briefing" / "style.css"
    style.parent.mkdir(parents=True)
    rules = ".closing { break-inside: auto; break-before: auto } .cite { break-before: page }"
    style.write_text(f'@import "built-in/briefing/style.css";\n{rules}\n', encoding="utf-8")
    folder = build_project(project, "pdf", products=("briefing",))
    told = (folder / ".built").read_text(encoding="utf-8")
    assert "page-end" in told
    assert "full, of at least 20%" in told
