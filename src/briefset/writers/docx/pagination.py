"""On which page of a Word document each block stands, and what closes a page up or fills it.

In: the body's blocks with their YAML paths, the notes, `Metrics`. Out: `Paper`; rows to write in made higher or lower,
room given beneath questions, page breaks taken back. Never: changes a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefset.writers.docx.metrics import TWIPS, Metrics
from briefset.writers.docx.sections import Reach, column_width_twips, count_columns, read_twips
from briefset.writers.docx.theme import LOWER_TWIPS
from briefset.writers.ooxml.xml import Node, find, flag, place, qualify

A4_HEIGHT_TWIPS = 16838
SEPARATOR_PT = 14.0
"""The rule above the notes of a page."""
LEAST_ROW_PT, MOST_ROW_PT, MOST_ROOM_PT, STEP_PT = 26.0, 160.0, 110.0, 1.0
RESERVE_PT, RESERVE_ELSEWHERE_PT = 16.0, 48.0
"""What a page that is filled leaves free: another program breaks some lines elsewhere, many more in another face."""
FIRST_FULL, LAST_FULL = 0.75, 0.2
"""How full a page is before the work to do may begin on the next one, and the last page at least."""
WIDOWS = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""
CLOSER = ((0.8, False), (0.6, False), (0.6, True))
"""The steps by which pages are closed up: the share of the space between paragraphs, whether margins are smaller."""
LEAST_MARGIN_TWIPS = 720
NOTHING: Mapping[str, int] = {}
MARGINS = (("w:top", "w:header"), ("w:bottom", "w:footer"))
"""The margins above and below, and from where what runs there begins."""
NO_RUNNING: Mapping[str, Reach] = {}
Length = tuple[Node, str, int]
"""A node, the attribute that holds a length, and the length in twips."""
Source = tuple[str, Node]
"""A block of the body, and the YAML path that it comes from."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What no page break divides: lines of a paragraph, or a row; with the notes that stand on its page."""

    path: str
    height_pt: float
    notes_pt: float = 0.0
    keeps_next: bool = False
    breaks: bool = False
    is_row: bool = False


@dataclass(slots=True)
class Sheet:
    """One column of a page: its height, and what stands in it."""

    height_pt: float
    units: list[Unit]

    @property
    def used_pt(self) -> float:
        """Blocks, and the notes with their rule."""
        notes_pt = sum(unit.notes_pt for unit in self.units)
        return sum(unit.height_pt for unit in self.units) + notes_pt + (SEPARATOR_PT if notes_pt else 0.0)


@dataclass(frozen=True, slots=True)
class Paper:
    """How many pages there are, how far each is filled (0 to 1), and page, path and height in points of each block.

    `parted` counts the tables of which some rows stand on one page and some on the next.
    """

    pages: int
    fills: tuple[float, ...]
    heights: tuple[tuple[int, str, float, bool], ...]
    parted: int = 0


