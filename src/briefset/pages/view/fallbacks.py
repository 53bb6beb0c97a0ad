"""What stands in for a part that a summary does without; nothing else decides it.

In: `Summary`, entries of it, `Labels`. Out: entries; one that is made here has the path of that whose words it prints.
Never: words of its own but for labels, or an entry that the summary does not have.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefset.summary.model import Passage, Row, Statistic, Summary, Table
from briefset.wording.labels import Labels
from briefset.wording.wording import format_statistic

MAX_ROWS = 20
"""Numbers in a table that nobody asked for; the reading copy has all of them."""


def lead_of(summary: Summary) -> list[Passage]:
    """What opens a document: the article in short, otherwise in one sentence."""
    return [passage for passage in (summary.brief or summary.thesis,) if passage]


def abstract_of(summary: Summary) -> list[Passage]:
    """The summary at length, otherwise in short with its key points."""
    return summary.abstract or [*lead_of(summary), *summary.claims]


def description_of(summary: Summary, deck: str) -> str:
    """One line on the whole: the deck, otherwise the first thing said."""
    return deck or next((passage.text for passage in (summary.thesis, *abstract_of(summary)) if passage), "")


def tables_of(statistics: Sequence[Statistic], labels: Labels) -> list[Table]:
    """A table of the numbers, for a summary without exhibits."""
    if not statistics:
        return []
    columns = ["what", "value", *(["period"] if any(entry.period for entry in statistics) else [])]
    table = Table.model_construct(
        kind="table",
        id="numbers",
        title=labels("numbers"),
        columns=[labels(name) for name in columns],
        rows=[_row(entry, len(columns), labels) for entry in statistics[:MAX_ROWS]],
    )
    table._path = "statistics"  # noqa: SLF001 - its rows have paths of their own
    return [table]


def _row(entry: Statistic, columns: int, labels: Labels) -> Row:
    cells = [entry.label, format_statistic(entry, labels.locale), entry.period]
    row = Row.model_construct(cells=cells[:columns], at=[entry.at])
    row.place(entry.path)
    return row
