"""One entry is put into a list, and every other byte stays as it was."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.diagnostics import Failure
from briefset.yaml12.document import load
from briefset.yaml12.edit import insert_item

ORDER = ["title", "claims", "quotations", "statistics", "events", "terms"]
ITEM = {"label": "Ticks: five", "at": 5}


def inserted(text: str, key: str, index: int, item: Mapping[str, object] = ITEM) -> str:
    return insert_item(text.encode(), load(text.encode(), "a.yaml"), key, index, dict(item), ORDER).decode()


@pytest.mark.parametrize(
    ("text", "index", "after"),
    [
        (
            "title: T # why\nstatistics:\n  - {a: 1} # first\n\n# the end\n",
            1,
            'title: T # why\nstatistics:\n  - {a: 1} # first\n  - {label: "Ticks: five", at: 5}\n\n# the end\n',
        ),
        (
            "statistics:\n- a: 1\n  b: >-\n    two\n    lines\n\n\nterms: []\n",
            1,
            'statistics:\n- a: 1\n  b: >-\n    two\n    lines\n- label: "Ticks: five"\n  at: 5\n\n\nterms: []\n',
        ),
        (
            "statistics:\n  # of the second\n  - {a: 2}\n",
            0,
            'statistics:\n  - {label: "Ticks: five", at: 5}\n  # of the second\n  - {a: 2}\n',
        ),
        ("statistics: [] # none\n", 0, 'statistics: # none\n  - {label: "Ticks: five", at: 5}\n'),
        ("statistics: [{a: 1}, {b: 2}]\n", 1, 'statistics: [{a: 1}, {label: "Ticks: five", at: 5}, {b: 2}]\n'),
        ("statistics: [{a: 1}]\n", 0, 'statistics: [{label: "Ticks: five", at: 5}, {a: 1}]\n'),
        (
            "statistics:\n  - a: 1\n\n  - a: 2\nterms: []",
            2,
            'statistics:\n  - a: 1\n\n  - a: 2\n\n  - label: "Ticks: five"\n    at: 5\nterms: []',
        ),
        ("statistics:\n  - {a: 1}", 1, 'statistics:\n  - {a: 1}\n  - {label: "Ticks: five", at: 5}'),
    ],
)
def test_an_item_stands_at_its_index_and_comments_stay_where_they_are(text: str, index: int, after: str) -> None:
    assert inserted(text, "statistics", index) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "title: T\n\nclaims:\n  - one\n  # - another\n\n# terms\nterms: []\n",
            "title: T\n\nclaims:\n  - one\n  # - another\n\n"
            'statistics:\n  - {label: "Ticks: five", at: 5}\n\n# terms\nterms: []\n',
        ),
        ("title: T\nterms:\n- t\n", 'title: T\nstatistics:\n- {label: "Ticks: five", at: 5}\nterms:\n- t\n'),
        ("terms: [t]\n", 'statistics:\n  - {label: "Ticks: five", at: 5}\nterms: [t]\n'),
        ("title: T", 'title: T\n\nstatistics:\n  - {label: "Ticks: five", at: 5}'),
    ],
)
def test_a_list_that_is_missing_is_made_behind_what_stands_before_it(text: str, after: str) -> None:
    assert inserted(text, "statistics", 0) == after


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbftitle: T\r\nterms:\r\n  - {a: 1}"
    amended = insert_item(data, load(data, "a.yaml"), "terms", 1, {"term": "x"}, ORDER)
    assert amended == data + b"\r\n  - {term: x}"


def test_a_long_text_is_folded_and_read_back_as_it_was() -> None:
    item = {"term": "x", "meaning": "a word " * 40 + "more"}
    amended = inserted("terms:\n  - {term: a}\n", "terms", 1, item)
    assert "meaning: >-\n" in amended
    assert max(map(len, amended.splitlines())) <= 120
    assert load(amended.encode(), "a.yaml").data["terms"][1] == item


def test_a_file_in_brackets_is_left_as_it_is() -> None:
    with pytest.raises(Failure) as refused:
        inserted('{"title": "T"}', "terms", 0)
    assert refused.value.diagnostics[0].code == "not-amended"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=300))
def test_any_text_is_put_in_as_it_is_or_refused(text: str) -> None:
    try:
        amended = inserted("terms:\n  - {term: a}\n", "terms", 1, {"term": text})
    except Failure as refused:
        assert [one.code for one in refused.diagnostics] == ["not-amended"]  # noqa: PT017 - either will do
        return
    assert load(amended.encode(), "a.yaml").data["terms"] == [{"term": "a"}, {"term": text}]
