"""Colours and typefaces: one table for every format, and the contrast between colours by pairs in use.

In: `shared/theme.yaml`. Out: `Theme`, and the ratios of its pairs.
Never: a colour or a font from elsewhere; changes a colour by itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefset.design.colours import HEX, contrast, luminance
from briefset.design.fonts import (
    EAST_ASIAN,
    KNOWN,
    LETTERS,
    SCRIPTS,
    Face,
    installed_families,
    is_bundled,
    read_face,
    read_installed,
    width_shares,
)
from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.language.tags import primary
from briefset.yaml12.document import Loaded, load

FILE = "shared/theme.yaml"
QUOTE = "'"
HAN = "\u4e2d"
LATIN = "Source Sans 3"
"""The face after which the western letters of Noto Sans SC, JP and KR were drawn (README of Source Han Sans)."""
OFFICE_EAST_ASIAN = {"zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
"""The face that PowerPoint brings for each language that has letters, digits and marks from one face."""


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
    dark_ink: str = "#E8ECEA"
    dark_soft: str = "#B4BDBF"
    dark_mute: str = "#7F8B8B"
    dark_rule: str = "#4A5457"
    dark_tick: str = "#465053"
    dark_tint: str = "#1F282C"
    dark_paper: str = "#14191C"
    faces: tuple[Face, ...] = ()
    office: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The faces of PowerPoint by the roles that a brand names; it takes its own for the others."""
    publisher: str = field(default="", compare=False)
    """Whose look it is: the name of the brand; empty without one."""

    @property
    def roles(self) -> dict[str, str]:
        """Colours and names of typefaces by role."""
        return {name: getattr(self, name) for name in ROLES}

    @property
    def has_dark_cover(self) -> bool:
        """Whether the cover is darker than what is written on it."""
        return luminance(self.cover) < luminance(self.on_cover)

    @property
    def has_cover_like_paper(self) -> bool:
        """Whether the cover is dark where the paper is, so that what is drawn for one can be seen on the other."""
        return self.has_dark_cover == self.has_dark_paper

    @property
    def has_dark_paper(self) -> bool:
        """Whether the paper is darker than its text."""
        return luminance(self.paper) < luminance(self.ink)

    @property
    def further(self) -> tuple[str, ...]:
        """The families that the brand brings along beyond those of its roles, for scripts that these lack."""
        return tuple(family for family in self._brand_families if family not in (self.serif, self.sans, self.cjk))

    @property
    def families(self) -> tuple[str, ...]:
        """Every family that a document may use, the ones for running text first."""
        return tuple(dict.fromkeys((self.serif, self.sans, *self.further, *self.fallbacks)))

    @property
    def _brand_families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(face.family for face in self.faces))

    def width_share(self, family: str) -> float:
        """How much wider a family of the brand runs than ours, and as how much smaller it is set; 1 for any other."""
        return width_shares(self.faces).get(family, 1.0)

    def read_face(self, family: str, style: str) -> bytes | None:
        """The file of a face that the brand brings along or that is bundled; None when there is none."""
        from_brand = (face.data for face in self.faces if (face.family, face.style) == (family, style))
        return next(from_brand, None) or read_face(family, style)

    def complex_face(self, language: str) -> str:
        """The family among the brand's own that has the right-to-left script of a language; empty where none has."""
        letter = LETTERS.get(primary(language), "")
        return next((face.family for face in self.faces if letter and letter in face.characters), "")

    def speaking(self, language: str) -> Theme:
        """The theme of a page in that language: of an East Asian one letters, digits and marks have one face.

        A face of the brand that has its letters stays as it is. In other languages letters of an East Asian face
        are set in the one after which they were drawn.
        """
        own_language, face = primary(language), self.east_asian_face(language)
        if own_language not in OFFICE_EAST_ASIAN:
            serif, sans = (LATIN if family in SCRIPTS else family for family in (self.serif, self.sans))
            office = {
                role: LATIN if family in SCRIPTS and role != "cjk" else family for role, family in self.office.items()
            }
            return dataclasses.replace(self, cjk=face, serif=serif, sans=sans, office=office)
        own = {each.family for each in self.faces if HAN in each.characters}
        roles = [role for role in ("serif", "sans") if getattr(self, role) not in own]
        office = dict.fromkeys(roles, self.office.get("cjk", OFFICE_EAST_ASIAN[own_language]))
        serif, sans = (face if role in roles else getattr(self, role) for role in ("serif", "sans"))
        return dataclasses.replace(self, cjk=face, serif=serif, sans=sans, office={**self.office, **office})

    def east_asian_face(self, language: str) -> str:
        """The face for words in that language; that of the theme where they are Chinese."""
        return EAST_ASIAN.get(primary(language), self.cjk) if self.cjk in SCRIPTS else self.cjk

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
_FIELDS = [each for each in dataclasses.fields(Theme) if each.name not in ("faces", "office", "publisher")]
ROLES = tuple(each.name for each in _FIELDS)
NEEDED = frozenset(each.name for each in _FIELDS if each.default is dataclasses.MISSING)
"""The roles that a theme must give; the others are those of dark mode, which have a value of their own."""


