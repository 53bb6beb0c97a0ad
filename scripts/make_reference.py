"""The pages of docs/reference/ and the JSON Schema, made from the code that they describe.

In: the model, the command line, the codes. Out: text by path; as a script, files. Never: reads a page that exists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args

import typer
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode
from typer.testing import CliRunner

from briefset.build.manifest import NAME as MANIFEST
from briefset.build.manifest import Manifest
from briefset.build.plan import Target
from briefset.cli.application import app
from briefset.cli.explanations import GROUPS, Explanation, read_explanations
from briefset.cli.fast_path import HEAD, TEXTS
from briefset.cli.format import to_json
from briefset.cli.results import RESULTS, DiagnosticData, Document
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.diagnostics import Exit
from briefset.diagnostics.codes import CODES
from briefset.summary.schema import schema_text, summary_schema
from briefset.workspace.initialize import DOCUMENTS

ROOT = Path(__file__).resolve().parents[1]
MAKER = "Made by scripts/make_reference.py; run `make reference` to make it anew."
DRAFT = "https://json-schema.org/draft/2020-12/schema"
GENERATED = f"<!-- {MAKER} -->\n"
EXITS = {
    Exit.OK: "Everything that was asked for is done.",
    Exit.ERRORS: "The summary, a template or an output has errors; nothing was written for that article.",
    Exit.USAGE: "The command line is wrong: an unknown option, or an article that is not there.",
    Exit.WARNINGS: "There are warnings, and `--strict` was given.",
    Exit.ENVIRONMENT: "A system library, a package or a font is missing; `briefset doctor` names the cure.",
    Exit.INTERRUPTED: "Interrupted from the keyboard.",
}


def make_pages() -> dict[str, str]:
    """Every generated file: its path below the project, and its text."""
    return {
        "docs/reference/summary.md": describe_summary(summary_schema(with_names=True)),
        "docs/reference/cli.md": describe_commands(),
        "docs/reference/exit-codes.md": describe_exits(),
        "docs/reference/diagnostics.md": describe_codes(),
        "schema/summary.schema.json": schema_text(),
        "schema/output.schema.json": to_json(output_schema()),
        "schema/diagnostics.schema.json": to_json(diagnostics_schema()),
        "schema/manifest.schema.json": to_json({"$schema": DRAFT} | TypeAdapter(Manifest).json_schema()),
        f"src/briefset/workspace/repository/{DOCUMENTS}": list_documents(),
        f"src/briefset/cli/{TEXTS}": list_texts(),
    }


class _Printed(GenerateJsonSchema):
    """What is printed has every key, those too that a class fills in by itself."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002 - pydantic calls it
        """Yes."""
        return True


def output_schema() -> dict[str, Any]:
    """The JSON Schema of what `--json` prints; `$defs` names the results of each command."""
    kinds = {"": Document} | {name.replace(" ", "-"): kind for name, kind in RESULTS.items()}
    mode: JsonSchemaMode = "serialization"
    adapters = [(name, mode, TypeAdapter(kind)) for name, kind in kinds.items()]
    schemas, shared = TypeAdapter.json_schemas(adapters, schema_generator=_Printed)
    results = {name: schemas[name, mode] for name in kinds if name}
    document: dict[str, Any] = shared["$defs"].pop("Document")
    document["properties"]["results"] = {
        "anyOf": [*({"$ref": f"#/$defs/{name}"} for name in results), {"type": "null"}]
    }
    return {"$schema": DRAFT} | document | {"$defs": shared["$defs"] | results}


def diagnostics_schema() -> dict[str, Any]:
    """The JSON Schema of what `--diagnostic-format json` prints."""
    schema = TypeAdapter(list[DiagnosticData]).json_schema(mode="serialization")
    return {"$schema": DRAFT, "title": "What briefset prints with --diagnostic-format json"} | schema


def list_documents() -> str:
    """The files of a set, for the Makefile, which must know them without starting Python."""
    templates = Templates((built_in_templates(),))
    products = [read_product(templates, name) for name in templates.products()]
    names = [file for item in products for kind in item.formats for file in Target(item, kind).file_names]
    return f"# {MAKER}\nDOCUMENTS := {' '.join([*names, MANIFEST])}\n"


