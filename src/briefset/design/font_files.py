"""Font files as publishers give them, made into what every document takes: static faces with TrueType outlines.

In: the bytes of a .ttf, .otf, .woff or .woff2, static or variable. Out: one `FontFile` for each weight and slope.
Never: a face whose licence bits forbid that a part of it travels; unpacks without a bound.
"""

from __future__ import annotations

import io
import json
import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from briefset.design.fonts import SUBSET, cut_font, licence_of, open_font, save_font
from briefset.diagnostics.limits import MAX_CONVERTED_GLYPHS, MAX_FONT_CHARACTERS, MAX_UNPACKED_FONT_BYTES
from briefset.files.cache import remember
from briefset.files.formats import RefusedError, parsing

SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")
REGULAR, BOLD = 400, 700
MAGIC = 0x5F0F3CF5
TRIED = 1_000
"""Characters of a font that are taken from it when it is read, to see whether documents can."""
DAMAGED, AGAIN = "is no font, or a damaged one", "take the file from its publisher again"
WOFF, WOFF2 = b"wOFF", b"wOF2"
WOFF_HEAD, WOFF_ENTRY = 44, 20
PIECE = 32
"""Bytes of a packed stream that are unpacked at a time: of Brotli (RFC 7932, 9.2) they make a few times 16 MiB."""
LEANING = {"slnt": min, "ital": max}
"""The axes of slope, and the end of each that leans (OpenType 1.9, “Registered axes”)."""
CURVE_ERROR = 1 / 1000
"""How far a curve of the second degree may stray from one of the third, as a share of the em."""
ITALIC_BIT, BOLD_BIT, REGULAR_BIT = 1 << 0, 1 << 5, 1 << 6
"""Of `fsSelection` (OpenType 1.9, OS/2)."""
NAMES = (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)
"""The records that name a face (OpenType 1.9, `name`)."""


class LicenceError(RefusedError):
    """The font is sound, and its publisher does not let a part of it travel in documents."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face: the families that the file names, its weight and slope, its characters, and its bytes."""

    families: tuple[str, ...]
    weight: int
    italic: bool
    characters: str = field(repr=False)
    data: bytes = field(repr=False)


def read_font_file(data: bytes) -> list[FontFile]:
    """The faces of a file, of a variable font its regular and its bold one; they are kept for the next process.

    Raises `LicenceError` where its bits forbid embedding, and `RefusedError` for one that documents cannot use.
    """
    told = json.loads(remember("font", _keys(data, SUBSET), lambda: json.dumps(_examine(data)).encode()))
    return [
        FontFile(tuple(each["families"]), each["weight"], each["italic"], each["characters"], _face(data, each["axes"]))
        for each in told
    ]


def _keys(data: bytes, *settings: Any) -> tuple[bytes, ...]:
    import fontTools

    return (fontTools.version.encode(), repr(settings).encode(), data)


def _face(data: bytes, axes: dict[str, float] | None) -> bytes:
    """The face at that place on the axes; the file itself where it needs no change, which is told by None."""
    return data if axes is None else remember("face", _keys(data, axes), lambda: _make(data, axes))


def _examine(data: bytes) -> list[dict[str, Any]]:
    """What the file says of each of its faces, and where that stands on the axes."""
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it notes each of 65,535 damaged records
    with parsing(DAMAGED, AGAIN):
        font = _open(_unwrap(data))
        _require_sound(font)
        if not licence_of(font["OS/2"].fsType).allows_parts:
            hint = "ask its publisher for one that may travel in documents, or name another family"
            raise LicenceError("forbids by its licence bits that a part of it is embedded", hint)
        is_ready = data[:4] not in (WOFF, WOFF2) and "fvar" not in font and not _is_converted(font)
        places = [None] if is_ready else list(_places(font))
        return [_describe(_face(data, axes), axes) for axes in places]


def _describe(data: bytes, axes: dict[str, float] | None) -> dict[str, Any]:
    font = _open(data)
    characters = "".join(map(chr, sorted(font.getBestCmap() or {})))
    if len(characters) > MAX_FONT_CHARACTERS:
        message = f"has {len(characters):,} characters, and at most {MAX_FONT_CHARACTERS:,} are read"
        raise RefusedError(message, "take a font of fewer scripts")
    if not {"glyf", "CFF "} & set(font.keys()):
        raise RefusedError("has no outlines", "take a version with outlines (glyf or CFF)")
    if " " not in characters:
        raise RefusedError("has no space between words", "take a version with the space character (U+0020)")
    cut_font(data, characters[:TRIED])  # all of its tables are read for that, and as many outlines as a text needs
    names = set(filter(None, (font["name"].getBestFamilyName(), font["name"].getDebugName(1))))
    weight = round((axes or {}).get("wght", font["OS/2"].usWeightClass))
    leans = any((axes or {}).get(axis) for axis in LEANING)
    italic = bool(font["OS/2"].fsSelection & ITALIC_BIT) or leans
    return {"families": sorted(names), "weight": weight, "italic": italic, "characters": characters, "axes": axes}


def _open(data: bytes) -> Any:
    """The font with all of its tables read, which shows whether they can be."""
    return open_font(data, lazy=False)


def _require_sound(font: Any) -> None:
    """Nothing; raises `ValueError` for numbers that fontTools hands on as they are (OpenType 1.9, `head`, `GPOS`)."""
    for table in font.keys():  # noqa: SIM118 - it is no mapping
        font[table]
    head = font["head"]
    known = all(font[tag].table.Version >> 16 == 1 for tag in ("GDEF", "GPOS", "GSUB") if tag in font)
    if not known or head.magicNumber != MAGIC or not 16 <= head.unitsPerEm <= 16_384:
        raise ValueError(head.magicNumber)


