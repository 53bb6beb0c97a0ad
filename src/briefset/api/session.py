"""One article built again and again: what has not changed since the last time is not made again.

In: an article, and how its documents are made. Out: `Documents`, their bytes by name with what was told of them. Never:
writes a file, or watches one; it looks when it is asked.
"""

from __future__ import annotations

import gc
import html
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from briefset.build import check as checking
from briefset.build.articles import ArticleFolder, find_articles, find_project
from briefset.build.outputs import Pages, TargetOutput, make_output
from briefset.build.page import EPOCH, Page
from briefset.build.plan import BuildOptions, Plan, Target, find_targets, leave_out, make_plan
from briefset.build.stamp import Files
from briefset.design.brand import brand_places
from briefset.design.fonts import activate_fonts
from briefset.design.templates import Templates, find_templates
from briefset.diagnostics import Diagnostic
from briefset.files.reading import exists

ARTICLE, TEMPLATES = "article/", ("templates/", "built-in/")
"""Trees of files, as stamps name them."""
SOONEST = ("html", "txt", "docx", "pptx", "pdf", "png")
"""The formats in the order of the time that they take."""
FRAME = '<iframe sandbox srcdoc="{page}" style="width: 100%; height: 42em; border: 1px solid #ccc"></iframe>'


def find(article: str | Path | ArticleFolder) -> ArticleFolder:
    """The folder of an article that is named by its slug, its folder or its summary; raises `Failure` for no such."""
    if isinstance(article, ArticleFolder):
        return article
    path = Path(article)
    start = (path if path.is_dir() else path.parent) if exists(path) else Path()
    return find_articles(find_project(start.resolve()), [str(article)])[0]


def as_names(given: str | Sequence[str]) -> tuple[str, ...]:
    """The names that are given, or the one: a text would be taken for its letters otherwise."""
    return (given,) if isinstance(given, str) else tuple(given)


