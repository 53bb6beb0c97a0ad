"""The page that leads to every document: a card for each article, made anew when one changes, and not otherwise."""

import re
import shutil
from pathlib import Path

import pytest

from briefset.build.index import list_documents
from tests.support.browsing import WINDOWS, find_html_faults, run_axe
from tests.support.projects import change, make_project, run, run_cli

WORDS = ("build", "-f", "html", "-j", "1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two articles, of which the second is newer and in German, with its letter and reading copy."""
    project = make_project(tmp_path_factory.mktemp("listed") / "project")
    shutil.copytree(Path(__file__).parents[1] / "data/german", project / "content/hafen")
    change(project / "content/demo/summary.yaml", ("2026-11-23", "2025-11-23"))
    assert run(project, *WORDS).returncode == 0
    return project


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "copy")


def page_of(project: Path) -> str:
    return (project / "build" / "index.html").read_text(encoding="utf-8")


def titles(project: Path) -> list[str]:
    return re.findall(r'<h2><a href="[^"]*">(.*?)</a>', page_of(project))


def test_every_article_has_a_card_the_newest_first(made: Path) -> None:
    assert titles(made) == ["Ein gemeinsamer Hafen", "A harbour worth sharing"]
    assert re.findall(r'<time datetime="(.*?)">(.*?)</time>', page_of(made)) == [
        ("2026-11-23", "23\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026"),
        ("2025-11-23", "23\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2025"),
    ]
    assert 'html lang="en-GB"' in page_of(made)
    assert '<article lang="de-DE">' in page_of(made)


def test_every_link_leads_to_a_document(made: Path) -> None:
    links = re.findall(r'href="([^"]*)"', page_of(made))
    assert {"demo/briefing.html", "demo/email.html", "hafen/briefing.html"} <= set(links)
    assert all((made / "build" / link).is_file() for link in links)


def test_with_nothing_to_do_it_is_not_made_again(made: Path) -> None:
    before = (made / "build/index.html").stat().st_mtime_ns
    assert run(made, *WORDS).was_ready
    assert run_cli(*WORDS, "--project", made, "--json")[0] == 0
    assert (made / "build/index.html").stat().st_mtime_ns == before


def test_it_is_made_again_where_it_is_gone_or_changed(copy: Path) -> None:
    before = page_of(copy)
    for damage in (Path.unlink, lambda path: path.write_text("mine", encoding="utf-8")):
        damage(copy / "build/index.html")
        assert "index: build/index.html\n" in run(copy, *WORDS).stderr
        assert page_of(copy) == before


def test_a_new_title_an_article_that_goes_and_one_that_comes_are_seen(copy: Path) -> None:
    change(copy / "content/demo/summary.yaml", ("A harbour worth sharing", "A harbour for all"))
    assert run(copy, *WORDS, "demo").returncode == 0
    assert titles(copy) == ["Ein gemeinsamer Hafen", "A harbour for all"]
    shutil.move(copy / "content/hafen", copy / "hafen")
    assert run(copy, *WORDS).returncode == 0
    assert titles(copy) == ["A harbour for all"]
    shutil.move(copy / "hafen", copy / "content/hafen")
    assert run(copy, *WORDS).returncode == 0
    assert titles(copy) == ["Ein gemeinsamer Hafen", "A harbour for all"]


@pytest.mark.slow
def test_a_brand_and_a_template_of_ones_own_shape_it(copy: Path) -> None:
    (copy / "_brand.yml").write_text('meta: {name: Port Authority}\ncolor: {primary: "#0B5A66"}\n', encoding="utf-8")
    assert run(copy, *WORDS).returncode == 0
    assert "<h1>Port Authority</h1>" in page_of(copy)
    own = copy / "templates/index/index.html.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("{{ cards[0].titel }}", encoding="utf-8")
    done = run(copy, *WORDS)
    assert done.returncode == 1
    assert "templates/index/index.html.jinja:1: error" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_title_says_is_no_markup(copy: Path) -> None:
    change(copy / "content/demo/summary.yaml", ("A harbour worth sharing", "Ships <b> & boats\\t"))
    assert run(copy, *WORDS).returncode == 0
    assert "Ships &lt;b&gt; &amp; boats" in page_of(copy)


def test_one_article_needs_no_page(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert run(project, "build", "-f", "txt", "-j", "1").returncode == 0
    assert not (project / "build/index.html").exists()
    assert run(project, "build", "-f", "txt").was_ready


def test_it_is_not_written_through_a_link(copy: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_text("not ours", encoding="utf-8")
    (copy / "build/index.html").unlink()
    (copy / "build/index.html").symlink_to(elsewhere)
    assert run(copy, *WORDS).returncode == 1
    assert elsewhere.read_text(encoding="utf-8") == "not ours"


def test_documents_are_kept_in_one_order() -> None:
    outputs = {"share.png": ["b.png", "a.png"], "brief.pdf": ["brief.pdf"]}
    assert list_documents(outputs) == ("brief.pdf/brief.pdf", "share.png/a.png/b.png")


@pytest.mark.slow
@pytest.mark.parametrize(("width_px", "dark"), WINDOWS)
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_window(
    made: Path, width_px: int, dark: bool, tmp_path: Path
) -> None:
    found = run_axe(page_of(made), width_px, dark, tmp_path)
    assert found["violations"] == []
    assert found["passes"] > 15
    assert found["widths"][0] <= found["widths"][1] <= width_px


@pytest.mark.slow
def test_html_validate_and_vnu_find_nothing(made: Path) -> None:
    assert find_html_faults(made / "build" / "index.html") == []
