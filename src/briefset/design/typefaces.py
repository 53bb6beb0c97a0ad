"""The typefaces of a brand: files that it names, families of the installed package, and what stands in for others.

In: `typography:` of a `_brand.yml` and the files beside it. Out: `Face`s, the family of each role, and remarks.
Never: a font of the network or of the machine, a variable font, or one whose licence bits forbid embedding.
The standard is https://posit-dev.github.io/brand-yml/brand/typography.html.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import fontTools

from briefset.design.fonts import KNOWN, SCRIPTS, SUBSET, Face, cut_font, installed_families, read_installed
from briefset.design.templates import BrandFiles
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.diagnostics.limits import MAX_FONT_BYTES, MAX_FONT_CHARACTERS
from briefset.files.cache import remember
from briefset.files.formats import RefusedError, parsing
from briefset.yaml12.document import Loaded

FONTS = "typography.fonts"
KINDS = (".ttf", ".otf")
MAGIC = 0x5F0F3CF5
TRIED = 1_000
"""Characters of a brand's font that are taken from it when it is read, to see whether documents can."""
RESTRICTED = 0x0002
"""The bit of fsType (OpenType, table OS/2) that forbids embedding altogether."""
BOLD_FROM = 600
SOURCES = ("file", "system", "google", "bunny")
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
SERIF, SANS = "serif", "sans-serif"
STAND_INS = {SERIF: "Gentium Book Plus", SANS: "Source Sans 3"}
GENERIC = {SERIF: SERIF, "ui-serif": SERIF, **dict.fromkeys(
    (SANS, "ui-sans-serif", "system-ui", "-apple-system", "BlinkMacSystemFont", "ui-rounded", "monospace",
     "ui-monospace", "cursive", "fantasy"), SANS)}  # fmt: skip
"""The generic families of CSS Fonts 4, 4.3, by the kind that is at hand."""
WITH_SERIFS = re.compile(
    r"\b(serif|slab|roman|times|georgia|garamond|cambria|caslon|baskerville|bodoni|didot|palatino|antiqua|bookman|"
    r"century|charter|constantia|merriweather|playfair|lora|bitter|crimson|cormorant|spectral|tinos|vollkorn|cardo|"
    r"gentium|alegreya|domine|newsreader|fraunces|literata|gelasio|rokkitt|arvo|cinzel|minion|sabon|utopia|song|simsun|mincho)",
    re.IGNORECASE,
)
"""Names that tell of serifs; “sans serif” does not."""
OFFICE = {
    **{name.casefold(): name for name in ("Arial", "Calibri", "Cambria", "Georgia", "Times New Roman")},
    "helvetica": "Arial",
    "helvetica neue": "Arial",
    "times": "Times New Roman",
}
"""Faces that every PowerPoint has and whose widths are known, also by the names of their models."""
OFFICE_OF_KIND = {SERIF: "Cambria", SANS: "Calibri"}
OLD_NAMES = {"source sans pro": "Source Sans 3"}
"""Families that their publisher has renamed."""


@dataclass
class Typefaces:
    """What a brand has of typefaces: its own faces, and remarks on those that it does not have."""

    loaded: Loaded
    faces: dict[tuple[str, str], Face] = field(default_factory=dict)
    remarks: list[Diagnostic] = field(default_factory=list)

    def choose(self, stack: str, path: str) -> str:
        """The first family of a stack that is at hand, its faces with it, otherwise what stands in for the first."""
        names = [name.strip().strip("'\"").strip() for name in stack.split(",")]
        wanted = [name for name in names if name and name not in GENERIC]
        own = {family.casefold(): family for family, _ in self.faces}
        known = installed_families() | {name.casefold(): name for name in KNOWN} | own
        found = [known[key] for name in wanted if (key := OLD_NAMES.get(name.casefold(), name).casefold()) in known]
        kind = next((GENERIC[name] for name in names if name in GENERIC), "")
        family = found[0] if found else STAND_INS[kind or _kind(wanted[0] if wanted else "")]
        if wanted and (not found or known.get(OLD_NAMES.get(wanted[0].casefold(), wanted[0]).casefold()) != family):
            self._remark(wanted[0], family, path)
        if family not in KNOWN and family.casefold() not in own:
            self.faces |= {(family, face.style): face for face in read_installed(family)}
        return family

    def _remark(self, wanted: str, family: str, path: str) -> None:
        message = f"the typeface {wanted} is not at hand, and {family} stands in for it"
        hint = "name its files under `typography: fonts:` with `source: file`; none is taken from network or machine"
        remark = self.loaded.diagnose(path, "font", message, hint, Severity.WARNING)
        if message not in [each.message for each in self.remarks]:
            self.remarks.append(remark)

    def ordered(self) -> tuple[Face, ...]:
        """The faces in the order of their families, the regular one of each first."""
        families = list(dict.fromkeys(family for family, _ in self.faces))
        keys = sorted(self.faces, key=lambda key: (families.index(key[0]), "" if key[1] == "Regular" else key[1]))
        return tuple(self.faces[key] for key in keys)


