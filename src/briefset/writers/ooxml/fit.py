"""Whether text fits its box in Word or PowerPoint, and at which size.

In: paragraphs with their sizes, a box in points. Out: the largest size that fits, or how many words to cut.
Never: lays out, or shrinks below the last step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from briefset.design.fonts import ALIKE, EAST, installed_line_em, line_em_of, text_width_pt
from briefset.language.typography import may_break, pieces_of

LADDER = (112.0, 96, 80, 72, 64, 56, 48, 44, 40, 36, 34, 30, 27, 24, 22, 20, 18, 16, 14, 12)
"""Sizes in points, largest first."""
FILL = 0.98
"""The share of a box's width that may be used: widths are sums without kerning."""
LINE_EM = {
    "Arial": 1.15,
    "Calibri": 1.221,
    "Cambria": 1.172,
    "EB Garamond": 1.305,
    "Gentium Book Plus": 1.465,
    "Georgia": 1.136,
    "Microsoft YaHei": 1.32,
    "Noto Sans": 1.362,
    "Noto Sans SC": 1.448,
    "Source Sans 3": 1.424,
    "Times New Roman": 1.15,
}
LINE_EM |= {family: LINE_EM[other] for family, other in ALIKE.items()}
STAND_INS = {
    "EB Garamond": "Cambria",
    "Gentium Book Plus": "Cambria",
    "Noto Sans": "Calibri",
    "Source Sans 3": "Calibri",
}
"""What PowerPoint has in place of a brand's face where that is not installed: text has to fit in either."""
UNKNOWN_LINE_EM = 1.25


def line_em(family: str, font: bytes | None = None) -> float:
    """The height of a line in ems, by the font where it is given; that of many families where it is not known."""
    return line_em_of(font) if font else LINE_EM.get(family) or installed_line_em(family) or UNKNOWN_LINE_EM


EAST_WIDE = "\u2018\u2019\u201c\u201d\u2026\u2014"
"""Signs that take a whole square beside letters that do (Unicode Standard Annex 11, ambiguous width)."""


@dataclass(frozen=True, slots=True)
class SizedRun:
    """Text in one face; `size_pt` is set when it keeps its size whatever the paragraph's, `font` for one of a brand."""

    text: str
    family: str
    style: str = "regular"
    size_pt: float = 0.0
    font: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SizedParagraph:
    """A paragraph: its runs, its size, its pitch in percent of the face's own, and the space before it."""

    runs: tuple[SizedRun, ...]
    size_pt: float
    pitch: float = 1.0
    before_pt: float = 0.0


def _run_width_pt(run: SizedRun, size_pt: float) -> float:
    families, size_pt = (run.family, STAND_INS.get(run.family, run.family)), run.size_pt or size_pt
    width_pt = max(text_width_pt(run.text, family, run.style, size_pt, run.font) for family in families)
    if not any(letter >= EAST for letter in run.text):
        return width_pt
    signs = (sign for sign in run.text if sign in EAST_WIDE)
    return width_pt + sum(size_pt - text_width_pt(sign, run.family, run.style, size_pt, run.font) for sign in signs)


def _pieces(paragraph: SizedParagraph) -> Iterator[list[SizedRun]]:
    """What may not be broken: words, each as the runs that it is made of, with the space after it."""
    piece: list[SizedRun] = []
    for run in paragraph.runs:
        for number, text in enumerate(pieces_of(run.text)):
            starts = number > 0 or (piece and may_break(piece[-1].text, text[:1]))
            if starts and piece:
                yield piece
                piece = []
            piece.append(replace(run, text=text))
    if piece:
        yield piece


def _piece_width_pt(piece: Sequence[SizedRun], size_pt: float, *, trimmed: bool) -> float:
    last = replace(piece[-1], text=piece[-1].text.rstrip()) if trimmed else piece[-1]
    return sum(_run_width_pt(run, size_pt) for run in (*piece[:-1], last))


