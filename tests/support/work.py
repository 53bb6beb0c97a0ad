"""Work for processes of their own, in a module that takes no time to import there.

In: numbers. Out: numbers, a failure, or a process that is killed. Never: work that takes long.
"""

import faulthandler
import os
import signal
from pathlib import Path

from briefset.diagnostics import Diagnostic, Failure, Position


def double(base: int, number: int) -> int:
    if number == 0:
        raise Failure([Diagnostic(Position("a"), "usage", "no zero", "give another")])
    return base + 2 * number


def in_a_worker_only(parent: int, number: int) -> int:
    """The number, in the process that is named; another is killed."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def killed_the_first_time(told: Path) -> int:
    """The process, of which the first is killed."""
    if not told.exists():
        told.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def crash(number: int) -> int:
    faulthandler.disable()  # which a copy has from pytest
    os.kill(os.getpid(), number)
    return number


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
