"""briefset for Python: a summary as types, what is wrong with it, and its documents as bytes.

In: a slug, a folder or a summary.yaml. Out: values. Never: writes a file, prints, or ends the process.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType

from briefset.build import check as checking
from briefset.build.articles import ArticleFolder, find_articles, find_project
from briefset.build.pipeline import BuildOptions, make_outputs, make_plan
from briefset.diagnostics import Diagnostic, Exit, Failure
from briefset.files.reading import exists
from briefset.summary.model import Summary

__all__ = ["Diagnostic", "Documents", "Failure", "Summary", "build", "check", "load"]
FRAME = '<iframe sandbox srcdoc="{page}" style="width: 100%; height: 42em; border: 1px solid #ccc"></iframe>'


class Documents(Mapping[str, bytes]):
    """The bytes of each document by its file's name; a notebook shows the reading copy.

    `diagnostics` holds what the command would have warned of; of documents that this machine cannot make, an error.
    """

    def __init__(self, files: Mapping[str, bytes], diagnostics: list[Diagnostic]) -> None:
        self._files, self.diagnostics = dict(files), diagnostics

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


def load(article: str | Path) -> Summary:
    """The summary of an article, as its file says it; raises `Failure` with everything that is wrong with the file.

    The article is named by its slug, where the working folder is in its project, by its folder, or by its summary.yaml.
    """
    return checking.open_draft(_find(article)).summary


def check(article: str | Path, *, locked: bool = False) -> list[Diagnostic]:
    """What is wrong or doubtful with a summary and its quotations, by line; nothing for a good one.

    `locked` refuses any difference from evidence.lock. Raises `Failure` where there is no such article.
    """
    folder = _find(article)
    try:
        return checking.warnings(checking.check(folder, locked))
    except Failure as failure:
        if failure.exit_code is not Exit.ERRORS:
            raise
        return failure.diagnostics


def build(
    article: str | Path,
    *,
    formats: Sequence[str] = (),
    products: Sequence[str] = (),
    brand: str | Path | None = None,
    page_size: str = "",
    locked: bool = False,
    comments: bool = False,
    archive: bool = False,
    jobs: int = 1,
) -> Documents:
    """The documents of an article, the same bytes as `briefset build` writes; none are written.

    `formats` and `products` choose among them, as on the command line; with more `jobs` they are made in processes side
    by side. Raises `Failure` with everything that is wrong.
    """
    chosen = Path(brand) if brand else None
    options = BuildOptions(
        tuple(formats), Path(), locked=locked, comments=comments, archive=archive, brand=chosen,
        page_size=page_size, products=tuple(products),
    )  # fmt: skip
    plan = make_plan(_find(article), options)
    outputs = list(make_outputs(plan.checked, plan.targets, plan.brand, jobs))
    notes = dict.fromkeys(note for item in outputs for note in item.notes)
    told = [*checking.warnings(plan.checked), *plan.brand.remarks, *notes, *([plan.lacking] if plan.lacking else [])]
    return Documents({name: data for item in outputs for name, data in item.files.items()}, told)


def _find(article: str | Path) -> ArticleFolder:
    path = Path(article)
    start = (path if path.is_dir() else path.parent) if exists(path) else Path()
    return find_articles(find_project(start.resolve()), [str(article)])[0]


class _Package(ModuleType):
    """The package `briefset.build`, which the import system puts in the function's place: it can be called as well."""

    __call__ = staticmethod(build)


sys.modules["briefset.build"].__class__ = _Package
