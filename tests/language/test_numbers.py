"""Numbers are read whole, whatever space stands within them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefset.language.dates import read_dates
from briefset.language.numbers import read_numerals
from briefset.language.words import find_language

SPACES = {"plain": " ", "no-break": "\u00a0", "thin": "\u2009", "narrow no-break": "\u202f"}


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
@pytest.mark.parametrize(
    ("language", "text", "amount", "hedge"),
    [
        ("es", "unos 9 mil millones", "9000000000", "about"),
        ("en", "more than two hundred and fifty years", "250", "over"),
        ("fr", "près de 30 pour cent", "30", "nearly"),
    ],
)
def test_every_space_stands_within_a_number_alike(
    language: str, text: str, amount: str, hedge: str, space: str
) -> None:
    (numeral,) = read_numerals(text.replace(" ", space), find_language(language))
    assert (numeral.amount, numeral.hedge) == (Decimal(amount), hedge)


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_every_space_stands_within_a_date_alike(space: str) -> None:
    (date,) = read_dates("on 30 November 2015".replace(" ", space), find_language("en"))
    assert (date.year, date.month, date.day) == (2015, 11, 30)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("¥30", "¥"),
        ("30 ¥", "¥"),
        ("₩30 billion", "₩"),
        ("30 ₫", "₫"),
        ("US$30", "$"),
        ("30 yuan", "CN¥"),
        ("30 km", ""),
    ],
)
def test_every_sign_of_a_currency_is_read_before_and_after_a_number(text: str, currency: str) -> None:
    (numeral,) = read_numerals(text, find_language("en"))
    assert numeral.currency == currency
