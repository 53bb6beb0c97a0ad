"""From a name to what it names, and back to all that name it: definition, references, renaming, outline.

In: a `Session`, a place; for the outline `Loaded`, right or not. Out: locations, edits and symbols of the protocol.
Never: renames to an id that is taken, or is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.workspace import PositionCodec

from briefset.article.nearest import locate
from briefset.article.text import Article
from briefset.build.check import Draft
from briefset.diagnostics.hints import shorten
from briefset.editor.places import Named, Spot, find_declaration, find_named, find_spot, find_usages, place_of
from briefset.editor.session import Session
from briefset.editor.texts import Text
from briefset.summary.model.base import SLUG
from briefset.summary.model.roles import Role
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import join_path

DEPTH = 3
"""Levels that an outline has: a key, an entry, a key of the entry that holds entries."""


class Navigator:
    """Finds places in the files of one article, in an editor's units."""

    def __init__(self, session: Session, draft: Draft, codec: PositionCodec) -> None:
        self.session, self.draft, self.codec = session, draft, codec

    def definitions(self, spot: Spot) -> Iterator[types.Location]:
        """Where the entry that is named stands, the paragraphs, or the quoted words in the article's text."""
        named = find_named(spot, self.draft.summary)
        if named and named.id:
            yield from self.at(find_declaration(named, self.draft.summary, self.draft.loaded))
        elif named:
            yield from (one for number in sorted(named.paragraphs) for one in self.paragraph(number))
        elif Role.VERBATIM in spot.role and (passages := self.session.passages):
            found = locate(str(spot.value), passages).places
            yield from (one for place in found for one in self.paragraph(place.paragraph, place.start, place.end))

    def references(self, named: Named, with_declaration: bool) -> Iterator[types.Location]:
        """All places that name the same; of a paragraph the statements too for which words of it were found."""
        summary, loaded = self.draft.summary, self.draft.loaded
        paths = [find_declaration(named, summary, loaded)] if named.id and with_declaration else []
        paths += find_usages(named, summary)
        if named.paragraphs and self.session.known:
            statements = self.session.known.register.statements
            told = [one.path for one in statements if named.paragraphs & {*one.paragraphs}]
            paths += [path for path in told if not any(used.startswith(path) for used in paths)]
        yield from (one for path in paths for one in self.at(path))

    def at(self, path: str) -> Iterator[types.Location]:
        """The place of a value, if it is written."""
        if path and (found := place_of(path, self.draft.loaded)):
            holder, place = found
            text = Text("\n".join(holder.lines), self.codec)
            yield types.Location(self.session.uri_of(holder.file), text.range_of(place))

    def paragraph(self, number: int, start: int = 0, end: int | None = None) -> Iterator[types.Location]:
        """A paragraph in the file of the article's text, or a stretch of it."""
        article = self.draft.article
        if article is None or not 0 <= number < len(article.places):
            return
        line, column = article.places[number]
        words = article.paragraphs[number].partition("\n")[0]
        row = Text("\n" * (line - 1) + " " * (column - 1) + words, self.codec)
        end = len(words) if end is None else end
        where = row.range((line - 1, column - 1 + start), (line - 1, column - 1 + end))
        yield types.Location(self.session.uri_of(article.file), where)

    def rename(self, named: Named, new: str) -> types.WorkspaceEdit:
        """The edits that give an entry another id, wherever it is named; raises an error of the protocol's."""
        summary, loaded = self.draft.summary, self.draft.loaded
        if not re.fullmatch(SLUG, new):
            raise refuse(f"“{new}” is no id: small letters, digits and hyphens, such as two-dreams")
        if any((one, new) in summary.by_id() for one in _sharing(named.collection)):
            raise refuse(f"there is an entry “{new}” already")
        edits: dict[str, list[types.TextEdit]] = defaultdict(list)
        old = re.compile(rf"(?<![\w-]){re.escape(named.id)}(?![\w-])")
        for path in [find_declaration(named, summary, loaded), *find_usages(named, summary)]:
            found = place_of(path, loaded)
            if found is None:
                continue
            holder, place = found
            text = Text("\n".join(holder.lines), self.codec)
            renamed = old.sub(new, text.slice(place))
            edits[self.session.uri_of(holder.file)].append(types.TextEdit(text.range_of(place), renamed))
        return types.WorkspaceEdit(changes=dict(edits))

    def renamable(self, spot: Spot, named: Named | None) -> types.Range:
        """The range of the id at a place; raises an error of the protocol's where none is written."""
        if not self.session.is_right:
            raise refuse("the file is wrong as it stands; mend it first")
        summary, loaded = self.draft.summary, self.draft.loaded
        declared = find_declaration(named, summary, loaded) if named and named.id else ""
        if named is None or not declared:
            raise refuse("there is no id here")
        if named.collection != "speakers" and not declared.endswith(".id"):
            raise refuse(
                f"“{named.id}” is made of the entry's first words; write `id: {named.id}` there, then rename it"
            )
        found = place_of(spot.path, loaded)
        if found is None or named.id not in (text := Text("\n".join(found[0].lines), self.codec)).slice(found[1]):
            raise refuse("the id is not written here; rename it at its entry")
        line, column, *_ = found[1]
        offset = text.slice(found[1]).index(named.id)
        begin = (line - 1, column - 1 + offset)
        return text.range(begin, (line - 1, begin[1] + len(named.id)))


