"""What is wrong or doubtful with a summary as it is typed: the schema at once, everything else at a pause.

In: a `Session` whose texts change. Out: one call of `publish` for each text that stays. Never: a rule of its own, as
`check` tells the same of the file; tells of a text that is no longer there, or lets a check that fails end the next.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import TypeVar

from lsprotocol import types

from briefset.api.session import without_collection
from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, Draft, examine, find_beside, find_remarks, open_draft
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.editor.session import CheckResult, Session
from briefset.editor.texts import Text
from briefset.evidence.quotations.verify import State

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
PAUSE_SECONDS = 0.05
"""A writer who changes nothing for so long pauses."""
Result = TypeVar("Result")


@without_collection()
def find_shape_faults(folder: ArticleFolder) -> tuple[Draft | None, list[Diagnostic]]:
    """The summary where it is one, or what is wrong with it as YAML and by the schema."""
    try:
        return open_draft(folder), []
    except Failure as failure:
        return None, failure.diagnostics


find_rest = without_collection()(find_beside)


@without_collection()
def find_all(draft: Draft) -> tuple[Checked | None, list[Diagnostic]]:
    """Everything that `check` tells of a summary, and the summary with what was found for it."""
    try:
        checked, told = examine(draft)
    except Failure as failure:
        return None, failure.diagnostics
    return checked, list(dict.fromkeys([*told, *find_remarks(checked)]))


def by_file(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The diagnostics by the names of their files."""
    files: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        files[one.position.file].append(one)
    return files


def to_protocol(found: Iterable[Diagnostic], text: Text) -> list[types.Diagnostic]:
    """Diagnostics of one file as an editor takes them; `data` is the path by which actions find the entry."""
    return [
        types.Diagnostic(
            text.range_of(one.position),
            f"{one.message}\n{one.hint}" if one.hint else one.message,
            SEVERITIES[one.severity],
            one.code,
            source="briefset",
            data={"path": one.path},
        )
        for one in found
    ]


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
                self.session.known = CheckResult(checked)
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
