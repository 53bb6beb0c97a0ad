"""briefset for Python: a summary as types, what is wrong with it, and its documents as bytes.

In: a slug, a folder or a summary.yaml. Out: values. Never: writes a file, prints, or ends the process.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from briefset.api.session import Documents, Session, as_names, find
from briefset.build import check as checking
from briefset.build.articles import ArticleFolder
from briefset.build.design import Designs
from briefset.build.jobs import Prepared, make_documents, prepare_article
from briefset.build.plan import BuildOptions
from briefset.build.workers import Queue, Steps, open_executor
from briefset.diagnostics import Diagnostic, Exit, Failure
from briefset.summary.model import Summary

__all__ = ["Diagnostic", "Documents", "Failure", "Session", "Summary", "build", "check", "load"]


def load(article: str | Path) -> Summary:
    """The summary of an article, as its file says it; raises `Failure` with everything that is wrong with the file.

    The article is named by its slug, where the working folder is in its project, by its folder, or by its summary.yaml.
    """
    return checking.open_draft(find(article)).summary


def check(article: str | Path, *, locked: bool = False) -> list[Diagnostic]:
    """What is wrong or doubtful with a summary and its quotations, by line; nothing for a good one.

    `locked` refuses any difference from evidence.lock. Raises `Failure` where there is no such article.
    """
    folder = find(article)
    try:
        return checking.warnings(checking.check(folder, locked))
    except Failure as failure:
        if failure.exit_code is not Exit.ERRORS:
            raise
        return failure.diagnostics


def build(
    article: str | Path,
    *,
    formats: str | Sequence[str] = (),
    products: str | Sequence[str] = (),
    brand: str | Path | None = None,
    page_size: str = "",
    locked: bool = False,
    comments: bool = False,
    archive: bool = False,
    key: bool = False,
    jobs: int = 1,
) -> Documents:
    """The documents of an article, the same bytes as `briefset build` writes; none are written.

    `formats` and `products` choose among them, as on the command line; with more `jobs` they are made in processes side
    by side; `key` adds the teacher's copy. Raises `Failure` with everything that is wrong.
    """
    chosen = Path(brand) if brand else None
    options = BuildOptions(
        as_names(formats), Path(), locked=locked, comments=comments, archive=archive, key=key, brand=chosen,
        page_size=page_size, products=as_names(products),
    )  # fmt: skip
    with open_executor(jobs) as executor:
        for _, outcome in Queue[Documents](executor, lambda: executor.slots).run([_build(find(article), options)]):
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
    raise AssertionError("an article comes to nothing")


def _build(folder: ArticleFolder, options: BuildOptions) -> Steps[Documents]:
    prepared: Prepared = yield from prepare_article(folder, options, Designs(options.brand))
    made = yield from make_documents(prepared, lambda _output: None)
    lacking = [prepared.lacking] if prepared.lacking else []
    return Documents.of(made.outputs, [*made.warnings, *prepared.remarks, *lacking])


class _Package(ModuleType):
    """The package `briefset.build`, which the import system puts in the function's place: it can be called as well."""

    __call__ = staticmethod(build)


sys.modules["briefset.build"].__class__ = _Package
