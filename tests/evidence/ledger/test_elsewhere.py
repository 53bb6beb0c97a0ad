"""A statement that joins two sentences of the article, or cites another paragraph than it tells, is warned of."""

from __future__ import annotations

import pytest

from briefset.evidence.ledger.elsewhere import find_locator_faults, find_phrase_faults, sentences_of
from briefset.language.reading import read
from briefset.language.registry import require_language

ENGLISH = require_language("en")
ARTICLE = sentences_of(
    (
        "Notes on a Valley",
        "The upper mills closed in spring, and 40 weavers left. The lower mills kept every weaver.",
        "The dyers’ guild paid for a school with 120 places. It stands beside the upper mills.",
    ),
    ENGLISH,
)
MILLS = "The lower mills kept every weaver"
SCHOOL = "The dyers’ guild paid for a school with 120 places"


@pytest.mark.parametrize(
    ("statement", "quoted", "cited", "codes"),
    [
        ("The lower mills kept all weavers.", MILLS, set(), []),
        ("The dyers’ guild kept every weaver.", MILLS, set(), ["phrase-of-other"]),
        ("The dyers’ guild kept every weaver (P2).", MILLS, {2}, []),
        ("The guild’s school has 120 places.", SCHOOL, set(), []),
    ],
)
def test_a_phrase_of_another_sentence_is_told(statement: str, quoted: str, cited: set[int], codes: list[str]) -> None:
    found = find_phrase_faults(read(statement, ENGLISH), [quoted], cited, ARTICLE)
    assert [fault.code for fault in found] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [("The guild paid for a school (P2).", []), ("The guild paid for a school (P1).", ["locator-of-other"])],
)
def test_a_paragraph_number_is_that_of_the_evidence(text: str, codes: list[str]) -> None:
    assert [fault.code for fault in find_locator_faults(text, [2], ARTICLE, ENGLISH)] == codes
