"""What a place of a summary names, and every other place that names the same.

In: a `Session`, a place. Out: `Spot`, `Named`, paths of the summary. Never: finds by likeness; an id is an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.editor.cursor import find_cursor
from briefset.editor.session import Session
from briefset.editor.texts import Text
from briefset.summary.model import Entry, Summary
from briefset.summary.model.fields import fields_of, owners_at
from briefset.summary.model.roles import Role, mentions_of, refs_of, roles_of, unique_of
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import join_path, parent
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
    return Spot(path, bool(keys), _value_at(loaded.data, path), owners_at(holder, kinds_of(loaded)),
                text.lines[line], column)  # fmt: skip


def _holds(mark: Place, here: tuple[int, int]) -> bool:
    return mark[:2] <= here <= mark[2:]


def _value_at(data: Any, path: str) -> Any:
    """The value at a path; a single value also stands for a list of one."""
    for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        if isinstance(data, dict) and key:
            data = data.get(key)
        elif isinstance(data, list) and index:
            data = data[int(index)]
    return data


def kinds_of(loaded: Loaded) -> dict[str, str]:
    """The values of `kind` by their paths."""
    return {path: str(_value_at(loaded.data, path)) for path in loaded.keys if path.endswith(".kind")}


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
