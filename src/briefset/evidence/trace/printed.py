"""Every text that a product may print, by the YAML path that it comes from.

In: `Summary` and its `Register`. Out: `Printed` texts. Never: decides what a product shows (that is `view`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefset.evidence.quotations.collect import collect_quoted
from briefset.evidence.register import Register
from briefset.evidence.register.clauses import pair_evidence
from briefset.evidence.trace.text_key import TextKey, text_key
from briefset.language.locale import Locale
from briefset.language.sentences import split_sentences
from briefset.summary.model import Entry, Event, Quotation, Statistic, Summary
from briefset.summary.model.roles import Role
from briefset.wording.bibliography import format_reference
from briefset.wording.markdown import plain
from briefset.wording.wording import (
    author_names,
    format_date,
    format_day,
    format_paragraphs,
    format_statistic,
    join_names,
    number_parts,
)
from briefset.yaml12.paths import join_path

SUBTITLE = re.compile(r"(?<=\w): ")


@dataclass(frozen=True, slots=True)
class Printed:
    """A text at a YAML path, and the key by which it is found."""

    path: str
    text: str
    key: TextKey


def collect_printed(summary: Summary, register: Register, article_sha256: str = "") -> list[Printed]:
    """The texts of a summary as pages print them, whole and sentence by sentence, and the hash of its article."""
    fields = list(_fields(summary))
    known = {(path.rpartition(".")[0], text) for path, text in fields}
    quoted = ((piece.path, piece.words) for piece in collect_quoted(summary))
    hashed = [("source", article_sha256)] if article_sha256 else []
    texts = [
        *hashed,
        *fields,
        *quoted,
        *_composed(summary),
        *(item for item in _numbered(register) if item not in known),
    ]
    pieces = ((path, piece) for path, text in texts for piece in _pieces(text))
    return [Printed(path, text, key) for path, text in dict.fromkeys(pieces) if (key := text_key(plain(text))).text]


def _pieces(text: str) -> Iterator[str]:
    yield text
    for pieces in (split_sentences(text), SUBTITLE.split(text)):
        if len(pieces) > 1:
            yield from pieces


def _fields(summary: Summary) -> Iterator[tuple[str, str]]:
    for entry in summary.walk():
        yield from ((join_path(entry.path, name), text) for name, text in entry.texts(Role.PRINTED))


def _composed(summary: Summary) -> Iterator[tuple[str, str]]:
    """What pages put together of several fields."""
    source, locale = summary.source, summary.locale
    for author, name in zip(source.author, author_names(source), strict=True):
        yield author.path, name
    yield "source", "".join(part.text for part in format_reference(source, locale))
    yield from (("source", part.text) for part in format_reference(source, locale))
    yield "source.author", join_names(author_names(source), locale)
    yield "source.issued", format_date(source.issued, locale)
    yield "date", format_date(summary.date, locale)
    for entry in summary.walk():
        yield from ((entry.path, text) for text in _composed_of(entry, locale) if text)


def _composed_of(entry: Entry, locale: Locale) -> Iterator[str]:
    match entry:
        case Statistic():
            yield format_statistic(entry, locale)
            yield "".join(number_parts(entry, locale)[:2])
            yield " ".join(filter(None, (entry.label, entry.period)))
        case Quotation():
            yield f"as quoted in {format_paragraphs(entry.at, locale)}"
        case Event():
            yield format_date(entry.date, locale)
            yield format_day(entry.date, locale)


def _numbered(register: Register) -> Iterator[tuple[str, str]]:
    """Statements as the register states them, whole and beside their evidence; derived numbers with their working."""
    for statement in register.statements:
        yield from ((statement.path, text) for text in (statement.stated, statement.head, statement.working) if text)
        yield from ((statement.path, pair.stated) for pair in pair_evidence(statement))
        yield from ((support.path, support.words) for support in statement.supports)
