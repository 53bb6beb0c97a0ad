"""Where in a summary a place of its text is, whatever is still wrong with the rest of it.

In: the lines of a file, a line and a column, counted from 0. Out: `Cursor`. Never: reads more than the part of the file
before the place, so that what is half written there, and what comes after it, stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from briefset.yaml12.paths import join_path, parent

TOP = re.compile(r"[A-Za-z][\w-]*:(\s|$)")
"""A key of the summary itself; what stands before it is not read."""
BLOCK = ("|", ">")
UNSEEN = (yaml.StreamStartToken, yaml.StreamEndToken, yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken,
          yaml.BlockEndToken, yaml.KeyToken)  # fmt: skip
"""Tokens that have no characters of their own."""
OPENS = (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
CLOSES = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


@dataclass(frozen=True)
class Cursor:
    """A place in the value of `key` of the mapping at `path`; without a `key`, in a key of it or in an item itself.

    `typed` is what the key or the value holds up to the place, from `begin` on, a line and a column; `style` is the
    sign of YAML by which a value begins: a quotation mark, `>`, `|`, or nothing, and `is_flow` says that a bracket is
    open. `scalars` are the keys before it with their values.
    """

    path: str
    key: str
    typed: str
    begin: tuple[int, int]
    place: tuple[int, int]
    style: str = ""
    is_flow: bool = False
    scalars: Mapping[str, str] = field(default_factory=dict)

    @property
    def value_path(self) -> str:
        """The path of the key whose value it is."""
        return join_path(self.path, self.key) if self.key else self.path

    def written_beside(self) -> set[str]:
        """The keys of the mapping that stand before it."""
        return {path[len(self.path) :].lstrip(".") for path in self.scalars if parent(path) == self.path}


@dataclass
class _Level:
    """A key, an item of a list, or a bracket of the flow style, which is open at the place."""

    kind: str
    column: int = -1
    name: str = ""
    index: int = 0

    @property
    def step(self) -> str:
        return f"[{self.index}]" if self.kind in ("item", "[") else ""


def find_cursor(lines: Sequence[str], line: int, column: int) -> Cursor:
    """What stands at a place of a file."""
    first = next((number for number in range(line, -1, -1) if TOP.match(lines[number])), 0)
    text = "\n".join([*lines[first:line], lines[line][:column]])
    reader = _Reader(text)
    for token in _scan(text):
        reader.take(token)
    return reader.cursor(first, (line, column))


def _scan(text: str) -> Iterator[Any]:
    """The tokens of YAML up to the first that is none; libyaml holds some back before a quotation that is open."""
    given = 0
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            yield token
            given += 1
    except yaml.MarkedYAMLError as fault:
        opened = fault.context_mark
        if opened and text[opened.index : opened.index + 1] in ("'", '"'):
            yield from islice(_scan(text[: opened.index]), given, None)


class _Reader:
    """Follows tokens, and knows which keys and lists are open after the last of them."""

    def __init__(self, text: str) -> None:
        self.text, self.end = text, 0
        self.levels: list[_Level] = []
        self.scalars: dict[str, str] = {}
        self.is_key = False
        self.last: Any = None
        self.before: Any = None

    def take(self, token: Any) -> None:
        """Opens and closes what the token does."""
        column = token.start_mark.column
        if isinstance(token, yaml.BlockEntryToken):
            self.item(column)
        elif isinstance(token, OPENS):
            self.levels.append(_Level("{" if isinstance(token, yaml.FlowMappingStartToken) else "["))
        elif isinstance(token, yaml.FlowEntryToken):
            self.pop_to_bracket()
            self.levels[-1:] = [_Level(level.kind, index=level.index + 1) for level in self.levels[-1:]]
        elif isinstance(token, CLOSES):
            self.pop_to_bracket()
            self.levels[-1:] = []
        elif isinstance(token, yaml.ScalarToken):
            self.scalar(token, column)
        self.is_key = isinstance(token, yaml.KeyToken)
        if not isinstance(token, UNSEEN):
            self.before, self.last, self.end = self.last, token, token.end_mark.index

    @property
    def is_flow(self) -> bool:
        """Whether a bracket is open."""
        return any(level.kind in "{[" for level in self.levels)

    def item(self, column: int) -> None:
        index = 0
        while self.levels and self.levels[-1].column >= column:
            if self.levels[-1].column == column and self.levels[-1].kind == "key":
                break
            level = self.levels.pop()
            index = level.index + 1 if level.column == column else 0
        self.levels.append(_Level("item", column, index=index))

    def scalar(self, token: Any, column: int) -> None:
        if not self.is_key:
            self.scalars[self.path()] = token.value
            return
        if self.is_flow:
            self.pop_to_bracket()
        else:
            self.pop_from(column)
        self.levels.append(_Level("key", -1 if self.is_flow else column, token.value))
        self.scalars[self.path()] = ""

    def pop_from(self, column: int) -> None:
        """Close what begins at a column or after it."""
        while self.levels and self.levels[-1].column >= column:
            self.levels.pop()

    def pop_to_bracket(self) -> None:
        while self.levels and self.levels[-1].kind not in "{[":
            self.levels.pop()

    def path(self, levels: Sequence[_Level] | None = None) -> str:
        found = ""
        for level in self.levels if levels is None else levels:
            found = join_path(found, level.name) if level.kind == "key" else found + level.step
        return found

    def cursor(self, first: int, place: tuple[int, int]) -> Cursor:
        """The cursor after the last token; `first` is the line at which the text begins."""
        start, style = self._pending()
        begin = self.text.count("\n", 0, start), start - self.text.rfind("\n", 0, start) - 1
        typed = self.text[start:]
        is_item = bool(style and self.levels) and self.levels[-1].kind == "item"
        if is_item or self._is_key(begin[0], style):
            if not self.is_flow and not is_item:
                self._close_for(begin)
            path, key = self.path(), ""
        else:
            last = max((index for index, level in enumerate(self.levels) if level.kind == "key"), default=-1)
            path, key = self.path(self.levels[: max(last, 0)]), self.levels[last].name if last >= 0 else ""
        return Cursor(path, key, typed, (begin[0] + first, begin[1]), place, style, self.is_flow, self.scalars)

    def _pending(self) -> tuple[int, str]:
        """Where the scalar begins in which the text ends, and its style; the end of the text where there is none."""
        rest = self.text[self.end :]
        if rest.strip():
            start = self.end + len(rest) - len(rest.lstrip())
            sign = self.text[start]
            return (start + 1, sign) if sign in "\"'" else (start, "")
        if not isinstance(self.last, yaml.ScalarToken):
            return len(self.text), ""
        start, style = self.last.start_mark.index, self.last.style or ""
        if style in BLOCK:
            body = self.text.find("\n", start) + 1
            indent = re.match(r" *", self.text[body:])
            own = len(self.text) - self.text.rfind("\n") - 1
            return (body + len(indent[0]), style) if body and indent and own >= len(indent[0]) else (len(self.text), "")
        if style or "\n" in rest:
            return len(self.text), style if "\n" not in rest else ""
        self.last = self.before
        return start, ""

    def _is_key(self, line: int, style: str) -> bool:
        """Whether what is written on a line of the text is a key."""
        if style:
            return False
        if self.is_flow:
            return self.levels[-1].kind == "{"
        if isinstance(self.last, yaml.ValueToken):
            return bool(self.last.end_mark.line < line)
        return True

    def _close_for(self, begin: tuple[int, int]) -> None:
        """Close what a key that begins there does not stand in."""
        if not (isinstance(self.last, yaml.BlockEntryToken) and self.last.end_mark.line == begin[0]):
            self.pop_from(begin[1])
