"""Texts as an editor has them: lines, and places in the units that it counts in.

In: the text of a file, and the codec that was agreed upon. Out: places from 0 in code points, `Range`s in the editor's
units. Never: breaks a line where YAML does not, as Python does at U+2028.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cached_property

from lsprotocol import types
from pygls.workspace import PositionCodec

from briefset.diagnostics import Position
from briefset.yaml12.tree import Place


class Text:
    """The text of one file."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text, self.codec = text.removeprefix("\ufeff").replace("\r\n", "\n"), codec

    @cached_property
    def lines(self) -> list[str]:
        """Its lines without their ends."""
        return self.text.split("\n")

    def spot(self, position: types.Position) -> tuple[int, int]:
        """A place of the editor's as line and column, in the text even where the editor names none of it."""
        line = min(position.line, len(self.lines) - 1)
        if line < position.line or position.character >= self.codec.client_num_units(self.lines[line]):
            return line, len(self.lines[line])
        return line, self.codec.position_from_client_units(self.lines, position).character

    def position(self, line: int, column: int) -> types.Position:
        """A line and a column as the editor counts them."""
        if line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        units = self.codec.client_num_units(self.lines[line][: max(column, 0)])
        return types.Position(line, units)

    def range(self, first: tuple[int, int], last: tuple[int, int]) -> types.Range:
        """From one place to another."""
        return types.Range(self.position(*first), self.position(*last))

    def range_of(self, place: Position | Place) -> types.Range:
        """The range of a place that counts from 1; of one that names the whole file, its beginning."""
        if isinstance(place, Position):
            place = (place.line, place.column, place.end_line, place.end_column)
        line, column, end_line, end_column = place
        first = max(line - 1, 0), max(column - 1, 0)
        return self.range(first, max(first, (end_line - 1, end_column - 1)))

    def slice(self, place: Place) -> str:
        """The characters at a place that counts from 1."""
        line, column, end_line, end_column = place
        rows = self.lines[line - 1 : end_line]
        rows[-1] = rows[-1][: end_column - 1]
        return "\n".join([rows[0][column - 1 :], *rows[1:]])

    def edits_to(self, new: str) -> Iterator[types.TextEdit]:
        """The edits that make another text of it, the lines that stay left alone."""
        after = new.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        matcher = difflib.SequenceMatcher(None, self.lines, after, autojunk=False)
        for operation, first, last, start, end in matcher.get_opcodes():
            if operation == "equal":
                continue
            rows = after[start:end]
            if last < len(self.lines):
                yield types.TextEdit(self.range((first, 0), (last, 0)), "".join(f"{row}\n" for row in rows))
            elif first:
                where = self.range((first - 1, len(self.lines[first - 1])), (last - 1, len(self.lines[-1])))
                yield types.TextEdit(where, "".join(f"\n{row}" for row in rows))
            else:
                yield types.TextEdit(self.range((0, 0), (last - 1, len(self.lines[-1]))), "\n".join(rows))
