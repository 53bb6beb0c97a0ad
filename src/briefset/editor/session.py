"""One article that is open in an editor: its texts as they are typed, and what is known of them.

In: texts by their paths. Out: `Draft`, `CheckResult`. Never: writes a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError
from pygls.uris import from_fs_path

from briefset.article.search import Passages, passages_of
from briefset.article.text import Article
from briefset.build.articles import ArticleFolder, find_project
from briefset.build.check import Checked, Draft, open_draft
from briefset.build.lengths import Length, find_printed, measure
from briefset.diagnostics import Diagnostic, Failure
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES
from briefset.evidence.register import Register, make_register
from briefset.files.reading import exists
from briefset.language.registry import find_language
from briefset.language.tags import primary
from briefset.summary.model import Source, Summary
from briefset.yaml12.document import Loaded, load

SUMMARY = "summary.yaml"


def find_folder(path: Path) -> ArticleFolder | None:
    """The article that a file of an editor's belongs to; None for a file of none. The summary need not be saved yet."""
    folder = path.parent
    if path.name != SUMMARY and not exists(folder / SUMMARY):
        return None
    root = find_project(folder) if exists(folder) else folder
    return ArticleFolder(folder.name, folder, root, named=True)


@dataclass(frozen=True)
class CheckResult:
    """What a check has found out about a summary."""

    checked: Checked

    @cached_property
    def register(self) -> Register:
        """Its statements with the article's words for them."""
        return make_register(self.checked.verified)

    @cached_property
    def printed(self) -> dict[str, dict[str, list[str]]]:
        """The products that print a statement, with their formats, by its path."""
        return find_printed(self.checked)

    @cached_property
    def lengths(self) -> list[Length]:
        """How long its parts are, and may be."""
        return measure(self.checked)


@dataclass
class Session:
    """What is known of one article while it is edited; what the last right text said stays known until the next."""

    folder: ArticleFolder
    changes: int = 0
    known: CheckResult | None = None
    told: list[Diagnostic] = field(default_factory=list)
    """What is shown of it."""
    is_right: bool = False
    """Whether the last text that was opened is a summary."""
    _read: int = -1
    _loaded: Loaded | None = None
    _tried: int = -1
    _draft: Draft | None = None

    def change(self, unsaved: Mapping[Path, bytes]) -> None:
        """From now on these are the texts that stand in for files."""
        self.folder = replace(self.folder, held=unsaved)
        self.changes += 1

    def load(self) -> Loaded | None:
        """The values of the summary as it is typed, with those of its tables where these are right; None: no YAML."""
        if self._read != self.changes:
            self._read, self._loaded = self.changes, self._load()
        return self._loaded

    def _load(self) -> Loaded | None:
        try:
            data = self.folder.read(self.folder.summary)
            loaded = load(data, self.folder.show(self.folder.summary))
        except Failure:
            return None
        try:
            return self.folder.open(data)[0]
        except Failure:
            return loaded

    def open(self) -> Draft | None:
        """The summary as it is typed, or, where that is wrong, as it was the last time that it was right."""
        if self._tried != self.changes:
            self._tried, self.is_right = self.changes, False
            with suppress(Failure):
                self._draft, self.is_right = open_draft(self.folder, is_unfinished=True), True
        return self._draft

    def uri_of(self, file: str) -> str:
        """The address of a file by the name that messages have for it."""
        return from_fs_path(str(self._find(file))) or file

    def text_of(self, file: str) -> str:
        """The text of a file as it is typed, by the name that messages have for it; nothing where it cannot be read."""
        try:
            return self.folder.read(self._find(file), MAX_ARTICLE_BYTES).decode("utf-8", "replace")
        except Failure:
            return ""

    def _find(self, file: str) -> Path:
        """A file of the article as the editor names it, whose folder may be a link; any other from the project on."""
        own = self.folder.path / Path(file).name
        return own if file == self.folder.show(own) else self.folder.root / file

    def keep(self, draft: Draft) -> None:
        """Remember a summary that was right when its check began, unless the text as it is now is known to be right."""
        if self._tried != self.changes or not self.is_right:
            self._draft = draft

    @property
    def summary(self) -> Summary | None:
        """That of `open`."""
        draft = self.open()
        return draft.summary if draft else None

    @property
    def passages(self) -> Passages | None:
        """The article's text, as far as the summary says which it is; None where it is not at hand."""
        draft = self.open()
        article, language = (draft.article, draft.summary.source.language) if draft else self._read_article()
        return passages_of(article.paragraphs, find_language(language)) if article else None

    def _read_article(self) -> tuple[Article | None, str]:
        """The text that is named by a summary which was never right, and its language."""
        loaded = self.load()
        if loaded is None:
            return None, ""
        try:
            source = Source.model_validate(loaded.data.get("source"))
            language = source.language if "language" in source.model_fields_set else str(loaded.data.get("language"))
            return self.folder.read_text(source, loaded), primary(language)
        except (ValidationError, Failure):
            return None, ""

    @property
    def lengths(self) -> Sequence[Length]:
        """How long the parts are, where that is known."""
        return self.known.lengths if self.known else ()
