"""Errors as data: where, what is wrong, what to do; and the one table of exit codes.

In: facts about a mistake. Out: `Diagnostic`, or `Failure` that carries a list of them. Never: prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Exit(IntEnum):
    """What the command returns to the shell."""

    OK = 0
    ERRORS = 1
    USAGE = 2
    WARNINGS = 3
    ENVIRONMENT = 4
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    """Nothing is wrong; `--strict` lets it pass."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; lines and columns (in code points) count from 1, and 0 means unknown.

    The end is the place after the last character. Places are the same when they begin at the same character.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong.

    `path` is the YAML path such as `quotations[3].text`; `hint` says what to do; `excerpt` is the line of the file.
    """

    position: Position
    code: str
    message: str
    hint: str
    path: str = ""
    excerpt: str = ""
    severity: Severity = Severity.ERROR

    def to_fields(self) -> tuple[str, ...]:
        """Everything as text, in a fixed order."""
        place = self.position
        numbers = (place.line, place.column, place.end_line, place.end_column)
        texts = (self.code, self.message, self.hint, self.path, self.excerpt, self.severity.value)
        return (place.file, *map(str, numbers), *texts)

    @classmethod
    def from_fields(cls, fields: tuple[str, ...]) -> Diagnostic:
        """The diagnostic that was made into fields."""
        code, message, hint, path, excerpt, severity = fields[5:]
        return cls(Position(fields[0], *map(int, fields[1:5])), code, message, hint, path, excerpt, Severity(severity))


class Failure(Exception):  # noqa: N818 - it carries errors; it is not one
    """Stops the pipeline; carries every diagnostic of the stage that failed."""

    def __init__(self, diagnostics: list[Diagnostic], exit_code: Exit = Exit.ERRORS) -> None:
        super().__init__("; ".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[type[Failure], tuple[list[Diagnostic], Exit]]:
        return Failure, (self.diagnostics, self.exit_code)


def by_position(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    """The order in which diagnostics are told: by file, line and column."""
    position = diagnostic.position
    return position.file, position.line, position.column, diagnostic.path