def find_named_at(session: Session, text: Text, place: tuple[int, int]) -> tuple[Spot, Named | None]:
    """What stands at a place, and what it names."""
    spot = find_spot(session, text, place)
    return spot, find_named(spot, session.summary)


def find_paragraph(article: Article, line: int) -> int | None:
    """The paragraph on a line of the article's file, counted from 0."""
    return next((number for number, (at, _) in enumerate(article.places) if at == line + 1), None)


def refuse(message: str) -> JsonRpcInvalidParams:
    """An error that an editor shows as it is."""
    return JsonRpcInvalidParams(message)


def _sharing(collection: str) -> tuple[str, ...]:
    """The collections in which an id may stand once: numbers of our own share theirs with the article's."""
    return ("statistics", "derived") if collection in ("statistics", "derived") else (collection,)


def find_symbols(loaded: Loaded, text: Text) -> list[types.DocumentSymbol]:
    """The keys of the file that holds the summary, each with its entries."""
    own = loaded.alone or loaded
    return list(_below("", own.data, own, text))


def _below(path: str, value: Any, loaded: Loaded, text: Text) -> Iterator[types.DocumentSymbol]:
    pairs = value.items() if isinstance(value, dict) else ()
    children = [(name, join_path(path, name), child) for name, child in pairs]
    if isinstance(value, list):
        children = [(_called(child), f"{path}[{index}]", child) for index, child in enumerate(value)]
    for name, where, child in children:
        if isinstance(child, dict | list) or not path:
            yield _symbol(name, where, child, loaded, text)


def _symbol(name: str, path: str, value: Any, loaded: Loaded, text: Text) -> types.DocumentSymbol:
    mark = loaded.marks[path]
    begin = loaded.keys.get(path, mark)
    is_deep = path.count(".") + path.count("[") >= DEPTH
    kind = types.SymbolKind.Array if isinstance(value, list) else types.SymbolKind.Object
    return types.DocumentSymbol(
        name or path,
        kind if isinstance(value, dict | list) else types.SymbolKind.String,
        text.range_of((*begin[:2], *max(begin[2:], mark[2:]))),
        text.range_of(begin),
        detail=None if isinstance(value, dict | list) else shorten(str(value)),
        children=[] if is_deep else list(_below(path, value, loaded, text)),
    )


def _called(value: Any) -> str:
    """The id of an entry, else the first text that it has."""
    if not isinstance(value, dict):
        return shorten(str(value))
    texts = (text for text in (value.get("id"), *value.values()) if isinstance(text, str) and text)
    return shorten(next(texts, ""))
