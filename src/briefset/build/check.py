"""A summary proven right: load → validate → verify → ledger, for every command that needs one.

In: `ArticleFolder`. Out: `Checked`, or `Failure` with everything that is wrong. Never: makes a document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from briefset.article.text import Article
from briefset.build.articles import ArticleFolder
from briefset.build.aside import find_beyond
from briefset.build.stamp import CHECK, NEEDED, Files, Stamp, check_question, find_stamp, rest_on, write
from briefset.diagnostics import Diagnostic, Failure, Severity, by_position
from briefset.diagnostics.limits import MAX_FAULTS_OF_TEXT, MAX_LOCK_BYTES
from briefset.evidence.finding import Completion, complete
from briefset.evidence.finding.excerpt import publish
from briefset.evidence.ledger import find_ledger_faults, find_sense_warnings
from briefset.evidence.ledger.accept import accept, find_accept_faults
from briefset.evidence.lock import NAME, Lock, make_lock, publish_locked, rename_older
from briefset.evidence.lock.compare import complete_from_lock, differences, find_shown, find_vouched, verify_locked
from briefset.evidence.lock.form import lock_to_text, read_lock
from briefset.evidence.quotations.names import check_names
from briefset.evidence.quotations.speakers import check_attributions
from briefset.evidence.quotations.truncation import check_truncation
from briefset.evidence.quotations.verify import State, Verified, look_up
from briefset.summary.model import Summary
from briefset.summary.model.versions import as_before
from briefset.summary.validate import check_places, parse, validate
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import ancestors

UNVERIFIED, STALE = "unverified", "stale-lock"
"""Warnings of the files beside a summary, which no entry of it can accept."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A valid summary and the article's text, before the one was held against the other."""

    folder: ArticleFolder
    inputs: dict[str, bytes]
    loaded: Loaded
    summary: Summary
    article: Article | None

    @property
    def read_beside(self) -> list[Path]:
        """The files that the summary names: the article's text, and tables."""
        names = [self.summary.source.text, *(name for name in self.inputs if name not in ("summary.yaml", NAME))]
        return [self.folder.path / name for name in names if name]

    def require_article(self) -> Article:
        """The article's text; raises `Failure` when it is not at hand."""
        if self.article is None:
            hint = "put it beside the summary, under the name in `source.text`"
            message = "the article's text is not at hand"
            raise Failure([self.loaded.diagnose("source", "no-article-text", message, hint)])
        return self.article


@dataclass(frozen=True)
class Checked(Draft):
    """A summary that says what its article says."""

    verified: Verified
    lock: Lock | None
    written: Summary
    completion: Completion
    doubts: tuple[Diagnostic, ...] = ()
    """What the ledger tells, whether accepted or not."""

    @property
    def is_wrong(self) -> bool:
        """Whether anything that it tells is an error."""
        return any(one.severity is Severity.ERROR for one in self.doubts)

    @cached_property
    def published(self) -> Verified:
        """The summary as documents show it, with excerpts in place of evidence: with the lock as with the text."""
        if self.article is not None:
            before = find_shown(self.written, self.verified, self.lock) if self.lock else {}
            made = publish(self.verified, self.article, before)
        else:
            made = publish_locked(self.verified, self.lock) if self.lock else self.verified
        return replace(made, summary=as_before(made.summary, self.folder.summary, "published"))

    @property
    def article_sha256(self) -> str:
        """The hash of the text that the summary was verified against, directly or through the lock; empty for none."""
        known = self.article or self.lock
        return known.sha256 if known else ""


def open_draft(folder: ArticleFolder, data: bytes | None = None, *, is_unfinished: bool = False) -> Draft:
    """The first half of the way, load → validate: of the summary on disk, or of bytes that may become it.

    Of an unfinished one each entry is right by itself, and more may still be to be written.
    """
    data = folder.read(folder.summary) if data is None else data
    loaded, tables = folder.open(data)
    summary = as_before((parse if is_unfinished else validate)(loaded), folder.summary, "written")
    inputs = tables | {"summary.yaml": data}
    return Draft(folder, inputs, loaded, summary, folder.read_text(summary.source, loaded))


