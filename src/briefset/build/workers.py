"""Calls side by side in processes that stay warm, the longest first, and that do not outlive the one that started them.

In: for each article a generator that yields calls, and is sent what they gave. Out: what each comes to; futures (PEP
3148). Never: holds more open than keeps the executor busy; forks where another thread or Pango might have begun, whose
state must not be shared; needs semaphores or shared memory, as the pool of the standard library does.
"""

from __future__ import annotations

import gc
import heapq
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from briefset.design.fonts import activate_fonts
from briefset.diagnostics import Diagnostic, Failure, Position

if TYPE_CHECKING:
    from briefset.build.copies import Copy

Given = ParamSpec("Given")
Result = TypeVar("Result")
TOLD = (Failure, OSError, MemoryError)
"""What a call may raise; it is handed over, and raised where the result is asked for."""
CRASHES = {getattr(signal, name, None) for name in ("SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGFPE")}
"""By which a process ends itself; others come from outside (signal(7)). Windows has no SIGBUS."""
CAN_HAND_OVER = os.name == "posix"
"""Whether an open pipe can be handed to a process that is started (subprocess, `pass_fds`)."""
CAN_COPY = sys.platform == "linux"
"""Whether a process goes on after `fork`, which libraries of macOS do not."""
TRIES = 2
"""Processes that a call may lose before it is made in this one."""
WARM_UP = ("briefset.build.jobs", "briefset.build.jobs:import_pdf_library", "briefset.build.jobs:import_writers")
"""Modules to import and functions to call, one by one, while there is nothing else to do."""


class LostError(Exception):
    """The executor makes no call any more, whatever it is asked; `failure` says why."""

    @property
    def failure(self) -> Failure:
        """What is told of it."""
        failure: Failure = self.args[0]
        return failure


class SlottedExecutor(Executor):
    """One that says how many calls it takes at once, as it is now."""

    slots = 1


def open_executor(most: int, shared: Sequence[str] = ()) -> SlottedExecutor:
    """Makes calls in at most `most` processes, or in this one where that is one.

    `shared` is what to warm up here, in a process that has done nothing yet, of which the others are copies then.
    """
    activate_fonts()  # here and not in the workers, which are killed at the end and could not clear their folder away
    return Workers(most, shared if CAN_COPY else ()) if most > 1 and CAN_HAND_OVER else Here()


class Here(SlottedExecutor):
    """Makes each call at once, in this process."""

    def submit(self, work: Callable[Given, Result], /, *given: Given.args, **named: Given.kwargs) -> Future[Result]:
        """The future of a call that has been made."""
        future: Future[Result] = Future()
        try:
            future.set_result(work(*given, **named))
        except TOLD as fault:
            future.set_exception(fault)
        return future


class Workers(ThreadPoolExecutor, SlottedExecutor):
    """Makes calls in processes, each of which a thread waits for; a call whose process was killed is made once more."""

    def __init__(self, most: int, shared: Sequence[str] = ()) -> None:
        super().__init__(most)
        self.slots = most
        self._is_open = True
        self._here, self._starting = threading.Lock(), threading.Lock()
        self._processes: set[Worker] = set()
        self._idle: list[Worker] = []
        for name in shared:
            _warm_up(name)
        if shared:
            gc.freeze()  # or each copy would look through all of it, and so have it written anew
        with suppress(OSError):
            for number in range(most):  # the first will be asked at once
                warm_up = () if shared else WARM_UP if number else WARM_UP[:1]
                self._idle.append(self._start(warm_up, is_copy=bool(shared)))

    def submit(self, work: Callable[Given, Result], /, *given: Given.args, **named: Given.kwargs) -> Future[Result]:
        """The future of a call that another process makes, or this one where there is no other."""
        return super().submit(self._call, work, given, named)

    def __exit__(self, *_: object) -> None:
        """End all processes, whatever they are at."""
        with self._starting:
            self._is_open = False
        self.shutdown(wait=False, cancel_futures=True)
        for worker in self._processes:
            worker.end()
        self.shutdown()
        for worker in self._processes:
            worker.close()  # not before the thread that waits at it has ended

    def _start(self, warm_up: Sequence[str] = (), *, is_copy: bool = False) -> Worker:
        with self._starting:
            if not self._is_open:
                raise CancelledError
            worker = Worker(warm_up, is_copy=is_copy)
            self._processes.add(worker)
            return worker

    def _call(self, work: Callable[..., Result], given: tuple[Any, ...], named: dict[str, Any]) -> Result:
        for _ in range(TRIES):
            try:
                worker = self._idle.pop(0) if self._idle else self._start()
            except OSError:
                break  # there are no more processes
            if told := worker.ask((work, given, named)):
                self._idle.append(worker)
                made: Result = told[1]
                if told[0]:
                    return made
                raise told[1]
            if self._is_open:
                worker.complain()
        with self._here:
            return work(*given, **named)


