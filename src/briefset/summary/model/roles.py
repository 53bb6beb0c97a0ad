"""What each field of a summary is to the rest of the program, as marks in its annotation (PEP 593).

In: a type of entry. Out: the marks of its fields, by their names in Python. Never: a list of field names; who needs
one asks for a role here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache, reduce
from operator import or_
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Role(Flag):
    """What a text, or a number, is to those who read it."""

    SETTING = auto()
    """Steers the program, or names something; no page prints it as it stands."""
    PRINTED = auto()
    """Pages print its words."""
    PARSED = auto()
    """Code reads its words before they are printed, as it reads a unit for its currency."""
    WEIGHED = auto()
    """The evidence must bear out its numbers and dates."""
    QUOTING = auto()
    """Its words in quotation marks must stand in the article."""
    CITING = auto()
    """It may name paragraphs of the article, and hold links."""
    VERBATIM = auto()
    """All of it must stand in the article."""
    NAME = auto()
    """It names somebody or something as the article does."""
    PLAIN = auto()
    """Printed as it stands, without Markdown."""
    HEAD = auto()
    """What a statement is called."""
    STATEMENT = auto()
    """What is stated."""
    LACKING = auto()
    """It says what the article does not: that something is missing, or the only one."""
    LOCATOR = auto()
    """Paragraphs of the article."""


@dataclass(frozen=True)
class Ref:
    """A field that holds ids of a collection; `of` is the type of entry that will do, and `kind` what it is called."""

    collection: str
    kind: str = ""
    of: type | None = None

    def takes(self, entry: object) -> bool:
        """Whether an entry of the collection will do."""
        return self.of is None or isinstance(entry, self.of)


@dataclass(frozen=True)
class Mentions:
    """A text that names ids of these collections among other words."""

    collections: tuple[str, ...]


@dataclass(frozen=True)
class Unique:
    """A field whose value stands once in its collection, or in the one that it is `shared` with."""

    noun: str = "the id"
    shared: str = ""


@dataclass(frozen=True)
class Findable:
    """A field that may be left out, because the program finds its value in the article or in another field."""


@dataclass(frozen=True)
class Tabular:
    """A list of entries that may stand in a CSV file, `{file: NAME}`, whose columns are the keys."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The list, or the name of its file."""
        named = {"file": {"type": "string", "minLength": 1}}
        file = {"type": "object", "properties": named, "required": ["file"], "additionalProperties": False}
        return {"anyOf": [handler(schema), file]}


Mark = TypeVar("Mark", Role, Ref, Mentions, Unique, Findable, Tabular)


@cache
def roles_of(owner: type[BaseModel]) -> dict[str, Role]:
    """The roles of each field; none for a choice, a number or an entry."""
    return {name: role_of(field) for name, field in owner.model_fields.items()}


def role_of(field: FieldInfo) -> Role:
    """The roles of a field."""
    return reduce(or_, _marks(field, Role), Role(0))


@cache
def refs_of(owner: type[BaseModel]) -> dict[str, Ref]:
    """What each field names, of those that hold ids of other entries."""
    return _single_marks(owner, Ref)


@cache
def mentions_of(owner: type[BaseModel]) -> dict[str, Mentions]:
    """What the texts of each field name, of those that name ids of other entries among other words."""
    return _single_marks(owner, Mentions)


@cache
def unique_of(owner: type[BaseModel]) -> dict[str, Unique]:
    """The fields whose values stand once."""
    return _single_marks(owner, Unique)


@cache
def findable_of(owner: type[BaseModel]) -> dict[str, Findable]:
    """The fields that may be left out."""
    return _single_marks(owner, Findable)


def tabular_of(owner: type[BaseModel]) -> dict[str, Tabular]:
    """The lists that may stand in a file of their own."""
    return _single_marks(owner, Tabular)


def _single_marks(owner: type[BaseModel], kind: type[Mark]) -> dict[str, Mark]:
    """The last mark of a kind is the one nearest to the field."""
    return {name: mark for name, field in owner.model_fields.items() for mark in _marks(field, kind)}


def _marks(field: FieldInfo, kind: type[Mark]) -> Iterator[Mark]:
    return (mark for mark in (*field.metadata, *_nested(field.annotation)) if isinstance(mark, kind))


def _nested(annotation: Any) -> Iterator[object]:
    """The metadata inside a type: of the items of a list, and of alternatives."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _nested(part)
