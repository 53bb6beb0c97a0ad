"""An excerpt ends where the sense does, and not where the last word that is needed stands."""

import pytest

from briefset.evidence.finding.excerpt import MOST, Item, choose_stretch, ends_of
from briefset.evidence.finding.needs import parts_of
from briefset.language.registry import require_language
from briefset.language.sentences import count_words

HOMES = "Homes that switched and were well insulated spent 17 per cent less on heating than in the year before."
SHARE = (
    "According to the centre, only 14 per cent of the money has gone to poor households; the richest took 47 per cent."
)


@pytest.mark.parametrize(
    ("text", "stated", "shown"),
    [
        (HOMES, "Those with good insulation saved 17 per cent.", HOMES),
        (
            SHARE,
            "Only 14 per cent went to poor households.",
            SHARE[len("According to the centre, ") : SHARE.index(";")],
        ),
    ],
)
def test_an_excerpt_keeps_the_clause_whole(text: str, stated: str, shown: str) -> None:
    language = require_language("en")
    start, end = choose_stretch(text, list(parts_of(stated, language)), language)
    assert text[start:end] == shown


LONG = (
    "In the spring after the flood the council of the upper valley resolved, against the advice of its own engineers "
    "and of the insurers, to build 412 houses on the meadow beside the river and to raise the dam by two metres."
)


def test_an_excerpt_of_a_long_sentence_is_short_and_holds_the_number() -> None:
    language = require_language("en")
    parts = list(parts_of("The council resolved to build 412 houses on the meadow.", language))
    start, end = choose_stretch(LONG, parts, language)
    assert "412 houses on the meadow" in LONG[start:end]
    assert count_words(LONG[start:end]) <= MOST


def test_the_ends_that_are_shown_hold_the_number_where_they_can() -> None:
    assert ends_of(LONG) == "In the spring after […] dam by two metres."
    number = Item(LONG.index("412"), LONG.index("412") + 3, "number 412", 20.0)
    assert ends_of(LONG, [number]) == "In the spring after […] insurers, to build 412"
