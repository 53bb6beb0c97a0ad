"""The command line: arguments in, exit code out.

In: argv. Out: paths and data on stdout, everything else on stderr. Never: does a stage's work itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

from briefset import __version__
from briefset.diagnostics import Diagnostic, Exit, Failure

if sys.argv[1:] in (["-V"], ["--version"]):  # answered before Typer, which takes ten times as long to import
    sys.stdout.write(f"briefset {__version__}\n")
    raise SystemExit(Exit.OK)

import typer

from briefset.console import build_articles, exit_code, report, with_failures_reported
from briefset.options import (
    CORES,
    Articles,
    AsJson,
    Color,
    Colored,
    DiagnosticFormat,
    Force,
    Formats,
    Jobs,
    Locked,
    Output,
    Project,
    Quiet,
    Strict,
    Style,
    Verbose,
)

app = typer.Typer(
    name="briefset",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def briefset(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
) -> None:
    """One checked YAML summary of an article in; PDF briefing, Word handout, fact sheet and HTML copy out.

    `briefset check shared-destiny`

    `briefset build shared-destiny -f pdf`
    """
    if version:
        typer.echo(f"briefset {__version__}")
        raise typer.Exit(Exit.OK)


@app.command()
def new(
    slug: Annotated[str, typer.Argument(help="Name of the new folder below content/.")],
    source: Annotated[Path | None, typer.Option("--source", help="The article's text, one paragraph a line.")] = None,
    project: Project = Path(),
    quiet: Quiet = False,
) -> None:
    """Write a commented summary that builds at once.

    `briefset new demo`

    `briefset new my-article --source article.txt`
    """
    from briefset.scaffold import scaffold

    with_failures_reported(lambda: _tell_new(scaffold(project, slug, source), quiet))


def _tell_new(paths: list[Path], quiet: bool) -> None:
    for path in paths:
        typer.echo(path.as_posix())
    if not quiet:
        typer.echo(f"now edit {paths[0].as_posix()}, then run: briefset build {paths[0].parent.name}", err=True)


@app.command()
def check(
    articles: Articles = None,
    project: Project = Path(),
    style: Style = DiagnosticFormat.text,
    color: Colored = Color.auto,
    strict: Strict = False,
    locked: Locked = False,
    quiet: Quiet = False,
) -> None:
    """Check summaries, and their quotations against the article where its text is at hand.

    `briefset check`

    `briefset check shared-destiny --diagnostic-format github`
    """
    from briefset import project as projects

    def work() -> None:
        faults: list[Diagnostic] = []
        for folder in projects.find_articles(project, articles or []):
            try:
                checked = projects.check(folder, locked)
            except Failure as failure:
                faults.extend(failure.diagnostics)
                continue
            faults.extend(projects.warnings(checked))
            if not quiet:
                typer.echo(f"{folder.slug}: {projects.describe(checked)}", err=True)
        report(faults, style, color)
        raise typer.Exit(exit_code(faults, strict))

    with_failures_reported(work, style, color)


@app.command()
def lock(articles: Articles = None, project: Project = Path(), quiet: Quiet = False) -> None:
    """Write evidence.lock beside each summary, from the article's text.

    `briefset lock`

    `briefset lock shared-destiny`
    """
    from briefset import project as projects

    def work() -> None:
        for folder in projects.find_articles(project, articles or []):
            path, count = projects.write_lock(folder)
            typer.echo(path.as_posix())
            if not quiet:
                typer.echo(f"{folder.slug}: {count} quotations and pieces of evidence locked", err=True)

    with_failures_reported(work)


@app.command()
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
    verbose: Verbose = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Build the set: briefing, handout, fact sheet, HTML copy and manifest.

    `briefset build`

    `briefset build shared-destiny -f pdf -f docx`
    """
    from briefset.build import Wish

    wish = Wish(tuple(item.value for item in formats or ()), project / output, force, locked, jobs)

    def work() -> None:
        results, faults = build_articles(wish, project, articles or [], quiet, verbose)
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


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of a summary.

    `briefset schema > summary.schema.json`

    `briefset schema | python -m json.tool`
    """
    from briefset.schema import summary_schema

    typer.echo(json.dumps(summary_schema(), indent=2, ensure_ascii=False))


@app.command()
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


def main() -> NoReturn:
    """The console script."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    sys.exit(Exit.OK)
