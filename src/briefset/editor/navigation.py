"""What a place of a summary names, and every place that names the same: definition, references, renaming, outline.

In: a `Session`, a place; for the outline `Loaded`, right or not. Out: `Spot`, `Named`, paths of the summary; locations,
edits and symbols of the protocol. Never: finds by likeness, or renames to an id that is taken, or is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.workspace import PositionCodec

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.article.nearest import locate
from briefset.article.text import Article
from briefset.build.check import Draft
from briefset.diagnostics.hints import shorten
from briefset.editor.cursor import find_cursor
from briefset.editor.session import Session
from briefset.editor.texts import Text
from briefset.summary.model import Entry, Summary
from briefset.summary.model.base import SLUG
from briefset.summary.model.fields import fields_of, owners_at
from briefset.summary.model.roles import Role, mentions_of, refs_of, roles_of, unique_of
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import join_path, parent, value_at
from briefset.yaml12.tree import Place

NAMES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Spot:
    """The value, or the key, at a place: its path, the types of its mapping, and the word and line around the place."""

    path: str
    is_key: bool
    value: Any
    owners: tuple[type[Entry], ...]
    line: str
    column: int

    @property
    def key(self) -> str:
        """The key; of an item of a list that of the list."""
        return re.sub(r"\[\d+\]$", "", self.path).rpartition(".")[2]

    @property
    def name(self) -> str:
        """The key as the model spells it."""
        return self.key.replace("-", "_")

    @property
    def owner(self) -> type[Entry] | None:
        """The type of entry that has the key."""
        return next((owner for owner in self.owners if self.key in fields_of(owner)), None)

    @property
    def role(self) -> Role:
        """What the value is to those who read it."""
        return roles_of(self.owner)[self.name] if self.owner else Role(0)

    def word(self, pattern: str) -> str:
        """What fits a pattern around the place."""
        found = (match[0] for match in re.finditer(pattern, self.line) if match.start() <= self.column <= match.end())
        return next(found, "")


@dataclass(frozen=True)
class Named:
    """What a place names: an entry by its collection and id, or paragraphs of the article."""

    collection: str = ""
    id: str = ""
    paragraphs: frozenset[int] = frozenset()


def find_spot(session: Session, text: Text, place: tuple[int, int]) -> Spot:
    """What stands at a place, counted from 0; where the file is no YAML, as far as it can be read up to there."""
    line, column = place
    loaded = session.load()
    if loaded is None:
        cursor = find_cursor(text.lines, line, column)
        owners = owners_at(cursor.path, cursor.scalars)
        return Spot(cursor.value_path, not cursor.key, cursor.typed, owners, text.lines[line], column)
    here = (line + 1, column + 1)
    keys = [path for path, mark in loaded.keys.items() if _holds(mark, here)]
    held = [path for path, mark in loaded.marks.items() if _holds(mark, here)]
    path = keys[0] if keys else max(held, key=lambda one: (loaded.marks[one][:2], len(one)), default="")
    holder = parent(re.sub(r"\[\d+\]$", "", path))
    return Spot(path, bool(keys), value_at(loaded.data, path), owners_at(holder, kinds_of(loaded)),
                text.lines[line], column)  # fmt: skip


def _holds(mark: Place, here: tuple[int, int]) -> bool:
    return mark[:2] <= here <= mark[2:]


def kinds_of(loaded: Loaded) -> dict[str, str]:
    """The values of `kind` by their paths."""
    return {path: str(value_at(loaded.data, path)) for path in loaded.keys if path.endswith(".kind")}


def find_named(spot: Spot, summary: Summary | None) -> Named | None:
    """What the value at a place names, or a reference in its text."""
    if spot.is_key:
        is_speaker = re.fullmatch(r"speakers\.[^.]+", spot.path)
        return Named("speakers", spot.path.partition(".")[2]) if is_speaker else None
    if cited := spot.word(LOCATOR):
        return Named(paragraphs=frozenset(read_paragraphs(cited)))
    owner, name = spot.owner, spot.name
    if owner is None:
        return None
    if Role.LOCATOR in spot.role:
        numbers = [spot.value] if isinstance(spot.value, int) else spot.value
        return Named(paragraphs=frozenset(number for number in numbers or () if isinstance(number, int)))
    if ref := refs_of(owner).get(name):
        return Named(ref.collection, _key_of(str(spot.value), ref.collection, summary))
    if name in unique_of(owner):
        return Named(re.split(r"[.\[]", spot.path)[0], str(spot.value))
    if mentioned := mentions_of(owner).get(name):
        word = spot.word(NAMES.pattern)
        known = summary.by_id() if summary else {}
        return next((Named(one, word) for one in mentioned.collections if (one, word) in known), None)
    return None


def _key_of(name: str, collection: str, summary: Summary | None) -> str:
    """The id by which an entry is known that is named in full, as a speaker may be."""
    known = summary.speakers if summary and collection == "speakers" else {}
    return next((key for key, speaker in known.items() if name in (speaker.name, *speaker.aliases)), name)


def find_declaration(named: Named, summary: Summary, loaded: Loaded) -> str:
    """The path where an id stands, or that of its entry where it is not written; nothing for an unknown one."""
    entry = summary.by_id().get((named.collection, named.id))
    if entry is None:
        return ""
    path = join_path(entry.path, "id")
    return path if path in loaded.holder(path).marks else entry.path


def find_usages(named: Named, summary: Summary) -> Iterator[str]:
    """The paths of the values that name the same, in the order of the summary; not that of the id itself."""
    for entry in summary.walk():
        if named.id:
            yield from (join_path(entry.path, name) for name in _names_of(entry, named))
        else:
            cited = ((name, read_paragraphs(text)) for name, text in entry.texts(Role.CITING))
            names = [name for name, numbers in cited if numbers & named.paragraphs]
            names += [name for name, number in entry.locators() if number in named.paragraphs]
            yield from (join_path(entry.path, name) for name in names)


def _names_of(entry: Entry, named: Named) -> Iterator[str]:
    """The fields of an entry, or items of its lists, that name an id."""
    yield from (name for name, ref, used in entry.ids() if ref.collection == named.collection and used == named.id)
    for name, mentioned in mentions_of(type(entry)).items():
        if named.collection in mentioned.collections and named.id in NAMES.findall(str(getattr(entry, name))):
            yield name


def place_of(path: str, loaded: Loaded) -> tuple[Loaded, Place] | None:
    """The file and the place of a value; None for one that is not written."""
    holder = loaded.holder(path)
    written = path if path in holder.marks else re.sub(r"\[0\]$", "", path)
    if named := re.fullmatch(r"speakers\.[^.]+", path):
        return holder, holder.keys[named[0]]
    return (holder, holder.marks[written]) if written in holder.marks else None


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