def _unwrap(data: bytes) -> bytes:
    """The font in a web font (W3C, WOFF File Format 1.0 and 2.0), any other as it is."""
    sizes = {WOFF: _sizes_in_woff, WOFF2: _sizes_in_woff2}.get(data[:4])
    if sizes is None:
        return data
    total = 0
    for size in sizes(data):
        total += size
        if total > MAX_UNPACKED_FONT_BYTES:
            raise RefusedError(f"unpacks to more than {MAX_UNPACKED_FONT_BYTES >> 20} MiB", "take a smaller font")
    font = _open(data)
    font.flavor = None
    return save_font(font)


def _sizes_in_woff(data: bytes) -> Iterator[int]:
    """The bytes of each table as it unpacks, of which no more are made than may be."""
    for number in range(struct.unpack_from(">H", data, 12)[0]):
        start, length, size = struct.unpack_from(">III", data, WOFF_HEAD + WOFF_ENTRY * number + 4)
        packed = data[start : start + length]
        yield len(zlib.decompressobj().decompress(packed, MAX_UNPACKED_FONT_BYTES + 1) if length < size else packed)


def _sizes_in_woff2(data: bytes) -> Iterator[int]:
    """The bytes that come out of its one stream, piece by piece."""
    from fontTools.ttLib import woff2

    file = io.BytesIO(data)
    file.seek(woff2.woff2DirectorySize)
    for _ in range(struct.unpack_from(">H", data, 12)[0]):
        woff2.WOFF2DirectoryEntry().fromFile(file)
    packed, stream = file.read(struct.unpack_from(">I", data, 20)[0]), woff2.brotli.Decompressor()
    for start in range(0, len(packed), PIECE):
        yield len(stream.process(packed[start : start + PIECE]))


def _is_converted(font: Any) -> bool:
    """Whether its outlines are made into those of TrueType, which Word embeds; not of tens of thousands of letters."""
    return bool({"CFF ", "CFF2"} & set(font.keys())) and font["maxp"].numGlyphs <= MAX_CONVERTED_GLYPHS


def _places(font: Any) -> Iterator[dict[str, float]]:
    """Where the wanted weights and slopes stand on the axes of a variable font; one place without axes."""
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    weight = axes.get("wght")
    weights = {min(max(each, weight.minValue), weight.maxValue) for each in (REGULAR, BOLD)} if weight else set()
    slopes = {tag: end(axes[tag].minValue, axes[tag].maxValue) for tag, end in LEANING.items() if tag in axes}
    leaning = [{}, slopes] if any(slopes.values()) else [{}]
    for heavy, slope in product([{"wght": each} for each in sorted(weights)] or [{}], leaning):
        yield {tag: axis.defaultValue for tag, axis in axes.items()} | dict.fromkeys(slopes, 0) | heavy | slope


def _make(data: bytes, axes: dict[str, float]) -> bytes:
    """The face at that place on the axes, its outlines those of TrueType."""
    font = _open(_unwrap(data))
    if axes:
        from fontTools.varLib.instancer import instantiateVariableFont

        font = instantiateVariableFont(font, axes)
    if _is_converted(font):
        _convert_outlines(font)
    return save_font(font)


def _convert_outlines(font: Any) -> None:
    """Outlines of the second degree in the place of those of the third (OpenType 1.9, `glyf`, `maxp`)."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    glyphs, order, made = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, CURVE_ERROR * font["head"].unitsPerEm, reverse_direction=True))
        made[name] = pen.glyph()
    for table in {"CFF ", "CFF2", "VORG"} & set(font.keys()):
        del font[table]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, made
    most = font["maxp"]
    most.tableVersion, most.maxZones = 0x00010000, 1
    for name in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                 "maxSizeOfInstructions", "maxComponentElements"):  # fmt: skip
        setattr(most, name, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font["head"].glyphDataFormat, font.sfntVersion = 0, "\x00\x01\x00\x00"


def relabel(data: bytes, family: str, style: str) -> bytes:
    """The face under the family and style by which a brand knows it; the same bytes where it has both already."""
    with parsing(DAMAGED, AGAIN):
        return remember("label", _keys(data, family, style), lambda: _relabel(data, family, style))


def _relabel(data: bytes, family: str, style: str) -> bytes:
    font = _open(data)
    names, metrics = font["name"], font["OS/2"]
    weight = BOLD if "Bold" in style else REGULAR
    bits = BOLD_BIT * (weight == BOLD) | ITALIC_BIT * ("Italic" in style)
    known = {names.getBestFamilyName(), names.getDebugName(1)}
    if known == {family} and metrics.usWeightClass == weight and metrics.fsSelection & (BOLD_BIT | ITALIC_BIT) == bits:
        return data
    names.names = [record for record in names.names if record.nameID not in NAMES]
    called = style.replace("BoldItalic", "Bold Italic")
    for number, text in ((1, family), (2, called), (3, f"{family} {called}"), (4, f"{family} {called}"),
                         (6, f"{family}-{style}".replace(" ", ""))):  # fmt: skip
        names.setName(text, number, 3, 1, 0x409)
    metrics.usWeightClass = weight
    metrics.fsSelection = metrics.fsSelection & ~(BOLD_BIT | ITALIC_BIT | REGULAR_BIT) | (bits or REGULAR_BIT)
    font["head"].macStyle = (weight == BOLD) | ("Italic" in style) << 1
    if "STAT" in font:
        del font["STAT"]
    return save_font(font)
