"""A summary followed while it is typed: the schema at once, everything else at a pause.

In: a `Session` whose texts change. Out: one call of `publish` for each text that stays. Never: tells of a text that is
no longer there, or lets a check that fails end the next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from briefset.diagnostics import Diagnostic
from briefset.editor.diagnostics import find_all, find_rest, find_shape_faults
from briefset.editor.session import Known, Session
from briefset.evidence.quotations.verify import State

PAUSE_SECONDS = 0.05
"""A writer who changes nothing for so long pauses."""
Result = TypeVar("Result")


class Follower:
    """Checks a session in a thread of `executor` whenever it has changed."""

    def __init__(
        self,
        session: Session,
        publish: Callable[[list[Diagnostic]], None],
        report: Callable[[BaseException], None],
        executor: Executor,
    ) -> None:
        self.session, self.publish, self.report, self.executor = session, publish, report, executor
        self.changed = asyncio.Event()
        self.tasks = [asyncio.ensure_future(self.follow())]

    def close(self) -> None:
        """Tell nothing more."""
        for task in self.tasks:
            task.cancel()

    async def follow(self) -> None:
        """Goes on until it is closed."""
        while True:
            await self.changed.wait()
            self.changed.clear()
            work = asyncio.ensure_future(self.examine())
            self.tasks[1:] = [work]
            await asyncio.wait({work})
            if fault := work.exception():
                self.report(fault)

    async def examine(self) -> None:
        """Tell what is wrong with the text, unless it changes meanwhile."""
        draft, told = await self.run(find_shape_faults, self.session.folder)
        if draft is None:
            self.tell(told)
            if await self.pauses() and (all_told := await self.run(find_rest, self.session.folder, told)) != told:
                self.tell(all_told)
            return
        self.session.keep(draft)
        if await self.pauses():
            checked, told = await self.run(find_all, draft)
            if checked and checked.verified.state is not State.UNVERIFIED:
                self.session.known = Known(checked)
            self.tell(told)

    async def pauses(self) -> bool:
        """Whether nothing changes for a while."""
        try:
            await asyncio.wait_for(self.changed.wait(), PAUSE_SECONDS)
        except TimeoutError:
            return True
        return False

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        """What some work gives that takes longer than an editor waits."""
        return await asyncio.get_running_loop().run_in_executor(self.executor, work, *arguments)

    def tell(self, told: list[Diagnostic]) -> None:
        """Show what was found, unless the text is another by now."""
        if not self.changed.is_set():
            self.session.told = told
            self.publish(told)
