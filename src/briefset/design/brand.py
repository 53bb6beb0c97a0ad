"""A project's `_brand.yml`: colours, typefaces and logo by the brand.yml standard, for every format alike.

In: the file's bytes and the theme of the templates. Out: `Brand`.
Never: drops a key in silence; what has no use here is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefset.design.fonts import Typefaces, explain_source, is_bundled, read_typefaces
from briefset.design.logo import KEY, SIZES, Logo, read_logo
from briefset.design.product import PAGE_SIZES, diagnose_page_size
from briefset.design.templates import Templates
from briefset.design.theme import (
    DARK,
    FACES,
    HEX,
    ROLES,
    Theme,
    brighten,
    contrast,
    find_better,
    measure,
    mix,
)
from briefset.diagnostics import Diagnostic, Exit, Failure, Position, Severity
from briefset.files.reading import exists
from briefset.yaml12.document import Loaded, load

NAME = "_brand.yml"
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
USED = frozenset({"color", "typography", "defaults", "meta", "logo"})
COLOURS = frozenset({"palette", "foreground", "background", "primary", "secondary", "light"})
FONTS = {"headings": "serif", "base": "sans"}
"""The standard's names for faces, and the roles that they have here."""
LOGO_KEYS = frozenset({*SIZES, "images", "path", "alt"})


@dataclass(frozen=True, slots=True)
class Brand:
    """A theme after a brand, what of the brand has no use here, and the paper where it names one."""

    theme: Theme
    unused: list[Diagnostic]
    page_size: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    logo: Logo | None = None


def find_brand(folders: Iterable[Path], chosen: Path | None, templates: Templates) -> Path | None:
    """The brand that was chosen by file or name, otherwise the first `_brand.yml` in the folders; None where is none.

    Raises `Failure` (usage) when the chosen one is not there.
    """
    if chosen is None:
        beside = (folder / NAME for folder in folders)
        return next((path for path in beside if exists(path)), None)
    found = chosen if exists(chosen) and not chosen.is_dir() else templates.find(f"{BRANDS}/{chosen.as_posix()}.yml")
    if found is None:
        known = sorted(path.stem for path in templates.files() if path.parent.as_posix().endswith(BRANDS))
        hint = f"give a file, or one of {', '.join(known)}"
        fault = Diagnostic(Position(chosen.as_posix()), "no-file", "there is no such brand", hint)
        raise Failure([fault], Exit.USAGE)
    return found


def read_brand(data: bytes, file: str, theme: Theme, folder: Path | None = None) -> Brand:
    """The theme with the brand's colours and faces, and the logo from its folder.

    Raises `Failure` for what cannot be used, and for faint pairs.

    Roles that the standard does not have are taken from `defaults: briefset:`, otherwise mixed from those that it has
    (https://posit-dev.github.io/brand-yml/).
    Font files are read from the folder.
    """
    loaded = load(data, file)
    if misshapen := list(_misshapen(loaded)):
        raise Failure(misshapen)
    typefaces = read_typefaces(loaded, folder)
    stated = dict(_stated(loaded))
    faults = [
        fault for role, (value, path) in stated.items() if (fault := _fault(role, value, path, loaded, typefaces))
    ]
    if faults:
        raise Failure(list(dict.fromkeys(faults)))
    named = frozenset(stated) & set(FACES)
    made = replace(
        theme,
        faces=typefaces.faces,
        named=named,
        publisher=_publisher(loaded),
        **_mixed({role: value for role, (value, _) in stated.items()}, theme),
    )
    if faint := list(_faint(made, stated, loaded)):
        raise Failure(faint)
    logo = read_logo(loaded, folder)
    return Brand(
        made, list(_unused(loaded, typefaces)), _page_size(loaded), typefaces.files | (logo.files if logo else {}), logo
    )


def _publisher(loaded: Loaded) -> str:
    """The name of the brand, the full one where it has two."""
    name = (loaded.data.get("meta") or {}).get("name") or ""
    return str(name.get("full") or name.get("short") or "") if isinstance(name, dict) else str(name)


def _misshapen(loaded: Loaded) -> Iterator[Diagnostic]:
    """An error for each part that is not what the standard has there."""
    for path, example in SHAPES.items():
        value: Any = loaded.data
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None and not isinstance(value, list if path.endswith("fonts") else dict):
            yield loaded.diagnose(path, "theme", f"{path} has no entries of its own", f"write {example}")


def _briefset_keys(loaded: Loaded) -> dict[str, Any]:
    return (loaded.data.get("defaults") or {}).get("briefset") or {}


def _page_size(loaded: Loaded) -> str:
    size = str(_briefset_keys(loaded).get(PAGE_SIZE, ""))
    if size and size not in PAGE_SIZES:
        raise Failure([diagnose_page_size(loaded, f"defaults.briefset.{PAGE_SIZE}", "theme")])
    return size


