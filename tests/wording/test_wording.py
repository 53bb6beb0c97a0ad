"""Numbers, dates and references read as the article writes them."""

from decimal import Decimal
from typing import Any

import pytest

from briefset.language.locale import Locale, locale_of
from briefset.summary.model import Name, Source, Statistic
from briefset.wording.wording import (
    convert,
    format_date,
    format_day,
    format_number,
    format_ordinal,
    format_paragraphs,
    format_statistic,
    print_name,
    short_name,
)
from tests.support.wording import BRITISH


def statistic(value: str, **fields: Any) -> Statistic:
    return Statistic.model_validate({"id": "a", "label": "A", "value": Decimal(value), "at": 1, "quote": "x", **fields})


@pytest.mark.parametrize(
    ("value", "fields", "expected"),
    [
        ("30", {"unit": "US$ billion", "qualifier": "nearly"}, "nearly $30 billion"),
        ("3.996", {"unit": "percent"}, "3.996 percent"),
        ("40", {"unit": "billion pounds"}, "40 billion pounds"),
        ("8000", {}, "8,000"),
        ("3", {"ordinal": True}, "third"),
        ("16", {"unit": "US$ trillion", "qualifier": "more than"}, "more than $16 trillion"),
    ],
)
def test_a_statistic_keeps_hedge_currency_and_scale(value: str, fields: dict[str, Any], expected: str) -> None:
    assert format_statistic(statistic(value, **fields), BRITISH).replace("\u00a0", " ") == expected


def test_a_number_and_its_unit_do_not_part() -> None:
    assert (
        format_statistic(statistic("30", unit="US$ billion", qualifier="nearly"), BRITISH)
        == "nearly\u00a0$30\u00a0billion"
    )


def test_a_value_converts_to_the_scale_of_its_exhibit_and_to_no_other_currency() -> None:
    half = statistic("500", unit="US$ million")
    assert convert(half, "US$ billion", BRITISH) == Decimal("0.5")
    assert convert(half, "billion pounds", BRITISH) is None
    assert convert(statistic("3.996", unit="percent"), "Percent", BRITISH) == Decimal("3.996")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2016", "2016"),
        ("2016-01", "January 2016"),
        ("2016-01-16", "16 January 2016"),
        ("2016-01/2016-02", "January/February 2016"),
        ("2015-11-30/2015-12-12", "30 November 2015 to 12 December 2015"),
    ],
)
def test_a_date_keeps_its_precision(date: str, expected: str) -> None:
    assert format_date(date, BRITISH).replace("\u00a0", " ") == expected


def test_days_in_the_timeline_are_short() -> None:
    shown = [format_day(date, BRITISH).replace("\u00a0", " ") for date in ("2016", "2016-01", "2015-11-30/2015-12-12")]
    assert shown == ["", "Jan", "30 Nov–12 Dec"]


def test_months_stay_in_their_language_whichever_was_printed_before() -> None:
    languages = {"zh-CN": "1月", "es-ES": "ene", "fr-FR": "janv.", "de-DE": "Jan", "zh-TW": "1月"}
    printed = {tag: format_day("2018-01", Locale(tag, tag)) for tag in (*languages, *reversed(languages))}
    assert printed == languages


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([9], "P9"), ([9, 10], "P9–P10"), ([1, 7], "P1, P7"), ([24, 25, 26, 30], "P24–P26, P30")],
)
def test_runs_of_paragraphs_become_ranges(numbers: list[int], expected: str) -> None:
    assert format_paragraphs(numbers, BRITISH) == expected


def test_ordinals_beyond_twelve_are_figures() -> None:
    ranks = [format_ordinal(Decimal(n), BRITISH) for n in (1, 12, 13, 21, 111)]
    assert ranks == [
        "first",
        "twelfth",
        "13th",
        "21st",
        "111th",
    ]


def test_numbers_keep_their_own_decimals() -> None:
    assert [format_number(Decimal(text), BRITISH) for text in ("12000", "3.990", "-2.5")] == ["12,000", "3.990", "−2.5"]


def test_a_source_needs_no_more_than_csl_asks() -> None:
    fields = {
        "type": "report",
        "title": "T",
        "author": [{"family": "F"}],
        "issued": "2016",
        "paragraphs": 3,
        "kind": "Report.",
    }
    assert Source.model_validate(fields).language == "en"


def test_a_name_in_chinese_letters_has_no_space_and_is_not_cut_short() -> None:
    shen = Name.model_validate({"family": "沈", "given": "若兰", "family-first": True})
    moreau = Name(family="Moreau", given="Ada")
    assert [print_name(shen), short_name(shen)] == ["沈若兰", "沈若兰"]
    assert [print_name(moreau), short_name(moreau)] == ["Ada Moreau", "Moreau"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de-DE", "„Er ersetzt das Zuhausebleiben.“ Im Schnitt", "„‚Er ersetzt das Zuhausebleiben.‘ Im Schnitt“"),
        ("en-GB", "„Er fährt“, sagt sie", "“‘Er fährt’, sagt sie”"),
        ("en-US", "a “view” second", "“a ‘view’ second”"),
    ],
)
def test_marks_inside_a_quotation_are_nested(language: str, text: str, expected: str) -> None:
    assert locale_of(language, "de").quote(text) == expected
