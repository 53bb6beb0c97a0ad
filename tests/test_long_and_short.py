"""Content longer or shorter than usual: refused at its line where it does not fit, and no empty heading otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefset.build import Wish, build
from briefset.diagnostics import Failure
from briefset.project import find_articles
from briefset.readback import read_pdf

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


def twelve_points(yaml: str) -> str:
    block, items = entries(yaml, "claims")
    more = "".join(re.sub(r"id: (\S+)", rf"id: \1-{number}", items[number % 3], count=1) for number in range(9))
    return yaml.replace(block, block + more)


def without_terms(yaml: str) -> str:
    block, _ = entries(yaml, "terms")
    return re.sub(r"^terms:.*\n", "", yaml.replace(block, ""), count=1, flags=re.MULTILINE)


def make(project: Path, edit: Edit) -> dict[str, list[str]]:
    """The text of each page of each PDF."""
    summary = project / "content" / "demo" / "summary.yaml"
    before = summary.read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    summary.write_text(after, encoding="utf-8")
    build(find_articles(project, [])[0], Wish(("pdf",), project / "build"))
    return {path.stem: read_pdf(path.read_bytes()) for path in (project / "build" / "demo").glob("*.pdf")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "code", "path", "words"),
    [
        (titled("A harbour " * 11), "overflow", "title", "prints over other text"),
        (titled("Donaudampfschifffahrtsgesellschaftskapitänswitwe"), "overflow", "title", "wider than its column"),
        (twelve_points, "budget", "selection.briefing", "too many"),
    ],
    ids=["a title of four lines", "a title of one long word", "twelve points"],
)
def test_what_is_too_long_is_refused_at_its_line(project: Path, edit: Edit, code: str, path: str, words: str) -> None:
    with pytest.raises(Failure) as caught:
        make(project, edit)
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


@pytest.mark.slow
def test_a_title_of_two_lines_moves_down_what_follows(project: Path) -> None:
    pages = make(project, titled("A harbour worth sharing with everyone who looks"))
    assert "Aharbourworthsharingwitheveryonewholooks" in pages["briefing"][0]
    assert "Inthisbriefing" in pages["briefing"][0]
    assert len(pages["factsheet-print"]) == 1
