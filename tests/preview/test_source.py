"""From a place on a page to the summary's line, the article's words and an editor."""

from pathlib import Path
from typing import Any

import pytest

from briefset.build.articles import find_article
from briefset.build.check import check
from briefset.build.page import Page
from briefset.design.product import read_product
from briefset.design.templates import find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure, Position
from briefset.preview.address import Editor
from briefset.preview.source import Sources
from tests.support.projects import make_project, summary_of


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def sources(project: Path) -> Sources:
    return Sources(check(find_article(project, "demo")), Editor())


def line_of(project: Path, words: str) -> int:
    """The first line of the summary that holds some words."""
    lines = summary_of(project).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_an_entry_leads_to_its_line_and_to_the_words_of_the_article(sources: Sources, project: Path) -> None:
    path = next(entry.path for entry in sources.checked.summary.statistics)
    found = sources.find(path)
    line = sources.checked.loaded.position(path).line
    assert (found["file"], found["line"]) == ("content/demo/summary.yaml", line)
    assert found["lines"][0] == summary_of(project).read_text(encoding="utf-8").splitlines()[line - 1]
    assert found["editor"] == f"vscode://file{summary_of(project).resolve()}:{line}:{found['column']}"
    article = sources.checked.require_article()
    assert found["supports"]
    for support in found["supports"]:
        assert support["words"] in article.paragraphs[support["paragraph"]]


def test_an_entry_without_evidence_leads_to_the_paragraphs_that_it_names(sources: Sources) -> None:
    article = sources.checked.require_article()
    assert [one["words"] for one in sources.find("questions[0]")["supports"]] == [article.paragraphs[6]]
    assert not sources.find("questions[0]")["list"]
    assert (sources.find("questions")["supports"], sources.find("questions")["list"]) == ([], True)


def test_every_place_that_a_page_prints_leads_to_a_line(sources: Sources, project: Path) -> None:
    templates, lines = find_templates(project), sources.checked.loaded.lines
    page = Page(sources.checked, read_product(templates, "briefing"), read_theme(templates), templates)
    paths = [element.get("data-src") for element in page.tree("html").root.walk() if element.get("data-src")]
    assert len(paths) > 20
    for path in paths:
        found: dict[str, Any] = sources.find(path)
        assert 1 <= found["line"] <= len(lines)
        assert found["lines"]


def test_a_line_leads_to_the_innermost_entry_and_back(sources: Sources, project: Path) -> None:
    for path in ("title", "claims[0]", "claims[0].text", "quotations[0].text", "source"):
        line = sources.checked.loaded.position(path).line
        found = sources.path_of_line(line)
        assert sources.checked.loaded.position(found).line == line
    assert sources.path_of_line(line_of(project, "title:")) == "title"
    assert sources.path_of_line(line_of(project, "claims:")) in ("claims", "claims[0]")
    assert sources.path_of_line(10**9) == sources.path_of_line(-1) == ""


def test_of_an_entry_that_only_others_show_these_are_known(sources: Sources) -> None:
    bar = sources.checked.summary.exhibits[0].path + ".bars[0]"
    assert bar in sources.find_showing("statistics[0].quote")
    assert "slides[4]" in sources.find_showing("quotations[0]")
    assert sources.find_showing("title") == []


def test_words_from_a_printed_page_lead_to_their_entry(sources: Sources) -> None:
    quotation = sources.checked.summary.quotations[0]
    words = " ".join(quotation.text.split()[:6])
    assert sources.find_words(words) == f"{quotation.path}.text"
    assert sources.find_words("§") == ""


@pytest.mark.parametrize(
    "text",
    ["", "javascript:alert('{path}')", "JavaScript:{path}", "data:text/html,{path}", "http://evil.example/{path}",
     "file://{path}", "vscode://file/", "vscode://file{path}:{0}",
     "vscode://{path.__class__}{home}", "{path}", "vscode://file{path", "blob:{path}"],
)  # fmt: skip
def test_only_addresses_of_editors_are_taken(text: str) -> None:
    with pytest.raises(Failure, match="is no address that opens an editor"):
        Editor.read(text)


def test_an_editor_opens_the_place_whatever_the_files_name(tmp_path: Path) -> None:
    (tmp_path / "a b&ü.yaml").touch()
    place, root = Position("a b&ü.yaml", 3), tmp_path.resolve().as_posix()
    assert Editor().address(tmp_path, place) == f"vscode://file{root}/a%20b%26%C3%BC.yaml:3:1"
    other = Editor.read("idea://open?file={path}&line={line}")
    assert other.address(tmp_path, place) == f"idea://open?file={root}/a%20b%26%C3%BC.yaml&line=3"
    assert other.scheme == "idea"
    assert Editor().address(tmp_path, Position("gone.yaml", 1)) == ""
    assert Editor.read("none").address(tmp_path, place) == ""
