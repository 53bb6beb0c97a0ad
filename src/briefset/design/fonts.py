"""Typefaces: the bundled ones and those of the installed package, parts of them, and how wide text is in them.

In: a family and a style; `widths.json`. Out: font files, the isolated font configuration, `Face`s, widths in points.
Never: a font from elsewhere; kerning is not counted.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import logging
import os
import shutil
import struct
import tempfile
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import rendercv_fonts

from briefset.files.cache import remember

FAMILIES = ("Gentium Book Plus", "EB Garamond", "Source Sans 3")
FOLDERS = (*FAMILIES, "Noto Sans")
SCRIPTS = ("Noto Sans SC", "Noto Sans JP", "Noto Sans KR")
"""Chinese, Japanese and Korean."""
KNOWN = (*FAMILIES, *SCRIPTS)
"""The families that every document may use; others of the package come with a brand that names them."""
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
<selectfont><rejectfont><glob>*/NotoSans-*.ttf</glob></rejectfont></selectfont>
<alias><family>serif</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>Source Sans 3</family></prefer></alias>
</fontconfig>
"""
UNKNOWN_FAMILY = 1.12
"""How much wider than Calibri a family is taken to be when its widths are not known."""
OWN_FAMILY = 1.03
"""How much wider than Source Sans 3 a family is taken to be on pages, as the widest of a dozen, Lato, is in figures."""
WIDER = {"Century Gothic": (1.23, 1.2), "DejaVu Sans": (1.27, 1.41), "Lucida Sans": (1.22, 1.35),
         "Lucida Sans Unicode": (1.22, 1.35), "Montserrat": (1.28, 1.32), "Verdana": (1.28, 1.42)}  # fmt: skip
"""Families that run wider than that, in regular and in bold: at least as much as the widest of our sample texts did.

DejaVu Sans and Montserrat were measured in themselves, Century Gothic in URW Gothic, which has the widths of ITC Avant
Garde Gothic as it has, Verdana by the widths that browsers give it (github.com/metabolize/anafanafo), Lucida Sans by
those that its makers gave to X11 (luRS24 and luBS24, gitlab.freedesktop.org/xorg/font/bh-100dpi).
"""
FIXED = {"Consolas": 0.55, "Courier": 0.6, "Courier New": 0.6, "Cousine": 0.6, "Liberation Mono": 0.6}
"""Families of which all letters have one width, in ems."""
UNLISTED = 700
"""Thousandths of an em of a letter that a table of widths does not have."""
ALIKE = {"Arimo": "Arial", "Caladea": "Cambria", "Carlito": "Calibri", "Gelasio": "Georgia", "Helvetica": "Arial",
         "Helvetica Neue": "Arial", "Liberation Sans": "Arial", "Liberation Serif": "Times New Roman",
         "Times": "Times New Roman", "Tinos": "Times New Roman"}  # fmt: skip
"""Families that were drawn to the widths of others, or these to theirs."""
TYPOGRAPHIC = 0x0080
"""The bit of `fsSelection` by which a font chooses its typographic line (OpenType 1.9, OS/2)."""
EAST = "\u2e80"
"""Letters from here on take a whole square."""
RESTRICTED, PREVIEW, EDITABLE = 0x0002, 0x0004, 0x0008
NO_PARTS = 0x0300
"""No subsetting, and bitmaps only."""
SAMPLE = "the council of a small harbour town argues over its quays 0123456789 0123456789"
SAMPLE_EM = 0.418
"""How wide the sample's characters are in Gentium Book Plus and Source Sans 3, on average."""
MIDDLES = (0.28, 0.38)
"""Where the middle of a line is over the base line in the bundled faces of western languages, in ems."""
SUBSET: dict[str, Any] = {
    "hinting": False,
    "notdef_outline": True,
    "name_IDs": ["*"],
    "layout_features": ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "calt"],
}
"""What a part of a font keeps."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file that a brand names: its family, its style as in `read_face`, its bytes, and what it can print."""

    family: str
    style: str
    data: bytes = field(repr=False)
    characters: frozenset[str] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Licence:
    """What a publisher allows by the bits of a font: that a part of it travels, and in what can be edited too."""

    allows_parts: bool
    allows_editing: bool


