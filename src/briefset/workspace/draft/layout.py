"""An article as `source.txt` holds it: title, byline, then one paragraph a line.

In: `Extracted`. Out: `Layout`. Never: a name that the file does not give, or a heading for a byline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefset.article.extract import Block, Extracted, Metadata
from briefset.article.extract.wrapped import STOP
from briefset.evidence.finding.head import Head, read_head
from briefset.language.data import LanguageData
from briefset.language.sentences import count_words

MOST_TITLE, MOST_BYLINE = 30, 25
"""Words of the longest title and byline."""
MOST_FRONT = 5
"""Lines among which the byline stands: a subtitle and others may come before it."""
MOST_NAME = 4
LEAST_COMMAS = 2
"""Commas of a line with a name and a date that lists them: what kind of text it is, who wrote it, where, when."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of `source.txt`; `blocks` are the paragraphs behind the first `front` lines, `head` what those say."""

    lines: tuple[str, ...]
    front: int
    blocks: tuple[Block, ...]
    head: Head
    changes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The file, with an empty line between two paragraphs."""
        return "\n\n".join((*self.lines[: self.front], *(block.text for block in self.blocks))) + "\n"


def lay_out(extracted: Extracted, language: LanguageData) -> Layout:
    """The article with its title first, then its byline; what only the metadata say is put in, and told."""
    title, rest, changes = _take_title(list(extracted.blocks), extracted.metadata)
    front = [title] if title else []
    last = max(
        (
            index
            for index, block in enumerate(rest[:MOST_FRONT])
            if _is_byline(block, rest, extracted.metadata, language)
        ),
        default=-1,
    )
    byline = [block.text for block in rest[: last + 1]]
    made = _make_byline(extracted.metadata)
    if not byline and made and title:
        byline = [made]
        changes.append(f"byline put in from the file’s metadata: “{made}”")
    front += byline
    head = read_head("\n".join([title, *byline]), language)
    return Layout(tuple(front), len(front), tuple(rest[last + 1 :]), head, tuple(changes))


def _take_title(blocks: list[Block], metadata: Metadata) -> tuple[str, list[Block], list[str]]:
    """The title, the blocks without it, and whether it was put in; empty where no line looks like one."""
    first = next((index for index, block in enumerate(blocks[:MOST_FRONT]) if block.level == 1), 0)
    text = blocks[first].text
    is_short = count_words(text) <= MOST_TITLE and (blocks[first].level == 1 or not re.search(r"[.;:,。；，：]$", text))
    if is_short:
        return text, blocks[:first] + blocks[first + 1 :], []
    if metadata.title:
        return metadata.title, blocks, [f"title put in from the file’s metadata: “{metadata.title}”"]
    return "", blocks, []


def _make_byline(metadata: Metadata) -> str:
    parts = (", ".join(metadata.authors), metadata.container, metadata.issued)
    return ", ".join(part for part in parts if part) if metadata.authors or metadata.issued else ""


def _is_byline(block: Block, rest: Sequence[Block], metadata: Metadata, language: LanguageData) -> bool:
    """Whether a short line below the title names who wrote the article, or when."""
    text = block.text
    if count_words(text) > MOST_BYLINE or (STOP.search(text) and not text.endswith(".")):
        return False
    words = text.split()
    opens = bool(words) and words[0].casefold().rstrip(":") in language.bylines and bool(_names(text, language))
    named = any(author and author in text for author in metadata.authors)
    return opens or named or _dates(text, language) or _is_name(text, rest, language)


def _names(line: str, language: LanguageData) -> bool:
    return bool(read_head(f"\n{line}" if not line else f"-\n{line}", language).authors)


def _dates(line: str, language: LanguageData) -> bool:
    """Whether a line is a date, a few names and a date, or a list with a name and a date."""
    head = read_head(f"-\n{line}", language)
    words = re.sub(r"[\d/.,-]", " ", line).split()
    joints = {*language.date_cues, *language.particles, *language.list_joints, *language.bylines}
    small = [word for word in words if word.islower() and word not in joints]
    lists = not STOP.search(line) and len(re.findall(r"[,;，；|·]\s", line)) >= LEAST_COMMAS and bool(head.authors)
    return bool(head.issued) and (lists or len(small) <= len(words) / 3)


def _is_name(text: str, rest: Sequence[Block], language: LanguageData) -> bool:
    """Whether a line is nothing but the name of a person: words that the article never has in small letters."""
    words = text.split()
    if not 1 < len(words) <= MOST_NAME or text.isupper() or not _names(text, language):
        return False
    others = [block.text for block in rest if block.text != text]
    if any(text in other for other in others):
        return True
    known = {word for other in others for word in re.findall(r"[^\W\d_]+", other)}
    plain = {word.casefold() for word in words}
    return not language.capitalised_nouns and not (plain & (known | language.stop - language.particles))
