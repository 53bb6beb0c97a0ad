"""What people see on the terminal: progress, diagnostics, exit codes.

In: diagnostics and the names of steps. Out: lines on stderr (JSON on stdout). Never: a traceback for a user's mistake.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from briefset.diagnostics import Diagnostic, Exit, Failure, Position, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from briefset.build import Built


class DiagnosticFormat(StrEnum):
    """What `--diagnostic-format` takes."""

    text = "text"
    short = "short"
    json = "json"
    github = "github"


class Color(StrEnum):
    """What `--color` takes."""

    auto = "auto"
    always = "always"
    never = "never"


class Clock:
    """Says on stderr what is being built and how long it took."""

    def __init__(self, slug: str, quiet: bool) -> None:
        self.slug, self.quiet = slug, quiet
        self.name = ""

    def __enter__(self) -> Clock:
        self.begun = self.since = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.name = ""

    def step(self, name: str) -> None:
        """The named output begins; the one before it is done."""
        now = time.perf_counter()
        if self.name:
            self._say(f"  {self.name:<18}{now - self.since:5.1f} s")
        self.name, self.since = name, now

    def finish(self, built: Built, folder: Path) -> None:
        """Everything is written, or nothing had to be."""
        self.step("")
        took = f"{time.perf_counter() - self.begun:.1f} s"
        done = (
            f"{len(built.outputs)} files in {folder.as_posix()}, {took}" if built.fresh else "up to date, nothing to do"
        )
        self._say(f"{self.slug}: {done}")

    def _say(self, line: str) -> None:
        if not self.quiet:
            typer.echo(line, err=True)


def exit_code(faults: list[Diagnostic], strict: bool) -> Exit:
    """What the faults amount to."""
    if any(fault.severity is Severity.ERROR for fault in faults):
        return Exit.ERRORS
    return Exit.WARNINGS if faults and strict else Exit.OK


def report(faults: list[Diagnostic], style: DiagnosticFormat, color: Color) -> None:
    """Print diagnostics: JSON is data and goes to stdout, all else to stderr."""
    from briefset.report import format_diagnostics

    machine = style is DiagnosticFormat.json
    if faults or machine:
        colored = color is Color.always or (
            color is Color.auto and sys.stderr.isatty() and "NO_COLOR" not in os.environ
        )
        text = format_diagnostics(faults, style.value, color=colored)
        typer.echo(text.rstrip("\n"), err=not machine)


def with_failures_reported(
    work: Callable[[], None], style: DiagnosticFormat = DiagnosticFormat.text, color: Color = Color.auto
) -> None:
    """Run the work; a failure is printed and becomes the exit code, never a traceback."""
    try:
        work()
    except Failure as failure:
        report(failure.diagnostics, style, color)
        raise typer.Exit(failure.exit_code) from None
    except OSError as fault:
        position = Position(str(fault.filename or "system"))
        report(
            [
                Diagnostic(
                    position, "system", fault.strerror or str(fault), "check the folder, its rights and free space"
                )
            ],
            style,
            color,
        )
        raise typer.Exit(Exit.ERRORS) from None
