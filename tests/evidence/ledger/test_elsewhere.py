"""A statement that cites another paragraph than it tells is warned of."""

from __future__ import annotations

import pytest

from briefset.evidence.ledger.elsewhere import find_locator_faults, words_of
from briefset.evidence.ledger.sense import find_sense_faults
from briefset.language.reading import read
from briefset.language.registry import require_language

ENGLISH = require_language("en")
ARTICLE = words_of(
    (
        "Notes on a Valley",
        "The upper mills closed in spring, and 40 weavers left. The lower mills kept every weaver.",
        "The dyers’ guild paid for a school with 120 places. It stands beside the upper mills.",
    ),
    ENGLISH,
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [("The guild paid for a school (P2).", []), ("The guild paid for a school (P1).", ["locator-of-other"])],
)
def test_a_paragraph_number_is_that_of_the_evidence(text: str, codes: list[str]) -> None:
    assert [fault.code for fault in find_locator_faults(text, [2], ARTICLE, ENGLISH)] == codes


@pytest.mark.parametrize(
    ("statement", "quoted", "codes"),
    [
        ("The guild paid for a school of 120 places.", 1, ["unborne"]),
        ("The guild paid for a school of 120 places.", 2, []),
        ("Forty people lost their jobs when those works shut.", 1, []),
    ],
)
def test_evidence_is_beside_the_point_where_another_paragraph_has_more_of_the_text(
    statement: str, quoted: int, codes: list[str]
) -> None:
    paragraph = read(ARTICLE.paragraphs[quoted], ENGLISH)
    faults = find_sense_faults(read(statement, ENGLISH), [paragraph], [], ARTICLE.besides({quoted}))
    assert [fault.code for fault in faults] == codes
