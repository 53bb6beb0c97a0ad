"""One value changes, and not a byte around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefset.diagnostics import Failure
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.edit import replace_scalar

SUMMARY = Path(__file__).resolve().parents[2] / "content" / "shared-destiny" / "summary.yaml"
FILE = """\
# a comment
title: A plain title   # stays
quoted: "in double marks"
single: 'in single ones'
folded: >-
  The first line of a folded text that is
  long enough to run over a second line.

# between
literal: |-
  one
  two
flow:
  - {at: 5, quote: "words here", note: plain}
  - {at: [3, 4], quote: other}
"""


def amended(path: str, value: str, text: str = FILE) -> str:
    return replace_scalar(text.encode(), load(text.encode(), "a.yaml"), path, value).decode()


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("title", "Another title", "A plain title   # stays", "Another title   # stays"),
        ("title", "Why: a reason", "A plain title   # stays", '"Why: a reason"   # stays'),
        ("quoted", 'with "marks" inside', '"in double marks"', r'"with \"marks\" inside"'),
        ("single", "it’s 'so'", "'in single ones'", "'it’s ''so'''"),
        ("flow[0].at", "7", "at: 5", "at: 7"),
        ("flow[0].at[0]", "7", "at: 5", "at: 7"),
        ("flow[1].at[1]", "9", "[3, 4]", "[3, 9]"),
        ("flow[0].quote", "a, b", '"words here"', '"a, b"'),
        ("flow[0].note", "a, b", "note: plain", 'note: "a, b"'),
        ("literal", "three", "one\n  two", "three"),
    ],
)
def test_a_value_is_put_in_the_style_of_the_old_one(path: str, value: str, old: str, new: str) -> None:
    assert amended(path, value) == FILE.replace(old, new, 1)


def test_a_folded_text_is_folded_anew_at_its_own_indentation() -> None:
    new = amended(
        "folded", "A much longer text that has to be folded again because it does not fit one line of this file."
    )
    before, after = FILE.split("# between")[0], new.split("# between")[0]
    assert new.split("# between")[1] == FILE.split("# between")[1]
    assert before.split(">-")[0] == after.split(">-")[0]
    assert all(line.startswith("  ") for line in after.split(">-\n")[1].rstrip().split("\n"))


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    new = replace_scalar(data, load(data, "a.yaml"), "title", "Other")
    assert new == data.replace(b"A plain title", b"Other")


def test_a_mark_that_could_begin_a_key_is_no_hindrance() -> None:
    text = "flow:\n  - {at: 1, quote: ¿Quién llega?}\n"
    assert amended("flow[0].at", "7", text) == text.replace("at: 1", "at: 7")


def test_a_text_that_stands_for_an_entry_is_replaced_where_it_stands() -> None:
    text = 'thesis: It is so.\nclaims:\n  - "One, and more."\n  - {text: Two}\n'
    assert amended("thesis.text", "It is not so.", text) == text.replace("It is so.", "It is not so.")
    assert amended("claims[0].text", "One", text) == text.replace("One, and more.", "One")


def test_a_mapping_cannot_be_replaced() -> None:
    with pytest.raises(Failure) as caught:
        amended("flow[0]", "text")
    assert caught.value.diagnostics[0].code == "not-amended"


@cache
def real() -> tuple[bytes, Loaded, list[str]]:
    data = SUMMARY.read_bytes()
    loaded = load(data, "summary.yaml")
    return data, loaded, sorted(path for path, _ in texts(loaded.data, ""))


def texts(value: object, path: str) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for name, item in value.items() for pair in texts(item, f"{path}.{name}".lstrip("."))]
    if isinstance(value, list):
        return [pair for index, item in enumerate(value) for pair in texts(item, f"{path}[{index}]")]
    return [(path, value)] if isinstance(value, str) else []


WORDS = st.lists(
    st.text(st.characters(categories=("L", "N", "P", "Sc", "Sm")), min_size=1, max_size=12), min_size=1, max_size=30
).map(" ".join)


@pytest.mark.slow
@settings(max_examples=15)
@given(st.data(), WORDS)
def test_any_text_comes_back_and_nothing_else_changes(data: st.DataObject, value: str) -> None:
    source, loaded, paths = real()
    path = data.draw(st.sampled_from(paths))
    new = load(replace_scalar(source, loaded, path, value), "summary.yaml")
    before, after = dict(texts(loaded.data, "")), dict(texts(new.data, ""))
    assert after[path] == value
    assert {name for name in before if before[name] != after.get(name)} <= {path}
