"""Templates under a count of steps and of letters: a slow machine refuses what a fast one refuses.

In: what templates may use. Out: `BoundedEnvironment`, whose templates raise `OverrunError` at the line that goes too
far. Never: measures time, or offers what is not the same each time (`random`, `lipsum`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import wraps
from math import prod
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from briefset.diagnostics.limits import MAX_TEMPLATE_LETTERS, MAX_TEMPLATE_RESULT, MAX_TEMPLATE_STEPS

WIDTH = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*(?:\*|\d{4})")
"""A width in a format of printf that is beyond three digits, or taken from a value."""
PASSES, HELD = "passes", "held"
TEXTS, HOLDERS = (str, bytes, bytearray), (list, tuple, dict)
LETTERS_A_STEP = 100


class OverrunError(jinja2.TemplateRuntimeError):
    """A template does more than any page needs."""


class _Generator(CodeGenerator):
    """Measures what `~` joins, of which Jinja tells nobody."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.measured(")
        super().visit_Concat(node, frame)
        self.write(")")


class _Counted(NodeTransformer):
    """Sends what loops go through, and lists as they are written, past the counts."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        node.iter = _filtered(node.iter, PASSES)
        return node

    def visit_List(self, node: nodes.List | nodes.Dict | nodes.Tuple) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return node if isinstance(node, nodes.Tuple) and node.ctx != "load" else _filtered(node, HELD)

    visit_Dict = visit_Tuple = visit_List  # noqa: N815 - Jinja's names


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno, environment=node.environment)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Counts the passes, calls and letters of one page."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(
            autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options
        )
        self.steps = self.letters = 0
        self.sizes: dict[int, tuple[Any, int]] = {}
        self.safe: dict[tuple[type, str], bool] = {}
        self.plain: set[tuple[type, str]] = set()
        del self.globals["lipsum"], self.filters["random"]
        self.filters |= {PASSES: self.passes, HELD: self.held}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether Jinja lets templates have it, which the type of the object and the name decide."""
        known = self.safe.get((type(obj), attr))
        if known is None:
            known = self.safe[type(obj), attr] = super().is_safe_attribute(obj, attr, value)
        return known

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute as Jinja gives it, which is not asked again of a type where it is safe and nothing to call."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        place = type(obj), attribute
        if place not in self.plain:
            if callable(value) or not self.is_safe_attribute(obj, attribute, value):
                return super().getattr(obj, attribute)
            self.plain.add(place)
        return value

    def guard_filters(self) -> None:
        """Count what the filters do, Jinja's and those that were added."""
        self.filters |= {name: self._guarded(name, function) for name, function in self.filters.items()}

    def _guarded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        foreign = FILTERS.get(name) is function

        @wraps(function)
        def call(*given: Any, **named: Any) -> Any:
            if foreign:
                self.weigh([*given, *named.values()])
            if name == "format":
                _check_width(given[0])
            return self.measured(function(*given, **named))

        return call

    def _generate(self, source: nodes.Template, *given: Any, **named: Any) -> str:
        """The code; what Jinja works out while it compiles is not counted, for another time the code may be at hand."""
        counted = self.steps, self.letters
        try:
            return super()._generate(_Counted().visit(source), *given, **named)
        finally:
            self.steps, self.letters = counted

    def passes(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items of a loop, each of which is a step."""
        for item in items:
            self.count(1)
            yield item

    def concat(self, texts: Iterable[str]) -> str:
        """What a page, a block or a macro prints; what is too much is told to the template, which knows its line."""
        kept = []
        for text in texts:
            kept.append(text)
            try:
                self.measured(text)
            except OverrunError as fault:
                if not isinstance(texts, Generator):
                    raise
                texts.throw(fault)
        return "".join(kept)

    def measured(self, result: Any) -> Any:
        """A result whose letters are counted, or what it holds."""
        if not isinstance(result, TEXTS):
            if isinstance(result, HOLDERS) or not isinstance(result, Iterator):
                self.count(1)
                return self.held(result)
            return self.passes(result)
        self.letters += len(result)
        if self.letters > MAX_TEMPLATE_LETTERS:
            raise OverrunError(f"more than {MAX_TEMPLATE_LETTERS:,} letters are printed: is there a text that doubles?")
        self.count(1 + len(result) // LETTERS_A_STEP)
        return result

    def held(self, value: Any) -> Any:
        """A value that does not hold too much; each list is looked through once, for none of them ever changes."""
        if isinstance(value, HOLDERS) and self.size(value) > MAX_TEMPLATE_RESULT:
            raise OverrunError("a list without end: does it hold itself twice, again and again?")
        return value

    def size(self, value: Any) -> int:
        """The letters and items of a value; what a list holds twice counts twice."""
        if not isinstance(value, HOLDERS):
            return max(1, len(value)) if isinstance(value, (*TEXTS, range)) else 1
        if id(value) not in self.sizes:
            self.count(len(value))
            items = (*value, *value.values()) if isinstance(value, dict) else value
            self.sizes[id(value)] = value, 1 + sum(map(self.size, items))
        return self.sizes[id(value)][1]

    def count(self, steps: int) -> None:
        """Raises `OverrunError` where the page has taken too many steps."""
        self.steps += steps
        if self.steps > MAX_TEMPLATE_STEPS:
            raise OverrunError(f"more than {MAX_TEMPLATE_STEPS:,} steps to print one page: is there a loop in a loop?")

    def weigh(self, given: Iterable[Any]) -> None:
        """Raises `OverrunError` for values of which a call could make too much."""
        sizes = (abs(value) or 1 if isinstance(value, int) else self.size(value) for value in given)
        if prod(sizes) > MAX_TEMPLATE_RESULT:
            raise OverrunError("a call that could make a text without end: give it smaller numbers or shorter texts")

    def call(self, context: Context, function: Any, /, *given: Any, **named: Any) -> Any:
        """A call that is counted."""
        owner = getattr(function, "__self__", None)
        if isinstance(owner, TEXTS + HOLDERS):
            self.weigh([owner, *given, *named.values()])
        return self.measured(super().call(context, function, *given, **named))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A sum, product, power or format that is bounded before it is made."""
        if operator == "%":
            _check_width(left)
        if operator == "**":
            self.weigh([_power(left, right)])
        elif isinstance(left, TEXTS + HOLDERS) or isinstance(right, TEXTS + HOLDERS):
            self.weigh([self.size(left) + self.size(right)] if operator == "+" else [left, right])
        return self.measured(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """A text's own `format`, which can be told to fill any width, is for nobody."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("str.format is not for templates: use the filter `format`")
        return None


def _check_width(format_: Any) -> None:
    if isinstance(format_, str) and WIDTH.search(format_):
        raise OverrunError("a format of more than 999 places")


def _power(base: Any, exponent: Any) -> int:
    """The size of a power, of which a thousand bits weigh as much as a million letters."""
    return 1000 * base.bit_length() * abs(exponent) if isinstance(base, int) and isinstance(exponent, int) else 1
