"""A project's `_brand.yml`: colours, typefaces and logo by the brand.yml standard, for every format alike.

In: the file's bytes and the theme of the templates. Out: `Brand`.
Never: drops a key in silence; what has no use here is named.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from briefset.design.colours import contrast
from briefset.design.font_entries import FontEntries, read_font_entries
from briefset.design.logo import KEY, SIZES, Logo, read_logo
from briefset.design.palette import (
    OFFERED,
    ROLES_OF,
    SETTINGS,
    Colour,
    Palette,
    complete,
    find_better,
    find_failing,
)
from briefset.design.product import PAGE_SIZES, diagnose_page_size
from briefset.design.templates import BrandFiles, Templates, join_words
from briefset.design.theme import FACES, ROLES, ColourPair, Theme, measure
from briefset.design.typefaces import Typefaces, name_office_face
from briefset.diagnostics import Diagnostic, Failure, Severity, misuse
from briefset.files.reading import exists
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.paths import join_path, value_at

T = TypeVar("T")
NAME = "_brand.yml"
PLACES = tuple(f"{folder}_brand.{kind}" for folder in ("", "_brand/", "brand/") for kind in ("yml", "yaml"))
"""Where a brand may lie in a project or beside an article, in order; the folders are those in which Quarto looks."""
BRANDS = "shared/brands"
"""Where complete brands stand below `templates/`."""
PAGE_SIZE = "page-size"
SHAPES = {
    "color": 'color: {primary: "#0B5A66"}',
    "color.palette": 'palette: {sea: "#0B5A66"}',
    "typography": "typography: {base: {family: Source Sans 3}}",
    "typography.fonts": "fonts: [{family: …, source: file, files: […]}]",
    "defaults": "defaults: {briefset: {…}}",
    "defaults.briefset": 'briefset: {cover: "#1B1E2B"}',
    "meta": "meta: {name: …}",
}
"""Parts of a brand that hold entries, each as it is written."""
FONTS = {"headings": "serif", "base": "sans"}
"""The standard's names for faces, and the roles that they have here."""
READ = {
    "": ("color", "typography", "defaults", "meta", KEY),
    "meta": ("name",),
    "color": ("palette", *ROLES_OF),
    "typography": (*FONTS, "fonts"),
    **{f"typography.{name}": ("family",) for name in FONTS},
    KEY: (*SIZES, "images", "path", "alt"),
    "defaults": ("briefset",),
}
"""The keys that are read, by the part that holds them; `defaults.briefset` refuses others."""
STANDARD = frozenset((
    "tertiary", "success", "info", "warning", "danger", "dark", "emphasis", "link", "monospace", "monospace-inline",
    "monospace-block", "size", "weight", "style", "line-height", "color", "background-color", "decoration",
))  # fmt: skip
"""Keys of the standard that have no use here, and are no slip of the pen."""


ROLE_WORDS = {
    "paper": "be the ground of pages",
    "tint": "be the ground of panels",
    "soft": "be read as text of captions and notes",
    "mute": "be read as a bar of a chart",
}
"""What a colour is to do, where that is not to be read as text."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A theme after a brand, remarks, the paper where it names one, the files that it names, and where they lie."""

    theme: Theme
    remarks: list[Diagnostic]
    page_size: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    logo: Logo | None = None
    paths: tuple[Path, ...] = ()


def brand_places(folder: Path, chosen: Path | None = None) -> list[Path]:
    """The files of which one is the brand in force, were it there: the chosen one, or each that the folder may have."""
    return [chosen] if chosen else [folder / place for place in PLACES]


def find_brand(folders: Iterable[Path], chosen: Path | None, templates: Templates) -> Path | None:
    """The brand chosen by file, folder or name, otherwise the first one in the folders; None where is none.

    Raises `Failure` (usage) when the chosen one is not there.
    """
    folders = tuple(folders)
    if chosen is None:
        beside = (path for folder in folders for path in brand_places(folder))
        return next((path for path in beside if exists(path)), None)
    held = next(
        (
            path
            for path in (chosen, *(path for place in (Path(), *folders) for path in brand_places(place / chosen)))
            if exists(path) and not path.is_dir()
        ),
        None,
    )
    found = held or templates.find(f"{BRANDS}/{chosen.as_posix()}.yml")
    if found is None:
        known = sorted(path.stem for path in templates.files() if path.parent.as_posix().endswith(BRANDS))
        hint = f"give a file, a folder with a {NAME}, or one of {', '.join(known)}"
        raise misuse(chosen.as_posix(), "there is no such brand", hint, "no-file")
    return found


