"""What stands in for a part that a summary does without; nothing else decides it.

In: `Summary`, entries of it, `Labels`. Out: entries; one that is made here has the path of that whose words it prints.
Never: words of its own but for labels, or an entry that the summary does not have.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from briefset.language.locale import Locale
from briefset.language.sentences import count_words
from briefset.summary.model import Exhibit, Passage, Row, Statistic, Summary, Table
from briefset.summary.model.roles import Role
from briefset.wording.labels import Labels
from briefset.wording.wording import NO_BREAK, format_statistic, number_parts

LEAST_ROWS, MAX_ROWS = 2, 20
"""Numbers in a table that nobody asked for, beside exhibits and at most; the reading copy has all of them."""
DRAWN_WORDS = 2


def lead_of(summary: Summary) -> list[Passage]:
    """What opens a document: the article in short, otherwise in one sentence."""
    return [passage for passage in (summary.brief or summary.thesis,) if passage]


def abstract_of(summary: Summary) -> list[Passage]:
    """The summary at length, otherwise in short with its key points."""
    return summary.abstract or [*lead_of(summary), *summary.claims]


def description_of(summary: Summary, deck: str) -> str:
    """One line on the whole: the deck, otherwise the first thing said."""
    return deck or next((passage.text for passage in (summary.thesis, *abstract_of(summary)) if passage), "")


def count_exhibits(exhibits: Sequence[Exhibit]) -> int:
    """The words of exhibits, roughly: what they say, and a number with its unit for each that they draw."""
    drawn = sum(1 for exhibit in exhibits for entry in exhibit.walk() for _ in entry.ids())
    return math.ceil(sum(map(count_words, _printed(exhibits)))) + DRAWN_WORDS * drawn


def leave_out_told(statistics: Iterable[Statistic], exhibits: Iterable[Exhibit], locale: Locale) -> list[Statistic]:
    """The statistics whose number no exhibit has among its words, with its unit: `4.5 million tons` in a cell."""
    said = " ".join(_printed(exhibits))
    return [entry for entry in statistics if not re.search(_whole(entry, locale), said)]


def _printed(exhibits: Iterable[Exhibit]) -> Iterator[str]:
    return (text for exhibit in exhibits for entry in exhibit.walk() for _, text in entry.texts(Role.PRINTED))


def _whole(entry: Statistic, locale: Locale) -> str:
    prefix, number, suffix = number_parts(entry, locale)
    words = re.escape(f"{prefix}{number}{locale.data.gap * bool(suffix)}{suffix}".replace(NO_BREAK, " "))
    return rf"(?<![\d.,]){words}(?!\w|[.,]\d)"


def tables_of(statistics: Sequence[Statistic], labels: Labels, words: int | None = None) -> list[Table]:
    """A table of the numbers; where it has to keep to some words, none that is longer or has a single row."""
    is_dated = 2 * sum(1 for entry in statistics if entry.period) > len(statistics)
    columns = ["what", "value", *(["period"] if is_dated else [])]
    rows = [_row(entry, labels, is_dated=is_dated) for entry in statistics[:MAX_ROWS]]
    length = sum(count_words(cell or "") for row in rows for cell in row.cells)
    if not rows or (words is not None and (len(rows) < LEAST_ROWS or length > words)):
        return []
    table = Table.model_construct(
        kind="table", id="numbers", title=labels("numbers"), columns=[labels(name) for name in columns], rows=rows
    )
    table._path = "statistics"  # noqa: SLF001 - its rows have paths of their own
    return [table]


def _row(entry: Statistic, labels: Labels, *, is_dated: bool) -> Row:
    """Label, value and period; a period that has no column follows the label."""
    value, period = format_statistic(entry, labels.locale), entry.period or ""
    follows = labels("comma") + period if period and period not in entry.label else ""
    cells = [entry.label, value, entry.period] if is_dated else [entry.label + follows, value]
    row = Row.model_construct(cells=cells, at=[entry.at])
    row.place(entry.path)
    return row
