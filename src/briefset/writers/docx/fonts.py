"""Embedded typefaces: the faces of a document travel in it, so that it looks alike where they are not installed.

In: an open document, its text, `read_face`. Out: font parts, related from the font table.
Never: a face that the document's font table does not name, or one that it embeds already with all that is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import _Relationship

from briefset.writers.ooxml.fonts import LATIN, STYLES, characters_of, embed_face, is_han, latin_and
from briefset.writers.ooxml.xml import Node, build, find, flag, parse, qualify, serialize

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
    part = next((each.target_part for each in _related(document)), None)
    if part is None:
        return
    table, used = parse(part.blob), frozenset(text)
    han = frozenset(filter(is_han, used))
    named = {font.get(qualify("w:name"), "") for font in table}
    table.extend(build("w:font", {"w:name": name}) for name in further if name not in named)
    for font in table:
        name = font.get(qualify("w:name"), "")
        if read_face is None:
            _release(font, part)
        elif name in eastern:
            _embed(font, part, ("Regular",), han | (used & BETWEEN) if han else han, read_face)
        elif not _is_embedded(font) or _adds(read_face(name, "Regular"), used - LATIN - han):
            _embed(font, part, STYLES, latin_and(used), read_face)
    part._blob = serialize(table)
    _say_so(document.settings.element, embedded=any(map(_is_embedded, table)))


def _related(document: Document) -> Iterator[_Relationship]:
    return (each for each in document.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.FONT_TABLE)


def _is_embedded(font: Node) -> bool:
    return any(find(font, name) is not None for name in EMBEDS)


def _adds(face: bytes | None, further: frozenset[str]) -> bool:
    """Whether the face has any of the characters that lie outside the blocks embedded whole."""
    return bool(face and further and further & characters_of(face))


def _embed(font: Node, part: Part, styles: tuple[str, ...], characters: frozenset[str], read_face: ReadFace) -> None:
    """Put the faces into the table in the place of those it had; a family that is not bundled keeps its own."""
    family = font.get(qualify("w:name"), "")
    files = {style: data for style in styles if characters and (data := read_face(family, style))}
    faces = [face for style, data in files.items() if (face := embed_face(style, data, characters))]
    if faces:
        _release(font, part)
    for face in faces:
        stem = f"{family}-{face.style}".replace(" ", "")
        uri = PackURI(f"/word/fonts/{stem}.odttf")
        relation = part.relate_to(Part(uri, CONTENT_TYPE, face.data, part.package), RELATIONSHIP_TYPE.FONT)
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
