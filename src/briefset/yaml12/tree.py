"""YAML events to plain data, with the place of every key and value.

In: text. Out: `Tree`. Never: composes nodes, for libyaml's composer overflows the stack on deep nesting, while its
event parser keeps its state on the heap; reads dates, octals, yes and no or infinity out of an unquoted word, which
means what the core schema of YAML 1.2.2 (§10.3.2) says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

import yaml

from briefset.diagnostics.limits import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_FAULTS,
    MAX_FILE_NUMBERS,
    MAX_KEY_LETTERS,
    MAX_NUMBERS,
    MAX_TEXT_LETTERS,
    MAX_VALUES,
    MAX_WORD_LETTERS,
)
from briefset.yaml12.characters import FORBIDDEN, describe
from briefset.yaml12.faults import Fault, RefusedError, explain_syntax

Scalar = bool | int | Decimal | str | None

CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
NUMBER = re.compile(r"[0-9]+")
SWALLOWED_ENTRY = re.compile(r"^\s*- ")
LOST_TEXT = re.compile(r"\s+(#[^\s#!]\S*)")
LOST_COLOUR = re.compile(r"\s+(#[0-9A-Fa-f]{3,8})\s*$")
"""What a comment takes away: of text, and of a file of colours, in which comments are plain."""
Place = tuple[int, int, int, int]
"""Line and column of the first character and of the place after the last one, counted from 1."""


def resolve(literal: str) -> Scalar:
    """The value of a plain scalar; a number that is too long stays text (see `check_scalar`)."""
    if literal in CONSTANTS:
        return CONSTANTS[literal]
    if literal[0] not in "+-.0123456789" or len(literal) > MAX_DIGITS:
        return literal
    if INTEGER.fullmatch(literal):
        return int(literal)
    match = FLOAT.fullmatch(literal)
    return Decimal(literal) if match and not _vast(match) else literal


def _vast(number: re.Match[str]) -> bool:
    return abs(int(number.group(1) or 0)) > MAX_DIGITS


def check_scalar(text: str, plain: bool, line: int, column: int) -> Fault | None:
    """What is wrong with one scalar: forbidden characters from escapes, or its length."""
    if found := FORBIDDEN.search(text):
        what = f"an escape in this text stands for {describe(found.group())}"
        return Fault(line, column, "forbidden-character", what, "delete the escape")
    if len(text) > MAX_TEXT_LETTERS:
        what = f"this text has {len(text):,} characters; the limit is {MAX_TEXT_LETTERS:,}"
        return Fault(line, column, "text-too-long", what, "split it: a summary is made of short entries")
    if (
        len(text) > MAX_WORD_LETTERS
        and (word := max(text.split(), key=len, default=""))
        and len(word) > MAX_WORD_LETTERS
    ):
        what = f"a word of {len(word):,} characters; the limit is {MAX_WORD_LETTERS}"
        return Fault(line, column, "text-too-long", what, "no line can hold it: shorten it")
    if len(text) > MAX_NUMBERS and (count := sum(1 for _ in NUMBER.finditer(text))) > MAX_NUMBERS:
        what = f"this text has {count:,} numbers; the limit is {MAX_NUMBERS}"
        return Fault(line, column, "text-too-long", what, "split it, or put the numbers into a table")
    if plain and _is_oversized_number(text):
        what = f"the number is too long; the limit is {MAX_DIGITS} digits"
        return Fault(line, column, "number-too-long", what, "put it in quotes if it is a name and not a quantity")
    return None


def _is_oversized_number(text: str) -> bool:
    if text[:1] not in "+-.0123456789":
        return False
    match = FLOAT.fullmatch(text)
    return match is not None and (len(text) > MAX_DIGITS or _vast(match))


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data; `marks` and `keys` map a path such as `claims[2].text` to the places of value and key."""

    data: Any
    marks: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


def read_tree(text: str, *, of_colours: bool = False) -> Tree:
    """The one document in a text; raises `RefusedError` with every fault up to the first that stops the parser."""
    reader = _Reader(text, of_colours=of_colours)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        reader.faults.append(explain_syntax(error, reader.lines))
    except _EnoughError:
        pass
    if reader.faults:
        raise RefusedError(*sorted(reader.faults))
    if beyond := next(islice(NUMBER.finditer(text), MAX_FILE_NUMBERS, None), None):
        line, column = text.count("\n", 0, beyond.start()) + 1, beyond.start() - text.rfind("\n", 0, beyond.start())
        what = f"the file has more than {MAX_FILE_NUMBERS:,} numbers"
        raise RefusedError(Fault(line, column, "too-many-values", what, "split it: one summary, one article"))
    return Tree(data, reader.marks, reader.keys)


class _EnoughError(Exception):
    """Reading on would only cost time."""


