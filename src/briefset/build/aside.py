"""What else is wrong with a summary of which some entries cannot be read: those are set aside, and the rest is checked.

In: the bytes of a summary, and the faults that stand in the way. Out: the faults of the rest, at their lines. Never: a
fault that comes of what was set aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from briefset.diagnostics import Diagnostic, Failure
from briefset.summary.model import Summary

MOST_ROUNDS = 6
"""How often entries are set aside: a stage tells its faults only after the one before it has none."""
CONSEQUENT = frozenset({"unknown-id", "missing-key", "empty-value"})
"""Codes of faults that may come of an entry that was set aside."""
OF_ORDER = frozenset({"bad-range"})
"""Codes of faults of an entry beside the one before it in its list."""
NUMBER = "number-not-in-evidence"
LEANING = frozenset({NUMBER, "date-not-in-evidence"})
"""Codes of faults of a text that may have leant on a number or date of an entry that was set aside."""
DERIVED = "derived"
"""The list whose numbers other texts may have, and which are computed."""
KEY = re.compile(r"([a-z][a-z-]*):(?=\s|$)")
ITEM = re.compile(r"(\s*)- ")
Check = Callable[[bytes], list[Diagnostic]]
"""All that is told of a summary; raises `Failure` where its statements are not even held against the article."""


def find_beyond(data: bytes, file: str, told: list[Diagnostic], check: Check) -> list[Diagnostic]:
    """The faults of a summary beside those that are told of it already, in its file or in a table that it names."""
    rest = _Rest(data.decode("utf-8", errors="replace").split("\n"), file)
    found: list[Diagnostic] = []
    for _ in range(MOST_ROUNDS):
        if not rest.set_aside([line for one in told if (line := rest.find_line(one))]):
            return found
        try:
            more = check("\n".join(rest.lines).encode())
        except Failure as failure:
            told = failure.diagnostics
            found += rest.keep(told)
        else:
            return [*found, *rest.keep(more)]
    return found


@dataclass
class _Rest:
    """The lines of a summary, with empty ones for what is set aside, so that all others keep their numbers."""

    lines: list[str]
    file: str
    is_without_table: bool = False
    gone: set[int] = field(default_factory=set)
    """Numbers of lines that are set aside, from 0."""
    items: dict[str, set[int]] = field(default_factory=dict)
    """Of each list, which of its entries are."""
    words: set[str] = field(default_factory=set)
    """The words of what is set aside."""
    starts: dict[int, list[int]] = field(default_factory=dict)
    """For the line of each key, the lines where the entries of its list begin, those too that were set aside."""

    def find_line(self, told: Diagnostic) -> int:
        """The line of the summary that a fault stands in, or that names its table; 0 for none."""
        if told.position.file == self.file:
            return told.position.line
        self.is_without_table = True
        named = re.compile(rf"\bfile:.*{re.escape(told.position.file.rpartition('/')[2])}")
        return next((number for number, line in enumerate(self.lines, 1) if named.search(line)), 0)

    def set_aside(self, numbers: list[int]) -> bool:
        """Take out the entries that hold some lines; whether each of them could be."""
        spans = [self._span(number - 1) for number in {*numbers}]
        if not spans or any(first in self.gone or first >= last for first, last in spans):
            return False
        for first, last in spans:
            key = KEY.match(self.lines[first])
            self.words |= {word for line in self.lines[first:last] for word in re.findall(r"\w+", line)}
            self.lines[first:last] = [""] * (last - first)
            self.gone |= {*range(first, last)}
            if key and key[1] in Summary.model_fields and Summary.model_fields[key[1]].is_required():
                self.lines[first] = f'{key[1]}: "–"'
        self._drop_empty()
        return True

    def _span(self, line: int) -> tuple[int, int]:
        """The entry of a list at the top that holds a line, or the key that does, up to the next; nothing for none."""
        start = next((at for at in range(min(line, len(self.lines) - 1), -1, -1) if KEY.match(self.lines[at])), 0)
        end = self._end(start, 0)
        if line >= end:
            return line, line
        items = self._items(start, end)
        if items and line >= items[0]:
            index = sum(at <= line for at in items) - 1
            name = KEY.match(self.lines[start])
            self.items.setdefault(name[1] if name else "", set()).add(index)
            return items[index], [*items, end][index + 1]
        return (line, self._end(line, _indent(self.lines[line]))) if line > start else (start, end)

    def _end(self, start: int, indent: int) -> int:
        """The first line behind one that is indented no more than it, and no item of its own list."""
        for at in range(start + 1, len(self.lines)):
            text = self.lines[at]
            if text.strip() and _indent(text) <= indent and not text.startswith(("#", "- ")):
                return at
        return len(self.lines)

    def _items(self, start: int, end: int) -> list[int]:
        if start not in self.starts:
            dashes = [(at, len(match[1])) for at in range(start + 1, end) if (match := ITEM.match(self.lines[at]))]
            self.starts[start] = [at for at, indent in dashes if indent == dashes[0][1]]
        return self.starts[start]

    def _drop_empty(self) -> None:
        """Take out the keys of lists of which nothing is left."""
        for start, items in self.starts.items():
            if items and all(at in self.gone for at in items):
                self.lines[start] = ""

    def keep(self, told: list[Diagnostic]) -> Iterator[Diagnostic]:
        """The diagnostics that do not come of what was set aside, with their paths in the whole summary."""
        for one in told:
            is_of_it = one.path or one.position.line > 1  # the fault of a parser has a line alone
            is_gone = one.position.file == self.file and one.position.line - 1 in self.gone
            is_left = one.code not in CONSEQUENT and not is_gone
            if is_of_it and is_left and not self._may_lean(one):
                yield replace(one, path=re.sub(r"^(\w[\w-]*)\[(\d+)\]", self._renumber, one.path))

    def _may_bear_out(self, told: Diagnostic) -> bool:
        """Whether the number or date that a message names may be one of what is set aside."""
        named = re.search(r"“(.*?)”", told.message)
        is_computed = told.code == NUMBER and DERIVED in self.items
        return (
            self.is_without_table
            or is_computed
            or (named is not None and {*re.findall(r"\w+", named[1])} <= self.words)
        )

    def _may_lean(self, told: Diagnostic) -> bool:
        """Whether a fault may be one only beside what is set aside: a number of it, or an entry of the same list."""
        if told.code in OF_ORDER:
            return bool(self.items.get(told.path.partition("[")[0]))
        return told.code in LEANING and self._may_bear_out(told)

    def _renumber(self, place: re.Match[str]) -> str:
        index = int(place[2])
        for gone in sorted(self.items.get(place[1], ())):
            index += gone <= index
        return f"{place[1]}[{index}]"


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
