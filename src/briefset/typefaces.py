"""The font files that a brand names: read, checked, and kept as they are.

In: `typography: fonts:` of a `_brand.yml`, its folder. Out: `Face`s and the bytes of each file.
Never: a file outside the folder, a variable font, or one whose licence bits forbid embedding.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefset.diagnostics import Diagnostic, Failure
from briefset.load import Loaded
from briefset.theme import Face, is_bundled

FONTS = "typography.fonts"
KINDS = (".ttf", ".otf")
LARGEST = 10 * 1024 * 1024
TABLES = ("head", "hhea", "hmtx", "maxp", "name", "OS/2", "cmap")
RESTRICTED = 0x0002
"""The bit of fsType (OpenType, table OS/2) that forbids embedding altogether."""
BOLD_FROM = 600
BROKEN = (struct.error, KeyError, ValueError, IndexError, AttributeError, AssertionError, EOFError, OverflowError)
"""What fontTools raises for a file that is damaged, beside its own error."""


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The faces of a brand, and the bytes of their files by the path that the brand gives."""

    faces: tuple[Face, ...]
    files: dict[str, bytes]


class _RefusedError(Exception):
    """Why a file cannot be used, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def read_typefaces(loaded: Loaded, folder: Path | None) -> Typefaces:
    """The faces of each entry with `source: file`; raises `Failure` with everything that cannot be used."""
    faces: dict[tuple[str, str], Face] = {}
    files: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    for family, name, path in _named(loaded):
        try:
            data = _read(name, folder)
            face = _face(family, data)
            if (family, face.style) in faces:
                raise _RefusedError(f"{family} has its {face.style} twice", "name one file for each weight and style")
        except _RefusedError as refused:
            faults.append(loaded.diagnose(path, "theme", f"{name}: {refused.message}", refused.hint))
            continue
        files[name] = data
        faces[(family, face.style)] = face
    if faults:
        raise Failure(faults)
    return Typefaces(tuple(faces[key] for key in sorted(faces, key=lambda key: _rank(key, faces))), files)


def _rank(key: tuple[str, str], faces: dict[tuple[str, str], Face]) -> tuple[int, str]:
    """Families in the order of the file, the regular face of each first."""
    families = list(dict.fromkeys(family for family, _ in faces))
    return families.index(key[0]), "" if key[1] == "Regular" else key[1]


def _named(loaded: Loaded) -> Iterator[tuple[str, str, str]]:
    """Family, file and YAML path of each file that is named; raises `Failure` for an entry that cannot be read."""
    entries = (loaded.data.get("typography") or {}).get("fonts") or []
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        path = f"{FONTS}[{number}]"
        if not isinstance(entry, dict) or entry.get("source") != "file":
            continue
        family, files = entry.get("family"), entry.get("files")
        if not isinstance(family, str) or not family.isprintable() or set(family) & set("'\"\\<>&,;{}"):
            hint = "family: Noto Sans Hebrew, as the file itself is named"
            raise Failure([loaded.diagnose(path, "theme", "the font has no family name that can be used", hint)])
        if is_bundled(family):
            message = f"{family} travels with briefset, and cannot be replaced by a file"
            raise Failure([loaded.diagnose(f"{path}.family", "theme", message, "delete the entry")])
        if not isinstance(files, list) or not files:
            hint = "files: [{path: fonts/NotoSansHebrew-Regular.ttf}]"
            raise Failure([loaded.diagnose(path, "theme", f"{family} names no files", hint)])
        for place, file in enumerate(files):
            below = f"{path}.files[{place}]"
            name = file.get("path") if isinstance(file, dict) else file
            if not isinstance(name, str) or not name:
                raise Failure([loaded.diagnose(below, "theme", f"{family} names no file here", "path: fonts/x.ttf")])
            yield family, name, f"{below}.path" if isinstance(file, dict) else below


def _read(name: str, folder: Path | None) -> bytes:
    place = folder / name if folder else None
    if place is None or folder is None or not place.resolve().is_relative_to(folder.resolve()):
        raise _RefusedError(
            "lies outside the folder of the brand", "put the file beside _brand.yml, or in a folder there"
        )
    if place.suffix.lower() not in KINDS:
        raise _RefusedError("is neither .ttf nor .otf", "convert it, for example with fontTools")
    try:
        if not place.is_file():
            raise _RefusedError("there is no such file", "the path counts from the folder of _brand.yml")
        if place.stat().st_size > LARGEST:
            raise _RefusedError("is larger than 10 MiB", "name a file that holds only the scripts you need")
        return place.read_bytes()
    except OSError as fault:
        raise _RefusedError(fault.strerror or "cannot be read", "make it readable") from None


def _face(family: str, data: bytes) -> Face:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(io.BytesIO(data), lazy=False)
        for table in TABLES:
            font[table]
        names = {str(font["name"].getBestFamilyName()), str(font["name"].getDebugName(1))}
        characters = frozenset(map(chr, font.getBestCmap() or {}))
    except (TTLibError, *BROKEN):
        raise _RefusedError("is no font, or a damaged one", "take the file from its publisher again") from None
    _require_usable(font, family, names, characters)
    return Face(family, _style(font), data, characters)


def _require_usable(font: Any, family: str, names: set[str], characters: frozenset[str]) -> None:
    if "fvar" in font:
        hint = "make an instance of it: fonttools varLib.instancer FILE wght=400"
        raise _RefusedError("is a variable font, and would not give the same bytes each time", hint)
    if not {"glyf", "CFF "} & set(font.keys()):
        raise _RefusedError("has no outlines", "take a version with outlines (glyf or CFF)")
    if font["OS/2"].fsType & RESTRICTED:
        raise _RefusedError("forbids embedding by its licence bits", "take a font that may be embedded")
    if family not in names:
        raise _RefusedError(
            f"is of the family {' or '.join(sorted(names))}, not {family}", "write the family as the file has it"
        )
    if " " not in characters:
        raise _RefusedError("has no space between words", "take a version with the space character (U+0020)")


def _style(font: Any) -> str:
    bold, italic = font["OS/2"].usWeightClass >= BOLD_FROM, bool(font["OS/2"].fsSelection & 1)
    return ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
