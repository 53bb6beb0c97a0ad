"""init, new, add, check, lock: what a writer does with summaries.

In: names of articles, words of one. Out: diagnostics, paths, an entry's lines. Never: makes a document or an entry.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefset.cli.options import Articles, Locked, Project, article_argument
from briefset.cli.output import Output, Results, command
from briefset.diagnostics import misuse
from briefset.files.reading import exists
from briefset.workspace.kinds import Kind

if TYPE_CHECKING:
    from briefset.build.articles import ArticleFolder
    from briefset.build.check import Checked
    from briefset.evidence.export.coverage import Coverage
    from briefset.evidence.quotations.fix import Fix

Given = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A key of the entry, in place of what is read; repeatable."),
]


SourceText = Annotated[
    Path | None,
    typer.Option(
        "--source",
        help="The article, as .txt, .md, .html, .docx or .pdf, to draft a summary of.",
        exists=True,
        dir_okay=False,
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="The encoding of a text file that is not UTF-8.")
]
Covered = Annotated[
    bool, typer.Option("--coverage", help="List the article's numbers, dates and quotations that are not used.")
]
Fixed = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="First put the article's words and paragraphs in, where they are clear; take out needless `accept`.",
    ),
]
Measured = Annotated[
    bool, typer.Option("--lengths", help="List the words of each part beside the room that each product has for it.")
]
Why = Annotated[
    str,
    typer.Option("--why", metavar="PATH", help="Print how what stands at a place such as claims[0] was weighed."),
]


@command
def init(
    out: Output,
    folder: Annotated[Path, typer.Argument(help="The repository's folder; default: here.", file_okay=False)] = Path(),
    source: SourceText = None,
    encoding: Encoding = None,
    makefile: Annotated[
        bool, typer.Option("--makefile", help="Print the make targets that a repository includes, and write nothing.")
    ] = False,
) -> Results:
    """Write a repository that works at once: an article, make targets, workflows, brand, editor settings.

    `briefset init my-summaries`

    `briefset init my-summaries --source article.txt`
    """
    from briefset.workspace.initialize import initialize, make_targets

    if makefile:
        return Results({"written": [], "kept": []}, make_targets().splitlines())
    done = initialize(folder, source, encoding)
    _say_changes(out, source, done.changes)
    for path in done.kept:
        out.say(f"{path.as_posix()} was there, and is as it was")
    if done.exposed:
        out.say(f"add to .gitignore, or texts and outputs are committed: {' '.join(done.exposed)}")
    out.say(_say_next(folder, done.locked))
    paths = [path.as_posix() for path in done.written]
    return Results({"written": paths, "kept": [path.as_posix() for path in done.kept]}, paths)


def _say_next(folder: Path, locked: bool) -> str:
    go = "" if folder == Path() else f"cd {shlex.quote(folder.as_posix())} && "
    return f"now run: {go}make build" if locked else f"now write the summary, then run: {go}make lock build"


@command
def new(
    out: Output,
    slug: Annotated[str, typer.Argument(help="Name of the new folder below content/.")],
    source: SourceText = None,
    encoding: Encoding = None,
    project: Project = Path(),
) -> Results:
    """Write a sample that builds at once, or the draft of a summary of an article.

    `briefset new demo`

    `briefset new my-article --source article.pdf`
    """
    from briefset.workspace.new import scaffold

    made = scaffold(project, slug, source, encoding)
    paths = [path.as_posix() for path in made.paths]
    _say_changes(out, source, made.changes)
    steps = f"look at {paths[1]}, write in {paths[0]} where it says [write: …]" if source else f"now edit {paths[0]}"
    out.say(f"{steps}, then run: briefset {'check' if source else 'build'} {slug}")
    return Results(paths, paths)


def _say_changes(out: Output, source: Path | None, changes: Sequence[str]) -> None:
    """A line for each thing that is not in the article's text as it was in its file."""
    for change in changes:
        out.say(f"{source}: {change}")


@command
def check(
    out: Output,
    articles: Articles = None,
    project: Project = Path(),
    locked: Locked = False,
    coverage: Covered = False,
    fix: Fixed = False,
    why: Why = "",
    lengths: Measured = False,
) -> Results:
    """Check summaries, and their quotations against the article where its text is at hand.

    `briefset check`

    `briefset check shared-destiny --fix --coverage`

    `briefset check shared-destiny --why claims[0]`
    """
    from briefset.build import check as checking
    from briefset.build.articles import find_articles
    from briefset.build.stamp import Files

    if why:
        return _explain(find_articles(project, articles or []), why)
    data: dict[str, Any] = {}
    lines = list[str]()
    files = Files(str(project))
    for folder in find_articles(project, articles or []):
        with out.article(folder.slug):
            fixes = _fix(folder, out) if fix else []
            description, found = checking.check_once(folder, locked, files)
            out.say(f"{folder.slug}: {description}")
            out.report(found, folder.slug)
            if coverage or lengths or out.as_json:
                listed, data[folder.slug] = _list(checking.check(folder, locked), fixes, coverage, lengths)
                lines += listed
    out.count_articles()
    return Results(data, lines)


