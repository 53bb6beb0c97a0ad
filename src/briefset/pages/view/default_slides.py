"""The slides of a fact sheet whose summary names none, made of its points, numbers, exhibits and quotations.

In: the entries that the product selects. Out: slides, each with the entries that it shows; what is too long for a slide
stays in the documents that are read. Never: words of its own but for labels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefset.design.product import Product
from briefset.language.sentences import count_words, split_sentences
from briefset.summary.model import (
    BarTable,
    Caution,
    Claim,
    Entry,
    Event,
    Exhibit,
    Question,
    Quotation,
    Slide,
    Statistic,
    Table,
    Term,
)
from briefset.summary.model.slides import (
    BarsSlide,
    BigNumber,
    CautionSlide,
    ChartSlide,
    Cover,
    ListSlide,
    Numbers,
    Point,
    QuotationSlide,
    TableSlide,
    TimelineSlide,
)
from briefset.wording.labels import Labels
from briefset.wording.markdown import plain
from briefset.wording.wording import format_statistic

ROWS, NUMBERS, EVENTS, TABLE = 5, 4, 5, (7, 4)
"""How much a slide holds at most: rows of a list, numbers, events, rows and columns of a table."""
LABEL_LETTERS, LONG_LABEL_LETTERS, NUMBER_LETTERS, EVENT_LETTERS, CELL_WORDS, QUOTED_WORDS = 46, 110, 24, 64, 12, 30
"""How long a part may be: the label of a number among four and of two, a number, an event, a cell, a quotation."""
PLENTY = 1_000
"""The limit of a product that has none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a product selects."""

    claims: Sequence[Claim]
    statistics: Sequence[Statistic]
    exhibits: Sequence[Exhibit]
    quotations: Sequence[Quotation]
    events: Sequence[Event]
    cautions: Sequence[Caution]
    terms: Sequence[Term]
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Made:
    """A slide with the entries that it shows."""

    slide: Slide
    named: list[Entry]


def default_slides(shown: Shown, names: dict[str, str], product: Product, labels: Labels) -> list[Made]:
    """A cover and the slides after it, as many as the product allows; `names` are those of speakers by their keys."""
    words = product.words or PLENTY
    parts = [
        [_make(Cover.model_construct(kind="cover"), "title", [])],
        list(_point_slides(shown.claims, words, labels)),
        list(_number_slides(shown.statistics, labels)),
        list(_exhibit_slides(shown.exhibits)),
        list(_quotation_slides(shown.quotations, names, words)),
        list(_timeline_slides(shown.events, labels)),
        list(_caution_slides(shown.cautions, labels)),
    ]
    most = product.slides[1] if product.slides else PLENTY
    while sum(map(len, parts)) > most:
        max(parts, key=len).pop()
    return [made for part in parts for made in part]


def _make(slide: Slide, path: str, named: Sequence[Entry]) -> Made:
    """A slide that leads back to a path; its parts lead to those that they have."""
    slide._path = path  # noqa: SLF001 - `place` would move its parts as well
    return Made(slide, list(named))


def _point(head: str, text: str, path: str) -> Point:
    point = Point.model_construct(head=head, text=text)
    point.place(path)
    return point


def _point_slides(claims: Sequence[Claim], words: int, labels: Labels) -> Iterator[Made]:
    """The key points in rows, as many on a slide as its words allow."""
    title = labels("in-brief")
    room = words - math.ceil(count_words(title))
    rows: list[tuple[Claim, Point]] = []
    taken = 0
    for number, claim in enumerate(claims, 1):
        point = _shortened(claim, str(number), room)
        length = _words(point)
        if length > room:
            continue
        if rows and (taken + length > room or len(rows) == ROWS):
            yield _list(title, rows)
            rows, taken = [], 0
        rows.append((claim, point))
        taken += length
    if rows:
        yield _list(title, rows)


def _list(title: str, rows: list[tuple[Claim, Point]]) -> Made:
    slide = ListSlide.model_construct(kind="list", title=title, points=[point for _, point in rows])
    return _make(slide, "claims", [claim for claim, _ in rows])


def _words(point: Point) -> int:
    return math.ceil(count_words(plain(point.head))) + math.ceil(count_words(plain(point.text)))


def _shortened(claim: Claim, number: str, room: int) -> Point:
    """A claim as a row: all of it, or its first sentence where that has to do."""
    point = _point(claim.head or number, claim.text, claim.path)
    return point if _words(point) <= room else _point(point.head, split_sentences(claim.text)[0], claim.path)


def _number_slides(statistics: Sequence[Statistic], labels: Labels) -> Iterator[Made]:
    fitting = [entry for entry in statistics if len(format_statistic(entry, labels.locale)) <= NUMBER_LETTERS]
    fitting = [entry for entry in fitting if len(entry.label) <= LONG_LABEL_LETTERS][: 2 * NUMBERS]
    count = NUMBERS if all(len(entry.label) <= LABEL_LETTERS for entry in fitting) else NUMBERS // 2
    for chosen in _shared_out(fitting, count):
        numbers = [_big(entry) for entry in chosen]
        slide = Numbers.model_construct(kind="numbers", title=labels("numbers"), numbers=numbers)
        yield _make(slide, "statistics", chosen)


def _shared_out(entries: list[Statistic], most: int) -> Iterator[list[Statistic]]:
    """The entries in as few groups of about the same size as hold so many at most."""
    groups = -(-len(entries) // most)
    for group in range(groups):
        yield entries[len(entries) * group // groups : len(entries) * (group + 1) // groups]


def _big(entry: Statistic) -> BigNumber:
    number = BigNumber.model_construct(statistic=entry.id, label=entry.label)
    number.place(entry.path)
    return number


def _exhibit_slides(exhibits: Sequence[Exhibit]) -> Iterator[Made]:
    for exhibit in exhibits:
        title, name = exhibit.title, exhibit.id
        if isinstance(exhibit, BarTable):
            points = [_point(bar.label, "", bar.path) for bar in exhibit.bars]
            yield _make(
                BarsSlide.model_construct(kind="bars", title=title, exhibit=name, points=points),
                exhibit.path,
                [exhibit],
            )
        elif not isinstance(exhibit, Table):
            yield _make(ChartSlide.model_construct(kind="chart", title=title, exhibit=name), exhibit.path, [exhibit])
        elif _fits(exhibit):
            yield _make(TableSlide.model_construct(kind="table", title=title, exhibit=name), exhibit.path, [exhibit])


def _fits(table: Table) -> bool:
    cells = (cell for row in table.rows for cell in row.cells if cell)
    rows, columns = TABLE
    is_small = len(table.rows) <= rows and len(table.columns) <= columns
    return is_small and all(count_words(cell) <= CELL_WORDS for cell in cells)


def _quotation_slides(quotations: Sequence[Quotation], names: dict[str, str], words: int) -> Iterator[Made]:
    room = min(words, QUOTED_WORDS)
    for entry in quotations:
        name = names[entry.speaker]
        if count_words(f"{name} {name} {entry.occasion or ''} {entry.text}") <= room:
            slide = QuotationSlide.model_construct(kind="quotation", title=name, quotation=entry.id)
            yield _make(slide, entry.path, [entry])


def _timeline_slides(events: Sequence[Event], labels: Labels) -> Iterator[Made]:
    chosen = [event for event in events if len(plain(event.text)) <= EVENT_LETTERS][:EVENTS]
    if len(chosen) > 1:
        slide = TimelineSlide.model_construct(
            kind="timeline", title=labels("timeline"), events=[event.id for event in chosen]
        )
        yield _make(slide, "events", chosen)


def _caution_slides(cautions: Sequence[Caution], labels: Labels) -> Iterator[Made]:
    if chosen := list(cautions[:ROWS]):
        slide = CautionSlide.model_construct(
            kind="cautions", title=labels("read-with-care"), cautions=[entry.id for entry in chosen]
        )
        yield _make(slide, "cautions", chosen)
