"""The colours that a brand leaves out, mixed from those that it gives, each one so that it can be read.

In: colours by role, stated or offered, and the theme. Out: every colour role. Never: changes a colour that is stated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefset.design.colours import BLACK, WHITE, brighten, contrast, mix, nearest, passes, weaken
from briefset.design.palette import Stated
from briefset.design.theme import PAIRS, Theme

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


class Shades:
    """Gives each role its colour in turn, with an eye on those that have one."""

    def __init__(self, stated: Collection[Stated], theme: Theme) -> None:
        self.colours = {each.role: each.colour for each in stated if not each.is_offered}
        self.offered = {each.role: each.colour for each in stated if each.is_offered}
        self.theme = theme

    def complete(self) -> dict[str, str]:
        """Every role of a colour; where nothing was stated or offered, none."""
        if not self.colours and not self.offered:
            return {}
        self._settle_ground("paper", "ink")
        self._give("accent", nearest(self.theme.accent, self._needs("accent")))
        self._mix(LIGHT_MIXES)
        self._give("cover", self.colours["accent"])
        self._give("on_cover", self._on_cover())
        self._mix(COVER_MIXES)
        has_dark = {"dark_paper", "dark_ink"} & self.colours.keys()
        self._settle_ground("dark_paper", "dark_ink")
        accent = brighten(self.colours["accent"], self.colours["dark_paper"], DARK_RATIO)
        self._give("dark_accent", nearest(accent, self._needs("dark_accent")))
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

    def _offer(self, role: str) -> str:
        """The nearest shade of what the brand offers for a role; empty where it offers nothing."""
        return nearest(self.offered[role], self._needs(role)) if role in self.offered else ""

    def _settle_ground(self, paper: str, ink: str) -> None:
        self._give(paper, getattr(self.theme, paper))
        own, ground = getattr(self.theme, ink), self.colours[paper]
        far = max(WHITE, BLACK, key=lambda colour: contrast(colour, ground))
        self._give(ink, own if passes(own, self._needs(ink)) else mix(far, ground, FAR))

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
