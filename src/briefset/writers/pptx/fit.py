"""Whether text fits its box in PowerPoint, and at which size.

In: paragraphs with their sizes, a box in points. Out: the largest size that fits, or how many words to cut.
Never: lays out, or shrinks below the last step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefset.design.fonts import text_width_pt
from briefset.language.typography import may_break, pieces_of

LADDER = (112.0, 96, 80, 72, 64, 56, 48, 44, 40, 36, 34, 30, 27, 24, 22, 20, 18, 16, 14, 12)
"""Sizes in points, largest first."""
FILL = 0.98
"""The share of a box's width that may be used: widths are sums without kerning."""
LINE_EM = {
    "Calibri": 1.221,
    "Cambria": 1.172,
    "EB Garamond": 1.305,
    "Gentium Book Plus": 1.465,
    "Noto Sans": 1.362,
    "Source Sans 3": 1.424,
}
STAND_INS = {
    "EB Garamond": "Cambria",
    "Gentium Book Plus": "Cambria",
    "Noto Sans": "Calibri",
    "Source Sans 3": "Calibri",
}
"""What PowerPoint has in place of a brand's face where that is not installed: text has to fit in either."""
UNKNOWN_LINE_EM = 1.25
EAST, EAST_WIDE = "\u2e80", "\u2018\u2019\u201c\u201d\u2026\u2014"
"""Signs that take a whole square beside letters from here on (Unicode Standard Annex 11, ambiguous width)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one face; `size_pt` is set when it keeps its size whatever the paragraph's."""

    text: str
    family: str
    style: str = "regular"
    size_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its spans, its size, its pitch in percent of the face's own, and the space before it."""

    spans: tuple[Span, ...]
    size_pt: float
    pitch: float = 1.0
    before_pt: float = 0.0


def _span_width_pt(span: Span, size_pt: float) -> float:
    families, size_pt = (span.family, STAND_INS.get(span.family, span.family)), span.size_pt or size_pt
    width_pt = max(text_width_pt(span.text, family, span.style, size_pt) for family in families)
    if not any(letter >= EAST for letter in span.text):
        return width_pt
    signs = (sign for sign in span.text if sign in EAST_WIDE)
    return width_pt + sum(size_pt - text_width_pt(sign, span.family, span.style, size_pt) for sign in signs)


def _pieces(block: Block) -> Iterator[list[Span]]:
    """What may not be broken: words, each as the spans that it is made of, with the space after it."""
    piece: list[Span] = []
    for span in block.spans:
        for number, text in enumerate([span.text] if span.size_pt else pieces_of(span.text)):
            starts = number > 0 or (piece and may_break(piece[-1].text, text[:1]))
            if starts and piece:
                yield piece
                piece = []
            piece.append(replace(span, text=text))
    if piece:
        yield piece


def _piece_width_pt(piece: Sequence[Span], size_pt: float, *, trimmed: bool) -> float:
    last = replace(piece[-1], text=piece[-1].text.rstrip()) if trimmed else piece[-1]
    return sum(_span_width_pt(span, size_pt) for span in (*piece[:-1], last))


def count_lines(block: Block, width_pt: float) -> int:
    """How many lines a paragraph takes, broken at spaces, after dashes and slashes, and between Chinese letters."""
    lines, used_pt = 1, 0.0
    for piece in _pieces(block):
        if used_pt and used_pt + _piece_width_pt(piece, block.size_pt, trimmed=True) > FILL * width_pt:
            lines, used_pt = lines + 1, 0.0
        used_pt += _piece_width_pt(piece, block.size_pt, trimmed=False)
    return lines


def _is_wider(block: Block, width_pt: float) -> bool:
    pieces = _pieces(block)
    return any(_piece_width_pt(piece, block.size_pt, trimmed=True) > FILL * width_pt for piece in pieces)


def height_pt(blocks: Sequence[Block], width_pt: float) -> float:
    """The height that the paragraphs take; the first has no space before it."""
    total = 0.0
    for number, block in enumerate(blocks):
        family = block.spans[0].family if block.spans else ""
        line_pt = block.size_pt * LINE_EM.get(family, UNKNOWN_LINE_EM) * block.pitch
        total += count_lines(block, width_pt) * line_pt + (block.before_pt if number else 0)
    return total


def fits(blocks: Sequence[Block], width_pt: float, room_pt: float) -> bool:
    """Whether no word is wider than the box and all lines stand within its height."""
    return not any(_is_wider(block, width_pt) for block in blocks) and height_pt(blocks, width_pt) <= room_pt


def cap(blocks: Sequence[Block], size_pt: float) -> tuple[Block, ...]:
    """The paragraphs with no size above `size_pt`."""
    return tuple(replace(block, size_pt=min(block.size_pt, size_pt)) for block in blocks)


def choose_cap_pt(blocks: Sequence[Block], width_pt: float, room_pt: float, floor_pt: float) -> float | None:
    """The largest cap on sizes at which the paragraphs fit; None when they do not fit even at the floor."""
    largest = max(block.size_pt for block in blocks)
    steps = [largest, *(size for size in LADDER if floor_pt <= size < largest)]
    return next((size for size in steps if fits(cap(blocks, size), width_pt, room_pt)), None)


def words_over(blocks: Sequence[Block], width_pt: float, room_pt: float, floor_pt: float) -> int:
    """How many words, of Chinese how many letters, to cut from the end until the paragraphs fit at the floor."""
    blocks = cap(blocks, floor_pt)
    cut = 0
    while blocks and not fits(blocks, width_pt, room_pt):
        blocks = _without_last_word(blocks)
        cut += 1
    return cut


def _without_last_word(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    *rest, last = blocks
    *spans, span = last.spans
    *head, _ = pieces_of(span.text.rstrip())
    if head:
        return (*rest, replace(last, spans=(*spans, replace(span, text="".join(head)))))
    return (*rest, replace(last, spans=tuple(spans))) if spans else tuple(rest)
