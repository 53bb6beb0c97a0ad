"""The built-in reference document in the colours and faces of a brand.

In: the reference's bytes, the theme it was made with, the theme wanted. Out: bytes. Never: a house template, which
brings its own look.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import asdict

from briefset.theme import FACES, Theme
from briefset.writers.archive import write_archive

EMBEDDED = re.compile(rb"<w:embed(?:Regular|Bold|Italic|BoldItalic)\b[^>]*/>")


def recolour(reference: bytes, made_with: Theme, wanted: Theme) -> bytes:
    """The reference with each colour and face of the one theme replaced by that of the other, in every part."""
    if made_with == wanted:
        return reference
    changes = _changes(made_with, wanted)
    pattern = re.compile("|".join(map(re.escape, sorted(changes, key=len, reverse=True))))
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = {name: data.decode("utf-8") for name, data in parts.items() if name.endswith(".xml")}
    swapped = {name: pattern.sub(lambda match: changes[match[0]], text).encode() for name, text in xml.items()}
    made = parts | swapped
    if any(getattr(made_with, role) != getattr(wanted, role) for role in FACES):
        made = _without_faces(made)
    return write_archive(made, compressed=False)


def _without_faces(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without embedded faces, which bear the old names; the writer embeds the new ones."""
    kept = {name: data for name, data in parts.items() if not name.startswith("word/fonts/")}
    kept["word/fontTable.xml"] = EMBEDDED.sub(b"", kept["word/fontTable.xml"])
    kept.pop("word/_rels/fontTable.xml.rels", None)
    return kept


def _changes(made_with: Theme, wanted: Theme) -> dict[str, str]:
    """Old values by new ones; where two roles share a colour the earlier role decides."""
    old, new = asdict(made_with), asdict(wanted)
    pairs = [(role, value, new[role]) for role, value in old.items() if value != new[role]]
    changes: dict[str, str] = {}
    for role, value, other in pairs:
        own, far = (value, other) if role in FACES else (f'"{value.lstrip("#")}"', f'"{other.lstrip("#")}"')
        changes.setdefault(own, far)
    return changes
