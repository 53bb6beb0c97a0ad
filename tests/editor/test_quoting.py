"""The article's words go on from what is typed of them, in every script, and end where something ends."""

import pytest

from briefset.article.search import Passages
from briefset.editor.completion import continue_quotation
from briefset.language.registry import find_language

pytestmark = pytest.mark.slow  # each has an article open in a server


def words(typed: str, *paragraphs: str, tag: str = "en") -> list[tuple[str, str]]:
    """The words on offer, whole, and what of them is put in place of the last word that is typed."""
    passages = Passages(("Title", *paragraphs), find_language(tag))
    return [(one.words, one.rest) for one in continue_quotation(typed, passages)]


def test_words_end_with_a_clause_and_with_the_sentence() -> None:
    found = words("china ", "China thus has two dreams, one of them global. The other is its own.")
    assert [one for one, _ in found] == [
        "China thus has two dreams, one of them global.",
        "China thus has two dreams",
    ]
    assert found[1][1] == "thus has two dreams"


def test_a_word_that_is_typed_in_part_is_completed() -> None:
    assert words("two dre", "China thus has two dreams.") == [("two dreams.", "dreams.")]


def test_no_word_is_begun_in_its_middle() -> None:
    assert words("hus has", "China thus has two dreams.") == []


def test_typography_that_is_typed_otherwise_is_the_articles_in_the_end() -> None:
    assert words("China's \"glo", "Here stands China’s “global dream” at last.")[0][1].startswith("“global dream”")


def test_chinese_needs_no_spaces() -> None:
    found = words("中国有", "因此，中国有两个梦想，一个是世界的。", tag="zh")
    assert found == [
        ("中国有两个梦想，一个是世界的。", "中国有两个梦想，一个是世界的。"),
        ("中国有两个梦想", "中国有两个梦想"),
    ]


def test_words_in_quotation_marks_end_with_them() -> None:
    found = words("Humans have", "He said: “Humans have only one planet”, and went on.")
    assert [one for one, _ in found] == ["Humans have only one planet"]


def test_the_comma_before_a_closing_mark_is_left_to_the_sentence() -> None:
    found = words("We would", "“We would rather lose the bridge than the boat,” said Tom Reed.")
    assert [one for one, _ in found] == ["We would rather lose the bridge than the boat"]


def test_spaces_that_do_not_break_become_plain_ones() -> None:
    assert words("nearly $30", "It gave nearly $30\u00a0billion to Africa.")[0][0] == "nearly $30 billion to Africa."


def test_too_few_letters_offer_nothing() -> None:
    assert words("Ch", "China thus has two dreams.") == []
