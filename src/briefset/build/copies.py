"""Copies of this process, with all that it has imported (fork(2)).

In: what a copy is to do. Out: `Copy`. Never: a copy that handles a signal as the program does, or lives on without it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.context import ForkProcess

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Copy(ForkProcess):
    """A copy, to be handled as `subprocess.Popen` is."""

    returncode = ForkProcess.exitcode

    def communicate(self) -> None:
        """Wait for its end."""
        self.join()


def start_copy(work: Callable[[Callable[[], object]], None]) -> Copy:
    """A copy that does the work, which is given what waits for the end of this process.

    No signal comes to it before it is a process of its own.
    """
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        copy = Copy(target=_begin, args=(work, heard), daemon=True)  # the end of Python waits for any other
        copy.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    return copy


def _begin(work: Callable[[Callable[[], object]], None], heard: set[int]) -> None:
    os.setpgid(0, 0)
    for number in ENDINGS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    parent = parent_process()
    assert parent
    work(parent.join)
