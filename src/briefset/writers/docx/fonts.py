"""Embedded typefaces, cut down and obfuscated (ECMA-376, part 1, 17.8.1), so that a document looks alike everywhere.

In: an open document, its text, `read_face`. Out: font parts, related from the font table, the same for the same input.
Never: a face that the font table does not name, that is embedded already, or whose licence bits allow it only in what
is read alone; the clock.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle

from briefset.design.fonts import characters_of, is_embedded_by_word, subset_font
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.formats import RefusedError, parsing
from briefset.writers.docx.library import RELATIONSHIP_TYPE, Document, Part, add_part, related, rewrite
from briefset.writers.ooxml.xml import Node, build, find, flag, parse, qualify

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
OBFUSCATED_BYTES = 32


@dataclass(frozen=True, slots=True)
class Embedded:
    """A face as Word stores it: the key that was mixed into it, and the bytes."""

    style: str
    key: str
    data: bytes


def is_han(character: str) -> bool:
    """Whether the character belongs to an East Asian script, its full-width punctuation included."""
    return any(first <= character < end for first, end in EAST_ASIAN)


@lru_cache(maxsize=32)
def embed_face(style: str, font: bytes, characters: frozenset[str]) -> Embedded | None:
    """The face with those of the characters that it has; None when it has none, or Word does not take it along."""
    part = subset_font(font, characters) if is_embedded_by_word(font) else None
    return _obfuscate(style, part) if part else None


def _obfuscate(style: str, data: bytes) -> Embedded:
    """Mix a key into the first 32 bytes; the key comes from the content, where Word would draw one by lot."""
    key = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
    mask = cycle(reversed(key.bytes))
    head = bytes(byte ^ mix for byte, mix in zip(data[:OBFUSCATED_BYTES], mask, strict=False))
    return Embedded(style, "{" + str(key).upper() + "}", head + data[OBFUSCATED_BYTES:])


def latin_and(characters: Iterable[str]) -> frozenset[str]:
    """What a Latin face embeds: whole blocks, and what else a text uses, East Asian characters apart."""
    return LATIN | {letter for letter in characters if not is_han(letter)}


ReadFace = Callable[[str, str], bytes | None]
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
EMBEDS = tuple(f"w:embed{style}" for style in (*STYLES, "BoldItalic"))
BETWEEN = frozenset(" \u00a0“”‘’…—–·")
"""What Word sets in the East Asian face where it stands between its letters."""
BEFORE_EMBEDDING = (
    "w:writeProtection", "w:view", "w:zoom", "w:removePersonalInformation", "w:removeDateAndTime",
    "w:doNotDisplayPageBoundaries", "w:displayBackgroundShape", "w:printPostScriptOverText",
    "w:printFractionalCharacterWidth", "w:printFormsData",
)  # fmt: skip


def embed_fonts(
    document: Document, text: str, eastern: tuple[str, ...], read_face: ReadFace | None, further: tuple[str, ...] = ()
) -> None:
    """Embed the faces that the font table names and further ones that are used; of eastern ones what the text needs.

    Without `read_face`, take out what is embedded.
    """
    part = related(document.part, RELATIONSHIP_TYPE.FONT_TABLE)
    if part is None:
        return
    table, used = parse(part.blob), frozenset(text)
    han = frozenset(filter(is_han, used))
    named = Counter(font.get(qualify("w:name"), "") for font in table)
    table.extend(build("w:font", {"w:name": name}) for name in further if name not in named)
    _name_once(table, part)
    for font in table:
        name = font.get(qualify("w:name"), "")
        if read_face is None:
            _release(font, part)
        elif name in eastern and named[name] > 1:
            _embed(font, part, ("Regular", "Bold"), han | latin_and(used), read_face)
        elif name in eastern:
            _embed(font, part, ("Regular",), han | (used & BETWEEN) if han else han, read_face)
        elif not _is_embedded(font) or _adds(read_face(name, "Regular"), used - LATIN - han):
            _embed(font, part, STYLES, latin_and(used), read_face)
    rewrite(part, table)
    _say_so(document.settings.element, embedded=any(map(_is_embedded, table)))


def _name_once(table: Node, part: Part) -> None:
    """Leave the last entry of a family, that of East Asian letters, where it serves Latin ones too."""
    last = {font.get(qualify("w:name"), ""): font for font in table}
    for font in [font for font in table if font is not last[font.get(qualify("w:name"), "")]]:
        _release(font, part)
        table.remove(font)


def _is_embedded(font: Node) -> bool:
    return any(find(font, name) is not None for name in EMBEDS)


def _adds(face: bytes | None, further: frozenset[str]) -> bool:
    """Whether the face has any of the characters that lie outside the blocks embedded whole."""
    return bool(face and further and further & characters_of(face))


def _embed(font: Node, part: Part, styles: tuple[str, ...], characters: frozenset[str], read_face: ReadFace) -> None:
    """Put the faces into the table in the place of those it had; a family that is not bundled keeps its own."""
    family = font.get(qualify("w:name"), "")
    files = {style: data for style in styles if characters and (data := read_face(family, style))}
    try:
        with parsing(f"the font file of {family} is damaged", "take it from its publisher again"):
            faces = [face for style, data in files.items() if (face := embed_face(style, data, characters))]
    except RefusedError as refused:
        raise Failure([Diagnostic(Position(f"{family} (font)"), "font", refused.message, refused.hint)]) from None
    if faces:
        _release(font, part)
    for face in faces:
        stem = f"{family}-{face.style}".replace(" ", "")
        name = f"/word/fonts/{stem}.odttf"
        _, relation = add_part(part, RELATIONSHIP_TYPE.FONT, name, CONTENT_TYPE, face.data)
        font.append(build(f"w:embed{face.style}", {"r:id": relation, "w:fontKey": face.key}))


def _release(font: Node, part: Part) -> None:
    for name in EMBEDS:
        node = find(font, name)
        if node is not None:
            part.rels.pop(node.get(qualify("r:id"), ""), None)
            font.remove(node)


def _say_so(settings: Node, *, embedded: bool) -> None:
    """Tell Word to keep the faces when it saves the document."""
    for old in settings.findall(qualify("w:embedTrueTypeFonts")):
        settings.remove(old)
    if embedded:
        before = {qualify(name) for name in BEFORE_EMBEDDING}
        following = next((child for child in settings if child.tag not in before), None)
        node = flag("w:embedTrueTypeFonts")
        settings.append(node) if following is None else following.addprevious(node)
