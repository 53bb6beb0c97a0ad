"""new, check, lock: what a writer does with summaries.

In: names of articles. Out: diagnostics and paths. Never: makes a document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli.commands.coverage import refuse_json_alone, show_coverage
from briefset.cli.options import Articles, Color, Colored, DiagnosticFormat, Locked, Project, Quiet, Strict, Style
from briefset.cli.output import exit_code, report, with_failures_reported
from briefset.diagnostics import Diagnostic, Failure

if TYPE_CHECKING:
    from briefset.build.check import Checked
    from briefset.evidence.quotations.fix import Fix

Covered = Annotated[
    bool, typer.Option("--coverage", help="List the article's numbers, dates and quotations that are not used.")
]
Fixed = Annotated[
    bool, typer.Option("--fix", help="First put the article's words and paragraphs in, where they are clear.")
]
CoverageJson = Annotated[bool, typer.Option("--json", help="Print the coverage as JSON on stdout.")]


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
    from briefset.workspace.new import scaffold

    with_failures_reported(lambda: _tell_new(scaffold(project, slug, source), quiet))


def _tell_new(paths: list[Path], quiet: bool) -> None:
    for path in paths:
        typer.echo(path.as_posix())
    if not quiet:
        typer.echo(f"now edit {paths[0].as_posix()}, then run: briefset build {paths[0].parent.name}", err=True)


def check(
    articles: Articles = None,
    project: Project = Path(),
    style: Style = DiagnosticFormat.text,
    color: Colored = Color.auto,
    strict: Strict = False,
    locked: Locked = False,
    coverage: Covered = False,
    fix: Fixed = False,
    as_json: CoverageJson = False,
    quiet: Quiet = False,
) -> None:
    """Check summaries, and their quotations against the article where its text is at hand.

    `briefset check`

    `briefset check shared-destiny --fix --coverage`
    """

    def work() -> None:
        refuse_json_alone(coverage, as_json)
        good, faults = _check_articles(project, articles or [], locked, fix, quiet, with_coverage=coverage)
        report(faults, style, color)
        if coverage:
            show_coverage(good, as_json)
        raise typer.Exit(exit_code(faults, strict))

    with_failures_reported(work, style, color)


def _check_articles(
    project: Path, articles: list[str], locked: bool, fix: bool, quiet: bool, *, with_coverage: bool
) -> tuple[list[Checked], list[Diagnostic]]:
    """The good summaries, where their coverage is wanted, and everything that was found wrong."""
    from briefset.build import check as checking
    from briefset.build.articles import find_articles
    from briefset.build.stamp import Files
    from briefset.yaml12.edit import replace_scalar

    faults: list[Diagnostic] = []
    good: list[Checked] = []
    files = Files(str(project))
    for folder in find_articles(project, articles):
        try:
            if fix:
                show_fixes(checking.fix(folder, replace_scalar))
            description, found = checking.check_once(folder, locked, files)
            good += [checking.check(folder, locked)] if with_coverage else []
        except Failure as failure:
            faults.extend(failure.diagnostics)
            continue
        if not quiet:
            typer.echo(f"{folder.slug}: {description}", err=True)
        faults.extend(found)
    return good, faults


def show_fixes(changes: list[Fix]) -> None:
    """One line on stderr for each value that was changed: where, and what became of which words."""
    from briefset.article.nearest import show_difference

    for change in changes:
        place = f"{change.position.file}:{change.position.line}"
        typer.echo(f"{place}: {change.path}: {show_difference(change.old, change.new)}", err=True)


def lock(articles: Articles = None, project: Project = Path(), quiet: Quiet = False) -> None:
    """Write evidence.lock beside each summary, from the article's text.

    `briefset lock`

    `briefset lock shared-destiny`
    """
    from briefset.build.articles import find_articles
    from briefset.build.check import write_lock

    def work() -> None:
        for folder in find_articles(project, articles or []):
            path, count = write_lock(folder)
            typer.echo(path.as_posix())
            if not quiet:
                typer.echo(f"{folder.slug}: {count} quotations and pieces of evidence locked", err=True)

    with_failures_reported(work)