def licence_of(bits: int) -> Licence:
    """The licence by `fsType` (OpenType 1.9, OS/2); where several bits of use are set, the most lenient one holds."""
    use = bits & (RESTRICTED | PREVIEW | EDITABLE)
    return Licence(not bits & NO_PARTS and use != RESTRICTED, not use or bool(use & EDITABLE))


def is_embedded_by_word(font: bytes) -> bool:
    """Whether Word takes a part of the face along: its outlines are of TrueType, its licence not for reading alone."""
    at = _find_table(font, b"OS/2") + 8
    licence = licence_of(int.from_bytes(font[at : at + 2], "big"))
    return not font.startswith(b"OTTO") and licence.allows_parts and licence.allows_editing


def is_bundled(family: object) -> bool:
    """Whether a typeface travels with the program."""
    return family in KNOWN


@cache
def installed_families() -> dict[str, str]:
    """The families of the installed package by their names in small letters; TrueType, which Word embeds."""
    paths = rendercv_fonts.path_of.items()
    return {family.casefold(): family for family, folder in paths if any(folder.glob("*-Regular.ttf"))}


@cache
def read_installed(family: str) -> tuple[Face, ...]:
    """The faces of a family of the installed package, the regular one first."""
    found = rendercv_fonts.path_of[family].glob(f"{family.replace(' ', '')}-*.ttf")
    files = sorted(found, key=lambda path: (not path.stem.endswith("-Regular"), path.stem))
    faces = ((path.stem.rpartition("-")[2], path.read_bytes()) for path in files)
    return tuple(Face(family, style, data, characters_of(data)) for style, data in faces)


def font_files() -> list[Path]:
    """The bundled font files that documents may use."""
    return sorted(path for family in FOLDERS for path in rendercv_fonts.path_of[family].glob("*.ttf"))


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
    folders = "\n".join(f"<dir>{rendercv_fonts.path_of[family]}</dir>" for family in FOLDERS)
    configuration = folder / "fonts.conf"
    configuration.write_text(FONTS_CONF.format(folders=folders), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = os.environ["BRIEFSET_FONTS"] = str(configuration)


def store_faces(faces: tuple[Face, ...]) -> list[Path]:
    """The files of a brand's faces, written where fontconfig can read them until the program ends.

    A family that runs wider than the bundled ones is set as much smaller, as with `size-adjust` in CSS Fonts 5, 5.1,
    and one that stands lower or higher in its lines is moved, so that lines and pages hold what they were drawn for.
    """
    folder = Path(os.environ["FONTCONFIG_FILE"]).parent
    shares = width_shares(faces)
    scaled = [_level(_scale(face.data, shares[face.family])) for face in faces]
    files = [folder / f"{hashlib.sha256(data).hexdigest()}.font" for data in scaled]
    for file, data in zip(files, scaled, strict=True):
        spare = file.with_suffix(f".{os.getpid()}")
        spare.write_bytes(data)
        spare.replace(file)  # another process may be reading it
    return files


def width_shares(faces: tuple[Face, ...]) -> dict[str, float]:
    """How much wider than the bundled faces each family runs, at least 1, by its first face."""
    return {face.family: _width_share(face.data) for face in reversed(faces)}


def open_font(data: bytes, *, lazy: bool | None = True) -> Any:
    """A font as fontTools has it, which keeps its date when it is saved."""
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), lazy=lazy, recalcTimestamp=False)


def save_font(font: Any) -> bytes:
    """The bytes of a font of fontTools."""
    font.save(buffer := io.BytesIO())
    return buffer.getvalue()


def _version() -> bytes:
    """The version of the library that measures and cuts, on which depends what is kept of it."""
    import fontTools

    return str(fontTools.version).encode()


def _width_share(font: bytes) -> float:
    """How much wider than the bundled faces a font runs, at least 1; 1 for one of another script."""
    keys = (_version(), f"{SAMPLE}{SAMPLE_EM}".encode(), font)
    return float(remember("width", keys, lambda: str(_measure_sample(font)).encode()).decode())


