"""Typography may differ between a quotation and the article; words, numbers and their order may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.fold import fold, quotation_pattern

PARAGRAPH = (
    "Xi said, “It’s such a big world – with so many problems.” He will not go from $500 million "
    "to nearly\u00a0$30 billion, or from 3.996 percent to 6.394 percent; international peacekeeping is shared."
)


def found(words: str) -> bool:
    return quotation_pattern(words).search(fold(PARAGRAPH).text) is not None


@pytest.mark.parametrize(
    "words",
    [
        "It's such a big world - with so many problems.",
        "It’s such a big world — with so many problems",
        "nearly $30 billion",
        "nearly\u202f$30\u2009billion",
        "3.996 percent to 6.394 percent",
        "He will not go [sic] from $500 million",
        "such a big world […] so many problems",
        "such a big world … so many problems",
        "[I]nternational peacekeeping",
        "He will not [ever] go from $500 million",
    ],
)
def test_a_faithful_quotation_is_found(words: str) -> None:
    assert found(words)


@pytest.mark.parametrize(
    "words",
    [
        "He will go from $500 million",
        "nearly $3 billion",
        "nearly $30 million",
        "$50 million",
        "996 percent",
        "3.99 percent",
        "national peacekeeping",
        "so many problem",
        "so many problems […] such a big world",
        "peace keeping",
        "Its such a big world",
    ],
)
def test_a_changed_word_number_or_order_is_refused(words: str) -> None:
    assert not found(words)


def test_offsets_lead_back_to_the_original() -> None:
    folded = fold("a\u00a0 b …c")
    assert folded.text == "a b ...c"
    assert [("a\u00a0 b …c")[offset] for offset in folded.offsets] == ["a", "\u00a0", "b", " ", "…", "…", "…", "c"]


@given(st.data())
def test_any_stretch_of_words_is_found_where_it_stands(data: st.DataObject) -> None:
    words = PARAGRAPH.split(" ")
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 2, len(words)))
    quotation = " ".join(words[start:end])
    match = quotation_pattern(quotation).search(fold(PARAGRAPH).text)
    assert match is not None
    assert fold(quotation).text == match[0]


@given(st.data())
def test_any_changed_digit_is_refused(data: st.DataObject) -> None:
    quotation = "from 3.996 percent to 6.394 percent"
    places = [index for index, character in enumerate(quotation) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != quotation[place]]))
    assert not found(quotation[:place] + digit + quotation[place + 1 :])
