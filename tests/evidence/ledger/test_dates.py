"""Numbers and dates in the company and order that the article gives them: units, rates, spans, halves of years."""

from __future__ import annotations

import pytest

from briefset.evidence.ledger import evidence as values
from briefset.evidence.ledger.dates import find_order_faults, find_qualifier_fault
from briefset.evidence.ledger.numbers import NumberContext, find_fault
from briefset.language.dates import read_dates
from briefset.language.numbers import read_numerals
from briefset.language.units import read_measure
from briefset.language.words import find_language

ENGLISH = find_language("en")


def bear_out(words: str) -> values.EvidenceValues:
    return values.EvidenceValues((words,), tuple(read_numerals(words, ENGLISH)), tuple(read_dates(words, ENGLISH)))


def faults(text: str, words: str) -> list[str]:
    """The codes of all faults of a text whose only evidence is these words."""
    numerals = list(read_numerals(text, ENGLISH))
    context = NumberContext(text, text, ENGLISH, (), {}, False, tuple(numerals))
    found = [find_fault(numeral, [bear_out(words)], context) for numeral in numerals]
    dates = [
        find_qualifier_fault(text, date, [bear_out(words)], ENGLISH, ENGLISH) for date in read_dates(text, ENGLISH)
    ]
    order = list(find_order_faults(text, [words], ENGLISH, ENGLISH))
    return [fault[0] for fault in (*found, *dates, *order) if fault]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a contract for 15 years", "for 15 years, the heat costs no more"),
        ("a 15-year contract", "it runs for 15 years"),
        ("€9 billion a year", "spending of €9 billion annually"),
        ("€9 billion a year", "it would cost €9 billion"),
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
    assert faults(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("a contract for 15 months", "for 15 years, the heat costs no more", "unit-differs"),
        ("19 weeks", "reached 19 days", "unit-differs"),
        ("€9 billion a month", "€9 billion a year", "unit-differs"),
        ("12,000 megawatt hours", "12,000 kilowatt hours of heat", "unit-differs"),
        ("€45 a kilo", "€45 a tonne of carbon", "unit-differs"),
        ("fewer than ten a month", "fewer than ten a year", "unit-differs"),
        ("fell from €14,800 to €21,500", "fell from €21,500 to €14,800", "number-not-in-evidence"),
        ("between 3 and 2 percentage points", "between 2 and 3 percentage points", "number-not-in-evidence"),
        ("€400 billion in 2021", "€400 billion in 2022, up from €164 billion in 2021", "date-not-in-evidence"),
        ("between January 2023 and September 2021", "January 2023 and September 2021", "date-not-in-evidence"),
        ("in the autumn of 2023", "In the summer of 2023 a law nearly broke", "date-not-in-evidence"),
        ("early 2023", "In the summer of 2023 a law nearly broke", "date-not-in-evidence"),
        ("after the end of 2025", "before the end of 2025", "date-not-in-evidence"),
        ("before 2025", "before the end of 2025", "date-not-in-evidence"),
        ("before October 2023", "In October 2023 the Commission admitted it", "date-not-in-evidence"),
    ],
)
def test_another_unit_order_or_part_of_the_year_is_refused(text: str, words: str, code: str) -> None:
    assert faults(text, words) == [code]


@pytest.mark.parametrize(
    ("language", "following", "unit", "rate"),
    [
        ("en", " years of work", "year", ""),
        ("en", "-year plan", "year", ""),
        ("en", " centuries", "century", ""),
        ("en", " kilowatt hours a year", "kilowatt", "year"),
        ("en", " visits a month", "", "month"),
        ("en", " countries", "", ""),
        ("de", " Jahren", "jahr", ""),
        ("de", " Euro pro Monat", "", "monat"),
        ("fr", " tonnes par an", "tonn", "a"),
        ("es", " meses", "mes", ""),
    ],
)
def test_a_measure_is_read_without_its_ending(language: str, following: str, unit: str, rate: str) -> None:
    measure = read_measure(following, find_language(language).lengths)
    assert (measure.unit, measure.rate) == (unit, rate)
