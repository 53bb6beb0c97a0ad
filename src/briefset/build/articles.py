"""A project on disk: its articles, their summaries and texts, and where outputs go.

In: a folder. Out: `ArticleFolder`, `Checked`. Never: writes anything but the lock.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from briefset.article.text import Article, read_article
from briefset.diagnostics import Diagnostic, Exit, Failure, Position, Severity
from briefset.evidence.ledger import check_ledger
from briefset.evidence.quotations.fix import Fix, Replace, fix_quotations
from briefset.evidence.quotations.lock import NAME, Lock, differences, make_lock, read_lock, verify_locked
from briefset.evidence.quotations.names import check_names
from briefset.evidence.quotations.speakers import check_attributions
from briefset.evidence.quotations.truncation import check_truncation
from briefset.evidence.quotations.verify import State, Verified, verify
from briefset.files.store import write_file
from briefset.language.locale import use_locale
from briefset.summary.model import Summary
from briefset.summary.validate import validate
from briefset.yaml12.document import Loaded, load


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """One folder below `content/`, named by its slug."""

    slug: str
    path: Path
    root: Path

    @property
    def summary(self) -> Path:
        """Its summary."""
        return self.path / "summary.yaml"

    def show(self, path: Path) -> str:
        """A path as messages name it: relative to the project where it lies below it."""
        resolved, root = path.resolve(), self.root.resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.as_posix()


@dataclass(frozen=True, slots=True)
class Checked:
    """An article's folder with its summary loaded, validated and verified."""

    folder: ArticleFolder
    loaded: Loaded
    verified: Verified
    article: Article | None
    lock: Lock | None
    inputs: dict[str, bytes]

    @property
    def summary(self) -> Summary:
        """The summary."""
        return self.verified.summary

    @property
    def article_sha256(self) -> str:
        """The hash of the text that the summary was verified against, directly or through the lock; empty for none."""
        known = self.article or self.lock
        return known.sha256 if known else ""


def find_articles(root: Path, names: list[str]) -> list[ArticleFolder]:
    """The folders of the articles named by slug, folder or summary; all of them when none is named.

    Raises `Failure` (usage) for a name that is none of these.
    """
    known = sorted(path.parent for path in (root / "content").glob("*/summary.yaml"))
    if not names:
        if not known:
            message, hint = (
                "there is no content/*/summary.yaml here",
                "run `briefset new SLUG`, or go to the project's folder",
            )
            raise Failure([Diagnostic(Position("content"), "no-article", message, hint)], Exit.USAGE)
        return [ArticleFolder(path.name, path, root) for path in known]
    return [_find_article(root, name, [path.name for path in known]) for name in names]


def _find_article(root: Path, name: str, known: list[str]) -> ArticleFolder:
    for path in (root / "content" / name, Path(name), Path(name).parent):
        if (path / "summary.yaml").is_file() and (path != Path(name).parent or Path(name).name == "summary.yaml"):
            return ArticleFolder(path.resolve().name, path, root)
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"articles here: {', '.join(known) or 'none'}"
    raise Failure([Diagnostic(Position(name), "no-article", f"no article {name!r}", hint)], Exit.USAGE)


def check(folder: ArticleFolder, locked: bool = False) -> Checked:
    """The verified summary of an article; raises `Failure` with everything that is wrong.

    Without the article's text the lock stands in for it; `locked` refuses any difference from the lock even with it.
    """
    return check_bytes(folder, _read(folder, folder.summary), locked)


def check_bytes(folder: ArticleFolder, data: bytes, locked: bool = False) -> Checked:
    """The same for bytes that may become the article's summary."""
    inputs = {"summary.yaml": data}
    loaded = load(inputs["summary.yaml"], folder.show(folder.summary))
    summary = validate(loaded)
    with use_locale(summary.language, summary.source.language):
        return _check(folder, loaded, summary, inputs, locked)


def _check(folder: ArticleFolder, loaded: Loaded, summary: Summary, inputs: dict[str, bytes], locked: bool) -> Checked:
    text = _article_bytes(folder, summary)
    article = _article(folder, summary, text)
    lock = _lock(folder, inputs)
    verified = verify(summary, article, loaded)
    if lock is not None and (article is None or locked):
        against_lock = verify_locked(verified, lock, loaded)
        verified = verified if article else against_lock
    elif locked:
        raise Failure([loaded.diagnose("source", "locked", f"there is no {NAME}", "run `briefset lock`")])
    check_ledger(verified, article, loaded)
    return Checked(folder, loaded, verified, article, lock, inputs)


def _lock(folder: ArticleFolder, inputs: dict[str, bytes]) -> Lock | None:
    path = folder.path / NAME
    if not path.is_file():
        return None
    inputs[NAME] = _read(folder, path)
    return read_lock(inputs[NAME], folder.show(path))