@lru_cache(maxsize=4096)  # pages and slides are measured again with each step by which they are made to fit
def count_lines(paragraph: SizedParagraph, width_pt: float) -> int:
    """How many lines a paragraph takes, broken at spaces, after dashes and slashes, and between Chinese letters."""
    lines, used_pt, broken = 1, 0.0, False
    for piece in _pieces(paragraph):
        full = used_pt and used_pt + _piece_width_pt(piece, paragraph.size_pt, trimmed=True) > FILL * width_pt
        if full or broken:
            lines, used_pt = lines + 1, 0.0
        used_pt += _piece_width_pt(piece, paragraph.size_pt, trimmed=False)
        broken = piece[-1].text.endswith("\v")
    return lines


def widest_piece_pt(paragraph: SizedParagraph) -> float:
    """The width that a box needs so that no word of the paragraph is cut inside."""
    widths = (_piece_width_pt(piece, paragraph.size_pt, trimmed=True) for piece in _pieces(paragraph))
    return max(widths, default=0.0) / FILL


def fit_widths(widths: list[int], least: list[int]) -> list[int]:
    """The widths, none below its least: the columns with room to spare give of it in proportion."""
    needed = sum(max(0, need - width) for width, need in zip(widths, least, strict=True))
    spare = [max(0, width - need) for width, need in zip(widths, least, strict=True)]
    if not needed or sum(spare) < needed:
        return widths
    edges = [round(sum(spare[:index]) / sum(spare) * needed) for index in range(len(spare) + 1)]
    gifts = [right - left for left, right in pairwise(edges)]
    return [max(width, need) - gift for width, need, gift in zip(widths, least, gifts, strict=True)]


def height_pt(paragraphs: Sequence[SizedParagraph], width_pt: float) -> float:
    """The height that the paragraphs take; the first has no space before it."""
    total = 0.0
    for number, paragraph in enumerate(paragraphs):
        family = paragraph.runs[0].family if paragraph.runs else ""
        line_pt = paragraph.size_pt * line_em(family) * paragraph.pitch
        total += count_lines(paragraph, width_pt) * line_pt + (paragraph.before_pt if number else 0)
    return total


def fits(paragraphs: Sequence[SizedParagraph], width_pt: float, room_pt: float) -> bool:
    """Whether no word is wider than the box and all lines stand within its height."""
    return (
        not any(widest_piece_pt(paragraph) > width_pt for paragraph in paragraphs)
        and height_pt(paragraphs, width_pt) <= room_pt
    )


def cap(paragraphs: Sequence[SizedParagraph], size_pt: float) -> tuple[SizedParagraph, ...]:
    """The paragraphs with no size above `size_pt`."""
    return tuple(replace(paragraph, size_pt=min(paragraph.size_pt, size_pt)) for paragraph in paragraphs)


def choose_cap_pt(
    paragraphs: Sequence[SizedParagraph], width_pt: float, room_pt: float, floor_pt: float
) -> float | None:
    """The largest cap on sizes at which the paragraphs fit; None when they do not fit even at the floor."""
    largest = max(paragraph.size_pt for paragraph in paragraphs)
    steps = [largest, *(size for size in LADDER if floor_pt <= size < largest)]
    return next((size for size in steps if fits(cap(paragraphs, size), width_pt, room_pt)), None)


def words_over(paragraphs: Sequence[SizedParagraph], width_pt: float, room_pt: float, floor_pt: float) -> int:
    """How many words, of Chinese how many letters, to cut from the end until the paragraphs fit at the floor."""
    paragraphs = cap(paragraphs, floor_pt)
    cut = 0
    while paragraphs and not fits(paragraphs, width_pt, room_pt):
        paragraphs = _without_last_word(paragraphs)
        cut += 1
    return cut


def _without_last_word(paragraphs: tuple[SizedParagraph, ...]) -> tuple[SizedParagraph, ...]:
    *rest, last = paragraphs
    *runs, run = last.runs
    *head, _ = pieces_of(run.text.rstrip())
    if head:
        return (*rest, replace(last, runs=(*runs, replace(run, text="".join(head)))))
    return (*rest, replace(last, runs=tuple(runs))) if runs else tuple(rest)