def _measure_sample(font: bytes) -> float:
    face = open_font(font)
    names = face.getBestCmap()
    if "glyf" not in face or not set(map(ord, SAMPLE)) <= names.keys():
        return 1.0
    total: int = sum(face["hmtx"][names[ord(letter)]][0] for letter in SAMPLE)
    return max(1.0, round(total / len(SAMPLE) / int(face["head"].unitsPerEm) / SAMPLE_EM, 3))


def _scale(font: bytes, share: float) -> bytes:
    """The font on an em that is larger by that share (OpenType 1.9, `head`: unitsPerEm at byte 18)."""
    if share <= 1:
        return font
    at = _find_table(font, b"head") + 18
    return font[:at] + round(_units(font) * share).to_bytes(2, "big") + font[at + 2 :]


def _units(font: bytes) -> int:
    return int.from_bytes(font[(at := _find_table(font, b"head") + 18) : at + 2], "big")


def _level(font: bytes) -> bytes:
    """The font with its base line where those of the bundled ones lie in a line, which stays as high as it is.

    Of `hhea` and `OS/2` (OpenType 1.9) the ascent and descent are moved that count from the base line.
    """
    units, (rise, fall) = _units(font), struct.unpack_from(">hh", font, _find_table(font, b"hhea") + 4)
    middle = (rise + fall) / 2 / units
    down = round((middle - min(max(middle, MIDDLES[0]), MIDDLES[1])) * units)
    made = bytearray(font)
    for tag, at, signs in ((b"hhea", 4, (-1, -1)), (b"OS/2", 68, (-1, -1)), (b"OS/2", 74, (-1, 1))) if down else ():
        place, form = _find_table(font, tag) + at, ">HH" if signs[1] > 0 else ">hh"
        moved = (value + sign * down for value, sign in zip(struct.unpack_from(form, font, place), signs, strict=True))
        struct.pack_into(form, made, place, *(max(value, 0) if form == ">HH" else value for value in moved))
    return bytes(made)


def _find_table(font: bytes, tag: bytes) -> int:
    """Where a table begins (OpenType 1.9, “Table directory”)."""
    count = int.from_bytes(font[4:6], "big")
    records = (font[12 + 16 * number : 28 + 16 * number] for number in range(count))
    return next(int.from_bytes(record[8:12], "big") for record in records if record[:4] == tag)


@cache
def _widths() -> dict[str, dict[str, dict[str, int]]]:
    table: dict[str, dict[str, dict[str, int]]] = json.loads(
        resources.files("briefset.design").joinpath("widths.json").read_text(encoding="utf-8")
    )
    return table


MOST_PARTS = 32
"""Parts of fonts that a process keeps: those of the faces of one set."""


@lru_cache(maxsize=8)
def characters_of(font: bytes) -> frozenset[str]:
    """The characters that a font has."""
    return frozenset(remember("characters", (_version(), font), lambda: _read_characters(font)).decode())


def _read_characters(font: bytes) -> bytes:
    return "".join(map(chr, sorted(open_font(font).getBestCmap()))).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=MOST_PARTS)
def subset_font(font: bytes, characters: frozenset[str]) -> bytes | None:
    """The font with those of the characters that it has; None when it has none, or may not be embedded so."""
    wanted = "".join(sorted(characters))
    keys = (_version(), repr(SUBSET).encode(), font, wanted.encode())
    return remember("subset", keys, lambda: cut_font(font, wanted)) or None


def cut_font(font: bytes, wanted: str) -> bytes:
    """The font with those of the characters that it has; empty where it has none, or may not be embedded so."""
    from fontTools.subset import Options, Subsetter

    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # it names every table that it leaves out
    face = open_font(font)
    if not licence_of(face["OS/2"].fsType).allows_parts or not face.getBestCmap().keys() & set(map(ord, wanted)):
        return b""
    subsetter = Subsetter(Options(**SUBSET))
    subsetter.populate(unicodes=list(map(ord, wanted)))
    subsetter.subset(face)
    return save_font(face)


