"""Makes the documents of an article anew after each change, the one that is looked at first.

In: an article, how its documents are made, a `Board`. Out: documents and states on the board. Never: writes a file, or
takes away the last good pages.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import perf_counter
from typing import Any

from briefset.api.session import Session, order_of
from briefset.build.articles import ArticleFolder, find_articles
from briefset.build.check import warnings
from briefset.build.last_resort import cpu_limit
from briefset.build.lengths import find_notes, measure
from briefset.build.plan import Plan, Target
from briefset.diagnostics import Diagnostic, Failure, Severity, describe_system_error
from briefset.diagnostics.limits import MAX_DOCUMENT_CPU_S
from briefset.preview.board import Board
from briefset.preview.office import Job, Office
from briefset.preview.pictures import PictureError, Pictures
from briefset.preview.shown import (
    BY_OFFICE,
    OFFICE,
    Shown,
    find_regions_of_text,
    is_shown,
    label_targets,
    show,
    slides_of,
)
from briefset.preview.source import Sources

MOST_TOLD = 60
"""How many faults the page shows of one state."""
PATIENCE_S = 1.0


class Bell:
    """Rings when there is something to do; may be rung from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rung, self._dirty = True, True

    def ring(self, *, dirty: bool = False) -> None:
        """Wake who waits; `dirty` says that files have changed."""
        with self._changed:
            self._rung, self._dirty = True, self._dirty or dirty
            self._changed.notify_all()

    def wait(self) -> None:
        """Return when it was rung since the last time; in steps, so that a signal is heard on every system."""
        with self._changed:
            while not self._rung:
                self._changed.wait(PATIENCE_S)
            self._rung = False

    def take(self) -> bool:
        """Whether files have changed since the last time."""
        with self._changed:
            dirty, self._dirty = self._dirty, False
            return dirty


