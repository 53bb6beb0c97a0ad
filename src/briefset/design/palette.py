"""The colours of a brand: those that it names, and those that it leaves out, mixed so that each can be read.

In: a loaded `_brand.yml`, the theme. Out: #RRGGBB for each role of the theme, and where the file says so. Never: a
colour that no document shows, or a change of one that is stated; the standard is
https://posit-dev.github.io/brand-yml/brand/color.html.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefset.design.colours import BLACK, WHITE, brighten, contrast, nearest, passes, read_colour, weaken
from briefset.design.theme import PAIRS, ROLES, Theme, measure
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
class Colour:
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

    def read(self, settings: dict[str, Any]) -> list[Colour]:
        """Every colour that has a role here, the brand's own words for our roles last; `faults` has what is wrong."""
        found = [*self._standard(), *self._own(settings)]
        return list({each.role: each for each in found}.values())

    def _standard(self) -> Iterator[Colour]:
        for name, roles in ROLES_OF.items():
            for mode in MODES:
                colour = self._try(self.theme.get(name), f"color.{name}", mode)
                for role in (roles if mode == LIGHT else (f"dark_{roles[0]}",)) if colour else ():
                    yield Colour(role, colour, f"color.{name}", name in OFFERED)

    def _own(self, settings: dict[str, Any]) -> Iterator[Colour]:
        for name, value in settings.items():
            role, path = name.replace("-", "_"), f"{SETTINGS}.{name}"
            for mode in MODES:
                colour = self._try(value, path, mode)
                told = role if mode == LIGHT else f"dark_{role}"
                if colour and told in ROLES:
                    yield Colour(told, colour, path, is_offered=False)

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


LIGHT_MIXES = {
    "tint": ("paper", "accent", 0.05),
    "mid": ("paper", "accent", 0.14),
    "rule": ("paper", "ink", 0.22),
    "tick": ("paper", "ink", 0.17),
    "soft": ("ink", "paper", 0.28),
    "mute": ("ink", "paper", 0.48),
}
COVER_MIXES = {"on_cover_soft": ("on_cover", "cover", 0.22), "cover_tick": ("cover", "on_cover", 0.25)}
DARK_MIXES = {
    "dark_tint": ("dark_paper", "dark_ink", 0.06),
    "dark_rule": ("dark_paper", "dark_ink", 0.26),
    "dark_tick": ("dark_paper", "dark_ink", 0.23),
    "dark_soft": ("dark_ink", "dark_paper", 0.26),
    "dark_mute": ("dark_ink", "dark_paper", 0.48),
}
"""For each role the colour that it begins with, the one mixed in, and how much of it at most."""
FAR = 0.08
"""How much of its ground is in the ink of a ground on which the theme's own cannot be read."""
DARK_RATIO = 7.0
PANEL = 0.12
"""How much of a colour is in panels where text cannot be read on the colour itself."""
ROOM = 1.15
"""By how much text in a shade of ours has more contrast than needed, so that a panel can differ from the paper."""


def complete(stated: Sequence[Colour], theme: Theme) -> tuple[dict[str, str], list[Colour]]:
    """Every role of a colour, and what was stated; a colour counts as offered where its ground is not stated too.

    Only two colours of the brand's own are left as they are where one cannot be read on the other, and neither yields.
    """
    given = {each.role: each for each in stated if not each.is_offered}
    yielding = {role for role, each in given.items() if each.yields}
    colours = Shades(stated, theme).complete()
    faint = [{pair.role, pair.ground} for pair in measure(theme.roles | colours) if pair.is_faint]
    firm = {role for pair in faint if pair <= given.keys() - yielding for role in pair}
    lone = {role for pair in faint for role in pair & yielding or pair & given.keys()} - firm
    if not lone:
        return colours, list(stated)
    return complete([replace(each, is_offered=each.is_offered or each.role in lone) for each in stated], theme)


