"""Work done side by side, in processes that do not outlive the one that started them.

In: a function, what all its calls share, and an argument for each. Out: all that its calls yield, as soon as it does.
Never: forks, for Pango and fontconfig keep state that must not be shared; needs semaphores or shared memory.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from briefset.diagnostics import Diagnostic, Failure, Position

Shared = TypeVar("Shared")
Argument = TypeVar("Argument")
Result = TypeVar("Result")
Workers = dict[Connection, subprocess.Popen[bytes]]
TOLD = (Failure, OSError, MemoryError)
"""What a call may raise; it is handed over, and raised in the parent."""
CRASHES = {getattr(signal, name, None) for name in ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGFPE")}
"""By which a process ends itself; others come from outside (signal(7)). Windows has no SIGBUS."""
CAN_HAND_OVER = os.name == "posix"
"""Whether an open pipe can be handed to a process that is started (subprocess, `pass_fds`)."""


def work_apart(
    work: Callable[[Shared, Argument], Iterable[Result]], shared: Shared, arguments: Sequence[Argument], most: int
) -> Generator[Result, None, None]:
    """All of `work(shared, argument)` for each argument, in at most `most` processes, or in this one where that is one.

    A call whose process was killed is tried once more in this one, which also makes up for processes that cannot start;
    what it had given before is not given again.
    """
    waiting, busy = list(arguments), dict[Connection, tuple[Argument, int]]()
    workers: Workers = {}
    try:
        _start(workers, min(most, len(waiting)), (work, shared))
        idle = list(workers)
        while waiting or busy:
            while waiting and idle:
                busy[idle[-1]] = waiting.pop(0), 0
                _send(idle[-1], busy[idle.pop()][0])
            if not busy:
                yield from work(shared, waiting.pop(0))
            for pipe in wait(list(busy)) if busy else ():
                assert isinstance(pipe, Connection)
                argument, given = busy.pop(pipe)
                results = _receive(pipe, workers[pipe])
                if results is None:
                    yield from islice(work(shared, argument), given, None)
                elif results:
                    busy[pipe] = argument, given + len(results)
                    yield from results
                else:
                    idle.append(pipe)
    finally:
        for process in workers.values():
            process.kill()
            process.communicate()


def _receive(pipe: Connection, process: subprocess.Popen[bytes]) -> list[Any] | None:
    """What a process has to say next: results, none at the end of a call, None where it is gone; raises what it raised.

    One that ended by a fault of its own is a `Failure`, for it would end this process as well.
    """
    try:
        results = pipe.recv()
    except (EOFError, OSError):
        process.kill()  # nothing to one that has ended; without it, one that is only silent would be waited for
        ended = -process.wait()
        if ended not in CRASHES:
            return None
        message = f"a library crashed while it made a document ({signal.Signals(ended).name})"
        hint = "look for a damaged font or picture; if there is none, report it with the files of the project"
        raise Failure([Diagnostic(Position("system"), "system", message, hint)]) from None
    if isinstance(results, TOLD):
        raise results
    return list(results)


def _start(workers: Workers, most: int, first: object) -> None:
    """Fill `workers` with processes that were told what to do; none for one, fewer where there are no more.

    Each has a process group of its own, to which a terminal sends no Ctrl-C, and a pipe as its standard input, which
    the system closes when this process ends.
    """
    command = [sys.executable, "-P", "-m", "briefset.build.workers"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with suppress(OSError):
        for _ in range(most if most > 1 and CAN_HAND_OVER else 0):
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


def _answers(work: Callable[[Any, Any], Iterable[object]], shared: object, argument: object) -> Iterable[object]:
    """A list of one for each result, and an empty one at the end; or what was raised."""
    try:
        for result in work(shared, argument):
            yield [result]
        yield []
    except TOLD as fault:
        yield fault


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)  # returns when the other end is closed
    os._exit(1)


def main() -> None:
    """What a worker does: answers, until its parent is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError), Connection(int(sys.argv[1])) as pipe:
        work, shared = pipe.recv()
        while True:
            for results in _answers(work, shared, pipe.recv()):
                pipe.send(results)


if __name__ == "__main__":
    main()
