"""Typefaces: the bundled ones, the font files that a brand names, and how wide text is in them.

In: a family and a style; `typography: fonts:` of a `_brand.yml` and its folder; `widths.json`.
Out: font files, the isolated font configuration, `Face`s, widths in points. Never: a font from
elsewhere, a variable font, or one whose licence bits forbid embedding; kerning is not counted.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path, PurePath
from typing import Any

import fontTools
import rendercv_fonts

from briefset.design.templates import read_brand_file
from briefset.diagnostics import Diagnostic, Failure
from briefset.diagnostics.limits import MAX_FONT_BYTES, MAX_FONT_CHARACTERS
from briefset.files.cache import remember
from briefset.files.formats import RefusedError, parsing
from briefset.yaml12.document import Loaded

FAMILIES = ("Gentium Book Plus", "EB Garamond", "Source Sans 3", "Noto Sans")
KNOWN = (*FAMILIES, "Noto Sans SC", "Noto Sans JP", "Noto Sans KR")
SCRIPTS = ("Noto Sans SC", "Noto Sans JP", "Noto Sans KR")
"""Chinese, Japanese and Korean."""
EAST_ASIAN = {"ja": "Noto Sans JP", "ko": "Noto Sans KR"}
"""The face of a language that is written with forms of its own for the letters of Chinese."""
LETTERS = dict.fromkeys(("ar", "fa", "ps", "ug", "ur", "ckb"), "\u0627") | {
    "he": "\u05d0",
    "yi": "\u05d0",
    "dv": "\u0780",
}
"""The first letter of each script that runs from right to left, by language."""
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
<alias><family>serif</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>Source Sans 3</family></prefer></alias>
</fontconfig>
"""
UNKNOWN_FAMILY = 1.12
"""How much wider than Calibri a family is taken to be when its widths are not known."""
FONTS = "typography.fonts"
KINDS = (".ttf", ".otf")
MAGIC = 0x5F0F3CF5
TRIED = 1_000
"""Characters of a brand's font that are taken from it when it is read, to see whether documents can."""
RESTRICTED = 0x0002
"""The bit of fsType (OpenType, table OS/2) that forbids embedding altogether."""
NO_SUBSET, BITMAPS_ONLY = 0x0100, 0x0200
UNFIT = RESTRICTED | NO_SUBSET | BITMAPS_ONLY
"""The bits that forbid embedding a part of the outlines."""
SUBSET: dict[str, Any] = {
    "hinting": False,
    "notdef_outline": True,
    "name_IDs": ["*"],
    "layout_features": ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "calt"],
}
"""What a part of a font keeps."""
BOLD_FROM = 600
NETWORK = ("google", "bunny")
SOURCES = ("file", "system", *NETWORK)
"""The standard's words; no font is taken from the network or from the machine."""
WEIGHTS = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}
STYLES = ("normal", "italic")
RANGE = re.compile(r"([1-9]00)\.\.([1-9]00)")


@dataclass(frozen=True, slots=True)
class Face:
    """A font file that a brand names: its family, its style as in `read_face`, its bytes, and what it can print."""

    family: str
    style: str
    data: bytes = field(repr=False)
    characters: frozenset[str] = field(repr=False, compare=False)


def is_bundled(family: object) -> bool:
    """Whether a typeface travels with the program."""
    return family in KNOWN


def font_files() -> list[Path]:
    """The bundled font files that documents may use."""
    return sorted(path for family in FAMILIES for path in rendercv_fonts.path_of[family].glob("*.ttf"))


@cache
def read_face(family: str, style: str) -> bytes | None:
    """The file of a bundled face such as Source Sans 3, Bold; None when it is not bundled."""
    folder = rendercv_fonts.path_of.get("Noto Sans" if family.startswith("Noto Sans") else family)
    path = folder / f"{family.replace(' ', '')}-{style}.ttf" if folder else None
    return path.read_bytes() if path and path.is_file() else None


