"""What stands in one paragraph of a Word file: runs, fields, links, controls, tracked changes.

In: a `w:p`. Out: a `Paragraph`, read as if every tracked change were accepted. Never: leaves out text because it does
not know the element around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefset.writers.docx import LOGO_NAME as LOGO
from briefset.writers.ooxml.xml import Node

INSERTED = {"ins": "inserted", "moveTo": "moved here"}
REMOVED = {"del": "deleted", "moveFrom": "moved away"}
FORMATTED = frozenset({"rPrChange", "pPrChange"})
LETTERS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": ""}
TEXTS = frozenset({"t", "delText", "sym", *LETTERS})
OBJECTS = frozenset({"drawing", "pict", "object", "altChunk", "chart"})
OBJECT = "\ufffc"
"""Stands for a picture, a chart or another object in the text (U+FFFC, object replacement character)."""
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
UNREAD = frozenset({"pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rPr", "sectPr", "Fallback"}) | {
    *("footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator")
}
SYMBOL = re.compile(r"(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}")
COUNTED = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b")
"""Fields that every programme fills in anew."""
CONTENTS = re.compile(r"\s*TOC\b")
STRUCK, COLOURED = frozenset({"strike", "dstrike"}), frozenset({"highlight", "u"})
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change: what was done (`inserted`, `deleted`, `moved here`, …), by whom, and the words."""

    kind: str
    author: str
    text: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its story (body, table, footnote, header, …), its place there, style, and text as accepted.

    `looks` has a letter for each character: `e` for emphasis, `s` for strong, `b` for both, `x` for words
    struck through, `h` for highlighted or underlined ones, else a full stop.
    """

    story: str
    place: str
    style: str = ""
    text: str = ""
    looks: str = ""
    tracked: list[TrackedChange] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, look: str) -> None:
        """More text of one look."""
        self.text += text
        self.looks += look * len(text)


@dataclass(slots=True)
class Stream:
    """What runs on from paragraph to paragraph: open fields and comments, references to notes, text boxes to come."""

    styles: Mapping[str, str]
    notes: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    fields: list[list[str]] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    open_comments: set[str] = field(default_factory=set)


class RunReader:
    """Reads what stands in one paragraph."""

    def __init__(self, stream: Stream, paragraph: Paragraph) -> None:
        self.stream, self.paragraph = stream, paragraph

    def read(self, node: Node, change: str) -> None:
        """Everything below a node; `change` says how it is tracked."""
        for child in node:
            name = name_of(child)
            if name in INSERTED or name in REMOVED:
                self._tracked(child, (INSERTED | REMOVED)[name])
            elif name == "r":
                self._run(child, change)
            elif name == "fldSimple" and COUNTED.match(get_of(child, "instr")):
                self.paragraph.add("#", ".")
            elif name in ("commentRangeStart", "commentRangeEnd"):
                self._comment(name, get_of(child, "id"))
            elif name == "t":
                self._text(child.text or "", change, ".")
            elif name not in UNREAD:
                self.read(child, change)
        self._note_formatting(node)

    def _tracked(self, node: Node, change: str) -> None:
        before = len(self.paragraph.tracked)
        words = "".join(text.text or "" for text in node.iter() if name_of(text) in ("t", "delText"))
        self.read(node, change)
        if words and len(self.paragraph.tracked) == before:
            self.paragraph.tracked.append(TrackedChange(change, get_of(node, "author"), words))

    def _run(self, run: Node, change: str) -> None:
        look = self._look(run)
        marked = next((child for child in run if name_of(child) in NOTES), None)
        for child in run:
            name = name_of(child)
            if name in NOTES and change not in REMOVED.values():
                own = "".join(text.text or "" for text in run if name_of(text) == "t")
                self.stream.notes[NOTES[name]].append((get_of(child, "id"), own))
            elif name == "t" and marked is not None:
                continue
            else:
                self._content(child, name, change, look)
        self._note_formatting(run)

    def _content(self, node: Node, name: str, change: str, look: str) -> None:
        if name in TEXTS:
            self._text(_letters(node, name), change, look)
        elif name in ("fldChar", "instrText"):
            self._field(node, name)
        elif name in OBJECTS:
            self._object(node, change)
        elif name == "commentReference":
            self.paragraph.comments.setdefault(get_of(node, "id"), "")
        elif name not in UNREAD and name != "delInstrText":
            for child in node:
                self._content(child, name_of(child), change, look)

    def _object(self, node: Node, change: str) -> None:
        boxes = [box for box in node.iter() if name_of(box) == "txbxContent"]
        if change not in REMOVED.values():
            self.stream.boxes.extend(box for box in boxes if ancestor_of(box, "Fallback") is None)
        if not boxes and not _is_logo(node):
            self._text(OBJECT, change, ".")

    def _text(self, text: str, change: str, look: str) -> None:
        if change in REMOVED.values() or any(COUNTED.match(told[0]) and told[1] for told in self.stream.fields):
            return
        self.paragraph.add(text, look)
        for identity in self.stream.open_comments:
            self.paragraph.comments[identity] = self.paragraph.comments.get(identity, "") + text

    def _field(self, node: Node, name: str) -> None:
        fields, kind = self.stream.fields, get_of(node, "fldCharType")
        if name == "instrText" and fields:
            fields[-1][0] += node.text or ""
        elif kind == "begin":
            fields.append(["", ""])
        elif kind == "separate" and fields:
            self._begin_result(fields[-1])
        elif kind == "end" and fields:
            fields.pop()

    def _begin_result(self, told: list[str]) -> None:
        told[1] = "result"
        if COUNTED.match(told[0]):
            self.paragraph.add("#", ".")
        elif CONTENTS.match(told[0]):
            self.paragraph.story = "contents"

    def _comment(self, name: str, identity: str) -> None:
        if name == "commentRangeStart":
            self.stream.open_comments.add(identity)
        else:
            self.stream.open_comments.discard(identity)

    def _look(self, run: Node) -> str:
        marks = [mark for properties in children_of(run, "rPr") for mark in properties]
        names = {name_of(mark) for mark in marks if get_of(mark, "val") not in OFF}
        style = next(
            (self.stream.styles.get(get_of(mark, "val"), "") for mark in marks if name_of(mark) == "rStyle"), ""
        )
        if names & STRUCK or names & COLOURED:
            return "x" if names & STRUCK else "h"
        emphasis, strong = "i" in names or style == "emphasis", "b" in names or style == "strong"
        return "b" if emphasis and strong else "e" if emphasis else "s" if strong else "."

    def _note_formatting(self, node: Node) -> None:
        for properties in node:
            for change in properties if name_of(properties) in ("rPr", "pPr") else ():
                if name_of(change) in FORMATTED:
                    words = "".join(text.text or "" for text in node.iter() if name_of(text) == "t")
                    self.paragraph.tracked.append(TrackedChange("formatted", get_of(change, "author"), words))


def _letters(node: Node, name: str) -> str:
    """What an element of a run prints."""
    if name == "sym":
        code = get_of(node, "char")
        return chr(int(code, 16)) if SYMBOL.fullmatch(code) else "\ufffd"
    return LETTERS.get(name, node.text or "")


def name_of(node: Node) -> str:
    """The local name of an element."""
    return str(node.tag).rpartition("}")[2]


def get_of(node: Node, name: str) -> str:
    """An attribute whatever its name space, of which strict and transitional files have different ones."""
    values = (value for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name)
    return str(next(values, ""))


def children_of(node: Node, name: str) -> Iterator[Node]:
    """The children of that name."""
    return (child for child in node if name_of(child) == name)


def ancestor_of(node: Node, name: str) -> Node | None:
    """The nearest element of that name around a node."""
    return next((above for above in node.iterancestors() if name_of(above) == name), None)


def _is_logo(node: Node) -> bool:
    """Whether a picture is the one that the writer puts beside the title, which no summary holds."""
    return any(name_of(named) == "docPr" and get_of(named, "name") == LOGO for named in node.iter())
