"""The reference presentation in the colours of the theme.

In: the reference's bytes, a `Theme`. Out: the same presentation; its theme parts carry the theme's colours.
Never: changes a house template, which is any whose theme is not named Briefset.
"""

from __future__ import annotations

import io
import zipfile

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.theme import Theme
from briefset.writers.archive import write_archive
from briefset.writers.ooxml import Node, build, find, parse, qualify, serialize

OWN = "Briefset"
MACROS = "application/vnd.ms-office.vbaProject"


def retheme(reference: bytes, theme: Theme) -> bytes:
    """The presentation with the theme's colours in its slots (ECMA-376, part 1, 20.1.6.2).

    Raises `Failure` when the file is not a presentation, or holds macros.
    """
    parts = _parts(reference)
    types = parts["[Content_Types].xml"].decode("utf-8", "replace")
    if MACROS in types or "presentationml" not in types:
        raise Failure([_refuse("is not a plain .pptx file")])
    for name, data in parts.items():
        if name.startswith("ppt/theme/") and name.endswith(".xml"):
            parts[name] = _recolour(data, theme)
        elif name.startswith("ppt/slideLayouts/slideLayout") and theme.cover != theme.accent:
            parts[name] = _reground(data, theme)
    return write_archive(parts, compressed=False)


def _parts(reference: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(reference)) as archive:
            return {name: archive.read(name) for name in ["[Content_Types].xml", *archive.namelist()]}
    except (zipfile.BadZipFile, KeyError, RuntimeError):
        raise Failure([_refuse("cannot be read as a presentation")]) from None


def _refuse(message: str) -> Diagnostic:
    hint = "save it from PowerPoint as .pptx, without a password and without macros"
    return Diagnostic(Position(""), "reference", f"the reference presentation {message}", hint)


def _slots(theme: Theme) -> dict[str, str]:
    return {
        "dk1": theme.ink,
        "lt1": theme.paper,
        "dk2": theme.soft,
        "lt2": theme.tint,
        "accent1": theme.accent,
        "accent2": theme.mute,
        "hlink": theme.accent,
        "folHlink": theme.soft,
    }


def _recolour(data: bytes, theme: Theme) -> bytes:
    root = parse(data)
    if root.get("name") != OWN:
        return data
    for slot, value in _slots(theme).items():
        for node in root.iter(qualify(f"a:{slot}")):
            node[:] = [build("a:srgbClr", {"val": value.lstrip("#").upper()})]
    return serialize(root)


def _reground(data: bytes, theme: Theme) -> bytes:
    """A layout with a coloured ground takes the cover's colour, by slot where the theme has one for it."""
    root = parse(data)
    ground = next(root.iter(qualify("p:bgPr")), None)
    fill = find(ground, "a:solidFill") if ground is not None else None
    colour = find(fill, "a:schemeClr") if fill is not None else None
    if fill is not None and colour is not None and colour.get("val") == "accent1":
        fill[:] = [_cover(theme)]
    return serialize(root)


def _cover(theme: Theme) -> Node:
    names = {"dk1": "tx1", "dk2": "tx2"}
    slot = next((name for name, value in _slots(theme).items() if value.upper() == theme.cover.upper()), "")
    if slot:
        return build("a:schemeClr", {"val": names.get(slot, slot)})
    return build("a:srgbClr", {"val": theme.cover.lstrip("#").upper()})