def activate_fonts() -> None:
    """Point fontconfig at the bundled fonts alone, also in processes started later; before WeasyPrint is imported."""
    if os.environ.get("BRIEFSET_FONTS") == os.environ.get("FONTCONFIG_FILE", ""):
        return
    folder = Path(tempfile.mkdtemp(prefix="briefset-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folders = "\n".join(f"<dir>{rendercv_fonts.path_of[family]}</dir>" for family in FAMILIES)
    configuration = folder / "fonts.conf"
    configuration.write_text(FONTS_CONF.format(folders=folders), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = os.environ["BRIEFSET_FONTS"] = str(configuration)


def store_faces(faces: tuple[Face, ...]) -> list[Path]:
    """The files of a brand's faces, written where fontconfig can read them until the program ends."""
    folder = Path(os.environ["FONTCONFIG_FILE"]).parent
    files = [folder / f"{hashlib.sha256(face.data).hexdigest()}.font" for face in faces]
    for file, face in zip(files, faces, strict=True):
        spare = file.with_suffix(f".{os.getpid()}")
        spare.write_bytes(face.data)
        spare.replace(file)  # another process may be reading it
    return files


@cache
def _widths() -> dict[str, dict[str, dict[str, int]]]:
    table: dict[str, dict[str, dict[str, int]]] = json.loads(
        resources.files("briefset.design").joinpath("widths.json").read_text(encoding="utf-8")
    )
    return table


@lru_cache(maxsize=8)
def characters_of(font: bytes) -> frozenset[str]:
    """The characters that a font has."""
    return frozenset(
        remember("characters", (fontTools.version.encode(), font), lambda: _read_characters(font)).decode()
    )


def _read_characters(font: bytes) -> bytes:
    from fontTools.ttLib import TTFont

    return "".join(map(chr, sorted(TTFont(io.BytesIO(font), lazy=True).getBestCmap()))).encode("utf-8", "surrogatepass")


def subset_font(font: bytes, characters: frozenset[str]) -> bytes | None:
    """The font with those of the characters that it has; None when it has none, or may not be embedded so."""
    wanted = "".join(sorted(characters))
    keys = (fontTools.version.encode(), repr(SUBSET).encode(), font, wanted.encode())
    return remember("subset", keys, lambda: _subset(font, wanted)) or None


def _subset(font: bytes, wanted: str) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # it names every table that it leaves out
    face = TTFont(io.BytesIO(font), lazy=True, recalcTimestamp=False)
    if face["OS/2"].fsType & UNFIT or not face.getBestCmap().keys() & set(map(ord, wanted)):
        return b""
    subsetter = Subsetter(Options(**SUBSET))
    subsetter.populate(unicodes=list(map(ord, wanted)))
    subsetter.subset(face)
    buffer = io.BytesIO()
    face.save(buffer)
    return buffer.getvalue()


@lru_cache(maxsize=16_384)
def text_width_pt(text: str, family: str, style: str, size_pt: float) -> float:
    """The width of a text: the sum of its advance widths, in points."""
    known = _widths().get(family)
    letters = (known or _widths()["Calibri"])[style]
    total = sum(letters.get(letter, _other(letter)) for letter in text)
    return total / 1000 * size_pt * (1 if known else UNKNOWN_FAMILY)


def _other(letter: str) -> int:
    return 1000 if letter >= "\u2e80" else 700


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The faces of a brand, the bytes of their files by the path that the brand gives, and families without files.

    `elsewhere` has the YAML path and the source of each family that is to come from the network or the machine.
    """

    faces: tuple[Face, ...]
    files: dict[str, bytes]
    elsewhere: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_typefaces(loaded: Loaded, folder: Path | None) -> Typefaces:
    """The faces of each entry with `source: file`; raises `Failure` with everything that cannot be used."""
    faces: dict[tuple[str, str], Face] = {}
    files: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    for family, name, path, declared in _named(loaded):
        try:
            data = _read(folder, name)
            face = _face(family, data, declared)
            if (family, face.style) in faces:
                raise RefusedError(f"{family} has its {face.style} twice", "name one file for each weight and style")
        except RefusedError as refused:
            faults.append(loaded.diagnose(path, "theme", f"{name}: {refused.message}", refused.hint))
            continue
        files[name] = data
        faces[(family, face.style)] = face
    if faults:
        raise Failure(faults)
    ordered = sorted(faces, key=lambda key: _rank(key, faces))
    return Typefaces(tuple(faces[key] for key in ordered), files, dict(_elsewhere(loaded)))


def explain_source(family: str, source: str) -> tuple[str, str]:
    """Why a family does not come from there, and what to do."""
    place = "from the network" if source in NETWORK else "from the machine"
    files = f"download it and name its files with `source: file`, or take one of {', '.join(FAMILIES)}"
    stated = f"`source: {source}`" if source else "no `source: file`"
    return f"{family} has {stated}, and no font is taken {place}", files


def _entries(loaded: Loaded) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each entry with its YAML path; raises `Failure` for a source that the standard does not know."""
    entries = (loaded.data.get("typography") or {}).get("fonts") or []
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        path = f"{FONTS}[{number}]"
        if not isinstance(entry, dict):
            raise Failure(
                [loaded.diagnose(path, "theme", "the font is no mapping", "family: …, source: file, files: …")]
            )
        if entry.get("source", "system") not in SOURCES:
            message = f"{entry['source']!r} is no source of a font"
            raise Failure([loaded.diagnose(f"{path}.source", "theme", message, "source: file")])
        yield path, entry


def _elsewhere(loaded: Loaded) -> Iterator[tuple[str, tuple[str, str]]]:
    for path, entry in _entries(loaded):
        source, family = entry.get("source", ""), entry.get("family")
        if source != "file" and isinstance(family, str) and not is_bundled(family):
            yield family, (f"{path}.source" if source else path, source)


def _rank(key: tuple[str, str], faces: dict[tuple[str, str], Face]) -> tuple[int, str]:
    """Families in the order of the file, the regular face of each first."""
    families = list(dict.fromkeys(family for family, _ in faces))
    return families.index(key[0]), "" if key[1] == "Regular" else key[1]


def _named(loaded: Loaded) -> Iterator[tuple[str, str, str, _Declared]]:
    """Family, file, YAML path and what is declared of each file; raises `Failure` for an entry that cannot be read."""
    for path, entry in _entries(loaded):
        if entry.get("source") != "file":
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
            keys = entry | file if isinstance(file, dict) else entry
            declared = _Declared(keys.get("weight"), keys.get("style"))
            yield family, name, f"{below}.path" if isinstance(file, dict) else below, declared


@dataclass(frozen=True, slots=True)
class _Declared:
    """What the brand says of a file; None where it says nothing."""

    weight: Any
    style: Any

    def require(self, weight: int, style: str) -> None:
        """Nothing; raises `RefusedError` when the file itself says otherwise."""
        if self.weight is not None and not any(self._allows(each, weight) for each in _listed(self.weight)):
            raise RefusedError(
                f"is declared with weight {self.weight}, and its own is {weight}",
                f"write weight: {weight}, or name the file of the weight that you want",
            )
        if self.style is not None and style not in _listed(self.style):
            raise RefusedError(
                f"is declared with style {self.style}, and its own is {style}",
                f"write style: {style}, or name the file of the style that you want",
            )

    def _allows(self, stated: Any, weight: int) -> bool:
        if found := RANGE.fullmatch(str(stated)):
            return int(found[1]) <= weight <= int(found[2])
        wanted = WEIGHTS.get(str(stated), stated)
        if not isinstance(wanted, int) or isinstance(wanted, bool) or not 1 <= wanted <= 1000:
            raise RefusedError(f"{stated!r} is no weight", "weight: 400, or one of " + ", ".join(WEIGHTS))
        return round(wanted, -2) == round(weight, -2)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _read(folder: Path | None, name: str) -> bytes:
    if PurePath(name).suffix.lower() not in KINDS:
        raise RefusedError("is neither .ttf nor .otf", "convert it, for example with fontTools")
    return read_brand_file(folder, name, MAX_FONT_BYTES)


def _face(family: str, data: bytes, declared: _Declared) -> Face:
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it notes each of 65,535 damaged records
    with parsing("is no font, or a damaged one", "take the file from its publisher again"):
        font = TTFont(io.BytesIO(data), lazy=False)
        for table in font.keys():  # noqa: SIM118 - it is no mapping
            font[table]
        characters = frozenset(map(chr, font.getBestCmap() or {}))
        if len(characters) > MAX_FONT_CHARACTERS:
            message = f"has {len(characters):,} characters, and at most {MAX_FONT_CHARACTERS:,} are read"
            raise RefusedError(message, "take a font of fewer scripts")
        _require_sound(font)
        _prove(data, characters)
        names = {str(font["name"].getBestFamilyName()), str(font["name"].getDebugName(1))}
    _require_usable(font, family, names, characters)
    declared.require(font["OS/2"].usWeightClass, STYLES[_is_italic(font)])
    return Face(family, _style(font), data, characters)


def _require_sound(font: Any) -> None:
    """Nothing; raises `ValueError` for numbers that fontTools hands on as they are (OpenType 1.9, `head`, `GPOS`)."""
    head = font["head"]
    known = all(font[tag].table.Version >> 16 == 1 for tag in ("GDEF", "GPOS", "GSUB") if tag in font)
    if not known or head.magicNumber != MAGIC or not 16 <= head.unitsPerEm <= 16_384:
        raise ValueError(head.magicNumber)


def _prove(font: bytes, characters: frozenset[str]) -> None:
    """Nothing; raises what fontTools does for a font from which documents cannot take a part.

    All of its tables are read for that, and as many outlines as a text needs.
    """
    keys = (fontTools.version.encode(), repr(SUBSET).encode(), font)
    remember("proven", keys, lambda: _subset(font, "".join(sorted(characters)[:TRIED]))[:1])


def _require_usable(font: Any, family: str, names: set[str], characters: frozenset[str]) -> None:
    if "fvar" in font:
        hint = "make an instance of it: fonttools varLib.instancer FILE wght=400"
        raise RefusedError("is a variable font, and would not give the same bytes each time", hint)
    if not {"glyf", "CFF "} & set(font.keys()):
        raise RefusedError("has no outlines", "take a version with outlines (glyf or CFF)")
    if font["OS/2"].fsType & RESTRICTED:
        raise RefusedError("forbids embedding by its licence bits", "take a font that may be embedded")
    if family not in names:
        raise RefusedError(
            f"is of the family {' or '.join(sorted(names))}, not {family}", "write the family as the file has it"
        )
    if " " not in characters:
        raise RefusedError("has no space between words", "take a version with the space character (U+0020)")


def _style(font: Any) -> str:
    bold = font["OS/2"].usWeightClass >= BOLD_FROM
    return ("Bold" if bold else "") + ("Italic" if _is_italic(font) else "") or "Regular"


def _is_italic(font: Any) -> bool:
    return bool(font["OS/2"].fsSelection & 1)
