"""Colours: read as CSS writes them, mixed, and held one against another.

In: a colour as CSS Color 4 has it. Out: #RRGGBB, contrast ratios, the nearest shade that can be read.
Never: knows what a colour is for.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

from tinycss2.color4 import parse_color

HEX = re.compile(r"^#[0-9A-Fa-f]{6}$")
WHITE, BLACK = "#FFFFFF", "#000000"
STEPS = 1000


def read_colour(text: str, ground: str = WHITE) -> str | None:
    """#RRGGBB for a name, a number or a function of CSS Color 4, laid over the ground; None for anything else."""
    if HEX.match(text):
        return text
    try:
        colour = parse_color(text)
        if colour is None or colour == "currentcolor":
            return None
        colour = colour.to("srgb")
    except NotImplementedError:  # a space of colours that tinycss2 reads and does not convert
        return None
    shade = "#" + "".join(f"{round(255 * min(max(part, 0), 1)):02X}" for part in colour.coordinates)
    return shade if colour.alpha >= 1 else mix(ground, shade, max(colour.alpha, 0))


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


def passes(colour: str, needs: Iterable[tuple[str, float]]) -> bool:
    """Whether the colour has the ratio needed against each of the others."""
    return all(contrast(colour, other) >= needed for other, needed in needs)


def nearest(colour: str, needs: Iterable[tuple[str, float]]) -> str:
    """The colour, or the shade of it with the least black or white that has each ratio; black where none has."""
    needs = tuple(needs)
    shades = (mix(colour, far, step / STEPS) for step in range(STEPS + 1) for far in (BLACK, WHITE))
    return next((shade for shade in shades if passes(shade, needs)), BLACK)


def weaken(colour: str, other: str, share: float, needs: Iterable[tuple[str, float]]) -> str:
    """The colour with at most that share of the other in it, as much of it as each ratio allows."""
    needs = tuple(needs)
    mixes = (mix(colour, other, share * step / STEPS) for step in range(STEPS, -1, -1))
    return next((shade for shade in mixes if passes(shade, needs)), colour)


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
