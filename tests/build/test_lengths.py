"""What `check` says of lengths before anything is built, and of what no document would print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefset.build.lengths import find_notes, find_printed, measure
from briefset.diagnostics import Exit, Severity
from briefset.workspace.eject import eject
from tests.support.projects import ROOT, change, check_project, run_cli, summary_of

LONG = "The essay argues that a harbour can be a workplace and a view. "


def notes(project: Path) -> list[tuple[str, str, str]]:
    found = find_notes(check_project(project))
    assert all(one.severity is Severity.NOTE for one in found)
    return [(one.code, one.path, one.message) for one in found]


def own_product(project: Path, name: str, *changes: tuple[str, str]) -> None:
    """The project's own product.yaml, with some changes."""
    eject(project, f"{name}/product.yaml")
    change(project / "templates" / name / "product.yaml", *changes)


@pytest.mark.slow
@pytest.mark.parametrize("article", ["rewetted-bog", "rufbus", "shared-destiny"])
def test_our_own_summaries_have_room_in_every_product(article: str) -> None:
    if not (ROOT / "content" / article / "source.txt").exists():
        pytest.skip("the article's text is under copyright, and not part of the project")
    assert run_cli("check", article, "--project", ROOT, "--json")[1].count('"severity"') == 0


def test_the_sample_is_noted_nowhere(project: Path) -> None:
    assert notes(project) == []


def test_an_entry_that_is_too_long_is_noted_at_its_line_with_both_counts(project: Path) -> None:
    own_product(project, "briefing", ("claims: [50, 170]", "claims: [20, 170]"))
    checked = check_project(project)
    (note,) = find_notes(checked)
    assert (note.code, note.path, note.message) == ("budget", "claims[0]", "claims[0]: 24 of 20 words in briefing")
    assert note.position == checked.loaded.position("claims[0]")


def test_a_part_may_take_the_room_that_others_leave_and_no_more(project: Path) -> None:
    own_product(project, "briefing", ("sections: [120, 435]", "sections: [120, 40]"))
    assert notes(project) == []
    full = [("claims: [50, 170]", 0), ("exhibits: [40, 190]", 0), ("messages: [20, 46]", 0), ("events: [20, 68]", 0)]
    full += [("terms: [30, 140]", 0), ("cautions: [40, 45]", 0)]
    product = project / "templates" / "briefing" / "product.yaml"
    change(product, *((room, f"{room.partition(',')[0]}, {most}]") for room, most in full))
    ((code, path, message),) = notes(project)
    assert (code, path) == ("budget", "claims")
    assert message.startswith("briefing has ")
    assert "claims 60 of 0, sections 82 of 40" in message


def test_a_page_that_would_stay_half_empty_is_noted(project: Path) -> None:
    own_product(project, "brief", ("least_words: 40", "least_words: 400"))
    ((code, _, message),) = notes(project)
    assert (code, message) == ("budget", "brief has 112 words; below 400 a page stays half empty")


def test_a_part_that_does_not_exist_is_told_when_its_page_is_made(project: Path) -> None:
    own_product(project, "brief", ("essentials: [60, 345]", "esentials: [60, 345]"))
    assert notes(project) == []
    with pytest.raises(Exception, match="esentials is not a part that a product can show"):
        measure(check_project(project))


def test_a_statement_that_no_product_selects_is_noted(project: Path) -> None:
    own_product(project, "briefing", ("complete: [html]", "complete: []"))
    assert not [path for code, path, message in notes(project) if "quotations" in message]
    change(summary_of(project), ("  handout:\n", "  handout:\n    quotations: [workplace-first]\n"))
    told = [message for code, _, message in notes(project) if code == "unprinted"]
    assert len(told) == 1
    assert told[0].startswith("no document prints quotations[1]")


def test_the_documents_that_print_a_statement_are_known(project: Path) -> None:
    summary = check_project(project)
    printed = find_printed(summary)
    assert "pdf" in printed["claims[0]"]["briefing"]
    assert {*printed} >= {f"claims[{number}]" for number in range(len(summary.summary.claims))}


def test_check_tells_the_notes_and_lists_lengths_on_demand(project: Path) -> None:
    own_product(project, "briefing", ("claims: [50, 170]", "claims: [20, 170]"))
    for _ in ("as it is found", "as it is kept"):
        code, printed, told = run_cli("check", "--strict", "--project", project)
        assert (code, printed) == (Exit.OK, "")
        assert "note: claims[0]: 24 of 20 words in briefing" in told
    code, printed, _ = run_cli("check", "--lengths", "--project", project)
    assert "briefing: claims 60 of 170 words; claims[0] 24 of 20\n" in printed
    lengths = json.loads(run_cli("check", "--lengths", "--json", "--project", project)[1])["results"]["demo"]["lengths"]
    assert {"product": "brief", "part": "essentials", "words": 112, "most": 345} | {
        "longest": {"path": "claims[0]", "words": 24, "most": 60}
    } in lengths


def test_what_is_known_of_lengths_ends_with_a_change_of_a_product(project: Path) -> None:
    assert "note:" not in run_cli("check", "--project", project)[2]
    own_product(project, "briefing", ("claims: [50, 170]", "claims: [20, 170]"))
    assert "note:" in run_cli("check", "--project", project)[2]


def test_words_that_no_page_has_room_for_are_refused_at_their_line_before_they_are_laid_out(project: Path) -> None:
    own_product(project, "briefing")
    product = project / "templates" / "briefing" / "product.yaml"
    small = re.sub(r"(?m)^(  [a-z]+): \[\d+, \d+\]$", r"\1: [5, 5]", product.read_text(encoding="utf-8"))
    product.write_text(small, encoding="utf-8")
    code, _, told = run_cli("build", "--project", project, "-p", "briefing", "-f", "pdf")
    assert code == Exit.ERRORS
    assert "content/demo/summary.yaml" in told
    assert "error: briefing has" in told
    assert "choose under `selection: briefing:`" in told
