"""The colours that a brand leaves out, mixed from those that it gives, each one so that it can be read.

In: colours by role, stated or offered, and the theme. Out: every colour role. Never: changes a colour that is stated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefset.design.colours import BLACK, WHITE, brighten, contrast, nearest, passes, weaken
from briefset.design.palette import Stated
from briefset.design.theme import PAIRS, Theme, measure

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


def complete(stated: Sequence[Stated], theme: Theme) -> tuple[dict[str, str], list[Stated]]:
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
    colours, _ = complete([Stated(role, colour, "", is_offered) for role, colour, is_offered in own], theme)
    return replace(theme, faces=theme.faces, office=theme.office, **colours)


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
