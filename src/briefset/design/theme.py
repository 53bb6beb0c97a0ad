"""Colours and typefaces: one table for every format.

In: `shared/theme.yaml`. Out: `Theme`; the isolated font configuration. Never: a colour or a font from elsewhere.
"""

from __future__ import annotations

import atexit
import dataclasses
import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import rendercv_fonts

from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.yaml12.document import Loaded, load

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
QUOTE = "'"
HEX = re.compile(r"^#[0-9A-Fa-f]{6}$")
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
<alias><family>serif</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>Source Sans 3</family></prefer></alias>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file that a brand names: its family, its style as in `read_face`, its bytes, and what it can print."""

    family: str
    style: str
    data: bytes = field(repr=False)
    characters: frozenset[str] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB by role, the three typefaces, and the faces that the brand brings along."""

    ink: str
    soft: str
    accent: str
    mute: str
    mid: str
    rule: str
    tick: str
    tint: str
    cover: str
    on_cover: str
    on_cover_soft: str
    cover_tick: str
    paper: str
    dark_accent: str
    serif: str
    sans: str
    cjk: str
    faces: tuple[Face, ...] = ()
    named: frozenset[str] = field(default=frozenset(), compare=False)
    """The roles whose typeface a brand names: PowerPoint takes these, and otherwise faces that it brings itself."""

    @property
    def roles(self) -> dict[str, str]:
        """Colours and names of typefaces by role."""
        return {name: getattr(self, name) for name in ROLES}

    @property
    def further(self) -> tuple[str, ...]:
        """The families that the brand brings along beyond those of its roles, for scripts that these lack."""
        return tuple(family for family in self._own if family not in (self.serif, self.sans, self.cjk))

    @property
    def families(self) -> tuple[str, ...]:
        """Every family that a document may use, the ones for running text first."""
        return tuple(dict.fromkeys((self.serif, self.sans, *self.further, *self.fallbacks)))

    @property
    def _own(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(face.family for face in self.faces))

    def read_face(self, family: str, style: str) -> bytes | None:
        """The file of a face that the brand brings along or that is bundled; None when there is none."""
        own = (face.data for face in self.faces if (face.family, face.style) == (family, style))
        return next(own, None) or read_face(family, style)

    def complex_face(self, language: str) -> str:
        """The family among the brand's own that has the right-to-left script of a language; empty where none has."""
        letter = LETTERS.get(language.partition("-")[0].lower(), "")
        return next((face.family for face in self.faces if letter and letter in face.characters), "")

    def speaking(self, language: str) -> Theme:
        """The theme of a page in that language: Japanese and Korean have the forms of their own letters."""
        own = EAST_ASIAN.get(language.partition("-")[0].lower(), self.cjk)
        return dataclasses.replace(self, cjk=own) if self.cjk in SCRIPTS else self

    def east_asian_face(self, language: str) -> str:
        """The face for words in that language; that of the theme where they are Chinese."""
        return EAST_ASIAN.get(language.partition("-")[0].lower(), self.cjk) if self.cjk in SCRIPTS else self.cjk

    @property
    def fallbacks(self) -> tuple[str, ...]:
        """The faces for scripts that serif and sans lack, the theme's East Asian one first."""
        return tuple(dict.fromkeys((self.cjk, *SCRIPTS)))

    def variables(self) -> str:
        """The theme as CSS custom properties; `--cjk` names every face for other scripts, in order."""
        pairs = self.roles | {"cjk": ", ".join(map(repr, self.fallbacks))}
        further = "".join(f", {family!r}" for family in self.further)
        pairs |= {role: f"{pairs[role]!r}{further}" for role in ("serif", "sans") if further}
        return "".join(
            f"--{name.replace('_', '-')}:{value if value.startswith(('#', QUOTE)) else repr(value)};"
            for name, value in pairs.items()
        )


FACES = ("serif", "sans", "cjk")
ROLES = tuple(each.name for each in dataclasses.fields(Theme) if each.name not in ("faces", "named"))


def read_theme(templates: Templates, name: str = "shared/theme.yaml") -> Theme:
    """The theme of that file; raises `Failure` for a missing role, an unknown one, a bad colour or a foreign font."""
    loaded = load(templates.read(name), f"templates/{name}")
    roles = set(ROLES)
    faults = [
        loaded.diagnose(role, "theme", f"{role} is not a role of the theme", "delete it", key=True)
        for role in sorted(loaded.data.keys() - roles)
    ]
    faults += [
        loaded.diagnose("", "theme", f"{role} is missing", "add it") for role in sorted(roles - loaded.data.keys())
    ]
    faults += [fault for role in sorted(roles & loaded.data.keys()) if (fault := _fault(role, loaded))]
    if faults:
        raise Failure(faults)
    return Theme(**loaded.data)


def _fault(role: str, loaded: Loaded) -> Diagnostic | None:
    value = loaded.data[role]
    if role in FACES:
        if not is_bundled(value):
            return loaded.diagnose(role, "theme", f"{value!r} is not a bundled font", f"use one of {', '.join(KNOWN)}")
    elif not isinstance(value, str) or not HEX.match(value):
        return loaded.diagnose(role, "theme", f"{value!r} is not a colour", 'write it in quotes as "#0B5A66"')
    return None


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
    """Point fontconfig at the bundled fonts alone; must run before WeasyPrint is imported for the first time."""
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
        file.write_bytes(face.data)
    return files