class Paginator:
    """Counts the pages of one document; `section` holds the size of its pages and their margins.

    `rooms` are the styles beneath whose paragraphs one writes.
    """

    def __init__(
        self,
        metrics: Metrics,
        sources: Sequence[Source],
        notes: Mapping[str, Node],
        section: Node,
        rooms: Collection[str] = (),
        running: Mapping[str, Reach] = NO_RUNNING,
    ) -> None:
        self.metrics, self.sources, self.notes, self.section, self.rooms = metrics, sources, notes, section, rooms
        self.running, self.columns = running, count_columns(section)
        self.width_pt = column_width_twips(section) / TWIPS
        self.notes_pt = {
            key: sum(metrics.block(line, self.width_pt).height_pt for line in note.iter(qualify("w:p")))
            for key, note in notes.items()
        }

    def _height_pt(self, page: int) -> float:
        """The height of the text of a page; a high head or foot pushes the margin in (ECMA-376, part 1, 17.6.11)."""
        size, margins = find(self.section, "w:pgSz"), find(self.section, "w:pgMar")
        sort = "first" if page == 1 and "first" in self.running else "even" if not page % 2 else ""
        taken = zip(MARGINS, self.running.get(sort, self.running.get("", (0.0, 0.0))), strict=True)
        whole = read_twips(size, "w:h", A4_HEIGHT_TWIPS) / TWIPS
        return whole - sum(_margin_pt(margins, *sides, running_pt) for sides, running_pt in taken)

    def count(self) -> Paper:
        """The pages as the document stands."""
        sheets = self._sheets()
        pages = [sheets[first : first + self.columns] for first in range(0, len(sheets), self.columns)]
        fills = tuple(sum(sheet.used_pt for sheet in page) / (page[0].height_pt * self.columns) for page in pages)
        heights = (
            (number, unit.path, unit.height_pt, False)
            for number, page in enumerate(pages, 1)
            for sheet in page
            for unit in sheet.units
        )
        filled = [sheet.units for sheet in sheets if sheet.units]
        parted = sum(one[-1].is_row and other[0].is_row for one, other in pairwise(filled))
        return Paper(len(pages), fills, tuple(heights), parted)

    def arrange(self, most: int | None) -> Paper:
        """The pages once the document is arranged for that many: closed up where they end badly, else filled.

        Without a number the document stays as it stands.
        """
        if most is None:
            return self.count()
        self._choose_break(most)
        paper, rows = self.count(), self._rows_to_write_in
        if rows and (paper.pages > most or _ends_early(paper)):
            paper = self._set_rows(LEAST_ROW_PT)
        if paper.pages > most or _ends_early(paper) or paper.parted:
            paper = self._close_up(paper)
        return self._fill(paper) if 1 < paper.pages <= most else paper

    def _choose_break(self, most: int) -> None:
        """Of the page breaks keep the last one behind a page that is full, where the pages are enough for it."""
        breaks = [node for _, node in self.sources if _break_of(node) is not None]
        for node in breaks:
            _set_break(node, None)
        full = next((node for node in reversed(breaks) if self._is_full_before(node)), None)
        if full is not None:
            _set_break(full, flag("w:pageBreakBefore"))
            if self.count().pages > most:
                _set_break(full, None)

    def _is_full_before(self, node: Node) -> bool:
        number = next(number for number, (_, other) in enumerate(self.sources) if other is node)
        before = Paginator(self.metrics, self.sources[:number], self.notes, self.section, running=self.running)
        return before.count().fills[-1] >= FIRST_FULL

    @property
    def _rows_to_write_in(self) -> list[Node]:
        return [row for _, node in self.sources for row in node.iter(qualify("w:trHeight"))]

    def _close_up(self, paper: Paper) -> Paper:
        """The pages with less space between paragraphs, and at last smaller margins too, as far as that mends them."""
        margins, spaces = self._margins, self._spaces
        for share, widened in CLOSER:
            _set_lengths(spaces, share)
            _set_lengths(margins, 1.0, LOWER_TWIPS if widened else {})
            closer = self.count()
            if (closer.pages, closer.parted) < (paper.pages, paper.parted) and self._is_sure(closer):
                return closer
        _set_lengths(spaces, 1.0)
        _set_lengths(margins, 1.0)
        return paper

    @property
    def _reserve_pt(self) -> float:
        return RESERVE_PT if self.metrics.has_faces_along else RESERVE_ELSEWHERE_PT

    def _is_sure(self, paper: Paper) -> bool:
        """Whether the last page has a reserve, where its text may be set in another face."""
        free_pt = (1 - paper.fills[-1]) * self._height_pt(paper.pages) * self.columns
        return self.metrics.has_faces_along or free_pt >= self._reserve_pt

    @property
    def _margins(self) -> list[Length]:
        """Those above and below, where there is enough of them to give of it."""
        node = find(self.section, "w:pgMar")
        known = [] if node is None else [(node, side, int(node.get(qualify(side), "0"))) for side in LOWER_TWIPS]
        sides = [(value, LOWER_TWIPS[side]) for _, side, value in known if side in ("w:top", "w:bottom")]
        return known if all(value + more >= LEAST_MARGIN_TWIPS for value, more in sides) else []

    @property
    def _spaces(self) -> list[Length]:
        """The space that styles leave before and after a paragraph."""
        found = (node for style in self.metrics.styles.values() for node in style.iter(qualify("w:spacing")))
        sides = ((node, side, node.get(qualify(side))) for node in found for side in ("w:before", "w:after"))
        return [(node, side, int(value)) for node, side, value in sides if value]

    def _fill(self, paper: Paper) -> Paper:
        """Rows and room to write as high as the last page has place for, and no higher than one writes."""
        rows, rooms = self._rows_to_write_in, self._room_to_write
        if not (rows or rooms):
            return paper
        row_pt = int(rows[0].get(qualify("w:val"), "0")) / TWIPS if rows else 0.0
        more_pt = ((1 - paper.fills[-1]) * self._height_pt(paper.pages) * self.columns - self._reserve_pt) / (
            len(rows) + self._asked
        )
        filled = self._give(row_pt, more_pt)
        while filled.pages > paper.pages and row_pt + more_pt > LEAST_ROW_PT and more_pt > -row_pt:
            more_pt -= STEP_PT
            filled = self._give(row_pt, more_pt)
        return filled

    def _give(self, row_pt: float, more_pt: float) -> Paper:
        """The pages with so much more for each row and each question."""
        for spacing, after_pt in self._room_to_write:
            room_pt = after_pt + max(0.0, min(more_pt, MOST_ROOM_PT))
            spacing.set(qualify("w:after"), str(round(room_pt * TWIPS)))
        return self._set_rows(max(LEAST_ROW_PT, min(row_pt + more_pt, MOST_ROW_PT)))

    @cached_property
    def _room_to_write(self) -> list[tuple[Node, float]]:
        """The spacing of each style beneath whose paragraphs one writes, and what it leaves after them by itself."""
        styles = (self.metrics.styles[name] for name in self.rooms)
        found = [node for style in styles for node in style.iter(qualify("w:spacing"))]
        return [(node, int(node.get(qualify("w:after"), "0")) / TWIPS) for node in found]

    @property
    def _asked(self) -> int:
        """How many paragraphs one writes beneath."""
        return sum(_style_of(node, "w:pStyle") in self.rooms for _, node in self.sources)

    def _set_rows(self, height_pt: float) -> Paper:
        for row in self._rows_to_write_in:
            row.set(qualify("w:val"), str(round(height_pt * TWIPS)))
        return self.count()

    def _sheets(self) -> list[Sheet]:
        """The columns of all pages from first to last, those empty that a page break leaves so."""
        sheets = [self._sheet(0)]
        for chain in _chains(unit for path, node in self.sources for unit in self._units(path, node)):
            tall_pt = Sheet(0.0, chain).used_pt
            if sheets[-1].units and (chain[0].breaks or tall_pt > sheets[-1].height_pt - sheets[-1].used_pt):
                self._go_on(sheets, to_page=chain[0].breaks)
            for unit in chain:
                used_pt = sheets[-1].used_pt + unit.height_pt + unit.notes_pt
                if sheets[-1].units and used_pt > sheets[-1].height_pt:
                    self._go_on(sheets)
                sheets[-1].units.append(unit)
        return sheets

    def _sheet(self, number: int) -> Sheet:
        return Sheet(self._height_pt(number // self.columns + 1), [])

    def _go_on(self, sheets: list[Sheet], *, to_page: bool = False) -> None:
        """Begin the next column, or the first one of the next page."""
        sheets.append(self._sheet(len(sheets)))
        while to_page and (len(sheets) - 1) % self.columns:
            sheets.append(self._sheet(len(sheets)))

    def _units(self, path: str, node: Node) -> Iterator[Unit]:
        yield from self._rows(path, node) if node.tag == qualify("w:tbl") else self._lines(path, node)

    def _lines(self, path: str, paragraph: Node) -> Iterator[Unit]:
        block = self.metrics.block(paragraph, self.width_pt)
        notes_pt, breaks = self._noted_pt(paragraph), _break_of(paragraph) is not None
        whole = Unit(path, block.height_pt, notes_pt, block.keeps_next, breaks)
        if len(block.lines_pt) < 2 * WIDOWS or block.keeps_next:
            yield whole
            return
        first_pt, *middle, last_pt = _parts(block.lines_pt)
        yield Unit(path, block.before_pt + first_pt, breaks=breaks)
        yield from (Unit(path, line_pt) for line_pt in middle)
        yield Unit(path, last_pt + block.after_pt, notes_pt)

    def _rows(self, path: str, table: Node) -> Iterator[Unit]:
        style = _style_of(table, "w:tblStyle")
        down_pt, across_pt = self.metrics.cell_margins_pt(style)
        look = next(table.iter(qualify("w:tblLook")))
        strong = look.get(qualify("w:firstColumn")) == "1" and self.metrics.has_strong_heads(style)
        rows = table.findall(qualify("w:tr"))
        for row in rows:
            cells = enumerate(row.findall(qualify("w:tc")))
            tall_pt = max(self._cell_pt(cell, across_pt, strong and not column) for column, cell in cells) + down_pt
            height = next(row.iter(qualify("w:trHeight")), None)
            least_pt = 0.0 if height is None else int(height.get(qualify("w:val"), "0")) / TWIPS
            keeps = any(next(row.iter(qualify(mark)), None) is not None for mark in ("w:tblHeader", "w:keepNext"))
            yield Unit(path, max(tall_pt, least_pt) + 0.5, self._noted_pt(row), keeps, is_row=True)

    def _cell_pt(self, cell: Node, across_pt: float, strong: bool) -> float:
        width = next(cell.iter(qualify("w:tcW")))
        width_pt = int(width.get(qualify("w:w"), "0")) / TWIPS - across_pt
        return sum(self.metrics.block(line, width_pt, strong=strong).height_pt for line in cell.iter(qualify("w:p")))

    def _noted_pt(self, node: Node) -> float:
        references = node.iter(qualify("w:footnoteReference"))
        return sum(self.notes_pt.get(str(each.get(qualify("w:id"))), 0.0) for each in references)


def _set_lengths(lengths: list[Length], share: float, more: Mapping[str, int] = NOTHING) -> None:
    for node, side, value in lengths:
        node.set(qualify(side), str(round(share * value) + more.get(side, 0)))


def _ends_early(paper: Paper) -> bool:
    return paper.pages > 1 and paper.fills[-1] < LAST_FULL


def _margin_pt(margins: Node | None, side: str, running: str, running_pt: float) -> float:
    """What is free above or below the text; a negative margin is held whatever stands in it."""
    margin, distance = read_twips(margins, side) / TWIPS, read_twips(margins, running) / TWIPS
    return -margin if margin < 0 else max(margin, distance + running_pt if running_pt else 0.0)


def _parts(lines_pt: tuple[float, ...]) -> list[float]:
    """The lines at the head and at the foot, which stay together, and those between them one by one."""
    return [sum(lines_pt[:WIDOWS]), *lines_pt[WIDOWS:-WIDOWS], sum(lines_pt[-WIDOWS:])]


def _chains(units: Iterator[Unit]) -> Iterator[list[Unit]]:
    """The units, each with those before it that must stand on its page."""
    chain: list[Unit] = []
    for unit in units:
        chain.append(unit)
        if not unit.keeps_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _break_of(node: Node) -> Node | None:
    properties = find(node, "w:pPr")
    return None if properties is None else find(properties, "w:pageBreakBefore")


def _set_break(node: Node, mark: Node | None) -> None:
    """Put a page break before a paragraph that had one, or take it away."""
    properties, known = find(node, "w:pPr"), _break_of(node)
    if properties is not None and known is not None:
        properties.remove(known)
    if properties is not None and mark is not None:
        place(properties, mark, "w:numPr", "w:bidi")


def _style_of(block: Node, kind: str) -> str:
    style = next(block.iter(qualify(kind)), None)
    return "" if style is None else str(style.get(qualify("w:val")))
