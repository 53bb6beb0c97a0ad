"""Which statements a bar, a chart or a slide shows: it names them by id.

In: `Summary`. Out: paths by paths. Never: a value.
"""

from __future__ import annotations

from briefset.expression import names_in
from briefset.model import Derived, Entry, Statistic, Summary

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


def statistics_of(derived: Derived, summary: Summary) -> list[Statistic]:
    """The statistics that a derived number is made of, at whatever depth, in their order in its expression."""
    statistics = {entry.id: entry for entry in summary.statistics}
    others = {entry.id: entry for entry in summary.derived}
    parts: list[Statistic] = []
    for name in names_in(derived.expression):
        parts += [statistics[name]] if name in statistics else statistics_of(others[name], summary)
    return parts