class _Reader:
    def __init__(self, text: str, *, of_colours: bool) -> None:
        self.of_colours = of_colours
        self.lines = text.split("\n")
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.marks: dict[str, Place] = {}
        self.keys: dict[str, Place] = {}
        self.faults: list[Fault] = []
        self.count = 0
        self.end = (1, 1)

    def document(self) -> Any:
        next(self.events)
        start: Any = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            self.fault(start, "directive", "a YAML directive", "delete the line that begins with %")
        data = self.node(next(self.events), "", 0)
        next(self.events)
        if isinstance(second := next(self.events), yaml.DocumentStartEvent):
            hint = "keep one document in a file; delete “---”"
            self.fault(second, "several-documents", "a second document begins here", hint)
        return data

    def node(self, event: Any, path: str, depth: int) -> Any:
        self.count_value(event, depth)
        value = self.value(event, path, depth)
        unwritten = value is None and path in self.keys
        self.marks[path] = self.keys[path] if unwritten else (*begin_of(event), *max(begin_of(event), self.end))
        return value

    def value(self, event: Any, path: str, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self.refuse_alias(event)
            return None
        self.refuse_decorations(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return self.mapping(path, depth) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path, depth)

    def count_value(self, event: Any, depth: int) -> None:
        self.count += 1
        if self.count > MAX_VALUES:
            hint = "split the file: one summary, one article"
            self.fault(event, "too-many-values", f"more than {MAX_VALUES:,} values", hint)
            raise _EnoughError
        if depth > MAX_DEPTH:
            what = f"more than {MAX_DEPTH} levels of nesting"
            self.fault(event, "too-deep", what, "look for brackets that are not closed")
            raise _EnoughError

    def scalar(self, event: Any) -> Any:
        plain = event.implicit[0]
        self.advance(event)
        if fault := check_scalar(event.value, plain, *begin_of(event)):
            self.add(fault.until(self.end_of(event)))
        if not plain:
            return event.value
        self.refuse_swallowed_entry(event)
        self.refuse_lost_text(event)
        return resolve(event.value)

    def mapping(self, path: str, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, depth)
            child = f"{path}.{key}" if path else key
            if key in values:
                self.refuse_duplicate(event, key, self.keys[child])
            self.advance(event)
            self.keys[child] = (*begin_of(event), *self.end_of(event))
            values[key] = self.node(next(self.events), child, depth + 1)
        self.advance(event)
        return values

    def key(self, event: Any, depth: int) -> str:
        if isinstance(event, yaml.AliasEvent):
            self.refuse_alias(event)
            return "*"
        if not isinstance(event, yaml.ScalarEvent):
            hint = "write each key as one word; text that begins with [ or { needs quotes"
            self.fault(event, "complex-key", "a list or mapping stands where a key is expected", hint)
            return str(self.node(event, "", depth + 1))
        self.refuse_decorations(event)
        if fault := check_scalar(event.value, False, *begin_of(event)):
            self.add(fault.until(self.end_of(event)))
        if len(event.value) > MAX_KEY_LETTERS:
            what = f"this key has {len(event.value):,} characters; the limit is {MAX_KEY_LETTERS}"
            self.fault(event, "text-too-long", what, "write a short key, and the text after its colon")
        if event.value == "<<" and event.implicit[0]:
            self.fault(event, "merge-key", "merge keys (“<<”) are not used here", "write the values out")
        return str(event.value)[:MAX_KEY_LETTERS]

    def sequence(self, path: str, depth: int) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, f"{path}[{len(values)}]", depth + 1))
        self.advance(event)
        return values

    def advance(self, event: Any) -> None:
        """The end so far; what has no characters, such as the end of a block by its indentation, moves it nowhere."""
        if event.end_mark.index > event.start_mark.index:
            self.end = self.end_of(event)

    def end_of(self, event: Any) -> tuple[int, int]:
        """The place after the last character; libyaml has the blank lines after a block scalar belong to it."""
        line, column = event.end_mark.line, event.end_mark.column
        while column == 0 and line > event.start_mark.line:
            line -= 1
            column = len(self.lines[line].rstrip())
        return max(begin_of(event), (line + 1, column + 1))

    def refuse_alias(self, event: Any) -> None:
        what = f"“*{event.anchor}” is read as a YAML alias"
        self.fault(event, "alias", what, "put text that begins with * in quotes; write repeated values out")

    def refuse_decorations(self, event: Any) -> None:
        if event.anchor is not None:
            what = f"“&{event.anchor}” is read as a YAML anchor"
            self.fault(event, "alias", what, "put text that begins with & in quotes; write repeated values out")
        if event.tag is not None:
            what = f"“{event.tag}” is read as a YAML tag"
            self.fault(event, "tag", what, "put text that begins with ! in quotes; delete the tag otherwise")

    def refuse_duplicate(self, event: Any, key: str, first: Place) -> None:
        what = f"the key “{key}” stands twice here (first on line {first[0]})"
        self.fault(event, "duplicate-key", what, "keep one of the two; a new list entry begins with “- ”")

    def refuse_swallowed_entry(self, event: Any) -> None:
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if SWALLOWED_ENTRY.match(self.lines[line]):
                column = self.lines[line].index("-") + 1
                hint = "give it the indentation of the entries above, or put the whole text in quotes"
                what = "this line is read as the rest of the text above, not as a list entry"
                self.add(Fault(line + 1, column, "indentation", what, hint))

    def refuse_lost_text(self, event: Any) -> None:
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        lost = LOST_COLOUR if self.of_colours else LOST_TEXT
        if (found := lost.match(line, end.column)) and not (self.of_colours and event.value):
            what = f"“{found[1]}” and what follows is read as a comment, not as text"
            hint = "put the whole text in quotes; write a space after # where a comment is meant"
            self.add(Fault(end.line + 1, found.start(1) + 1, "lost-text", what, hint))

    def fault(self, event: Any, code: str, message: str, hint: str) -> None:
        self.add(Fault(*begin_of(event), code, message, hint, *self.end_of(event)))

    def add(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) >= MAX_FAULTS:
            raise _EnoughError


def begin_of(event: Any) -> tuple[int, int]:
    """Line and column of an event's first character, counted from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1
