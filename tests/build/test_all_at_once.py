"""Everything that is wrong, doubtful or too long is told in one run, but for what rests on words that are not found."""

from __future__ import annotations

import re
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


NUMBER = ("54,000 visitors in 2023, against", "55,000 visitors in 2023, against")
TOLD_NUMBER = ("claims[2].text", "number-not-in-evidence")
DATE = ("The council voted in June 2022 to open", "The council voted in July 2022 to open")


def add(project: Path, *entries: str) -> None:
    """Put entries of one line in front of the claims, the statistics and the quotations, in this order."""
    text = summary_of(project).read_text(encoding="utf-8")
    for name, entry in zip(("claims", "statistics", "quotations"), entries, strict=False):
        text = re.sub(rf"^({name}:.*\n)", rf"\1  - {entry}\n", text, flags=re.MULTILINE)
    summary_of(project).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("entries", "faults"),
    [
        (["{text: Boats: stayed (P6).}"], [("", "yaml-syntax")]),
        (["{text: Boats stayed, (P6).}"], [("claims[0].(P6).", "unknown-key")]),
        (["{text: Boats stayed., speakers: field}"], [("claims[0].speakers", "unknown-key")]),
        (["{text: Boats stayed., speaker: nobody}"], [("claims[0].speaker", "unknown-id")]),
        (["'[write: what stayed]'"], [("claims[0]", "unwritten")]),
    ],
)  # fmt: skip
def test_entries_that_cannot_be_read_hide_nothing_of_the_others(
    project: Path, entries: list[str], faults: list[tuple[str, str]]
) -> None:
    change(summary_of(project), NUMBER, DATE)
    add(project, *entries)
    assert {*told(project)} == {*faults, TOLD_NUMBER, ("sections[1].text", "date-not-in-evidence")}


def test_a_number_that_may_have_been_computed_of_what_is_set_aside_waits(project: Path) -> None:
    """The bracket that is not closed swallows the statistic behind it, of which a derived number is made."""
    change(summary_of(project), NUMBER, DATE)
    add(project, "[write: one]", "{label: Boats, quote: 52 boats", "{speaker: field: text: x}")
    assert {*told(project)} == {
        ("claims[0]", "wrong-type"), ("", "yaml-syntax"), ("", "indentation"),
        ("sections[1].text", "date-not-in-evidence"),
    }  # fmt: skip


def test_a_key_at_the_top_that_cannot_be_read_hides_nothing_of_the_others(project: Path) -> None:
    change(summary_of(project), NUMBER, ("deck: ", "deck: [write: x]\ncolour: "))
    assert told(project) == [
        ("deck", "wrong-type"), ("colour", "unknown-key"), ("claims[1].text", "number-not-in-evidence")
    ]  # fmt: skip


def test_what_comes_of_an_entry_that_cannot_be_read_is_not_told(project: Path) -> None:
    change(summary_of(project), ("  field: {name: Joan Field,", "  field: {colour: red, name: Joan Field,"))
    assert told(project) == [("speakers.field.colour", "unknown-key")]


def test_a_section_that_is_out_of_place_does_not_push_the_others_out_of_theirs(project: Path) -> None:
    change(summary_of(project), ("    first: 1\n", "    first: 2\n"))
    assert told(project) == [("sections[0].first", "bad-range")]


def test_a_summary_without_what_it_must_have_says_that_alone(project: Path) -> None:
    change(summary_of(project), NUMBER, ("\nsource: ", "\nsources: "))
    assert told(project) == [("sources", "unknown-key")]
