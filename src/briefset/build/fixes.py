"""What the program changes in a summary by itself: what is clear mended, what would be found left out, or written in.

In: an `ArticleFolder` whose text is at hand. Out: new bytes, and what was changed. Never: mends what may be meant;
takes out what the checks would miss, what holds more of its statement than what would be found, or what has a comment;
writes what the checks refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefset.build.articles import ArticleFolder
from briefset.build.check import STALE, Checked, check, examine, open_draft, warnings
from briefset.diagnostics import Diagnostic, Failure
from briefset.evidence.finding.cover import Chooser, chooser_of
from briefset.evidence.finding.support import measure_support
from briefset.evidence.ledger.accept import NOT_NEEDED
from briefset.evidence.quotations.fix import Fix, Replace, fix_quotations
from briefset.summary.model import Entry, Event, Source
from briefset.summary.model.base import to_kebab
from briefset.summary.model.roles import Role, findable_of, roles_of, unique_of
from briefset.yaml12.document import load
from briefset.yaml12.keys import add_keys, remove_keys
from briefset.yaml12.paths import is_at_or_below, join_path, parent

Told = tuple[str, str, str]
"""What makes two diagnostics the same: code, path and message."""


def fix(folder: ArticleFolder, words: Replace) -> list[Fix]:
    """Mend a summary where it is clear how: what was changed; writes the file."""
    fixed, changes = find_fixes(folder, words)
    if changes:
        folder.write(folder.summary, fixed)
    return changes


def find_fixes(
    folder: ArticleFolder, words: Replace, is_meant: Callable[[str], bool] = bool
) -> tuple[bytes, list[Fix]]:
    """The bytes of a summary with all that is clear mended at the paths that are meant, and what was changed."""
    draft = open_draft(folder)
    data, article = draft.inputs["summary.yaml"], draft.require_article()
    data, done = fix_quotations(data, lambda data: folder.open(data)[0], article, words, is_meant)
    data, dropped = _drop_answers(folder, data, is_meant)
    return data, [*done, *dropped]


def _drop_answers(folder: ArticleFolder, data: bytes, is_meant: Callable[[str], bool]) -> tuple[bytes, list[Fix]]:
    """The summary without the answers to warnings that are not given."""
    try:
        checked, _ = examine(open_draft(folder, data))
        needless = {one.path: one for one in warnings(checked) if one.code == NOT_NEEDED and is_meant(one.path)}
        data, kept = remove_keys(data, checked.loaded, _whole(set(needless), checked)) if needless else (data, [])
    except Failure:  # what is wrong otherwise is told by the check
        return data, []
    gone = {path: one for path, one in needless.items() if not {path, parent(path)} & {*kept}}
    return data, [Fix(one.position, path, path.rpartition(".")[2], "") for path, one in gone.items()]


def _whole(needless: set[str], checked: Checked) -> set[str]:
    """The keys to take out: all answers of an entry at once where none of them is needed."""
    paths = set(needless)
    for entry in checked.written.walk():
        answers = join_path(entry.path, "accept")
        codes = {join_path(answers, code) for code in entry.accept}
        if codes and codes <= needless:
            paths = paths - codes | {answers}
    return paths


@dataclass(frozen=True)
class Unpinned:
    """A summary without what went, by path, and what stayed for a comment."""

    data: bytes
    removed: list[str]
    commented: list[str]


def unpin(folder: ArticleFolder, is_meant: Callable[[str], bool] = bool) -> Unpinned:
    """The summary without what would be found just as well, of the entries whose paths are meant; writes nothing.

    Raises `Failure` for a summary that is not right as it is, and for one whose article is not at hand.
    """
    return _Unpinning(check(folder)).run(is_meant)


def pin(folder: ArticleFolder, is_meant: Callable[[str], bool] = bool) -> tuple[bytes, list[str]]:
    """The summary with what was found for it written in, of the entries whose paths are meant, and their paths.

    Writes nothing. Raises `Failure` for a summary that is not right as it is, and for one whose article is not at hand.
    """
    before = check(folder)
    before.require_article()
    known = {_told(one) for one in _warnings(before)}
    wanted = {path: values for path, values in find_values(before) if is_meant(path)}
    while True:
        data = _write(before, wanted)
        told = [one for one in _examine(before, data)[1] if _told(one) not in known]
        refused = {path for path in wanted if any(is_at_or_below(one.path, path) for one in told)}
        if not refused:
            return data, list(wanted)
        wanted = {path: values for path, values in wanted.items() if path not in refused}


def _write(before: Checked, wanted: Mapping[str, Mapping[str, Any]]) -> bytes:
    data = before.inputs["summary.yaml"]
    for path, values in wanted.items():
        data = add_keys(data, load(data, before.loaded.file), path, values)
    return data


def find_values(checked: Checked) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was found for each entry that the file has: its paragraphs, an event's quotation, its evidence."""
    loaded, located = checked.loaded, checked.verified.located
    for entry in checked.summary.walk():
        values: dict[str, Any] = {}
        names = findable_of(type(entry))
        if "at" in names and entry.path in loaded.marks and join_path(entry.path, "at") not in loaded.keys:
            at = getattr(entry, "at", None)
            values |= {"at": at[0] if isinstance(at, list) and len(at) == 1 else at} if at else {}
        if f"{entry.path}.quote" in located and isinstance(entry, Event):
            values["quote"] = entry.quote
        pieces = getattr(entry, "evidence", ())
        if pieces and f"{pieces[0].path}.quote" in located:
            values["evidence"] = [{"at": one.at, "quote": one.quote} for one in pieces]
        if values and entry.path:
            yield entry.path, values


