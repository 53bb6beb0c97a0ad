"""A Word file as blocks, as if every tracked change were accepted; notes at the end.

In: the bytes of a .docx. Out: `Extracted`. Never: headers, footers, comments, deleted or hidden words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefset.article.extract.blocks import BULLET, Block, Extracted, Metadata, count, note_mark, notes_last, plain
from briefset.files.formats import inflate, open_by, parsing

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
REMOVED, INSERTED = (f"{W}del", f"{W}moveFrom"), (f"{W}ins", f"{W}moveTo")
UNREAD = frozenset((*REMOVED, FALLBACK, f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}sectPr"))
SPACES = frozenset((f"{W}tab", f"{W}br", f"{W}cr"))
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
HEADING = re.compile(r"heading (\d)")


def read_docx(data: bytes) -> Extracted:
    """The paragraphs, headings, items and rows of a Word file, with the marks of its notes."""
    from docx import Document

    inflate(data)
    document = open_by(Document, data)
    reader = _Reader({style.style_id: (style.name or "").lower() for style in document.styles})
    blocks = list(reader.read(document.element.body))
    for part in document.part.package.iter_parts():
        kind = re.fullmatch(r".*/(footnote|endnote)s\.xml", str(part.partname))
        blocks += reader.read_notes(_parse(part.blob), kind[1]) if kind else ()
    core = document.core_properties
    title = "" if any(block.level == 1 for block in blocks) else core.title or ""
    metadata = Metadata(title=title, language=core.language or "")
    return Extracted(tuple(notes_last(blocks)), metadata, tuple(reader.told()))


def _parse(data: bytes) -> Element:
    from lxml import etree

    with parsing("the notes of the file cannot be read: {reason}", "open it in Word and save it again"):
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


@dataclass
class _Reader:
    """Reads the parts of one file; `numbers` are those of its notes, in the order of their marks."""

    styles: dict[str, str]
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)

    def read(self, parent: Element) -> Iterator[Block]:
        """The blocks below an element; a paragraph inside a text box comes behind the one that holds it."""
        for child in parent:
            if child.tag in UNREAD:
                continue
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._rows(child)
            else:
                yield from self.read(child)

    def _rows(self, table: Element) -> Iterator[Block]:
        for row in table.iter(f"{W}tr"):
            cells = (" ".join(self._text(paragraph) for paragraph in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
            self.seen["paragraph"] += 1
            yield Block(" | ".join(filter(None, map(plain, cells))), line=self.seen["paragraph"])

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        self.seen["paragraph"] += 1
        style = self.styles.get(_value(paragraph, "pStyle"), "")
        heading = HEADING.match(style)
        outline = _value(paragraph, "outlineLvl")
        level = (
            1 if style == "title" else int(heading[1]) + 1 if heading else int(outline) + 2 if outline.isdigit() else 0
        )
        is_item = paragraph.find(f"{W}pPr/{W}numPr") is not None or style.startswith("list ")
        text = plain(self._text(paragraph))
        if style.startswith("toc "):
            self.seen["line of contents"] += 1
        elif text:
            bullet = BULLET if is_item and not level else ""
            yield Block(f"{bullet}{text}", level if level < 10 else 0, self.seen["paragraph"])
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(one.tag == FALLBACK for one in box.iterancestors()):
                yield from self.read(box)

    def _text(self, element: Element) -> str:
        return "".join(self._words(element))

    def _words(self, element: Element) -> Iterator[str]:
        """The words below an element, changes accepted, without those of text boxes and hidden runs."""
        for child in element:
            if child.tag in REMOVED:
                self.seen["deletion"] += 1
            elif child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in SPACES:
                yield " "
            elif child.tag == f"{W}noBreakHyphen":
                yield "-"
            elif child.tag in NOTES:
                key = (NOTES[child.tag], child.get(f"{W}id", ""))
                yield note_mark(str(self.numbers.setdefault(key, len(self.numbers) + 1)))
            elif child.tag not in UNREAD and child.tag != f"{W}txbxContent" and not _is_hidden(child):
                self.seen["insertion"] += child.tag in INSERTED
                yield from self._words(child)

    def read_notes(self, root: Element, kind: str) -> Iterator[Block]:
        """The notes of one kind whose marks stand in the text."""
        for note in root.iter(f"{W}{kind}"):
            number = self.numbers.get((kind, note.get(f"{W}id", "")))
            words = " ".join(self._text(paragraph) for paragraph in note.iter(f"{W}p"))
            if number and words.strip():
                yield Block(f"{note_mark(str(number))} {plain(words)}", line=number, is_note=True)

    def told(self) -> Iterator[str]:
        """A sentence for everything that was not taken as it stands."""
        if self.seen["insertion"] or self.seen["deletion"]:
            kept, dropped = count(self.seen["insertion"], "insertion"), count(self.seen["deletion"], "deletion")
            yield f"tracked changes read as accepted: {kept}, {dropped}"
        if self.seen["line of contents"]:
            yield f"{count(self.seen['line of contents'], 'line')} of a table of contents left out"


def _value(paragraph: Element, name: str) -> str:
    found = paragraph.find(f"{W}pPr/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false")
