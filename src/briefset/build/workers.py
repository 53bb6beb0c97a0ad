"""Work done side by side, in processes that do not outlive the one that started them.

In: a function, what all its calls share, and an argument for each. Out: its results, in the order in which they come.
Never: forks, for Pango and fontconfig keep state that must not be shared; needs semaphores or shared memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from briefset.diagnostics import Failure

Shared = TypeVar("Shared")
Argument = TypeVar("Argument")
Result = TypeVar("Result")
Workers = dict[Connection, subprocess.Popen[bytes]]
TOLD = (Failure, OSError, MemoryError)
"""What a call may raise; it is handed over, and raised in the parent."""


def work_apart(
    work: Callable[[Shared, Argument], Result], shared: Shared, arguments: Sequence[Argument], most: int
) -> Generator[Result, None, None]:
    """`work(shared, argument)` for each argument, in at most `most` processes, or in this one where that is one.

    A call whose process was killed is tried once more in this one, which also makes up for processes that cannot start.
    """
    waiting, busy = list(arguments), dict[Connection, Argument]()
    workers: Workers = {}
    try:
        _start(workers, min(most, len(waiting)), (work, shared))
        idle = list(workers)
        while waiting or busy:
            while waiting and idle:
                busy[idle[-1]] = waiting.pop(0)
                _send(idle[-1], busy[idle.pop()])
            if not busy:
                yield work(shared, waiting.pop(0))
            for pipe in wait(list(busy)) if busy else ():
                assert isinstance(pipe, Connection)
                argument = busy.pop(pipe)
                try:
                    result = pipe.recv()
                except (EOFError, OSError):
                    yield work(shared, argument)
                    continue
                idle.append(pipe)
                if isinstance(result, TOLD):
                    raise result
                yield result
    finally:
        for process in workers.values():
            process.kill()
            process.communicate()


def _start(workers: Workers, most: int, first: object) -> None:
    """Fill `workers` with processes that were told what to do; none for one, fewer where the system gives no more.

    Each has a process group of its own, to which a terminal sends no Ctrl-C, and a pipe as its standard input, which
    the system closes when this process ends.
    """
    command = [sys.executable, "-P", "-m", "briefset.build.workers"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with suppress(OSError):
        for _ in range(most if most > 1 else 0):
            pipe, far = Pipe()
            with far:
                workers[pipe] = subprocess.Popen(  # noqa: S603 - this interpreter and this module
                    [*command, str(far.fileno())],
                    stdin=subprocess.PIPE,
                    pass_fds=[far.fileno()],
                    env=environment,
                    process_group=0,
                )
            _send(pipe, first)


def _send(pipe: Connection, message: object) -> None:
    """Tell a process something; one that is gone is noticed when its answer is awaited."""
    with suppress(OSError):
        pipe.send(message)


def _answer(work: Callable[[Any, Any], object], shared: object, argument: object) -> object:
    try:
        return work(shared, argument)
    except TOLD as fault:
        return fault


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)  # returns when the other end is closed
    os._exit(1)


def main() -> None:
    """What a worker does: answers, until its parent is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError), Connection(int(sys.argv[1])) as pipe:
        work, shared = pipe.recv()
        while True:
            pipe.send(_answer(work, shared, pipe.recv()))


if __name__ == "__main__":
    main()
