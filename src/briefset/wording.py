"""Numbers, dates and references in words, as the article and the style of the house write them.

In: values of the model. Out: text. Never: rounds a number or adds a precision that the article does not have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefset.model import Source, Statistic

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
SCALES = {
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
UNIT = re.compile(
    r"^(?P<currency>US\$|\$|€|£|¥)?\s*(?P<scale>thousand|million|billion|trillion)?\s*(?P<rest>.*)$", re.IGNORECASE
)
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit taken apart: `US$ billion` is currency US$, scale billion, nothing else."""

    currency: str
    scale: str
    rest: str

    @property
    def factor(self) -> Decimal:
        """What one stands for in plain units."""
        return SCALES.get(self.scale.casefold(), Decimal(1))


def parse_unit(unit: str | None) -> Unit:
    """The parts of a unit."""
    match = UNIT.match(unit or "")
    assert match is not None  # every part is optional, so the pattern always matches
    return Unit(match["currency"] or "", match["scale"] or "", match["rest"].strip())


def format_number(value: Decimal) -> str:
    """The number with its own decimals, thousands separated by commas, and U+2212 for minus."""
    return f"{value:,f}".replace("-", "−")


def format_ordinal(value: Decimal) -> str:
    """A rank in words up to twelve, then in figures."""
    number = int(value)
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def number_parts(statistic: Statistic) -> tuple[str, str, str]:
    """What stands before the number, the number, and what follows: `$`, `30`, `billion`."""
    if statistic.ordinal:
        return "", format_ordinal(statistic.value), ""
    unit = parse_unit(statistic.unit)
    suffix = " ".join(part for part in (unit.scale, unit.rest) if part)
    return unit.currency.removeprefix("US"), format_number(statistic.value), suffix


def format_statistic(statistic: Statistic) -> str:
    """The number as the article gives it, hedge and unit included: `nearly $30 billion`."""
    prefix, number, suffix = number_parts(statistic)
    words = [statistic.qualifier or "", f"{prefix}{number}", suffix.replace(" ", NO_BREAK)]
    return NO_BREAK.join(word for word in words if word)


def convert(statistic: Statistic, unit: str) -> Decimal | None:
    """The value in another scale of the same unit: $500 million is 0.5 US$ billion; None when the units differ.

    A statistic without a unit of its own takes the exhibit's.
    """
    own, wanted = parse_unit(statistic.unit), parse_unit(unit)
    if own.currency.removeprefix("US") != wanted.currency.removeprefix("US"):
        return None
    if own.rest and own.rest.casefold() != wanted.rest.casefold():
        return None
    return statistic.value * own.factor / wanted.factor


def format_date(date: str) -> str:
    """A date with the precision it has: `16 January 2016`, `January 2016`, `January/February 2016`."""
    start, _, end = date.partition("/")
    if not end:
        return _date_words(start)
    if start[:4] == end[:4] and len(start) == len(end) == 7:
        return f"{MONTHS[int(start[5:7]) - 1]}/{MONTHS[int(end[5:7]) - 1]}{NO_BREAK}{start[:4]}"
    return f"{_date_words(start)} to {_date_words(end)}"


def _date_words(date: str) -> str:
    parts = date.split("-")
    words = [str(int(parts[2]))] if len(parts) == 3 else []
    words += [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return NO_BREAK.join([*words, parts[0]])


def format_day(date: str) -> str:
    """A date within its year, months cut to three letters: `16 Jan`, `30 Nov–12 Dec`; empty for a whole year."""
    return "–".join(filter(None, (_day_words(part) for part in date.split("/") if part)))


def _day_words(date: str) -> str:
    parts = date.split("-")
    words = [str(int(parts[2]))] if len(parts) == 3 else []
    words += [MONTHS[int(parts[1]) - 1][:3]] if len(parts) > 1 else []
    return NO_BREAK.join(words)


def format_paragraphs(numbers: list[int]) -> str:
    """Paragraph references: `P9–P10`, `P1, P7`; runs of two or more become a range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"P{run[0]}" if len(run) == 1 else f"P{run[0]}–P{run[-1]}" for run in runs)


def author_names(source: Source) -> list[str]:
    """The authors as printed, family name first where that is their order."""
    return [
        " ".join(filter(None, (a.family, a.given) if a.family_first else (a.given, a.family))) for a in source.author
    ]


def join_names(names: list[str]) -> str:
    """Names as a list in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
