"""A Word file, as somebody edited it, as paragraphs that read as if every tracked change were accepted.

In: the parts of a .docx. Out: `EditedDocument`: paragraphs with their places, tracked changes, comments. Never: opens
what a file refers to, or leaves out text because it does not know the element around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefset.reconcile.word_runs import (
    CONTENTS,
    INSERTED,
    OBJECT,
    REMOVED,
    UNREAD,
    Paragraph,
    RunReader,
    Stream,
    TrackedChange,
    ancestor_of,
    children_of,
    get_of,
    name_of,
)
from briefset.writers.docx import PROPERTY
from briefset.writers.ooxml.package import CONTENT_TYPES
from briefset.writers.ooxml.xml import Node, parse

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, the words that it is about, and the number of the paragraph in which they stand."""

    author: str
    text: str
    about: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class EditedDocument:
    """What stands in a file: paragraphs in order, comments, and the fingerprint of the summary it was built from."""

    paragraphs: list[Paragraph]
    comments: list[Comment]
    summary: str = ""


def read_edited(parts: Mapping[str, bytes]) -> EditedDocument:
    """The paragraphs of body, notes, headers, footers and charts, and the comments."""
    kinds = _by_kind(parts)
    styles = _styles(kinds.get("styles", []))
    reader = _Reader(styles)
    for root in kinds.get("main", []):
        reader.read(root, "body")
    for kind in ("footnote", "endnote"):
        reader.read_notes(kind, kinds.get(f"{kind}s", []))
    for kind in ("header", "footer"):
        reader.read_running(kind, kinds.get(kind, []))
    for number, root in enumerate(kinds.get("chart", []), 1):
        reader.paragraphs.extend(_chart(root, number))
    comments = list(_comments(kinds.get("comments", []), reader.paragraphs, styles))
    return EditedDocument(reader.paragraphs, comments, _origin(kinds.get("custom-properties", [])))


def _origin(roots: Iterable[Node]) -> str:
    properties = (each for root in roots for each in root if get_of(each, "name") == PROPERTY)
    return next(("".join(map(str, each.itertext())).strip() for each in properties), "")


def _by_kind(parts: Mapping[str, bytes]) -> dict[str, list[Node]]:
    """The roots of the parts by the last word of their content type: `main`, `styles`, `footnotes`, `header`, …."""
    found: dict[str, list[Node]] = {}
    for entry in sorted(parse(parts[CONTENT_TYPES]), key=lambda entry: _numbered(entry.get("PartName", ""))):
        name = entry.get("PartName", "").lstrip("/")
        kind = entry.get("ContentType", "").removesuffix("+xml").rpartition(".")[2]
        if name in parts and name.endswith(".xml"):
            found.setdefault(kind, []).append(parse(parts[name]))
    return found


def _numbered(name: str) -> tuple[str, int]:
    number = NUMBER.search(name.rpartition("/")[2])
    return (name[: name.rfind(number[0])], int(number[0])) if number else (name, 0)


def _styles(roots: Iterable[Node]) -> dict[str, str]:
    """The names of the styles by their ids, in small letters."""
    return {
        get_of(style, "styleId"): get_of(name, "val").casefold()
        for root in roots
        for style in children_of(root, "style")
        for name in children_of(style, "name")
    }


