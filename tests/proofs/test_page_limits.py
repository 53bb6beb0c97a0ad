"""What is over its budget is an error at its line that says by how much."""

from dataclasses import replace

import pytest

from briefset.design.product import Product
from briefset.diagnostics import Failure, Severity
from briefset.pages.doctree import parse
from briefset.proofs.page import check_pages, check_words

PRODUCT = Product("demo", "Demo", {}, frozenset({"slide"}), pages=(2, 4))
SLIDE = "<section class=slide data-src='slides[1]'><h2>One two</h2><p>three <em>four</em></p>{}</section>"
UNCOUNTED = (
    "<table data-placeholder=table><tr><td>five six</td></tr></table>"
    "<footer><p>P12 source</p></footer><aside><p>What the speaker says</p></aside>"
)


@pytest.mark.parametrize("pages", [2, 3, 4])
def test_pages_within_the_budget_pass(pages: int) -> None:
    check_pages(PRODUCT, pages, {})


def test_pages_beyond_the_budget_are_an_error() -> None:
    with pytest.raises(Failure) as caught:
        check_pages(PRODUCT, 6, {})
    (fault,) = caught.value.diagnostics
    assert fault.message == "Demo has 6 pages, 2 too many: its budget is 2 to 4"
    assert fault.hint.startswith("select or write less")


def test_fewer_pages_than_the_budget_are_worth_a_note() -> None:
    (note,) = check_pages(PRODUCT, 1, {})
    assert (note.severity, note.code) == (Severity.NOTE, "budget")
    assert note.message == "Demo has 1 page, 1 too few: its budget is 2 to 4"
    assert note.hint.startswith("select or write more")


HEIGHTS = [
    (3, "sections[0]", 300.0, False),
    (5, "events[1]", 26.0, False),
    (5, "exhibits[0]", 130.0, False),
    (6, "exhibits[0]", 13.0, False),
    (6, "claims[2]", 39.0, True),
    (7, "claims[2]", 13.0, True),
    (7, "events[1]", 13.0, True),
]
LINES = {"exhibits[0]": 40, "events[1]": 70, "sections[0]": 20, "claims[2]": 9}


def test_what_stands_beyond_the_budget_is_named_with_its_line_the_largest_first() -> None:
    with pytest.raises(Failure) as caught:
        check_pages(PRODUCT, 7, {"last": 6}, HEIGHTS, LINES.__getitem__)
    (fault,) = caught.value.diagnostics
    assert fault.path == "exhibits[0]"
    assert fault.message == "Demo has 6 pages, 2 too many: its budget is 2 to 4; 13 lines stand beyond it"
    assert "largest first: exhibits[0] (11 lines, line 40), events[1] (2 lines, line 70)" in fault.hint
    assert "before it the largest are sections[0] (23 lines, line 20)" in fault.hint


def test_the_longest_evidence_is_named_with_its_line() -> None:
    with pytest.raises(Failure) as caught:
        check_pages(replace(PRODUCT, annex=2), 7, {"last": 4}, HEIGHTS, LINES.__getitem__)
    (fault,) = caught.value.diagnostics
    assert fault.path == "claims[2]"
    assert "largest first: claims[2] (4 lines, line 9), events[1] (1 line, line 70)" in fault.hint


def test_slides_beyond_the_budget_are_an_error_at_the_first_of_them() -> None:
    with pytest.raises(Failure) as caught:
        check_pages(replace(PRODUCT, pages=None, slides=(2, 4)), 6, {})
    (fault,) = caught.value.diagnostics
    assert (fault.path, fault.message) == ("slides[4]", "Demo has 6 slides, 2 too many: its budget is 2 to 4")
    assert fault.hint.startswith("delete or join 2 of them")


def test_pages_of_evidence_have_a_budget_of_their_own() -> None:
    check_pages(replace(PRODUCT, annex=3), 7, {"last": 4})
    with pytest.raises(Failure) as caught:
        check_pages(replace(PRODUCT, annex=2), 7, {"last": 4})
    assert caught.value.diagnostics[0].message == "Demo has 3 pages of evidence, 1 too many: its budget is 0 to 2"


def test_words_are_counted_without_tables_footer_and_notes() -> None:
    tree = parse(SLIDE.format(UNCOUNTED), PRODUCT.classes, "page")
    check_words(replace(PRODUCT, words=4), tree)


def test_a_slide_with_too_many_words_is_an_error_at_its_line() -> None:
    tree = parse(SLIDE.format("<p data-src='slides[1].text'>five six seven eight nine</p>"), PRODUCT.classes, "page")
    with pytest.raises(Failure) as caught:
        check_words(replace(PRODUCT, words=4), tree)
    (fault,) = caught.value.diagnostics
    assert (fault.path, fault.message) == ("slides[1].text", "the slide has 9 words; at most 4 fit one message")
    assert fault.hint == "cut 5, or move them to `notes`; its longest text, “five six seven eight nine…”, has 5"
