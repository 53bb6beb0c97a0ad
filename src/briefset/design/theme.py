"""Colours and typefaces: one table for every format, and the contrast between colours by pairs in use.

In: `shared/theme.yaml`. Out: `Theme`; ratios, and the nearest colour that passes; the isolated font configuration.
Never: a colour or a font from elsewhere; changes a colour by itself.
"""

from __future__ import annotations

import colorsys
import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefset.design.fonts import EAST_ASIAN, KNOWN, LETTERS, SCRIPTS, Face, is_bundled, read_face
from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.yaml12.document import Loaded, load

QUOTE = "'"
HEX = re.compile(r"^#[0-9A-Fa-f]{6}$")


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
    publisher: str = field(default="", compare=False)
    """Whose look it is: the name of the brand; empty without one."""

    @property
    def roles(self) -> dict[str, str]:
        """Colours and names of typefaces by role."""
        return {name: getattr(self, name) for name in ROLES}

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

    def read_face(self, family: str, style: str) -> bytes | None:
        """The file of a face that the brand brings along or that is bundled; None when there is none."""
        from_brand = (face.data for face in self.faces if (face.family, face.style) == (family, style))
        return next(from_brand, None) or read_face(family, style)

    def complex_face(self, language: str) -> str:
        """The family among the brand's own that has the right-to-left script of a language; empty where none has."""
        letter = LETTERS.get(language.partition("-")[0].lower(), "")
        return next((face.family for face in self.faces if letter and letter in face.characters), "")

    def speaking(self, language: str) -> Theme:
        """The theme of a page in that language: Japanese and Korean have the forms of their face letters."""
        face = EAST_ASIAN.get(language.partition("-")[0].lower(), self.cjk)
        return dataclasses.replace(self, cjk=face) if self.cjk in SCRIPTS else self

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
ROLES = tuple(each.name for each in dataclasses.fields(Theme) if each.name not in ("faces", "named", "publisher"))


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
    ("dark_accent", "dark_paper", 4.5),
    ("dark_accent", "dark_tint", 4.5),
)
"""Colour, ground and the ratio needed: 4.5 for text, 3 for shapes (WCAG 2.2, 1.4.3 and 1.4.11)."""
DARK = {"dark_paper": "#14191C", "dark_tint": "#1F282C"}
"""The grounds of the reading copy in dark mode, which are the same for every theme."""


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


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of another in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02X}" for first, second in pairs)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    linear = [_linear(channel / 255) for channel in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio, 1 to 21."""
    brighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def measure(colours: dict[str, str]) -> Iterator[ColourPair]:
    """Every pair in use with its ratio."""
    colours = colours | DARK
    for role, ground, needed in PAIRS:
        yield ColourPair(role, ground, contrast(colours[role], colours[ground]), needed)


def find_better(pair: ColourPair, colours: dict[str, str]) -> str:
    """The nearest colour that passes on the pair's ground."""
    return _better(colours[pair.role], (colours | DARK)[pair.ground], pair.needed)


def brighten(colour: str, ground: str, needed: float) -> str:
    """The colour in a light shade of its own hue that reaches the ratio on a dark ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    shade = colour
    for percent in range(round(100 * lightness), 101):
        shade = "#" + "".join(
            f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, percent / 100, 0.8 * saturation)
        )
        if contrast(shade, ground) >= needed:
            break
    return shade


def _better(colour: str, ground: str, needed: float) -> str:
    """The colour mixed with black or white, whichever passes with less of it."""
    for percent in range(1, 101):
        for far in ("#000000", "#FFFFFF"):
            mixed = mix(colour, far, percent / 100)
            if contrast(mixed, ground) >= needed:
                return mixed
    return "#000000"
