"""Names inside a summary: every id is unique, and every id that is used exists.

In: a `Summary` whose entries know their paths, and its file. Out: diagnostics. Never: reads the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefset.diagnostics import Diagnostic
from briefset.diagnostics.hints import suggest
from briefset.summary.model import Bar, Claim, Entry, Quotation, Selection, Summary, TimelineChart, Values
from briefset.summary.model.slides import (
    BarsSlide,
    BigNumber,
    CautionSlide,
    ChartSlide,
    ChartsSlide,
    QuotationSlide,
    TableSlide,
    TimelineSlide,
)
from briefset.summary.places import fields_of
from briefset.yaml12.document import Loaded

NAMESPACES: Final = (
    ("claims",),
    ("sections",),
    ("quotations",),
    ("statistics", "derived"),
    ("exhibits",),
    ("events",),
    ("terms",),
    ("questions",),
    ("cautions",),
)


CHARTS: Final = ("pair", "grouped", "dot", "slope", "line", "timeline")


class Target(NamedTuple):
    """What a field refers to: a collection and, for exhibits, the kinds that will do, with a name for them."""

    collection: str
    kind: str = ""
    kinds: tuple[str, ...] = ()

    def takes(self, kind: str) -> bool:
        """Whether an entry of that kind will do."""
        return not self.kind or kind in (self.kinds or (self.kind,))


TARGETS: Final[dict[tuple[type[Entry], str], Target]] = {
    (Claim, "speaker"): Target("speakers"),
    (Quotation, "speaker"): Target("speakers"),
    (Bar, "statistic"): Target("statistics"),
    (BigNumber, "statistic"): Target("statistics"),
    (Values, "statistics"): Target("statistics"),
    (TimelineChart, "events"): Target("events"),
    (ChartSlide, "exhibit"): Target("exhibits", "chart", CHARTS),
    (ChartsSlide, "exhibits"): Target("exhibits", "chart", CHARTS),
    (BarsSlide, "exhibit"): Target("exhibits", "bars"),
    (TableSlide, "exhibit"): Target("exhibits", "table"),
    (QuotationSlide, "quotation"): Target("quotations"),
    (TimelineSlide, "events"): Target("events"),
    (CautionSlide, "cautions"): Target("cautions"),
    **{(Selection, name): Target(name) for name in fields_of(Selection) if name != "subtitle"},
}


def check_ids(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each id that stands twice in its collection, at the second."""
    for collections in NAMESPACES:
        entries = [entry for collection in collections for entry in getattr(summary, collection)]
        yield from _repeated([(f"{entry.path}.id", entry.id) for entry in entries], "duplicate-id", "the id", loaded)
    shorts = [(f"{entry.path}.short", entry.short) for entry in summary.abbreviations]
    yield from _repeated(shorts, "duplicate-id", "the abbreviation", loaded)


def _repeated(named: Iterable[tuple[str, str]], code: str, noun: str, loaded: Loaded) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for path, name in named:
        if name in first:
            what = f"{noun} “{name}” stands twice (first on line {loaded.position(first[name]).line})"
            hint = "delete one of the two" if code == "repeated-item" else "rename or delete one of the two"
            yield loaded.diagnose(path, code, what, hint)
        first.setdefault(name, path)


def check_references(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each id that names nothing, names the wrong kind, or stands twice in one list."""
    known = ids_by_collection(summary)
    for entry in summary.walk():
        for name in type(entry).model_fields:
            target = TARGETS.get((type(entry), name))
            value = getattr(entry, name)
            if target is None or value is None:
                continue
            used = _with_paths(f"{entry.path}.{name}", value)
            yield from _repeated(used, "repeated-item", "the id", loaded)
            for path, used_id in used:
                yield from _check_reference(path, used_id, target, known, loaded)


def _with_paths(path: str, value: str | list[str | None]) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(path, value)]
    return [(f"{path}[{number}]", item) for number, item in enumerate(value) if item is not None]


def ids_by_collection(summary: Summary) -> dict[str, dict[str, str]]:
    """For each collection its ids, each with the kind of its entry (empty but for exhibits)."""
    known = {
        name: {entry.id: str(getattr(entry, "kind", "")) for entry in getattr(summary, name)}
        for collections in NAMESPACES
        for name in collections
    }
    return {**known, "speakers": dict.fromkeys(summary.speakers, "")}


def _check_reference(
    path: str, name: str, target: Target, known: dict[str, dict[str, str]], loaded: Loaded
) -> Iterator[Diagnostic]:
    ids = {key: kind for key, kind in known[target.collection].items() if target.takes(kind)}
    if name in ids:
        return
    hint = suggest(name, ids, f"{target.kind} {target.collection}".strip())
    if found := known[target.collection].get(name):
        yield loaded.diagnose(path, "wrong-kind", f"“{name}” is of kind {found}, not {target.kind}", hint)
        return
    elsewhere = [collection for collection, others in known.items() if name in others]
    where = f"; it stands under “{elsewhere[0]}”" if elsewhere else ""
    yield loaded.diagnose(path, "unknown-id", f"“{name}” is not an id of {target.collection}{where}", hint)
