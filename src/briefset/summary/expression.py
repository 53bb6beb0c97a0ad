"""Expressions over the ids of statistics: `africa-trade-end / africa-trade-start`.

In: the text of an expression, values by id. Out: a `Decimal`. Never: runs code; spaces part a minus from a hyphen.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from briefset.diagnostics.limits import MAX_EXPRESSION_PARTS

TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w-])|(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)|(?P<sign>[-+*/()]))")
OPERATIONS: dict[str, tuple[int, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, operator.mul),
    "/": (2, operator.truediv),
}


class ExpressionError(ValueError):
    """An expression that cannot be read; the message says why."""


def names_in(expression: str) -> list[str]:
    """The ids that an expression names; raises `ExpressionError` when it is malformed."""
    return [text for kind, text in postfix(expression) if kind == "id"]


def evaluate(expression: str, values: Mapping[str, Decimal]) -> Decimal:
    """The value of an expression; raises `ExpressionError`, KeyError for an unknown id, and ArithmeticError."""
    stack: list[Decimal] = []
    for kind, text in postfix(expression):
        if kind == "sign":
            right, left = stack.pop(), stack.pop()
            stack.append(OPERATIONS[text][1](left, right))
        else:
            stack.append(values[text] if kind == "id" else Decimal(text))
    return stack.pop()


def postfix(expression: str) -> list[tuple[str, str]]:
    """Kinds and texts, operands before their sign (Dijkstra's shunting yard); raises `ExpressionError`."""
    output: list[tuple[str, str]] = []
    waiting: list[str] = []
    operand_next = True
    for kind, text in _tokens(expression):
        if (kind != "sign" or text == "(") != operand_next:
            raise ExpressionError(f"“{text}” stands where {'a number' if operand_next else 'a sign'} is expected")
        operand_next = text in OPERATIONS or text == "("
        if kind != "sign":
            output.append((kind, text))
        elif text == "(":
            waiting.append(text)
        else:
            _settle(text, waiting, output)
    if operand_next:
        raise ExpressionError("it ends where a number is expected")
    if "(" in waiting:
        raise ExpressionError("a bracket is not closed")
    return [*output, *(("sign", sign) for sign in reversed(waiting))]


def _settle(sign: str, waiting: list[str], output: list[tuple[str, str]]) -> None:
    rank = OPERATIONS[sign][0] if sign != ")" else 0
    while waiting and waiting[-1] != "(" and OPERATIONS[waiting[-1]][0] >= rank:
        output.append(("sign", waiting.pop()))
    if sign != ")":
        waiting.append(sign)
    elif waiting:
        waiting.pop()
    else:
        raise ExpressionError("a bracket is closed that was not opened")


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    position, count, text = 0, 0, expression.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise ExpressionError(f"“{text[position:].lstrip()[:1]}” is neither an id, a number nor one of + - * / ( )")
        count += 1
        if count > MAX_EXPRESSION_PARTS:
            raise ExpressionError(f"it has more than {MAX_EXPRESSION_PARTS} parts")
        yield match.lastgroup, match[match.lastgroup]
        position = match.end()
