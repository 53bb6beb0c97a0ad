"""Derived numbers: what they are made of, their value in words, and the arithmetic in figures.

In: a `Derived` and its summary. Out: statistics and text. Never: checks an expression (that is `validate`).
"""

from __future__ import annotations

import re

from briefset.expression import evaluate, names_in
from briefset.model import Derived, Statistic, Summary
from briefset.wording import format_number

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SIGN = re.compile(r"(?<= )[-*/](?= )")
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
    values = {entry.id: format_number(entry.value) for entry in summary.statistics}
    values |= {entry.id: derived_text(entry, summary) for entry in summary.derived}
    named = NAME.sub(lambda name: values.get(name[0], name[0]), derived.expression)
    return SIGN.sub(lambda sign: SIGNS[sign[0]], named)


def derived_text(derived: Derived, summary: Summary) -> str:
    """A derived number computed and formatted: `22-fold`."""
    values = {statistic.id: statistic.value for statistic in summary.statistics}
    for entry in summary.derived:
        values[entry.id] = evaluate(entry.expression, values)
        if entry is derived:
            break
    return derived.format.format(values[derived.id])