@lru_cache(maxsize=MOST_PARTS)
def compress_font(font: bytes) -> bytes:
    """The font as WOFF2 (W3C, WOFF File Format 2.0)."""
    return remember("woff2", (_version(), font), lambda: _compress(font))


def _compress(font: bytes) -> bytes:
    face = open_font(font, lazy=None)
    face.flavor = "woff2"
    return save_font(face)


@cache
def installed_line_em(family: str) -> float:
    """The height of a line in a family of the installed package, in ems, as the program has it that leaves most room.

    Word takes that of `OS/2` for Windows where a font does not choose its typographic one, others that of `hhea`
    (OpenType 1.9). 0 for a family that is not there.
    """
    return line_em_of(read_installed(family)[0].data) if family in rendercv_fonts.path_of else 0.0


@lru_cache(maxsize=MOST_PARTS)
def line_em_of(font: bytes) -> float:
    """The same of a font."""
    rise, fall, gap = struct.unpack_from(">hhh", font, _find_table(font, b"hhea") + 4)
    table = _find_table(font, b"OS/2")
    (chosen,), windows = struct.unpack_from(">H", font, table + 62), struct.unpack_from(">HH", font, table + 74)
    high: int = max(rise - fall + gap, 0 if chosen & TYPOGRAPHIC else sum(windows))
    return high / _units(font)


@lru_cache(maxsize=16_384)
def text_width_pt(text: str, family: str, style: str, size_pt: float, font: bytes | None = None) -> float:
    """The width of a text: the sum of its advance widths, in points; those of the font, where it is given."""
    letters, wider = (_letters_of(font), 1.0) if font else _letters(ALIKE.get(family, family), style)
    widths = (1000 if letter >= EAST else wider * letters.get(letter, UNLISTED) for letter in text)
    return sum(widths) / 1000 * size_pt


def page_width_pt(text: str, family: str, style: str, size_pt: float) -> float:
    """The same on pages, where a family that runs wider than the bundled ones is set as much smaller.

    One that a brand brings along is then as wide as a bundled one, but for a little that its figures may differ.
    """
    if family not in _widths() and family not in rendercv_fonts.path_of:
        return OWN_FAMILY * text_width_pt(text, "Source Sans 3", style, size_pt)
    return text_width_pt(text, family, style, size_pt) / _installed_share(family)


@cache
def _installed_share(family: str) -> float:
    is_scaled = family.casefold() in installed_families() and not is_bundled(family)
    return _width_share(read_installed(family)[0].data) if is_scaled else 1.0


@cache
def _letters(family: str, style: str) -> tuple[dict[str, int], float]:
    """How wide the letters of a family are, and by how much each is taken to be wider."""
    if family in _widths():
        return _widths()[family][style], 1
    faces = read_installed(family) if family in rendercv_fonts.path_of else ()
    named = {face.style: face.data for face in faces}
    wanted = style.title().replace(" ", "")
    if data := named.get(wanted) or named.get("Bold" if "Bold" in wanted else "Regular"):
        return _letters_of(data), 1
    if family in FIXED:
        return {}, 1000 * FIXED[family] / UNLISTED
    regular, bold = WIDER.get(family, (UNKNOWN_FAMILY, UNKNOWN_FAMILY))
    return _widths()["Calibri"][style], bold if "bold" in style else regular


@lru_cache(maxsize=MOST_PARTS)
def _letters_of(font: bytes) -> dict[str, int]:
    told = remember("letters", (_version(), font), lambda: json.dumps(_read_widths(font)).encode())
    letters: dict[str, int] = json.loads(told)
    return letters


def _read_widths(font: bytes) -> dict[str, int]:
    """Thousandths of an em by letter, East Asian ones apart."""
    face = open_font(font)
    advances, units = face["hmtx"], face["head"].unitsPerEm
    names = ((chr(code), name) for code, name in face.getBestCmap().items())
    return {letter: round(1000 * advances[name][0] / units) for letter, name in names if letter < EAST}
