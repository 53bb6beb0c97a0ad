"""The one place that prints: what a command found, what was wrong, how far it is; and the code that it ends with.

In: `Results`, diagnostics, lines. Out: data on stdout as UTF-8, words for people on stderr. Never: a traceback for a
user's mistake, or two things on stdout.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, TextIO

import typer

from briefset.cli.format import (
    count_clean,
    describe_diagnostic,
    find_worst,
    format_diagnostics,
    format_for_people,
    to_json,
    to_tell,
)
from briefset.cli.options import AsJson, Color, Colored, DiagnosticFormat, Quiet, Strict, Style
from briefset.diagnostics import Diagnostic, Exit, Failure, Severity, describe_system_error

if TYPE_CHECKING:
    from briefset.cli.results import Document

ON_STDOUT = (DiagnosticFormat.json, DiagnosticFormat.sarif, DiagnosticFormat.rdjson)
"""Diagnostics for programs; those for people, and GitHub's commands, go to stderr."""


@dataclass(frozen=True, slots=True)
class Results:
    """What a command found: data for `--json`, lines for people and pipes, and what speaks against it."""

    data: object
    lines: Iterable[str] = ()
    faults: list[Diagnostic] = field(default_factory=list)
    code: Exit = Exit.OK


class Output:
    """How one run of a command is told."""

    def __init__(
        self,
        style: Style = DiagnosticFormat.text,
        color: Colored = Color.auto,
        strict: Strict = False,
        as_json: AsJson = False,
        quiet: Quiet = False,
    ) -> None:
        self.style, self.color, self.strict, self.as_json, self.quiet = style, color, strict, as_json, quiet
        self.diagnostics: list[Diagnostic] = []
        self.stopped: Exit | None = None
        self.worst: list[Severity | None] = []
        self.announced = False

    def say(self, line: str) -> None:
        """One line of progress, unless quiet."""
        if not self.quiet:
            _write(sys.stderr, f"{line}\n")

    def announce(self, results: Results) -> None:
        """Print results that are wanted before the command ends; nothing more is printed on stdout then."""
        self._print(results)
        self.announced = True

    def report(self, found: list[Diagnostic], article: str = "") -> None:
        """Keep the diagnostics; people are told at once, under the name of the article."""
        self.diagnostics += found
        if found and self.style not in ON_STDOUT:
            _write(sys.stderr, format_for_people(found, self.style.value, self._is_colored(), article))

    def _is_colored(self) -> bool:
        if self.color is not Color.auto:
            return self.color is Color.always
        return sys.stderr.isatty() and "NO_COLOR" not in os.environ

    @contextmanager
    def article(self, slug: str) -> Iterator[None]:
        """Reports what is wrong with one article, so that the next can follow; raises what stops all of them."""
        told = len(self.diagnostics)
        try:
            yield
        except Failure as failure:
            if failure.exit_code is not Exit.ERRORS:
                raise
            self.report(failure.diagnostics, slug)
        except BrokenPipeError:
            raise
        except (OSError, MemoryError) as fault:
            self.report([describe_system_error(fault)], slug)
        self.worst.append(find_worst(self.diagnostics[told:]))

    def count_articles(self) -> None:
        """Say how many of several articles are clean."""
        if counted := count_clean(self.worst):
            self.say(counted)

    def finish(self, work: Callable[[], Results]) -> Exit:
        """Do the work and print what came of it: the code to end with."""
        try:
            results = self._attempt(work)
            self._print(results)
        except BrokenPipeError:
            _close_stdout()  # the reader of the pipe has seen enough
            return Exit.OK
        except OSError as fault:
            _close_stdout()
            self.report([describe_system_error(fault, "stdout")])
            return Exit.ERRORS
        return self._code(results)

    def _attempt(self, work: Callable[[], Results]) -> Results | None:
        try:
            return work()
        except Failure as failure:
            self.stopped = failure.exit_code
            self.report(failure.diagnostics)
        except BrokenPipeError:
            raise
        except (OSError, MemoryError) as fault:
            self.report([describe_system_error(fault)])
        return None

    def _print(self, results: Results | None) -> None:
        """One thing on stdout: the document of `--json`, the diagnostics for a program, or the lines."""
        if self.announced:
            return
        lines, faults = (results.lines, results.faults) if results else ((), [])
        if not self.as_json and self.style not in ON_STDOUT:
            _write(sys.stdout, "".join(f"{line}\n" for line in lines))
        self.report(faults)
        if self.as_json:
            told = [describe_diagnostic(found) for found in to_tell(self.diagnostics)]
            document: Document = {"briefset": 1, "results": results and results.data, "diagnostics": told}
            _write(sys.stdout, to_json(document))
        elif self.style in ON_STDOUT:
            _write(sys.stdout, format_diagnostics(self.diagnostics, self.style.value))

    def _code(self, results: Results | None) -> Exit:
        if self.stopped:
            return self.stopped
        if any(found.severity is Severity.ERROR for found in self.diagnostics):
            return Exit.ERRORS
        if results and results.code:
            return results.code
        warned = any(found.severity is Severity.WARNING for found in self.diagnostics)
        return Exit.WARNINGS if warned and self.strict else Exit.OK


def command(work: Callable[..., Results]) -> Callable[..., None]:
    """A function as a command with the options of `Output` besides its own; one with `out` is given the `Output`."""
    own = inspect.signature(work, eval_str=True).parameters
    shared = inspect.signature(Output, eval_str=True).parameters

    @wraps(work)
    def run(**values: Any) -> None:
        out = Output(**{name: values.pop(name) for name in shared})
        given = {"out": out} if "out" in own else {}
        raise typer.Exit(out.finish(partial(work, **given, **values)))

    parameters = [*(parameter for name, parameter in own.items() if name != "out"), *shared.values()]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # PEP 362; Typer reads it
    return run


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


def _close_stdout() -> None:
    """What is left in the buffer goes nowhere, or Python would complain of it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
