"""Numbers are read whole, with their unit, rate and hedge, whatever space stands within them."""

from __future__ import annotations

from fractions import Fraction
from unittest.mock import Mock

import pytest
from text_to_num import find_numbers

from briefset.language import figures
from briefset.language.quantities import read_quantities
from briefset.language.quantity import Quantity
from briefset.language.registry import require_language

SPACES = {"plain": " ", "no-break": "\u00a0", "thin": "\u2009", "narrow no-break": "\u202f"}


def read_one(text: str, language: str = "en") -> Quantity:
    (quantity,) = read_quantities(text, require_language(language))
    return quantity


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
@pytest.mark.parametrize(
    ("language", "text", "amount", "hedge"),
    [
        ("es", "unos 9 mil millones", 9_000_000_000, "about"),
        ("en", "more than two hundred and fifty lamps", 250, "over"),
        ("fr", "près de 30 pour cent", 30, "nearly"),
    ],
)
def test_every_space_stands_within_a_number_alike(
    language: str, text: str, amount: int, hedge: str, space: str
) -> None:
    one = read_one(text.replace(" ", space), language)
    assert (int(one.low), one.bound) == (amount, hedge)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("¥30", "¥"),
        ("30 ¥", "¥"),
        ("₩30 billion", "₩"),
        ("30 ₫", "₫"),
        ("US$30", "$"),
        ("30 yuan", "CN¥"),
        ("30 km", "km"),
    ],
)
def test_every_sign_of_a_currency_is_read_before_and_after_a_number(text: str, unit: str) -> None:
    assert read_one(text).unit == unit


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1-1/2 percent", Fraction(3, 2)),
        ("en", "2½ tons", Fraction(5, 2)),
        ("en", "1.5 × 10⁶ francs", 1_500_000),
        ("en", "1,50,000 rupees", 150_000),
        ("en", "1’200’000 francs", 1_200_000),
        ("en", "1\u202f200\u202f000 francs", 1_200_000),
        ("en", "2,4 million euros", 2_400_000),
        ("en", "1.200.000 euros", 1_200_000),
        ("en", "three and a half million people", 3_500_000),
        ("en", "volume XIV", 14),
        ("en", "half a century", Fraction(1, 2)),
        ("de", "siebzehntausendzweihundert Euro", 17_200),
        ("de", "anderthalb Jahre", Fraction(3, 2)),
        ("de", "2,4 Mrd. Euro", 2_400_000_000),
        ("de", "Rechnungen über je 118 Kubikmeter", 118),
        ("fr", "quatre-vingt-dix bateaux", 90),
        ("fr", "vingt et un bateaux", 21),
        ("fr", "quinze mille bateaux", 15_000),
        ("es", "treinta y dos barcos", 32),
        ("es", "quinientos mil barcos", 500_000),
        ("zh", "二十三个国家", 23),
        ("zh", "三亿五千万元", 350_000_000),
        ("zh", "110760.94亿元", Fraction("11076094000000")),
    ],
)
def test_a_figure_is_read_whole(language: str, text: str, value: int | Fraction) -> None:
    one = read_one(text, language)
    assert [one.low, one.high] == [value, value]


@pytest.mark.parametrize(
    ("text", "low", "high"), [("2.2 to 3.5 percent", "2.2", "3.5"), ("between 67 and 73 percent", "67", "73")]
)
def test_a_range_is_one_quantity(text: str, low: str, high: str) -> None:
    one = read_one(text)
    assert (one.low, one.high, one.unit) == (Fraction(low), Fraction(high), "%")


@pytest.mark.parametrize("text", ["P12", "G20", "COVID-19", "3:1"])
def test_what_is_no_plain_number_is_compared_letter_for_letter(text: str) -> None:
    assert read_one(text).opaque


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("$40 billion per month", {"mo"}),
        ("12 deaths a year", {"y"}),
        ("20 litres a head daily", {"person", "d"}),
        ("5 mm yr–1", {"y"}),
        ("40 pounds within a year", set()),
    ],
)
def test_a_rate_belongs_to_its_number(text: str, rates: set[str]) -> None:
    found = read_quantities(text, require_language("en"))
    assert found[0].rates == rates


@pytest.mark.parametrize(
    ("language", "number"),
    [
        ("en", "two hundred and five"),
        ("de", "zweihundertfünf"),
        ("fr", "quatre-vingt-dix-sept"),
        ("es", "treinta y cinco"),
    ],
)
def test_a_number_in_words_is_read_without_the_words_far_from_it(
    language: str, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Mock(wraps=find_numbers)
    known, far = require_language(language), "xylo pergola " * 60
    (alone,) = figures.read_figures(number, known)
    monkeypatch.setattr("briefset.language.figures.find_numbers", given)
    (found,) = figures.read_figures(f"{far}{number} {far}", known)
    assert (found.value, found.start, found.end) == (alone.value, len(far), len(far) + alone.end)
    assert sum(len(call.args[0]) for call in given.call_args_list) < 60  # the text has over 240 words and spaces
