"""Numbers and dates in the company and order that the article gives them: units, rates, spans, halves of years."""

from __future__ import annotations

import pytest

from briefset.language.quantities import read_quantities
from briefset.language.registry import require_language
from tests.support.statements import find_errors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a contract for 15 years", "for 15 years, the heat costs no more"),
        ("a 15-year contract", "it runs for 15 years"),
        ("€9 billion a year", "spending of €9 billion annually"),
        ("12,000 kilowatt hours", "some 12,000 kilowatt hours of heat".replace("some ", "")),
        ("15 metres", "15 meters of pipe"),
        ("it stood at 22.5 and the Union at 9.3 percent", "22.5 percent in the one, 9.3 percent in the other"),
        ("fell from €21,500 to €14,800", "fell from €21,500 in the first year to €14,800"),
        ("€400 billion in 2022", "€400 billion in 2022, up from €164 billion in 2021"),
        ("It was €21,500 at first and €14,800 at last.", "from €21,500 to €14,800"),
        ("Say first that €120,000 was paid.", "€120,000 was paid"),
        ("eight visits in 2015", "eight visits in 2014 and 2015"),
        ("in the summer of 2023", "In the summer of 2023 a law nearly broke"),
        ("before the end of 2025", "should act before the end of 2025"),
        ("by 2030", "in 2030, the share"),
        ("since 2013", "from 2013 on".replace("from", "since")),
        ("between September 2021 and January 2023", "between September 2021 and January 2023"),
    ],
)
def test_what_the_evidence_says_passes(text: str, words: str) -> None:
    assert find_errors(words, text) == []


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("a contract for 15 months", "for 15 years, the heat costs no more", "number-not-in-evidence"),
        ("19 weeks", "reached 19 days", "number-not-in-evidence"),
        ("€9 billion a month", "€9 billion a year", "unit-differs"),
        ("12,000 megawatt hours", "12,000 kilowatt hours of heat", "number-not-in-evidence"),
        ("€45 a kilo", "€45 a tonne of carbon", "unit-differs"),
        ("fewer than ten a month", "fewer than ten a year", "unit-differs"),
        ("fell from €14,800 to €21,500", "fell from €21,500 to €14,800", "number-not-in-evidence"),
        ("€400 billion in 2021", "€400 billion in 2022, up from €164 billion in 2021", "number-of-other"),
        ("in the autumn of 2023", "In the summer of 2023 a law nearly broke", "date-not-in-evidence"),
        ("early 2023", "In the summer of 2023 a law nearly broke", "date-not-in-evidence"),
        ("after the end of 2025", "before the end of 2025", "date-not-in-evidence"),
        ("before 2025", "before the end of 2025", "date-not-in-evidence"),
        ("before October 2023", "In October 2023 the Commission admitted it", "date-not-in-evidence"),
    ],
)
def test_another_unit_order_or_part_of_the_year_is_refused(text: str, words: str, code: str) -> None:
    assert find_errors(words, text) == [code]


def test_a_rate_that_the_evidence_does_not_have_is_refused_as_one_that_is_left_out_is() -> None:
    assert find_errors("it would cost €9 billion", "€9 billion a year") == ["unit-differs"]


def test_a_range_is_the_same_whichever_end_comes_first() -> None:
    assert find_errors("between 2 and 3 percentage points", "between 3 and 2 percentage points") == []


@pytest.mark.parametrize(
    ("language", "text", "unit", "rates"),
    [
        ("en", "3 years of work", "y", set()),
        ("en", "a 3-year plan", "y", set()),
        ("en", "3 centuries", "century", set()),
        ("en", "3 kilowatt hours a year", "kWh", {"y"}),
        ("en", "3 visits a month", "", {"mo"}),
        ("en", "3 countries", "", set()),
        ("de", "3 Jahren", "y", set()),
        ("de", "3 Euro pro Monat", "€", {"mo"}),
        ("fr", "3 tonnes par an", "t", {"y"}),
        ("es", "3 meses", "mo", set()),
    ],
)
def test_a_unit_and_a_rate_are_read_whatever_their_form(language: str, text: str, unit: str, rates: set[str]) -> None:
    (one,) = read_quantities(text, require_language(language))
    assert one.unit == unit
    assert set(one.rates) == rates