class Worker:
    """A process that makes one call at a time.

    It has a process group of its own, to which a terminal sends no Ctrl-C, and a pipe that the system closes when this
    process ends: its standard input, or the one that a copy is given (multiprocessing, `parent_process`).
    """

    def __init__(self, warm_up: Sequence[str], *, is_copy: bool = False) -> None:
        self.pipe, far = Pipe()
        with far:
            self.process = _copy(far) if is_copy else _start_anew(far, warm_up)

    def ask(self, call: object) -> tuple[bool, Any] | None:
        """Whether the call was made, and its result, or what it raised; None where the process is gone."""
        try:
            self.pipe.send(call)
            told: tuple[bool, Any] = self.pipe.recv()
        except (EOFError, OSError):
            self.end()
            return None
        return told

    def end(self) -> None:
        """Kill the process, if it has not ended, and wait for its end."""
        self.process.kill()  # nothing to one that has ended; without it, one that is only silent would be waited for
        self.process.communicate()

    def close(self) -> None:
        """Close what leads to a process that has ended."""
        self.pipe.close()
        del self.process  # of a copy the files are closed by this

    def complain(self) -> None:
        """Raises `Failure` for a process that ended by a fault of its own, for it would end this process as well."""
        ended = -(self.process.returncode or 0)
        if ended in CRASHES:
            message = f"a library crashed while it made a document ({signal.Signals(ended).name})"
            hint = "look for a damaged font or picture; if there is none, report it with the files of the project"
            raise Failure([Diagnostic(Position("system"), "system", message, hint)])


def _start_anew(far: Connection, warm_up: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "briefset.build.workers", str(far.fileno()), *warm_up]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(  # noqa: S603 - this interpreter and this module
        command, stdin=subprocess.PIPE, pass_fds=[far.fileno()], env=environment, process_group=0
    )


def _copy(far: Connection) -> Copy:
    from briefset.build.copies import start_copy  # which other systems than Linux may not have

    return start_copy(partial(answer_all, far))


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments, about how long it takes beside others, and what it is called in a log."""

    weight: float
    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    name: str = ""

    def __call__(self) -> Any:
        """The result, made here."""
        return self.work(*self.arguments)


Steps = Generator[Sequence[Call], Any, Result]
"""Yields the calls that are ready, once for each result that it is sent, and returns what all come to."""
Outcome = tuple[int, Result | Exception]
"""The number of an article, and what it came to, or what stood against it."""


@dataclass(slots=True)
class Queue(Generic[Result]):
    """The calls of the articles that are begun; `slots` says how many the executor takes at once."""

    executor: Executor
    slots: Callable[[], int]
    begun: dict[int, Steps[Result]] = field(default_factory=dict)
    ready: list[tuple[float, int, int, Call]] = field(default_factory=list)
    running: dict[Future[Any], int] = field(default_factory=dict)
    count: int = 0

    def run(self, articles: Iterable[Steps[Result]]) -> Iterator[Outcome[Result]]:
        """What each article comes to, as soon as it does."""
        waiting = enumerate(articles)
        article = next(waiting, None)
        while article or self.ready or self.running:
            while article and len(self.ready) + len(self.running) <= self.slots():
                number, steps = article
                self.begun[number] = steps
                yield from self._go_on(number, None)
                article = next(waiting, None)
            self._submit()
            for future in wait(self.running, return_when=FIRST_COMPLETED).done:
                number = self.running.pop(future)
                if number in self.begun:  # of one that failed, nobody waits for the rest
                    yield from self._go_on(number, future)

    def _submit(self) -> None:
        while self.ready and len(self.running) < self.slots():
            *_, number, call = heapq.heappop(self.ready)
            if number in self.begun:
                self.running[self.executor.submit(call)] = number

    def _go_on(self, number: int, future: Future[Any] | None) -> Iterator[Outcome[Result]]:
        """Let an article take a result, and queue what it wants next; or say what it came to."""
        try:
            for call in self._send(self.begun[number], future):
                self.count += 1
                heapq.heappush(self.ready, (-call.weight, self.count, number, call))
        except StopIteration as end:
            del self.begun[number]
            yield number, end.value
        except TOLD as fault:
            del self.begun[number]
            yield number, fault

    def _send(self, steps: Steps[Result], future: Future[Any] | None) -> Sequence[Call]:
        if future is None:
            return next(steps)
        fault = future.exception()
        return steps.throw(fault) if fault else steps.send(future.result())


def _answer(work: Callable[..., object], given: tuple[Any, ...], named: dict[str, Any]) -> tuple[bool, object]:
    try:
        return True, work(*given, **named)
    except TOLD as fault:
        return False, fault


def _warm_up(name: str) -> None:
    found = resolve_name(name)
    if ":" in name:
        found()


def answer_all(pipe: Connection, wait_for_parent: Callable[[], object], warm_up: Sequence[str] = ()) -> None:
    """What a worker does: answers, and warms up while it is not asked, until its parent is gone."""

    def end_with_parent() -> None:
        wait_for_parent()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
    waiting = [*warm_up]
    with suppress(EOFError, OSError), pipe:
        while True:
            while waiting and not pipe.poll():
                _warm_up(waiting.pop(0))
            pipe.send(_answer(*pipe.recv()))


def main() -> None:
    """A worker that was started by its module's name."""
    number, *warm_up = sys.argv[1:]
    answer_all(Connection(int(number)), lambda: os.read(sys.stdin.fileno(), 1), warm_up)


if __name__ == "__main__":
    main()
