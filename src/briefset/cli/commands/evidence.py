"""evidence: each statement beside the article's words for it; export: evidence and source for other programmes.

In: a statement by path, name or words, names of articles. Out: statements with their evidence, text or JSON; JSON-LD,
CSL-JSON or BibTeX. Never: writes anything but the summary, with --pin and --unpin, and the files that are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefset.cli.format import to_json
from briefset.cli.options import Only, Project, article_argument
from briefset.cli.output import Output, Results, command
from briefset.diagnostics import Diagnostic, misuse
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
Pinned = Annotated[bool, typer.Option("--pin", help="Write what was found into the summary.")]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write them as a page to be read and signed.", dir_okay=False),
]


@command
def evidence(
    out: Output,
    statement: Wanted = "",
    article: Only = None,
    project: Project = Path(),
    pin: Pinned = False,
    unpin: Unpinned = False,
    html: Html = None,
) -> Results:
    """Show statements beside the article's words for them, whether these were written or found.

    `briefset evidence two-dreams --article shared-destiny`

    `briefset evidence --article shared-destiny --html evidence.html`

    `briefset evidence --unpin --article shared-destiny`
    """
    from briefset.build.articles import find_articles

    folders = find_articles(project, [article] if article else [])
    _refuse_mixture(pin, unpin, html, folders)
    data: dict[str, Any] = {}
    lines: list[str] = []
    for folder in folders:
        with out.article(folder.slug):
            checked, faults, chosen = _read(folder, statement)
            if not chosen:
                continue
            changed = _change(folder, chosen if statement else [], pin, unpin, out)
            if html:
                _write_sheet(html, checked, chosen)
                lines.append(html.as_posix())
            out.report(faults, folder.slug)
            told = [_describe(one, checked) for one in chosen]
            data[folder.slug] = {"statements": told, "html": html and html.as_posix(), **changed}
            lines += () if pin or unpin or html else (line for one in chosen for line in _lines(one, checked))
    if statement and not data and not out.diagnostics:
        hint = "name a path such as claims[0], an id, or words of the statement itself"
        raise misuse("evidence", f"no statement has “{statement}”", hint)
    return Results(data, lines)


def _refuse_mixture(pin: bool, unpin: bool, html: Path | None, folders: list[ArticleFolder]) -> None:
    if pin + unpin + bool(html) > 1:
        raise misuse("evidence", "--pin, --unpin and --html at once", "give one of them")
    if html and len(folders) > 1:
        raise misuse("evidence", "--html for several articles", "name one with --article")


def _read(folder: ArticleFolder, wanted: str) -> tuple[Checked, list[Diagnostic], list[Statement]]:
    """A summary, what is wrong with it, and its statements that are meant; all of them where none is named."""
    from briefset.build.check import examine, open_draft
    from briefset.evidence.register import make_register
    from briefset.evidence.register.select import select_statements

    checked, faults = examine(open_draft(folder))
    register = make_register(checked.verified)
    chosen = select_statements(register, checked.summary, wanted) if wanted else list(register.statements)
    return checked, faults, chosen


def _write_sheet(path: Path, checked: Checked, chosen: list[Statement]) -> None:
    from briefset.build.page import make_sheet
    from briefset.files.store import write_file

    write_file(path, make_sheet(checked, chosen).encode(), (path.parent,))


def _change(folder: ArticleFolder, chosen: list[Statement], pin: bool, unpin: bool, out: Output) -> dict[str, Any]:
    """Write what was found into the summary, or take it out; all of it where no statement is chosen."""

    def is_meant(path: str) -> bool:
        return not chosen or any(is_at_or_below(path, one.path) for one in chosen)

    pinned = _pin(folder, is_meant, out) if pin else []
    return {"pinned": pinned, "removed": _unpin(folder, is_meant, out) if unpin else []}


def _pin(folder: ArticleFolder, is_meant: Callable[[str], bool], out: Output) -> list[str]:
    from briefset.build.fixes import pin

    data, paths = pin(folder, is_meant)
    if paths:
        folder.write(folder.summary, data)
    out.say(f"{folder.slug}: what was found for {len(paths)} entries is written down")
    return paths


def _unpin(folder: ArticleFolder, is_meant: Callable[[str], bool], out: Output) -> list[str]:
    from briefset.build.fixes import unpin

    done = unpin(folder, is_meant)
    if done.removed:
        folder.write(folder.summary, done.data)
    for path in done.commented:
        out.say(f"{folder.slug}: {path} stays, since a comment stands beside it")
    out.say(f"{folder.slug}: {len(done.removed)} keys taken out, since the same is found without them")
    return done.removed


def _describe(statement: Statement, checked: Checked) -> dict[str, Any]:
    return checked.loaded.position(statement.path).as_dict() | {
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
    yield f"{checked.loaded.position(statement.path)}: {statement.path}"
    yield f"  {': '.join(filter(None, (statement.head, statement.stated)))}"
    for support in statement.supports:
        origin = "found" if support.path in checked.verified.located else "written"
        how = f", {support.how.value}" if support.how else ""
        yield f"    P{support.paragraph} ({origin}{how}): “{support.words}”"


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
    article: Annotated[str | None, article_argument("default: the only one")] = None,
    form: As = ExportFormat.annotations,
    output: Target = None,
    context: Context = False,
    project: Project = Path(),
) -> Results:
    """Print the evidence as Web Annotations, or the source as CSL-JSON or BibTeX.

    `briefset export --as bibtex`

    `briefset export shared-destiny --as annotations -o evidence.jsonld`
    """
    from briefset.build.articles import find_article
    from briefset.build.check import check
    from briefset.files.store import write_file

    data = _export(check(find_article(project, article or "")), form, context)
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
