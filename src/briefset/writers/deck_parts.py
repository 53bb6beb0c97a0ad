"""What a deck is made of: plain values, with no position and no colour.

In: nothing but values. Out: `Deck`, `Slide` and their parts. Never: reads a tree or writes a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FOOT = ("locator", "source", "slide-number")
UNCOUNTED = (*FOOT, "label")
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `aside` marks the hedge or the unit beside a big number."""

    text: str
    bold: bool = False
    italic: bool = False
    soft: bool = False
    aside: bool = False
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` counts from 1 and picks a style of its placeholder, `name` one of its table."""

    runs: tuple[Run, ...]
    level: int = 1
    name: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in a placeholder; `rule` is `ink` or `soft` when a line stands above it."""

    placeholder: str
    path: str
    paragraphs: tuple[Paragraph, ...]
    rule: str = ""

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `label` is the value as printed, hedge included."""

    category: str
    value: float
    label: str
    path: str
    hedge: str = ""
    end: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale from zero, `columns` or `rows`."""

    placeholder: str
    path: str
    kind: str
    alt: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def text(self) -> str:
        """Values, and for columns their categories, as the picture shows them."""
        shown = ((bar.label, bar.category if self.kind == "columns" else "") for bar in self.bars)
        return "\n".join(filter(None, (text for pair in shown for text in pair)))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    heading: bool = False

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `look` is its class, `widths` are relative, `head` says that the first row holds heads."""

    placeholder: str
    path: str
    look: str
    widths: tuple[float, ...]
    head: bool
    rows: tuple[tuple[Cell, ...], ...]
    paths: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        return "\n".join(cell.text for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of a picture: a circle with its label, or an event with its date."""

    label: str
    category: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing without numbers: `circles`, outermost first, or `timeline`."""

    placeholder: str
    path: str
    kind: str
    alt: str
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The words in it."""
        return "\n".join(text for mark in self.marks for text in (mark.category, mark.label) if text)


@dataclass(frozen=True, slots=True)
class Strip:
    """The locator strip, an ornament: one flag for each tick, true where the paragraph is cited."""

    placeholder: str
    cited: tuple[bool, ...]
    path: str = ""
    text: str = ""


Part = TextBox | Chart | Table | Picture | Strip


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: the name of its layout, its parts in reading order, and the speaker's notes."""

    layout: str
    path: str
    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words stand on it, foot and label not counted."""
        counted = (part.text for part in self.parts if part.placeholder not in UNCOUNTED)
        return sum(bool(WORD.search(word)) for text in counted for word in text.split())


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, the language, the title, and the metadata of the tree."""

    slides: tuple[Slide, ...]
    language: str
    title: str
    metadata: Mapping[str, str]
