"""`check --why` shows what a text was held against, and what decided."""

from __future__ import annotations

from pathlib import Path

from briefset.diagnostics import Exit
from briefset.evidence.ledger.why import explain_path
from tests.support.projects import change, run_cli, summary_of
from tests.support.statements import summary_of_claim


def test_both_sides_are_shown_with_what_decided() -> None:
    told, given = "It gave about $30 billion a year in May 2015.", "It gave $30 billion a year in May 2015."
    summary = summary_of_claim(told, given)
    assert explain_path("claims[0].text", summary) == [
        "claims[0].text: It gave about $30 billion a year in May 2015.",
        "  evidence 1: “It gave $30 billion a year in May 2015.”",
        "    gives “$30 billion” (30,000,000,000 $ per y); “May 2015” (2015 5)",
        "  number “about $30 billion” (about 30,000,000,000 $ per y)",
        "    hedge-added: “about $30 billion” hedges what the evidence gives plainly: “$30 billion” "
        "(hedge added: “$30 billion”)",
        "  date “May 2015” (2015 5)",
        "    same: “May 2015”",
    ]


def test_the_command_prints_it_for_a_summary_that_is_not_right(project: Path) -> None:
    change(summary_of(project), ("reports 54,000 visitors", "reports 55,000 visitors"))
    code, told, _ = run_cli("check", "--project", project, "--why", "claims[1].text")
    assert code == Exit.OK
    assert "number “55,000” (55,000)\n    number-not-in-evidence: “55,000” is not in the evidence of this text" in told
    assert "number “12,000” (12,000)\n    same: “12,000”" in told


def test_a_place_without_a_text_is_a_usage_error(project: Path) -> None:
    code, told, messages = run_cli("check", "--project", project, "--why", "claims[77]")
    assert (code, told) == (Exit.USAGE, "")
    assert "no text that needs evidence stands at “claims[77]”" in messages