def read_theme(templates: Templates) -> Theme:
    """The theme of the templates; raises `Failure` for a missing or unknown role, a bad colour or a foreign font."""
    loaded = load(templates.read(FILE), f"templates/{FILE}")
    roles = set(ROLES)
    faults = [
        loaded.diagnose(role, "theme", f"{role} is not a role of the theme", "delete it", key=True)
        for role in sorted(loaded.data.keys() - roles)
    ]
    faults += [
        loaded.diagnose("", "theme", f"{role} is missing", "add it") for role in sorted(NEEDED - loaded.data.keys())
    ]
    faults += [fault for role in sorted(roles & loaded.data.keys()) if (fault := _fault(role, loaded))]
    if faults:
        raise Failure(faults)
    named = (loaded.data[role] for role in FACES)
    faces = (face for family in named if not is_bundled(family) for face in read_installed(family))
    return Theme(**loaded.data, faces=tuple(dict.fromkeys(faces)))


def _fault(role: str, loaded: Loaded) -> Diagnostic | None:
    value = loaded.data[role]
    if role in FACES:
        if not is_bundled(value) and value not in installed_families().values():
            return loaded.diagnose(role, "theme", f"{value!r} is not a bundled font", f"use one of {', '.join(KNOWN)}")
    elif not isinstance(value, str) or not HEX.match(value):
        return loaded.diagnose(role, "theme", f"{value!r} is not a colour", 'write it in quotes as "#0B5A66"')
    return None


PAIRS = (
    ("ink", "paper", 4.5),
    ("ink", "tint", 4.5),
    ("ink", "mid", 4.5),
    ("soft", "paper", 4.5),
    ("soft", "tint", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "tint", 4.5),
    ("mute", "paper", 3.0),
    ("on_cover", "cover", 4.5),
    ("on_cover_soft", "cover", 4.5),
    ("on_cover", "cover_tick", 3.0),
    ("dark_ink", "dark_paper", 4.5),
    ("dark_ink", "dark_tint", 4.5),
    ("dark_soft", "dark_paper", 4.5),
    ("dark_soft", "dark_tint", 4.5),
    ("dark_accent", "dark_paper", 4.5),
    ("dark_accent", "dark_tint", 4.5),
    ("dark_mute", "dark_paper", 3.0),
)
"""Colour, ground and the ratio needed: 4.5 for text, 3 for shapes (WCAG 2.2, 1.4.3 and 1.4.11)."""


@dataclass(frozen=True, slots=True)
class ColourPair:
    """Two colours by role, the ratio that they have, and the one needed."""

    role: str
    ground: str
    ratio: float
    needed: float

    @property
    def is_faint(self) -> bool:
        """Whether it cannot be read well enough."""
        return self.ratio < self.needed


def measure(colours: dict[str, str]) -> Iterator[ColourPair]:
    """Every pair in use with its ratio."""
    for role, ground, needed in PAIRS:
        yield ColourPair(role, ground, contrast(colours[role], colours[ground]), needed)
