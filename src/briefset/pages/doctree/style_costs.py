"""Style sheets that would cost without end: brackets in brackets, and variables that double.

In: the text of style sheets. Out: what is wrong with each, and what to do. Never: judges what a style looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefset.diagnostics.limits import MAX_STYLE_DEPTH, MAX_VARIABLE_LETTERS

IGNORED = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
"""Comments and strings (CSS Syntax 3, 4.3)."""
DECLARED = re.compile(r"(--[\w-]+)\s*:([^;{}]*)")
NAMED = re.compile(r"var\(\s*(--[\w-]+)", re.IGNORECASE)
BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def find_costly(sheets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Message and hint for brackets that are too deep, and for the first variable that grows too long."""
    plain = [IGNORED.sub(" ", sheet) for sheet in sheets]
    if any(_is_deep(sheet) for sheet in plain):
        yield f"more than {MAX_STYLE_DEPTH} brackets inside one another in a style", "look for one that is not closed"
    sizes = _Sizes(DECLARED.findall(" ".join(plain)))
    for name in sizes.values:
        if sizes.of(name) > MAX_VARIABLE_LETTERS:
            yield f"the variable {name} grows without end", "name each variable fewer times in the values of others"
            return


def _is_deep(sheet: str) -> bool:
    depth = 0
    for bracket in re.findall(r"[()\[\]{}]", sheet):
        depth = max(0, depth + BRACKETS[bracket])
        if depth > MAX_STYLE_DEPTH:
            return True
    return False


class _Sizes:
    """How long each variable is when all that its longest declaration names is put in (CSS Variables 1, 3)."""

    def __init__(self, declared: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        self.known: dict[str, int] = {}
        for name, value in declared:
            self.values.setdefault(name, []).append(value)

    def of(self, name: str) -> int:
        """In letters; those of variables that name themselves do not count, for such are invalid (ibid., 2.3)."""
        if name not in self.known:
            self.known[name] = 0
            self.known[name] = max((self._put_in(value) for value in self.values.get(name, [])), default=0)
        return self.known[name]

    def _put_in(self, value: str) -> int:
        return min(MAX_VARIABLE_LETTERS + 1, len(value) + sum(self.of(each) for each in NAMED.findall(value)))
