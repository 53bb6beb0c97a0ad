"""reconcile: an edited handout back into the summary.

In: a Word file. Out: changes on stdout, as text or JSON; with --apply, the summary. Never: changes the Word file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli.options import AsJson, Color, Colored, DiagnosticFormat, Project, Quiet, Strict, Style
from briefset.cli.output import exit_code, report, with_failures_reported

if TYPE_CHECKING:
    from briefset.build.articles import ArticleFolder
    from briefset.reconcile import Reconciled

Only = Annotated[
    str | None, typer.Option("--article", "-a", help="Slug, folder or summary.yaml; default: the one that fits best.")
]
Applied = Annotated[bool, typer.Option("--apply", help="Write into the summary what may be written.")]

Forced = Annotated[
    bool, typer.Option("--force", help="With --apply: write although the summary was changed since the file was built.")
]

NOT_COMPARED = "not compared: alternative texts, document properties, the logo and the workbooks of charts"


def reconcile(
    handout: Annotated[Path, typer.Argument(help="The edited copy of a Word file that was built.", dir_okay=False)],
    article: Only = None,
    project: Project = Path(),
    apply: Applied = False,
    force: Forced = False,
    style: Style = DiagnosticFormat.text,
    color: Colored = Color.auto,
    strict: Strict = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show what was changed in a Word file, by YAML path; exit code 1 when some of it cannot go into the summary.

    `briefset reconcile handout-edited.docx`

    `briefset reconcile handout-edited.docx --article shared-destiny --apply`
    """

    def work() -> None:
        from briefset.build.articles import find_articles
        from briefset.files.formats import MOST_BYTES
        from briefset.files.reading import read_file
        from briefset.reconcile import reconcile as compare

        folders = _nearest(find_articles(project, [article] if article else []), handout)
        result = compare(folders, read_file(handout, MOST_BYTES), handout.as_posix())
        faults = list(result.diagnose(apply and not force))
        written = apply and result.data is not None and (force or not result.older)
        if written:
            result.checked.folder.write(result.checked.folder.summary, result.data or b"")
        _show(result, written, as_json, style)
        if not (as_json and style is DiagnosticFormat.json):
            report(faults, style, color)
        if not quiet:
            typer.echo(_count(result, written), err=True)
            typer.echo(NOT_COMPARED, err=True)
        raise typer.Exit(exit_code(faults, strict))

    with_failures_reported(work, style, color)


def _nearest(folders: list[ArticleFolder], handout: Path) -> list[ArticleFolder]:
    """The article in whose folder of outputs the file lies, or else all of them."""
    return [folder for folder in folders if folder.slug == handout.resolve().parent.name] or folders


def _show(result: Reconciled, written: bool, as_json: bool, style: DiagnosticFormat) -> None:
    from briefset.reconcile.decisions import describe

    if as_json:
        data = {
            "article": result.checked.folder.slug,
            "product": result.product,
            "applied": written,
            "older": result.older,
            "changes": [decision.as_dict(applied=written) for decision in result.decisions],
        }
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
    elif style is not DiagnosticFormat.json:
        for decision in result.decisions:
            if decision.fault is None:
                place, change = decision.position, decision.change
                typer.echo(f"{place.file}:{place.line}:{place.column}: {change.path}: {describe(change)}")


def _count(result: Reconciled, written: bool) -> str:
    states, slug = [decision.state for decision in result.decisions], result.checked.folder.slug
    if not states:
        return f"{slug}: nothing was changed"
    done = f"{states.count('applicable')} {'written' if written else 'can be written with --apply'}"
    return f"{slug}: {done}, {states.count('refused')} cannot be written, {states.count('noted')} noted"