class Rebuild:
    """The work of a preview, for the main thread."""

    def __init__(
        self,
        folder: ArticleFolder,
        open_session: Callable[[ArticleFolder], Session],
        turned: Callable[[ArticleFolder], None],
        board: Board,
        bell: Bell,
        pictures: Pictures,
        office: Office | None,
    ) -> None:
        self.session, self._open, self._turned = open_session(folder), open_session, turned
        self.board, self.bell, self.pictures, self.office = board, bell, pictures, office
        self._own = folder
        self.plan: Plan | None = None
        self._targets: dict[str, Target] = {}
        self._labels: dict[str, str] = {}
        self._waiting: list[str] = []
        self._remarks_wanted = False
        self._faults: dict[str, list[Diagnostic]] = {}
        self._begun = perf_counter()

    def run(self) -> None:
        """Work until something is raised, such as by a signal."""
        while True:
            wished = self.board.take_article()
            if self.bell.take() or wished:
                self._turn(wished)
                self._begin()
            elif self._waiting or self._remarks_wanted:
                self._go_on()
            else:
                self.bell.wait()

    def _turn(self, wished: str) -> None:
        """Go over to the article of that name, where there is one, with nothing of the one before."""
        known = {folder.slug: folder for folder in (*self._find_articles(), self._own)}
        folder = known.get(wished, self.session.folder)
        if folder.slug != self.session.folder.slug:
            self._turned(folder)
            self.session, self.plan = self._open(folder), None
            self._targets, self._faults, self._waiting, self._remarks_wanted = {}, {}, [], False
            self.board.drop_others([])
            self.board.lead_back(None)
            self.board.states.update(lengths=[], remarks=[], cursor=None)
        self.board.states.update(article=folder.slug, articles=sorted(known))

    def _find_articles(self) -> list[ArticleFolder]:
        with suppress(Failure):
            return find_articles(self._own.root, [])
        return []

    def _begin(self) -> None:
        """Check the summary as it is now, and note what is to be made of it."""
        self._begun = perf_counter()
        self._tell("checking")
        with self._faults_of("") as plans:
            plans.append(self.session.plan())
        if not plans:
            self.plan, self._waiting, self._remarks_wanted = None, [], False
        elif plans[0] is not self.plan:
            self._take(plans[0])
        self._tell("making" if self._waiting else "")

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        targets = [target for target in plan.targets if is_shown(target)]
        self._labels = label_targets(targets)
        self._targets = {target.name: target for target in targets}
        self._faults = {name: faults for name, faults in self._faults.items() if name in self._targets}
        self._waiting, self._remarks_wanted = [target.name for target in sorted(targets, key=order_of)], True
        self.board.drop_others(list(self._targets))
        self.board.lead_back(Sources(plan.checked, self.board.editor))

    def _go_on(self) -> None:
        """Do the next thing: the document that is looked at, then what is told of the summary, then the others."""
        name = self.board.open if self.board.open in self._targets else next(iter(self._targets))
        if name in self._waiting:
            self._make(name)
        elif self._remarks_wanted:
            self._remarks_wanted = False
            self._remark()
        else:
            self._make(self._waiting[0])
        self._tell("making" if self._waiting else "")

    def _make(self, name: str) -> None:
        self._waiting.remove(name)
        target = self._targets[name]
        with self._faults_of(name) as made, cpu_limit(MAX_DOCUMENT_CPU_S, f"templates/{target.product.name}"):
            output, page = self.session.make(target)
            made.append(show(target, page, output, self._measure))
        for shown in made:
            if self.office and target.format in OFFICE:
                self._print(name, shown, output.files[name], slides_of(page.tree(target.format)))
            else:
                self.board.put(name, shown)

    def _measure(self, data: bytes) -> list[tuple[float, float]]:
        return self.pictures.measure(Shown("pages", data).version, data)

    def _print(self, name: str, instead: Shown, data: bytes, slides: list[str]) -> None:
        """Show a file as the office suite prints it; until it has for the first time, the approximation."""
        assert self.office
        assert self.plan
        known, sources, session = self.board.newest(name), Sources(self.plan.checked, self.board.editor), self.session
        if known is None or known.how != BY_OFFICE:
            self.board.put(name, replace(instead, how=f"{instead.how} LibreOffice is printing it."))

        def told(pdf: bytes | None) -> None:
            if session is not self.session:
                return
            shown = instead
            if pdf is not None:
                with suppress(PictureError):
                    shown = find_regions_of_text(pdf, instead, sources, slides, self.pictures)
            self.board.put(name, shown)
            self._tell_tabs()

        self.office.print(Job(name, data, told))

    def _remark(self) -> None:
        assert self.plan
        checked = self.plan.checked
        lacking = [self.plan.lacking] if self.plan.lacking else []
        found = [*lacking, *warnings(checked), *find_notes(checked), *self.plan.brand.remarks]
        lengths = [one.as_dict() for one in measure(checked)]
        self.board.states.update(lengths=lengths, remarks=self._describe(found))

    @contextmanager
    def _faults_of(self, name: str) -> Iterator[list[Any]]:
        """A list for what is made; it stays empty where something is wrong, which is then told."""
        made: list[Any] = []
        try:
            yield made
            self._faults.pop(name, None)
        except Failure as failure:
            self._faults[name] = failure.diagnostics
        except (OSError, MemoryError) as fault:
            self._faults[name] = [describe_system_error(fault)]

    def _tell(self, doing: str) -> None:
        """Put the present state on the board."""
        faults = {name: self._describe(found) for name, found in self._faults.items()}
        counts = {name: len(found) for name, found in self._faults.items()}
        took_s = round(perf_counter() - self._begun, 2)
        self.board.states.update(doing=doing, faults=faults, counts=counts, took=took_s if not doing else None)
        self._tell_tabs()

    def _tell_tabs(self) -> None:
        tabs = [
            {"id": name, "label": self._labels[name], "product": target.product.name, "waiting": name in self._waiting}
            | self.board.describe(name)
            for name, target in self._targets.items()
        ]
        self.board.states.update(tabs=tabs)

    def _describe(self, found: list[Diagnostic]) -> list[dict[str, Any]]:
        """Diagnostics as the page is told of them, errors first."""
        weights = list(Severity)
        ordered = sorted(found, key=lambda one: weights.index(one.severity))[:MOST_TOLD]
        return [
            one.position.as_dict() | {
                "end": one.position.end_column if one.position.end_line == one.position.line else 0,
                "severity": one.severity.value, "code": one.code, "message": one.message, "hint": one.hint,
                "path": one.path, "excerpt": one.excerpt,
                "editor": self.board.editor.address(self.session.folder.root, one.position),
            }
            for one in ordered
        ]  # fmt: skip
