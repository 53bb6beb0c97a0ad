"""Every code says why its rule exists; the wrong example breaks that rule and no other, the right one breaks none."""

import json
import re
from pathlib import Path

import pytest

from briefset.build.check import warnings
from briefset.cli.explanations import GROUPS, Explanation, read_explanations
from briefset.diagnostics import Exit, Failure
from briefset.diagnostics.codes import CODES
from tests.support.projects import check_project, run_cli

EXPLANATIONS = read_explanations()
OF_THE_SUMMARY = [explanation for explanation in EXPLANATIONS.values() if not explanation.where]


def run(*arguments: str) -> tuple[int, str, str]:
    return run_cli("explain", *arguments)


def spell_out(text: str) -> str:
    """The characters that an example names because they cannot be seen."""
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)


def codes_of(project: Path) -> set[str]:
    try:
        checked = check_project(project)
    except Failure as failure:
        return {diagnostic.code for diagnostic in failure.diagnostics}
    return {diagnostic.code for diagnostic in warnings(checked)}


def test_every_code_is_explained_and_nothing_else() -> None:
    assert sorted(EXPLANATIONS.keys() ^ CODES.keys()) == []


def test_most_codes_that_a_summary_can_break_have_an_example_that_breaks_it() -> None:
    assert len(OF_THE_SUMMARY) >= 45


def test_the_sample_itself_breaks_no_rule(project: Path) -> None:
    assert codes_of(project) == set()


@pytest.mark.parametrize("explanation", OF_THE_SUMMARY, ids=lambda explanation: explanation.code)
def test_the_wrong_example_breaks_its_rule_and_the_right_one_none(
    project: Path, sample: Path, explanation: Explanation
) -> None:
    text = sample.read_text(encoding="utf-8")
    assert explanation.right in text
    sample.write_text(text.replace(explanation.right, spell_out(explanation.wrong), 1), encoding="utf-8")
    # A slide that is made of a statement says nothing of a value that the statement no longer has.
    assert codes_of(project) - ({"unlinked-fact"} - {explanation.code}) == {explanation.code}


def test_explanations_are_short_sentences_with_two_different_examples() -> None:
    for code, explanation in EXPLANATIONS.items():
        assert explanation.why.endswith("."), code
        assert 40 < len(explanation.why) < 260, code
        assert explanation.wrong != explanation.right, code
        assert explanation.wrong, code
        assert explanation.right, code


def test_a_code_is_explained_with_its_rule_reason_and_examples() -> None:
    code, out, _ = run("hedge-dropped")
    assert code == Exit.OK
    assert out.startswith(f"hedge-dropped\n{CODES['hedge-dropped']}\n")
    assert "Why: “Nearly $1 million” is less than $1 million." in out
    assert out.index("Wrong") < out.index("value: 1, unit: US$ million, at: 5") < out.index("Right")


def test_without_a_code_all_are_listed_by_group_with_one_line_each() -> None:
    code, out, _ = run()
    assert code == Exit.OK
    assert [line for line in out.splitlines() if line in GROUPS.values()] == list(GROUPS.values())
    assert all(f"  {name} " in out for name in CODES)


@pytest.mark.parametrize(
    ("asked", "meant"), [("hedge-droped", "hedge-dropped"), ("[overflow]", "overflow"), ("xyzzy", "")]
)
def test_an_unknown_code_is_a_mistake_of_usage_that_names_the_nearest(asked: str, meant: str) -> None:
    code, out, err = run(asked)
    if asked.startswith("["):
        assert (code, out.splitlines()[0]) == (Exit.OK, meant)
    else:
        assert (code, out) == (Exit.USAGE, "")
        assert f"no code {asked!r}" in err
        assert meant in err


def test_json_has_every_field() -> None:
    (one,) = json.loads(run("overflow", "--json")[1])["results"]
    assert one["rule"] == CODES["overflow"]
    assert one.keys() == {"code", "group", "rule", "why", "wrong", "right", "where"}
    assert len(json.loads(run("--json")[1])["results"]) == len(CODES)
