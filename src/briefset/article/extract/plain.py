"""Plain text as blocks: an encoding that is certain, hard-wrapped lines joined, headings by their looks.

In: the text of a file. Out: `Extracted`. Never: guesses an encoding, or takes a short sentence for a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefset.article.extract.blocks import Block, Extracted, count, plain
from briefset.article.extract.wrapped import ITEM, Joiner, Lines, find_broken
from briefset.language.detect import detect_language
from briefset.language.registry import find_language
from briefset.language.sentences import count_words

MOST_WORDS, MOST_CAPITALS = 14, 24
"""Words of the longest heading that is known by its looks, and of one whose long words have capitals."""
LEAST_BELOW = 15
"""Words of the shortest paragraph that stands below one."""
UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*")
MOST_TOLD = 5


def read_plain(text: str) -> Extracted:
    """The paragraphs of a plain text, with lines joined where they were broken to a width."""
    language = detect_language(text)
    lines = Lines([line.expandtabs(4) for line in text.splitlines()])
    joiner = Joiner(text, language)
    paragraphs = lines.paragraphs(joiner)
    end = _find_end(paragraphs, language)
    changes = [*_changes(lines, joiner, paragraphs[:end]), *_cut(paragraphs[end:])]
    return Extracted(tuple(mark_headings(paragraphs[:end])), changes=tuple(changes))


def _find_end(blocks: list[Block], language: str) -> int:
    """Where a page goes on behind its article, in its second half: a form for comments, links to others."""
    record = find_language(language)
    begins = tuple(record.after_article) if record else ()
    for index in range(len(blocks) // 2, len(blocks)):
        text = blocks[index].text.casefold()
        if begins and text.startswith(begins) and count_words(text) <= MOST_WORDS:
            return index
    return len(blocks)


def _cut(blocks: list[Block]) -> Iterator[str]:
    if blocks:
        yield f"left out from line {blocks[0].line} on, where “{blocks[0].text[:40]}” follows the article"


def mark_headings(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, short lines without a stop above paragraphs as headings; those in capitals are above the others."""
    blocks = [replace(block, text=plain(block.text)) for block in blocks if not UNDERLINE.fullmatch(block.text)]
    stands_above = False
    marked: list[Block] = []
    for block in reversed(blocks):
        is_heading = bool(block.level) or (stands_above and _looks_like_heading(block.text))
        stands_above = is_heading or count_words(block.text) >= LEAST_BELOW
        level = block.level or (2 if block.text.isupper() else 3)
        marked.append(replace(block, level=level) if is_heading else block)
    return reversed(marked)


def _looks_like_heading(text: str) -> bool:
    """Whether a line is short, begins as a title does, has letters and ends without a stop."""
    begins = text[:1].isdigit() or not text[:1].islower()
    return (
        count_words(text) <= (MOST_CAPITALS if _has_title_case(text) else MOST_WORDS)
        and begins
        and bool(re.search(r"[^\W\d_]{2}", text))
        and (text[-1].isalnum() or text[-1] in "?？!)”’")
        and not ITEM.match(text)
    )


def _has_title_case(text: str) -> bool:
    """Whether all long words begin with capitals, as those of titles do in English."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{5,}", text))


def _changes(lines: Lines, joiner: Joiner, blocks: list[Block]) -> Iterator[str]:
    if joiner.joined:
        joined = count(joiner.joined, "line break")
        yield f"{joined} at a width of {lines.width} columns taken out: {count(len(blocks), 'paragraph')}"
    if joiner.hyphens:
        yield joiner.told
    if broken := find_broken(blocks):
        listed = ", ".join(map(str, broken[:MOST_TOLD]))
        yield f"a sentence seems to run on at line {listed}; if it does, join the two lines in source.txt"
