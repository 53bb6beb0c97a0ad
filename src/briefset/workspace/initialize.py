"""A repository of summaries that works at once: a first article, make targets, workflows, and what an editor reads.

In: a folder, perhaps an article. Out: files. Never: writes over a file that is there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefset import __version__
from briefset.build.articles import ArticleFolder
from briefset.build.check import write_lock
from briefset.diagnostics import Failure
from briefset.diagnostics.limits import MAX_YAML_BYTES
from briefset.files.reading import exists, read_file
from briefset.files.store import require_direct, write_file
from briefset.summary.schema import schema_text
from briefset.workspace.new import SLUG, scaffold
from briefset.workspace.wheel import pack_wheel, pin_versions

PARTS = Path(__file__).with_name("repository")
TARGETS, DOCUMENTS = "targets.mk", "documents.mk"
DOT, FILLED = "dot-", ".jinja"
"""Before the name of a file that begins with a dot, which packers would leave out; after one with values to fill in."""
IGNORED = ".gitignore"
FIRST = "first-article"


@dataclass(frozen=True, slots=True)
class Initialized:
    """What was written, what was there before, whether the first article has a lock.

    `exposed` are the lines that a `.gitignore` from before lacks, `changes` tell what became of the article's text.
    """

    written: list[Path]
    kept: list[Path]
    locked: bool
    exposed: list[str]
    changes: tuple[str, ...] = ()


def make_targets() -> str:
    """The make targets that every repository shares, with the names of a set's files."""
    return "".join((PARTS / name).read_text(encoding="utf-8") for name in (DOCUMENTS, TARGETS))


def initialize(folder: Path, source: Path | None, encoding: str | None = None) -> Initialized:
    """Write what the folder lacks; an article only where it has none yet, or where one is given.

    Raises `Failure` before anything is written for an article that cannot be read, or whose folder is there already.
    """
    written, locked = list[Path](), True
    changes: tuple[str, ...] = ()
    if source or not any(folder.glob("content/*/summary.yaml")):
        slug = name_article(source) if source else FIRST
        made = scaffold(folder, slug, source, encoding)
        lock = _lock(ArticleFolder(slug, folder / "content" / slug, folder))
        written, locked, changes = [*made.paths, *lock], bool(lock), made.changes
    files = {folder / name: data for name, data in repository_files().items()}
    kept = [path for path in files if exists(path)]
    for path in files.keys() - set(kept):
        require_direct(folder, path.parent)
        write_file(path, files[path])
    exposed = _missing_lines(folder / IGNORED, files[folder / IGNORED])
    return Initialized([*written, *(path for path in files if path not in kept)], kept, locked, exposed, changes)


def _missing_lines(path: Path, wanted: bytes) -> list[str]:
    """The patterns that a file lacks."""
    known = set(read_file(path, MAX_YAML_BYTES).decode("utf-8", "replace").splitlines())
    return [line for line in wanted.decode().splitlines() if line not in known and not line.startswith("#")]


def _lock(folder: ArticleFolder) -> list[Path]:
    """The lock of a new article, unless it cannot be checked before somebody has written in it."""
    try:
        return [write_lock(folder)[0]]
    except Failure:
        return []


def name_article(source: Path) -> str:
    """A slug after the name of a file, in letters of ASCII where it has any."""
    letters = unicodedata.normalize("NFKD", source.stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")
    return slug if SLUG.fullmatch(slug) else FIRST


def repository_files() -> Mapping[str, bytes]:
    """Every file of a repository but its articles, by its name."""
    files = dict(_files())
    files[".vscode/summary.schema.json"] = schema_text().encode()
    files["constraints.txt"] = pin_versions().encode()
    return files | pack_wheel()


def _files() -> Iterator[tuple[str, bytes]]:
    for path in sorted(PARTS.rglob("*")):
        if path.is_file() and path.suffix != ".mk":
            name = path.relative_to(PARTS).as_posix().replace(DOT, ".", 1)
            text = path.read_text(encoding="utf-8")
            if name.endswith(FILLED):
                name, text = name.removesuffix(FILLED), text.replace("{{ version }}", __version__)
            yield name, text.encode()
