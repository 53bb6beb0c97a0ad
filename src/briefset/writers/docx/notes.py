"""Footnotes, which python-docx does not have, and comments: editor's notes where the reader asked for them.

In: a document, the paragraphs of each note, the runs of each comment. Out: the parts, written and related.
Never: keeps notes of the reference; the clock, or a user's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from briefset.writers.docx.library import (
    CONTENT_TYPE,
    RELATIONSHIP_TYPE,
    Document,
    add_part,
    drop_related,
    section_node,
)
from briefset.writers.docx.styles import styles_by_name
from briefset.writers.ooxml.xml import Node, build, flag, parse, place, qualify, serialize

SEPARATORS = {-1: ("separator", "w:separator"), 0: ("continuationSeparator", "w:continuationSeparator")}
AFTER_NOTES = (
    "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping",
    "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions",
    "w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol",
    "w:listSeparator",
)  # fmt: skip
"""What the schema puts after the properties of notes in the settings (ECMA-376, part 1, A.1)."""


class Footnotes:
    """Collects notes and writes them into a document, where they count from 1 in the order of the page."""

    def __init__(self) -> None:
        self.notes: list[Node] = []

    def reserve(self) -> int:
        """The number of the next note, whose text `fill` brings."""
        self.notes.append(build("w:footnote", {"w:id": len(self.notes) + 1}))
        return len(self.notes)

    def fill(self, number: int, paragraph: Node) -> None:
        """Set a note's paragraph."""
        self.notes[number - 1].append(paragraph)

    def by_id(self) -> dict[str, Node]:
        """The notes by the number that references name."""
        return {str(number): note for number, note in enumerate(self.notes, 1)}

    def attach(self, document: Document) -> None:
        """Write the part with the reference's own separators; in place of the reference's, if it has one."""
        root = self._root(document)
        root.extend(self.notes)
        kind, content_type = RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES
        add_part(document.part, kind, "/word/footnotes.xml", content_type, serialize(root))
        separators = (build("w:footnote", {"w:id": number}) for number in SEPARATORS)
        place(document.settings.element, build("w:footnotePr", {}, *separators), *AFTER_NOTES)
        for properties in map(section_node, document.sections):
            for old in properties.findall(qualify("w:footnotePr")):
                properties.remove(old)

    def _root(self, document: Document) -> Node:
        existing = drop_related(document.part, RELATIONSHIP_TYPE.FOOTNOTES)
        if not existing:
            return build("w:footnotes", {}, *(_separator(number) for number in SEPARATORS))
        root = parse(existing[0].blob)
        for note in [note for note in root if note.get(qualify("w:id")) not in ("-1", "0")]:
            root.remove(note)
        return root


def _separator(number: int) -> Node:
    kind, mark = SEPARATORS[number]
    return build("w:footnote", {"w:type": kind, "w:id": number}, build("w:p", {}, build("w:r", {}, build(mark))))


AUTHOR = {"w:author": "Editor", "w:initials": "ed."}


class Comments:
    """Collects comments, numbers them from 0, and writes them into a document, dated `date`."""

    def __init__(self, document: Document, date: datetime) -> None:
        known = styles_by_name(document.styles.element)
        self.text_style = known.get(("paragraph", "annotation text"))
        self.mark_style = known.get(("character", "annotation reference"))
        self.document, self.date = document, date
        self.comments: list[Node] = []

    def add(self, runs: Iterable[Node]) -> int:
        """The number of a new comment with that text."""
        number = len(self.comments)
        head: dict[str, str | int] = {"w:id": number, **AUTHOR, "w:date": self.date.strftime("%Y-%m-%dT%H:%M:%SZ")}
        style = build("w:pPr", {}, flag("w:pStyle", self.text_style)) if self.text_style else None
        paragraph = build("w:p", {}, style, self._marked(build("w:annotationRef")), *runs)
        self.comments.append(build("w:comment", head, paragraph))
        return number

    def anchor(self, number: int) -> list[Node]:
        """What stands in the text: a range, which `stretch` widens, and the reference."""
        ends = [build(f"w:commentRange{side}", {"w:id": number}) for side in ("Start", "End")]
        return [*ends, self._marked(build("w:commentReference", {"w:id": number}))]

    def _marked(self, mark: Node) -> Node:
        style = build("w:rPr", {}, flag("w:rStyle", self.mark_style)) if self.mark_style else None
        return build("w:r", {}, style, mark)

    def attach(self) -> None:
        """Write the part, in place of the reference's, if it has one; without comments there is none."""
        drop_related(self.document.part, RELATIONSHIP_TYPE.COMMENTS)
        if self.comments:
            data = serialize(build("w:comments", {}, *self.comments))
            kind, content_type = RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS
            add_part(self.document.part, kind, "/word/comments.xml", content_type, data)


def stretch(paragraph: Node) -> Node:
    """The paragraph with each comment on the words before it, not on the gap between two words."""
    for start in paragraph.findall(qualify("w:commentRangeStart")):
        before = start.getprevious()
        if before is not None and before.find(qualify("w:t")) is not None:
            before.addprevious(start)
    return paragraph
