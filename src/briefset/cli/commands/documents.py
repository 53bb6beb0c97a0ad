"""build: the set from the summaries.

In: names of articles and formats. Out: files, their paths on stdout. Never: decides what a set holds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typer

from briefset.cli.options import (
    CORES,
    Archived,
    Articles,
    AsJson,
    Branded,
    Color,
    Colored,
    Commented,
    DiagnosticFormat,
    Force,
    Formats,
    Jobs,
    Locked,
    Output,
    Paper,
    Project,
    Quiet,
    Strict,
    Style,
    Verbose,
)
from briefset.cli.output import build_articles, exit_code, report, with_failures_reported


def build(
    articles: Articles = None,
    formats: Formats = None,
    output: Output = Path("build"),
    project: Project = Path(),
    force: Force = False,
    jobs: Jobs = CORES,
    style: Style = DiagnosticFormat.text,
    color: Colored = Color.auto,
    strict: Strict = False,
    locked: Locked = False,
    comments: Commented = False,
    archive: Archived = False,
    brand: Branded = None,
    page_size: Paper = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build the set: briefing, handout, fact sheet, HTML copy and manifest.

    `briefset build`

    `briefset build shared-destiny -f docx --comments`
    """
    from briefset.build.pipeline import BuildOptions

    wanted = tuple(item.value for item in formats or ())
    paper = page_size.value if page_size else ""
    options = BuildOptions(wanted, project / output, force, locked, jobs, comments, archive, brand, paper)

    def work() -> None:
        results, faults = build_articles(options, project, articles or [], quiet, verbose)
        _print_results(results, as_json)
        report(faults, style, color)
        raise typer.Exit(exit_code(faults, strict))

    with_failures_reported(work, style, color)


def _print_results(results: dict[str, list[str]], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(results, indent=2))
    elif not sys.stdout.isatty():
        for paths in results.values():
            typer.echo("\n".join(paths))
