"""`check --why` shows what a text was held against, and what decided."""

from __future__ import annotations

import json
from pathlib import Path

from briefset.diagnostics import Exit
from briefset.evidence.ledger.why import Rounded, explain_path, find_rounded, to_lines
from tests.support.projects import change, run_cli, summary_of
from tests.support.statements import article_of, summary_of_claim


def test_both_sides_are_shown_with_what_decided() -> None:
    told, given = "It gave about $30 billion a year in May 2015.", "It gave $30 billion a year in May 2015."
    summary = summary_of_claim(told, given)
    (weighed,) = explain_path("claims[0].text", summary)
    assert list(to_lines(weighed)) == [
        "claims[0].text: It gave about $30 billion a year in May 2015.",
        "  evidence 1: “It gave $30 billion a year in May 2015.”",
        "    gives “$30 billion” (30,000,000,000 $ per y); “May 2015” (2015 5)",
        "  number “about $30 billion” (about 30,000,000,000 $ per y)",
        "    hedge-added: “about $30 billion” hedges what the evidence gives plainly: “$30 billion” "
        "(hedge added: “$30 billion”)",
        "  date “May 2015” (2015 5)",
        "    same: “May 2015”",
    ]


def test_a_part_that_the_article_numbers_answers_for_itself_as_in_check() -> None:
    summary = summary_of_claim("Section 9 lets the Custodian keep a register.", "The Custodian may keep a register")
    article = article_of("9. Register. The Custodian may keep a register.")
    told = [explain_path("claims[0].text", summary, known)[0].values[0].code for known in (None, article)]
    assert told == ["number-not-in-evidence", ""]


def test_a_number_is_rounded_where_a_hedge_covers_another_one() -> None:
    summary = summary_of_claim("Over 50,000 people came, and 12 boats.", "54,000 people came, and 12 boats.")
    assert list(find_rounded(summary)) == [Rounded("claims[0].text", "over 50,000", "54,000")]
    assert not list(find_rounded(summary_of_claim("Nearly 50,000 people came.", "Nearly 50,000 people came.")))


def test_the_same_is_data_for_a_program(project: Path) -> None:
    change(summary_of(project), ("reports 54,000 visitors", "reports 55,000 visitors"))
    code, told, _ = run_cli("check", "--project", project, "--why", "claims[1].text", "--json")
    (text,) = json.loads(told)["results"]["demo"]["why"]
    assert (code, text["path"]) == (Exit.OK, "claims[1].text")
    assert text["evidence"][0] == {
        "nearness": 1, "words": "rose from 12,000 in 2021 to 54,000 in 2023",
        "values": ["“12,000” (12,000)", "“54,000” (54,000)", "“2021” (2021)", "“2023” (2023)"],
    }  # fmt: skip
    values = {value["words"]: value for value in text["values"]}
    assert values["12,000"] == {
        "kind": "number", "words": "12,000", "read": "12,000", "verdict": "same", "given": "12,000",
        "code": "", "message": "",
    }  # fmt: skip
    assert (values["55,000"]["code"], values["55,000"]["given"]) == ("number-not-in-evidence", "")


def test_found_evidence_is_shown_as_well(project: Path) -> None:
    pieces = '{at: 6, quote: "rose from 12,000 in 2021 to 54,000 in 2023"}, {at: 6, quote: three cafés opened}'
    change(summary_of(project), (f"    evidence: [{pieces}]\n", ""))
    _, told, _ = run_cli("check", "--project", project, "--why", "claims[1].text")
    found = "The number of visitors rose from 12,000 in 2021 to 54,000 in 2023, and three cafés opened."
    assert f"  evidence 1: “{found}”" in told


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
