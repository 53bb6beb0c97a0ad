"""What is over its budget is an error at its line that says by how much."""

from dataclasses import replace

import pytest

from briefset.budgets import check_pages, check_words
from briefset.diagnostics import Failure
from briefset.doctree import parse
from briefset.product import Product

PRODUCT = Product("demo", "Demo", {}, frozenset({"slide"}), pages=(2, 4))
SLIDE = "<section class=slide data-src='slides[1]'><h2>One two</h2><p>three <em>four</em></p>{}</section>"
UNCOUNTED = (
    "<table data-placeholder=table><tr><td>five six</td></tr></table>"
    "<footer><p>P12 source</p></footer><aside><p>What the speaker says</p></aside>"
)


@pytest.mark.parametrize("pages", [2, 3, 4])
def test_pages_within_the_budget_pass(pages: int) -> None:
    check_pages(PRODUCT, pages, {})


@pytest.mark.parametrize(("pages", "verb", "by"), [(1, "more", "1 too few"), (6, "less", "2 too many")])
def test_pages_outside_the_budget_are_an_error(pages: int, verb: str, by: str) -> None:
    with pytest.raises(Failure) as caught:
        check_pages(PRODUCT, pages, {})
    (fault,) = caught.value.diagnostics
    assert fault.message == f"Demo has {pages} pages, {by}: its budget is 2 to 4"
    assert fault.hint.startswith(f"select or write {verb}")


def test_pages_of_evidence_have_a_budget_of_their_own() -> None:
    check_pages(replace(PRODUCT, annex=3), 7, {"last": 4})
    with pytest.raises(Failure) as caught:
        check_pages(replace(PRODUCT, annex=2), 7, {"last": 4})
    assert caught.value.diagnostics[0].message == "Demo has 3 pages of evidence, 1 too many: its budget is 0 to 2"


def test_words_are_counted_without_tables_footer_and_notes() -> None:
    tree = parse(SLIDE.format(UNCOUNTED), PRODUCT.classes, "page")
    check_words(replace(PRODUCT, words=4), tree)


def test_a_slide_with_too_many_words_is_an_error_at_its_line() -> None:
    tree = parse(SLIDE.format("<p>five six</p>"), PRODUCT.classes, "page")
    with pytest.raises(Failure) as caught:
        check_words(replace(PRODUCT, words=4), tree)
    (fault,) = caught.value.diagnostics
    assert (fault.path, fault.message) == ("slides[1]", "the slide has 6 words; at most 4 fit one message")
    assert fault.hint == "cut 2, or move them to `notes`"
