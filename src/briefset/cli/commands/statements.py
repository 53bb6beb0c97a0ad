"""evidence: each statement beside the article's words for it, and what of it stands in the summary.

In: a statement by path, name or words, names of articles. Out: statements with their evidence, as text or JSON.
Never: writes anything but the summary, and that only with --unpin.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefset.cli.commands.evidence import Only
from briefset.cli.options import Project
from briefset.cli.output import Output, Results, command
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.yaml12.paths import is_at_or_below

if TYPE_CHECKING:
    from briefset.build.articles import ArticleFolder
    from briefset.build.check import Checked
    from briefset.evidence.register import Statement

Wanted = Annotated[
    str, typer.Argument(metavar="[STATEMENT]", help="A path, a name or some words of a statement; default: all.")
]
Unpinned = Annotated[
    bool, typer.Option("--unpin", help="Take out of the summary all that would be found just as well.")
]


@command
def evidence(
    out: Output,
    statement: Wanted = "",
    article: Only = None,
    project: Project = Path(),
    unpin: Unpinned = False,
) -> Results:
    """Show statements beside the article's words for them, whether these were written or found.

    `briefset evidence two-dreams --article shared-destiny`

    `briefset evidence --unpin --article shared-destiny`
    """
    from briefset.build.articles import find_articles
    from briefset.build.check import examine, open_draft

    data: dict[str, Any] = {}
    lines: list[str] = []
    missed = []
    for folder in find_articles(project, [article] if article else []):
        with out.article(folder.slug):
            checked, faults = examine(open_draft(folder))
            chosen = _choose(checked, statement)
            if not chosen:
                missed.append(folder)
                continue
            removed = _unpin(folder, chosen if statement else [], out) if unpin else []
            data[folder.slug] = {"statements": [_describe(one, checked) for one in chosen], "removed": removed}
            out.report(faults, folder.slug)
            lines += () if unpin else (line for one in chosen for line in _lines(one, checked))
    if statement and missed and not data:
        raise Failure([_nothing_meant(statement)], Exit.USAGE)
    return Results(data, lines)


def _nothing_meant(statement: str) -> Diagnostic:
    hint = "name a path such as claims[0], an id, or words of the statement itself"
    return Diagnostic(Position("evidence"), "usage", f"no statement has “{statement}”", hint)


def _choose(checked: Checked, wanted: str) -> list[Statement]:
    from briefset.evidence.register import make_register
    from briefset.evidence.register.select import select_statements

    register = make_register(checked.verified)
    return select_statements(register, checked.summary, wanted) if wanted else list(register.statements)


def _unpin(folder: ArticleFolder, chosen: list[Statement], out: Output) -> list[str]:
    """Take what would be found out of the summary, all of it where no statement is chosen: the paths that went."""
    from briefset.build.pins import unpin

    def is_meant(path: str) -> bool:
        return not chosen or any(is_at_or_below(path, one.path) for one in chosen)

    done = unpin(folder, is_meant)
    if done.removed:
        folder.write(folder.summary, done.data)
    for path in done.commented:
        out.say(f"{folder.slug}: {path} stays, since a comment stands beside it")
    out.say(f"{folder.slug}: {len(done.removed)} keys taken out, since the same is found without them")
    return done.removed


def _describe(statement: Statement, checked: Checked) -> dict[str, Any]:
    position = checked.loaded.position(statement.path)
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "path": statement.path,
        "kind": statement.kind,
        "text": " ".join(filter(None, (statement.head, statement.stated))),
        "check": statement.check.value,
        "paragraphs": list(statement.paragraphs),
        "evidence": [
            {
                "path": support.path,
                "paragraph": support.paragraph,
                "words": support.words,
                "how": support.how.value if support.how else None,
                "found": support.path in checked.verified.located,
            }
            for support in statement.supports
        ],
    }


def _lines(statement: Statement, checked: Checked) -> Iterator[str]:
    position = checked.loaded.position(statement.path)
    yield f"{position.file}:{position.line}:{position.column}: {statement.path}"
    yield f"  {': '.join(filter(None, (statement.head, statement.stated)))}"
    for support in statement.supports:
        origin = "found" if support.path in checked.verified.located else "written"
        how = f", {support.how.value}" if support.how else ""
        yield f"    P{support.paragraph} ({origin}{how}): “{support.words}”"
