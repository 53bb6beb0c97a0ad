"""A PDF as blocks: running heads, page numbers and hyphens of the line taken out, columns read one after the other.

In: the bytes of a PDF with text. Out: `Extracted`. Never: text that is a picture, or a word of what was taken out kept
silent about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from briefset.article.extract.blocks import Block, Extracted, Metadata, count, notes_last, plain
from briefset.article.extract.pdf_lines import Line, read_lines
from briefset.article.extract.wrapped import ITEM, STOP, Joiner
from briefset.diagnostics.limits import MAX_PDF_PAGES
from briefset.files.formats import RefusedError, parsing
from briefset.language.detect import detect_language

EDGE = 3
"""Lines at the head and foot of a page among which running heads stand."""
MOST_TOLD = 60
GAP = 0.9
"""The gap, in the size of the type, between a running head and the text."""
SAME_PLACE_PT = 6.0
FEW_PAGES = 6
PAGE_NUMBER = re.compile(
    r"(?:[^\W\d_]+\.? )?[-–—·|]? ?(?:\d{1,4}|[ivxlc]{1,7}) ?[-–—·|]?(?: ?(?:/|of|von|sur|de) ?\d{1,4})?", re.IGNORECASE
)
NOTE = re.compile(r"[\d¹²³⁰⁴-⁹*†‡]{1,3}[.)]?\s?\S")
SMALL, LARGE = 0.92, 1.12
"""Sizes of notes and headings as shares of the text's."""
LOOSE = 1.35
"""How much further apart than others two lines are between which a paragraph ends."""
SAVE_AS_TEXT = "open it in a viewer and save the article as plain text"


def read_pdf(data: bytes) -> Extracted:
    """The paragraphs and headings of a PDF; raises `RefusedError` for one that has no text, or cannot be read."""
    pages, title = _read_pages(data)
    if not any(pages):
        raise RefusedError("the PDF holds pictures of pages and no text", "have its text recognised first (OCR)")
    kept, changes = _without_running(pages)
    lines = [line for page in kept for line in page]
    joiner = Joiner("\n".join(line.text for line in lines), detect_language(" ".join(line.text for line in lines)))
    blocks = _Paragraphs(lines, joiner).read()
    told = [*changes, f"{count(len(lines), 'line')} joined into {count(len(blocks), 'paragraph')}", joiner.told]
    return Extracted(tuple(notes_last(blocks)), Metadata(title=title), tuple(filter(None, told)))


def _read_pages(data: bytes) -> tuple[list[list[Line]], str]:
    """The lines of each page, and the title that the file gives itself."""
    import pypdfium2

    with parsing("the PDF cannot be read: {reason}", SAVE_AS_TEXT), pypdfium2.PdfDocument(data) as document:
        if len(document) > MAX_PDF_PAGES:
            raise RefusedError(f"the PDF has {len(document):,} pages", f"at most {MAX_PDF_PAGES:,} are read")
        pages = [read_lines(page, number) for number, page in enumerate(document, 1)]
        return pages, str(document.get_metadata_value("Title"))


# Running heads


