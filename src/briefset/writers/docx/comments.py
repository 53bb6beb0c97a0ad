"""The comments part: editor's notes as Word comments, where the reader asked for them.

In: a document and the runs of each comment. Out: the part, written and related. Never: the clock, or a user's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefset.writers.docx.styles import styles_by_name
from briefset.writers.ooxml.xml import Node, build, flag, qualify, serialize

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
        relations = self.document.part.rels
        for key in [key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.COMMENTS]:
            relations.pop(key)
        if self.comments:
            data = serialize(build("w:comments", {}, *self.comments))
            part = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, data, self.document.part.package)
            self.document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def stretch(paragraph: Node) -> Node:
    """The paragraph with each comment on the words before it, not on the gap between two words."""
    for start in paragraph.findall(qualify("w:commentRangeStart")):
        before = start.getprevious()
        if before is not None and before.find(qualify("w:t")) is not None:
            before.addprevious(start)
    return paragraph
