"""The colours that a brand names: by CSS, by its palette, by each other, for light and for dark ground.

In: a loaded `_brand.yml`. Out: #RRGGBB for each role of the theme, and where the file says so.
Never: a colour that no document shows; the standard is https://posit-dev.github.io/brand-yml/brand/color.html.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefset.design.colours import BLACK, WHITE, read_colour
from briefset.design.theme import ROLES
from briefset.diagnostics import Diagnostic
from briefset.files.formats import RefusedError
from briefset.yaml12.document import Loaded

LIGHT, DARK = MODES = ("light", "dark")
ROLES_OF = {
    "background": ("paper",),
    "foreground": ("ink",),
    "primary": ("accent", "cover"),
    "secondary": ("soft",),
    "light": ("tint",),
}
"""The roles of the theme that the standard's colours have here."""
OFFERED = frozenset({"secondary", "light"})
"""Colours of which the standard does not say that text is set in them or on them: a shade may stand for them."""
YIELDING = frozenset({"accent", "dark_accent"})
"""The roles of `primary` that text is set in: covers keep the colour, and a shade may stand for it there."""
SETTINGS = "defaults.briefset"
AGAIN = (
    'name a colour of `color: palette:`, or write it in quotes as "#0B5A66", teal, rgb(11 90 102) or hsl(188 81% 22%)'
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A colour that a brand gives to a role, where it does so, and whether a shade of it stands for it."""

    role: str
    colour: str
    path: str
    is_offered: bool

    @property
    def yields(self) -> bool:
        """Whether a shade of it stands for it where it cannot be read on a colour that is stated too."""
        return self.role in YIELDING and not self.path.startswith(SETTINGS)


class Palette:
    """Looks up what a brand's words for colours mean."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.theme: dict[str, Any] = loaded.data.get("color") or {}
        self.named: dict[str, Any] = self.theme.get("palette") or {}
        self.faults: list[Diagnostic] = []

    def read(self, settings: dict[str, Any]) -> list[Stated]:
        """Every colour that has a role here, the brand's own words for our roles last; `faults` has what is wrong."""
        found = [*self._standard(), *self._own(settings)]
        return list({each.role: each for each in found}.values())

    def _standard(self) -> Iterator[Stated]:
        for name, roles in ROLES_OF.items():
            for mode in MODES:
                colour = self._try(self.theme.get(name), f"color.{name}", mode)
                for role in (roles if mode == LIGHT else (f"dark_{roles[0]}",)) if colour else ():
                    yield Stated(role, colour, f"color.{name}", name in OFFERED)

    def _own(self, settings: dict[str, Any]) -> Iterator[Stated]:
        for name, value in settings.items():
            role, path = name.replace("-", "_"), f"{SETTINGS}.{name}"
            for mode in MODES:
                colour = self._try(value, path, mode)
                told = role if mode == LIGHT else f"dark_{role}"
                if colour and told in ROLES:
                    yield Stated(told, colour, path, is_offered=False)

    def _try(self, value: Any, path: str, mode: str) -> str:
        """The colour in that mode, empty where the brand gives none for it."""
        if isinstance(value, dict) and value and value.keys() <= set(MODES):
            if mode not in value:
                return ""
            value, path = value[mode], f"{path}.{mode}"
        elif mode == DARK:
            return ""
        if value is None and path not in self.loaded.marks:
            return ""
        try:
            return self._resolve(value, mode, ())
        except RefusedError as refused:
            fault = self.loaded.diagnose(path, "theme", refused.message, refused.hint)
            self.faults += [fault] if fault not in self.faults else []
            return ""

    def _resolve(self, value: Any, mode: str, seen: tuple[str, ...]) -> str:
        """A colour of the theme goes before one of the palette, and either before a name of CSS."""
        if isinstance(value, dict) and value.keys() & set(MODES):
            value = value.get(mode, value.get(LIGHT))
        if not isinstance(value, str):
            raise RefusedError(f"{value!r} is not a colour", AGAIN)
        places = {f"color.{value}": self.theme, f"color.palette.{value}": self.named}
        for path, table in places.items():
            if value in table and value != "palette" and path not in seen:
                return self._resolve(table[value], mode, (*seen, path))
        colour = read_colour(value.strip(), self._ground(mode, seen))
        if colour is None and places.keys() & set(seen):
            raise RefusedError(f"the colour {value!r} is named by itself alone", AGAIN)
        if colour is None:
            near = difflib.get_close_matches(value, [*self.named, *self.theme], 1, 0.7)
            raise RefusedError(f"{value!r} is not a colour", f"did you mean {near[0]!r}?" if near else AGAIN)
        return colour.upper()

    def _ground(self, mode: str, seen: tuple[str, ...]) -> str:
        """What a colour that lets something through is laid over."""
        last = WHITE if mode == LIGHT else BLACK
        background = self.theme.get("background")
        if background is None or seen.count("color.background") or len(seen) > 1:
            return last
        try:
            return self._resolve(background, mode, (*seen, "color.background"))
        except RefusedError:
            return last
