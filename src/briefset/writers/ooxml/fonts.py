"""Bundled typefaces, cut down and obfuscated for embedding in Word (ECMA-376, part 1, 17.8.1).

In: a font file's bytes and the characters wanted. Out: `Embedded`, the same for the same input.
Never: a face whose licence bits forbid embedding, a file, the clock.
"""

from __future__ import annotations

import hashlib
import io
import logging
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from typing import Any

STYLES = ("Regular", "Bold", "Italic")
BLOCKS = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x214F)),
    *((0x2190, 0x226F), (0xFB00, 0xFB02), (0xFEFF, 0xFEFF)),
)
"""Blocks of Unicode that are embedded whole, so that a document can be edited: Latin, punctuation, signs."""
LATIN = frozenset(chr(code) for first, last in BLOCKS for code in range(first, last + 1))
EAST_ASIAN = (
    ("\u2e80", "\ua4d0"),
    ("\uac00", "\ufb00"),
    ("\ufe30", "\ufe50"),
    ("\uff00", "\ufff0"),
    ("\U00020000", "\U00040000"),
)
"""The blocks of the East Asian scripts; of them only what is used is embedded."""
RESTRICTED, NO_SUBSET, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of fsType (OpenType, table OS/2) that forbid what is done here."""
OBFUSCATED_BYTES = 32
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "calt"]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A face as Word stores it: the key that was mixed into it, and the bytes."""

    style: str
    key: str
    data: bytes


def is_han(character: str) -> bool:
    """Whether the character belongs to an East Asian script, its full-width punctuation included."""
    return any(first <= character < end for first, end in EAST_ASIAN)


@lru_cache(maxsize=8)
def characters_of(font: bytes) -> frozenset[str]:
    """The characters that a font has."""
    from fontTools.ttLib import TTFont

    return frozenset(map(chr, TTFont(io.BytesIO(font), lazy=True).getBestCmap()))


@lru_cache(maxsize=32)
def embed_face(style: str, font: bytes, characters: frozenset[str]) -> Embedded | None:
    """The face with those of the characters that it has; None when it has none, or may not be embedded."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)  # it names every table that it leaves out
    face = TTFont(io.BytesIO(font), lazy=True, recalcTimestamp=False)
    wanted = [ord(letter) for letter in sorted(characters)]
    if not _may_be_embedded(face) or not face.getBestCmap().keys() & set(wanted):
        return None
    options = Options(hinting=False, notdef_outline=True, name_IDs=["*"], layout_features=FEATURES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(face)
    buffer = io.BytesIO()
    face.save(buffer)
    return _obfuscate(style, buffer.getvalue())


def _may_be_embedded(face: Any) -> bool:
    return not face["OS/2"].fsType & (RESTRICTED | NO_SUBSET | BITMAPS_ONLY)


def _obfuscate(style: str, data: bytes) -> Embedded:
    """Mix a key into the first 32 bytes; the key comes from the content, where Word would draw one by lot."""
    key = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
    mask = cycle(reversed(key.bytes))
    head = bytes(byte ^ mix for byte, mix in zip(data[:OBFUSCATED_BYTES], mask, strict=False))
    return Embedded(style, "{" + str(key).upper() + "}", head + data[OBFUSCATED_BYTES:])


def latin_and(characters: Iterable[str]) -> frozenset[str]:
    """What a Latin face embeds: whole blocks, and what else a text uses, East Asian characters apart."""
    return LATIN | {letter for letter in characters if not is_han(letter)}
