"""Numbers, dates and references in words, as the article and the style of the house write them.

In: values of the model. Out: text. Never: rounds a number or adds a precision that the article does not have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefset.language.currencies import IN_CHINESE, PRINTED
from briefset.language.data import LanguageData
from briefset.language.locale import Locale
from briefset.language.scripts import is_eastern
from briefset.summary.model import Name, Source, Statistic

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth",
            "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip
UNIT = re.compile(rf"^(?P<currency>{PRINTED})?\s*(?P<rest>.*?)\s*(?P<after>{PRINTED})?$")
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit taken apart: `US$ billion` is currency US$, scale billion (nine noughts), nothing else."""

    currency: str
    scale: str
    power: int
    rest: str

    @property
    def factor(self) -> Decimal:
        """What one stands for in plain units."""
        return Decimal(10) ** self.power


def parse_unit(unit: str | None, language: LanguageData) -> Unit:
    """The parts of a unit; its scale is read as the language writes it."""
    match = UNIT.match(unit or "")
    assert match is not None  # every part is optional, so the pattern always matches
    words = match["rest"].split(" ")
    for count in (2, 1):
        scale = " ".join(words[:count])
        if scale.casefold() in language.scales:
            rest = " ".join(words[count:]).strip()
            return Unit(match["currency"] or match["after"] or "", scale, language.scales[scale.casefold()], rest)
    return Unit(match["currency"] or match["after"] or "", "", 0, match["rest"].strip())


def format_number(value: Decimal | int, locale: Locale) -> str:
    """The number with its own decimals, grouped as the language does, and U+2212 for minus."""
    value = Decimal(value)
    if locale.primary == "en":
        return f"{value:,f}".replace("-", "−")
    from babel.numbers import format_decimal

    places = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, format=pattern, locale=locale.cldr)).replace("-", "−")


def format_ordinal(value: Decimal, locale: Locale) -> str:
    """A rank: in English words up to twelve, then in figures."""
    number = int(value)
    if locale.primary != "en":
        return locale.data.ordinal.format(number)
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def number_parts(statistic: Statistic, locale: Locale) -> tuple[str, str, str]:
    """What stands before the number, the number, and what follows: `$`, `30`, `billion`; `30`, `Milliarden US$`."""
    if statistic.ordinal:
        return "", format_ordinal(statistic.value, locale), ""
    unit = parse_unit(statistic.unit, locale.article_language_data)
    if locale.is_article_language:
        suffix = " ".join(part for part in (unit.scale, unit.rest) if part)
        if locale.primary == "en":
            return unit.currency.removeprefix("US"), format_number(statistic.value, locale), suffix
        return "", format_number(statistic.value, locale), " ".join(part for part in (suffix, unit.currency) if part)
    return _translated(statistic.value, unit, locale)


def _translated(value: Decimal, unit: Unit, locale: Locale) -> tuple[str, str, str]:
    """The parts in another language than the article's: scale, percent and currency by their own words."""
    power = max((power for power in locale.data.scales if power <= unit.power), default=0) if unit.power else 0
    number = format_number(_plain(value.scaleb(unit.power - power)) if power != unit.power else value, locale)
    rest = {"percent": locale.data.percent, "percentage points": locale.data.points}.get(
        unit.rest.casefold(), unit.rest
    )
    if locale.primary == "zh":
        return "", number, locale.data.scales.get(power, "") + IN_CHINESE.get(unit.currency, unit.currency) + rest
    scales = {**locale.data.scales, **(locale.data.one if value == 1 else {})}
    words = (scales.get(power, ""), rest)
    if locale.primary == "en":
        return unit.currency.removeprefix("US"), number, " ".join(filter(None, words))
    return "", number, " ".join(filter(None, (*words, unit.currency)))


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent or noughts at its end."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def format_statistic(statistic: Statistic, locale: Locale) -> str:
    """The number as the article gives it, hedge and unit included: `nearly $30 billion`."""
    prefix, number, suffix = number_parts(statistic, locale)
    gap = locale.data.gap
    words = [format_hedge(statistic, locale).replace(" ", NO_BREAK), f"{prefix}{number}", suffix.replace(" ", NO_BREAK)]
    return gap.join(word for word in words if word)


def format_hedge(statistic: Statistic, locale: Locale) -> str:
    """The hedge in the language of the page; empty for none."""
    return locale.hedge(statistic.qualifier) if statistic.qualifier else ""