def _stated(loaded: Loaded) -> Iterator[tuple[str, tuple[Any, str]]]:
    """Each role that the brand sets, with its value and its YAML path; the later one wins."""
    colours = loaded.data.get("color") or {}
    palette = colours.get("palette") or {}
    for name, roles in (("foreground", ("ink",)), ("background", ("paper",)), ("primary", ("accent", "cover")),
                        ("secondary", ("soft",)), ("light", ("tint",))):  # fmt: skip
        if name in colours:
            yield from ((role, (_named(colours[name], palette), f"color.{name}")) for role in roles)
    faces = loaded.data.get("typography") or {}
    for name, role in FONTS.items():
        if name in faces:
            entry = faces[name]
            family = entry.get("family") if isinstance(entry, dict) else entry
            if family is not None:
                yield role, (family, f"typography.{name}")
    for name, value in _briefset_keys(loaded).items():
        if name != PAGE_SIZE:
            yield name.replace("-", "_"), (_named(value, palette), f"defaults.briefset.{name}")


def _named(value: Any, palette: dict[str, Any]) -> Any:
    return palette.get(value, value) if isinstance(value, str) else value


def _fault(role: str, value: Any, path: str, loaded: Loaded, typefaces: Typefaces) -> Diagnostic | None:
    if role not in ROLES:
        return loaded.diagnose(path, "theme", f"{role} is not a role of the theme", f"roles: {', '.join(ROLES)}")
    if role in FACES:
        if not is_bundled(value) and value not in [face.family for face in typefaces.faces]:
            if isinstance(value, str) and value in typefaces.elsewhere:
                return loaded.diagnose(path, "theme", *explain_source(value, typefaces.elsewhere[value][1]))
            hint = "see `briefset theme show`, or name its file under `typography: fonts:` with `source: file`"
            return loaded.diagnose(path, "theme", f"{value!r} is not a bundled font", hint)
    elif not isinstance(value, str) or not HEX.match(value):
        hint = 'name a colour of `color: palette:`, or write it in quotes as "#0B5A66"'
        return loaded.diagnose(path, "theme", f"{value!r} is not a colour", hint)
    return None


def _mixed(stated: dict[str, str], theme: Theme) -> dict[str, str]:
    """What the brand gives, and the roles in between mixed from it, where it gives any colour at all."""
    if not stated.keys() - set(FACES):
        return stated
    ink, paper = stated.get("ink", theme.ink), stated.get("paper", theme.paper)
    accent = stated.get("accent", theme.accent)
    cover = stated.get("cover", accent)
    on_cover = max((paper, ink), key=lambda colour: contrast(colour, cover))
    between = {
        "soft": mix(ink, paper, 0.28),
        "mute": mix(ink, paper, 0.48),
        "mid": mix(paper, accent, 0.14),
        "rule": mix(paper, ink, 0.22),
        "tick": mix(paper, ink, 0.17),
        "tint": mix(paper, accent, 0.05),
        "cover": cover,
        "on_cover": on_cover,
        "on_cover_soft": mix(on_cover, cover, 0.22),
        "cover_tick": mix(cover, on_cover, 0.25),
        "dark_accent": brighten(accent, DARK["dark_paper"], 7.0),
    }
    return between | stated


def _faint(theme: Theme, stated: dict[str, tuple[Any, str]], loaded: Loaded) -> Iterator[Diagnostic]:
    colours_in_use = theme.roles
    for pair in (pair for pair in measure(colours_in_use) if pair.is_faint):
        path = next((stated[role][1] for role in (pair.role, pair.ground) if role in stated), "color")
        colours = f"{pair.role} on {pair.ground}, {colours_in_use[pair.role]} on {(colours_in_use | DARK)[pair.ground]}"
        message = f"{colours}: the contrast is {pair.ratio:.1f}, and {pair.needed} is needed"
        better = find_better(pair, colours_in_use)
        hint = f"{pair.role.replace('_', '-')}: {better} would pass; set it under `defaults: briefset:`"
        yield loaded.diagnose(path, "contrast", message, hint)


def _unused(loaded: Loaded, typefaces: Typefaces) -> Iterator[Diagnostic]:
    """A warning for each key that changes nothing here."""
    paths = [name for name in loaded.data if name not in USED]
    paths += [f"color.{name}" for name in loaded.data.get("color") or {} if name not in COLOURS]
    paths += [f"typography.{name}" for name in loaded.data.get("typography") or {} if name not in (*FONTS, "fonts")]
    faces = loaded.data.get("typography") or {}
    parts = {f"typography.{name}": faces.get(name) for name in FONTS} | {KEY: loaded.data.get(KEY)}
    for path, part in parts.items():
        known = LOGO_KEYS if path == KEY else {"family"}
        paths += [f"{path}.{name}" for name in part if name not in known] if isinstance(part, dict) else []
    for path in paths:
        hint = "it may stay for other programmes; colours, faces and logo are what briefset takes from a brand"
        yield loaded.diagnose(path, "brand-unused", "no document uses this", hint, Severity.WARNING, key=True)
    for family, (path, source) in typefaces.elsewhere.items():
        yield loaded.diagnose(path, "brand-unused", *explain_source(family, source), Severity.WARNING)
