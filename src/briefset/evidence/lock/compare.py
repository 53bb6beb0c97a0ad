"""A summary held against its lock, and completed from it where the article's text is not at hand.

In: `Summary` or `Verified`, `Lock`, `Loaded` for positions. Out: a completed summary, or diagnostics. Never: takes from
a lock what the summary itself says, or evidence for a statement that has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from briefset.diagnostics import Diagnostic
from briefset.evidence.finding import Completion, Values, find_gaps
from briefset.evidence.lock import NAME, WRITTEN, Block, Lock, blocks_said, has_values, hash_of, is_said, split_key
from briefset.evidence.quotations.verify import How, Located, Quoted, State, Verified, collect_quoted
from briefset.summary.model import Entry, Event, Evidence, Source, Summary
from briefset.summary.model.base import UNKNOWN
from briefset.summary.model.roles import Role
from briefset.yaml12.document import Loaded

HINT = "put the article's text beside the summary and run `briefset lock`"


def complete_from_lock(summary: Summary, lock: Lock, loaded: Loaded) -> Completion:
    """The summary with what it leaves out, as far as the lock has it for the same statements."""
    values: Values = {}
    located: dict[str, Located] = {}
    faults: list[Diagnostic] = []
    for key, entry, says in blocks_said(summary):
        block = lock.blocks.get(key, Block())
        if not is_said(block, entry, says) and block.is_found:
            message = f"this statement changed since {NAME} was made, and only the article's text can bear it out"
            faults.append(loaded.diagnose(entry.path, "locked", message, HINT))
        values[entry.path] = dict(_values_of(entry, key, lock))
        located |= _locate(entry, block)
    values[summary.source.path] |= _source_values(summary.source, lock)
    completed = summary.amended(values)
    completed.place("")
    changed = {fault.path for fault in faults}
    for path in find_gaps(completed):
        if path not in changed:
            message = f"the article's text is not at hand, and {NAME} does not have what is left out here"
            faults.append(loaded.diagnose(path, "no-article-text", message, HINT))
    return Completion(completed, located, values, faults)


def _source_values(source: Source, lock: Lock) -> dict[str, Any]:
    values: dict[str, Any] = {} if source.paragraphs else {"paragraphs": lock.paragraphs}
    return values | ({} if source.sha256 else {"sha256": lock.sha256})


def _values_of(entry: Entry, key: str, lock: Lock) -> Iterator[tuple[str, Any]]:
    """What the lock has of an entry: values, the place of its own words, evidence; authors from their names."""
    block = lock.blocks.get(key, Block())
    for name, value in block.values.items():
        if name in type(entry).model_fields and name not in entry.model_fields_set:
            yield from ((name, fit) for fit in _read_value(entry, name, value))
    pieces = [Evidence(at=item.found.paragraph, quote=item.shows) for _, item in _found_pieces(block, "evidence[")]
    if pieces and not getattr(entry, "evidence", True):
        yield "evidence", pieces
    quote = next((item for _, item in _found_pieces(block, "quote")), None)
    if quote and isinstance(entry, Event) and not entry.quote:
        yield "quote", quote.shows
        yield "at", sorted({quote.found.paragraph, *entry.at})
    elif (at := getattr(entry, "at", None)) in ([], UNKNOWN):
        names = [name for name, _ in entry.texts(Role.VERBATIM)] or [f"evidence[{index}].quote" for index in range(99)]
        places = sorted({item.found.paragraph for name in names if (item := lock.items.get(f"{key}.{name}"))})
        if places:
            yield "at", places[0] if at == UNKNOWN else places


def _read_value(entry: Entry, name: str, value: Any) -> Iterator[Any]:
    """The value where it can be that of the field; none where somebody has put another into the lock."""
    info = type(entry).model_fields[name]
    if name == "author" and isinstance(value, list):
        value = [{"family": one} for one in value]
    kind: Any = Annotated[info.annotation, "", *info.metadata]
    try:
        yield TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return


def _found_pieces(block: Block, name: str) -> list[tuple[str, Any]]:
    """The pieces that nobody has written, in order."""
    found = [
        (key, item) for key, item in block.items.items()
        if item.origin != WRITTEN and item.shows.strip() and key.startswith(name)
    ]  # fmt: skip
    return sorted(found, key=lambda pair: (len(pair[0]), pair[0]))


def _locate(entry: Entry, block: Block) -> Iterator[tuple[str, Located]]:
    for name in ("evidence[", "quote"):
        for key, item in _found_pieces(block, name):
            yield f"{entry.path}.{key}", Located(item.shown or item.found, item.origin.removeprefix("found by "))


def collect_written(verified: Verified) -> Iterator[Quoted]:
    """Everything in the summary that claims to be the article's words, without what the program has found."""
    return (quoted for quoted in collect_quoted(verified.summary) if quoted.path not in verified.located)


