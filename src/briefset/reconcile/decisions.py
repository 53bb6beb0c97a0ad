"""What becomes of each change of a Word file: written, refused or only mentioned.

In: a checked summary and `Change`s. Out: `Decision`s and the bytes of the new summary. Never: writes a file; keeps an
edit that the verifier or the ledger refuses, or one of a quotation, a name, a number, a date or a reference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefset.article.locator import find_locators, read_paragraphs
from briefset.article.nearest import show_difference
from briefset.build.check import Checked, check
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.diagnostics.hints import cut
from briefset.evidence.quotations.collect import EVIDENCE, MARKED, Kind, Quoted, collect_quoted
from briefset.evidence.quotations.speakers import stands_in
from briefset.evidence.quotations.verify import State
from briefset.evidence.register import Register, Support, make_register
from briefset.evidence.trace.text_key import text_key
from briefset.language.reading import read
from briefset.language.registry import require_language
from briefset.reconcile.changes import Change
from briefset.summary.model.roles import Role
from briefset.yaml12.document import load
from briefset.yaml12.edit import replace_scalar
from briefset.yaml12.paths import ancestors

CONFLICT = "the same text was changed in another way elsewhere in the file"
NOTED = {"tracked": "tracked change without effect", "styled": "another style"}
WHOLE = frozenset({Kind.EVIDENCE, Kind.QUOTATION, Kind.TERM, Kind.SLIP, Kind.ABBREVIATION})
"""Kinds of quoted words that are a text of the summary by themselves."""
MOST_SHOWN, MOST_LETTERS = 3, 160
WITHOUT_UNIT = 5
"""Parts of a figure that the words of its unit follow."""
UNIT = re.compile(r"[ \u00a0\u202f-](?P<word>[^\W\d_]+)")


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
            message = f"comment by {change.authors[0] or 'unknown'} on “{cut(change.old, MOST_LETTERS)}”: {change.new}"
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
        return f"“{cut(new, MOST_LETTERS)}”"
    if old and new:
        return show_difference(old, new)
    return f"[-{cut(old, MOST_LETTERS)}-]" if old else f"{{+{cut(new, MOST_LETTERS)}+}}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edit is refused, and what to do."""

    message: str
    hint: str