def check(folder: ArticleFolder, locked: bool = False, data: bytes | None = None) -> Checked:
    """The whole way, load → validate → verify → ledger; raises `Failure` with everything that is wrong.

    Without the article's text the lock stands in for it; `locked` refuses any difference from the lock even with it.
    """
    data = folder.read(folder.summary) if data is None else data
    try:
        opened = open_draft(folder, data)
    except Failure as failure:
        raise Failure(find_beside(folder, failure.diagnostics, locked, data)) from None
    checked, told = examine(opened, locked)
    if checked.is_wrong:
        raise Failure(sorted(dict.fromkeys([*told, *find_remarks(checked)]), key=by_position))
    return checked


def find_beside(
    folder: ArticleFolder, told: list[Diagnostic], locked: bool = False, data: bytes | None = None
) -> list[Diagnostic]:
    """The faults for which a summary cannot be read, and with them, by line, those of all that can."""
    data = folder.read(folder.summary) if data is None else data
    beyond = find_beyond(data, folder.show(folder.summary), told, partial(_tell, folder, locked))
    return sorted(dict.fromkeys([*told, *beyond]), key=by_position)


def _tell(folder: ArticleFolder, locked: bool, data: bytes) -> list[Diagnostic]:
    """What is wrong or doubtful about the statements of a summary, of which some may be set aside."""
    checked, told = examine(open_draft(folder, data), locked)
    return [one for one in dict.fromkeys([*told, *warnings(checked)]) if one.code not in (STALE, UNVERIFIED)]


def examine(opened: Draft, locked: bool = False) -> tuple[Checked, list[Diagnostic]]:
    """A valid summary with everything that was found for it, and what is wrong or doubtful all the same, by line.

    Raises `Failure` for one that leaves out what cannot be found.
    """
    folder = opened.folder
    inputs = opened.inputs | ({NAME: folder.read(folder.lock, MAX_LOCK_BYTES)} if folder.has(folder.lock) else {})
    lock = rename_older(read_lock(inputs[NAME], folder.show(folder.lock)), opened.summary) if NAME in inputs else None
    completion = _complete(opened, lock)
    draft = replace(opened, summary=completion.summary)
    verified, missed = _verify(draft, opened.summary, lock, locked, completion)
    ledger = find_ledger_faults(verified, draft.article, draft.loaded)
    if verified.state is State.LOCKED and lock:
        ledger = _without_vouched(ledger, opened.summary, lock)
    found = [*completion.faults, *missed, *ledger]
    checked = Checked(
        folder, inputs, draft.loaded, draft.summary, draft.article, verified, lock, opened.summary, completion,
        tuple(found),
    )  # fmt: skip
    return checked, sorted(accept(found, draft.summary), key=by_position)


def _complete(draft: Draft, lock: Lock | None) -> Completion:
    """What the summary leaves out, from the article's text, or from the lock where that is not at hand."""
    if draft.article is None:
        known = lock or Lock("", 0, {})
        completion = complete_from_lock(draft.summary, known, draft.loaded)
        if completion.faults:
            raise Failure(completion.faults[:MAX_FAULTS_OF_TEXT])
    else:
        completion = complete(draft.summary, draft.article, draft.loaded)
    check_places(completion.summary, draft.loaded)
    return replace(completion, summary=as_before(completion.summary, draft.folder.summary, "complete"))


def _without_vouched(found: list[Diagnostic], written: Summary, lock: Lock) -> list[Diagnostic]:
    """The faults of what has changed since the lock was made; all else was checked then, against the whole text."""
    vouched = find_vouched(written, lock)
    entries = {entry.path for entry in written.walk()}
    return [one for one in found if next(path for path in (*ancestors(one.path), "") if path in entries) not in vouched]


def _verify(
    draft: Draft, written: Summary, lock: Lock | None, locked: bool, completion: Completion
) -> tuple[Verified, list[Diagnostic]]:
    """The verified summary, for the ledger to read as far as it goes, with every quotation that was missed."""
    verified, missed = look_up(draft.summary, draft.article, draft.loaded, completion.located)
    if lock is None:
        lacking = [draft.loaded.diagnose("source", "locked", f"there is no {NAME}", "run `briefset lock`")]
        return verified, missed + lacking * locked
    if draft.article is None:
        verified, missed = verify_locked(verified, lock, draft.loaded)
    older = differences(written, verified, lock, draft.loaded) if locked else ()
    return verified, list(dict.fromkeys([*missed, *older]))


