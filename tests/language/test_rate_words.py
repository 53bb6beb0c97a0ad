"""The words by which a number is reckoned are found right behind it, as they are written."""

import pytest

from briefset.language.rates import find_rate
from briefset.language.registry import require_language


@pytest.mark.parametrize(
    ("language", "text", "rate"),
    [
        ("en", "€1.5 million| a year for it", "a year"),
        ("en", "75,000 tons| annually", "annually"),
        ("en", "12 cases| per head", "per head"),
        ("en", "$5 million| on boats", ""),
        ("de", "780 Euro| je Hektar", "je Hektar"),
        ("de", "zwei Zentimeter| im Jahr", "im Jahr"),
        ("fr", "180 euros| par habitant", "par habitant"),
        ("es", "0,92 euros| por metro cúbico", "por metro"),
    ],
)
def test_a_rate_is_read_behind_its_number(language: str, text: str, rate: str) -> None:
    number, _, rest = text.partition("|")
    assert find_rate(number + rest, len(number), require_language(language)) == rate
