"""The summary's format as JSON Schema, for editors and other programmes.

In: nothing. Out: a JSON Schema (2020-12) as plain data, or its text. Never: writes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from briefset.summary.model import Entry, Summary
from briefset.summary.model.base import entries_in
from briefset.summary.model.fields import fields_of
from briefset.summary.model.roles import mentions_of, refs_of, unique_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:briefset:summary:1"


class _Generator(GenerateJsonSchema):
    """Pydantic's generator without titles made of the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic calls it
        """No: a key is its own title."""
        return False

    def dict_schema(self, schema: Any) -> JsonSchemaValue:
        """A mapping whose keys are names of the writer's: other keys than names are refused."""
        return {**super().dict_schema(schema), "additionalProperties": False}

    def tagged_union_schema(self, schema: Any) -> JsonSchemaValue:
        """Without `discriminator`, which is a keyword of OpenAPI's and not of JSON Schema's."""
        return {"oneOf": super().tagged_union_schema(schema)["oneOf"]}


def summary_schema(with_names: bool = False) -> dict[str, Any]:
    """The schema of a summary file.

    Editors offer examples as values, so that those that are names of another article's entries are left out unless
    a reader is to see them.
    """
    body = Summary.model_json_schema(by_alias=True, schema_generator=_Generator)
    for owner in () if with_names else _owners(Summary):
        rules = body if owner is Summary else body["$defs"][owner.__name__]
        for key in _naming(owner):
            rules["properties"][key].pop("examples", None)
    return {"$schema": DIALECT, "$id": IDENTIFIER, **body, "title": "briefset summary"}


def _owners(owner: type[Entry]) -> set[type[Entry]]:
    """A type of entry, and all that may stand below it."""
    below = (one for field in fields_of(owner).values() for one in entries_in(field.annotation))
    return {owner}.union(*map(_owners, below))


def _naming(owner: type[Entry]) -> Iterator[str]:
    """The keys that hold names of entries, their own or others', or whole entries."""
    marked = {*refs_of(owner), *unique_of(owner), *mentions_of(owner)}
    for key, field in fields_of(owner).items():
        if key.replace("-", "_") in marked or entries_in(field.annotation):
            yield key


@cache
def schema_text() -> str:
    """The schema as `schema/summary.schema.json` holds it."""
    return json.dumps(summary_schema(), ensure_ascii=False, indent=2) + "\n"
