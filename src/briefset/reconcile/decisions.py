"""What becomes of each change of a Word file: written, refused or only mentioned.

In: a checked summary and `Change`s. Out: `Decision`s and the bytes of the new summary. Never: writes a file; keeps an
edit that the verifier or the ledger refuses, or one of a quotation or a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefset.article.nearest import show_difference
from briefset.build.check import Checked, check
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.evidence.quotations.verify import State
from briefset.reconcile.changes import Change
from briefset.reconcile.protected import Protected
from briefset.yaml12.document import load
from briefset.yaml12.edit import replace_scalar

CONFLICT = "the same text was changed in another way elsewhere in the file"
NOTED = {"tracked": "tracked change without effect", "styled": "another style"}


@dataclass(frozen=True, slots=True)
class Decision:
    """A change, and what becomes of it: `applicable`, `refused` (with the fault) or `noted` (with a warning)."""

    change: Change
    state: str
    position: Position
    fault: Diagnostic | None = None

    def as_dict(self, applied: bool) -> dict[str, Any]:
        """The change as JSON has it; `applied` says that what is applicable was written."""
        change, place, fault = self.change, self.position, self.fault
        return {
            "state": "applied" if applied and self.state == "applicable" else self.state,
            "kind": change.kind,
            "place": change.place,
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "path": change.path,
            "old": change.old,
            "new": change.new,
            "tracked_by": list(change.authors),
            "value": change.value if self.state != "refused" else None,
            "code": fault.code if fault else "",
            "reason": fault.message if fault else "",
            "hint": fault.hint if fault else "",
        }


class Decider:
    """Decides what becomes of each change of one summary."""

    def __init__(self, checked: Checked, file: str) -> None:
        self.checked, self.file = checked, file
        self.protected = Protected(checked)

    def decide(self, changes: list[Change]) -> tuple[list[Decision], bytes | None]:
        """What becomes of all changes, and the bytes of the new summary; None where nothing may be written."""
        return self._settle([self._decide(change) for change in _without_conflicts(changes)])

    def _decide(self, change: Change) -> Decision:
        if change.kind == "comment":
            message = f"comment by {change.authors[0] or 'unknown'} on “{_short(change.old)}”: {change.new}"
            return self._note(change, "word-comment", message)
        if change.kind in NOTED:
            return self._note(change, "word-comment", f"{NOTED[change.kind]}: {change.new}")
        if change.value is None:
            numbers = self.protected.refuse_numbers(change.path, change.old, change.new)
            if change.kind == "edited" and numbers:
                return self._refuse(change, "edited-evidence", numbers.message, numbers.hint)
            return self._refuse(change, "not-reconciled", change.reason, change.hint)
        refusal = self.protected.refuse(change.path, change.old, change.new)
        if refusal:
            return self._refuse(change, "edited-evidence", refusal.message, refusal.hint)
        return Decision(change, "applicable", self._position(change))

    def _position(self, change: Change) -> Position:
        return self.checked.loaded.position(change.path) if change.path else Position(self.file)

    def _note(self, change: Change, code: str, message: str) -> Decision:
        fault = self._diagnose(change, code, message, change.hint)
        return Decision(change, "noted", self._position(change), replace(fault, severity=Severity.WARNING))

    def _refuse(self, change: Change, code: str, reason: str, hint: str) -> Decision:
        message = f"{describe(change)}: {reason}"
        return Decision(change, "refused", self._position(change), self._diagnose(change, code, message, hint))

    def _diagnose(self, change: Change, code: str, message: str, hint: str) -> Diagnostic:
        if change.path:
            return self.checked.loaded.diagnose(change.path, code, message, hint)
        return Diagnostic(Position(self.file), code, message, hint)

    def _settle(self, decisions: list[Decision]) -> tuple[list[Decision], bytes | None]:
        """Write what may be written: all at once, or else one after the other, to see which one is wrong."""
        data = self.checked.inputs["summary.yaml"]
        wanted = {decision.change.path: decision.change for decision in decisions if decision.state == "applicable"}
        if not wanted:
            return decisions, None
        if self.checked.verified.state is State.UNVERIFIED:
            return [self._unverified(decision) for decision in decisions], None
        faults: dict[str, list[Diagnostic]] = {}
        new = self._write(data, list(wanted.values()), faults) or self._write_each(data, wanted, faults)
        return [self._with_fault(decision, faults) for decision in decisions], None if new == data else new

    def _write_each(self, data: bytes, wanted: dict[str, Change], faults: dict[str, list[Diagnostic]]) -> bytes:
        faults.clear()
        for change in wanted.values():
            data = self._write(data, [change], faults) or data
        return data

    def _write(self, data: bytes, changes: list[Change], faults: dict[str, list[Diagnostic]]) -> bytes | None:
        """The summary with the changes, if it is still right; else the faults, by the path of the last change tried."""
        path = ""
        try:
            for change in changes:
                path = change.path
                data = replace_scalar(data, load(data, self.checked.loaded.file), path, change.value or "")
            check(self.checked.folder, data=data)
        except Failure as failure:
            faults[path] = failure.diagnostics
            return None
        return data

    def _with_fault(self, decision: Decision, faults: dict[str, list[Diagnostic]]) -> Decision:
        found = faults.get(decision.change.path, [])
        if decision.state != "applicable" or not found:
            return decision
        return self._refuse(decision.change, found[0].code, found[0].message, found[0].hint)

    def _unverified(self, decision: Decision) -> Decision:
        if decision.state != "applicable":
            return decision
        hint = "put it beside the summary, under the name in `source.text`, or get evidence.lock from its author"
        return self._refuse(
            decision.change, "no-article-text", "nothing can be verified without the article's text", hint
        )


def _without_conflicts(changes: list[Change]) -> Iterator[Change]:
    """The changes, none with a value for whose path there is another value."""
    values: dict[str, set[str]] = {}
    for change in changes:
        if change.value is not None:
            values.setdefault(change.path, set()).add(change.value)
    for change in changes:
        conflict = change.value is not None and len(values[change.path]) > 1
        yield replace(change, value=None, reason=CONFLICT) if conflict else change


def describe(change: Change) -> str:
    """A change in words: what was done where, by whom, and the words before and after."""
    authors = f", tracked by {', '.join(change.authors)}" if change.authors else ""
    return f"{change.kind} ({change.place}{authors}): {_shown(change.old, change.new)}"


def _shown(old: str, new: str) -> str:
    if old.split() == new.split():
        return f"“{_short(new)}”"
    if old and new:
        return show_difference(old, new)
    return f"[-{_short(old)}-]" if old else f"{{+{_short(new)}+}}"


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
