"""The articles of a project: which folders there are, and what lies in them.

In: a project's folder, names of articles. Out: `ArticleFolder`s, their bytes. Never: writes, or judges what it reads.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from briefset.article.text import Article, read_article
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.evidence.quotations.lock import NAME
from briefset.summary.model import Source


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """One folder below `content/`, named by its slug."""

    slug: str
    path: Path
    root: Path

    @property
    def summary(self) -> Path:
        """Its summary."""
        return self.path / "summary.yaml"

    @property
    def lock(self) -> Path:
        """Its lock, which need not be there."""
        return self.path / NAME

    def show(self, path: Path) -> str:
        """A path as messages name it: relative to the project where it lies below it."""
        resolved, root = path.resolve(), self.root.resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.as_posix()

    def read(self, path: Path) -> bytes:
        """The bytes of a file; raises `Failure` where it cannot be read."""
        try:
            return path.read_bytes()
        except OSError as fault:
            message, hint = f"cannot be read: {fault.strerror}", "check the name and its rights"
            raise Failure([Diagnostic(Position(self.show(path)), "no-file", message, hint)]) from None

    def read_text(self, source: Source) -> Article | None:
        """The article's text as the summary describes it; None where it is not at hand."""
        path = self.path / (source.text or "")
        if not path.is_file():
            return None
        return read_article(self.read(path), self.show(path), source.front, source.ends_before, source.encoding)


def find_articles(root: Path, names: list[str]) -> list[ArticleFolder]:
    """The folders of the articles named by slug, folder or summary; all of them when none is named.

    Raises `Failure` (usage) for a name that is none of these.
    """
    known = sorted(path.parent for path in (root / "content").glob("*/summary.yaml"))
    if not names:
        if not known:
            message, hint = (
                "there is no content/*/summary.yaml here",
                "run `briefset new SLUG`, or go to the project's folder",
            )
            raise Failure([Diagnostic(Position("content"), "no-article", message, hint)], Exit.USAGE)
        return [ArticleFolder(path.name, path, root) for path in known]
    return [_find_article(root, name, [path.name for path in known]) for name in names]


def _find_article(root: Path, name: str, known: list[str]) -> ArticleFolder:
    for path in (root / "content" / name, Path(name), Path(name).parent):
        if (path / "summary.yaml").is_file() and (path != Path(name).parent or Path(name).name == "summary.yaml"):
            return ArticleFolder(path.resolve().name, path, root)
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"articles here: {', '.join(known) or 'none'}"
    raise Failure([Diagnostic(Position(name), "no-article", f"no article {name!r}", hint)], Exit.USAGE)