def verify_locked(verified: Verified, lock: Lock, loaded: Loaded) -> tuple[Verified, list[Diagnostic]]:
    """The summary verified against the lock instead of the article, or as it was with every difference."""
    if faults := list(find_changed_pieces(verified, lock, loaded)):
        return verified, faults
    found = {quoted.key: lock.items[quoted.key].found for quoted in collect_quoted(verified.summary)}
    found |= {
        quoted.key: verified.located[quoted.path].found
        for quoted in collect_quoted(verified.summary)
        if quoted.path in verified.located
    }
    return replace(verified, found=found, state=State.LOCKED), []


def find_vouched(summary: Summary, lock: Lock) -> set[str]:
    """The paths of the entries that say what they said when the lock was made, after everything had been checked."""
    return {
        entry.path
        for key, entry, says in blocks_said(summary)
        if (block := lock.blocks.get(key)) is not None and is_said(block, entry, says) and says
    }


def find_shown(written: Summary, verified: Verified, lock: Lock) -> dict[str, bool]:
    """Whether the excerpt of each piece was shown when the lock was made, of those whose statement is as it was."""
    owners = {key: entry.path for key, entry, _ in blocks_said(written)}
    vouched = find_vouched(written, lock)
    return {
        quoted.key: item.shown.how is not How.ELIDED or item.found.how is How.ELIDED
        for quoted in collect_quoted(verified.summary)
        if (item := lock.items.get(quoted.key)) is not None
        and item.shown
        and item.hash == hash_of(quoted)
        and owners.get(split_key(quoted.key)[0]) in vouched
    }


def differences(written: Summary, verified: Verified, lock: Lock, loaded: Loaded) -> Iterator[Diagnostic]:
    """All that is not as it was when the lock was made: statements, their pieces, and what was found for them."""
    yield from find_changed_pieces(verified, lock, loaded)
    if not lock.is_older:
        yield from _find_found_otherwise(verified, lock, loaded)
        yield from _find_said_otherwise(written, lock, loaded)


def _find_found_otherwise(verified: Verified, lock: Lock, loaded: Loaded) -> Iterator[Diagnostic]:
    for quoted in collect_quoted(verified.summary) if verified.state is State.LIVE else ():
        item = lock.items.get(quoted.key)
        same = item is not None and item.origin != WRITTEN and item.hash == hash_of(quoted)
        if quoted.path in verified.located and not same:
            yield loaded.diagnose(quoted.path, "locked", f"{NAME} does not have the evidence that is found here", HINT)


def _find_said_otherwise(written: Summary, lock: Lock, loaded: Loaded) -> Iterator[Diagnostic]:
    names = set()
    for key, entry, says in blocks_said(written):
        names.add(key)
        block = lock.blocks.get(key)
        if not is_said(block, entry, says) if block else has_values(entry, written):
            message = f"this statement is not as it was when {NAME} was made"
            yield loaded.diagnose(entry.path, "locked", message, HINT)
    for key in sorted(lock.blocks.keys() - names):
        if not lock.blocks[key].items:
            yield loaded.diagnose("source", "locked", f"{NAME} holds {key}, which the summary no longer has", HINT)


def find_changed_pieces(verified: Verified, lock: Lock, loaded: Loaded) -> Iterator[Diagnostic]:
    """Each written piece that the lock does not vouch for, and each that it holds beyond the summary."""
    source = verified.summary.source
    if source.sha256 and source.sha256 != lock.sha256:
        yield loaded.diagnose("source.sha256", "locked", "the lock was made from another text", HINT)
    if source.paragraphs != lock.paragraphs:
        yield loaded.diagnose("source.paragraphs", "locked", f"the locked text has {lock.paragraphs} paragraphs", HINT)
    for quoted in collect_written(verified):
        if message := _difference(quoted, verified, lock):
            yield loaded.diagnose(quoted.path, "locked", message, HINT)
    for key in sorted(lock.items.keys() - {quoted.key for quoted in collect_quoted(verified.summary)}):
        yield loaded.diagnose("source", "locked", f"{NAME} holds {key}, which the summary no longer has", HINT)


def _difference(quoted: Quoted, verified: Verified, lock: Lock) -> str:
    item = lock.items.get(quoted.key)
    if item is None:
        return f"{quoted.key} is not in {NAME}"
    if item.hash != hash_of(quoted):
        return f"these words or their paragraph changed since {NAME} was made"
    live = verified.found.get(quoted.key)
    return f"{NAME} has these words at another place or found otherwise" if live and live != item.found else ""
