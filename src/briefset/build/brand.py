"""The brand in force for an article, and the theme that follows from it.

In: an article's folder, templates, the brand that was named. Out: `Brand`, the bytes it was read from. Never: writes.
"""

from __future__ import annotations

from pathlib import Path

from briefset.build.articles import ArticleFolder
from briefset.design.brand import NAME as BRAND
from briefset.design.brand import Brand, find_brand, read_brand
from briefset.design.templates import Templates
from briefset.design.theme import read_theme
from briefset.diagnostics.limits import MAX_YAML_BYTES
from briefset.files.reading import read_file


def read_brand_and_theme(
    folder: ArticleFolder, templates: Templates, named: Path | None
) -> tuple[Brand, dict[str, bytes]]:
    """The theme after the project's or the article's brand, and the files of the brand by their names as inputs."""
    theme = read_theme(templates)
    path = find_brand((folder.path, folder.root), named, templates)
    if path is None:
        return Brand(theme, []), {}
    data = read_file(path, MAX_YAML_BYTES, () if named else folder.roots, folder.show(path))
    brand = read_brand(data, folder.show(path), theme, path.parent, folder.root)
    return brand, {BRAND: data} | {f"brand/{name}": file for name, file in brand.files.items()}
