"""The JSON Schema: committed as generated, complete, and of one mind with the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from briefset.summary.schema import schema_text, summary_schema
from briefset.yaml12.document import load

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = summary_schema(with_names=True)


def each_property(schema: dict[str, Any] = SCHEMA) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, entry in [("Summary", schema), *schema["$defs"].items()]:
        for key, rules in entry["properties"].items():
            yield f"{name}.{key}", rules


def test_the_committed_schema_is_the_one_that_the_model_gives() -> None:
    assert (ROOT / "schema" / "summary.schema.json").read_text(encoding="utf-8") == schema_text()


def test_what_editors_read_offers_no_id_of_another_article_as_a_value() -> None:
    offered = [example for name, schema in each_property(summary_schema()) for example in schema.get("examples", [])]
    assert {"ruan", "imf-share-before", "two-dreams", "africa-trade-end / africa-trade-start"} & set(
        map(str, offered)
    ) == set()
    assert "Xi Jinping" in offered


def test_it_is_a_json_schema_of_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:briefset:summary:1"
    assert SCHEMA["title"] == "briefset summary"


def test_a_property_says_what_it_is_for_and_shows_a_value() -> None:
    for name, schema in each_property():
        assert schema["description"].endswith("."), name
        assert schema["examples"], name


def test_the_example_of_a_plain_property_is_valid() -> None:
    for name, schema in each_property():
        example = schema["examples"][0]
        if not isinstance(example, dict | list):
            assert Draft202012Validator({**schema, "$defs": SCHEMA["$defs"]}).is_valid(example), name


def test_unknown_keys_are_refused_everywhere() -> None:
    for name, entry in [("Summary", SCHEMA), *SCHEMA["$defs"].items()]:
        assert entry["additionalProperties"] is False, name
        assert entry["description"], name


def test_it_accepts_the_base_of_all_cases_and_refuses_a_slip_in_it() -> None:
    data = json.loads(json.dumps(load((ROOT / "tests/cases/base.yaml").read_bytes(), "base.yaml").data, default=float))
    validator = Draft202012Validator(SCHEMA)
    validator.validate(data)
    data["speakers"]["Not An Id"] = {"name": "X"}
    data["slides"][1]["exhibt"] = "share"
    assert len(list(validator.iter_errors(data))) == 2