def _list(checked: Checked, fixes: list[Fix], coverage: bool, lengths: bool) -> tuple[list[str], dict[str, Any]]:
    """What a good summary leaves unused and how long it is, as lines and for programs, as far as that is asked."""
    from briefset.build.lengths import measure

    covered = describe_coverage(checked) if coverage else None
    measured = measure(checked) if lengths else []
    lines = [*(covered.lines if covered else ()), *map(str, measured)]
    told = {"coverage": covered.data if covered else None, "lengths": [length.as_dict() for length in measured]}
    return lines, _describe(checked, fixes) | told


def _explain(folders: list[ArticleFolder], path: str) -> Results:
    """How each text at a path was weighed; raises `Failure` (usage) where no summary has one there."""
    from briefset.build.check import examine, open_draft
    from briefset.evidence.ledger.why import explain_path, to_lines

    checked = {folder.slug: examine(open_draft(folder))[0] for folder in folders}
    weighed = {slug: explain_path(path, one.summary, one.article) for slug, one in checked.items()}
    if not any(weighed.values()):
        message = f"no text that needs evidence stands at “{path}”"
        hint = "name a place as diagnostics do, such as claims[0] or claims[0].text"
        raise misuse("--why", message, hint)
    data = {slug: {"why": [asdict(text) for text in texts]} for slug, texts in weighed.items() if texts}
    return Results(data, [line for texts in weighed.values() for text in texts for line in to_lines(text)])


def _fix(folder: ArticleFolder, out: Output) -> list[Fix]:
    """Each value that was changed, with a line of where it is, and what became of which words."""
    from briefset.article.nearest import show_difference
    from briefset.build.fixes import fix
    from briefset.yaml12.edit import replace_scalar

    fixes = fix(folder, replace_scalar)
    for change in fixes:
        place = f"{change.position.file}:{change.position.line}"
        out.say(f"{place}: {change.path}: {show_difference(change.old, change.new)}")
    return fixes


def _describe(checked: Checked, fixes: list[Fix]) -> dict[str, Any]:
    from briefset.build.check import count_parts

    return {
        "state": checked.verified.state.value,
        "counts": count_parts(checked),
        "pieces": len(checked.verified.found),
        "fixes": [fix.position.as_dict() | {"path": fix.path, "old": fix.old, "new": fix.new} for fix in fixes],
    }


@command
def lock(out: Output, articles: Articles = None, project: Project = Path()) -> Results:
    """Write evidence.lock beside each summary, from the article's text.

    `briefset lock`

    `briefset lock shared-destiny`
    """
    from briefset.build.articles import find_articles
    from briefset.build.check import write_lock

    data: dict[str, Any] = {}
    for folder in find_articles(project, articles or []):
        with out.article(folder.slug):
            path, count = write_lock(folder)
            out.say(f"{folder.slug}: {count} quotations and pieces of evidence locked")
            data[folder.slug] = {"file": path.as_posix(), "pieces": count}
    return Results(data, [item["file"] for item in data.values()])


def describe_coverage(checked: Checked) -> Results:
    """The coverage of one article; raises `Failure` for one whose text is not at hand."""
    from briefset.evidence.export.coverage import measure_coverage

    coverage = measure_coverage(checked.verified, checked.require_article())
    return Results(coverage.as_dict(), _lines(checked.folder.slug, coverage))


def _lines(slug: str, coverage: Coverage) -> Iterator[str]:
    from briefset.language.locale import Locale
    from briefset.wording.wording import format_paragraphs

    for omission in coverage.omissions:
        context = f" in “…{omission.context}…”" if omission.context else ""
        yield f"P{omission.paragraph} {omission.what}: {omission.words}{context}"
    left = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in coverage.counts.items())
    yield f"{slug}: not used: {left}"
    without = f"; none from {format_paragraphs(coverage.unquoted, Locale())}" if coverage.unquoted else ""
    quoted = f"{len(coverage.quoted)} of {coverage.paragraphs} paragraphs ({coverage.share:.0%})"
    yield f"{slug}: words are quoted from {quoted}{without}"


@command
def add(
    out: Output,
    kind: Annotated[Kind, typer.Argument(help="What the words are.")],
    article: Annotated[str, article_argument("may be left out where there is one")],
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
        raise misuse("words", "no words to look for", hint)
    folder = find_article(project, "" if words is None else article)
    added = add_entry(folder, kind, wanted, read_values(kind, given or []))
    place = added.position
    then = ", then run: briefset lock" if exists(folder.lock) else ""
    out.say(f"{place.file}:{place.line}: {added.path} added; read it over{then}")
    return Results(place.as_dict() | {"path": added.path, "yaml": added.lines}, added.lines)