def read_brand(data: bytes, file: str, theme: Theme, *folders: Path) -> Brand:
    """The theme with the brand's colours and faces, and the logo; its files lie in one of the folders.

    Raises `Failure` for what cannot be used, and for two stated colours of which one cannot be read on the other.

    Roles that the standard does not have are taken from `defaults: briefset:`, otherwise mixed from those that it has
    (https://posit-dev.github.io/brand-yml/).
    """
    loaded = load(data, file, of_colours=True)
    if misshapen := list(_misshapen(loaded)):
        raise Failure(misshapen)
    files, faults = BrandFiles(tuple(dict.fromkeys(folders))), list(_foreign_settings(loaded))
    entries = _attempt(lambda: read_font_entries(loaded, files), FontEntries(), faults)
    logo, told = read_logo(loaded, files)
    page_size = _attempt(lambda: _page_size(loaded), "", faults)
    typefaces, palette = Typefaces(loaded, entries), Palette(loaded)
    stacks = dict(_stacks(loaded, faults))
    faces = {role: typefaces.choose(stack, path) for role, (stack, path) in stacks.items()}
    office = {role: name_office_face(stacks[role][0], family) for role, family in faces.items()}
    stated = palette.read({name: value for name, value in _settings(loaded).items() if _role(name) not in FACES})
    colours, stated = complete(stated, theme)
    made = replace(theme, faces=typefaces.ordered(), office=office, publisher=_publisher(loaded), **faces, **colours)
    if faults := [*palette.faults, *faults, *_faint(made.roles, stated, loaded)]:
        raise Failure(sorted(dict.fromkeys(faults), key=lambda fault: (fault.position.line, fault.position.column)))
    own = [*_shaded(made.roles, stated, loaded), *_misplaced(loaded), *_unread(loaded)]
    remarks = [*typefaces.remarks, *told, *own]
    return Brand(made, remarks, page_size, files.data, logo, tuple(files.paths.values()))


def _attempt(read: Callable[[], T], otherwise: T, faults: list[Diagnostic]) -> T:
    """What is read, otherwise its stand-in; what speaks against it is added to the faults."""
    try:
        return read()
    except Failure as failure:
        faults += failure.diagnostics
        return otherwise


def _publisher(loaded: Loaded) -> str:
    """The name of the brand, the full one where it has two."""
    name = (loaded.data.get("meta") or {}).get("name") or ""
    return str(name.get("full") or name.get("short") or "") if isinstance(name, dict) else str(name)


def _misshapen(loaded: Loaded) -> Iterator[Diagnostic]:
    """An error for each part that is not what the standard has there."""
    for path, example in SHAPES.items():
        value = value_at(loaded.data, path)
        if value is not None and not isinstance(value, list if path.endswith("fonts") else dict):
            yield loaded.diagnose(path, "theme", f"{path} has no entries of its own", f"write {example}")


def _settings(loaded: Loaded) -> dict[str, Any]:
    """What the brand says to us alone."""
    settings = (loaded.data.get("defaults") or {}).get("briefset") or {}
    return {name: value for name, value in settings.items() if name != PAGE_SIZE}


def _role(name: str) -> str:
    return name.replace("-", "_")


def _page_size(loaded: Loaded) -> str:
    size = str(((loaded.data.get("defaults") or {}).get("briefset") or {}).get(PAGE_SIZE, ""))
    if size and size not in PAGE_SIZES:
        raise Failure([diagnose_page_size(loaded, f"{SETTINGS}.{PAGE_SIZE}", "theme")])
    return size


def _foreign_settings(loaded: Loaded) -> Iterator[Diagnostic]:
    for name in _settings(loaded):
        if _role(name) not in ROLES:
            message, hint = f"{_role(name)} is not a role of the theme", f"roles: {', '.join(ROLES)}"
            yield loaded.diagnose(f"{SETTINGS}.{name}", "theme", message, hint)


