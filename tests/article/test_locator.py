"""A paragraph reference is read the same wherever it stands."""

from __future__ import annotations

import pytest

from briefset.article.locator import find_locators, list_paragraphs, read_locator, read_paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("as he says (P12)", {12}),
        ("P9–P11, P14", {9, 10, 11, 14}),
        ("P9-11", {9, 10, 11}),
        ("P9 – P11", {9, 10, 11}),
        ("P9 – 12 countries", {9}),
        ("P9 P11", {9, 11}),
        ("见P5段，P7", {5, 7}),
        ("MP3, P5b, P12345, G20 and p4", set()),
    ],
)
def test_the_paragraphs_that_a_text_names(text: str, paragraphs: set[int]) -> None:
    assert read_paragraphs(text) == paragraphs


def test_a_reference_that_runs_backwards_is_told_as_it_is_written() -> None:
    assert list(find_locators("see P14–P12")) == [(14, 12, "P14–P12")]


@pytest.mark.parametrize(
    ("words", "first"), [("P12", 12), ("p12", 12), ("12", None), ("P12.", None), ("P12 P13", None)]
)
def test_words_that_are_nothing_but_a_reference(words: str, first: int | None) -> None:
    locator = read_locator(words)
    assert (locator and locator.first) == first


def test_messages_name_paragraphs_one_by_one() -> None:
    assert list_paragraphs([5, 6]) == "P5, P6"
