"""Work for processes of their own, in a module that takes no time to import there.

In: numbers. Out: numbers, a failure, or a process that is killed. Never: work that takes long.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from briefset.diagnostics import Diagnostic, Failure, Position

LONGEST_S = 60.0


def double(base: int, number: int) -> Iterator[int]:
    if number == 0:
        raise Failure([Diagnostic(Position("a"), "usage", "no zero", "give another")])
    yield base + 2 * number


def in_a_worker_only(parent: int, number: int) -> Iterator[int]:
    """The number, in the process that is named; another is killed."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    yield number


def killed_after_two(parent: int, number: int) -> Iterator[int]:
    yield from (number, number + 1)
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    yield number + 2


def crash(_: None, number: int) -> Iterator[int]:
    os.kill(os.getpid(), number)
    yield number


def after_the_other(told: str, name: str) -> Iterator[str]:
    """The first gives a result, and another only when the second has seen that it arrived."""
    yield f"{name} 1"
    end = time.perf_counter() + LONGEST_S
    while not Path(told).exists() and time.perf_counter() < end:
        time.sleep(0.01)
    yield f"{name} 2"
