"""Templates for designers: which there are, what in them can be replaced, and copies in the project's own folder.

In: a project's folder, names of templates, blocks and macros. Out: `TemplateFile`s; files below the project.
Never: writes over a file that is there.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefset.design.brand import BRANDS, read_brand
from briefset.design.brand import NAME as BRAND
from briefset.design.templates import BUILT_IN, Templates, built_in_templates, find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure, misuse
from briefset.files.reading import exists
from briefset.files.store import require_direct, write_file
from briefset.pages.render.overrides import PART

OPENING = '{{% extends "{name}" %}}\n'
ENDS = {"block": "endblock", "macro": "endmacro"}


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A file below `templates/`, and whether the project's own one counts."""

    name: str
    is_own: bool


def list_files(project: Path) -> list[TemplateFile]:
    """Every file that shapes a document, the project's own ones and the built-in ones."""
    templates = find_templates(project)
    built_in = built_in_templates().resolve()
    names = {
        path.relative_to(folder).as_posix()
        for folder in templates.folders
        for path in templates.files()
        if path.is_relative_to(folder)
    }
    paths = {name: templates.find(name) for name in sorted(names) if not name.startswith("skeleton/")}
    return [TemplateFile(name, not path.is_relative_to(built_in)) for name, path in paths.items() if path]


def list_parts(project: Path, name: str) -> list[tuple[str, str]]:
    """The blocks and macros of a template that can be replaced one by one: kind and name."""
    text = _known(find_templates(project), name).decode("utf-8", "replace")
    return [(match[1], match[2]) for match in PART.finditer(text)] if name.endswith(".jinja") else []


def eject(project: Path, name: str, part: str | None = None) -> list[Path]:
    """The project's own copy of a brand with its files, of a template, or of one block or macro, laid over the rest."""
    templates = find_templates(project)
    brand = templates.find(f"{BRANDS}/{name}.yml")
    if brand is not None and part is None:
        return _copy_brand(project, brand, templates)
    data = _known(templates, name)
    target = project / "templates" / name
    if part is None:
        return [_write(project, target, data)]
    piece = _cut(data.decode("utf-8"), name, part)
    if target.is_file():
        return [_add(project, target, name, part, piece)]
    return [_write(project, target, (OPENING.format(name=f"{BUILT_IN}{name}") + "\n" + piece).encode("utf-8"))]


def _copy_brand(project: Path, brand: Path, templates: Templates) -> list[Path]:
    """The brand's file and beside it, under the same names, the pictures and fonts that it names."""
    data = templates.read_path(brand)
    own = read_brand(data, brand.name, read_theme(templates), brand.parent).files
    files = {project / BRAND: data} | {project / name: file for name, file in sorted(own.items())}
    for there in (path for path in files if path.exists()):
        raise _there(there)
    return [_write(project, path, file) for path, file in files.items()]


def _known(templates: Templates, name: str) -> bytes:
    """The built-in file of that name."""
    path = templates.find(f"{BUILT_IN}{name}")
    if path is not None and not name.startswith("skeleton/"):
        return templates.read_path(path)
    folder = built_in_templates()
    names = sorted(found.relative_to(folder).as_posix() for found in folder.rglob("*") if found.is_file())
    brands = [PurePosixPath(item).stem for item in names if item.startswith(f"{BRANDS}/")]
    near = difflib.get_close_matches(name, [*names, *brands], 1)
    hint = f"did you mean {near[0]}?" if near else "`briefset theme list` shows all"
    raise misuse(name, f"no built-in template or brand {name!r}", hint)


def _cut(text: str, name: str, part: str) -> str:
    """The source of one block or macro, its outer lines included."""
    found = next((match for match in PART.finditer(text) if match[2] == part), None)
    if found is None or not name.endswith(".jinja"):
        known = [match[2] for match in PART.finditer(text)]
        hint = f"it has {', '.join(known)}" if known else "copy the whole file instead"
        raise misuse(name, f"no block or macro {part!r} in it", hint)
    end = re.compile(rf"\{{%-?\s*{ENDS[found[1]]}\s*(?:\w+\s*)?-?%\}}").search(text, found.end())
    return text[found.start() : end.end() if end else len(text)] + "\n"


def _add(project: Path, target: Path, name: str, part: str, piece: str) -> Path:
    """Lay one more piece over the built-in file, where the own file does so already and has none of that name."""
    require_direct(project, target)
    text = find_templates(project).read_text(target.resolve())
    if not text.startswith(OPENING.format(name=f"{BUILT_IN}{name}")) or any(
        match[2] == part for match in PART.finditer(text)
    ):
        raise _there(target)
    write_file(target, (text.rstrip("\n") + "\n\n" + piece).encode("utf-8"))
    return target


def _write(project: Path, target: Path, data: bytes) -> Path:
    if exists(target):
        raise _there(target)
    require_direct(project, target)
    write_file(target, data)
    return target


def _there(target: Path) -> Failure:
    return misuse(target.as_posix(), "this is there already", "change it in place, or delete it first")
