"""The look of a set: templates and the brand in force for an article; what the sets of a run have in common, as bytes.

In: an article's folder, the brand that was named. Out: `Design`, and its bytes for any process. Never: writes.
"""

from __future__ import annotations

import pickle  # noqa: TID251 - of what one process hands to another; nothing is read from a file
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from briefset.build.articles import ArticleFolder
from briefset.build.manifest import Manifest, record_inputs
from briefset.design.brand import NAME as BRAND
from briefset.design.brand import Brand, find_brand, read_brand
from briefset.design.templates import Templates, find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics.limits import MAX_YAML_BYTES
from briefset.files.libraries import library_versions
from briefset.files.reading import read_file

OPEN = 2
"""Designs that a process keeps open, of articles that have a brand of their own."""


@dataclass(frozen=True, slots=True)
class Design:
    """The templates, and the theme after the project's or the article's brand with the files that it names."""

    templates: Templates
    brand: Brand
    files: dict[str, bytes] = field(default_factory=dict)


def read_design(folder: ArticleFolder, named: Path | None, templates: Templates | None = None) -> Design:
    """The design of an article; `files` are those of its brand by their names as inputs."""
    templates = templates or find_templates(folder.root)
    theme = read_theme(templates)
    path = find_brand((folder.path, folder.root), named, templates)
    if path is None:
        return Design(templates, Brand(theme, []))
    data = read_file(path, MAX_YAML_BYTES, () if named else folder.roots, folder.show(path))
    brand = read_brand(data, folder.show(path), theme, path.parent, folder.root)
    return Design(templates, brand, {BRAND: data} | {f"brand/{name}": file for name, file in brand.files.items()})


@dataclass(frozen=True, slots=True)
class Designs:
    """The designs of a run, each read once, with the versions in force; `fonts` gives the hash of the bundled."""

    named: Path | None
    fonts: Callable[[], str] = str
    known: dict[Path | None, bytes] = field(default_factory=dict)

    def pack(self, folder: ArticleFolder) -> bytes:
        """That of an article, which `unpack` opens in any process; raises `Failure` for one that is wrong."""
        brand = find_brand((folder.path, folder.root), self.named, find_templates(folder.root))
        if brand not in self.known:
            design = read_design(folder, self.named)
            own, all_files = _read_templates(design.templates)
            record = record_inputs(all_files | design.files, library_versions() | {"fonts": self.fonts()})
            self.known[brand] = pickle.dumps((folder.root, own, design.brand, record), pickle.HIGHEST_PROTOCOL)
        return self.known[brand]


def _read_templates(templates: Templates) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The project's own files by their names, and by their names as inputs those that count."""
    *own, built_in = [
        {path.relative_to(folder).as_posix(): templates.read_path(path) for path in templates.files(folder)}
        for folder in templates.folders
    ]
    mine: dict[str, bytes] = own[0] if own else {}
    return mine, {f"templates/{name}": data for name, data in (built_in | mine).items()}


@lru_cache(maxsize=OPEN)
def unpack(packed: bytes) -> tuple[Design, Manifest]:
    """A design, and the record of what made it."""
    root, own, brand, record = pickle.loads(packed)  # noqa: S301 - written by `pack`, and never read from a file
    return Design(find_templates(root, own), brand), record
