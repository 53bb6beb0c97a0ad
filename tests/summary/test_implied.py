"""What a statistic leaves out is read from its quotation."""

import pytest

from briefset.language.reading import read
from briefset.language.registry import find_language
from briefset.summary.implied import _unit
from briefset.summary.model.base import make_id
from briefset.summary.validate import validate
from briefset.yaml12.document import load


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


GERMAN = """title: T
language: de
date: "2026-11-23"
source: {text: source.txt, language: de}
statistics: [{label: Größe der Straße, quote: 12 Meter}]
exhibits: [{id: e, kind: pair, title: T, unit: Meter, bars: [{statistic: NAME, label: A}, {statistic: NAME, label: B}]}]
"""


@pytest.mark.parametrize("name", ["grosse-der-strasse", "groe-der-strae"])
def test_an_id_has_the_letters_that_have_no_plain_form_and_those_of_before_are_still_known(name: str) -> None:
    summary = validate(load(GERMAN.replace("NAME", name).encode(), "summary.yaml"))
    assert summary.statistics[0].id == name
    assert make_id("Œuvre de Łódź, Ægir") == "oeuvre-de-lodz-aegir"
