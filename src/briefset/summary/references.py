"""Names inside a summary: every id is unique, and every id that is used exists.

In: a `Summary` whose entries know their paths, and its file. Out: diagnostics. Never: reads the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefset.diagnostics import Diagnostic
from briefset.diagnostics.hints import suggest
from briefset.summary.model import Entry, Summary
from briefset.summary.model.roles import Ref, unique_of
from briefset.yaml12.document import Loaded


def check_ids(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each id that stands twice in its collection, at the second."""
    named: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for entry in summary.walk():
        for name, unique in unique_of(type(entry)).items():
            collection = unique.shared or entry.path.rpartition("[")[0]
            named[collection, unique.noun].append((f"{entry.path}.{name}", getattr(entry, name)))
    for (_, noun), names in named.items():
        yield from _repeated(names, "duplicate-id", noun, loaded)


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
    known: dict[str, dict[str, Entry]] = defaultdict(dict)
    for (collection, name), entry in summary.by_id().items():
        known[collection][name] = entry
    for entry in summary.walk():
        for _, ids in groupby(entry.ids(), key=lambda used: used[0].partition("[")[0]):
            used = [(f"{entry.path}.{name}", ref, used_id) for name, ref, used_id in ids]
            yield from _repeated(((path, used_id) for path, _, used_id in used), "repeated-item", "the id", loaded)
            for path, ref, used_id in used:
                yield from _check_reference(path, used_id, ref, known, loaded)


def _check_reference(
    path: str, name: str, ref: Ref, known: dict[str, dict[str, Entry]], loaded: Loaded
) -> Iterator[Diagnostic]:
    found = known[ref.collection].get(name)
    if found and ref.takes(found):
        return
    ids = [other for other, entry in known[ref.collection].items() if ref.takes(entry)]
    hint = suggest(name, ids, f"{ref.kind} {ref.collection}".strip())
    if found:
        kind = str(getattr(found, "kind", ""))
        yield loaded.diagnose(path, "wrong-kind", f"“{name}” is of kind {kind}, not {ref.kind}", hint)
        return
    elsewhere = [collection for collection, others in known.items() if name in others]
    where = f"; it stands under “{elsewhere[0]}”" if elsewhere else ""
    yield loaded.diagnose(path, "unknown-id", f"“{name}” is not an id of {ref.collection}{where}", hint)
