"""The last resort against work without end: a limit of CPU time.

In: seconds, and what is being made. Out: `Failure` where it takes longer. Never: counts the time that others take.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from briefset.diagnostics import Diagnostic, Failure, Position


class _ExpiredError(BaseException):
    """Time is up; no library may take this for an error of its own, and go on."""


@contextmanager
def cpu_limit(seconds: float, file: str) -> Iterator[None]:
    """Raises `Failure` naming `file` when the block takes more CPU time; outside the main thread there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _expire)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    except _ExpiredError:
        message, hint = (
            f"took more than {seconds:g} s of CPU time",
            "look for what is drawn without end: patterns, grids",
        )
        raise Failure([Diagnostic(Position(file), "template", message, hint)]) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _expire(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _ExpiredError