def check_once(folder: ArticleFolder, locked: bool, files: Files) -> tuple[str, list[Diagnostic]]:
    """One line on a good summary, its warnings and notes; what is known of one that is as it was is not asked again."""
    files.enter(str(folder.path), str(folder.outputs))
    stamp = Stamp(check_question(locked))
    if known := find_stamp(files, CHECK, stamp.question):
        return known.description, [Diagnostic.from_fields(fields) for fields in known.warnings]
    rest_on(stamp, files, *NEEDED[CHECK])
    checked = check(folder, locked)
    found = find_remarks(checked)
    rest_on(stamp, files, *map(folder.name_for_stamp, checked.read_beside))
    stamp.description, stamp.warnings = describe(checked), [warning.to_fields() for warning in found]
    write(stamp, CHECK, files)
    return stamp.description, found


def count_parts(checked: Checked) -> dict[str, int]:
    """How many entries each part of a good summary has."""
    return {
        name: len(getattr(checked.summary, name)) for name in ("claims", "quotations", "statistics", "events", "terms")
    }


def describe(checked: Checked) -> str:
    """One line on a good summary."""
    counts = ", ".join(f"{count} {name}" for name, count in count_parts(checked).items())
    against = {State.LIVE: "found in the article", State.LOCKED: f"as locked in {NAME}", State.UNVERIFIED: "checked"}
    return (
        f"{counts}; {len(checked.verified.found)} quotations and pieces of evidence {against[checked.verified.state]}"
    )


def find_remarks(checked: Checked) -> list[Diagnostic]:
    """The warnings and notes of a summary, be it right or wrong."""
    from briefset.build.lengths import find_notes

    return [*warnings(checked), *find_notes(checked)]


def warnings(checked: Checked) -> list[Diagnostic]:
    """What a reader of the summary should know although it is no error."""
    loaded, article = checked.loaded, checked.article
    if checked.verified.state is State.UNVERIFIED:
        if checked.is_wrong:
            return []
        hint = "put it beside the summary, under the name in `source.text`, or get evidence.lock from its author"
        message = "the article's text is not at hand: no quotation was looked up"
        return [loaded.diagnose("source", UNVERIFIED, message, hint, severity=Severity.WARNING)]
    found = _find_warnings(checked, article) if article else accept(list(checked.doubts), checked.summary)
    if checked.lock is None or checked.is_wrong:  # a lock is made when nothing is wrong
        return found
    if older := list(differences(checked.written, checked.verified, checked.lock, loaded)):
        message = f"{NAME} is older than this summary: {_count(older)}, first {older[0].path}"
        found.append(loaded.diagnose("source", STALE, message, "run `briefset lock`", severity=Severity.WARNING))
    return found


def _find_warnings(checked: Checked, article: Article) -> list[Diagnostic]:
    """Everything about names, speakers, cuts and sense, without what the summary accepts with a reason."""
    summary, loaded = checked.summary, checked.loaded
    found = [
        *checked.doubts,
        *check_names(summary, article, loaded),
        *check_attributions(checked.verified, article, loaded),
        *check_truncation(checked.verified, article, loaded),
        *find_sense_warnings(checked.verified, article, loaded),
    ]
    return sorted([*accept(found, summary), *find_accept_faults(found, checked.verified, loaded)], key=by_position)


def _count(found: list[Diagnostic]) -> str:
    return "1 difference" if len(found) == 1 else f"{len(found)} differences"


def write_lock(folder: ArticleFolder) -> tuple[Path, int]:
    """Write the lock of an article whose text is at hand: its path, and how many pieces it holds."""
    checked = check(folder)
    article, values = checked.require_article(), checked.completion.values
    lock = make_lock(checked.written, checked.verified, checked.published, values, article)
    folder.write(folder.lock, lock_to_text(lock))
    return folder.lock, len(lock.items)


def open_texts(folders: list[ArticleFolder]) -> tuple[dict[str, Article], list[Diagnostic]]:
    """The texts that are at hand, by slug, and a fault for each that is not; raises `Failure` when none is.

    Whether the quotations of their summaries are right does not matter.
    """
    opened, missing = {}, []
    for folder in folders:
        try:
            opened[folder.slug] = open_draft(folder).require_article()
        except Failure as failure:
            missing += failure.diagnostics
    if not opened or any(fault.code != "no-article-text" for fault in missing):
        raise Failure(missing)
    return opened, missing