class _Unpinning:
    """Leaves out as much as possible, and puts back what something is missing for, until nothing is."""

    def __init__(self, before: Checked) -> None:
        self.before, self.article = before, before.require_article()
        self.data = before.inputs["summary.yaml"]
        self.entries = {entry.path: entry for entry in before.summary.walk()}
        self.known = {_told(one) for one in _warnings(before)}

    @cached_property
    def chooser(self) -> Chooser:
        """That of the article, which weighs its words."""
        locale = self.before.summary.locale
        return chooser_of(self.article.paragraphs, locale.article_language_data, locale.language_data)

    def run(self, is_meant: Callable[[str], bool]) -> Unpinned:
        """The paragraphs first, so that nothing else is put back for their sake."""
        candidates = {path for path in self._candidates() if is_meant(path)}
        places = {path for path in candidates if self._is_place(path)}
        commented = {*self._without(places)[1], *self._without(candidates - places)[1]}
        gone = self._reduce(places - commented, set())
        gone |= self._reduce(candidates - places - commented, gone)
        return Unpinned(self._without(gone)[0], sorted(gone), sorted(commented))

    def _is_place(self, path: str) -> bool:
        entry, name = self._field(path)
        return Role.LOCATOR in roles_of(type(entry))[name]

    def _field(self, path: str) -> tuple[Entry, str]:
        """The entry that has a key, and the key as a field."""
        return self.entries[parent(path)], path.rpartition(".")[2].replace("-", "_")

    def _candidates(self) -> Iterator[str]:
        """The keys that are written, and that the program can find; an id is a name of the writer's."""
        for path, entry in self.entries.items():
            for name in findable_of(type(entry)):
                identifies = isinstance(entry, Source) or name in unique_of(type(entry))
                if self._is_written(entry, name) and not identifies:
                    yield join_path(path, to_kebab(name))

    def _is_written(self, entry: Entry, name: str) -> bool:
        return join_path(entry.path, to_kebab(name)) in self.before.loaded.keys

    def _without(self, paths: Collection[str]) -> tuple[bytes, list[str]]:
        return remove_keys(self.data, self.before.loaded, paths)

    def _reduce(self, paths: set[str], gone: Collection[str]) -> set[str]:
        """Those of some keys that may go together, besides those that are gone."""
        while paths and (missed := self._find_missed(paths, gone)):
            paths = paths - missed
        return paths

    def _find_missed(self, paths: set[str], gone: Collection[str]) -> set[str]:
        """The keys without which something is told anew, or an entry has another value or less evidence."""
        after, told = self._examine(paths | {*gone})
        missed = {path for one in told for path in _at_fault(one.path, paths)}
        if after is not None:
            entries = {entry.path: entry for entry in after.summary.walk()}
            missed |= {path for path in paths if self._is_poorer(path, entries.get(parent(path)))}
        return missed or ({*self._search(told[0], sorted(paths), gone)} if told else set())

    def _examine(self, paths: Collection[str]) -> tuple[Checked | None, list[Diagnostic]]:
        """The summary without some keys, where it is right, and what is told of it that was not told before."""
        after, told = _examine(self.before, self._without(paths)[0])
        return after, [one for one in told if _told(one) not in self.known]

    def _is_poorer(self, path: str, after: Entry | None) -> bool:
        """Whether an entry has another value, or less evidence, for a key that went."""
        before, name = self._field(path)
        if after is None:
            return True
        roles = roles_of(type(before))
        if name == "evidence" or (isinstance(before, Event) and name == "quote"):
            if measure_support(after, self.chooser).is_less(measure_support(before, self.chooser)):
                return True
            others = [one for one in findable_of(type(before)) if Role.LOCATOR in roles[one]]
        else:
            others = [one for one in findable_of(type(before)) if not self._is_written(before, one)]
            others = [name, *(one for one in others if one != "evidence")]
        return any(getattr(before, one) != getattr(after, one) for one in others)

    def _search(self, told: Diagnostic, paths: Sequence[str], gone: Collection[str]) -> Sequence[str]:
        """The keys of one entry for want of which something is told at another place."""
        owners = list(dict.fromkeys(map(parent, paths)))
        while len(owners) > 1:
            half = owners[: len(owners) // 2]
            left = {path for path in paths if parent(path) not in half}
            still = _told(told) in {_told(one) for one in self._examine(left | {*gone})[1]}
            owners = owners[len(half) :] if still else half
        return [path for path in paths if parent(path) in owners]


def _examine(before: Checked, data: bytes) -> tuple[Checked | None, list[Diagnostic]]:
    """What other bytes of a summary are found to be, where they are right, and what is told of them."""
    try:
        after = check(before.folder, data=data)
    except Failure as failure:
        return None, failure.diagnostics
    return after, _warnings(after)


def _warnings(checked: Checked) -> list[Diagnostic]:
    return [one for one in warnings(checked) if one.code != STALE]


def _told(one: Diagnostic) -> Told:
    return one.code, one.path, one.message


def _at_fault(path: str, paths: Collection[str]) -> Iterator[str]:
    """The keys of the entry at whose path, or below which, something is told."""
    return (one for one in paths if is_at_or_below(path, parent(one)) or is_at_or_below(one, path))
