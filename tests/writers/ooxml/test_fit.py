"""Text is measured before it is written: it fits, steps down, or is an error with the number of words to cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.design.fonts import text_width_pt
from briefset.diagnostics import Failure
from briefset.writers.ooxml.fit import FILL, SizedParagraph, SizedRun, choose_cap_pt, count_lines, words_over
from briefset.writers.pptx.deck import Paragraph, Run
from briefset.writers.pptx.layouts import Box, Level
from briefset.writers.pptx.text import fit_text


def block(text: str, size_pt: float = 20.0) -> SizedParagraph:
    return SizedParagraph((SizedRun(text, "Calibri", "regular"),), size_pt)


def test_a_width_grows_with_the_size() -> None:
    assert text_width_pt("China", "Calibri", "regular", 20) == pytest.approx(
        2 * text_width_pt("China", "Calibri", "regular", 10)
    )


def test_bold_is_wider_and_chinese_is_one_em_each() -> None:
    assert text_width_pt("China", "Calibri", "bold", 20) > text_width_pt("China", "Calibri", "regular", 20)
    assert text_width_pt("中国梦", "Calibri", "regular", 20) == pytest.approx(60)


def test_quotation_marks_beside_chinese_take_a_square_each() -> None:
    assert count_lines(block("“中国梦”", 20), 5 * 20 / FILL + 0.1) == 1
    assert count_lines(block("“中国梦”", 20), 4.9 * 20) == 2


def test_lines_break_at_spaces() -> None:
    assert count_lines(block("one two three"), 1000) == 1
    assert count_lines(block("one two three"), text_width_pt("three", "Calibri", "regular", 20) + 1) == 3


@pytest.mark.slow
@given(st.integers(1, 40), st.integers(60, 600))
def test_a_wider_box_never_needs_more_lines(words: int, width_pt: int) -> None:
    text = block(" ".join(["word"] * words))
    assert count_lines(text, width_pt + 50) <= count_lines(text, width_pt)


def test_text_that_fits_keeps_its_size() -> None:
    assert choose_cap_pt([block("short")], 400, 100, 16) == 20


def test_longer_text_steps_down_and_too_long_text_has_no_size() -> None:
    longer = [block("word " * 60)]
    size_pt = choose_cap_pt(longer, 400, 170, 16)
    assert size_pt is not None
    assert 16 <= size_pt < 20
    assert choose_cap_pt([block("word " * 400)], 400, 170, 16) is None


def test_the_words_to_cut_are_enough() -> None:
    words = ["word"] * 120
    over = words_over([block(" ".join(words))], 400, 100, 16)
    assert over > 0
    assert choose_cap_pt([block(" ".join(words[:-over]))], 400, 100, 16) is not None


@pytest.mark.slow
def test_text_that_cannot_fit_is_an_error_at_its_path() -> None:
    paragraph = Paragraph((Run("word " * 300),))
    with pytest.raises(Failure) as caught:
        fit_text([paragraph], [Level(20, "Calibri", False, 1.0, 0.0)], Box(0, 0, 400, 100), 16, "slides[2].title")
    (fault,) = caught.value.diagnostics
    assert (fault.path, fault.code) == ("slides[2].title", "overflow")
    assert fault.hint.startswith("cut ")


@pytest.mark.parametrize(
    ("family", "style", "width"),
    [
        ("Arial", "regular", 6.67),
        ("Liberation Sans", "regular", 6.67),
        ("Georgia", "bold", 7.57),
        ("Times New Roman", "italic", 6.11),
        ("Open Sans", "bold", 6.9),
        ("Mukta", "italic", 5.9),
        ("Verdana", "regular", 7.41),
        ("Verdana", "bold italic", 8.61),
        ("Lucida Sans", "regular", 7.06),
        ("Lucida Sans Unicode", "bold", 8.18),
        ("Courier New", "bold", 6.0),
        ("Frutiger", "regular", 6.48),
    ],
)
def test_a_letter_is_as_wide_as_in_its_face_or_by_a_careful_guess(family: str, style: str, width: float) -> None:
    assert text_width_pt("A", family, style, 10) == pytest.approx(width, abs=0.01)
