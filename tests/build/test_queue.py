"""One queue for a whole run: the longest first, no more open than is needed, and one failure is one article's."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from briefset.build.workers import Call, Here, Queue, Steps
from briefset.diagnostics import Diagnostic, Failure, Position


class Noted(Here):
    """Notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Future[Any]:
        self.asked.append(work.arguments)
        return super().submit(work, *given, **named)


def give(value: int) -> int:
    if value < 0:
        raise Failure([Diagnostic(Position("a"), "usage", "below zero", "give another")])
    return value


def adds(*values: int) -> Steps[int]:
    """An article that comes to the sum of some values, each of which weighs as much as it is worth."""
    total: int = yield [Call(value, give, (value,)) for value in values]
    for _ in values[1:]:
        total += yield []
    return total


def comes_to(executor: Executor, slots: int, articles: Iterator[Steps[int]] | list[Steps[int]]) -> dict[int, Any]:
    return dict(Queue[int](executor, lambda: slots).run(articles))


def test_every_article_comes_to_something() -> None:
    assert comes_to(Here(), 1, [adds(1, 2), adds(3), adds(4, 5, 6)]) == {0: 3, 1: 3, 2: 15}


def test_an_article_without_calls_is_done_at_once() -> None:
    def nothing() -> Steps[int]:
        yield from ()
        return 7

    assert comes_to(Here(), 1, [nothing(), adds(1), nothing()]) == {0: 7, 1: 1, 2: 7}


def test_the_longest_call_is_made_first() -> None:
    executor = Noted()
    comes_to(executor, 1, [adds(1, 3, 2)])
    assert executor.asked == [(3,), (2,), (1,)]


def test_a_failure_ends_its_article_and_no_other() -> None:
    executor = Noted()
    outcomes = comes_to(executor, 1, [adds(5, -1, -2), adds(1, 2), adds(-3), adds(4)])
    assert {number: outcomes[number] for number in (1, 3)} == {1: 3, 3: 4}
    assert [type(outcomes[number]) for number in (0, 2)] == [Failure, Failure]
    assert (-2,) not in executor.asked


def test_what_no_article_can_answer_for_is_raised() -> None:
    def broken() -> Steps[int]:
        yield [Call(1, int, ("no number",))]
        return 0

    with pytest.raises(ValueError, match="no number"):
        comes_to(Here(), 1, [broken()])


def test_no_more_articles_are_open_than_keep_the_executor_busy() -> None:
    opened: list[int] = []

    def articles() -> Iterator[Steps[int]]:
        for number in range(50):
            opened.append(number)
            yield adds(number, number)

    outcomes = Queue[int](Here(), lambda: 2).run(articles())
    next(outcomes)
    assert len(opened) < 8
    assert len(list(outcomes)) == 49
