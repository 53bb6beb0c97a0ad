"""export: the evidence and the source for other programmes.

In: the name of an article. Out: JSON-LD, CSL-JSON or BibTeX on stdout or in a file. Never: the article's text.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli import completion
from briefset.cli.format import to_json
from briefset.cli.options import Project
from briefset.cli.output import Results, command
from briefset.diagnostics import Diagnostic, Exit, Failure, Position

if TYPE_CHECKING:
    from briefset.build.check import Checked


class ExportFormat(StrEnum):
    """What `--as` takes."""

    annotations = "annotations"
    csl = "csl"
    bibtex = "bibtex"


As = Annotated[ExportFormat, typer.Option("--as", help="Web Annotations (JSON-LD), CSL-JSON or BibTeX.")]
Target = Annotated[Path | None, typer.Option("--output", "-o", help="A file in place of stdout.", dir_okay=False)]
Context = Annotated[
    bool, typer.Option("--context", help="Add 32 characters of the article around each quotation, to find it again.")
]


@command
def export(
    article: Annotated[
        str | None,
        typer.Argument(help="Slug, folder or summary.yaml; default: the only one.", autocompletion=completion.articles),
    ] = None,
    form: As = ExportFormat.annotations,
    output: Target = None,
    context: Context = False,
    project: Project = Path(),
) -> Results:
    """Print the evidence as Web Annotations, or the source as CSL-JSON or BibTeX.

    `briefset export --as bibtex`

    `briefset export shared-destiny --as annotations -o evidence.jsonld`
    """
    from briefset.build.articles import find_articles
    from briefset.build.check import check
    from briefset.files.store import write_file

    folders = find_articles(project, [article] if article else [])
    if len(folders) > 1:
        names = ", ".join(folder.slug for folder in folders)
        message, hint = "there are several articles here", f"name one of them: {names}"
        raise Failure([Diagnostic(Position("export"), "usage", message, hint)], Exit.USAGE)
    data = _export(check(folders[0]), form, context)
    text = data if isinstance(data, str) else to_json(data)
    if output is None:
        return Results({"form": form.value, "file": None, "data": data}, [text.removesuffix("\n")])
    write_file(output, text.encode())
    return Results({"form": form.value, "file": output.as_posix(), "data": None}, [output.as_posix()])


def _export(checked: Checked, form: ExportFormat, context: bool) -> object:
    from briefset.evidence.export.citation import citation_key, to_bibtex, to_csl
    from briefset.evidence.export.web_annotations import to_annotations
    from briefset.evidence.register import make_register

    source = checked.summary.source
    key = citation_key(source)
    if form is ExportFormat.bibtex:
        return to_bibtex(source, key)
    if form is ExportFormat.csl:
        return [to_csl(source, key)]
    return to_annotations(checked.published, make_register(checked.published), checked.article, context)
