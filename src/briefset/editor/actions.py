"""What can be done at a place: put the article's words in, pin the evidence, accept a warning with a reason.

In: a `Session`, the diagnostics at a place. Out: `Action`s; the bytes of the summary after one. Never: writes a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefset.build.check import STALE, UNVERIFIED
from briefset.build.fixes import find_fixes, find_values, pin
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.editor.session import Session
from briefset.evidence.ledger.accept import NOT_NEEDED
from briefset.evidence.quotations.collect import collect_quoted
from briefset.yaml12.edit import replace_scalar
from briefset.yaml12.keys import add_keys
from briefset.yaml12.paths import ancestors, is_at_or_below, join_path

REASON = "[write: why it stands]"
"""What stands for a reason until the writer gives one; the check refuses it."""


class Kind(StrEnum):
    """What an action does; the value is that which an editor is told."""

    FIX = "fix"
    PIN = "pin"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done, and the diagnostic that it answers."""

    kind: Kind
    title: str
    path: str = ""
    code: str = ""
    answers: Diagnostic | None = None


def find_actions(session: Session, path: str, told: Sequence[Diagnostic]) -> Iterator[Action]:
    """What can be done at a path of the summary, and about the diagnostics that are shown there."""
    for one in told:
        yield from _find_fix(session, one)
        yield from _find_answer(session, one)
    yield from _find_pin(session, path)


def _find_fix(session: Session, one: Diagnostic) -> Iterator[Action]:
    draft = session.open()
    quoted = {piece.path for piece in collect_quoted(draft.summary)} if draft else set()
    if one.code == NOT_NEEDED and _changes(session, Kind.FIX, one.path):
        yield Action(Kind.FIX, "Take the answer out", one.path, answers=one)
    if one.severity is Severity.ERROR and one.path in quoted and _changes(session, Kind.FIX, one.path):
        yield Action(Kind.FIX, "Put the article’s words in", one.path, answers=one)


def _changes(session: Session, kind: Kind, path: str) -> bool:
    try:
        return apply(session, kind, path) is not None
    except Failure:  # the summary as it is typed is wrong elsewhere
        return False


def _find_answer(session: Session, one: Diagnostic) -> Iterator[Action]:
    draft = session.open()
    if draft is None or one.severity is not Severity.WARNING or one.code in (STALE, UNVERIFIED):
        return
    entries = {entry.path for entry in draft.summary.walk()}
    owner = next(path for path in (*ancestors(one.path), "") if path in entries)
    if draft.loaded.holder(owner) is draft.loaded:
        yield Action(Kind.ACCEPT, f"Accept “{one.code}” with a reason", owner, one.code, one)


def _find_pin(session: Session, path: str) -> Iterator[Action]:
    if session.known is None or session.passages is None:
        return
    found = {where for where, _ in find_values(session.known.checked)}
    if entry := next((above for above in ancestors(path) if above in found), None):
        yield Action(Kind.PIN, "Pin the evidence that was found", entry)


def apply(session: Session, kind: Kind, path: str, code: str = "") -> bytes | None:
    """The summary after an action; None where it changes nothing, `Failure` where it cannot be done."""
    folder = session.folder

    def is_meant(where: str) -> bool:
        return not path or is_at_or_below(where, path)

    match kind:
        case Kind.FIX:
            data, fixes = find_fixes(folder, replace_scalar, is_meant)
            return data if fixes else None
        case Kind.PIN:
            data, pinned = pin(folder, is_meant)
            return data if pinned else None
        case Kind.ACCEPT:
            return _accept(session, path, code)


def _accept(session: Session, path: str, code: str) -> bytes | None:
    data, loaded = session.folder.read(session.folder.summary), session.load()
    if loaded is None:
        return None
    answered = join_path(path, "accept")
    if answered in loaded.keys:
        return add_keys(data, loaded, answered, {code: REASON})
    return add_keys(data, loaded, path, {"accept": {code: REASON}})
