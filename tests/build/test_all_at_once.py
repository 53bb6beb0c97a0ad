"""Everything that is wrong, doubtful or too long is told in one run, but for what rests on words that are not found."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.diagnostics import Failure
from tests.support.projects import change, check_project, summary_of

MISQUOTED = ("quote: a matter of hours and of rules rather than of money", "quote: a matter of weeks and of rules")
FAULTS = (
    MISQUOTED,
    ("54,000 visitors in 2023, against", "55,000 visitors in 2023, against"),
    ("The council voted in June 2022 to open", "The council voted in July 2022 to open"),
    ("Other towns, Moreau concludes, should copy", "Other towns and Utopia, Moreau concludes, should copy"),
    ("patience and not its fence line (P8)", "patience, and its fence line too (P8)"),
    ("Sharing is, in her words,", f"{'Sharing it is what she has in mind. ' * 12}Sharing is, in her words,"),
    ("speaker: diallo\n", "speaker: field\n"),
)
TOLD = {
    ("claims[2].evidence[0].quote", "not-in-article"),
    ("claims[1].text", "number-not-in-evidence"),
    ("sections[1].text", "date-not-in-evidence"),
    ("sections[2].text", "name-not-in-article"),
    ("sections[2].text", "negation-dropped"),
    ("quotations[1].speaker", "attribution"),
    ("claims[2]", "budget"),
}


def told(project: Path) -> list[tuple[str, str]]:
    """Path and code of all that is told of a summary with an error."""
    with pytest.raises(Failure) as failure:
        check_project(project)
    return [(one.path, one.code) for one in failure.value.diagnostics]


def test_quotation_number_date_name_sense_speaker_and_length_come_in_one_run(project: Path) -> None:
    change(summary_of(project), *FAULTS)
    found = told(project)
    assert {*found} >= TOLD
    assert len(found) == len({*found})


def test_only_what_rests_on_words_that_are_not_found_is_left_out(project: Path) -> None:
    """The claim's own number, sense and answers wait for its evidence; a strange name in it needs none."""
    change(
        summary_of(project),
        MISQUOTED,
        ("head: Rules, not money\n", "head: Rules\n    accept: {modal-dropped: known}\n"),
        ("Sharing is, in her words,", "Sharing is for 7 percent of Utopia, in her words,"),
    )
    assert told(project) == [
        ("claims[2].text", "name-not-in-article"),
        ("claims[2].evidence[0].quote", "not-in-article"),
    ]


def test_a_quotation_that_stands_nowhere_has_no_place_and_breaks_nothing(project: Path) -> None:
    change(
        summary_of(project),
        ("    at: 1\n    text: A quay is a workplace first", "    text: A quay is a work place first"),
    )
    assert told(project) == [("quotations[0].text", "not-in-article")]
