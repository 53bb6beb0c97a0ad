"""An excerpt ends where the sense does, and not where the last word that is needed stands."""

import pytest

from briefset.evidence.finding.excerpt import choose_stretch
from briefset.evidence.finding.needs import parts_of
from briefset.language.registry import require_language

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
