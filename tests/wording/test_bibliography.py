"""The article is cited after The Chicago Manual of Style (17th edition, chapter 14), in the language of the page."""

from typing import Any

import pytest

from briefset.language.locale import Locale
from briefset.summary.model import Source
from briefset.wording.bibliography import format_reference

RUAN = {"family": "Ruan", "given": "Zongze", "family-first": True}
MOREAU = {"family": "Moreau", "given": "Ada"}


def cite(language: str = "en-GB", **fields: Any) -> str:
    """The reference, works set off by asterisks."""
    given = {name.replace("_", "-"): value for name, value in fields.items()}
    own = {"type": "article-journal", "title": "Two “Dreams”", "author": [MOREAU], "issued": "2016-01", "paragraphs": 1}
    source = Source.model_validate(own | {"kind": "An essay."} | given)
    parts = format_reference(source, Locale(language, "en"))
    return "".join(f"*{part.text}*" if part.is_work else part.text for part in parts).replace("\u00a0", " ")


def test_a_journal_without_volume_is_named_by_its_date() -> None:
    assert cite(author=[RUAN], container_title="China International Studies", issued="2016-01/2016-02") == (
        "Ruan Zongze, “Two ‘Dreams’”, *China International Studies*, January/February 2016."
    )


def test_a_journal_with_volume_and_issue_has_the_date_in_brackets() -> None:
    journal = {"container_title": "Review of Coasts", "volume": "56", "issue": "1", "page": "5-20"}
    assert cite(**journal) == "Ada Moreau, “Two ‘Dreams’”, *Review of Coasts* 56, no. 1 (January 2016): 5–20."
    assert cite(container_title="Review of Coasts", issue="1") == (
        "Ada Moreau, “Two ‘Dreams’”, *Review of Coasts*, no. 1 (January 2016)."
    )


def test_a_newspaper_is_named_by_its_day() -> None:
    assert cite(type="article-newspaper", container_title="The Harbour Post", issued="2016-05-03", page="7") == (
        "Ada Moreau, “Two ‘Dreams’”, *The Harbour Post*, 3 May 2016, p. 7."
    )


def test_a_magazine_has_its_pages() -> None:
    assert cite(type="article-magazine", container_title="Quay", issued="2016-05", page="7-9") == (
        "Ada Moreau, “Two ‘Dreams’”, *Quay*, May 2016, pp. 7–9."
    )


def test_a_chapter_names_its_book_and_editors() -> None:
    book = {"container_title": "Ports", "publisher": "Quay Press", "publisher_place": "Lindmouth", "issued": "2016"}
    editors = [RUAN, {"family": "Field", "given": "Joan"}]
    assert cite(type="chapter", editor=editors, page="5-20", **book) == (
        "Ada Moreau, “Two ‘Dreams’”, in *Ports*, ed. Ruan Zongze and Joan Field (Lindmouth: Quay Press, 2016), 5–20."
    )
    assert cite(type="chapter", **book) == "Ada Moreau, “Two ‘Dreams’”, in *Ports* (Lindmouth: Quay Press, 2016)."


def test_a_book_is_set_off_itself() -> None:
    assert cite(type="book", title="Ports.", publisher="Quay Press", issued="2016") == (
        "Ada Moreau, *Ports* (Quay Press, 2016)."
    )


def test_a_report_has_its_series_and_the_body_that_wrote_it() -> None:
    board = [{"family": "Harbour Board"}]
    assert cite(type="report", title="Ports", author=board, publisher="Quay Press", issued="2016") == (
        "Harbour Board, *Ports* (Quay Press, 2016)."
    )
    report = {"container_title": "Working Paper", "issue": "12", "publisher": "Quay Press", "issued": "2016"}
    assert cite(type="report", title="Ports", page="3-4", **report) == (
        "Ada Moreau, *Ports*, Working Paper no. 12 (Quay Press, 2016), pp. 3–4."
    )


def test_a_speech_has_its_event_and_place() -> None:
    assert cite(type="speech", event_title="Boao Forum", publisher_place="Boao", issued="2013-04-07") == (
        "Ada Moreau, “Two ‘Dreams’” (speech, Boao Forum, Boao, 7 April 2013)."
    )


def test_a_page_has_its_site_and_address() -> None:
    page = {"container_title": "Harbours", "publisher": "Harbour Board", "url": "https://example.org/a"}
    assert cite(type="webpage", **page) == (
        "Ada Moreau, “Two ‘Dreams’”, Harbours, Harbour Board, January 2016, https://example.org/a."
    )
    assert cite(type="article") == "Ada Moreau, “Two ‘Dreams’”, January 2016."


def test_a_doi_goes_before_an_address() -> None:
    assert cite(doi="10.1000/182", url="https://example.org/a").endswith(", https://doi.org/10.1000/182.")


def test_of_four_authors_the_first_is_named() -> None:
    assert cite(author=[MOREAU] * 3).startswith("Ada Moreau, Ada Moreau and Ada Moreau, “")
    assert cite(author=[MOREAU] * 4).startswith("Ada Moreau et al., “")


def test_american_commas_stand_inside_the_marks_and_never_after_a_question() -> None:
    assert cite("en-US", container_title="Quay") == "Ada Moreau, “Two ‘Dreams,’” *Quay*, January 2016."
    assert cite("en-US", title="Why?", container_title="Quay") == "Ada Moreau, “Why?” *Quay*, January 2016."


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Ada Moreau, „Two ‚Dreams‘“, *Quay*, Nr. 3 (Januar 2016), S. 5–20."),
        ("fr", "Ada Moreau, « Two “Dreams” », *Quay*, nᵒ 3 (janvier 2016), p. 5–20."),
        ("zh-CN", "Ada Moreau，《Two “Dreams”》，《Quay》，第3期（2016年1月），第5–20页。"),
    ],
)
def test_the_words_are_those_of_the_page(language: str, expected: str) -> None:
    assert cite(language, container_title="Quay", issue="3", page="5-20") == expected
