"""Cells to write in: content controls, named by the heads of their row and column, to be filled in on screen or paper.

In: an empty cell's paragraph and its name. Out: the paragraph with a control. Never: an empty paragraph.
"""

from __future__ import annotations

from briefset.writers.ooxml.xml import Node, build, flag

PROMPT = "…"
LONGEST_NAME = 64
"""The longest title and tag that Word takes for a content control."""


def add_answer(paragraph: Node, name: str, place: str, style: str | None) -> Node:
    """The paragraph with a control of plain text (ECMA-376, part 1, 17.5.2); `place` is its tag."""
    looks = build("w:rPr", {}, flag("w:rStyle", style)) if style else None
    prompt = build("w:r", {}, looks, build("w:t", text=PROMPT))
    properties = build(
        "w:sdtPr",
        {},
        flag("w:alias", name[:LONGEST_NAME]),
        flag("w:tag", place[:LONGEST_NAME]),
        flag("w:showingPlcHdr"),
        build("w:text", {"w:multiLine": 1}),
    )
    paragraph.append(build("w:sdt", {}, properties, build("w:sdtContent", {}, prompt)))
    return paragraph
