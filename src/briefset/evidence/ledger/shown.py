"""Which statements a bar, a chart or a slide shows: it names them by id.

In: `Summary`. Out: paths by paths. Never: a value.
"""

from __future__ import annotations

from briefset.evidence.ledger.derived import statistics_of
from briefset.summary.model import Derived, Entry, Summary

NAMING = (
    ("statistics", "statistic"),
    ("statistics", "statistics"),
    ("quotations", "quotation"),
    ("events", "events"),
    ("cautions", "cautions"),
)
"""The fields that name statements by their ids, after the collection in which the ids stand."""


def find_uses(summary: Summary) -> dict[str, tuple[str, ...]]:
    """The paths of the statements that another entry names, by the path of that other entry.

    An exhibit also uses each derived number that is made of nothing but its statistics.
    """
    known = {
        (name, item.id): item.path
        for name, items in (
            ("statistics", summary.statistics),
            ("quotations", summary.quotations),
            ("events", summary.events),
            ("cautions", summary.cautions),
        )
        for item in items
    }
    uses = {entry.path: paths for entry in summary.walk() if (paths := _named(entry, known))}
    for exhibit in summary.exhibits:
        shown = {path for entry in exhibit.walk() for path in uses.get(entry.path, ())}
        if made := tuple(derived.path for derived in summary.derived if _is_made_of(derived, shown, summary)):
            uses[exhibit.path] = uses.get(exhibit.path, ()) + made
    return uses


def _named(entry: Entry, known: dict[tuple[str, str], str]) -> tuple[str, ...]:
    names = [(collection, name) for collection, field in NAMING for name in _listed(getattr(entry, field, None))]
    return tuple(known[name] for name in names if name in known)


def _listed(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _is_made_of(derived: Derived, shown: set[str], summary: Summary) -> bool:
    return {statistic.path for statistic in statistics_of(derived, summary)} <= shown
