"""The built-in reference document in the colours and faces of a brand.

In: the reference's bytes, the theme it was made with, the theme wanted. Out: bytes. Never: a house template, which
brings its own look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefset.design.theme import FACES, Theme
from briefset.writers.ooxml.package import read_archive, write_archive
from briefset.writers.ooxml.xml import Node, find, parse, qualify, serialize

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
SLOTS = {"major": "sans", "minor": "serif"}
"""The faces of Word's theme, and the roles that they have here."""
LEAST_HALF_POINTS = 13
"""No letters are made smaller than 6.5 points, whatever the width of their face."""
PAPERS_TWIPS = {"letter": (12240, 15840)}
"""Width and height; A4 is the reference's own."""
LOWER_TWIPS = {"w:top": -440, "w:bottom": -460, "w:header": -340, "w:footer": -440}
EMBEDDED = re.compile(rb"<w:embed(?:Regular|Bold|Italic|BoldItalic)\b[^>]*/>")


def recolour(reference: bytes, made_with: Theme, wanted: Theme) -> bytes:
    """The reference with each colour and face of the one theme replaced by that of the other, in every part."""
    if made_with.roles == wanted.roles:
        return reference
    changes = _changes(made_with, wanted)
    pattern = re.compile("|".join(map(re.escape, sorted(changes, key=len, reverse=True))))
    parts = read_archive(reference)
    xml = {name: data.decode("utf-8") for name, data in parts.items() if name.endswith(".xml")}
    swapped = {name: pattern.sub(lambda match: changes[match[0]], text).encode() for name, text in xml.items()}
    made = parts | swapped
    if any(getattr(made_with, role) != getattr(wanted, role) for role in FACES):
        made = _without_faces(made)
        made[STYLES] = _set_smaller(made[STYLES], wanted)
    return write_archive(made, compressed=False)


def _set_smaller(styles: bytes, theme: Theme) -> bytes:
    """The styles with letters of faces that run wider than ours as much smaller, as they are in PDF."""
    root, shares = parse(styles), {slot: theme.width_share(getattr(theme, role)) for slot, role in SLOTS.items()}
    for look in root.iter(qualify("w:rPr")):
        size, fonts = find(look, "w:sz"), find(look, "w:rFonts")
        slot = "" if fonts is None else fonts.get(qualify("w:asciiTheme"), "")[:5]
        if size is not None and slot in shares:
            half_points = int(size.get(qualify("w:val"), "0"))
            smaller = round(half_points / shares[slot])
            size.set(qualify("w:val"), str(max(smaller, min(half_points, LEAST_HALF_POINTS))))
    return serialize(root)


def resize(reference: bytes, page_size: str) -> bytes:
    """The reference on that paper: columns as wide as before, and the height taken from the margins first."""
    if page_size not in PAPERS_TWIPS:
        return reference
    parts = read_archive(reference)
    root = parse(parts[DOCUMENT])
    width, height = PAPERS_TWIPS[page_size]
    for section in root.iter(qualify("w:sectPr")):
        size, margins = find(section, "w:pgSz"), find(section, "w:pgMar")
        if size is not None and margins is not None:
            further = (width - int(size.get(qualify("w:w"), "0"))) // 2
            _widen(margins, {"w:left": further, "w:right": further} | LOWER_TWIPS)
            size.set(qualify("w:w"), str(width))
            size.set(qualify("w:h"), str(height))
    return write_archive(parts | {DOCUMENT: serialize(root)}, compressed=False)


def _widen(margins: Node, twips: Mapping[str, int]) -> None:
    for side, more in twips.items():
        margins.set(qualify(side), str(int(margins.get(qualify(side), "0")) + more))


def _without_faces(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without embedded faces, which bear the old names; the writer embeds the new ones."""
    kept = {name: data for name, data in parts.items() if not name.startswith("word/fonts/")}
    kept["word/fontTable.xml"] = EMBEDDED.sub(b"", kept["word/fontTable.xml"])
    kept.pop("word/_rels/fontTable.xml.rels", None)
    return kept


def _changes(made_with: Theme, wanted: Theme) -> dict[str, str]:
    """Old values by new ones; where two roles share a colour the earlier role decides."""
    old, new = made_with.roles, wanted.roles
    pairs = [(role, value, new[role]) for role, value in old.items() if value != new[role]]
    changes: dict[str, str] = {}
    for role, value, other in pairs:
        before, after = (value, other) if role in FACES else (f'"{value.lstrip("#")}"', f'"{other.lstrip("#")}"')
        changes.setdefault(before, after)
    return changes
