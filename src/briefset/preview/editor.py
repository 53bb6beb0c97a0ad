"""The address at which an editor opens a place in a file.

In: what a person wrote, a place. Out: an address. Never: starts a program; the browser hands the address on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from briefset.diagnostics import Diagnostic, Exit, Failure, Position

EDITOR = "vscode://file{path}:{line}:{column}"
NO_EDITOR = "none"
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
REFUSED = frozenset({"about", "blob", "data", "file", "filesystem", "http", "https", "javascript", "view-source"})
"""Schemes that a browser opens itself."""


@dataclass(frozen=True, slots=True)
class Editor:
    """The address at which an editor opens a place; empty for none."""

    template: str = EDITOR

    @classmethod
    def read(cls, text: str) -> Editor:
        """The editor that a person named; raises `Failure` (usage) for what is no address of an editor."""
        if text == NO_EDITOR:
            return cls("")
        scheme = SCHEME.match(text)
        try:
            text.format(path="", line=1, column=1)
        except (IndexError, KeyError, ValueError, AttributeError):
            scheme = None
        if scheme is None or scheme[1] in REFUSED or "{path}" not in text:
            message = f"{text[:80]!r} is no address that opens an editor"
            hint = f"write one such as {EDITOR}, or {NO_EDITOR}"
            raise Failure([Diagnostic(Position("--editor"), "usage", message, hint)], Exit.USAGE)
        return cls(text)

    @property
    def scheme(self) -> str:
        """The scheme of its addresses, which the page's policy lets through."""
        return self.template.partition(":")[0]

    def address(self, root: Path, position: Position) -> str:
        """The address of a place in a file of the project; empty where there is no such file, or no editor."""
        path = root / position.file
        if not self.template or not position.file or not path.is_file():
            return ""
        place = quote(path.resolve().as_posix(), safe="/:")
        return self.template.format(
            path=place if place.startswith("/") else f"/{place}",
            line=max(position.line, 1),
            column=max(position.column, 1),
        )
