"""What a deck is made of: plain values, with no position and no colour.

In: nothing but values. Out: `Deck`, `Slide` and their parts. Never: reads a tree or writes a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefset.charts.data import Data


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `aside` marks the hedge or the unit beside a big number."""

    text: str
    bold: bool = False
    italic: bool = False
    soft: bool = False
    accent: bool = False
    aside: bool = False
    language: str = ""


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
class Placed:
    """What stands in a placeholder, and the YAML path that it comes from."""

    placeholder: str
    path: str

    @property
    def text(self) -> str:
        """The words of a part that is text; of a drawing none."""
        return ""


@dataclass(frozen=True, slots=True)
class TextBox(Placed):
    """Paragraphs in a placeholder."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Chart(Placed):
    """A chart: its values, and the text alternative."""

    alt: str
    data: Data


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table(Placed):
    """Rows of cells; `kind` is its class, `widths` are relative, `head` says that the first row holds heads."""

    kind: str
    widths: tuple[float, ...]
    head: bool
    rows: tuple[tuple[Cell, ...], ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circles(Placed):
    """Circles within circles, outermost first; `paths` are those of the labels, where the page names them."""

    alt: str
    labels: tuple[str, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation(Placed):
    """Two arrows: what the left does to the right, and back."""

    alt: str
    forth: str
    back: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a timeline; `words` begin with its date."""

    year: str
    words: Paragraph
    path: str


@dataclass(frozen=True, slots=True)
class Timeline(Placed):
    """Events on a line."""

    events: tuple[Event, ...]

    @property
    def text(self) -> str:
        """Years and events."""
        return "\n".join(f"{event.year}\n{event.words.text}" for event in self.events)


@dataclass(frozen=True, slots=True)
class Strip(Placed):
    """The locator strip, an ornament: one flag for each tick, true where the paragraph is cited."""

    cited: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Picture(Placed):
    """A picture, the brand's logo: its bytes, its size in points and the words for it."""

    alt: str
    data: bytes
    width_pt: float
    height_pt: float


Part = TextBox | Chart | Table | Circles | Relation | Timeline | Strip | Picture


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: the name of its layout, its parts in reading order, the speaker's notes, and the section it is in."""

    layout: str
    path: str
    title: str
    parts: tuple[Part, ...]
    notes: tuple[Paragraph, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, the language, the title, and the metadata of the tree."""

    slides: tuple[Slide, ...]
    language: str
    title: str
    metadata: Mapping[str, str]