def list_texts() -> str:
    """What help and explanations print into a pipe, for `briefset.cli.fast_path`, which must not import Typer."""
    group: Any = typer.main.get_command(app)
    helps = [["--help"], *([*name.split(), "--help"] for name, _ in _commands(group, ""))]
    words = [*helps, ["explain"], *(["explain", code] for code in CODES)]
    return f"{MAKER}\n" + "".join(f"{HEAD}{' '.join(each)}\n{_printed(each)}" for each in words)


def _printed(words: list[str]) -> str:
    environment = {"COLUMNS": "80", **dict.fromkeys(("FORCE_COLOR", "TTY_COMPATIBLE"))}
    done = CliRunner().invoke(app, words, env=environment, prog_name="briefset")
    assert done.exit_code == 0, done.output
    return re.sub(r"\x1b\[[\d;]*m", "", done.stdout)  # Typer's colours where a variable of CI asks for them


def describe_summary(schema: dict[str, Any]) -> str:
    """Every mapping of a summary file, with its keys."""
    intro = (
        "One file, `content/ARTICLE/summary.yaml`, describes one article. It is YAML 1.2; other keys than these are"
        " errors. **Bold** keys are required. The same rules stand in `schema/summary.schema.json` as JSON Schema.\n"
    )
    parts = [_describe_mapping("The summary", schema)]
    parts += [_describe_mapping(name, body) for name, body in _by_use(schema) if "properties" in body]
    return "\n".join(["# The summary, key by key\n", GENERATED, intro, *parts, describe_lengths()])


def describe_lengths() -> str:
    """The room that each product has for the parts that it prints, from its product.yaml."""
    templates = Templates((built_in_templates(),))
    products = [read_product(templates, name) for name in templates.products()]
    head = (
        "## Lengths\n\nHow many words of a part each product has room for, when all its parts are full:"
        " in one entry, and in all of them. Where some parts are shorter, others may be longer."
        " `briefset check` notes what is beyond it, and"
        " `briefset check --lengths` lists the words of a summary beside it.\n\n"
        "| Product | Part | One entry | All | Pages |\n| --- | --- | ---: | ---: | --- |\n"
    )
    rows = "".join(
        f"| `{product.name}` | {part} | {each} | {most} | {_describe_pages(product)} |\n"
        for product in products
        for part, (each, most) in product.lengths.items()
    )
    slides = [product for product in products if product.words]
    told = "".join(
        f"\nA slide of `{item.name}` has at most {item.words} words, its foot and notes not counted.\n"
        for item in slides
    )
    return head + rows + told


def _describe_pages(product: Product) -> str:
    least, most = product.pages or (0, 0)
    return str(most) if least == most else f"{least} to {most}"


