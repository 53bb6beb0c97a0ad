"""The styles of the Word reference document, as tables: one line for each.

In: nothing. Out: `PARAGRAPHS`, `CHARACTERS`. Never: a colour or a face by name; roles of the theme only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The look of letters; sizes in points, `face` is serif or sans."""

    face: str = ""
    size_pt: float = 0
    color: str = ""
    bold: bool | None = None
    italic: bool = False
    raised: str = ""
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph style; lengths in points. The pitch is the least: a picture in the line makes it higher."""

    name: str
    text: Text
    based_on: str = "Normal"
    next: str = ""
    pitch_pt: float = 0
    before_pt: float = 0
    after_pt: float = 0
    left_pt: float = 0
    right_pt: float = 0
    hanging_pt: float = 0
    right_tab_pt: float = 0
    align: str = ""
    level: int | None = None
    list_id: int | None = None
    keep: bool = False
    boxed: bool = False


TEXT_WIDTH_PT = 471.3
BODY = Text("serif", 10, "ink")
PITCH_PT = 13.5
"""The look of a paragraph that no style has changed: `Normal` adds nothing to it, so that table styles can."""
GALLERY = (
    *(
        "Body Text",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "List Number",
        "Question",
        "List Bullet",
        "Quote",
        "Quote Source",
    ),
    *(
        "Title",
        "Subtitle",
        "Source",
        "Callout",
        "Caption",
        "Table Text",
        "Table Head",
        "Answer",
        "Note",
        "Strong",
        "Emphasis",
    ),
)
"""The styles that Word offers in its gallery, in this order; all others stay in the list of all styles."""
HIDDEN = frozenset(
    {
        *("header", "footer", "footnote text", "footnote reference", "annotation text", "annotation reference"),
        *("toc 1", "toc 2", "TOC Heading", "Page Number", "Document Title", "Locator in Text"),
    }
)
"""Styles that Word takes by itself, or that our writer does; not for a person to choose."""
SMALL = Text("sans", 8.5, "ink")
PARAGRAPHS = (
    Paragraph("Normal", Text(), ""),
    Paragraph("Body Text", Text(), after_pt=5),
    Paragraph("Instruction", Text(), "Body Text", "Table Text", pitch_pt=13.5, after_pt=5, keep=True),
    Paragraph("Title", Text("serif", 26, "ink"), next="Subtitle", pitch_pt=31, after_pt=1, keep=True),
    Paragraph("Subtitle", Text("serif", 13, "soft"), next="Source", pitch_pt=17, after_pt=10, keep=True),
    Paragraph("Source", SMALL, next="Body Text", pitch_pt=11.5, left_pt=9, right_pt=9, after_pt=6.5, boxed=True),
    Paragraph(
        "Heading 1",
        Text("sans", 11.5, "accent", bold=True),
        next="Body Text",
        pitch_pt=15.5,
        before_pt=11.5,
        after_pt=2.5,
        level=0,
        keep=True,
    ),
    Paragraph(
        "Heading 2",
        Text("sans", 10.5, "ink", bold=True),
        next="Body Text",
        pitch_pt=13.5,
        before_pt=9,
        after_pt=2.5,
        level=1,
        keep=True,
    ),
    Paragraph(
        "Heading 3",
        Text("serif", 10.5, "ink", italic=True),
        next="Body Text",
        pitch_pt=13.5,
        before_pt=6.5,
        after_pt=1.5,
        level=2,
        keep=True,
    ),
    Paragraph(
        "Quote", Text("serif", 10.5), "Body Text", "Quote Source", pitch_pt=14.5, left_pt=19.5, right_pt=26, keep=True
    ),
    Paragraph("Quote Source", Text("sans", 8, "soft"), next="Body Text", pitch_pt=11.5, after_pt=8, left_pt=19.5),
    Paragraph("List Number", Text(), "Body Text", pitch_pt=13.5, after_pt=5, left_pt=19.5, hanging_pt=3.5, list_id=1),
    Paragraph("Question", Text(), "List Number", after_pt=5),
    Paragraph("List Bullet", Text(), "Body Text", pitch_pt=13.5, after_pt=5, left_pt=19.5, hanging_pt=10.5, list_id=2),
    Paragraph("Answer", Text("sans", 9, "ink"), "Body Text", pitch_pt=12, after_pt=4, left_pt=19.5),
    Paragraph("Caption", SMALL, next="Table Text", pitch_pt=11.5, before_pt=12, after_pt=3, keep=True),
    Paragraph("Table Text", SMALL, pitch_pt=11.5, right_pt=6.5),
    Paragraph("Table Number", Text(), "Table Text", align="right"),
    Paragraph("Table Locator", Text(), "Table Text", align="right"),
    Paragraph("Table Head", Text(bold=True), "Table Text", keep=True),
    Paragraph("Table Head Right", Text(), "Table Head", align="right", keep=True),
    Paragraph("Chart", Text(), next="Note", pitch_pt=12, after_pt=3, keep=True),
    Paragraph(
        "Callout",
        SMALL,
        next="Body Text",
        pitch_pt=11.5,
        left_pt=9,
        right_pt=9,
        before_pt=6.5,
        after_pt=6.5,
        boxed=True,
    ),
    Paragraph(
        "TOC Heading",
        Text("sans", 11.5, "accent", bold=True),
        next="toc 1",
        pitch_pt=15.5,
        before_pt=11.5,
        after_pt=2.5,
        keep=True,
    ),
    Paragraph("toc 1", SMALL, pitch_pt=13.5, after_pt=2.5),
    Paragraph("toc 2", Text(), "toc 1", left_pt=13),
    Paragraph("annotation text", Text("sans", 9, "ink"), pitch_pt=11.5),
    Paragraph("Note", Text("sans", 8, "soft"), next="Body Text", pitch_pt=10.5, before_pt=6.5),
    Paragraph("footnote text", Text("sans", 8, "ink"), pitch_pt=10.5),
    Paragraph("header", Text("sans", 8, "soft"), pitch_pt=10.5, right_tab_pt=TEXT_WIDTH_PT),
    Paragraph("footer", Text("sans", 8, "soft"), pitch_pt=10.5, right_tab_pt=TEXT_WIDTH_PT),
)
CHARACTERS = (
    ("Strong", Text(bold=True)),
    ("Emphasis", Text(italic=True)),
    ("Superscript", Text(raised="superscript")),
    ("Subscript", Text(raised="subscript")),
    ("Hyperlink", Text(color="accent", underline=True)),
    ("Locator", Text("sans", 8, "accent")),
    ("Locator in Text", Text()),
    ("Editorial", Text("sans", 0, "soft")),
    ("None Given", Text(color="soft")),
    ("Caption Label", Text(color="accent", bold=True)),
    ("Heading Note", Text(color="soft", bold=False)),
    ("Product Label", Text(color="accent", bold=True)),
    ("Page Number", Text(color="ink")),
    ("Document Title", Text()),
    ("annotation reference", Text("sans", 8)),
    ("footnote reference", Text("sans", 0, "accent", raised="superscript")),
)
