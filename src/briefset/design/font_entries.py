"""The entries of a brand under `typography: fonts:`, read into faces: a regular and a bold one of each slope.

In: a loaded `_brand.yml` and the files beside it. Out: `Face`s by family, what was not to be had, and remarks.
Never: a font of the network or of the machine; stops for a file that is not there.
The standard is https://posit-dev.github.io/brand-yml/brand/typography.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from briefset.design.font_files import SUFFIXES, FontFile, LicenceError, read_font_file, relabel
from briefset.design.fonts import KNOWN, Face, is_embedded_by_word
from briefset.design.templates import LOOK, BrandFiles, join_words, tell_missing
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.diagnostics.limits import MAX_FONT_BYTES
from briefset.files.formats import RefusedError
from briefset.yaml12.document import Loaded

FONTS = "typography.fonts"
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
BOLD_FROM = 600
"""The weight from which on a face is a bold one."""


@dataclass
class FontEntries:
    """The faces that the files of a brand have, why families have none, and remarks."""

    faces: dict[tuple[str, str], Face] = field(default_factory=dict)
    gone: dict[str, Diagnostic] = field(default_factory=dict)
    """By family, without what stands in for it."""
    remarks: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Named:
    """A file as an entry names it, where it does so, and what it is declared to be; None for what is not said."""

    family: str
    file: str
    path: str
    weight: Any
    style: Any


@dataclass(frozen=True, slots=True)
class _Read:
    """A face, and the name of the file that it is from."""

    file: str
    face: FontFile


def read_font_entries(loaded: Loaded, files: BrandFiles) -> FontEntries:
    """The faces of each entry with `source: file`; raises `Failure` with everything that cannot be used."""
    reader = _Reader(loaded, files)
    for named in _named(loaded):
        reader.read(named)
    if reader.faults:
        raise Failure(reader.faults)
    reader.choose()
    return reader.entries


class _Reader:
    """Reads file by file, and keeps the faces of each family, what is wrong, and remarks."""

    def __init__(self, loaded: Loaded, files: BrandFiles) -> None:
        self.loaded, self.files = loaded, files
        self.entries, self.faults = FontEntries(), list[Diagnostic]()
        self.found: dict[str, list[_Read]] = {}
        self.missing: dict[str, list[_Named]] = {}
        self.lost: list[tuple[str, Diagnostic]] = []

    def read(self, named: _Named) -> None:
        """The faces of one file; one that is not there, or may not travel, is remarked."""
        if named.family in KNOWN:
            self._remark(f"{named.family} travels with briefset, and is taken from there", "", named, Severity.NOTE)
        else:
            try:
                if not self.files.has(named.file):
                    self.missing.setdefault(named.family, []).append(named)
                    return
                faces = read_font_file(_read(self.files, named.file))
                self.found.setdefault(named.family, []).extend(self._declared(face, named) for face in faces)
            except LicenceError as refused:
                self._lose(named, f"{named.file} {refused.message}", refused.hint)
            except RefusedError as refused:
                message = f"{named.file}: {refused.message}"
                self.faults.append(self.loaded.diagnose(named.path, "theme", message, refused.hint))

    def choose(self) -> None:
        """Of each family a regular and a bold face of each slope, under the name that the brand has for it."""
        for family, read in self.found.items():
            chosen = choose_styles([each.face for each in read])
            for style, face in chosen.items():
                data = relabel(face.data, family, style)
                self.entries.faces[family, style] = Face(family, style, data, frozenset(face.characters))
            self._tell_unused(read, list(chosen.values()))
            self._tell_unembedded(family)
        for named in self.missing.values():
            self._lose(named[0], tell_missing(each.file for each in named), LOOK)
        for family, remark in self.lost:
            if family in self.found:
                self.entries.remarks.append(remark)
            else:
                self.entries.gone.setdefault(family, remark)

    def _declared(self, face: FontFile, named: _Named) -> _Read:
        """The face as the entry has it: what it says of a file goes before what that says of itself, as in CSS."""
        if face.families and named.family not in face.families:
            message = f"{named.file} is of the family {' or '.join(face.families)}, and is used as {named.family}"
            self._remark(message, "", named, Severity.NOTE)
        weight, style = _weight(face.weight, named.weight), _style(STYLES[face.italic], named.style)
        pairs = (("weight", face.weight, weight), ("style", STYLES[face.italic], style))
        for key, own, declared in (pair for pair in pairs if pair[1] != pair[2]):
            message = f"{named.file} is declared with {key} {declared}, and its own is {own}"
            self._remark(message, "it is used as declared; name another file where that is a slip", named)
        return _Read(named.file, replace(face, weight=weight, italic=style == "italic"))

    def _lose(self, named: _Named, message: str, hint: str) -> None:
        self.lost.append((named.family, self.loaded.diagnose(named.path, "font", message, hint, Severity.WARNING)))

    def _tell_unused(self, read: list[_Read], chosen: list[FontFile]) -> None:
        used = {each.file for each in read if each.face in chosen}
        unused = list(dict.fromkeys(each.file for each in read if each.file not in used))
        if unused:
            message = f"documents have a regular and a bold face of each slope, and none of {join_words(unused)}"
            self.entries.remarks.append(self.loaded.diagnose(FONTS, "font", message, "", Severity.NOTE))

    def _tell_unembedded(self, family: str) -> None:
        faces = [face for (owner, _), face in self.entries.faces.items() if owner == family]
        if not all(is_embedded_by_word(face.data) for face in faces):
            message = (
                f"Word files name {family} and do not embed it: by its licence bits, only what cannot be edited may"
            )
            hint = "install it where they are edited; PDF, pictures and the reading copy have it"
            self.entries.remarks.append(self.loaded.diagnose(FONTS, "font", message, hint, Severity.NOTE))

    def _remark(self, message: str, hint: str, named: _Named, severity: Severity = Severity.WARNING) -> None:
        if message not in [each.message for each in self.entries.remarks]:
            self.entries.remarks.append(self.loaded.diagnose(named.path, "font", message, hint, severity))


def choose_styles(faces: Sequence[FontFile]) -> dict[str, FontFile]:
    """By style as in `read_face` the nearest face of a family (CSS Fonts 4, 5.2); there is always a regular one."""
    upright = _choose_weights([each for each in faces if not each.italic])
    slanted = _choose_weights([each for each in faces if each.italic])
    chosen = upright or {"": slanted[""]}
    named = {style or "Regular": face for style, face in chosen.items()}
    return named | {f"{style}Italic": face for style, face in slanted.items()}


def _choose_weights(faces: Sequence[FontFile]) -> dict[str, FontFile]:
    """The regular face of one slope, which may be its lightest, and the bold one where there is a heavier one."""
    by_weight = sorted(faces, key=lambda each: each.weight)
    light = [each for each in by_weight if each.weight < BOLD_FROM] or by_weight[:1]
    heavy = [each for each in by_weight if each.weight >= BOLD_FROM and each not in light]
    targets = {"": (400, light), "Bold": (700, heavy)}
    return {
        style: min(group, key=lambda each: (abs(each.weight - target), -each.weight))
        for style, (target, group) in targets.items()
        if group
    }


def _weight(own: int, declared: Any) -> int:
    """The weight of a face: its own where that is declared, or one of several, otherwise the one declared."""
    spans = [_span(each) for each in _listed(declared)] if declared is not None else []
    if not spans or any(low - 50 <= own < high + 50 for low, high in spans):
        return own
    low, high = min(spans, key=lambda span: min(abs(own - end) for end in span))
    return min(max(own, low), high)


def _span(stated: Any) -> tuple[int, int]:
    if found := RANGE.fullmatch(str(stated)):
        return int(found[1]), int(found[2])
    wanted = WEIGHTS.get(str(stated), int(stated) if str(stated).isascii() and str(stated).isdigit() else None)
    if wanted is None or not 1 <= wanted <= 1000:
        raise RefusedError(f"{stated!r} is no weight", "weight: 400, or one of " + ", ".join(WEIGHTS))
    return wanted, wanted


def _style(own: str, declared: Any) -> str:
    stated = [each for each in _listed(declared) if each in STYLES]
    return own if own in stated or not stated else stated[0]


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


def _named(loaded: Loaded) -> Iterator[_Named]:
    """Each file of the entries; raises `Failure` for an entry that cannot be read."""
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
        yield from _files_of(loaded, entry, path)


def _files_of(loaded: Loaded, entry: dict[str, Any], path: str) -> Iterator[_Named]:
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
            where = f"{below}.path" if isinstance(file, dict) else below
            yield _Named(entry["family"], name, where, keys.get("weight"), keys.get("style"))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _read(files: BrandFiles, name: str) -> bytes:
    if PurePath(name).suffix.lower() not in SUFFIXES:
        raise RefusedError(f"is none of {', '.join(SUFFIXES)}", "convert it, for example with fontTools")
    return files.read(name, MAX_FONT_BYTES)
