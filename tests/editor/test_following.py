"""A summary is followed: one answer for the text that stays, none for one that is gone, and a fault ends nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder
from briefset.build.check import Draft
from briefset.diagnostics import Diagnostic
from briefset.editor import diagnostics as following
from briefset.editor.diagnostics import Follower, find_all
from briefset.editor.session import Session
from tests.support.projects import summary_of

Told = list[list[str]]


def follow(project: Path, drive: Callable[[Session, Follower, "Heard"], Awaitable[None]]) -> "Heard":
    """What is heard of the sample while a test changes it."""

    async def run() -> Heard:
        folder = ArticleFolder("demo", summary_of(project).parent, project)
        heard, session = Heard(), Session(folder)
        with ThreadPoolExecutor(1) as executor:
            follower = Follower(session, heard.publish, heard.report, executor)
            await asyncio.wait_for(drive(session, follower, heard), 120)
            follower.close()
        return heard

    return asyncio.run(run())


class Heard:
    """What was published, as codes, and which faults of the program were reported."""

    def __init__(self) -> None:
        self.told: Told = []
        self.faults: list[str] = []
        self.more = asyncio.Event()

    def publish(self, told: list[Diagnostic]) -> None:
        self.told.append([one.code for one in told])
        self.more.set()

    def report(self, fault: BaseException) -> None:
        self.faults.append(str(fault))
        self.more.set()

    async def next(self) -> None:
        await self.more.wait()
        self.more.clear()


def write(session: Session, follower: Follower, text: str) -> None:
    session.change({session.folder.summary: text.encode()})
    follower.changed.set()


def test_a_text_that_is_gone_is_not_told_of(project: Path) -> None:
    text = summary_of(project).read_text(encoding="utf-8")

    async def drive(session: Session, follower: Follower, heard: Heard) -> None:
        for _ in range(20):
            write(session, follower, "title: [")
            await asyncio.sleep(0)
        write(session, follower, text)
        await heard.next()

    assert follow(project, drive).told == [[]]


def test_a_check_that_fails_is_reported_and_the_next_is_made(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = summary_of(project).read_text(encoding="utf-8")

    def fail(draft: Draft) -> None:
        raise ZeroDivisionError("of the program")

    async def drive(session: Session, follower: Follower, heard: Heard) -> None:
        monkeypatch.setattr(following, "find_all", fail)
        write(session, follower, text)
        await heard.next()
        monkeypatch.setattr(following, "find_all", find_all)
        write(session, follower, text)
        await heard.next()

    heard = follow(project, drive)
    assert (heard.faults, heard.told) == (["of the program"], [[]])


def test_what_was_right_is_known_while_the_text_is_wrong(project: Path) -> None:
    text = summary_of(project).read_text(encoding="utf-8")

    async def drive(session: Session, follower: Follower, heard: Heard) -> None:
        write(session, follower, text)
        await heard.next()
        write(session, follower, f"{text}\nclaims: 7\n")
        await heard.next()
        assert session.known is not None
        assert session.summary is not None
        assert not session.is_right

    assert follow(project, drive).told == [[], ["duplicate-key"]]


def test_beside_an_entry_that_cannot_be_read_the_others_are_told_of_at_a_pause(project: Path) -> None:
    text = summary_of(project).read_text(encoding="utf-8")
    quoted = text.replace("quote: ", "quote: never said ", 1) + "\nno-such-key: 1\n"

    async def drive(session: Session, follower: Follower, heard: Heard) -> None:
        write(session, follower, quoted)
        await heard.next()
        await heard.next()

    told = follow(project, drive).told
    assert told[0] == ["unknown-key"]
    assert told[1] == ["not-in-article", "unknown-key"]