def set_on_white(theme: Theme) -> Theme:
    """The theme on white paper, as Word has it: of one with a dark paper that is the ink, and colours have shades."""
    if not theme.has_dark_paper:
        return theme
    own = (
        ("paper", WHITE, False),
        ("ink", theme.paper, False),
        ("cover", theme.cover, False),
        ("accent", theme.accent, True),
    )
    colours, _ = complete([Colour(role, colour, "", is_offered) for role, colour, is_offered in own], theme)
    return replace(theme, faces=theme.faces, office=theme.office, **colours)


class Shades:
    """Gives each role its colour in turn, with an eye on those that have one."""

    def __init__(self, stated: Collection[Colour], theme: Theme) -> None:
        self.colours = {each.role: each.colour for each in stated if not each.is_offered}
        self.offered = {each.role: each.colour for each in stated if each.is_offered}
        self.theme = theme

    def complete(self) -> dict[str, str]:
        """Every role of a colour; where nothing was stated or offered, none."""
        if not self.colours and not self.offered:
            return {}
        self._settle_ground("paper", "ink")
        self._give("accent", self._offer("accent", ROOM) or nearest(self.theme.accent, self._needs("accent")))
        self._mix(LIGHT_MIXES)
        self._give("cover", self.colours["accent"])
        self._give("on_cover", self._offer("on_cover") or self._on_cover())
        self._mix(COVER_MIXES)
        has_dark = {"dark_paper", "dark_ink"} & self.colours.keys()
        self._settle_ground("dark_paper", "dark_ink")
        accent = brighten(self.colours["accent"], self.colours["dark_paper"], DARK_RATIO)
        self._give("dark_accent", self._offer("dark_accent") or nearest(accent, self._needs("dark_accent")))
        if has_dark:
            self._mix(DARK_MIXES)
        for role in DARK_MIXES:
            self._give(role, self._offer(role) or nearest(getattr(self.theme, role), self._needs(role)))
        return self.colours

    def _give(self, role: str, colour: str) -> None:
        self.colours.setdefault(role, colour)

    def _needs(self, role: str) -> list[tuple[str, float]]:
        """The colours so far that the role is held against, and the ratio needed."""
        return list(_needs(role, self.colours))

    def _offer(self, role: str, room: float = 1.0) -> str:
        """The nearest shade of what the brand offers for a role, with more contrast than needed by that factor."""
        needs = [(colour, needed * room) for colour, needed in self._needs(role)]
        offered = self.offered.get(role, "")
        if offered and role.endswith("tint") and not passes(offered, needs):
            return weaken(self.colours[role.replace("tint", "paper")], offered, PANEL, needs)
        return nearest(offered, needs) if offered else ""

    def _settle_ground(self, paper: str, ink: str) -> None:
        self._give(paper, getattr(self.theme, paper))
        own, ground = getattr(self.theme, ink), self.colours[paper]
        far = max(WHITE, BLACK, key=lambda colour: contrast(colour, ground))
        needs = self._needs(ink)
        self._give(ink, self._offer(ink, ROOM) or (own if passes(own, needs) else weaken(far, ground, FAR, needs)))

    def _mix(self, mixes: Mapping[str, tuple[str, str, float]]) -> None:
        for role, (first, second, share) in mixes.items():
            colours = (self.colours[first], self.colours[second])
            self._give(role, self._offer(role) or weaken(*colours, share, self._needs(role)))

    def _on_cover(self) -> str:
        cover, needs = self.colours["cover"], self._needs("on_cover")
        own = (colour for colour in (self.colours["paper"], self.colours["ink"]) if passes(colour, needs))
        return next(own, max(WHITE, BLACK, key=lambda colour: contrast(colour, cover)))


def _needs(role: str, colours: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    for text, ground, needed in PAIRS:
        other = ground if role == text else text if role == ground else ""
        if other in colours:
            yield colours[other], needed


def find_better(role: str, colours: Mapping[str, str]) -> str:
    """The nearest shade of a role's colour that has the ratio needed against each of the other colours."""
    others = {name: colour for name, colour in colours.items() if name != role}
    return nearest(colours[role], _needs(role, others))


def find_failing(role: str, colour: str, colours: Mapping[str, str]) -> tuple[str, float]:
    """The first of the colours against which a role's falls short, paper before all others, and the ratio needed."""
    return next(need for need in _needs(role, colours) if not passes(colour, [need]))