def _stacks(loaded: Loaded, faults: list[Diagnostic]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The families of each role that the brand names, and where; what has none of its own has those of the base."""
    faces = loaded.data.get("typography") or {}
    named = {FONTS[name]: (faces[name], f"typography.{name}") for name in FONTS if faces.get(name) is not None}
    entries = {role: (_family(value), path) for role, (value, path) in named.items() if _family(value) is not None}
    entries |= {
        _role(name): (value, f"{SETTINGS}.{name}") for name, value in _settings(loaded).items() if _role(name) in FACES
    }
    if "sans" in entries:
        entries.setdefault("serif", entries["sans"])
    for role, (value, path) in entries.items():
        if isinstance(value, str) and value.strip():
            yield role, (value, path)
        else:
            hint = "family: Source Sans 3, or several in order, as in CSS"
            faults.append(loaded.diagnose(path, "theme", f"{value!r} is not a typeface", hint))


def _family(entry: Any) -> Any:
    return entry.get("family") if isinstance(entry, dict) else entry


def _faint(colours: dict[str, str], stated: list[Colour], loaded: Loaded) -> Iterator[Diagnostic]:
    """An error for each stated colour that cannot be read on another one; what was not stated has been mended."""
    given = {each.role: each.path for each in stated if not each.is_offered}
    faint: dict[str, ColourPair] = {}
    for pair in (pair for pair in measure(colours) if pair.is_faint and {pair.role, pair.ground} <= given.keys()):
        faint.setdefault(pair.role, pair)
    for role, pair in faint.items():
        better = find_better(role, {name: colours[name] for name in given})
        pairs = f"{pair.role} on {pair.ground}, {colours[pair.role]} on {colours[pair.ground]}".replace("_", "-")
        message = f"{pairs}: the contrast is {_floor(pair.ratio):.2f}, and {pair.needed} is needed"
        yield loaded.diagnose(given[role], "contrast", message, f"{better} is the nearest shade that passes")


def _floor(ratio: float) -> float:
    """Two digits, never rounded up to a ratio that would pass."""
    return int(ratio * 100) / 100


def _shaded(colours: dict[str, str], stated: list[Colour], loaded: Loaded) -> Iterator[Diagnostic]:
    """What is told of each colour that could not be read where it stands here, and has a shade of it in its place."""
    for each in (each for each in stated if each.is_offered and colours[each.role] != each.colour):
        ground, needed = find_failing(each.role, each.colour, colours)
        message = (
            f"{each.colour} cannot {ROLE_WORDS.get(each.role.removeprefix('dark_'), 'be read as text')} "
            f"({_floor(contrast(each.colour, ground)):.2f} on {ground}, and {needed} is needed), "
            f"and {colours[each.role]} stands for it there"
        )
        hint = f"set `{each.role.replace('_', '-')}:` under `defaults: briefset:` for another"
        severity = Severity.NOTE if each.path.partition(".")[2].partition(".")[0] in OFFERED else Severity.WARNING
        yield loaded.diagnose(each.path, "contrast", message, hint, severity)


def _unread(loaded: Loaded) -> Iterator[Diagnostic]:
    """One note that names every key that changes nothing here, and a warning for each that looks like a slip."""
    paths = list(_unread_paths(loaded))
    for path in paths:
        holder, _, name = path.rpartition(".")
        near = [] if name in STANDARD else difflib.get_close_matches(name, READ[holder], 1, 0.8)
        if near:
            hint = f"did you mean {near[0]!r}?"
            yield loaded.diagnose(path, "brand-unused", f"nothing reads {path}", hint, Severity.WARNING, key=True)
    if paths:
        hint = "they may stay for other programs; colours, typefaces and logo are what briefset takes from a brand"
        message = f"nothing here reads {', '.join(paths)}"
        yield loaded.diagnose(paths[0], "brand-unused", message, hint, Severity.NOTE, key=True)


def _misplaced(loaded: Loaded) -> Iterator[Diagnostic]:
    """A note on names of the palette that are called like colours of the theme, which they do not become by that."""
    colours = loaded.data.get("color") or {}
    palette = colours.get("palette") or {}
    named = [name for name in palette if name in ROLES_OF and name not in colours and name not in colours.values()]
    if named:
        path = f"color.palette.{named[0]}"
        message = f"{join_words(named)} under `palette:` {'is' if len(named) == 1 else 'are'} no more than a name there"
        hint = "move them one level up, beside `palette:`, where they are the colours of the theme"
        yield loaded.diagnose(path, "brand-unused", message, hint, Severity.NOTE, key=True)


def _unread_paths(loaded: Loaded) -> Iterator[str]:
    for holder, known in READ.items():
        part = value_at(loaded.data, holder)
        for name in part if isinstance(part, dict) else ():
            if name not in known:
                yield join_path(holder, str(name))
