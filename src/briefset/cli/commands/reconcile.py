"""reconcile: an edited handout back into the summary.

In: a Word file. Out: changes on stdout, as text or JSON; with --apply, the summary. Never: changes the Word file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli import completion
from briefset.cli.options import Project
from briefset.cli.output import Output, Results, command

if TYPE_CHECKING:
    from briefset.build.articles import ArticleFolder
    from briefset.reconcile import Reconciled

Only = Annotated[
    str | None,
    typer.Option(
        "--article",
        "-a",
        help="Slug, folder or summary.yaml; default: the one that fits best.",
        autocompletion=completion.articles,
    ),
]
Applied = Annotated[bool, typer.Option("--apply", help="Write into the summary what may be written.")]

Forced = Annotated[
    bool, typer.Option("--force", help="With --apply: write although the summary was changed since the file was built.")
]

NOT_COMPARED = "not compared: alternative texts, document properties, the logo and the workbooks of charts"


@command
def reconcile(
    out: Output,
    handout: Annotated[
        Path, typer.Argument(help="The edited copy of a Word file that was built.", dir_okay=False, exists=True)
    ],
    article: Only = None,
    project: Project = Path(),
    apply: Applied = False,
    force: Forced = False,
) -> Results:
    """Show what was changed in a Word file, by YAML path; exit code 1 when some of it cannot go into the summary.

    `briefset reconcile handout-edited.docx`

    `briefset reconcile handout-edited.docx --article shared-destiny --apply`
    """
    from briefset.build.articles import find_articles, read_document
    from briefset.reconcile import reconcile as compare

    folders = _nearest(find_articles(project, [article] if article else []), handout)
    result = compare(folders, read_document(handout, folders), handout.as_posix())
    written = apply and result.data is not None and (force or not result.older)
    if written:
        result.checked.folder.write(result.checked.folder.summary, result.data or b"")
    out.say(_count(result, written))
    out.say(NOT_COMPARED)
    data = {
        "article": result.checked.folder.slug,
        "product": result.product,
        "applied": written,
        "older": result.older,
        "changes": [decision.as_dict(applied=written) for decision in result.decisions],
    }
    return Results(data, _lines(result), list(result.diagnose(apply and not force)))


def _nearest(folders: list[ArticleFolder], handout: Path) -> list[ArticleFolder]:
    """The article in whose folder of outputs the file lies, or else all of them."""
    return [folder for folder in folders if folder.slug == handout.resolve().parent.name] or folders


def _lines(result: Reconciled) -> Iterator[str]:
    from briefset.reconcile.decisions import describe

    for decision in result.decisions:
        if decision.fault is None:
            place, change = decision.position, decision.change
            yield f"{place.file}:{place.line}:{place.column}: {change.path}: {describe(change)}"


def _count(result: Reconciled, written: bool) -> str:
    states, slug = [decision.state for decision in result.decisions], result.checked.folder.slug
    if not states:
        return f"{slug}: nothing was changed"
    done = f"{states.count('applicable')} {'written' if written else 'can be written with --apply'}"
    return f"{slug}: {done}, {states.count('refused')} cannot be written, {states.count('noted')} noted"