def name_office_face(stack: str, family: str) -> str:
    """What PowerPoint sets a role in: a face of its own, for it takes none along; our bundled ones keep their names."""
    names = [name.strip().strip("'\"").casefold() for name in stack.split(",")]
    if family in KNOWN and (family.casefold() in names or family in SCRIPTS):
        return family
    kind = next((GENERIC[name] for name in names if name in GENERIC), _kind(family))
    return next((OFFICE[name] for name in names if name in OFFICE), OFFICE_OF_KIND[kind])


def _kind(name: str) -> str:
    return SERIF if WITH_SERIFS.search(re.sub(r"\bsans[ -]?serif\b", "", name, flags=re.IGNORECASE)) else SANS


def read_typefaces(loaded: Loaded, files: BrandFiles) -> Typefaces:
    """The faces of each entry with `source: file`; raises `Failure` with everything that cannot be used."""
    typefaces = Typefaces(loaded)
    faults: list[Diagnostic] = []
    for family, name, path, declared in _named(loaded, typefaces):
        try:
            face = _face(family, _read(files, name), declared)
            if (family, face.style) in typefaces.faces:
                raise RefusedError(f"{family} has its {face.style} twice", "name one file for each weight and style")
        except RefusedError as refused:
            faults.append(loaded.diagnose(path, "theme", f"{name}: {refused.message}", refused.hint))
            continue
        if family not in KNOWN:
            typefaces.faces[(family, face.style)] = face
    if faults:
        raise Failure(faults)
    return typefaces


