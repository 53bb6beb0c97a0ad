"""What people and programs are told: progress, diagnostics, exit codes.

In: diagnostics and the names of steps. Out: lines on stderr (data on stdout). Never: a traceback for a user's mistake,
or a control character that a file holds.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from briefset.cli.format import format_diagnostics
from briefset.cli.options import Color, DiagnosticFormat
from briefset.diagnostics import Diagnostic, Exit, Failure, Position, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from briefset.build.pipeline import BuildOptions, Built


class Clock:
    """Says on stderr what was built and how long it took."""

    def __init__(self, slug: str, quiet: bool) -> None:
        self.slug, self.quiet = slug, quiet
        self.begun = time.perf_counter()

    def step(self, name: str, took_s: float) -> None:
        """One output is made."""
        self.say(f"  {name:<18}{took_s:5.1f} s")

    def finish(self, built: Built, folder: Path) -> None:
        """Everything is written, or nothing had to be."""
        took = f"{time.perf_counter() - self.begun:.1f} s"
        done = (
            f"{len(built.outputs)} files in {folder.as_posix()}, {took}" if built.fresh else "up to date, nothing to do"
        )
        self.say(f"{self.slug}: {done}")

    def say(self, line: str) -> None:
        """One line, unless quiet."""
        if not self.quiet:
            typer.echo(line, err=True)


def build_articles(
    options: BuildOptions, project: Path, articles: list[str], quiet: bool, verbose: bool
) -> tuple[dict[str, list[str]], list[Diagnostic]]:
    """The outputs of each article that could be built, and everything that was wrong."""
    from briefset.build.articles import find_articles
    from briefset.build.pipeline import build
    from briefset.build.stamp import Files

    files = Files(str(project))
    results: dict[str, list[str]] = {}
    faults: list[Diagnostic] = []
    for folder in find_articles(project, articles):
        clock = Clock(folder.slug, quiet)
        try:
            built = build(folder, options, clock.step, files)
        except Failure as failure:
            if failure.exit_code is not Exit.ERRORS:
                raise
            faults.extend(failure.diagnostics)
            continue
        if verbose:
            clock.say(f"{folder.slug}: {built.description}")
        clock.finish(built, options.output / folder.slug)
        faults.extend(built.warnings)
        results[folder.slug] = [path.as_posix() for path in built.outputs]
    return results, faults


def exit_code(faults: list[Diagnostic], strict: bool) -> Exit:
    """What the faults amount to."""
    if any(fault.severity is Severity.ERROR for fault in faults):
        return Exit.ERRORS
    return Exit.WARNINGS if faults and strict else Exit.OK


def report(faults: list[Diagnostic], style: DiagnosticFormat, color: Color) -> None:
    """Print diagnostics: JSON is data and goes to stdout, all else to stderr."""
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
    except BrokenPipeError:
        # The reader of the pipe has seen enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(Exit.OK) from None
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
