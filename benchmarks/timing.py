"""Processor time of a piece of work, so that a busy machine matters less."""

from __future__ import annotations

import time
from collections.abc import Callable


def cpu_of(work: Callable[[], object]) -> float:
    """The processor time of one run, in seconds of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def best_of(work: Callable[[], object], repeats: int = 5) -> float:
    """The shortest of several runs, in seconds of this process."""
    return min(cpu_of(work) for _ in range(repeats))
