"""schema, doctor, explain and lsp: what the program itself can tell, and what it tells an editor.

In: nothing but options. Out: text on stdout. Never: reads a summary itself.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli.format import to_json
from briefset.cli.options import Project, offer_codes
from briefset.cli.output import Results, command
from briefset.diagnostics import Diagnostic, Exit, Failure, Position, misuse

if TYPE_CHECKING:
    from briefset.cli.explanations import Explanation


@command
def schema() -> Results:
    """Print the JSON Schema (2020-12) of a summary.

    `briefset schema > summary.schema.json`

    `briefset schema | python -m json.tool`
    """
    from briefset.summary.schema import summary_schema

    data = summary_schema()
    return Results(data, [to_json(data).removesuffix("\n")])


Cleared = Annotated[bool, typer.Option("--clear-cache", help="First remove what is kept between runs.")]


@command
def doctor(project: Project = Path(), clear: Cleared = False) -> Results:
    """Check the installation, and name the command that mends what is missing.

    `briefset doctor`

    `briefset doctor --json`
    """
    from briefset.files.cache import clear_cache
    from briefset.workspace.doctor import examine

    if clear:
        typer.echo(f"{clear_cache()} files removed", err=True)
    findings = examine(project)
    code = max(finding.code for finding in findings)
    return Results([asdict(finding) for finding in findings], [finding.line() for finding in findings], code=code)


@command
def explain(
    code: Annotated[
        str | None,
        typer.Argument(help="The code at the end of a message; none lists all of them.", autocompletion=offer_codes),
    ] = None,
) -> Results:
    """Say why a rule exists, with a wrong and a right example.

    `briefset explain hedge-dropped`

    `briefset explain --json`
    """
    from briefset.cli.explanations import read_explanations

    known = read_explanations()
    if code is None:
        return Results([asdict(item) for item in known.values()], _list(known))
    item = _find(code.strip("[] "), known)
    return Results([asdict(item)], [_describe(item)])


def _list(known: dict[str, Explanation]) -> Iterator[str]:
    from briefset.cli.explanations import GROUPS

    for group, heading in GROUPS.items():
        yield heading
        yield from (f"  {item.code:<24} {item.rule}" for item in known.values() if item.group == group)
        yield ""


def _find(code: str, known: dict[str, Explanation]) -> Explanation:
    if code in known:
        return known[code]
    near = difflib.get_close_matches(code, known, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`briefset explain` lists all codes"
    raise misuse("explain", f"no code {code!r}", hint)


def _describe(item: Explanation) -> str:
    where = f" ({item.where or 'summary.yaml'})"
    head = [item.code, item.rule, "", f"Why: {item.why}"]
    return "\n".join([*head, "", f"Wrong{where}:", _quote(item.wrong), "", "Right:", _quote(item.right)])


def _quote(example: str) -> str:
    return indent(dedent(example), "    ")


@command
def lsp() -> Results:
    """Serve an editor over stdin and stdout: what is wrong while you type, completion, hover, fixes.

    `briefset lsp`

    `nvim content/shared-destiny/summary.yaml`
    """
    if find_spec("pygls") is None:
        message = "the language server needs pygls, which is not installed"
        hint = "run `pip install pygls` beside briefset, or install it with its extra, briefset[lsp]"
        raise Failure([Diagnostic(Position("lsp"), "no-library", message, hint)], Exit.ENVIRONMENT)
    from briefset.editor import serve

    serve()
    return Results(None)
