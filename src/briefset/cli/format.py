"""Diagnostics as people, editors, programs, code hosts and GitHub read them.

In: diagnostics, the name of a style. Out: text. Never: a control character that a file holds, but escaped in JSON;
Typer, which takes too long to import.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefset import __version__
from briefset.diagnostics import Diagnostic, Position, Severity
from briefset.diagnostics.codes import CODES
from briefset.diagnostics.hints import cut
from briefset.diagnostics.limits import MAX_FAULTS_OF_TEXT, MAX_MESSAGE_LETTERS
from briefset.yaml12.characters import FORBIDDEN

if TYPE_CHECKING:
    from briefset.cli.results import DiagnosticData

MAX_WIDTH = 100
ROOM = MAX_WIDTH - len("……")
REACH = 4 * MAX_WIDTH
"""Characters on either side of a fault that are looked at, some of which may have no width."""
TAB = "    "
RED, GREEN, YELLOW, BLUE, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"
PAINTS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: BLUE}
REVIEWDOG, GITHUB = {Severity.NOTE: "INFO"}, {Severity.NOTE: "notice"}
"""What others call a severity, where it is not our name."""
REMOVED = re.compile(r"\[-.+?-\]")
ADDED = re.compile(r"\{\+.+?\+\}")
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def format_diagnostics(diagnostics: list[Diagnostic], style: str = "text", color: bool = False) -> str:
    """All diagnostics in one style; none give an empty text, or in JSON an empty list or run."""
    return STYLES[style](to_tell(diagnostics), color)


def format_for_people(diagnostics: list[Diagnostic], style: str, color: bool, article: str) -> str:
    """All diagnostics of an article; as text with their count, under its name."""
    total = f"{article}{': ' if article else ''}{count(diagnostics)}\n" if style == "text" else ""
    return format_diagnostics(diagnostics, style, color) + total


def to_tell(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by position; of one code at one YAML path the first few, the last of which counts the others."""
    ordered = sorted(diagnostics, key=lambda diagnostic: (diagnostic.position, diagnostic.path, diagnostic.code))
    ordered = [_shortened(diagnostic) for diagnostic in ordered]
    return list(_first_of_each(ordered)) if len(ordered) > MAX_FAULTS_OF_TEXT else ordered


def _shortened(diagnostic: Diagnostic) -> Diagnostic:
    """With no more of the words than people read; a message may quote what it is about."""
    most = MAX_MESSAGE_LETTERS
    if max(len(diagnostic.message), len(diagnostic.hint)) <= most:
        return diagnostic
    return replace(diagnostic, message=cut(diagnostic.message, most), hint=cut(diagnostic.hint, most))


def _first_of_each(ordered: list[Diagnostic]) -> Iterator[Diagnostic]:
    counts, seen = Counter(map(_text_and_code, ordered)), Counter[tuple[str, str, str]]()
    for diagnostic in ordered:
        kind = _text_and_code(diagnostic)
        seen[kind] += 1
        more = counts[kind] - MAX_FAULTS_OF_TEXT
        if not diagnostic.path or seen[kind] < MAX_FAULTS_OF_TEXT or (seen[kind] == MAX_FAULTS_OF_TEXT and more == 0):
            yield diagnostic
        elif seen[kind] == MAX_FAULTS_OF_TEXT:
            yield replace(diagnostic, message=f"{diagnostic.message} (and {more:,} more like it in this text)")


