"""A presentation on slides of another size: every length and size of letters in it, multiplied.

In: a presentation. Out: the same one, larger or smaller. Never: moves one thing against another.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from briefset.writers.ooxml.package import read_archive, write_archive
from briefset.writers.ooxml.xml import Node, find, parse, qualify, serialize
from briefset.writers.pptx.layouts import EMU_PER_PT

OWN_AREA = 960 * 540
MUCH = 1.2
"""From which factor on slides count as drawn on another scale, and not as more or less of ours.

Slides of 10 inches, as Google Slides has them, and of 1920 points, as Keynote has, look the same when they are shown.
"""
PARTS = re.compile(r"ppt/(presentation|(slideMasters|slideLayouts|slides|charts)/[^/]+)\.xml")
MASTERS = "ppt/slideMasters/"
INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
"""What holds where a box says nothing of them (ECMA-376, part 1, 21.1.2.1.1)."""
SIDES = {"x": 1, "y": 1, "cx": 1, "cy": 1}
LENGTHS: dict[str, dict[str, int]] = {
    qualify(f"{space}:{name}"): attributes
    for space, names, attributes in (
        ("p", ("sldSz",), SIDES),
        ("a", ("off", "ext", "chOff", "chExt"), SIDES),
        ("a", ("gridCol", "ln", "lnL", "lnR", "lnT", "lnB"), {"w": 1}),
        ("a", ("tr",), {"h": 1}),
        ("a", ("tcPr",), {"marL": 1, "marR": 1, "marT": 1, "marB": 1}),
        ("a", ("bodyPr",), dict.fromkeys(INSETS, 1)),
        ("a", ("pPr", "defPPr", *(f"lvl{n}pPr" for n in range(1, 10))), {"marL": 1, "indent": 1, "defTabSz": 1}),
        ("a", ("tab",), {"pos": 1}),
        ("a", ("rPr", "defRPr", "endParaRPr"), {"sz": 10}),
        ("a", ("spcPts", "buSzPts"), {"val": 1}),
    )
    for name in names
}
"""The attributes that are lengths, by element, and the step to which each is rounded down."""


def find_factor(width_pt: float, height_pt: float) -> float:
    """By what slides of that size are multiplied to have the area of ours; 1 where they are about as large."""
    factor = math.sqrt(OWN_AREA / (width_pt * height_pt))
    return factor if max(factor, 1 / factor) > MUCH else 1.0


def fit_to_own(data: bytes) -> tuple[bytes, float]:
    """The presentation in about our size, and the factor."""
    parts = read_archive(data)
    size = find(parse(parts["ppt/presentation.xml"]), "p:sldSz")
    width, height = (9_144_000, 6_858_000) if size is None else (int(size.get(side, "1")) for side in ("cx", "cy"))
    factor = find_factor(width / EMU_PER_PT, height / EMU_PER_PT)
    return (write_archive(_scale(parts, factor), compressed=False) if factor != 1 else data), factor


def fit_back(data: bytes, factor: float) -> bytes:
    """The presentation in the size from which it came by that factor."""
    return data if factor == 1 else write_archive(_scale(read_archive(data), 1 / factor), compressed=False)


def _scale(parts: Mapping[str, bytes], factor: float) -> dict[str, bytes]:
    return {name: _scale_part(name, part, factor) if PARTS.fullmatch(name) else part for name, part in parts.items()}


def _scale_part(name: str, part: bytes, factor: float) -> bytes:
    root = parse(part)
    for node in root.iter(qualify("a:bodyPr")) if name.startswith(MASTERS) else ():
        for side, inset in INSETS.items():
            node.set(side, node.get(side, str(inset)))
    for node in root.iter(*LENGTHS):
        _multiply(node, LENGTHS[str(node.tag)], factor)
    return serialize(root)


def _multiply(node: Node, steps: Mapping[str, int], factor: float) -> None:
    for name, step in steps.items():
        if value := node.get(name):
            node.set(name, str(math.floor(int(value) * factor / step + 1e-6) * step))
