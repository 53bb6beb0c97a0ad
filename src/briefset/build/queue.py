"""One queue of work for a whole run: whatever is ready, the longest first, over one executor.

In: for each article a generator that yields the calls that it waits for, and is sent what they gave. Out: what each
comes to. Never: knows what a call does; holds more articles open than keep the executor busy.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from briefset.build.workers import TOLD

Result = TypeVar("Result")


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
