"""Property tests run again and again until their time is over; each counterexample is printed to be pasted.

In: `-p tests.support.fuzz --fuzz-seconds=N`, spread evenly over the collected tests. Out: how many values were tried,
and `@example(…)` lines below the report, ready to stand above the test that they broke. Never: part of `make test`.
"""

from __future__ import annotations

import ast
import itertools
import os
import re
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import wraps

import pytest

# Hypothesis 6.140 writes the first, later ones the second.
INTRODUCTION = re.compile(r"(Falsifying example|Failing test case): (?=\w+\()")

ARGUMENT = re.compile(r"\n    (?=\w+=)")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-seconds", type=float, default=60.0, help="the time of the whole run, in seconds")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Runs a test for its share of the time; pytest then runs it once more, as ever."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    end = time.perf_counter() + item.config.getoption("--fuzz-seconds") * workers / len(item.session.items)
    with counting(item):
        while time.perf_counter() < end:
            item.runtest()


@contextmanager
def counting(item: pytest.Item) -> Iterator[None]:
    """Notes how many values a test was tried with; Hypothesis lets runners replace the test itself by this name."""
    handle, tried = item.obj.hypothesis, itertools.count()  # type: ignore[attr-defined]  # a pytest.Function
    inner = handle.inner_test

    @wraps(inner)
    def counted(*positional: object, **named: object) -> object:
        next(tried)
        return inner(*positional, **named)

    handle.inner_test = counted
    try:
        yield
    finally:
        handle.inner_test = inner
        item.user_properties.append(("tried", next(tried)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Hands the counterexamples on with the report, which alone leaves a worker process."""
    report = yield
    if call.excinfo is not None:
        fixtures = set(getattr(item, "fixturenames", ()))
        notes = [note for note in notes_of(call.excinfo.value) if INTRODUCTION.match(note)]
        report.user_properties += [("example", to_decorator(note, fixtures)) for note in notes]
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("failed", [])
    ended = [*reports, *terminalreporter.stats.get("passed", [])]
    tried = sum(value for each in ended for name, value in each.user_properties if name == "tried")
    terminalreporter.write_line(f"{tried:,} values tried")
    found = [(each.nodeid, line) for each in reports for name, line in each.user_properties if name == "example"]
    if found:
        terminalreporter.section("counterexamples, to be pasted above their tests")
    for name, line in found:
        terminalreporter.write_line(f"# {name}\n{line}")


def notes_of(error: BaseException) -> Iterator[str]:
    """The notes of an error (PEP 678) and, where it is a group, of its members; Hypothesis writes there."""
    yield from getattr(error, "__notes__", [])
    for member in getattr(error, "exceptions", ()):
        yield from notes_of(member)


def to_decorator(note: str, fixtures: set[str]) -> str:
    """`@example(…)` for a note such as `Failing test case: test(text='a')`, without what pytest itself hands in.

    Values that a test draws from `st.data()` have no such line; for them it is a comment.
    """
    _, _, arguments = note.partition("(")
    given = [each for each in ARGUMENT.split(arguments) if each.partition("=")[0].strip() not in fixtures]
    line = f"@example({', '.join(filter(None, map(_tidy, given)))})"
    return f"# drawn, so paste its @reproduce_failure: {line}" if "data(...)" in line else line


def _tidy(argument: str) -> str:
    """An argument on one line, without comma and comment; as it is where its value's repr is no Python."""
    bare = argument.strip().removesuffix(")").strip() if argument.endswith("\n)") else argument.strip()
    try:
        return ast.unparse(ast.parse(f"f({bare}\n)")).removeprefix("f(").removesuffix(")")
    except SyntaxError:
        return bare.removesuffix(",")
