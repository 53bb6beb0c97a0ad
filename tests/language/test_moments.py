"""Dates are read with the precision and the relation that they are written with."""

from __future__ import annotations

import pytest

from briefset.language.moments import Moment, read_moments
from briefset.language.registry import require_language

SPACES = {"plain": " ", "no-break": "\u00a0", "thin": "\u2009", "narrow no-break": "\u202f"}


def read_one(text: str, language: str = "en") -> Moment:
    (moment,) = read_moments(text, require_language(language))
    return moment


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_every_space_stands_within_a_date_alike(space: str) -> None:
    moment = read_one("on 30 November 2015".replace(" ", space))
    assert (moment.year, moment.month, moment.day) == (2015, 11, 30)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("prior to 1970", {"before"}),
        ("through mid-2015", {"until", "mid"}),
        ("since the 2017–18 season", {"since"}),
        ("by the end of 2018", {"by"}),
        ("before the end of May 2018", {"before", "late"}),
        ("in 1970", set()),
    ],
)
def test_a_relation_is_read_by_its_family(text: str, relations: set[str]) -> None:
    assert read_one(text).relations == relations


@pytest.mark.parametrize("text", ["More than 1500 soldiers died", "Articles 4 and 5 may apply", "they march on"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read_moments(text, require_language("en")) == ()


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("de", "am 3. März 2015", (2015, 3, 3)),
        ("fr", "le 1er mars 2015", (2015, 3, 1)),
        ("es", "el 3 de marzo de 2015", (2015, 3, 3)),
        ("zh", "2015年3月3日", (2015, 3, 3)),
        ("en", "January was revised", (None, 1, None)),
    ],
)
def test_a_date_is_read_in_every_language(language: str, text: str, parts: tuple[int | None, ...]) -> None:
    moment = read_one(text, language)
    assert (moment.year, moment.month, moment.day) == parts


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_name_of_a_month_is_read_with_a_point_and_without(language: str) -> None:
    known = require_language(language)
    for name, month in known.months.items():
        written = name.capitalize() if known.capitalised_months else name
        assert [one.month for one in read_moments(f"3 {written.rstrip('.')}. 2015", known)] == [month], name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "die dreißigerjahre brachten arbeit"),
        ("de", "die dreißiger\u00a0jahre brachten arbeit"),
        ("de", "in den Dreißigerjahren"),
        ("de", "seit den 30er-Jahren"),
        ("en", "in the Thirties"),
        ("en", "in the ’30s"),
        ("fr", "dans les années 30"),
        ("es", "en los años 30"),
        ("zh", "上世纪三十年代"),
        ("zh", "1930年代初"),
    ],
)
def test_a_decade_is_read_however_it_is_written(language: str, text: str) -> None:
    assert read_one(text, language).part == "1930s"
