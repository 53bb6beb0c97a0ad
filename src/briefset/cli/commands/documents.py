"""build, preview, verify and reconcile: documents made, shown while they are written, compared and brought back.

In: names of articles and formats, a port, files from anywhere. Out: files; their paths, an address, changes on stdout.
Never: decides what a set holds, shows a document itself, or changes a Word file.
"""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefset.cli.options import (
    CORES,
    Archived,
    Articles,
    Branded,
    Clustered,
    Commented,
    Folder,
    Force,
    Formats,
    Jobs,
    KeptHtml,
    Keyed,
    Locked,
    Paper,
    Products,
    Project,
    Shard,
    Verbose,
    article_argument,
    article_option,
)
from briefset.cli.output import Output, Results, command
from briefset.design import Format
from briefset.diagnostics import Exit, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from briefset.build.articles import ArticleFolder
    from briefset.build.outputs import TargetOutput
    from briefset.build.pipeline import Built
    from briefset.build.plan import BuildOptions
    from briefset.build.stamp import Files
    from briefset.build.workers import SlottedExecutor
    from briefset.reconcile import Reconciled


class Progress:
    """Says where a build is, and what each document took; with several articles, of which one it is."""

    def __init__(self, folders: list[ArticleFolder], out: Output) -> None:
        self.folders, self.out = folders, out
        self.begun, self.ended = dict[str, float](), dict[str, float]()

    def step(self, folder: ArticleFolder, name: str, done: TargetOutput | None) -> None:
        """A step begins, or a document is done."""
        self.begun.setdefault(folder.slug, time.perf_counter())
        if done is None:
            self.out.say(f"{folder.slug}: {name} …")
        else:
            shown = name if len(self.folders) == 1 else f"{folder.slug}/{name}"
            self.out.say(f"  {shown:<20}{done.took_s:5.1f} s {_size(sum(map(len, done.files.values()))):>9}")

    def end(self, folder: ArticleFolder) -> None:
        """All is done for an article, of which is told in its turn."""
        self.ended[folder.slug] = time.perf_counter()

    def finish(self, folder: ArticleFolder, built: Built, output: Path) -> None:
        """Everything is written, or nothing had to be."""
        size = sum(path.stat().st_size for path in built.outputs)
        made = f"{len(built.outputs)} files, {_size(size)}, in {output.as_posix()}"
        took = f"{self.ended[folder.slug] - self.begun.get(folder.slug, 0.0):.1f} s"
        self.out.say(f"{folder.slug}: {f'{made}, {took}' if built.fresh else 'up to date, nothing to do'}")


def _size(size_bytes: int) -> str:
    """A size in units of SI."""
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 1e6 else f"{size_bytes / 1e3:.0f} kB"


@command
def build(
    out: Output,
    articles: Articles = None,
    formats: Formats = None,
    products: Products = None,
    output: Folder = Path("build"),
    project: Project = Path(),
    force: Force = False,
    jobs: Jobs = CORES,
    locked: Locked = False,
    comments: Commented = False,
    archive: Archived = False,
    key: Keyed = False,
    brand: Branded = None,
    page_size: Paper = None,
    keep_html: KeptHtml = None,
    shard: Shard = "",
    cluster: Clustered = "",
    verbose: Verbose = False,
) -> Results:
    """Build the set: brief, briefing, handout, fact sheet, HTML copy, cards to share, a letter, and the manifest.

    `briefset build`

    `briefset build shared-destiny -p brief -p handout --comments`
    """
    with _open(cluster, jobs, formats, out, verbose) as executor:
        from briefset.build.articles import find_articles, take_shard
        from briefset.build.plan import BuildOptions

        wanted, paper = tuple(item.value for item in formats or ()), page_size.value if page_size else ""
        options = BuildOptions(
            wanted, project / output, force, locked, jobs, comments, archive, key, brand, paper, tuple(products or ()),
            keep_html,
        )  # fmt: skip
        folders = take_shard(find_articles(project, articles or []), shard)
        data = _make(folders, options, project, executor, out, verbose)
    return Results(data, [] if sys.stdout.isatty() else [path for item in data.values() for path in item["files"]])


def _open(
    cluster: str, jobs: int, formats: list[Format] | None, out: Output, verbose: bool
) -> AbstractContextManager[SlottedExecutor]:
    """What makes the documents: a cluster, or copies of this process with the libraries that the formats need."""
    if cluster:
        from briefset.build.cluster import open_cluster

        return open_cluster(cluster, out.say if verbose else lambda _: None)
    from briefset.build.workers import WARM_UP, open_executor

    has_pages = not formats or bool({Format.pdf, Format.png} & {*formats})
    return open_executor(jobs, WARM_UP[: 1 + has_pages])


def _make(
    folders: list[ArticleFolder],
    options: BuildOptions,
    project: Path,
    executor: SlottedExecutor,
    out: Output,
    verbose: bool,
) -> dict[str, Any]:
    """What was built of each article, by its slug, and after all of them the page that leads there."""
    from briefset.build.index import update_index
    from briefset.build.stamp import Files

    files = Files(str(project))
    data = _report(_build(folders, options, files, executor, out, verbose), out)
    with out.article("index"):
        if path := update_index(project, options, files):
            out.say(f"index: {path.as_posix()}")
    return data


