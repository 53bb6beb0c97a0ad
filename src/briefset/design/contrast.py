"""Contrast between the colours of a theme, by pairs in use.

In: colours as #RRGGBB. Out: ratios, and the nearest colour that passes. Never: changes a colour by itself.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass

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
class Pair:
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
    return "#" + "".join(f"{round(own + (far - own) * share):02X}" for own, far in pairs)


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


def measure(colours: dict[str, str]) -> Iterator[Pair]:
    """Every pair in use with its ratio."""
    colours = colours | DARK
    for role, ground, needed in PAIRS:
        yield Pair(role, ground, contrast(colours[role], colours[ground]), needed)


def find_better(pair: Pair, colours: dict[str, str]) -> str:
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
