"""The summary's format as JSON Schema, for editors and other programmes.

In: nothing. Out: a JSON Schema (2020-12) as plain data, or its text. Never: writes the file.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from briefset.summary.model import Summary

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


def summary_schema() -> dict[str, Any]:
    """The schema of a summary file."""
    body = Summary.model_json_schema(by_alias=True, schema_generator=_Generator)
    return {"$schema": DIALECT, "$id": IDENTIFIER, **body, "title": "briefset summary"}


def schema_text() -> str:
    """The schema as `schema/summary.schema.json` holds it."""
    return json.dumps(summary_schema(), ensure_ascii=False, indent=2) + "\n"
