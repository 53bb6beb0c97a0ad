"""What something costs, in CPU time, which a busy machine does not change.

In: a block of code, or a command. Out: seconds and bytes. Never: reads the clock on the wall.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def cpu_seconds() -> Iterator[Callable[[], float]]:
    """The CPU time that this process has spent since the block began."""
    begun = time.process_time()
    yield lambda: time.process_time() - begun
