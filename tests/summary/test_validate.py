"""Checking a summary: paths, messages that only code can cause, and input that nobody foresaw."""

from __future__ import annotations

import copy
import functools
import operator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.diagnostics import Diagnostic, Failure
from briefset.diagnostics.hints import nearest, suggest
from briefset.summary.expression import ExpressionError, evaluate, names_in
from briefset.summary.validate import validate
from briefset.yaml12.document import Loaded, load

BASE = (Path(__file__).resolve().parents[1] / "cases" / "base.yaml").read_bytes()


def base() -> Loaded:
    return load(BASE, "base.yaml")


def errors_after(old: str, new: str) -> list[Diagnostic]:
    text = BASE.decode()
    assert text.count(old) == 1, "the test must change one place"
    with pytest.raises(Failure) as caught:
        validate(load(text.replace(old, new).encode(), "base.yaml"))
    return caught.value.diagnostics


def test_the_base_of_all_cases_is_a_valid_summary() -> None:
    assert validate(base()).claims[0].at == [9]


def test_every_entry_knows_its_path_and_the_path_leads_to_a_line() -> None:
    loaded = base()
    paths = [entry.path for entry in validate(loaded).walk()]
    assert {"speakers.xi", "claims[0].evidence[0]", "exhibits[0].bars[1]", "selection.briefing"} <= set(paths)
    assert len(paths) == len(set(paths))
    assert set(paths) <= set(loaded.marks)


def test_a_number_reaches_the_model_with_the_digits_that_were_written() -> None:
    assert str(validate(base()).statistics[0].value) == "3.8"


def test_errors_come_sorted_by_line() -> None:
    found = errors_after("language: en\ntitle: A title", "language: 7\ntitle: 8\nextra: 9")
    assert [(error.position.line, error.code) for error in found] == [
        (2, "wrong-type"),
        (3, "wrong-type"),
        (4, "unknown-key"),
    ]


def test_a_misspelt_key_is_not_reported_as_missing_too() -> None:
    [error] = errors_after("thesis:\n", "thesys:\n")
    assert (error.path, error.hint) == ("thesys", "did you mean “thesis”?")


def test_a_quotation_may_hold_what_looks_like_a_paragraph_number() -> None:
    text = BASE.decode().replace("quote: at Boao", "quote: the P95 group at Boao")
    assert validate(load(text.encode(), "base.yaml")).events[0].quote == "the P95 group at Boao"


def test_a_derived_number_may_use_a_derived_number_above_it_only() -> None:
    line = '  - {id: growth, label: Growth, expression: share-after / share-before, format: "{:.1f}-fold"}\n'
    double = '  - {id: double, label: Double, expression: growth * 2, format: "{:.1f}"}\n'
    validate(load(BASE.decode().replace(line, line + double).encode(), "base.yaml"))
    [error] = errors_after(line, double + line)
    assert error.message == "“growth” is not an id of statistics, or of a derived number above"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a-1", 10), ("a-1 - 1", 9), ("a-1 -1", 9), ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("8 / 2 / 2", 2),
        ("10 - 3 - 2", 5), ("2 * (a-1 + (b - 1))", 26), ("1.5 * 2", 3), ("b/2", 2),
    ],
)  # fmt: skip
def test_expressions_follow_the_rules_of_arithmetic(expression: str, value: int) -> None:
    assert evaluate(expression, {"a-1": Decimal(10), "b": Decimal(4)}) == value


def test_an_expression_names_its_ids_in_order_of_use() -> None:
    assert names_in("trade-end / (trade-start + 2016-trade)") == ["trade-end", "trade-start", "2016-trade"]


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "+",
        "a +",
        "(a",
        "a)",
        "a b",
        "()",
        "a ** b",
        "-a",
        "a.b",
        "f(a)",
        "1 2",
        "1.",
        "(" * 5000,
        "a + " * 200 + "a",
    ],
)
def test_a_malformed_expression_is_refused(expression: str) -> None:
    with pytest.raises(ExpressionError):
        names_in(expression)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("containerTitle", "container-title"), ("Container_Title", "container-title"), ("titel", "title"),
        ("title-container", "container-title"), ("conainer-titel", "container-title"), ("publisher", None), ("", None),
    ],
)  # fmt: skip
def test_the_nearest_word_is_found_across_spellings(word: str, meant: str | None) -> None:
    assert nearest(word, ["title", "container-title"]) == meant


def test_a_hint_lists_at_most_twelve_choices() -> None:
    assert suggest("zzz", [f"claim-{n}" for n in range(20)], "claims").endswith("claim-11, …")
    assert suggest("zzz", [], "claims") == "there are no claims yet"


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    return [path, *(place for key, item in below for place in places(item, (*path, key)))][bool(not path) :]


PLACES = places(base().data)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 60)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["pair", "bars", "share", "xi", "P40", "a / b", "{:.1f}", "2016-13", "(", "numbers", "](x:"])
)
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=8), below, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=4))
def test_any_value_at_any_place_is_accepted_or_explained(changes: list[tuple[tuple[str | int, ...], Any]]) -> None:
    assert not [error for error in errors_with(changes) if "cannot stand here" in error.message]


@pytest.mark.slow
@given(st.sampled_from(PLACES), st.text(max_size=8), SCALARS)
def test_any_further_key_is_accepted_or_explained(place: tuple[str | int, ...], key: str, value: Any) -> None:
    assert all(error.position.line for error in errors_with([((*place, key), value)]))


def errors_with(changes: list[tuple[tuple[str | int, ...], Any]]) -> list[Diagnostic]:
    loaded = base()
    data = copy.deepcopy(loaded.data)
    for place, value in changes:
        replace(data, place, value)
    try:
        validate(Loaded(loaded.file, data, loaded.lines, loaded.marks, loaded.keys))
    except Failure as failure:
        return failure.diagnostics
    return []


def replace(data: Any, place: tuple[Any, ...], value: Any) -> None:
    """Puts a value at a place, unless an earlier change has removed the place."""
    if place[:-1] and place[:-1] not in places(data):
        return
    parent = functools.reduce(operator.getitem, place[:-1], data)
    if isinstance(parent, dict) or (isinstance(parent, list) and place[-1] in range(len(parent))):
        parent[place[-1]] = value
