"""What something costs, in CPU time, which a busy machine does not change.

In: a block of code, or a command. Out: seconds and bytes. Never: reads the clock on the wall.
"""

from __future__ import annotations

import json
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


# Linux lets a new process begin with the peak of the one that started it, through fork(2) and execve(2): a large test
# process would be measured in place of the command. So a small one stands between, and measures what it starts.
START_AND_MEASURE = """
import json, os, sys
said = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
nothing = os.open(os.devnull, os.O_WRONLY)
turned = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, said, 2)]
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=turned)
_, status, used = os.wait4(pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def run_measured(folder: Path, *arguments: str) -> Measured:
    """The command line in a process of its own, in a project's folder."""
    said = folder / "said.txt"
    command = [sys.executable, "-m", "briefset", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    between = [sys.executable, "-S", "-c", START_AND_MEASURE, str(said), *command]
    printed = subprocess.run(between, cwd=folder, env=environment, capture_output=True, check=True).stdout
    code, cpu_s, peak_mib = json.loads(printed)
    return Measured(code, said.read_text(encoding="utf-8", errors="replace"), cpu_s, peak_mib)
