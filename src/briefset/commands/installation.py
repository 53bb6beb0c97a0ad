"""schema and doctor: what the program itself can tell.

In: nothing but options. Out: text on stdout. Never: reads a summary.
"""

from __future__ import annotations

import json
from pathlib import Path

import typer

from briefset.diagnostics import Exit
from briefset.options import AsJson, Project


def schema() -> None:
    """Print the JSON Schema (2020-12) of a summary.

    `briefset schema > summary.schema.json`

    `briefset schema | python -m json.tool`
    """
    from briefset.schema import summary_schema

    typer.echo(json.dumps(summary_schema(), indent=2, ensure_ascii=False))


def doctor(project: Project = Path(), as_json: AsJson = False) -> None:
    """Check the installation, and name the command that mends what is missing.

    `briefset doctor`

    `briefset doctor --json`
    """
    from briefset.doctor import examine

    findings = examine(project)
    if as_json:
        typer.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            typer.echo(finding.line())
    raise typer.Exit(Exit.OK if all(finding.good for finding in findings) else Exit.ENVIRONMENT)
