"""The articles of a project: which folders there are, and what lies in them.

In: a project's folder, names of articles. Out: `ArticleFolder`s, their bytes. Never: writes, or judges what it reads.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefset.article.text import Article, read_article
from briefset.diagnostics import Failure, misuse
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES, MAX_DOCUMENT_BYTES, MAX_LOCK_BYTES, MAX_YAML_BYTES
from briefset.evidence.lock import NAME
from briefset.files.reading import exists, is_within, read_file
from briefset.files.store import require_direct, settle, write_file
from briefset.summary.model import Source
from briefset.summary.tables import include_tables
from briefset.yaml12.document import Loaded, load


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """One folder below `content/`, named by its slug; `named` says that a person gave its path, wherever it lies.

    `held` are contents that stand in for files, by their paths: an editor has them before the disk does, and where the
    folder is `away`, on another machine, there are no others.
    """

    slug: str
    path: Path
    root: Path
    named: bool = False
    held: Mapping[Path, bytes] = field(default_factory=dict, compare=False)
    away: bool = False

    @property
    def summary(self) -> Path:
        """Its summary."""
        return self.path / "summary.yaml"

    @property
    def lock(self) -> Path:
        """Its lock, which need not be there."""
        return self.path / NAME

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that its files may not leave."""
        return (self.root, self.path) if self.named else (self.root,)

    def show(self, path: Path) -> str:
        """A path as messages name it: relative to the project where it lies below it."""
        resolved, root = path.parent.resolve() / path.name, self.root.resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.as_posix()

    @property
    def outputs(self) -> Path:
        """Where its outputs lie unless the command line says otherwise."""
        return self.root / "build" / self.slug

    def name_for_stamp(self, path: Path) -> str:
        """A file as a stamp names it: by the way to it from the project."""
        return f"project/{os.path.relpath(path, self.root)}"

    def read(self, path: Path, limit_bytes: int = MAX_YAML_BYTES) -> bytes:
        """The bytes of a file; raises `Failure` where it is not one of the project's, or cannot be read."""
        held = self.held.get(path)
        return read_file(path, limit_bytes, self.roots, self.show(path)) if held is None else held

    def has(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path in self.held or (not self.away and exists(path))

    def hold(self) -> ArticleFolder:
        """The same with all that a check of it reads; raises `Failure` for what cannot be read."""
        data = self.read(self.summary)
        loaded, tables = self.open(data)
        held = {self.summary: data} | {self.path / name: table for name, table in tables.items()}
        if self.has(self.lock):
            held[self.lock] = self.read(self.lock, MAX_LOCK_BYTES)
        source = loaded.data.get("source")
        name = source.get("text") if isinstance(source, dict) else None
        if isinstance(name, str) and name and (text := self._find_beside(name, "source.text", loaded)):
            held[text] = self.read(text, MAX_ARTICLE_BYTES)
        return replace(self, held=held, away=True)

    def write(self, path: Path, data: bytes) -> None:
        """Write a file of the project whole or not at all."""
        write_file(path, data, self.roots)

    def open(self, data: bytes) -> tuple[Loaded, dict[str, bytes]]:
        """The summary in some bytes with the tables that it names, and these too by their names in it."""
        loaded, tables = load(data, self.show(self.summary)), dict[str, bytes]()

        def read(name: str, path: str) -> tuple[bytes, str]:
            place = self._find_beside(name, path, loaded)
            if place is None:
                message, hint = f"there is no file {name}", "correct its name; it is looked for beside the summary"
                raise Failure([loaded.diagnose(path, "no-file", message, hint)])
            tables[name] = self.read(place)
            return tables[name], self.show(place)

        return include_tables(loaded, read), tables

    def _find_beside(self, name: str, path: str, loaded: Loaded) -> Path | None:
        """A file that the summary names at a path; None where nothing is, `Failure` where it lies outside."""
        place = self.path / name
        if not self.has(place):
            return None
        if not self.away and not is_within(place, self.roots):
            message, hint = f"{name} lies outside the project", "copy it beside the summary"
            raise Failure([loaded.diagnose(path, "no-file", message, hint)])
        return place

    def read_text(self, source: Source, loaded: Loaded) -> Article | None:
        """The article's text as the summary describes it; None where it is not at hand."""
        path = self._find_beside(source.text, "source.text", loaded) if source.text else None
        if path is None:
            return None
        data = self.read(path, MAX_ARTICLE_BYTES)
        return read_article(data, self.show(path), source.front, source.ends_before, source.encoding)


def read_document(path: Path, folders: Iterable[ArticleFolder]) -> bytes:
    """The bytes of a document that a person named; what a build was killed at in its set is finished before."""
    for folder in folders:
        if folder.outputs.resolve() == path.parent.resolve():
            require_direct(folder.root, folder.outputs)
            settle(folder.outputs)
    return read_file(path, MAX_DOCUMENT_BYTES)


def find_project(start: Path) -> Path:
    """The nearest folder from here upwards that holds `content/*/summary.yaml`, of the same owner; or else here.

    As with git, a folder of somebody else's above ours (in /tmp, say) decides nothing.
    """
    owner = start.stat().st_uid
    for folder in (start, *start.parents):
        if folder.stat().st_uid == owner and next(folder.glob("content/*/summary.yaml"), None):
            return folder
    return start


def find_articles(root: Path, names: list[str]) -> list[ArticleFolder]:
    """The folders of the articles named by slug, folder or summary; all of them when none is named.

    Raises `Failure` (usage) for a name that is none of these.
    """
    known = sorted(path.parent for path in (root / "content").glob("*/summary.yaml"))
    if not names:
        if not known:
            message = "there is no content/*/summary.yaml here"
            hint = "run `briefset new SLUG`, or go to the project's folder"
            raise misuse("content", message, hint, "no-article")
        return [ArticleFolder(path.name, path, root) for path in known]
    return [_find_article(root, name, [path.name for path in known]) for name in names]


def take_shard(folders: list[ArticleFolder], shard: str) -> list[ArticleFolder]:
    """Every n-th of the articles, from the k-th on, for `k/n`; all of them for nothing.

    Raises `Failure` (usage) for what is no such pair, or has k outside 1 … n.
    """
    if not shard:
        return folders
    part, _, parts = shard.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        message, hint = f"{shard!r} is no part of a whole", "write the part and how many there are, such as 2/8"
        raise misuse("--shard", message, hint)
    return folders[int(part) - 1 :: int(parts)]


def find_article(root: Path, name: str) -> ArticleFolder:
    """The folder of the article of that name; of none, that of the only one. Raises `Failure` (usage) as above."""
    folders = find_articles(root, [name] if name else [])
    if len(folders) > 1:
        hint = f"name one of {', '.join(folder.slug for folder in folders)}"
        raise misuse("content", "there are several articles here", hint)
    return folders[0]


def _find_article(root: Path, name: str, known: list[str]) -> ArticleFolder:
    for path in (root / "content" / name, Path(name), Path(name).parent):
        if exists(path / "summary.yaml") and (path != Path(name).parent or Path(name).name == "summary.yaml"):
            named = path != root / "content" / name or Path(name).name != name
            return ArticleFolder(path.resolve().name, path, root, named)
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"articles here: {', '.join(known) or 'none'}"
    raise misuse(name, f"no article {name!r}", hint, "no-article")
