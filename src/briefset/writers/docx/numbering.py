"""Numbered lists that start at 1 again.

In: the reference's numbering and styles. Out: a new `w:num` for each list. Never: draws a number itself.
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.writers.ooxml.xml import NAMESPACES, Node, build, find, flag, qualify


class Numbering:
    """Numbering instances of one document (ECMA-376, part 1, 17.9)."""

    def __init__(self, document: Document) -> None:
        self.sheet: Node = document.styles.element
        parts = {relation.reltype: relation for relation in document.part.rels.values()}
        related = parts.get(RELATIONSHIP_TYPE.NUMBERING)
        self.numbering: Node | None = document.part.numbering_part.element if related else None

    def restart(self, style: str) -> int:
        """The number of a new instance of the style's list; raises `Failure` when the style carries no numbering."""
        abstract = self._abstract(style)
        if abstract is None:
            message = f"the list style {style!r} of the reference document carries no numbering"
            hint = "link the style to a numbered list (in Word: Define New Multilevel List)"
            raise Failure([Diagnostic(Position("reference.docx"), "no-numbering", message, hint)])
        number = 1 + max(int(node.get(qualify("w:numId"), "0")) for node in self._instances())
        start = build("w:lvlOverride", {"w:ilvl": 0}, flag("w:startOverride", 1))
        instance = build("w:num", {"w:numId": number}, flag("w:abstractNumId", abstract), start)
        self._instances()[-1].addnext(instance)
        return number

    def _instances(self) -> list[Node]:
        return [] if self.numbering is None else self.numbering.findall(qualify("w:num"))

    def _abstract(self, style: str) -> str | None:
        used = self.sheet.find(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId", {"w": NAMESPACES["w"]})
        number = None if used is None else used.get(qualify("w:val"))
        instance = next((node for node in self._instances() if node.get(qualify("w:numId")) == number), None)
        abstract = None if instance is None else find(instance, "w:abstractNumId")
        return None if abstract is None else abstract.get(qualify("w:val"))