def _without_running(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without what recurs at their edges and without their numbers, and what was so taken out."""
    edges = [_edge_lines(page) for page in pages]
    places: dict[str, list[Line]] = defaultdict(list)
    for line in (line for edge in edges for line in edge):
        places[_key(line.text)].append(line)
    heads = {line for lines in places.values() for line in _recurring(lines, len(pages))}
    numbers = {line for line in heads if PAGE_NUMBER.fullmatch(line.text)}
    numbers |= {line for edge in edges for line in edge if _numbers_page(line)}
    kept = [[line for line in page if line not in heads | numbers] for page in pages]
    return kept, list(_tell_running(heads - numbers, numbers))


def _numbers_page(line: Line) -> bool:
    """Whether a line at the edge is the number of its own page, which need not recur in a short file."""
    return bool(PAGE_NUMBER.fullmatch(line.text)) and str(line.page) in re.findall(r"\d+", line.text)


def _tell_running(heads: set[Line], numbers: set[Line]) -> Iterator[str]:
    """What was taken out: the words of running heads, with # for digits that change, and how many numbers."""
    if heads:
        words = dict.fromkeys(line.text for line in sorted(heads, key=lambda one: (one.page, -one.top)))
        told = {
            _key(text): text if len([one for one in words if _key(one) == _key(text)]) == 1 else _key(text)
            for text in words
        }
        listed = ", ".join(f"“{text[:MOST_TOLD]}”" for text in told.values())
        yield f"running heads taken out of {count(len({line.page for line in heads}), 'page')}: {listed}"
    if numbers:
        yield f"{count(len(numbers), 'page number')} taken out"


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _edge_lines(page: list[Line]) -> list[Line]:
    """The lines at the head and foot of a page that stand apart from its text, by a gap or by their size."""
    by_height = sorted(page, key=lambda line: -line.top)
    size = median(line.size for line in page) if page else 0
    return [line for edge in (by_height, by_height[::-1]) for line in _apart(edge[: EDGE + 1], size)]


def _apart(edge: list[Line], size: float) -> list[Line]:
    gaps = (max(one.bottom - other.top, other.bottom - one.top) for one, other in pairwise(edge))
    parted = [index for index, gap in enumerate(gaps, 1) if gap > GAP * size]
    return [
        line for index, line in enumerate(edge) if index < max(parted, default=0) or abs(line.size - size) > 0.05 * size
    ]


def _recurring(lines: list[Line], pages: int) -> Iterator[Line]:
    """Of lines with the same words, digits aside, those that stand at the same height on several pages."""
    least = 2 if pages <= FEW_PAGES else 3
    for line in lines:
        if len({one.page for one in lines if abs(one.top - line.top) < SAME_PLACE_PT}) >= least:
            yield line


# Paragraphs


@dataclass
class _Paragraphs:
    """The lines of a whole PDF, and what is usual in it: size, distance of lines, edges of columns."""

    lines: list[Line]
    joiner: Joiner

    @cached_property
    def size(self) -> float:
        """The size of the running text: that of most letters."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[round(line.size, 1)] += len(line.text)
        return sizes.most_common(1)[0][0]

    @cached_property
    def pitch(self) -> float:
        """The usual distance from one line of the text to the next."""
        pairs = pairwise(self.lines)
        steps = [one.bottom - other.bottom for one, other in pairs if self._is_text(one) and _is_below(one, other)]
        return median(steps) if steps else self.size * 1.3

    @cached_property
    def edges(self) -> dict[tuple[int, int], tuple[float, float]]:
        """Left and right edge of each column of each page."""
        columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for line in self.lines:
            columns[line.page, line.column].append(line)
        return {key: (_usual_left(column), max(one.right for one in column)) for key, column in columns.items()}

    @cached_property
    def indents(self) -> bool:
        """Whether paragraphs begin with an indent, rather than below a gap."""
        pairs = list(pairwise(self.lines))
        indented = sum(self._is_indented(other) and not self._is_indented(one) for one, other in pairs)
        spaced = sum(_is_below(one, other) and one.bottom - other.bottom > LOOSE * self.pitch for one, other in pairs)
        return indented > spaced

    def _is_text(self, line: Line) -> bool:
        return SMALL * self.size <= line.size <= LARGE * self.size

    def _is_indented(self, line: Line) -> bool:
        left, _ = self.edges[line.page, line.column]
        return 0.7 * line.size < line.left - left < 4 * line.size

    def _level(self, line: Line) -> int:
        """The level of a heading by its size: 1 far above the text, 2 above it; 3 for bold type of the text's size."""
        if line.size > 1.45 * self.size:
            return 1
        return 2 if line.size > LARGE * self.size else 3 if line.is_bold and not self._text_is_bold else 0

    @cached_property
    def _text_is_bold(self) -> bool:
        return (
            sum(len(line.text) for line in self.lines if line.is_bold) > sum(len(line.text) for line in self.lines) / 2
        )

    def read(self) -> list[Block]:
        """The paragraphs; one that a caption or another column parts is joined again."""
        notes = set(self._note_lines())
        blocks: list[Block] = []
        before: Line | None = None
        for line in self.lines:
            level = self._level(line)
            if before is not None and (line in notes) == (before in notes) and self._runs_on(before, line, level):
                joined = self.joiner.join(blocks[-1].text, line.text)
                blocks[-1] = replace(blocks[-1], text=joined)
            else:
                blocks.append(Block(line.text, level, line.number, line.page, line in notes))
            before = line
        return list(self._mended([replace(block, text=plain(block.text)) for block in blocks]))

    def _note_lines(self) -> Iterator[Line]:
        """The small lines at the foot of each column, from the first that begins with the mark of a note."""
        columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for line in self.lines:
            columns[line.page, line.column].append(line)
        for column in columns.values():
            small = []
            for line in reversed(column):
                if line.size > SMALL * self.size:
                    break
                small.append(line)
            small.reverse()
            first = next((index for index, line in enumerate(small) if NOTE.match(line.text)), len(small))
            yield from small[first:]

    def _runs_on(self, before: Line, line: Line, level: int) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
        if self._level(before) != level or abs(before.size - line.size) > 0.12 * self.size:
            return False
        ends = self._ends_early(before, line)
        if self._begins_item(line) and (ends or STOP.search(before.text)):
            return False
        if _is_below(before, line) and before.bottom - line.bottom > LOOSE * max(self.pitch, 1.15 * line.size):
            return False
        if level:
            return before.page == line.page and before.bottom > line.bottom
        if self._is_indented(line) and (not self._is_indented(before) or (self.indents and STOP.search(before.text))):
            return ITEM.match(before.text) is not None
        if _is_below(before, line):
            return not ends or (line.text[0].islower() and not STOP.search(before.text))
        return not STOP.search(before.text) or (self.indents and not ends)

    @staticmethod
    def _begins_item(line: Line) -> bool:
        return ITEM.match(line.text) is not None and not line.text.startswith(("- ", "– ", "— "))

    def _ends_early(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line would have had room."""
        _, right = self.edges[line.page, line.column]
        letters = len(re.split(r"\s", after.text)[0]) + 1
        return line.right + letters * (line.right - line.left) / max(len(line.text), 1) < right - 0.5 * line.size

    def _mended(self, blocks: list[Block]) -> Iterator[Block]:
        """The blocks, a sentence joined again that something else of the page parts."""
        held: list[Block] = []
        open_: Block | None = None
        for block in (*blocks, Block("")):
            goes_on = block.text[:1].islower() or all(one.is_note for one in held)
            if open_ is not None and block.text and goes_on and not (block.level or block.is_note) and held:
                open_ = replace(open_, text=self.joiner.join(open_.text, block.text))
                yield open_
                yield from held
                open_, held = None, []
            elif (
                open_ is not None
                and (block.level or block.is_note or block.page == open_.page)
                and len(held) < EDGE
                and block.text
            ):
                held.append(block)
            else:
                yield from (one for one in (open_, *held) if one is not None)
                open_, held = (block, []) if _is_open(block) else (None, [])
                if open_ is None and block.text:
                    yield block


def _is_open(block: Block) -> bool:
    return (
        bool(block.text) and not (block.level or block.is_note) and not STOP.search(block.text) and len(block.text) > 60
    )


def _is_below(one: Line, other: Line) -> bool:
    return (one.page, one.column) == (other.page, other.column) and other.bottom < one.bottom


def _usual_left(column: list[Line]) -> float:
    """The edge at which most lines of a column begin."""
    lefts = Counter(round(line.left) for line in column)
    most = max(lefts.values())
    return float(min(left for left, number in lefts.items() if number >= most / 2))
