"""A project's template or style sheet laid over the built-in one of the same name.

In: `Templates`, the name of a file. Out: `Overlay`, the text that counts and where each of its lines comes from.
Never: changes a file, or lays anything over a file that does not ask for it in its first line.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from briefset.design.templates import BUILT_IN, Templates
from briefset.diagnostics import Diagnostic, Failure, Position

EXTENDS = re.compile(rf'\A\s*\{{%-?\s*extends\s+"{BUILT_IN}([^"]+)"\s*-?%\}}')
IMPORTS = re.compile(rf'\A\s*@import\s+"{BUILT_IN}([^"]+)"\s*;')
PART = re.compile(r"\{%-?\s*(block|macro)\s+(\w+)")
PAGE = re.compile(r"^<!DOCTYPE", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Overlay:
    """The text of a file; `rows` lines of it from line `start` are the project's own, the others built-in."""

    name: str
    path: Path
    text: str
    start: int = 1
    rows: int = sys.maxsize

    def place(self, line: int) -> tuple[str, int]:
        """The file that a line of the text comes from, and its number there."""
        if line < self.start:
            return f"{BUILT_IN}{self.name}" if line else self.name, line
        own = line - self.start + 1
        return (self.name, own) if own <= self.rows else (f"{BUILT_IN}{self.name}", line - self.rows)


def read_overlay(templates: Templates, name: str) -> Overlay | None:
    """The file of that name, laid over the built-in one where its first line says so; None where there is no file.

    Macros and rules stand after those of the built-in file, and before its page. A page that extends the built-in one
    by blocks stays as it is, because Jinja knows how. Raises `Failure` when there is nothing to extend.
    """
    return templates.once((read_overlay, name), lambda: _read(templates, name))


def _read(templates: Templates, name: str) -> Overlay | None:
    path = templates.find(name)
    if path is None:
        return None
    text = templates.read_text(path)
    found = (IMPORTS if name.endswith(".css") else EXTENDS).match(text)
    if found is None:
        return Overlay(name, path, text)
    below = templates.find(f"{BUILT_IN}{found[1]}")
    if below is None or below == path:
        hint = f"name a file that `briefset theme list` shows, such as {BUILT_IN}briefing/page.html.jinja"
        raise Failure([_refuse(name, f"there is no {BUILT_IN}{found[1]} to extend", hint)])
    base = templates.read_text(below)
    if found[1] != name or _has_blocks(text, name, base):
        return Overlay(name, path, text)
    return _lay(name, path, "\n" * text[: found.end()].count("\n") + text[found.end() :], base)


def _lay(name: str, path: Path, own: str, base: str) -> Overlay:
    page = PAGE.search(base)
    head, rest = (base[: page.start()], base[page.start() :]) if page else (base.rstrip("\n") + "\n", "")
    own = own.rstrip("\n") + "\n"
    return Overlay(name, path, head + own + rest, head.count("\n") + 1, own.count("\n"))


def _has_blocks(text: str, name: str, base: str) -> bool:
    """Whether a template replaces blocks; then the macros of the built-in page, which come later, hide its own."""
    kinds = {kind for kind, _ in PART.findall(text)}
    if "block" in kinds and "macro" in kinds:
        known = set(PART.findall(base))
        lost = [part for kind, part in PART.findall(text) if kind == "macro" and (kind, part) in known]
        if lost:
            hint = "replace either blocks or macros of one page, and shared macros in shared/components.html.jinja"
            raise Failure([_refuse(name, f"the macro {lost[0]} would be lost beside the blocks", hint)])
    return "block" in kinds


def _refuse(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Position(f"templates/{name}", 1), "template", message, hint)
