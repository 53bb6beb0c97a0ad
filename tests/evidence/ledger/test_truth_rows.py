"""True statements pass and false ones do not, in five languages: a sentence of an article, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.evidence.ledger import find_ledger_faults
from briefset.evidence.quotations.verify import State, Verified
from tests.support.statements import article_of, find_faults, loaded_sample, summary_of_claim

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


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [("next January", []), ("January", ["date-not-in-evidence"]), ("last January", ["date-not-in-evidence"])],
)
def test_the_next_month_of_a_name_is_of_the_year_after_the_date_of_issue(sentence: str, codes: list[str]) -> None:
    found = find_faults(f"The tariff begins {sentence}.", "The tariff begins in January 2026.", issued="2025-06")
    assert [fault.code for fault in found] == codes


@pytest.mark.parametrize(("statement", "codes"), [("3.5 percent", []), ("5.3 percent", ["number-not-in-evidence"])])
def test_numbers_are_compared_by_value_across_two_languages(statement: str, codes: list[str]) -> None:
    found = find_faults("Die Ausfuhr stieg um 3,5 Prozent.", f"Exports rose by {statement}.", language="de", own="en")
    assert [fault.code for fault in found] == codes


@pytest.mark.parametrize(
    ("paragraph", "statement", "codes"),
    [
        ("9. Register. The Custodian may keep a register.", "Section 9 lets the Custodian keep a register.", []),
        ("Article 2. Gear. Nets may be kept.", "Nets may be kept under article 2.", []),
        (
            "9. Register. The Custodian may keep a register.",
            "Section 6 lets the Custodian keep a register.",
            ["number"],
        ),
        ("9. Register. The Custodian may keep a register.", "The Custodian may keep 9 registers.", ["number"]),
    ],
)
def test_a_part_of_the_article_is_known_by_its_number_and_not_by_the_words_quoted(
    paragraph: str, statement: str, codes: list[str]
) -> None:
    quoted = paragraph.split(". ")[-1].rstrip(".")
    verified = Verified(summary_of_claim(statement, quoted), {}, State.LIVE)
    found = find_ledger_faults(verified, article_of(paragraph), loaded_sample())
    assert [one.code for one in found if one.path == "claims[0].text"] == [f"{code}-not-in-evidence" for code in codes]
