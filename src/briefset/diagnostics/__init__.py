"""Errors as data: where, what is wrong, what to do; and the one table of exit codes.

In: facts about a mistake, or what the operating system refused. Out: `Diagnostic`, or `Failure` that carries a list of
them. Never: prints, or looks at the file.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, Final


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

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def as_dict(self) -> dict[str, Any]:
        """Where it begins, as JSON has it."""
        return {"file": self.file, "line": self.line, "column": self.column}


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


def misuse(where: str, message: str, hint: str, code: str = "usage") -> Failure:
    """What is wrong with the words of a command, which then ends with 2."""
    return Failure([Diagnostic(Position(where), code, message, hint)], Exit.USAGE)


def by_position(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    """The order in which diagnostics are told: by file, line and column."""
    position = diagnostic.position
    return position.file, position.line, position.column, diagnostic.path


RIGHTS = "check the rights of the file and of its folder"
IN_USE = "close the document in the program that has it open, such as Word or a viewer, and build again"
SPACE = "make room on the disk, or name a folder on another one"
ADVICE: Final[dict[int | None, str]] = {
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: "the disk is read-only: name a folder on another one",
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EFBIG: SPACE,
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.ENOENT: "check the name, and that its folder is there",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away, or name another folder",
    errno.EEXIST: "a file stands where a folder is needed: move it away, or name another folder",
    errno.EISDIR: "a folder stands where a file is needed: move it away, or name another file",
    errno.ENOTEMPTY: "a folder stands where a file is needed: move it away, or name another file",
    errno.ELOOP: "a link leads back to itself: put a file in its place",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EMFILE: "allow more open files (`ulimit -n`), or run fewer programs at once",
    errno.ENFILE: "allow more open files (`ulimit -n`), or run fewer programs at once",
    errno.ENOMEM: "close other programs, or build fewer products side by side (`--jobs 1`)",
    errno.EIO: "the disk reports a fault: save the files elsewhere, and look at it",
}
"""By the numbers of POSIX (errno.h)."""
WINDOWS_ADVICE: Final[dict[int | None, str]] = {5: f"{IN_USE}; or {RIGHTS}", 32: IN_USE, 33: IN_USE}
"""By the numbers of Windows (System Error Codes): access denied, as for a rename over an open file, and sharing."""


def describe_system_error(fault: OSError | MemoryError, file: str = "") -> Diagnostic:
    """The error with the file that it is about; of a rename that is the new name."""
    if isinstance(fault, MemoryError):
        fault = OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    name = file or fault.filename2 or fault.filename or "system"
    shown = name if isinstance(name, str) else os.fsdecode(name) if isinstance(name, bytes) else f"file {name}"
    advice = ADVICE.get(fault.errno, "`man errno` says more about this error")
    hint = WINDOWS_ADVICE.get(getattr(fault, "winerror", None), advice)
    return Diagnostic(Position(shown), "system", fault.strerror or str(fault), hint)
