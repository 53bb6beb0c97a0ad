"""schema, doctor and explain: what the program itself can tell.

In: nothing but options. Out: text on stdout. Never: reads a summary.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import asdict
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli.options import AsJson, Project
from briefset.cli.output import with_failures_reported
from briefset.diagnostics import Diagnostic, Exit, Failure, Position

if TYPE_CHECKING:
    from briefset.cli.explanations import Explanation


def schema() -> None:
    """Print the JSON Schema (2020-12) of a summary.

    `briefset schema > summary.schema.json`

    `briefset schema | python -m json.tool`
    """
    from briefset.summary.schema import summary_schema

    typer.echo(json.dumps(summary_schema(), indent=2, ensure_ascii=False))


def doctor(project: Project = Path(), as_json: AsJson = False) -> None:
    """Check the installation, and name the command that mends what is missing.

    `briefset doctor`

    `briefset doctor --json`
    """
    from briefset.workspace.doctor import examine

    findings = examine(project)
    if as_json:
        typer.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            typer.echo(finding.line())
    raise typer.Exit(Exit.OK if all(finding.good for finding in findings) else Exit.ENVIRONMENT)


def explain(
    code: Annotated[
        str | None, typer.Argument(help="The code at the end of a message; none lists all of them.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say why a rule exists, with a wrong and a right example.

    `briefset explain hedge-dropped`

    `briefset explain --json`
    """
    with_failures_reported(lambda: _explain(code, as_json))


def _explain(asked: str | None, as_json: bool) -> None:
    from briefset.cli.explanations import GROUPS, read_explanations
    from briefset.diagnostics.codes import CODES

    known = read_explanations()
    if asked is None and as_json:
        typer.echo(json.dumps([_as_dict(item) for item in known.values()], indent=2, ensure_ascii=False))
    elif asked is None:
        for group, heading in GROUPS.items():
            rows = [f"  {item.code:<24} {CODES[item.code]}" for item in known.values() if item.group == group]
            typer.echo("\n".join([heading, *rows, ""]))
    else:
        item = _find(asked.strip("[] "), known)
        typer.echo(json.dumps(_as_dict(item), indent=2, ensure_ascii=False) if as_json else _describe(item))


def _find(code: str, known: dict[str, Explanation]) -> Explanation:
    if code in known:
        return known[code]
    near = difflib.get_close_matches(code, known, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`briefset explain` lists all codes"
    raise Failure([Diagnostic(Position("explain"), "usage", f"no code {code!r}", hint)], Exit.USAGE)


def _as_dict(item: Explanation) -> dict[str, str]:
    from briefset.diagnostics.codes import CODES

    return {"code": item.code, "rule": CODES[item.code]} | asdict(item)


def _describe(item: Explanation) -> str:
    from briefset.diagnostics.codes import CODES

    where = f" ({item.where or 'summary.yaml'})"
    head = [item.code, CODES[item.code], "", f"Why: {item.why}"]
    return "\n".join([*head, "", f"Wrong{where}:", _quote(item.wrong), "", "Right:", _quote(item.right)])


def _quote(example: str) -> str:
    return indent(dedent(example), "    ")
