"""What something costs, in CPU time, which a busy machine does not change.

In: a block of code, or a command. Out: seconds and bytes. Never: reads the clock on the wall.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.projects import ROOT


@contextmanager
def cpu_seconds() -> Iterator[Callable[[], float]]:
    """The CPU time that this process has spent since the block began."""
    begun = time.process_time()
    yield lambda: time.process_time() - begun


@dataclass(frozen=True)
class Measured:
    """How a command ended, what it said on stderr, and what it and its own processes cost (getrusage(2))."""

    code: int
    messages: str
    cpu_s: float
    peak_mib: float


def run_measured(folder: Path, *arguments: str) -> Measured:
    """The command line in a process of its own, in a project's folder."""
    command = [sys.executable, "-m", "briefset", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    said = folder / "said.txt"
    with said.open("w") as messages:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=messages)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    text = said.read_text(encoding="utf-8", errors="replace")
    return Measured(process.returncode, text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
