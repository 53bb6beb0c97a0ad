"""What a file of an article holds once its markup is gone: blocks of text, what its metadata say, and what was changed.

In: nothing. Out: `Block`, `Metadata`, `Extracted`. Never: a format of files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

BULLET = "• "
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item: its text, its level as a heading (0 for none), where the file has it.

    `line` counts lines of a text file, paragraphs of a Word file, lines of the page of a PDF.
    """

    text: str
    level: int = 0
    line: int = 0
    page: int = 0
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of its article outside the text; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    issued: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article's blocks in reading order, its metadata, and a sentence for each thing that was changed on the way."""

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    changes: tuple[str, ...] = ()


def plain(text: str) -> str:
    """The text with single spaces, and without what is not seen."""
    return " ".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text).split())


def note_mark(number: str) -> str:
    """The mark of a note as small raised digits, by which its number is known from the article's own."""
    return number.translate(SUPERSCRIPTS)


def notes_last(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with the notes behind the text, so that they part no sentence and count no paragraph before it."""
    return sorted((block for block in blocks if block.text), key=lambda block: block.is_note)


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 line, 12 lines."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