def convert(statistic: Statistic, unit: str, locale: Locale) -> Decimal | None:
    """The value in another scale of the same unit: $500 million is 0.5 US$ billion; None when the units differ.

    A statistic without a unit of its own takes the exhibit's, which is written in the language of the page.
    """
    given, wanted = parse_unit(statistic.unit, locale.article_language_data), parse_unit(unit, locale.language_data)
    if given.currency.removeprefix("US") != wanted.currency.removeprefix("US"):
        return None
    if given.rest and locale.is_article_language and not _is_one_measure(given.rest, wanted.rest, locale.language_data):
        return None
    return statistic.value * given.factor / wanted.factor


def _is_one_measure(given: str, wanted: str, language: LanguageData) -> bool:
    """Whether two units are one, in words or by a symbol; the exhibit's may say by what the number is reckoned."""
    one, other = given.casefold(), wanted.casefold()
    alike = language.units.get(one, one) == language.units.get(other, other)
    return alike or other.startswith(f"{one} ")


def format_date(date: str, locale: Locale) -> str:
    """A date with the precision it has: `16 January 2016`, `January 2016`, `January/February 2016`."""
    start, _, end = date.partition("/")
    if not end:
        return _date_words(start, locale)
    if start[:4] == end[:4] and len(start) == len(end) == 7 and locale.primary != "zh":
        return f"{_month(int(start[5:7]), locale)}/{_date_words(end, locale)}"
    gap = "" if locale.primary == "zh" else " "
    return f"{_date_words(start, locale)}{gap}{locale.data.to}{gap}{_date_words(end, locale)}"


def _month(number: int, locale: Locale, width: str = "wide") -> str:
    if locale.primary == "en":
        return MONTHS[number - 1] if width == "wide" else MONTHS[number - 1][:3]
    return str(locale.cldr.months["stand-alone"][width][number])


def _date_words(date: str, locale: Locale) -> str:
    parts = [int(part) for part in date.split("-")]
    if not locale.is_british:
        return _by_skeleton(parts, ("y", "yMMMM", "long")[len(parts) - 1], locale)
    words = [str(parts[2])] if len(parts) == 3 else []
    words += [MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    return NO_BREAK.join([*words, f"{parts[0]:04d}"])


def _by_skeleton(parts: list[int], skeleton: str, locale: Locale) -> str:
    """The date in the form that CLDR has for these fields, or in its long form."""
    import datetime as dt

    from babel.dates import format_date as in_form
    from babel.dates import format_skeleton

    day = dt.date(*(*parts, 1, 1)[:3])
    cldr = locale.cldr
    words = in_form(day, "long", cldr) if skeleton == "long" else format_skeleton(skeleton, day, locale=cldr)
    return str(words).replace(" ", NO_BREAK)


def format_day(date: str, locale: Locale) -> str:
    """A date within its year, months cut short: `16 Jan`, `30 Nov–12 Dec`; empty for a whole year."""
    return "–".join(filter(None, (_day_words(part, locale) for part in date.split("/") if part)))


def _day_words(date: str, locale: Locale) -> str:
    parts = [int(part) for part in date.split("-")]
    if len(parts) > 1 and not locale.is_british:
        return _by_skeleton(parts, "MMMd" if len(parts) == 3 else "MMM", locale)
    words = [str(parts[2])] if len(parts) == 3 else []
    words += [_month(parts[1], locale, "abbreviated")] if len(parts) > 1 else []
    return NO_BREAK.join(words)


def format_paragraphs(numbers: list[int], locale: Locale) -> str:
    """Paragraph references: `P9–P10`, `P1, P7`; runs of two or more become a range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = (f"P{run[0]}" if len(run) == 1 else f"P{run[0]}–P{run[-1]}" for run in runs)
    return locale.data.enumeration.join(words)


def author_names(source: Source) -> list[str]:
    """The authors as printed, family name first where that is their order."""
    return [print_name(author) for author in source.author]


def print_name(name: Name) -> str:
    """A name in the order in which it is printed."""
    parts = [*filter(None, (name.family, name.given) if name.family_first else (name.given, name.family))]
    return ("" if all(is_eastern(part[0]) for part in parts) else " ").join(parts)


def short_name(name: Name) -> str:
    """The family name; in Chinese letters, where it has one of them, the whole name."""
    return print_name(name) if is_eastern(name.family[0]) else name.family


def join_names(names: list[str], locale: Locale) -> str:
    """Names as a list in a sentence."""
    data = locale.data
    gap = data.gap and " "
    return names[0] if len(names) == 1 else f"{data.enumeration.join(names[:-1])}{gap}{data.also}{gap}{names[-1]}"
