"""A sentence ends in one way, whether it is quoted, traced or held against its evidence."""

from __future__ import annotations

import pytest

from briefset.language.sentences import count_words, sentence_bounds, split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["It grew by half.", "Then it fell."],
        ["“It grew.”", "Then it fell (P5).", "5 countries left."],
        ["It grew.12", "Then it fell."],
        ["It grew to 3.5 Billion in all.", "$30 billion came from Ms. Li and George W. Bush."],
        ["It grew by approx. half, etc. and so on …", "Élan followed!", "Really?"],
        ["It grew.", "[ed.: we reckon so.]", "Then it fell."],
        ["他说：“好。”", "然后走了！", "真的"],
        ["Он вырос.", "Потом упал."],
        ["Er kam spät.", "»Es wuchs.«", "„Es fiel.“", "Dann ging er."],
    ],
)
def test_a_text_falls_into_its_sentences(sentences: list[str]) -> None:
    joint = "" if sentences[0].startswith("他") else " "
    assert split_sentences(joint.join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert split_sentences("A heading\n\nand what follows") == ["A heading", "and what follows"]


def test_the_sentence_around_a_stretch_has_its_stop_and_the_space_after_it() -> None:
    text = "It grew. Then it fell. It rose."
    start = text.index("fell")
    assert text[slice(*sentence_bounds(text, start, start + 4))] == "Then it fell. "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two – three", 3),
        ("$30 billion — nearly", 3),
        ("30 %", 1),
        ("a win-win, don’t", 3),
        ("书在城里，人在城外。", 4),
        ("P4 一二三", 2.5),
    ],
)
def test_words_and_numbers_are_counted_and_marks_are_not(text: str, words: float) -> None:
    assert count_words(text) == words
