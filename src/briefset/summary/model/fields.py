"""The fields of entries by their YAML keys, and what each may hold.

In: a type of entry, a field of pydantic's. Out: fields, types, answers. Never: a list of field names of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from briefset.summary.model import Summary
from briefset.summary.model.base import Entry, entries_in, to_kebab
from briefset.summary.model.roles import Role, role_of, tabular_of
from briefset.yaml12.paths import STEP, join_path


@cache
def fields_of(owner: type[Entry]) -> dict[str, FieldInfo]:
    """The fields of an entry by their YAML keys, its own before what every entry has."""
    ordered = sorted(owner.model_fields.items(), key=lambda item: item[0] == "accept")
    return {field.alias or name: field for name, field in ordered}


def is_text(field: FieldInfo) -> bool:
    """Whether a field holds a text, so that nothing else is read out of its characters."""
    return _holds_text(field.annotation)


def _holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(_holds_text, get_args(annotation)))


def is_cell(field: FieldInfo) -> bool:
    """Whether a field holds one text, number or truth, or paragraphs, which have room in a cell of a table."""
    return not entries_in(field.annotation) and (is_locator(field) or get_origin(field.annotation) not in (list, dict))


def is_locator(field: FieldInfo) -> bool:
    """Whether a field holds paragraphs, of which there may be several."""
    return get_origin(field.annotation) is list and Role.LOCATOR in role_of(field)


def tables_of(owner: type[Entry] = Summary, path: str = "") -> Iterator[str]:
    """The path of each list that may stand in a file of its own."""
    marked = tabular_of(owner)
    for name, field in owner.model_fields.items():
        here = join_path(path, to_kebab(name))
        if name in marked:
            yield here
        elif isinstance(field.annotation, type) and issubclass(field.annotation, Entry):
            yield from tables_of(field.annotation, here)


def kind_of(entry: type[Entry]) -> str:
    """The value of `kind` that stands for a type of slide or exhibit; empty for other entries."""
    field = entry.model_fields.get("kind")
    return str(get_args(field.annotation)[0]) if field and get_args(field.annotation) else ""


def owners_at(path: str, kinds: Mapping[str, str]) -> tuple[type[Entry], ...]:
    """The types of entry that a mapping at a path may be; `kinds` has the value of `kind` by the path of that key.

    At the path of a list they are those of its items; at that of a mapping by name, such as `speakers`, there are none.
    """
    owners: tuple[type[Entry], ...] = (Summary,)
    named, here = False, ""
    for step in STEP.finditer(path):
        here += f".{step[0]}" if step[1] and here else step[0]
        if named:
            named = False
        elif step[1]:
            fields = [fields_of(owner)[step[1]] for owner in owners if step[1] in fields_of(owner)]
            named = any(get_origin(field.annotation) is dict for field in fields)
            owners = tuple(dict.fromkeys(entry for field in fields for entry in entries_in(field.annotation)))
        if kind := kinds.get(f"{here}.kind"):
            owners = tuple(owner for owner in owners if kind_of(owner) in ("", kind))
    return () if named else owners
