"""A repository of summaries that works at once: a first article, make targets, workflows, and what an editor reads.

In: a folder, perhaps an article. Out: files. Never: writes over a file that is there.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
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

PARTS = Path(__file__).with_name("repository")
TARGETS, DOCUMENTS = "targets.mk", "documents.mk"
DOT, FILLED = "dot-", ".jinja"
"""Before the name of a file that begins with a dot, which packers would leave out; after one with values to fill in."""
IGNORED = ".gitignore"
FIRST = "first-article"
NAME = "briefset"
NAME_OF_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
OF_INSTALLER = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_cache.json")
"""What the installation has added to the folder of metadata."""
DATE = (1980, 1, 1, 0, 0, 0)
"""The first that an archive can hold, so that the same files give the same bytes."""


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


def pack_wheel() -> dict[str, bytes]:
    """The wheel by its path in a repository; nothing for a checkout, whose files are not those of a wheel."""
    installed = _find(NAME)
    files = dict(_installed_files(installed)) if installed else {}
    if installed is None or f"{NAME}/__init__.py" not in files:
        return {}
    record = f"{NAME}-{installed.version}.dist-info/RECORD"
    rows = [f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items()]
    files[record] = "".join([*rows, f"{record},,\n"]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr, entry.compress_type = 0o100644 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return {f"wheels/{NAME}-{installed.version}-py3-none-any.whl": packed.getvalue()}


def _installed_files(installed: metadata.Distribution) -> Iterator[tuple[str, bytes]]:
    """What came out of the wheel, metadata last (PEP 427), without scripts and compiled modules."""
    paths = [path for path in installed.files or () if path.parts[0] != ".." and "__pycache__" not in path.parts]
    for path in sorted(paths, key=lambda path: (path.parts[0].endswith(".dist-info"), path.as_posix())):
        if not (path.parts[0].endswith(".dist-info") and path.name in OF_INSTALLER):
            yield path.as_posix(), path.read_binary()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def pin_versions() -> str:
    """The version of everything that briefset needs, as it is installed here, as constraints for pip."""
    found, waiting = dict[str, str](), [NAME]
    while waiting:
        installed = _find(waiting.pop())
        if installed is not None and installed.name not in found:
            found[installed.name] = installed.version
            waiting += map(_name, (need for need in installed.requires or () if "extra ==" not in need))
    found.pop(NAME, None)
    head = "# What briefset was used with when this repository was made; other versions may give other bytes.\n"
    return head + "".join(f"{name}=={found[name]}\n" for name in sorted(found, key=str.lower))


def _find(name: str) -> metadata.Distribution | None:
    """None for what another system or Python would need."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _name(requirement: str) -> str:
    found = NAME_OF_REQUIREMENT.match(requirement)
    assert found is not None
    return found[0]
