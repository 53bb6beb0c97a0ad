"""Diagnostics as text: for people, editors, programs and GitHub.

In: diagnostics. Out: text. Never: a control character that a file holds; Typer, which takes too long to import.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate

from briefset.diagnostics import Diagnostic, Severity
from briefset.yaml12.characters import FORBIDDEN

MAX_WIDTH = 100
ROOM = MAX_WIDTH - len("……")
TAB = "    "
RED, GREEN, YELLOW, BLUE, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"
REMOVED = re.compile(r"\[-.+?-\]")
ADDED = re.compile(r"\{\+.+?\+\}")


def format_diagnostics(diagnostics: list[Diagnostic], style: str = "text", color: bool = False) -> str:
    """All diagnostics in one style, sorted by position; an empty list gives an empty string (JSON: `[]`)."""
    ordered = sorted(diagnostics, key=lambda diagnostic: (diagnostic.position, diagnostic.path, diagnostic.code))
    return STYLES[style](ordered, color)


def _text(diagnostics: list[Diagnostic], color: bool) -> str:
    if not diagnostics:
        return ""
    return "\n".join([*(_block(diagnostic, color) for diagnostic in diagnostics), count(diagnostics) + "\n"])


def _block(diagnostic: Diagnostic, color: bool) -> str:
    paint = RED if diagnostic.severity is Severity.ERROR else YELLOW
    path = f" {visible(diagnostic.path)}:" if diagnostic.path else ""
    head = (
        f"{_paint(where(diagnostic) + ':', BOLD, color)}{path} {_paint(diagnostic.severity + ':', paint, color)} "
        f"{_differences(visible(diagnostic.message), color)}{_after(' — ', diagnostic.hint)} [{diagnostic.code}]"
    )
    return "\n".join([head, *_excerpt(diagnostic, paint, color), ""])


def _differences(message: str, color: bool) -> str:
    """The message with `[-words to remove-]` and `{+words to put in+}` in their colours."""
    removed = REMOVED.sub(lambda found: _paint(found[0], RED, color), message)
    return ADDED.sub(lambda found: _paint(found[0], GREEN, color), removed)


def _excerpt(diagnostic: Diagnostic, paint: str, color: bool) -> list[str]:
    if not diagnostic.excerpt.strip():
        return []
    line, offset = window(diagnostic.excerpt, max(diagnostic.position.column - 1, 0))
    number = str(diagnostic.position.line)
    rows = [_paint(f"{number} |", BLUE, color) + f" {line}"]
    if diagnostic.position.column:
        rows.append(_paint(f"{' ' * len(number)} |", BLUE, color) + " " * (offset + 1) + _paint("^", paint, color))
    return [f"  {row}" for row in rows]


def window(text: str, column: int) -> tuple[str, int]:
    """The part of a line around a column (from 0) that fits `MAX_WIDTH`, and the caret's offset in it, in cells."""
    cells = [visible(character) for character in text.rstrip()]
    widths = [sum(map(cell_width, cell)) for cell in cells]
    column = min(column, len(cells))
    start = column - _fitting(widths[:column][::-1], ROOM // 2)
    end = start + _fitting(widths[start:], ROOM)
    start = end - _fitting(widths[:end][::-1], ROOM)
    left, right = "…" * (start > 0), "…" * (end < len(cells))
    return left + "".join(cells[start:end]) + right, len(left) + sum(widths[start:column])


def _fitting(widths: list[int], room: int) -> int:
    """How many of the first widths fit the room together."""
    return sum(total <= room for total in accumulate(widths))


def cell_width(character: str) -> int:
    """How many cells of a terminal a character fills, after UAX 11."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """A text whose tabs are spaces and whose control characters and bidi overrides are spelt out, as `<U+202E>`."""
    return FORBIDDEN.sub(lambda found: TAB if found[0] == "\t" else f"<U+{ord(found[0]):04X}>", text)


def _paint(text: str, code: str, color: bool) -> str:
    return f"{code}{text}{PLAIN}" if color else text


def _after(separator: str, text: str) -> str:
    return f"{separator}{visible(text)}" if text else ""


def where(diagnostic: Diagnostic) -> str:
    """File, line and column as editors read them; what is not known is left out."""
    position = diagnostic.position
    known = [str(number) for number in (position.line, position.column) if number]
    return ":".join([visible(position.file), *known])


def count(diagnostics: list[Diagnostic]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return f"{_plural(errors, 'error')}, {_plural(len(diagnostics) - errors, 'warning')}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(diagnostics: list[Diagnostic], _color: bool) -> str:
    return "".join(f"{_one_line(diagnostic)}\n" for diagnostic in diagnostics)


def _one_line(diagnostic: Diagnostic) -> str:
    path = f" {diagnostic.path}:" if diagnostic.path else ""
    line = f"{where(diagnostic)}:{visible(path)} {visible(diagnostic.message)}{_after(' — ', diagnostic.hint)}"
    return " ".join(line.split("\n"))


def _json(diagnostics: list[Diagnostic], _color: bool) -> str:
    return json.dumps([_fields(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _fields(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "file": diagnostic.position.file,
        "line": diagnostic.position.line,
        "column": diagnostic.position.column,
        "path": diagnostic.path,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "excerpt": diagnostic.excerpt,
    }


def _github(diagnostics: list[Diagnostic], _color: bool) -> str:
    return "".join(f"{_annotation(diagnostic)}\n" for diagnostic in diagnostics)


def _annotation(diagnostic: Diagnostic) -> str:
    """One workflow command of GitHub's; escaped as in `actions/toolkit`, packages/core/src/command.ts."""
    position = diagnostic.position
    properties = {"file": position.file, "line": position.line, "col": position.column, "title": diagnostic.code}
    shown = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items() if value)
    path = f"{diagnostic.path}: " if diagnostic.path else ""
    text = f"{path}{diagnostic.message}" + (f" — {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{diagnostic.severity} {shown}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


STYLES: dict[str, Callable[[list[Diagnostic], bool], str]] = {
    "text": _text,
    "short": _short,
    "json": _json,
    "github": _github,
}
