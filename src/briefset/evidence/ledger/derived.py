"""Derived numbers: what they are made of, their value in words, and the arithmetic in figures.

In: a `Derived` and its summary. Out: statistics and text. Never: checks an expression (that is `validate`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from briefset.language.data import LanguageData
from briefset.language.quantities import read_quantities
from briefset.language.registry import require_language
from briefset.summary.expression import evaluate, names_in, postfix
from briefset.summary.model import Derived, Statistic, Summary
from briefset.wording.wording import format_number, parse_unit

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SIGN = re.compile(r"(?<= )[-*/](?= )")
_FORMAT = re.compile(r"((?:[^{}]|{{|}})*){(?::([^{}]*))?}((?:[^{}]|{{|}})*)")
POINTS = "percentage points"
PERCENT = frozenset({"percent", "per cent", "%"})
COUNT = "count"
OVER = " ÷ "
RATIO = re.compile(r"\s*-?(?:fold|times|percent|per cent|%|fach|mal|Prozent|fois|veces|pour cent|por ciento)(?![a-z])")
"""What follows the number in the format of a ratio."""
SIGNS = {"-": "−", "*": "×", "/": "÷"}


def statistics_of(derived: Derived, summary: Summary) -> list[Statistic]:
    """The statistics that a derived number is made of, at whatever depth, in their order in its expression."""
    statistics = {entry.id: entry for entry in summary.statistics}
    others = {entry.id: entry for entry in summary.derived}
    parts: list[Statistic] = []
    for name in names_in(derived.expression):
        parts += [statistics[name]] if name in statistics else statistics_of(others[name], summary)
    return parts


def show_working(derived: Derived, summary: Summary) -> str:
    """The expression with values for names: `6.394 − 3.996`."""
    values = {entry.id: format_number(entry.value, summary.locale) for entry in summary.statistics}
    values |= {entry.id: derived_text(entry, summary) for entry in summary.derived}
    named = NAME.sub(lambda name: values.get(name[0], name[0]), derived.expression)
    return SIGN.sub(lambda sign: SIGNS[sign[0]], named)


def derived_text(derived: Derived, summary: Summary) -> str:
    """A derived number computed and formatted: `22-fold`."""
    others = {entry.id: entry for entry in summary.derived}
    before, spec, after = _FORMAT.fullmatch(derived.format).groups()  # type: ignore[union-attr]  # validate has seen it
    language = summary.locale.language_data
    signs = str.maketrans({".": language.decimal, ",": language.printed.group, "-": "−"})
    return f"{before}{format(_value(derived, others, summary), spec or '').translate(signs)}{after}".replace(
        "{{", "{"
    ).replace("}}", "}")


def _value(derived: Derived, others: dict[str, Derived], summary: Summary) -> Decimal:
    """Computed in the scale of the first statistic, so that millions and billions can meet in one expression."""
    parts = statistics_of(derived, summary)
    language = summary.locale.article_language_data
    scale = parse_unit(parts[0].unit, language).factor if parts else Decimal(1)
    values = {part.id: part.value * parse_unit(part.unit, language).factor / scale for part in parts}
    values |= {name: _value(others[name], others, summary) for name in names_in(derived.expression) if name in others}
    return evaluate(derived.expression, values)


def find_unlike(derived: Derived, summary: Summary) -> str:
    """What is wrong with the units of an expression: unlike things added, or a format that names another unit."""
    try:
        measure = _measure(derived, summary)
    except _UnlikeError as fault:
        return str(fault)
    printed = next(iter(read_quantities(f"1{derived.format.partition('}')[2]}", require_language("en"))), None)
    if measure == POINTS and printed is not None and printed.unit == "%":
        return "the difference of two percentages is in percentage points, not in percent"
    above, over, below = measure.partition(OVER)
    if over and RATIO.match(derived.format.partition("}")[2]) and not _may_be_alike(above, below):
        return f"a ratio compares like with like, and {above} cannot be divided by {below}"
    return ""


def _may_be_alike(above: str, below: str) -> bool:
    """Whether two units may be of one kind: a count, and things that are counted."""
    return COUNT in (above, below) and not any(_is_measured(unit) for unit in (above, below))


def _is_measured(unit: str) -> bool:
    return unit in PERCENT or bool(parse_unit(unit, require_language("en")).currency)


class _UnlikeError(ValueError):
    """Unlike units meet in a sum or difference."""


def _measure(derived: Derived, summary: Summary) -> str:
    """The unit that an expression comes out in; empty for a plain number."""
    statistics = {entry.id: entry for entry in summary.statistics}
    others = {entry.id: entry for entry in summary.derived}
    language = summary.locale.article_language_data
    stack: list[str] = []
    for kind, text in postfix(derived.expression):
        if kind == "sign":
            right, left = stack.pop(), stack.pop()
            stack.append(_joined(left, text, right))
        elif text in others:
            stack.append(_measure(others[text], summary))
        else:
            stack.append(_unit(statistics[text], language) if kind == "id" else "")
    return stack.pop()


def _unit(statistic: Statistic, language: LanguageData) -> str:
    unit = parse_unit(statistic.unit, language)
    return (unit.currency.removeprefix("US") + unit.rest).casefold() or COUNT


def _joined(left: str, sign: str, right: str) -> str:
    if sign in "+-":
        if left != right:
            raise _UnlikeError(
                f"{left or 'a plain number'} and {right or 'a plain number'} cannot be added or subtracted"
            )
        return POINTS if sign == "-" and left in PERCENT else left
    if sign == "/":
        return "" if left == right else left if not right else f"{left}{OVER}{right}"
    return left or right