class _Reader:
    """Reads part after part into one list of paragraphs."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.stream = Stream(styles)
        self.paragraphs: list[Paragraph] = []
        self.counts = {"table": 0, "paragraph": 0}
        self.joined: Paragraph | None = None

    def read(self, root: Node, story: str, place: str = "") -> None:
        """Every paragraph below a node."""
        for child in root:
            name = name_of(child)
            if name == "p":
                self._paragraph(child, story, place)
            elif name == "tbl":
                self._flush()
                self._table(child, story)
            elif name == "altChunk":
                self.paragraphs.append(Paragraph(story, "inserted document", text=OBJECT, looks="."))
            elif name not in UNREAD:
                self.read(child, story, place)
        self._flush()

    def _flush(self) -> None:
        """Keep what was to join a paragraph that does not follow."""
        if self.joined is not None:
            self.paragraphs.append(self.joined)
            self.joined = None

    def _table(self, table: Node, story: str) -> None:
        self.counts["table"] += 1
        number = self.counts["table"]
        rows = [row for row in table.iter() if name_of(row) == "tr" and ancestor_of(row, "tbl") is table]
        for line, row in enumerate(rows, 1):
            cells = [cell for cell in row.iter() if name_of(cell) == "tc" and ancestor_of(cell, "tr") is row]
            before = len(self.paragraphs)
            for column, cell in enumerate(cells, 1):
                self.read(cell, story, f"table {number}, row {line}, column {column}")
                if column == 1:
                    self._take_as_plain(self.paragraphs[before:])
            self._track_row(row, self.paragraphs[before:])

    def _take_as_plain(self, paragraphs: list[Paragraph]) -> None:
        """A first cell that is strong throughout: its table's style says so, which LibreOffice writes at the words."""
        for paragraph in paragraphs:
            if all(
                look in "sb" for look, letter in zip(paragraph.looks, paragraph.text, strict=True) if letter.strip()
            ):
                paragraph.looks = paragraph.looks.replace("s", ".").replace("b", "e")

    def _track_row(self, row: Node, paragraphs: list[Paragraph]) -> None:
        """A row that is tracked as inserted or deleted, as changes of its paragraphs."""
        for properties in children_of(row, "trPr"):
            for change in properties:
                kind = (INSERTED | REMOVED).get(name_of(change))
                for paragraph in paragraphs if kind else []:
                    paragraph.tracked.append(TrackedChange(kind or "", get_of(change, "author"), paragraph.text))
                    if kind in REMOVED.values():
                        paragraph.text = paragraph.looks = ""

    def _paragraph(self, node: Node, story: str, place: str) -> None:
        self.counts["paragraph"] += 1
        paragraph = self.joined or Paragraph(story, place or f"paragraph {self.counts['paragraph']}")
        self.joined = None
        paragraph.style = paragraph.style or self._style(node)
        if any(CONTENTS.match(instruction[0]) for instruction in self.stream.fields):
            paragraph.story = "contents"
        RunReader(self.stream, paragraph).read(node, "")
        if _is_gone(node) and paragraph.text.strip():
            self.joined = paragraph
            return
        self.paragraphs.append(paragraph)
        boxes, self.stream.boxes = self.stream.boxes, []
        for box in boxes:
            self.read(box, "text box", f"text box near {paragraph.place}")

    def _style(self, node: Node) -> str:
        marks = (mark for properties in children_of(node, "pPr") for mark in children_of(properties, "pStyle"))
        return next((self.stream.styles.get(get_of(mark, "val"), "") for mark in marks), "")

    def read_notes(self, kind: str, roots: Iterable[Node]) -> None:
        """The notes that the text refers to, in the order of the references, each without its own mark."""
        known = {get_of(note, "id"): note for root in roots for note in children_of(root, kind)}
        counted = 0
        for identity, mark in self.stream.notes[kind]:
            first = len(self.paragraphs)
            counted += not mark
            if identity in known:
                self.read(known[identity], kind, f"{kind} {mark or counted}")
            for paragraph in self.paragraphs[first : first + 1]:
                _cut(paragraph, mark)

    def read_running(self, kind: str, roots: Iterable[Node]) -> None:
        """Headers or footers, one of each wording."""
        known: set[str] = set()
        for root in roots:
            first = len(self.paragraphs)
            self.read(root, kind, kind)
            new = self.paragraphs[first:]
            self.paragraphs[first:] = [paragraph for paragraph in new if paragraph.text not in known]
            known |= {paragraph.text for paragraph in new}


def _is_gone(paragraph: Node) -> bool:
    """Whether the paragraph's mark is tracked as deleted, so that what is left of it joins the next paragraph."""
    marks = (mark for properties in children_of(paragraph, "pPr") for mark in children_of(properties, "rPr"))
    return any(name_of(change) in REMOVED for mark in marks for change in mark)


def _cut(paragraph: Paragraph, mark: str) -> None:
    """Take a note's mark off its beginning."""
    text = paragraph.text.lstrip()
    text = text.removeprefix(mark).lstrip() if mark else text
    paragraph.looks = paragraph.looks[len(paragraph.text) - len(text) :]
    paragraph.text = text


def _chart(root: Node, number: int) -> Iterator[Paragraph]:
    """The words and values of a chart."""
    for node in root.iter():
        if name_of(node) in ("v", "t") and (node.text or "").strip():
            yield Paragraph("chart", f"chart {number}", text=node.text or "", looks="." * len(node.text or ""))


def _comments(roots: Iterable[Node], paragraphs: list[Paragraph], styles: Mapping[str, str]) -> Iterator[Comment]:
    anchors = {identity: place for place, paragraph in enumerate(paragraphs) for identity in paragraph.comments}
    for root in roots:
        for node in children_of(root, "comment"):
            reader = _Reader(styles)
            reader.read(node, "comment")
            words = " ".join(paragraph.text for paragraph in reader.paragraphs if paragraph.text.strip())
            identity = get_of(node, "id")
            about = "".join(paragraph.comments.get(identity, "") for paragraph in paragraphs)
            yield Comment(get_of(node, "author"), words, about, anchors.get(identity))
