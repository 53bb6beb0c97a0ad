"""Which keys may stand where in a summary.

In: the location that pydantic gives with an error. Out: `Place`: its YAML path and the type of entry around it.
Never: looks at the values of a summary.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from briefset.summary.model import Entry, Summary


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the YAML: `key` is the last key of `path`, `owner` the entry that holds it, `below` what it holds."""

    path: str
    key: str
    owner: type[Entry]
    below: tuple[type[Entry], ...]

    @property
    def field(self) -> FieldInfo | None:
        """What the model says of the key; None when the owner has no such key."""
        return fields_of(self.owner).get(self.key)

    @property
    def is_optional(self) -> bool:
        """Whether the key may be left out; an item of a list may always be."""
        return self.path.endswith("]") or (self.field is not None and not self.field.is_required())

    @property
    def label(self) -> str:
        """The last step of the path, such as `columns[2]`."""
        return self.path.rpartition(".")[2]

    @property
    def noun(self) -> str:
        """What one entry of the key's list is called."""
        return self.key.removesuffix("s")


@cache
def fields_of(owner: type[Entry]) -> dict[str, FieldInfo]:
    """The fields of an entry by their YAML keys."""
    return {field.alias or name: field for name, field in owner.model_fields.items()}


def entries_in(annotation: Any) -> tuple[type[Entry], ...]:
    """Every type of entry that a field may hold."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return (annotation,) if issubclass(annotation, Entry) else ()
    return tuple(entry for part in get_args(annotation) for entry in entries_in(part))


def locate(location: Iterable[int | str]) -> Place:
    """The place of an error; names of union members, which pydantic adds to a location, are left out of the path."""
    place, named = Place("", "", Summary, (Summary,)), False
    for step in location:
        if isinstance(step, int):
            place = Place(f"{place.path}[{step}]", place.key, place.owner, place.below)
        elif step == "[key]":
            continue
        elif named:
            place, named = Place(f"{place.path}.{step}", place.key, place.owner, place.below), False
        elif len(place.below) > 1:
            place = Place(place.path, place.key, place.owner, tuple(e for e in place.below if kind_of(e) == step))
        else:
            place = _step_down(place, step)
            named = place.field is not None and get_origin(place.field.annotation) is dict
    return place


def _step_down(place: Place, key: str) -> Place:
    owner = place.below[0] if place.below else place.owner
    path = f"{place.path}.{key}" if place.path else key
    field = fields_of(owner).get(key)
    return Place(path, key, owner, entries_in(field.annotation) if field else ())


def kind_of(entry: type[Entry]) -> str:
    """The value of `kind` that stands for a type of slide or exhibit; empty for other entries."""
    field = entry.model_fields.get("kind")
    return str(get_args(field.annotation)[0]) if field and get_args(field.annotation) else ""


@cache
def homes() -> dict[str, tuple[str, ...]]:
    """For each key, the keys of the summary below which it may stand."""
    found: dict[str, list[str]] = {}
    for name, field in fields_of(Summary).items():
        for key in sorted({key for entry in entries_in(field.annotation) for key in fields_of(entry)}):
            found.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in found.items()}
