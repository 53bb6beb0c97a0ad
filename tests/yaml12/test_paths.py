"""Paths are cut at dots and brackets, and `a[10]` does not stand below `a[1]`."""

from __future__ import annotations

import pytest

from briefset.yaml12.paths import ancestors, is_at_or_below, join_path, parent


def test_a_path_stands_in_those_that_are_cut_shorter() -> None:
    assert list(ancestors("claims[2].evidence[0]")) == [
        "claims[2].evidence[0]",
        "claims[2].evidence",
        "claims[2]",
        "claims",
    ]
    assert list(ancestors("")) == []
    assert parent("claims") == ""


@pytest.mark.parametrize(
    ("path", "root", "below"),
    [
        ("a[1].b", "a[1]", True),
        ("a[1]", "a[1]", True),
        ("a[1]", "a", True),
        ("a[10]", "a[1]", False),
        ("ab", "a", False),
    ],
)
def test_what_stands_below_a_path(path: str, root: str, below: bool) -> None:
    assert is_at_or_below(path, root) is below


def test_a_field_of_the_summary_itself_has_its_name_as_path() -> None:
    assert (join_path("", "title"), join_path("claims[0]", "text")) == ("title", "claims[0].text")