def _entries(loaded: Loaded) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each entry with its YAML path; raises `Failure` for a source that the standard does not know."""
    entries = (loaded.data.get("typography") or {}).get("fonts") or []
    for number, entry in enumerate(entries):
        path = f"{FONTS}[{number}]"
        if isinstance(entry, str):
            continue
        if not isinstance(entry, dict):
            raise Failure(
                [loaded.diagnose(path, "theme", "the font is no mapping", "family: …, source: file, files: …")]
            )
        if entry.get("source", "system") not in SOURCES:
            message = f"{entry['source']!r} is no source of a font"
            raise Failure([loaded.diagnose(f"{path}.source", "theme", message, f"source: {', '.join(SOURCES)}")])
        yield path, entry


def _named(loaded: Loaded, typefaces: Typefaces) -> Iterator[tuple[str, str, str, _Declared]]:
    """Family, file, YAML path and what is declared of each file; raises `Failure` for an entry that cannot be read."""
    for path, entry in _entries(loaded):
        if entry.get("source", "file" if "files" in entry else "") != "file":
            continue
        family, files = entry.get("family"), entry.get("files")
        if not isinstance(family, str) or not family.isprintable() or set(family) & set("'\"\\<>&,;{}"):
            hint = "family: Noto Sans Hebrew, as the file itself is named"
            raise Failure([loaded.diagnose(path, "theme", "the font has no family name that can be used", hint)])
        if not files:
            hint = "files: [{path: fonts/NotoSansHebrew-Regular.ttf}]"
            raise Failure([loaded.diagnose(path, "theme", f"{family} names no files", hint)])
        if family in KNOWN:
            message = f"{family} travels with briefset, and is taken from there"
            typefaces.remarks.append(loaded.diagnose(f"{path}.family", "font", message, "", Severity.NOTE))
        yield from ((family, *told) for told in _files_of(loaded, entry, path))


def _files_of(loaded: Loaded, entry: dict[str, Any], path: str) -> Iterator[tuple[str, str, _Declared]]:
    """Each file of an entry, which has one or a list of them; those of the network are passed over."""
    files = entry["files"]
    for place, file in enumerate(_listed(files)):
        below = f"{path}.files[{place}]" if isinstance(files, list) else f"{path}.files"
        keys = entry | file if isinstance(file, dict) else entry | {"path": file}
        name = keys.get("path")
        if not isinstance(name, str) or not name:
            raise Failure(
                [loaded.diagnose(below, "theme", f"{entry['family']} names no file here", "path: fonts/x.ttf")]
            )
        if "://" not in name:
            declared = _Declared(keys.get("weight"), keys.get("style"))
            yield name, f"{below}.path" if isinstance(file, dict) else below, declared


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
        wanted = WEIGHTS.get(str(stated), int(stated) if str(stated).isascii() and str(stated).isdigit() else None)
        if wanted is None or not 1 <= wanted <= 1000:
            raise RefusedError(f"{stated!r} is no weight", "weight: 400, or one of " + ", ".join(WEIGHTS))
        return round(wanted, -2) == round(weight, -2)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _read(files: BrandFiles, name: str) -> bytes:
    if PurePath(name).suffix.lower() not in KINDS:
        raise RefusedError("is neither .ttf nor .otf", "convert it, for example with fontTools")
    return files.read(name, MAX_FONT_BYTES)


def _face(family: str, data: bytes, declared: _Declared) -> Face:
    """The face in a file; what it says of itself is kept, for a font takes half a second to read."""
    keys = (fontTools.version.encode(), repr(SUBSET).encode(), data)
    told = json.loads(remember("face", keys, lambda: json.dumps(_describe(data)).encode()))
    if family not in told["families"]:
        raise RefusedError(
            f"is of the family {' or '.join(told['families'])}, not {family}", "write the family as the file has it"
        )
    declared.require(told["weight"], STYLES[told["italic"]])
    style = ("Bold" if told["weight"] >= BOLD_FROM else "") + ("Italic" if told["italic"] else "") or "Regular"
    return Face(family, style, data, frozenset(told["characters"]))


def _describe(data: bytes) -> dict[str, Any]:
    """What a font says of itself; raises `RefusedError` for one that documents cannot use."""
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it notes each of 65,535 damaged records
    with parsing("is no font, or a damaged one", "take the file from its publisher again"):
        font = TTFont(io.BytesIO(data), lazy=False)
        for table in font.keys():  # noqa: SIM118 - it is no mapping
            font[table]
        characters = "".join(map(chr, sorted(font.getBestCmap() or {})))
        if len(characters) > MAX_FONT_CHARACTERS:
            message = f"has {len(characters):,} characters, and at most {MAX_FONT_CHARACTERS:,} are read"
            raise RefusedError(message, "take a font of fewer scripts")
        _require_sound(font)
        cut_font(data, characters[:TRIED])  # all of its tables are read for that, and as many outlines as a text needs
        names = {str(font["name"].getBestFamilyName()), str(font["name"].getDebugName(1))}
    _require_usable(font, characters)
    weight, italic = font["OS/2"].usWeightClass, bool(font["OS/2"].fsSelection & 1)
    return {"families": sorted(names), "weight": weight, "italic": italic, "characters": characters}


def _require_sound(font: Any) -> None:
    """Nothing; raises `ValueError` for numbers that fontTools hands on as they are (OpenType 1.9, `head`, `GPOS`)."""
    head = font["head"]
    known = all(font[tag].table.Version >> 16 == 1 for tag in ("GDEF", "GPOS", "GSUB") if tag in font)
    if not known or head.magicNumber != MAGIC or not 16 <= head.unitsPerEm <= 16_384:
        raise ValueError(head.magicNumber)


def _require_usable(font: Any, characters: str) -> None:
    if "fvar" in font:
        hint = "make an instance of it: fonttools varLib.instancer FILE wght=400"
        raise RefusedError("is a variable font, and would not give the same bytes each time", hint)
    if not {"glyf", "CFF "} & set(font.keys()):
        raise RefusedError("has no outlines", "take a version with outlines (glyf or CFF)")
    if font["OS/2"].fsType & RESTRICTED:
        raise RefusedError("forbids embedding by its licence bits", "take a font that may be embedded")
    if " " not in characters:
        raise RefusedError("has no space between words", "take a version with the space character (U+0020)")
