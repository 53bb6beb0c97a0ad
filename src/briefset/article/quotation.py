"""A quotation taken apart: the article's words, and the marks by which its editor changed them.

In: the words of a quotation. Out: `Quotation`, in each of the ways it may be read. Never: looks at the article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefset.article.normalize import NormalizedText, normalize

FOUR_DOTS = re.compile(r"\.\s?\.\s?\.\s?\.")
THREE_DOTS = re.compile(r"\.\s?\.\s?\.")
BRACKETED = re.compile(r"\s*\[\s*…\s*\]\s*")
OMISSION = re.compile(r"\s*\[\s*…\s*\]\s*|\s*…\s*")
SIC = re.compile(r"\s*\[sic[.!]?\]", re.IGNORECASE)
SIC_AFTER_NOTHING = re.compile(r"(?:^|\]|…|\.\.\.)\s*\[sic[.!]?\]", re.IGNORECASE)
CASE = re.compile(r"^\[(\w)\]|\[(\w)\](?=\w)")
INSERTION = re.compile(r"(?P<stem>(?<=\w))?\[(?P<text>[^\[\]]+)\]")
STOP_AND_MARK = re.compile(r"([.,])'")
MARK_AND_STOP = re.compile(r"'([.,])")
MAX_CASES = 4


class Join(StrEnum):
    """What stands between two pieces of the article's words."""

    OMISSION = "omission"
    INSERTION = "insertion"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Link:
    """One join, and the editor's words in it."""

    join: Join
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Pieces of the article's words in order; `links[i]` stands before `pieces[i]`, the last one after them all."""

    pieces: tuple[NormalizedText, ...]
    links: tuple[Link | None, ...]

    @property
    def is_marked(self) -> bool:
        """Whether the editor left out or put in words."""
        return any(self.links)


def readings(words: str, free_case: bool = False) -> Iterator[Reading]:
    """Each way to read a quotation: brackets and `…` as the article's own or as the editor's, `[T]he` in either case.

    After The Chicago Manual of Style, 17th edition, 13.50 to 13.66.
    """
    if "[" in words:
        yield Reading((normalize(words),), (None, None))
    if is_sic_misplaced(words):
        return
    plain = THREE_DOTS.sub("…", FOUR_DOTS.sub(".…", SIC.sub("", words.strip())))
    for text in _cases(f"[{plain[0]}]{plain[1:]}" if free_case and plain[:1].isalpha() else plain):
        yield Reading((normalize(text),), (None, None))
        yield from _taken_apart(text, BRACKETED)
        if "…" in BRACKETED.sub(" ", text):
            yield from _taken_apart(text, OMISSION)


def is_sic_misplaced(words: str) -> bool:
    """Whether a `[sic]` stands after no word of the article."""
    return SIC_AFTER_NOTHING.search(words) is not None


def _cases(words: str) -> Iterator[str]:
    found = list(CASE.finditer(words))[:MAX_CASES]
    for choice in itertools.product(*(sorted({match[0][1].lower(), match[0][1].upper()}) for match in found)):
        text = words
        for match, letter in zip(reversed(found), reversed(choice), strict=True):
            text = text[: match.start()] + letter + text[match.end() :]
        yield text


def _taken_apart(text: str, omission: re.Pattern[str]) -> Iterator[Reading]:
    pieces: list[NormalizedText] = []
    links: list[Link | None] = [None]
    for index, part in enumerate(omission.split(text)):
        if index:
            links[-1] = Link(Join.OMISSION)
        position = 0
        for insertion in INSERTION.finditer(part):
            _add(part[position : insertion.start()], pieces, links)
            links[-1] = _with_insertion(links[-1], insertion)
            position = insertion.end()
        _add(part[position:], pieces, links)
    if pieces and any(links):
        yield Reading(tuple(pieces), tuple(links))


def _with_insertion(link: Link | None, insertion: re.Match[str]) -> Link:
    if link is not None:
        return Link(link.join, f"{link.text} {insertion['text']}".strip())
    return Link(Join.INSERTION if insertion["stem"] is None else Join.ENDING, insertion["text"])


def _add(text: str, pieces: list[NormalizedText], links: list[Link | None]) -> None:
    """Marks alone are no piece: a full stop after an insertion is the editor's."""
    if re.search(r"\w", text):
        pieces.append(normalize(text))
        links.append(None)


def spellings(piece: str, is_last: bool) -> Iterator[str]:
    """The piece with the comma or full stop before or after a closing mark, as American or as British style has it.

    At the very end, the stop of the article's sentence may be left out before the closing mark.
    """
    styles = dict.fromkeys((piece, MARK_AND_STOP.sub(r"\1'", piece), STOP_AND_MARK.sub(r"'\1", piece)))
    for spelling in styles:
        yield spelling
        if is_last and spelling.endswith("'"):
            yield f"{spelling[:-1]},'"
            yield f"{spelling[:-1]}.'"