def _text_and_code(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.position.file, diagnostic.path, diagnostic.code


def _text(diagnostics: list[Diagnostic], color: bool) -> str:
    return "".join(f"{_block(diagnostic, color)}\n" for diagnostic in diagnostics)


def _block(diagnostic: Diagnostic, color: bool) -> str:
    paint = PAINTS[diagnostic.severity]
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
    first = max(0, column - REACH)
    cells = [visible(character) for character in text.rstrip()[first : column + REACH]]
    widths = [sum(map(cell_width, cell)) for cell in cells]
    beyond, column = len(text.rstrip()) > column + REACH, min(column - first, len(cells))
    start = column - _fitting(widths[:column][::-1], ROOM // 2)
    end = start + _fitting(widths[start:], ROOM)
    start = end - _fitting(widths[:end][::-1], ROOM)
    left, right = "…" * (start + first > 0), "…" * (end < len(cells) or beyond)
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
    """How many errors, warnings and, where there are any, notes: `2 errors, 1 warning`."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    named = [severity for severity in Severity if severity is not Severity.NOTE or counts[severity]]
    return ", ".join(_plural(counts[severity], severity.value) for severity in named)


def count_clean(worst: list[Severity | None]) -> str:
    """How many of several articles are clean, by the worst that each was told of; empty for one article."""
    if len(worst) < 2:
        return ""
    warned, failed = worst.count(Severity.WARNING), worst.count(Severity.ERROR)
    clean = len(worst) - warned - failed
    return f"{len(worst)} articles: {clean} clean, {warned} with warnings, {failed} with errors"


def find_worst(diagnostics: list[Diagnostic]) -> Severity | None:
    """The weightiest severity; None where nothing was told."""
    return next((severity for severity in Severity if any(each.severity is severity for each in diagnostics)), None)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(diagnostics: list[Diagnostic], _color: bool) -> str:
    return "".join(f"{_one_line(diagnostic)}\n" for diagnostic in diagnostics)


def _one_line(diagnostic: Diagnostic) -> str:
    """As compilers print it (GNU Coding Standards, 4.4)."""
    line = f"{where(diagnostic)}: {diagnostic.severity}: {_sentence(diagnostic)} [{diagnostic.code}]"
    return " ".join(line.split("\n"))


def _sentence(diagnostic: Diagnostic) -> str:
    """The YAML path, the message and the hint in one."""
    path = f"{visible(diagnostic.path)}: " if diagnostic.path else ""
    return f"{path}{visible(diagnostic.message)}{_after(' — ', diagnostic.hint)}"


def to_json(data: object) -> str:
    """Data as JSON, in letters as they are, indented by two."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _json(diagnostics: list[Diagnostic], _color: bool) -> str:
    return to_json([describe_diagnostic(diagnostic) for diagnostic in diagnostics])


def describe_diagnostic(diagnostic: Diagnostic) -> DiagnosticData:
    """A diagnostic as JSON has it; a place that is not known is 0."""
    position = diagnostic.position
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
        "path": diagnostic.path,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "excerpt": cut(diagnostic.excerpt, MAX_MESSAGE_LETTERS),
    }


def _sarif(diagnostics: list[Diagnostic], _color: bool) -> str:
    """SARIF 2.1.0 (OASIS), with the rules that are broken."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    rules = [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes]
    driver = {"name": "briefset", "version": __version__, "rules": rules}
    results = [_sarif_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return to_json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_result(diagnostic: Diagnostic, rule: int) -> dict[str, object]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": _sentence(diagnostic)},
        "locations": [_sarif_location(diagnostic)],
    }


def _sarif_location(diagnostic: Diagnostic) -> dict[str, object]:
    """The file as a URI (RFC 3986), the region where it is known, and the YAML path as the logical place."""
    position = diagnostic.position
    names = {"startLine": position.line, "startColumn": position.column}
    names |= {"endLine": position.end_line, "endColumn": position.end_column}
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(position.file, errors="surrogateescape")}}
    if position.line:
        physical["region"] = {name: number for name, number in names.items() if number}
    location: dict[str, object] = {"physicalLocation": physical}
    return location | ({"logicalLocations": [{"fullyQualifiedName": diagnostic.path}]} if diagnostic.path else {})


def _rdjson(diagnostics: list[Diagnostic], _color: bool) -> str:
    """The DiagnosticResult of the Reviewdog Diagnostic Format."""
    items = [_rdjson_diagnostic(diagnostic) for diagnostic in diagnostics]
    return to_json({"source": {"name": "briefset"}, "diagnostics": items})


def _rdjson_diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    location: dict[str, object] = {"path": diagnostic.position.file}
    if diagnostic.position.line:
        location["range"] = _rdjson_range(diagnostic.position, diagnostic.excerpt)
    return {
        "message": _sentence(diagnostic),
        "location": location,
        "severity": REVIEWDOG.get(diagnostic.severity, diagnostic.severity.value.upper()),
        "code": {"value": diagnostic.code},
    }


def _rdjson_range(position: Position, line: str) -> dict[str, dict[str, int]]:
    """Columns there count the bytes of UTF-8, so an end on another line than the one at hand is left out."""
    start = {"line": position.line}
    if position.column:
        start["column"] = _count_bytes(line, position.column)
    if position.end_line != position.line:
        return {"start": start}
    return {"start": start, "end": {"line": position.end_line, "column": _count_bytes(line, position.end_column)}}


def _count_bytes(line: str, column: int) -> int:
    before = line[: column - 1]
    return column + len(before.encode(errors="surrogatepass")) - len(before)


def _github(diagnostics: list[Diagnostic], _color: bool) -> str:
    return "".join(f"{_annotation(diagnostic)}\n" for diagnostic in diagnostics)


def _annotation(diagnostic: Diagnostic) -> str:
    """One workflow command of GitHub's; escaped as in `actions/toolkit`, packages/core/src/command.ts."""
    position = diagnostic.position
    properties = {"file": position.file, "line": position.line, "col": position.column, "title": diagnostic.code}
    shown = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items() if value)
    return (
        f"::{GITHUB.get(diagnostic.severity, diagnostic.severity.value)} {shown}::{_escape_data(_sentence(diagnostic))}"
    )


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


STYLES: dict[str, Callable[[list[Diagnostic], bool], str]] = {
    "text": _text,
    "short": _short,
    "github": _github,
    "json": _json,
    "sarif": _sarif,
    "rdjson": _rdjson,
}
