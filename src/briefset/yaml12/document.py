"""Reads one summary: bytes to plain data whose every value knows its line and column.

In: the bytes of a YAML file and the name to call it by. Out: `Loaded`, or `Failure` with every fault found.
Never: opens a file, or looks at what the keys mean.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.yaml12.characters import decode, find_forbidden
from briefset.yaml12.faults import Fault, RefusedError
from briefset.yaml12.paths import is_at_or_below, parent
from briefset.yaml12.tree import Place, Tree, read_tree

WORD = re.compile(r"\S+|\s")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A YAML file as plain data; a path such as `claims[2].text` leads to the place of its value and of its key.

    What stands in another file is `included`, by the path of the list that it holds.
    """

    file: str
    data: dict[str, Any]
    lines: list[str]
    marks: dict[str, Place]
    keys: dict[str, Place]
    included: dict[str, Loaded] = field(default_factory=dict)
    alone: Loaded | None = None
    """The same without what is included, for those who change the file."""

    def holder(self, path: str) -> Loaded:
        """The file that holds the value at a path: this one, or one that is included."""
        found = (part for root, part in self.included.items() if path != root and is_at_or_below(path, root))
        return next(found, self)

    def position(self, path: str, key: bool = False) -> Position:
        """Where the value (or key) at a path stands, or that of the nearest parent that the file has."""
        holder = self.holder(path)
        while path not in holder.marks:
            path = parent(path)
        place = holder.keys.get(path, holder.marks[path]) if key else holder.marks[path]
        return Position(holder.file, *place)

    def diagnose(
        self, path: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR, key: bool = False
    ) -> Diagnostic:
        """A diagnostic with the position and the line of the value (or key) at a path."""
        holder = self.holder(path)
        if path.endswith("]") and path not in holder.marks:
            path = parent(path)  # one value stands for a list of one
        position = self.position(path, key)
        return Diagnostic(position, code, message, hint, path, holder.lines[position.line - 1], severity)


def load(data: bytes, file: str, *, of_colours: bool = False) -> Loaded:
    """The summary in a file's bytes (strict YAML 1.2, UTF-8), or a brand `of_colours`, which may be empty.

    Raises `Failure`.
    """
    lines: list[str] = []
    try:
        text = decode(data)
        lines = text.split("\n")
        tree = _read(text, of_colours=of_colours)
    except RefusedError as refused:
        lines = lines or data.decode("utf-8-sig", errors="replace").splitlines()
        raise Failure([diagnose_fault(fault, file, lines) for fault in refused.faults]) from None
    return Loaded(file, tree.data, lines, tree.marks, tree.keys)


def _read(text: str, *, of_colours: bool) -> Tree:
    if faults := list(find_forbidden(text)):
        raise RefusedError(*faults)
    tree = read_tree(text, of_colours=of_colours)
    if tree.data is None and of_colours:
        return replace(tree, data={})
    if tree.data is None:
        hint = "begin with a key and a colon, such as “version: 1”"
        raise RefusedError(Fault(1, 1, "empty-file", "the file is empty", hint))
    if not isinstance(tree.data, dict):
        line, column, *_ = tree.marks[""]
        what = "the file must begin with keys, such as “version: 1”"
        raise RefusedError(Fault(line, column, "not-a-mapping", what, "begin the first line with a key and a colon"))
    return tree


def diagnose_fault(fault: Fault, file: str, lines: list[str]) -> Diagnostic:
    """A fault in the file where it is, with its line."""
    excerpt = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
    end = (fault.end_line, fault.end_column) if fault.end_line else (fault.line, _end_of_word(excerpt, fault.column))
    position = Position(file, fault.line, fault.column, *end)
    return Diagnostic(position, fault.code, fault.message, fault.hint, "", excerpt)


def _end_of_word(line: str, column: int) -> int:
    """The column after the word that begins at a column: at the end of a line that column, and 0 where it is 0."""
    word = WORD.match(line, column - 1) if 0 < column <= len(line) else None
    return word.end() + 1 if word else column


def fingerprint(loaded: Loaded) -> str:
    """The hash of the values of a file; comments and layout do not count."""
    return hashlib.sha256(json.dumps(loaded.data, default=str, ensure_ascii=False).encode()).hexdigest()[:16]