def _by_use(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The definitions in the order in which the summary first uses them."""
    waiting, seen = _names_in(schema["properties"]), set[str]()
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            body = schema["$defs"][name]
            waiting = _names_in(body) + waiting
            yield name, body


def _names_in(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"].rpartition("/")[2]] if "$ref" in value else []
        return own + [name for key, item in value.items() if key != "examples" for name in _names_in(item)]
    return [name for item in value for name in _names_in(item)] if isinstance(value, list) else []


def _describe_mapping(name: str, body: dict[str, Any]) -> str:
    required = body.get("required", [])
    rows = [_row(key, rules, key in required) for key, rules in body["properties"].items()]
    head = f"## {name}\n\n{body.get('description', '')}\n"
    return "\n".join([head, "| Key | Value | Meaning | Example |", "| --- | --- | --- | --- |", *rows, ""])


def _row(key: str, rules: dict[str, Any], required: bool) -> str:
    shown = f"**`{key}`**" if required else f"`{key}`"
    examples = rules.get("examples", [])
    example = f"`{_cell(json.dumps(examples[0], ensure_ascii=False))}`" if examples else ""
    return f"| {shown} | {_cell(describe_value(rules))} | {_cell(rules.get('description', ''))} | {example} |"


def describe_value(rules: dict[str, Any]) -> str:
    """What a value may be, in a few words; a mapping that has a section of its own is linked."""
    if "$ref" in rules:
        name = rules["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for word in ("anyOf", "oneOf"):
        if word in rules:
            kinds = [describe_value(option) for option in rules[word] if option.get("type") != "null"]
            return " or ".join(dict.fromkeys(kinds))
    if "const" in rules or "enum" in rules:
        return ", ".join(f"`{value}`" for value in rules.get("enum", [rules.get("const")]))
    return _describe_plain(rules)


def _describe_plain(rules: dict[str, Any]) -> str:
    match rules.get("type"):
        case "array":
            return f"list: {describe_value(rules['items'])}{_counts(rules)}"
        case "object" if "file" in rules.get("properties", {}):
            return "`{file: NAME.csv}`"
        case "object":
            open_ended = rules.get("additionalProperties")
            values = rules.get("patternProperties") or {
                "": open_ended if isinstance(open_ended, dict) else {"type": "string"}
            }
            return f"mapping of names to {describe_value(next(iter(values.values())))}"
        case "integer":
            return "whole number"
        case "boolean":
            return "`true` or `false`"
        case "string":
            return "name" if "a-z0-9]+(-" in rules.get("pattern", "") else "text"
    return str(rules.get("type", "anything"))


def _counts(rules: dict[str, Any]) -> str:
    low, high = rules.get("minItems"), rules.get("maxItems")
    if low and high:
        return f", {low} to {high}" if low < high else f", {low} of them"
    return f", at least {low}" if low else f", at most {high}" if high else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def describe_commands() -> str:
    """Every command of `briefset` with its arguments and options."""
    group: Any = typer.main.get_command(app)
    intro = (
        "Data and paths go to standard output, everything else to standard error; with `--json` or a diagnostic format"
        " for programs, that alone stands on standard output. `-h` works everywhere.\n"
    )
    parts = [_describe_command(name, command) for name, command in _commands(group, "")]
    return "\n".join(["# The command line\n", GENERATED, intro, *parts])


def _commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Every command by its full name, those of a group after the group."""
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")


def _describe_command(name: str, command: Any) -> str:
    rows = [f"| `{_spell(item)}` | {_cell(item.help or '')} |" for item in command.params if item.name != "help"]
    table = ["| Argument or option | Meaning |", "| --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"## briefset {name}\n", f"{command.help}\n", *table])


def _spell(item: Any) -> str:
    if item.param_type_name == "argument":
        return str(item.name).upper()
    value = "\\|".join(choice.value for choice in _choices(item.type_descriptor.annotation))
    return f"{', '.join(item.opts)} {value}".rstrip()


def _choices(annotation: Any) -> type[StrEnum] | tuple[()]:
    kind = (get_args(annotation) or (annotation,))[0]
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


def describe_exits() -> str:
    """The table of exit codes."""
    rows = [f"| {code.value} | {EXITS[code]} |" for code in Exit]
    note = "`make` itself ends with 2 whenever a command that it ran failed.\n"
    return "\n".join(["# Exit codes\n", GENERATED, "| Code | Meaning |", "| ---: | --- |", *rows, "", note])


def describe_codes() -> str:
    """Every code of a diagnostic: its rule, why it exists, a wrong and a right example."""
    intro = (
        "Each message ends with its code in square brackets; `briefset explain CODE` prints what stands here. Examples"
        " without a file name are pieces of the sample summary that `briefset new demo` writes.\n"
    )
    known = read_explanations()
    rows = [f"| [`{code}`](#{code}) | {_cell(meaning)} |" for code, meaning in CODES.items()]
    table = ["| Code | Meaning |", "| --- | --- |", *rows, ""]
    parts = [
        text
        for group, heading in GROUPS.items()
        for text in (f"## {heading}\n", *(_describe_code(item) for item in known.values() if item.group == group))
    ]
    return "\n".join(["# Diagnostics\n", GENERATED, intro, *table, *parts])


def _describe_code(item: Explanation) -> str:
    where = f" ({item.where})" if item.where else ""
    wrong, right = (f"```text\n{dedent(text)}\n```\n" for text in (item.wrong, item.right))
    return f"### {item.code}\n\n{CODES[item.code]} {item.why}\n\nWrong{where}:\n\n{wrong}\nRight:\n\n{right}"


if __name__ == "__main__":
    for name, text in make_pages().items():
        (ROOT / name).write_text(text, encoding="utf-8")
        print(name)
