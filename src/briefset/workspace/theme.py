"""A new look in a folder of its own: a commented brand file, a place for logos, and both reference documents.

In: a project's folder, a name, the theme to begin with. Out: files below it. Never: writes over one that is there.
"""

from __future__ import annotations

import re
from pathlib import Path

import jinja2

from briefset.build.reference import mark_untouched, prepare_reference
from briefset.design.brand import NAME as BRAND
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme
from briefset.diagnostics import misuse
from briefset.files.reading import exists
from briefset.files.store import require_direct, write_file
from briefset.writers.ooxml.package import read_archive, write_archive

WANTED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCES = ("handout", "factsheet")
LOGOS = """Put the logo here, and name it in _brand.yml: logo.svg (shapes alone; text as paths), or logo.png, at least
600 pixels wide. logo-dark.svg or logo-dark.png is for dark covers and the dark mode of the reading copy.
"""


def new_theme(project: Path, name: str, theme: Theme) -> list[Path]:
    """The paths of the new files, the brand first; raises `Failure` (usage) for a bad name or an existing folder."""
    folder = project / name
    if not WANTED.fullmatch(name):
        raise misuse(name, f"{name!r} is no name of a folder", "use small letters, digits and hyphens, such as house")
    if exists(folder):
        raise misuse(folder.as_posix(), "this folder is there already", "choose another name, or edit what is there")
    require_direct(project, folder)
    templates = Templates((built_in_templates(),))
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)  # noqa: S701 - YAML
    text = environment.from_string(templates.read("skeleton/brand.yml.jinja").decode())
    title = name.replace("-", " ").capitalize()
    files = {
        BRAND: text.render(name=name, title=title, colours=theme.roles).encode(),
        "logos/README.txt": LOGOS.encode(),
    }
    for product in (read_product(templates, each) for each in REFERENCES):
        data = prepare_reference(product, templates, theme).data
        if product.name == "factsheet":
            data = _retheme(data, theme)
        files[f"templates/{product.name}/{product.reference}"] = mark_untouched(write_archive(read_archive(data)))
    for path, data in files.items():
        write_file(folder / path, data)
    return [folder / path for path in files]


def _retheme(data: bytes, theme: Theme) -> bytes:
    from briefset.writers.pptx import retheme

    return retheme(data, theme)
