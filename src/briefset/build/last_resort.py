"""The last resorts against work without end: a limit of CPU time, and one of memory.

In: seconds, bytes, what is being made. Out: `Failure` or `MemoryError` for what takes more. Never: counts others' work.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.platforms import find_module

RESOURCE = find_module("resource")


class _ExpiredError(BaseException):
    """Time is up; no library may take this for an error of its own, and go on."""


@contextmanager
def cpu_limit(seconds: float, file: str) -> Iterator[None]:
    """Raises `Failure` naming `file` when the block takes more CPU time; outside the main thread there is no limit.

    Nor is there one on Windows, which has no signal for it.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _expire)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    except _ExpiredError:
        message = f"took more than {seconds:g} s of CPU time"
        hint = "look for what is drawn without end: patterns, grids"
        raise Failure([Diagnostic(Position(file), "template", message, hint)]) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _expire(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _ExpiredError


@contextmanager
def memory_limit(size_bytes: int) -> Iterator[None]:
    """Raises `MemoryError` when the block asks for so much more; no limit where the system does not say what it has.

    Data alone are counted (getrlimit(2), RLIMIT_DATA), not what is only mapped.
    """
    if RESOURCE is None:
        yield
        return
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])  # proc(5): data and stack
    except (OSError, IndexError, ValueError):
        yield
        return
    before = RESOURCE.getrlimit(RESOURCE.RLIMIT_DATA)
    wanted = pages * RESOURCE.getpagesize() + size_bytes
    known = [limit for limit in (wanted, *before) if limit != RESOURCE.RLIM_INFINITY]
    RESOURCE.setrlimit(RESOURCE.RLIMIT_DATA, (min(known), before[1]))
    try:
        yield
    finally:
        RESOURCE.setrlimit(RESOURCE.RLIMIT_DATA, before)
