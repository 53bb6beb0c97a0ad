"""An entry added to a summary: made of words of the article, held against it, put where it belongs.

In: an `ArticleFolder`, a kind, words, what a person says of them. Out: the new file, and `Added`. Never: writes an
entry of which `check` would complain, or changes anything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic.fields import FieldInfo

from briefset.article.nearest import Located, locate
from briefset.article.normalize import normalize
from briefset.article.search import Passages, passages_of
from briefset.build.articles import ArticleFolder
from briefset.build.check import Draft, examine, open_draft, warnings
from briefset.diagnostics import Diagnostic, Failure, Position, Severity, misuse
from briefset.summary.model import Summary
from briefset.summary.model.base import entries_in
from briefset.summary.model.fields import fields_of, is_text
from briefset.summary.model.roles import Role
from briefset.summary.tables import append_row, read_table
from briefset.summary.validate import find_inconsistencies, parse
from briefset.workspace.entries import Values, find_kind, find_words, make_entry, make_piece
from briefset.workspace.kinds import Kind
from briefset.yaml12.document import load
from briefset.yaml12.edit import insert_item
from briefset.yaml12.paths import is_at_or_below
from briefset.yaml12.tree import resolve


@dataclass(frozen=True, slots=True)
class Added:
    """Where an entry was put, and its lines."""

    position: Position
    path: str
    lines: list[str]


def read_values(kind: Kind, given: Iterable[str]) -> Values:
    """What `KEY=VALUE` says, as a summary would have it; raises `Failure` (usage) for anything else."""
    fields = _fields(kind)
    values: Values = {}
    for one in given:
        name, equals, text = one.partition("=")
        if not equals or not text.strip() or name not in fields:
            hint = f"write KEY=VALUE, with one of {', '.join(fields)}"
            raise misuse("--set", f"“{one}” is no value of a {kind}", hint)
        values[name] = text.strip() if is_text(fields[name]) else resolve(text.strip())
    return values


def _fields(kind: Kind) -> dict[str, FieldInfo]:
    return fields_of(entries_in(fields_of(Summary)[kind.collection].annotation)[0])


def add_entry(folder: ArticleFolder, kind: Kind, words: str, given: Mapping[str, Any]) -> Added:
    """Put an entry for some words of the article into a summary; raises `Failure`, and then nothing has changed."""
    draft = open_draft(folder, is_unfinished=True)
    item = draft_item(draft, kind, words, given)
    key, loaded, data = kind.collection, draft.loaded, draft.inputs["summary.yaml"]
    if table := loaded.included.get(key):
        name = load(data, loaded.file).data[key]["file"]
        data, index, path = (
            append_row(draft.inputs[name], table.file, key, item),
            len(table.data[key]),
            folder.path / name,
        )
        again = read_table(data, table.file, key)
    else:
        index, path = _index(draft, kind, item), folder.summary
        data = insert_item(data, loaded, key, index, item, list(fields_of(Summary)))
        again = load(data, loaded.file)
    folder.write(path, data)
    position = again.position(place := f"{key}[{index}]")
    return Added(position, place, again.lines[position.line - 1 : position.end_line])


def draft_item(draft: Draft, kind: Kind, words: str, given: Mapping[str, Any]) -> Values:
    """The entry for some words of the article, of which `check` says nothing; raises `Failure` with all it would."""
    article = draft.require_article()
    found = find_words(words, draft.summary, article, given, recurs=kind is Kind.term)
    made = make_entry(kind, found)
    item = {name: made[name] for name in _fields(kind) if name in made}
    if faults := [*_find_double(draft, kind, item, found.place.paragraph), *_examine(draft, kind, item)]:
        raise Failure(faults)
    return item


def draft_any(draft: Draft, words: str) -> tuple[Located, str, Values]:
    """What became of some words, the list for which they make an entry, and the entry; raises `Failure` as above.

    The words of somebody who is quoted are a quotation, others with a number a statistic, with a date an event.
    """
    article = draft.require_article()
    located = locate(words, passages_of(article.paragraphs, draft.summary.locale.article_language_data))
    found = find_words(words, draft.summary, article, {}, recurs=False)
    kind = find_kind(found)
    if kind is None:
        return located, "evidence", make_piece(found)
    return located, kind.collection, draft_item(draft, kind, words, {})


def _index(draft: Draft, kind: Kind, item: Values) -> int:
    """Where an entry belongs: events by date, terms in the order of the article, all others at the end."""
    entries = getattr(draft.summary, kind.collection)
    if kind is Kind.event:
        later = [index for index, event in enumerate(entries) if _is_later(event.date, str(item["date"]))]
    elif kind is Kind.term:
        passages = passages_of(draft.require_article().paragraphs, draft.summary.locale.article_language_data)
        places = [_first_place(term.term, term.at, passages) for term in entries]
        own = _first_place(item["term"], item.get("at", []), passages)
        later = [index for index, place in enumerate(places) if place > own]
    else:
        later = []
    return later[0] if later else len(entries)


def _is_later(date: str, other: str) -> bool:
    """Whether a date is later than another as far as both are known."""
    length = min(len(one.partition("/")[0]) for one in (date, other))
    return date[:length] > other[:length]


def _first_place(term: str, at: int | list[int], passages: Passages) -> int:
    """The first paragraph of a term."""
    if at:
        return at if isinstance(at, int) else at[0]
    return next((found.paragraph for found in passages.find_all(term, None, free_case=True)), 0)


def _find_double(draft: Draft, kind: Kind, item: Values, at: int) -> Iterator[Diagnostic]:
    """A complaint where an entry has the same words of that paragraph already."""
    own = {_plain(str(value)) for value in item.values()}
    for entry in getattr(draft.summary, kind.collection):
        is_there = at in (entry.paragraphs_named or [at])
        if is_there and any(_plain(text) in own for _, text in entry.texts(Role.VERBATIM)):
            place = draft.loaded.position(entry.path)
            message = f"{entry.path} has these words already, in {place.file}:{place.line}"
            yield Diagnostic(Position("words"), "repeated-item", message, "change that entry")
            return


def _plain(text: str) -> str:
    return normalize(text).text.casefold()


def _examine(draft: Draft, kind: Kind, item: Values) -> list[Diagnostic]:
    """What `check` would say of the entry in a summary of its own."""
    key, loaded = kind.collection, draft.loaded
    own = {name for name, field in fields_of(Summary).items() if not entries_in(field.annotation)}
    head = {name: value for name, value in loaded.data.items() if name in {*own, "source", "speakers"}}
    text = json.dumps(head | {"title": "–", key: [item]}, default=str, ensure_ascii=False)
    alone, at = load(text.encode(), loaded.file), f"{key}[0]"
    try:
        summary = parse(alone)
        found = _told_of(at, find_inconsistencies(summary, alone))
        if found:
            return found
        checked, faults = examine(replace(draft, loaded=alone, summary=summary))
        return _told_of(at, dict.fromkeys([*faults, *warnings(checked)]))
    except Failure as failure:
        return _told_of(at, failure.diagnostics)


def _told_of(at: str, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [_tell(one, at) for one in found if one.severity is not Severity.NOTE and is_at_or_below(one.path, at)]


def _tell(found: Diagnostic, at: str) -> Diagnostic:
    field = found.path.removeprefix(at).lstrip(".") or "entry"
    hint = f"{found.hint}; with --set KEY=VALUE a key of the entry is given" if found.hint else found.hint
    return Diagnostic(Position("words"), found.code, f"the {field} would be wrong: {found.message}", hint)