def _report(built: Iterator[tuple[ArticleFolder, Built | Exception]], out: Output) -> dict[str, Any]:
    """What was built of each article, by its slug; everything that was told of it, or stood against it, is reported."""
    data: dict[str, Any] = {}
    for folder, outcome in built:
        with out.article(folder.slug):
            if isinstance(outcome, Exception):
                raise outcome
            out.report(outcome.warnings, folder.slug)
            if outcome.lacking:
                out.report([outcome.lacking], folder.slug)
                out.stopped = Exit.ENVIRONMENT
            files = [path.as_posix() for path in outcome.outputs]
            data[folder.slug] = {"fresh": outcome.fresh, "files": files}
    return data


def _build(
    folders: list[ArticleFolder],
    options: BuildOptions,
    files: Files,
    executor: SlottedExecutor,
    out: Output,
    verbose: bool,
) -> Iterator[tuple[ArticleFolder, Built | Exception]]:
    """What each article came to, in their order, whichever was done first."""
    from briefset.build.pipeline import build_all

    progress, told = Progress(folders, out), 0
    outcomes: dict[int, Built | Exception] = {}
    for number, outcome in build_all(folders, options, executor, progress.step, files):
        progress.end(folders[number])
        outcomes[number] = outcome
        while told in outcomes:
            folder, known = folders[told], outcomes.pop(told)
            if not isinstance(known, Exception):
                if verbose:
                    out.say(f"{folder.slug}: {known.description}")
                progress.finish(folder, known, options.output / folder.slug)
            yield folder, known
            told += 1


@command
def verify(
    out: Output,
    files: Annotated[list[Path], typer.Argument(help="PDF, Word, PowerPoint, HTML or PNG files from anywhere.")],
    manifest: Annotated[
        Path | None, typer.Option("--manifest", help="The manifest to hold them against; default: those below build/.")
    ] = None,
    output: Folder = Path("build"),
    project: Project = Path(),
) -> Results:
    """Say whether files are what was built here: 0 the same, 1 different, 2 nothing to compare with.

    `briefset verify from-mail.pdf`

    `briefset verify handout.docx --manifest build/shared-destiny/manifest.json`
    """
    from briefset.build.verify_file import verify_file

    verdicts, unknown = [], Exit.OK
    for path in files:
        try:
            verdict = verify_file(path, project / output, manifest)
        except Failure as failure:
            out.report(failure.diagnostics)
            unknown = Exit.USAGE
            continue
        verdicts.append(verdict)
        out.report(list(verdict.diagnose()))
    if unknown and all(verdict.same for verdict in verdicts):
        out.stopped = unknown
    return Results([asdict(verdict) for verdict in verdicts], [verdict.line() for verdict in verdicts])


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
"""By which a program on X or Wayland finds a screen; without one a browser would take the terminal."""


@command
def preview(
    out: Output,
    article: Annotated[str | None, article_argument("default: the one written last")] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="The port, or the next that is free; 0 for any.")
    ] = None,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open the address in the browser.")] = True,
    editor: Annotated[
        str,
        typer.Option(
            "--editor", envvar="BRIEFSET_EDITOR_URL", help="The address by which a click opens an editor; none."
        ),
    ] = "vscode://file{path}:{line}:{column}",
    brand: Branded = None,
    page_size: Paper = None,
    project: Project = Path(),
) -> Results:
    """Show the set in the browser while it is written: each save is seen, a click leads to its line.

    `briefset preview shared-destiny`

    `briefset preview --port 0 --no-open`
    """
    from briefset.build.articles import find_articles
    from briefset.preview.address import FIRST_PORT
    from briefset.preview.serve import serve

    folder = max(find_articles(project, [article] if article else []), key=lambda one: one.summary.stat().st_mtime_ns)
    look = brand, page_size.value if page_size else ""

    def begun(url: str) -> None:
        out.announce(Results({"article": folder.slug, "url": url}, [url]))
        out.say(f"{folder.slug}: Ctrl-C ends the preview")
        if opens and _has_screen():
            webbrowser.open(url)

    serve(folder, look, editor, FIRST_PORT if port is None else port, begun)


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in SCREENS)


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
    article: Annotated[str | None, article_option("default: the one that fits best")] = None,
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

    folders = find_articles(project, [article] if article else [])
    beside = handout.resolve().parent.name  # the folder of outputs of one of them, or else it may be of any
    folders = [folder for folder in folders if folder.slug == beside] or folders
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


def _lines(result: Reconciled) -> Iterator[str]:
    from briefset.reconcile.decisions import describe

    for decision in result.decisions:
        if decision.fault is None:
            yield f"{decision.position}: {decision.change.path}: {describe(decision.change)}"


def _count(result: Reconciled, written: bool) -> str:
    states, slug = [decision.state for decision in result.decisions], result.checked.folder.slug
    if not states:
        return f"{slug}: nothing was changed"
    done = f"{states.count('applicable')} {'written' if written else 'can be written with --apply'}"
    return f"{slug}: {done}, {states.count('refused')} cannot be written, {states.count('noted')} noted"
