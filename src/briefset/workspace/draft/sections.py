"""The sections of a draft: the article's own headings, or as many of them as a briefing bears.

In: the blocks of an article. Out: `Section`s. Never: a heading that the article does not have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefset.article.extract import Block
from briefset.language.sentences import count_words

MOST = 7
"""Sections that a briefing of four pages holds."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article: its heading, and its first and last paragraph; the heading counts."""

    title: str
    first: int
    last: int


def find_sections(blocks: Sequence[Block]) -> list[Section]:
    """A section for each heading of the highest level that has several; of many, the longest; none for none."""
    text = [block for block in blocks if not block.is_note]
    levels = sorted({block.level for block in text if block.level})
    headings: list[int] = next((found for level in levels if len(found := _at_level(text, level)) > 1), [])
    heads = _without_repeated(text, headings)
    while len(heads) > MOST:
        lengths = [
            sum(count_words(text[index - 1].text) for index in range(one, other))
            for one, other in pairwise([*heads, len(text) + 1])
        ]
        heads.pop(max(1, lengths.index(min(lengths[1:]), 1)))
    if not heads:
        return []
    ends = [*(number - 1 for number in heads[1:]), len(text)]
    return [Section(text[first - 1].text, first, last) for first, last in zip(heads, ends, strict=True)]


def _at_level(blocks: Sequence[Block], level: int) -> list[int]:
    return [number for number, block in enumerate(blocks, 1) if block.level and block.level <= level]


def _without_repeated(blocks: Sequence[Block], headings: list[int]) -> list[int]:
    """The headings that stand before text, each title once; a section is found by its title."""
    titles = [blocks[number - 1].text.casefold() for number in headings]
    once = [number for number, title in zip(headings, titles, strict=True) if titles.count(title) == 1]
    return [number for number, after in pairwise([*once, len(blocks) + 1]) if after > number + 1]
