"""The reading copy in a browser: axe-core finds nothing, at any width, in light and dark; it opens and prints whole."""

import re
import subprocess
from pathlib import Path

import pytest

from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import measure, read_theme
from briefset.language.sentences import count_words
from briefset.pages.doctree import parse
from briefset.proofs.readback import read_back
from tests.support.browsing import FLAGS, WINDOWS, browser, find_html_faults, run_axe
from tests.support.sets import SharedSets

SETS = (SharedSets.own, SharedSets.charts, SharedSets.branded)


def copy_of(project: Path) -> Path:
    """The finished reading copy of a project's only article."""
    (page,) = project.glob("build/*/briefing.html")
    return page


@pytest.fixture(params=SETS)
def copy(request: pytest.FixtureRequest, shared_sets: SharedSets) -> Path:
    return copy_of(request.param(shared_sets))


@pytest.mark.slow
@pytest.mark.parametrize(("width_px", "dark"), WINDOWS)
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_window(
    copy: Path, width_px: int, dark: bool, tmp_path: Path
) -> None:
    found = run_axe(copy.read_text(encoding="utf-8"), width_px, dark, tmp_path)
    assert found["violations"] == []
    assert found["passes"] > 30
    assert found["widths"][0] <= found["widths"][1] <= width_px
    opens, words, inside = found["opened"]
    assert opens
    assert re.search(r"\bP\d+ “", words)
    assert inside, "all of it is in sight"
    assert found["ground"] == ("rgb(20, 25, 28)" if dark else "rgb(255, 255, 255)")


@pytest.mark.slow
def test_axe_would_find_a_fault(tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><main><h1>T</h1><img src="x">'
        '<button popovertarget="a">A</button><p id="a" popover>a</p></main></body>'
    )
    assert [name for name, _ in run_axe(page, 320, False, tmp_path)["violations"]] == ["image-alt"]


def test_html_validate_and_vnu_find_nothing(shared_sets: SharedSets) -> None:
    assert find_html_faults(*(copy_of(build(shared_sets)) for build in SETS)) == []


@pytest.mark.slow
def test_what_stands_open_is_read_in_minutes_and_the_rest_is_there_without_marks(
    shared_sets: SharedSets, tmp_path: Path
) -> None:
    page = (shared_sets.own() / "build" / "shared-destiny" / "briefing.html").read_text(encoding="utf-8")
    found = run_axe(page, 390, False, tmp_path)
    assert 500 < count_words(found["shown"]) <= 1_500
    assert count_words(found["whole"]) > 9_000
    assert re.findall(r'class="ref"|<sup', page) == []


@pytest.mark.slow
def test_the_printed_copy_holds_every_statement_open_or_closed(copy: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    command = [browser(), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, "--no-pdf-header-footer", copy.as_uri()], check=True, capture_output=True, timeout=180)
    classes = read_product(Templates((built_in_templates(),)), "briefing").classes
    tree = parse(copy.read_text(encoding="utf-8"), classes, "copy.html.jinja")
    assert read_back(tree, "pdf", printed.read_bytes()).statements > 60


def test_the_copy_has_no_script_and_needs_no_other_file(copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    # A block of JSON-LD is data; a browser runs nothing of it (HTML, 4.12.1).
    runs = r"<script(?! type=\"application/ld\+json\">)|\son\w+="
    fetches = r"<iframe|<img(?! src=\"data:image/)|<object|@import|url\((?!data:font/woff2;)"
    assert re.findall(f"{runs}|{fetches}", text) == []
    assert set(re.findall(r'(?<![-\w])(?:href|src)="(?!data:image/)([^"#]*)', text)) <= {""}


def test_colours_of_the_dark_look_can_be_read() -> None:
    pairs = list(measure(read_theme(Templates((built_in_templates(),))).roles))
    assert [pair for pair in pairs if pair.role.startswith("dark") and pair.is_faint] == []
    assert sum(pair.role.startswith("dark") for pair in pairs) == 7
