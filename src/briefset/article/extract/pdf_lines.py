"""The lines of a PDF page in reading order, with where they stand and how large they are set.

In: a page of pypdfium2. Out: `Line`s, by columns. Never: a paragraph, or a word of its own.
Source: columns are found by the white space between them, as Breuel does (Two geometric algorithms, 2002).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from statistics import median
from typing import Any

from briefset.article.extract.blocks import SUPERSCRIPTS

NARROW = 0.6
"""Share of the text's width beyond which a line stands across the columns."""
FEWEST = 4
"""Lines of the shortest column."""
CROSSING = 0.1
"""Share of narrow lines that may cross the white strip between two columns, such as headings."""
RAISED = 0.75
"""Share of the size of its line below which a digit above the base line is a note's mark or a power."""
CELL_GAP, WORD_GAP = 2.2, 0.15
"""Gaps, in the size of the type: between cells of a table or columns, and between words."""
HYPHEN = "\u00ad"
LETTERS = {"‐": "-", "‑": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
"""Letters that stand for others: ligatures, and hyphens that some typefaces name otherwise than the text did."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its box in points from the page's lower left, the size of its type, and in which column it stands."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool
    page: int = 0
    column: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    weight: int


def read_lines(page: Any, number: int) -> list[Line]:
    """The lines of a page in reading order."""
    pieces = _join_pieces([_line(run) for run in _runs(list(_letters(page)))])
    ordered = _in_order([replace(piece, page=number) for piece in pieces if piece.text.strip()])
    return [replace(line, number=index) for index, line in enumerate(ordered, 1)]


def _letters(page: Any) -> Iterator[_Letter]:
    """Every letter that is set upright, with its box; what PDFium adds for line ends is left out."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0, 10, 13) or abs(pdfium.FPDFText_GetCharAngle(text_page, index)) > 0.1:
            continue
        left, right, bottom, top = _box(text_page, index)
        size = pdfium.FPDFText_GetFontSize(text_page, index) * _scale(text_page, index)
        text = HYPHEN if code in (2, 0xFFFE) else chr(code)
        text = "\ufffd" if pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1 and not text.isspace() else text
        weight = pdfium.FPDFText_GetFontWeight(text_page, index)
        yield _Letter(LETTERS.get(text, text), left, right, bottom, top, size, weight)


def _box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a letter: its advance across, its ink down."""
    import pypdfium2.raw as pdfium

    loose, ink = pdfium.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetLooseCharBox(text_page, index, loose)
    pdfium.FPDFText_GetCharBox(text_page, index, *(ctypes.byref(side) for side in ink))
    return loose.left, loose.right, ink[2].value, ink[3].value


def _scale(text_page: Any, index: int) -> float:
    """By how much the text's matrix enlarges the size of its font."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    return abs(matrix.d) or 1.0 if pdfium.FPDFText_GetMatrix(text_page, index, matrix) else 1.0


def _runs(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    """Letters that follow one another on one line without the gap of a column."""
    run: list[_Letter] = []
    for letter in letters:
        if run and letter.text.strip() and not _goes_on(run, letter):
            yield run
            run = []
        if letter.text.strip() or run:
            run.append(letter)
    if run:
        yield run


def _goes_on(run: list[_Letter], letter: _Letter) -> bool:
    last = next((one for one in reversed(run) if one.text.strip()), run[-1])
    size = max(last.size, letter.size)
    overlaps = min(last.top, letter.top) - max(last.bottom, letter.bottom) > -0.3 * size
    near = abs((last.bottom + last.top) - (letter.bottom + letter.top)) / 2 < 0.8 * size
    # The letters of a ligature have one box.
    return overlaps and near and letter.left > last.left - 0.2 * size and letter.left - last.right < CELL_GAP * size


def _line(run: list[_Letter]) -> Line:
    """A run as a line; raised digits as such, spaces where the gap between letters is one."""
    seen = [letter for letter in run if letter.text.strip()] or run
    size = median(letter.size for letter in seen)
    base = median(letter.bottom for letter in seen)
    words: list[str] = []
    last: _Letter | None = None
    for letter in run:
        if last and letter.text.strip() and words[-1].strip() and letter.left - last.right > WORD_GAP * size:
            words.append(" ")
        is_raised = letter.text.isdigit() and letter.size <= RAISED * size and letter.bottom > base + 0.15 * size
        words.append(letter.text.translate(SUPERSCRIPTS) if is_raised else letter.text)
        last = letter if letter.text.strip() else last
    bold = sum(letter.weight >= 600 for letter in seen) > len(seen) / 2
    bottom, top = min(one.bottom for one in seen), max(one.top for one in seen)
    return Line("".join(words).strip(), seen[0].left, max(one.right for one in seen), bottom, top, size, bold)


def _join_pieces(pieces: list[Line]) -> list[Line]:
    """Pieces of one line that the file gives apart, such as those around a raised digit, as one."""
    joined: list[Line] = []
    for piece in sorted(pieces, key=lambda one: (-round(one.bottom + one.top), one.left)):
        match = next((index for index, one in enumerate(joined) if _is_beside(one, piece)), None)
        if match is None:
            joined.append(piece)
            continue
        joined[match] = _joined(joined[match], piece)
    return joined


def _joined(one: Line, other: Line) -> Line:
    """Two pieces of one line as one, with a space where a gap is."""
    first, second = sorted((one, other), key=lambda piece: piece.left)
    gap = " " if second.left - first.right > WORD_GAP * max(first.size, second.size) else ""
    return replace(
        max(first, second, key=lambda piece: piece.size),
        text=f"{first.text}{gap}{second.text}", left=first.left, right=max(first.right, second.right),
        bottom=min(first.bottom, second.bottom), top=max(first.top, second.top),
    )  # fmt: skip


def _overlap(one: Line, other: Line) -> float:
    """Share of the lower of two lines that stands beside the other."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared / (min(one.top - one.bottom, other.top - other.bottom) or 1)


def _is_beside(one: Line, other: Line) -> bool:
    size = max(one.size, other.size)
    gap = max(one.left, other.left) - min(one.right, other.right)
    return _overlap(one, other) > 0.5 and -0.3 * size < gap < 0.9 * size


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines by columns: what stands across them parts the page into bands, each read column by column."""
    gutters = _find_gutters(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda one: -one.top):
        if any(line.left < gutter < line.right for gutter in gutters):
            ordered += [*_by_columns(band, gutters), line]
            band = []
        else:
            band.append(line)
    return [*ordered, *_by_columns(band, gutters)]


def _by_columns(band: list[Line], gutters: list[float]) -> list[Line]:
    placed = [replace(line, column=1 + sum(line.left >= gutter for gutter in gutters)) for line in band]
    rows: list[list[Line]] = []
    for line in sorted(placed, key=lambda one: (one.column, -one.top)):
        if rows and rows[-1][0].column == line.column and _overlap(rows[-1][0], line) > 0.5:
            rows[-1].append(line)
        else:
            rows.append([line])
    whole = [reduce(_joined, sorted(row, key=lambda one: one.left)) for row in rows]
    return whole if gutters else [replace(line, column=0) for line in whole]


def _find_gutters(lines: list[Line]) -> list[float]:
    """Where columns of several lines begin that next to no narrow line crosses."""
    width = max((line.right for line in lines), default=0) - min((line.left for line in lines), default=0)
    narrow = [line for line in lines if line.right - line.left < NARROW * width]
    if len(narrow) < len(lines) / 2:
        return []
    gutters: list[float] = []
    for edge in sorted({round(line.left) - 1 for line in narrow}):
        crossing = sum(line.left < edge < line.right for line in narrow)
        before = [line for line in narrow if line.right <= edge and line.left >= max(gutters, default=0)]
        begins = [line for line in narrow if abs(line.left - edge - 1) <= 2]
        if crossing <= CROSSING * len(narrow) and len(before) >= FEWEST and len(begins) >= FEWEST:
            gutters.append(edge)
    return gutters