class Protected:
    """The words of one summary that are the article's, ready to be held against edits."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.register: Register = make_register(checked.published)
        self.language = require_language(checked.summary.language)
        self.names = {f"{entry.path}.{name}" for entry in checked.summary.walk() for name, _ in entry.texts(Role.NAME)}
        self.quoted: dict[str, list[Quoted]] = {}
        for quoted in collect_quoted(checked.published.summary):
            self.quoted.setdefault(quoted.path, []).append(quoted)

    def refuse(self, path: str, old: str, new: str) -> Refusal | None:
        """Why the text at a path may not become another; None where nothing of the article's is touched."""
        if text_key(old).text == text_key(new).text:
            return None
        own = [quoted for quoted in self.quoted.get(path, []) if quoted.kind in WHOLE]
        if own:
            return self._refusal("a quotation was changed", [self._source(quoted) for quoted in own])
        refused = self._refuse_marked(path, old, new) or self._refuse_names(path, old, new)
        return refused or self.refuse_numbers(path, old, new)

    def _refuse_names(self, path: str, old: str, new: str) -> Refusal | None:
        """A speaker's name in its own field; in a text, one for another, or one put beside words in quotation marks."""
        if path in self.names:
            return self._refusal("a name was changed", [])
        before, after = self._speakers(old), self._speakers(new)
        if after - before and (before - after or _marked(new)):
            return self._refusal("the name of a speaker was changed", self._supports(path))
        return None

    def _speakers(self, text: str) -> set[str]:
        """The keys of the speakers whom a text names."""
        return {key for key, speaker in self.checked.summary.speakers.items() if stands_in(speaker, text)}

    def _refuse_marked(self, path: str, old: str, new: str) -> Refusal | None:
        """Words in quotation marks inside a text of ours."""
        gone = Counter(_marked(old)) - Counter(_marked(new))
        if not gone and Counter(_marked(old)) == Counter(_marked(new)):
            return None
        quoted = [each for each in self.quoted.get(path, []) if text_key(each.words).text in gone]
        sources = [self._source(each) for each in quoted] or self._supports(path)
        return self._refusal("words in quotation marks were changed", sources)

    def refuse_numbers(self, path: str, old: str, new: str) -> Refusal | None:
        """Why the words may not become others if a number, a date or a reference is in them."""
        before, after = self._figures(old), self._figures(new)
        if before == after:
            return None
        what = "a number, its unit, a date or a paragraph reference was changed"
        return self._refusal(what, self._witnesses(path, old, set(before - after)))

    def _witnesses(self, path: str, old: str, gone: set[tuple[object, ...]]) -> list[tuple[int, str]]:
        """The article's words that give what is gone: those of the statement, those of its paragraphs, or any."""
        own = self._supports(path)
        all_ = [self._source(each) for pieces in self.quoted.values() for each in pieces if each.kind in EVIDENCE]
        named = read_paragraphs(old)
        bare = {figure[:WITHOUT_UNIT] for figure in gone}
        for pieces in (own, [piece for piece in all_ if piece[0] in named], all_):
            if near := [piece for piece in pieces if bare & {each[:WITHOUT_UNIT] for each in self._figures(piece[1])}]:
                return near
        return own

    def _figures(self, text: str) -> Counter[tuple[object, ...]]:
        """The numbers, dates and references of a text; “one” and “first” may be no numbers."""
        reading = read(text, self.language)
        numbers = (one for one in reading.quantities if not (one.spelled and one.low == 1 and not one.scale))
        found: Counter[tuple[object, ...]] = Counter(
            (one.low, one.high, one.unit, one.ordinal, one.bound_words, *sorted(one.rates), *self._unit(text, one.end))
            for one in numbers
        )
        found.update((date.year, date.month, date.day) for date in reading.moments)
        found.update(("P", locator.first, locator.last) for locator in find_locators(text))
        return found

    def _unit(self, text: str, end: int) -> Iterator[str]:
        """The words directly after a number that say what is counted: `kilowatt hours`, `months`."""
        leading = {name.partition(" ")[0] for name in self.language.units if " " in name}
        while match := UNIT.match(text, end):
            word = match["word"].casefold()
            if word in self.language.stop:
                return
            yield word
            if word not in leading:
                return
            end = match.end()

    def _supports(self, path: str) -> list[tuple[int, str]]:
        """The article's words for the statement to which a path belongs, by paragraph."""
        for above in ancestors(path):
            statements = self.register.find(above)
            if found := [support for statement in statements for support in statement.supports]:
                return [self._worded(support) for support in found]
        return []

    def _worded(self, support: Support) -> tuple[int, str]:
        quoted = next((each for each in self.quoted.get(support.path, []) if each.words == support.words), None)
        return self._source(quoted) if quoted else (support.paragraph, support.words)

    def _source(self, quoted: Quoted) -> tuple[int, str]:
        """The paragraph, and the article's own words where its text is at hand."""
        found, article = self.checked.published.found.get(quoted.key), self.checked.article
        if found is None or article is None:
            return quoted.at[0] if quoted.at else 0, quoted.words
        if found.rest:
            return found.paragraph, quoted.words
        return found.paragraph, article.paragraphs[found.paragraph][found.start : found.end]

    def _refusal(self, what: str, sources: list[tuple[int, str]]) -> Refusal:
        shown = list(dict.fromkeys(_cited(sources)))
        more = f" (and {len(shown) - MOST_SHOWN} more)" if len(shown) > MOST_SHOWN else ""
        wording = f"; the article has {', '.join(shown[:MOST_SHOWN])}{more}" if shown else ""
        return Refusal(
            f"{what}{wording}", "put the words back in Word, or change statement and evidence in the summary"
        )


def _cited(sources: list[tuple[int, str]]) -> Iterator[str]:
    for paragraph, words in sources:
        place = f", P{paragraph}" if paragraph else ""
        yield f"“{words}”{place}"


def _marked(text: str) -> list[str]:
    return [text_key(found[found.lastgroup or 0] or "").text for found in MARKED.finditer(text)]
