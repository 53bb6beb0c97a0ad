"""The slides of a fact sheet whose summary names none, made of its points, numbers, exhibits and quotations.

In: the entries that the product selects. Out: slides, each with the entries that it shows; what is too long for a slide
stays in the documents that are read. Never: words of its own but for labels.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefset.design.product import Product
from briefset.language.sentences import count_words, split_sentences
from briefset.pages.view.exhibits import are_comparable
from briefset.pages.view.slide_titles import ClaimTitles, first_message, message_of, number_title, room_of, span_title
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
    Speaker,
    Statistic,
    Table,
    Term,
    TimelineChart,
)
from briefset.summary.model.roles import Role
from briefset.summary.model.slides import (
    BarsSlide,
    BigNumber,
    CautionSlide,
    ChartSlide,
    ChartsSlide,
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
from briefset.wording.wording import format_hedge, format_statistic, number_parts

ROWS, HEADS, NUMBERS, TABLE = 5, 6, 4, (7, 4)
"""How much a slide holds at most: rows of a list, heads alone, numbers, rows and columns of a table."""
EVENTS = ((8, 60), (5, 180), (3, 300))
"""How many events it holds of so many letters each."""
LABEL_LETTERS, LONG_LABEL_LETTERS, NUMBER_LETTERS, CELL_WORDS, QUOTED_WORDS = 46, 110, 24, 12, 30
"""How long a part may be: the label of a number among four and of two, a number, a cell, a quotation."""
DIGIT_PT, MARK_PT, WORD_PT, COLUMN_PT = 22, 11, 9, 196
"""Widths of a digit and a mark at the least size of a number, of a letter beside it, and of a column of four."""
Row = TypeVar("Row", bound=Entry)
Shared = TypeVar("Shared")
VOICES = 4
"""The place of the quotations among the parts of a deck; where slides are enough, one without a message is left out."""
PLENTY = 1_000
"""The limit of a product that has none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a product selects; `leads` are the texts that say the whole, the shortest first, then the title."""

    claims: Sequence[Claim]
    statistics: Sequence[Statistic]
    exhibits: Sequence[Exhibit]
    quotations: Sequence[Quotation]
    events: Sequence[Event]
    cautions: Sequence[Caution]
    terms: Sequence[Term]
    questions: Sequence[Question]
    leads: Sequence[str] = ()

    @property
    def undrawn(self) -> list[Statistic]:
        """The statistics that no exhibit shows."""
        drawn = {name for exhibit in self.exhibits for entry in exhibit.walk() for _, _, name in entry.ids()}
        return [entry for entry in self.statistics if entry.id not in drawn]


@dataclass(frozen=True, slots=True)
class Made:
    """A slide with the entries that it shows."""

    slide: Slide
    named: list[Entry]


def default_slides(shown: Shown, speakers: dict[str, Speaker], product: Product, labels: Labels) -> list[Made]:
    """A cover and the slides after it, as many as the product allows."""
    words, titles = product.words or PLENTY, ClaimTitles(shown.claims, labels)
    parts = [
        [_make(Cover.model_construct(kind="cover"), "title", [])],
        list(_point_slides(shown, words, labels)),
        list(_number_slides(_worth_a_number(shown, product), titles, words, is_paper=product.pages is not None)),
        list(_exhibit_slides(shown, titles, words)),
        [],
        list(_timeline_slides(shown.events, labels)),
        list(_caution_slides(shown.cautions, words, labels)),
    ]
    least, most = product.slides or (0, PLENTY)
    for made, has_message in _quotation_slides(shown.quotations, speakers, titles, words):
        if has_message or sum(map(len, parts)) < least:
            parts[VOICES].append(made)
    while sum(map(len, parts)) > most:
        max(reversed(parts), key=len).pop()
    return [made for part in parts for made in part]


def _make(slide: Slide, path: str, named: Sequence[Entry]) -> Made:
    """A slide that leads back to a path; its parts lead to those that they have."""
    slide._path = path  # noqa: SLF001 - `place` would move its parts as well
    return Made(slide, list(named))


def _point(head: str, text: str, path: str) -> Point:
    point = Point.model_construct(head=head, text=text)
    point.place(path)
    return point


def _point_slides(shown: Shown, words: int, labels: Labels) -> Iterator[Made]:
    """The key points in rows, as many on a slide as its words allow; where one would be alone, their heads alone."""
    claims, message = shown.claims, first_message(shown.leads) or labels("in-brief")
    room = words - math.ceil(count_words(message))
    rows = [(claim, _shortened(claim, str(number), room)) for number, claim in enumerate(claims, 1)]
    groups = list(_packed(rows, room))
    if len(rows) > 1 and any(len(group) < 2 for group in groups):
        headed = enumerate((claim for claim in claims if claim.head), 1)
        rows = [(claim, _point(str(number), claim.head or "", claim.path)) for number, claim in headed]
        groups = _evenly(rows, room) or groups
    for number, group in enumerate(groups):
        taken = sum(_words(point) for _, point in group)
        own = (message_of(claim.text) for claim, _ in group if number)
        yield _list(next((one for one in own if one and count_words(one) + taken <= words), message), group)


def _packed(rows: Iterable[tuple[Row, Point]], room: int) -> Iterator[list[tuple[Row, Point]]]:
    """Entries with their rows, in groups of as many as a slide has room for; what is too long by itself is left out."""
    group: list[tuple[Row, Point]] = []
    taken = 0
    for entry, point in rows:
        length = _words(point)
        if length > room:
            continue
        if group and (taken + length > room or len(group) == ROWS):
            yield group
            group, taken = [], 0
        group.append((entry, point))
        taken += length
    if group:
        yield group


def _evenly(rows: list[tuple[Row, Point]], room: int) -> list[list[tuple[Row, Point]]]:
    """The rows in as few groups of about the same size as each have room on a slide; none where one has none alone."""
    shared = (list(_shared_out(rows, most)) for most in range(HEADS, 0, -1))
    fit = (groups for groups in shared if all(sum(_words(point) for _, point in group) <= room for group in groups))
    return next(fit, [])


def _list(title: str, rows: list[tuple[Claim, Point]]) -> Made:
    slide = ListSlide.model_construct(kind="list", title=title, points=[point for _, point in rows])
    return _make(slide, "claims", [claim for claim, _ in rows])


def _words(point: Point) -> int:
    return math.ceil(count_words(plain(point.head))) + math.ceil(count_words(plain(point.text)))


def _shortened(claim: Claim, number: str, room: int) -> Point:
    """A claim as a row: all of it, or its first sentence where that has to do."""
    point = _point(claim.head or number, claim.text, claim.path)
    return point if _words(point) <= room else _point(point.head, split_sentences(claim.text)[0], claim.path)


def _worth_a_number(shown: Shown, product: Product) -> Sequence[Statistic]:
    """The statistics to show large, none that a chart shows; on a page of fixed length few."""
    left = shown.undrawn or shown.statistics
    return left if product.pages is None else left[:NUMBERS]


def _number_slides(
    statistics: Sequence[Statistic], titles: ClaimTitles, words: int, *, is_paper: bool
) -> Iterator[Made]:
    """The numbers with short labels, four on a slide, under the point that states them; of long labels two."""
    labels = titles.labels
    fitting = [entry for entry in statistics if len(format_statistic(entry, labels.locale)) <= NUMBER_LETTERS]
    short = [entry for entry in fitting if len(entry.label) <= LABEL_LETTERS]
    longer = [entry for entry in fitting if len(entry.label) <= LONG_LABEL_LETTERS]
    is_short = len(short) >= NUMBERS or len(short) == len(longer)
    chosen, count = (short, NUMBERS) if is_short and not is_paper else (longer, NUMBERS if is_paper else NUMBERS // 2)
    if not is_paper and not all(_is_narrow(entry, labels) for entry in chosen):
        count = NUMBERS // 2
    for entries in _told_together(chosen[: 2 * NUMBERS], titles, is_paper=is_paper):
        for group in _shared_out(entries, count):
            title = labels("numbers") if is_paper else _over_numbers(group, titles, words)
            numbers = [_big(entry) for entry in group]
            slide = Numbers.model_construct(kind="numbers", title=title, numbers=numbers)
            yield _make(slide, "statistics", group)


def _over_numbers(group: Sequence[Statistic], titles: ClaimTitles, words: int) -> str:
    shown = (
        text
        for entry in group
        for text in (entry.label, entry.period, *format_statistic(entry, titles.labels.locale).split())
    )
    return titles.over_numbers(group, _left(words, shown)) or number_title(group[0], titles.labels)


def _left(words: int, texts: Iterable[str | None]) -> int:
    """The words that a slide has for its title beside some texts."""
    return words - sum(math.ceil(count_words(plain(text))) for text in texts if text)


def _told_together(entries: list[Statistic], titles: ClaimTitles, *, is_paper: bool) -> list[list[Statistic]]:
    """The numbers that one point states, point by point, then the rest."""
    claims = [None if is_paper else titles.number_claim(entry) for entry in entries]
    groups = {path: list[Statistic]() for path in [*(claim.path for claim in titles.claims), ""]}
    for entry, claim in zip(entries, claims, strict=True):
        groups[claim.path if claim else ""].append(entry)
    rest = groups.pop("")
    told = [group for group in groups.values() if group]
    alone = [rest] if is_paper else _of_one_place(rest)
    return [*told, *alone] if len(rest) > 1 or (rest and not told) else told


def _of_one_place(entries: list[Statistic]) -> list[list[Statistic]]:
    """The numbers of one paragraph together, for one of them is the title of all."""
    places = dict.fromkeys(entry.at for entry in entries)
    return [[entry for entry in entries if entry.at == place] for place in places]


def _is_narrow(entry: Statistic, labels: Labels) -> bool:
    """Whether a number at the least size, with its hedge and unit, has room in the column of one of four."""
    prefix, number, suffix = number_parts(entry, labels.locale)
    numeral = sum(DIGIT_PT if letter.isalnum() else MARK_PT for letter in f"{prefix}{number}")
    return numeral + WORD_PT * len(f"{format_hedge(entry, labels.locale)}{suffix}") <= COLUMN_PT


def _shared_out(entries: list[Shared], most: int) -> Iterator[list[Shared]]:
    """The entries in as few groups of about the same size as hold so many at most."""
    groups = -(-len(entries) // most)
    for group in range(groups):
        yield entries[len(entries) * group // groups : len(entries) * (group + 1) // groups]


def _big(entry: Statistic) -> BigNumber:
    number = BigNumber.model_construct(statistic=entry.id, label=entry.label)
    number.place(entry.path)
    return number


def _exhibit_slides(shown: Shown, titles: ClaimTitles, words: int) -> Iterator[Made]:
    """A slide for each exhibit; two charts of one kind and unit that stand next to each other share one."""
    rest = list(shown.exhibits)
    while rest:
        one, *rest = rest
        title = _message(one, shown, titles, words)
        if rest and _can_be_shared(one) and _can_be_shared(rest[0]) and _is_of_one_unit(one, rest[0], shown):
            pair, rest = [one, rest[0]], rest[1:]
            slide: Slide = ChartsSlide.model_construct(
                kind="charts", title=title, exhibits=[entry.id for entry in pair]
            )
            yield _make(slide, one.path, pair)
        elif isinstance(one, BarTable):
            points = [_point(bar.label, "", bar.path) for bar in one.bars]
            slide = BarsSlide.model_construct(kind="bars", title=title, exhibit=one.id, points=points)
            yield _make(slide, one.path, [one])
        elif not isinstance(one, Table):
            yield _make(ChartSlide.model_construct(kind="chart", title=title, exhibit=one.id), one.path, [one])
        elif _fits(one):
            yield _make(TableSlide.model_construct(kind="table", title=title, exhibit=one.id), one.path, [one])


def _message(exhibit: Exhibit, shown: Shown, titles: ClaimTitles, words: int) -> str:
    """What an exhibit says: its own message, otherwise the point that states its numbers, otherwise its title."""
    names = {name for entry in exhibit.walk() for _, _, name in entry.ids()}
    numbers = [entry for entry in shown.statistics if entry.id in names]
    said = [text for entry in exhibit.walk() for _, text in entry.texts(Role.PRINTED) if entry is not exhibit]
    room = _left(words, [*said, *(getattr(exhibit, "columns", None) or ())])
    own = message_of(exhibit.message) if exhibit.message else ""
    return (own if count_words(own) <= room else "") or titles.over_numbers(numbers, room) or exhibit.title


def _can_be_shared(exhibit: Exhibit) -> bool:
    """Whether an exhibit is a chart without a message of its own."""
    return not isinstance(exhibit, BarTable | Table | TimelineChart) and not exhibit.message


def _is_of_one_unit(one: Exhibit, other: Exhibit, shown: Shown) -> bool:
    units = {getattr(exhibit, "unit", "") for exhibit in (one, other)}
    return len(units) == 1 and are_comparable((one, other), shown.statistics)


def _fits(table: Table) -> bool:
    cells = (cell for row in table.rows for cell in row.cells if cell)
    rows, columns = TABLE
    is_small = len(table.rows) <= rows and len(table.columns) <= columns
    return is_small and all(count_words(cell) <= CELL_WORDS for cell in cells)


def _quotation_slides(
    quotations: Sequence[Quotation], speakers: dict[str, Speaker], titles: ClaimTitles, words: int
) -> Iterator[tuple[Made, bool]]:
    """The short quotations, and whether each stands under a point that names its speaker, not under the name alone."""
    room = min(words, QUOTED_WORDS)
    for entry in quotations:
        name = speakers[entry.speaker].name
        if count_words(f"{name} {name} {entry.occasion or ''} {entry.text}") <= room:
            texts = (entry.text, name, entry.occasion, f"{entry.at}")
            title = titles.over_words(entry, name, _left(words, texts) - 3)
            slide = QuotationSlide.model_construct(kind="quotation", title=title or name, quotation=entry.id)
            yield _make(slide, entry.path, [entry]), bool(title)


def has_room_on_slide(event: Event) -> bool:
    """Whether a time line on a slide can show an event with others."""
    return room_of(plain(event.text)) <= EVENTS[-1][1]


def _timeline_slides(events: Sequence[Event], labels: Labels) -> Iterator[Made]:
    """All events that have room on a slide, on as many as the longest of them leaves room for."""
    shown = [event for event in events if has_room_on_slide(event)]
    longest = max((room_of(plain(event.text)) for event in shown), default=0)
    most = next(count for count, letters in EVENTS if longest <= letters)
    for chosen in _shared_out(shown, most) if len(shown) > 1 else ():
        slide = TimelineSlide.model_construct(
            kind="timeline", title=span_title(chosen, labels), events=[event.id for event in chosen]
        )
        yield _make(slide, "events", chosen)


def _caution_slides(cautions: Sequence[Caution], words: int, labels: Labels) -> Iterator[Made]:
    title = labels("read-with-care")
    rows = [(entry, _point(entry.head, entry.brief or entry.text, entry.path)) for entry in cautions]
    first, *others = _packed(rows, words - math.ceil(count_words(title))) if rows else [[]]
    for group in [first, *(group for group in others if len(group) > 1)] if first else []:
        chosen = [entry for entry, _ in group]
        slide = CautionSlide.model_construct(kind="cautions", title=title, cautions=[entry.id for entry in chosen])
        yield _make(slide, "cautions", chosen)
