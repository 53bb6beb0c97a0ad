"""A place of a file is understood whatever is half written there, and whatever is wrong after it."""

import pytest

from briefset.editor.cursor import Cursor, find_cursor
from briefset.summary.model.fields import owners_at


def cursor_after(text: str, rest: str = "") -> Cursor:
    lines = text.split("\n")
    return find_cursor((text + rest).split("\n"), len(lines) - 1, len(lines[-1]))


@pytest.mark.parametrize(
    ("text", "path", "key", "typed"),
    [
        ("claims:\n  - id: a\n    spea", "claims[0]", "", "spea"),
        ("claims:\n  - id: a\n    ", "claims[0]", "", ""),
        ("claims:\n  - id: a\n  - id: b\n    speaker: ", "claims[1]", "speaker", ""),
        ("claims:\n- id: a\n- id: b\n- te", "claims[2]", "", "te"),
        ("claims:\n  - {id: a, speaker: ru", "claims[0]", "speaker", "ru"),
        ("claims:\n  - {id: a, spea", "claims[0]", "", "spea"),
        ('claims:\n  - text: "two dreams, ', "claims[0]", "text", "two dreams, "),
        ("claims:\n  - text: 'two dre", "claims[0]", "text", "two dre"),
        ('claims:\n  - {id: a, label: b, quote: "two, dre', "claims[0]", "quote", "two, dre"),
        ("claims:\n  - {id: a, label: “é😀”, quote: 'two dre", "claims[0]", "quote", "two dre"),
        ('claims:\n  - id: a\n    evidence: [{at: 9}, {quote: "two dre', "claims[0].evidence[1]", "quote", "two dre"),
        ("claims:\n  - text: two dreams\n      that are", "claims[0]", "text", "two dreams\n      that are"),
        ("claims:\n  - text: >-\n      Note: two\n      dre", "claims[0]", "text", "Note: two\n      dre"),
        ("claims:\n  - text: >-\n      two dreams\n    ", "claims[0]", "", ""),
        ("claims:\n  - evidence: [{at: 9}, {at: 4, quote: two", "claims[0].evidence[1]", "quote", "two"),
        ("selection:\n  brief:\n    claims: [a, two-", "selection.brief", "claims", "two-"),
        ("claims:\n  ", "claims", "", ""),
        ("cl", "", "", "cl"),
        ("title: x\nquotations:\n  - text: “中国 😀 dre", "quotations[0]", "text", "“中国 😀 dre"),
    ],
)
def test_the_place_is_known(text: str, path: str, key: str, typed: str) -> None:
    cursor = cursor_after(text, "\nbroken: [\n: {{")
    assert (cursor.path, cursor.key, cursor.typed) == (path, key, typed)


def test_faults_in_other_parts_of_the_file_do_not_matter() -> None:
    cursor = cursor_after('title: "never closed\nclaims:\n  - speaker: x')
    assert (cursor.path, cursor.key, cursor.typed) == ("claims[0]", "speaker", "x")


def test_the_kind_of_an_exhibit_decides_on_its_keys() -> None:
    cursor = cursor_after("exhibits:\n  - kind: bars\n    bars:\n      - statistic: x")
    assert [owner.__name__ for owner in owners_at("exhibits[0]", cursor.scalars)] == ["BarTable"]
    assert [owner.__name__ for owner in owners_at(cursor.path, cursor.scalars)] == ["Bar"]


def test_brackets_without_end_take_no_time_and_break_nothing() -> None:
    assert cursor_after("claims: " + "[" * 10_000 + "a").typed == "a"
