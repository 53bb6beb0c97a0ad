"""The fields of entries by their YAML keys, and what each may hold.

In: a type of entry, a field of pydantic's. Out: fields, types, answers. Never: a list of field names of its own.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from briefset.summary.model.base import Entry, entries_in


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
    """Whether a field holds one text, number or truth, which has room in a cell of a table."""
    return not entries_in(field.annotation) and get_origin(field.annotation) not in (list, dict)
