"""True statements pass and false ones do not, in five languages: a sentence of an article, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.statements import find_faults

ROWS = Path(__file__).resolve().parents[2] / "data" / "truth"


def rows(verdict: str) -> list[list[str]]:
    """Language, sentence and statement of each row with a verdict; of the false ones the code too."""
    return [
        [path.name[:2], *line.split(" => ")]
        for path in sorted(ROWS.glob(f"*-{verdict}.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(("language", "sentence", "statement"), rows("true"))
def test_a_true_statement_passes(language: str, sentence: str, statement: str) -> None:
    assert [fault.message for fault in find_faults(sentence, statement, language)] == []


@pytest.mark.parametrize(("language", "sentence", "statement", "code"), rows("false"))
def test_a_false_statement_is_refused_or_warned_of_for_one_reason(
    language: str, sentence: str, statement: str, code: str
) -> None:
    assert {fault.code for fault in find_faults(sentence, statement, language)} == {code}


@pytest.mark.parametrize(("statement", "codes"), [("in March 2025", []), ("in March 2024", ["date-not-in-evidence"])])
def test_the_year_of_a_month_follows_from_the_date_of_issue(statement: str, codes: list[str]) -> None:
    found = find_faults("Output fell in March.", f"Output fell {statement}.", issued="2025-04-02")
    assert [fault.code for fault in found] == codes


@pytest.mark.parametrize(("statement", "codes"), [("3.5 percent", []), ("5.3 percent", ["number-not-in-evidence"])])
def test_numbers_are_compared_by_value_across_two_languages(statement: str, codes: list[str]) -> None:
    found = find_faults("Die Ausfuhr stieg um 3,5 Prozent.", f"Exports rose by {statement}.", language="de", own="en")
    assert [fault.code for fault in found] == codes