def _article_bytes(folder: ArticleFolder, summary: Summary) -> bytes | None:
    if summary.source.text is None:
        return None
    path = folder.path / summary.source.text
    return _read(folder, path) if path.is_file() else None


def _article(folder: ArticleFolder, summary: Summary, text: bytes | None) -> Article | None:
    if text is None or summary.source.text is None:
        return None
    name = folder.show(folder.path / summary.source.text)
    source = summary.source
    return read_article(text, name, source.front, source.ends_before, source.encoding)


def _read(folder: ArticleFolder, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"cannot be read: {fault.strerror}"
        raise Failure(
            [Diagnostic(Position(folder.show(path)), "no-file", message, "check the name and its rights")]
        ) from None


def describe(checked: Checked) -> str:
    """One line on a good summary."""
    counted = {
        name: len(getattr(checked.summary, name)) for name in ("claims", "quotations", "statistics", "events", "terms")
    }
    counts = ", ".join(f"{count} {name}" for name, count in counted.items())
    against = {State.LIVE: "found in the article", State.LOCKED: f"as locked in {NAME}", State.UNVERIFIED: "checked"}
    return (
        f"{counts}; {len(checked.verified.found)} quotations and pieces of evidence {against[checked.verified.state]}"
    )


def warnings(checked: Checked) -> list[Diagnostic]:
    """What a reader of the summary should know although it is no error."""
    loaded, article = checked.loaded, checked.article
    if checked.verified.state is State.UNVERIFIED:
        hint = "put it beside the summary, under the name in `source.text`, or get evidence.lock from its author"
        message = "the article's text is not at hand: no quotation was looked up"
        return [loaded.diagnose("source", "unverified", message, hint, severity=Severity.WARNING)]
    found = _names_and_speakers(checked, article) if article else []
    older = list(differences(checked.verified, checked.lock, loaded)) if checked.lock else []
    if older:
        message = f"{NAME} is older than this summary: {_count(older)}, first {older[0].path}"
        found.append(loaded.diagnose("source", "stale-lock", message, "run `briefset lock`", severity=Severity.WARNING))
    return found


def _names_and_speakers(checked: Checked, article: Article) -> list[Diagnostic]:
    names = check_names(checked.summary, article, checked.loaded)
    truncated = check_truncation(checked.verified, article, checked.loaded)
    return [*names, *check_attributions(checked.verified, article, checked.loaded), *truncated]


def _count(found: list[Diagnostic]) -> str:
    return "1 difference" if len(found) == 1 else f"{len(found)} differences"


def fix(folder: ArticleFolder, replace: Replace) -> list[Fix]:
    """Put the article's words and paragraphs into a summary where they are clear: what was changed; writes the file."""
    data, name = _read(folder, folder.summary), folder.show(folder.summary)
    loaded = load(data, name)
    summary = validate(loaded)
    article = _article(folder, summary, _article_bytes(folder, summary))
    if article is None:
        raise Failure([_without_text(loaded)])
    fixed, changes = fix_quotations(data, name, article, replace)
    if changes:
        write_file(folder.summary, fixed)
    return changes


def open_article(folder: ArticleFolder) -> Article:
    """The article's text as the summary describes it, whether or not the summary's quotations are right.

    Raises `Failure` when the text is not at hand.
    """
    loaded = load(_read(folder, folder.summary), folder.show(folder.summary))
    summary = validate(loaded)
    article = _article(folder, summary, _article_bytes(folder, summary))
    if article is None:
        raise Failure([_without_text(loaded)])
    return article


def open_articles(folders: list[ArticleFolder]) -> tuple[dict[str, Article], list[Diagnostic]]:
    """The texts that are at hand, by slug, and a fault for each that is not; raises `Failure` when none is."""
    opened, missing = {}, []
    for folder in folders:
        try:
            opened[folder.slug] = open_article(folder)
        except Failure as failure:
            missing += failure.diagnostics
    if not opened or any(fault.code != "no-article-text" for fault in missing):
        raise Failure(missing)
    return opened, missing


def _without_text(loaded: Loaded) -> Diagnostic:
    hint = "put it beside the summary, under the name in `source.text`"
    return loaded.diagnose("source", "no-article-text", "the article's text is not at hand", hint)


def write_lock(folder: ArticleFolder) -> tuple[Path, int]:
    """Write the lock of an article whose text is at hand: its path, and how many pieces it holds."""
    checked = check(folder)
    if checked.article is None:
        raise Failure([_without_text(checked.loaded)])
    made = make_lock(checked.verified, checked.article)
    write_file(folder.path / NAME, made.to_text())
    return folder.path / NAME, len(made.items)
