"""What a statistic leaves out is read from its quotation."""

import pytest

from briefset.language.reading import read
from briefset.language.registry import find_language
from briefset.summary.implied import _unit


@pytest.mark.parametrize(
    ("language", "words", "unit"),
    [
        ("en", "47 per cent", "per cent"),
        ("en", "3 percentage points", "percentage points"),
        ("en", "25 cents", "cents"),
        ("en", "£295m a year", "£ million"),
        ("en", "£2.4bn", "£ bn"),
        ("en", "a wall of 295 m", "m"),
        ("de", "21 Prozent", "Prozent"),
    ],
)
def test_the_unit_is_that_of_the_words(language: str, words: str, unit: str) -> None:
    known = find_language(language)
    assert known
    [given] = read(words, known).quantities
    assert _unit(given, "A label", known) == unit
