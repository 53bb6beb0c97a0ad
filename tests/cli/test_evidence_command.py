"""`briefset evidence` shows statements beside their evidence, and takes out of a summary what would be found anyway."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from briefset.diagnostics import Exit
from tests.support.projects import change, check_project, run_cli, summary_of

RULES = "    evidence: [{at: 8, quote: a matter of hours and of rules rather than of money}]\n"


def unpin(project: Path, *words: str) -> tuple[int, str, str]:
    """The exit code, the messages, and the summary afterwards."""
    code, _, messages = run_cli("evidence", *words, "--unpin", "--project", project)
    return code, messages, summary_of(project).read_text(encoding="utf-8")


def comments_of(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.splitlines() if line.startswith("#") or " #" in line]


def test_a_statement_stands_above_its_evidence(project: Path) -> None:
    code, told, _ = run_cli("evidence", "rules", "--project", project)
    lines = told.splitlines()
    assert code == Exit.OK
    assert lines[0].endswith("summary.yaml:75:5: claims[2]")
    assert lines[1].startswith("  Rules, not money: Sharing is, in her words")
    assert lines[2:] == ["    P8 (written, exact): “a matter of hours and of rules rather than of money”"]


@pytest.mark.parametrize("wanted", ["claims[2]", "claims.rules", "rules", "in her words,  “A matter"])
def test_a_statement_is_named_by_path_name_or_words(project: Path, wanted: str) -> None:
    _, told, _ = run_cli("evidence", wanted, "--json", "--project", project)
    (found,) = json.loads(told)["results"]["demo"]["statements"]
    assert found["path"] == "claims[2]"
    assert [(piece["paragraph"], piece["found"]) for piece in found["evidence"]] == [(8, False)]


def test_words_of_no_statement_are_a_usage_error(project: Path) -> None:
    code, told, messages = run_cli("evidence", "elephants", "--project", project)
    assert (code, told) == (Exit.USAGE, "")
    assert "no statement has “elephants”" in messages


def test_faults_are_told_beside_the_evidence(project: Path) -> None:
    change(summary_of(project), ("reports 54,000 visitors", "reports 55,000 visitors"))
    code, told, messages = run_cli("evidence", "visitors", "--project", project)
    assert code == Exit.ERRORS
    assert "“rose from 12,000 in 2021 to 54,000 in 2023”" in told
    assert "number-not-in-evidence" in messages


@pytest.mark.slow
def test_unpinning_leaves_a_summary_that_checks_clean_with_the_same_values(project: Path) -> None:
    before, text = check_project(project), summary_of(project).read_text(encoding="utf-8")
    code, messages, after = unpin(project)
    assert code == Exit.OK
    assert "keys taken out" in messages
    assert after.count("evidence:") < text.count("evidence:") / 2
    assert comments_of(after) == comments_of(text)
    checked = check_project(project)
    values = [
        [(one.id, one.at, one.value, one.unit, one.qualifier) for one in each.summary.statistics]
        for each in (checked, before)
    ]
    assert values[0] == values[1]
    assert [one.at for one in checked.summary.quotations] == [one.at for one in before.summary.quotations]
    assert all(one.evidence for one in checked.summary.claims)


@pytest.mark.slow
def test_unpinning_twice_changes_nothing_more(project: Path) -> None:
    _, _, once = unpin(project)
    assert unpin(project)[2] == once


def test_one_statement_is_unpinned_alone(project: Path) -> None:
    text = summary_of(project).read_text(encoding="utf-8")
    assert unpin(project, "claims.rules")[2] == text.replace(RULES, "")


def test_evidence_with_a_comment_stays_and_is_told(project: Path) -> None:
    change(summary_of(project), (RULES, f"{RULES[:-1]} # the last word\n"))
    text = summary_of(project).read_text(encoding="utf-8")
    _, messages, after = unpin(project, "claims.rules")
    assert after == text.replace("{at: 8, quote: a matter of hours", "{quote: a matter of hours")
    assert "claims[2].evidence stays, since a comment stands beside it" in messages


def test_evidence_that_holds_more_than_what_would_be_found_stays(project: Path) -> None:
    longer = RULES.replace("of money}", "of money}, {at: 6, quote: three cafés opened}")
    change(summary_of(project), (RULES, longer), ("than of money”.", "than of money”, not of cafés."))
    text = summary_of(project).read_text(encoding="utf-8")
    left = longer.replace("at: 8, ", "").replace("at: 6, ", "")
    assert unpin(project, "claims.rules")[2] == text.replace(longer, left)


def test_a_summary_with_errors_is_not_unpinned(project: Path) -> None:
    before, after = change(summary_of(project), ("reports 54,000 visitors", "reports 55,000 visitors"))
    assert before != after
    code, messages, left = unpin(project)
    assert (code, left) == (Exit.ERRORS, after)
    assert "number-not-in-evidence" in messages


def test_without_the_article_nothing_is_unpinned(project: Path) -> None:
    summary_of(project).with_name("source.txt").unlink()
    text = summary_of(project).read_text(encoding="utf-8")
    code, messages, left = unpin(project)
    assert (code, left) == (Exit.ERRORS, text)
    assert "no-article-text" in messages


@pytest.mark.slow
def test_pinning_writes_down_what_was_found_and_unpinning_takes_it_out(project: Path) -> None:
    unpin(project)
    short, before = summary_of(project).read_text(encoding="utf-8"), check_project(project)
    code, _, messages = run_cli("evidence", "--pin", "--project", project)
    pinned = check_project(project)
    assert (code, pinned.verified.located) == (Exit.OK, {})
    assert pinned.summary.claims == before.summary.claims
    assert pinned.summary.quotations == before.summary.quotations
    assert "entries is written down" in messages
    assert comments_of(summary_of(project).read_text(encoding="utf-8")) == comments_of(short)
    unpin(project)
    assert check_project(project).summary.claims == before.summary.claims


def test_one_statement_is_pinned_alone(project: Path) -> None:
    before, _ = change(summary_of(project), (RULES, ""))
    code, told, _ = run_cli("evidence", "claims.rules", "--pin", "--json", "--project", project)
    whole = "Lindmouth shows that sharing a harbour is a matter of hours and of rules rather than of money."
    assert (code, json.loads(told)["results"]["demo"]["pinned"]) == (Exit.OK, ["claims[2]"])
    text = summary_of(project).read_text(encoding="utf-8")
    assert text == before.replace(RULES, f"    evidence:\n      - {{at: 8, quote: {whole}}}\n")


@pytest.mark.slow
def test_the_page_to_sign_has_a_box_for_each_statement_and_a_line_for_the_name(project: Path) -> None:
    page = project / "sheet.html"
    code, told, _ = run_cli("evidence", "claims.rules", "--html", page, "--project", project)
    text = page.read_text(encoding="utf-8")
    assert (code, told) == (Exit.OK, f"{page}\n")
    assert (text.count("☐"), text.count("Name, date, signature")) == (1, 1)
    assert "a matter of hours and of rules rather than of money" in text
    assert hashlib.sha256(summary_of(project).with_name("source.txt").read_bytes()).hexdigest() in text
    assert "54,000" not in text


def test_two_things_at_once_are_a_usage_error(project: Path) -> None:
    code, _, messages = run_cli("evidence", "--pin", "--unpin", "--project", project)
    assert code == Exit.USAGE
    assert "give one of them" in messages
