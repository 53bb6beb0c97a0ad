"""Which entries a bar, a chart or a slide shows: it names them by id, in fields that the model marks with `Ref`.

In: `Summary`. Out: entries, or their paths, by the path of what shows them. Never: a value.
"""

from __future__ import annotations

from briefset.evidence.ledger.derived import statistics_of
from briefset.summary.model import Derived, Entry, Selection, Summary
from briefset.summary.model.versions import once_of_each


def is_statement(entry: Entry) -> bool:
    """Whether evidence bears the entry out: its own, or that of the statistics that it is derived from."""
    return hasattr(entry, "evidence") or isinstance(entry, Derived)


@once_of_each
def find_references(summary: Summary) -> dict[str, list[Entry]]:
    """The entries that each entry itself names, by its path; a product's selection shows nothing by itself."""
    known = summary.by_id()
    return {
        entry.path: [known[ref.collection, name] for _, ref, name in entry.ids()]
        for entry in summary.walk()
        if not isinstance(entry, Selection)
    }


@once_of_each
def find_statements_shown(summary: Summary) -> dict[str, tuple[str, ...]]:
    """The paths of the statements that an entry names, by its path.

    An exhibit also shows each derived number that is made of nothing but its statistics.
    """
    shown = {
        path: paths
        for path, named in find_references(summary).items()
        if (paths := tuple(entry.path for entry in named if is_statement(entry)))
    }
    for exhibit in summary.exhibits:
        statements = {path for entry in exhibit.walk() for path in shown.get(entry.path, ())}
        if made := tuple(derived.path for derived in summary.derived if _is_made_of(derived, statements, summary)):
            shown[exhibit.path] = shown.get(exhibit.path, ()) + made
    return shown


def _is_made_of(derived: Derived, statements: set[str], summary: Summary) -> bool:
    return {statistic.path for statistic in statistics_of(derived, summary)} <= statements
