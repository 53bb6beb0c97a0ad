"""add: an entry put into a summary, made of words of the article.

In: a kind, an article, words, values. Out: the entry's lines on stdout, its place on stderr. Never: makes the entry.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefset.cli import completion
from briefset.cli.options import Project
from briefset.cli.output import Output, Results, command
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.files.reading import exists
from briefset.workspace.kinds import Kind

Given = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A key of the entry, in place of what is read; repeatable."),
]


@command
def add(
    out: Output,
    kind: Annotated[Kind, typer.Argument(help="What the words are.")],
    article: Annotated[
        str,
        typer.Argument(
            help="Slug, folder or summary.yaml; may be left out where there is one.", autocompletion=completion.articles
        ),
    ],
    words: Annotated[str | None, typer.Argument(help="The article's words, in quotes.", show_default=False)] = None,
    given: Given = None,
    project: Project = Path(),
) -> Results:
    """Put an entry into a summary, made of words of its article; exit code 1, and no change, where they make none.

    `briefset add statistic shared-destiny "nearly $30 billion" --set label="Investment in Africa"`

    `briefset add quotation "Humans have only one planet" --set speaker="Xi Jinping"`
    """
    from briefset.build.articles import find_article
    from briefset.workspace.add import add_entry, read_values

    wanted = article if words is None else words
    if not wanted.strip():
        hint = "give words of the article, in quotation marks"
        raise Failure([Diagnostic(Position("words"), "usage", "no words to look for", hint)], Exit.USAGE)
    folder = find_article(project, "" if words is None else article)
    added = add_entry(folder, kind, wanted, read_values(kind, given or []))
    place = added.position
    then = ", then run: briefset lock" if exists(folder.lock) else ""
    out.say(f"{place.file}:{place.line}: {added.path} added; read it over{then}")
    data = {"file": place.file, "line": place.line, "column": place.column, "path": added.path, "yaml": added.lines}
    return Results(data, added.lines)