@contextmanager
def without_collection() -> Iterator[None]:
    """Puts Python's search for cycles off until the documents are there: it would go through all that is kept."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass(frozen=True)
class _Made:
    """What stands until a file changes: the plan of the whole set, and what was made of it so far."""

    seen: dict[str, str]
    plan: Plan
    pages: Pages
    outputs: dict[str, TargetOutput] = field(default_factory=dict)

    @cached_property
    def warnings(self) -> list[Diagnostic]:
        return checking.warnings(self.plan.checked)


class Session:
    """The documents of one article, made anew where its summary, text, tables, templates or brand have changed.

    `brand`, `page_size`, `locked`, `comments`, `archive` and `key` are those of `build`. Not for two threads at once.
    """

    def __init__(
        self,
        article: str | Path | ArticleFolder,
        *,
        brand: str | Path | None = None,
        page_size: str = "",
        locked: bool = False,
        comments: bool = False,
        archive: bool = False,
        key: bool = False,
    ) -> None:
        chosen = Path(brand) if brand else None
        self.folder = find(article)
        self._options = BuildOptions(
            (), Path(), locked=locked, comments=comments, archive=archive, key=key, brand=chosen, page_size=page_size
        )
        self._made: _Made | None = None
        self._read: tuple[list[str], Templates] = [], Templates(())

    @without_collection()
    def build(
        self,
        *,
        formats: str | Sequence[str] = (),
        products: str | Sequence[str] = (),
        told: Callable[[Documents], None] = lambda _documents: None,
    ) -> Documents:
        """The documents of these formats and products, of all where none is named, as the files are now.

        `told` is given each document when it is there, those that are soonest made first. Raises `Failure` with
        everything that is wrong; the session goes on with the next state of the files.
        """
        made = self._look()
        chosen = replace(self._options, formats=as_names(formats), products=as_names(products))
        plan = made.plan
        targets, lacking = leave_out(find_targets(plan.checked, plan.templates, chosen, plan.brand.page_size))
        remarks, old = [*plan.brand.remarks, *([lacking] if lacking else [])], [*made.outputs]
        for target in sorted(targets, key=order_of):
            if target.name not in made.outputs:
                self.make(target)
            told(Documents.of([made.outputs[target.name]], [], old))
        return Documents.of([made.outputs[target.name] for target in targets], [*made.warnings, *remarks], old)

    @without_collection()
    def plan(self) -> Plan:
        """The checked summary as the files are now, and what is to be made of it; raises `Failure`."""
        return self._look().plan

    @without_collection()
    def make(self, target: Target) -> tuple[TargetOutput, Page]:
        """A target of the last plan, and its page, which knows what stands where; raises `Failure`."""
        assert self._made, "there is a plan"
        page = self._made.pages.of(target)
        if target.name not in self._made.outputs:
            self._made.outputs[target.name] = make_output(target, page)
        return self._made.outputs[target.name], page

    @property
    def watched(self) -> tuple[Path, ...]:
        """The files and folders whose changes make another set; those that are not there may come to be."""
        root = self.folder.root
        beside = [*brand_places(root, self._options.brand), root / "templates"]
        if made := self._made:
            plan = made.plan
            beside += [*plan.checked.read_beside, *plan.brand.paths, *plan.templates.folders]
        return tuple(dict.fromkeys([self.folder.path, *beside]))

    def _look(self) -> _Made:
        """What stands as the files are now."""
        if self._made is None or self._see(self._made.seen) != self._made.seen:
            self._made = None
            activate_fonts()
            brands = map(self.folder.name_for_stamp, brand_places(self.folder.root, self._options.brand))
            seen = self._see([ARTICLE, *TEMPLATES, *brands, EPOCH])  # before they are read: a later change is seen
            plan = make_plan(self.folder, self._options, self._templates(seen))
            elsewhere = map(self.folder.name_for_stamp, [*plan.checked.read_beside, *plan.brand.paths])
            self._made = _Made(seen | self._see(elsewhere), plan, Pages(plan.checked, plan.brand, plan.templates))
        return self._made

    def _templates(self, seen: dict[str, str]) -> Templates:
        """The project's templates, the same as long as their files are."""
        files = [seen[name] for name in TEMPLATES]
        if files != self._read[0]:
            self._read = files, find_templates(self.folder.root)
        return self._read[1]

    def _see(self, names: Iterable[str]) -> dict[str, str]:
        """Files by the hash of what they hold, for one may be written twice between two ticks of the clock."""
        files = Files(str(self.folder.root))
        files.enter(str(self.folder.path), str(self.folder.outputs))
        seen = {name: files.figures(name) if name in TEMPLATES else files.digest(name) for name in names}
        return seen | {EPOCH: os.environ.get(EPOCH, "")}


def order_of(target: Target) -> tuple[bool, int]:
    """By what targets are sorted, so that whoever waits for one waits least."""
    return target.companion is not None, SOONEST.index(target.format)


class Documents(Mapping[str, bytes]):
    """The bytes of each document by its file's name; a notebook shows the reading copy.

    `diagnostics` holds what the command would have warned of; of documents that this machine cannot make, an error.
    `fills` says of each document on paper how far down each of its pages is filled, as a part of the page's height.
    `fresh` names the documents that were made for this answer; the others are as they were.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        diagnostics: list[Diagnostic],
        fills: Mapping[str, tuple[float, ...]],
        fresh: frozenset[str],
    ) -> None:
        self._files, self.diagnostics, self.fills, self.fresh = dict(files), diagnostics, dict(fills), fresh

    @classmethod
    def of(cls, outputs: Iterable[TargetOutput], told: Iterable[Diagnostic], old: Iterable[str] = ()) -> Self:
        """What was made, and what was told beside its own notes; `old` are the names of targets made before."""
        outputs, old = list(outputs), set(old)
        notes = dict.fromkeys(note for item in outputs for note in item.notes)
        files = {name: data for item in outputs for name, data in item.files.items()}
        fresh = frozenset(name for item in outputs if item.name not in old for name in item.files)
        return cls(files, [*told, *notes], {item.name: item.fills for item in outputs if item.fills}, fresh)

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"Documents({', '.join(self)})"

    def _repr_html_(self) -> str | None:
        """The reading copy in a frame of its own, so that its styles leave the notebook alone; None without one."""
        pages = [data for name, data in self.items() if name.endswith(".html")]
        return FRAME.format(page=html.escape(max(pages, key=len).decode())) if pages else None
