"""build: the set from the summaries; verify: whether a file is what was built.

In: names of articles and formats. Out: files, their paths on stdout. Never: decides what a set holds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefset.cli.options import (
    CORES,
    Archived,
    Articles,
    Branded,
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
    Verbose,
)
from briefset.cli.output import Output, Results, command
from briefset.diagnostics import Exit, Failure

if TYPE_CHECKING:
    from briefset.build.articles import ArticleFolder
    from briefset.build.outputs import TargetOutput
    from briefset.build.pipeline import BuildOptions, Built
    from briefset.build.stamp import Files


class Progress:
    """Says where a build is, and what each document took."""

    def __init__(self, slug: str, out: Output) -> None:
        self.slug, self.out, self.begun = slug, out, time.perf_counter()

    def step(self, name: str, done: TargetOutput | None) -> None:
        """A step begins, or a document is done."""
        if done is None:
            self.out.say(f"{self.slug}: {name} …")
        else:
            self.out.say(f"  {name:<20}{done.took_s:5.1f} s {_size(sum(map(len, done.files.values()))):>9}")

    def finish(self, built: Built, folder: Path) -> None:
        """Everything is written, or nothing had to be."""
        size = sum(path.stat().st_size for path in built.outputs)
        made = f"{len(built.outputs)} files, {_size(size)}, in {folder.as_posix()}"
        took = f"{time.perf_counter() - self.begun:.1f} s"
        self.out.say(f"{self.slug}: {f'{made}, {took}' if built.fresh else 'up to date, nothing to do'}")


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
    verbose: Verbose = False,
) -> Results:
    """Build the set: brief, briefing, handout, fact sheet, HTML copy, cards to share, a letter, and the manifest.

    `briefset build`

    `briefset build shared-destiny -p brief -p handout --comments`
    """
    from briefset.build.articles import find_articles
    from briefset.build.pipeline import BuildOptions
    from briefset.build.stamp import Files

    wanted, paper = tuple(item.value for item in formats or ()), page_size.value if page_size else ""
    options = BuildOptions(
        wanted, project / output, force, locked, jobs, comments, archive, key, brand, paper, tuple(products or ()),
        keep_html,
    )  # fmt: skip
    files = Files(str(project))
    data: dict[str, Any] = {}
    for folder in find_articles(project, articles or []):
        with out.article(folder.slug):
            built = _build(folder, options, files, out, verbose)
            data[folder.slug] = {"fresh": built.fresh, "files": [path.as_posix() for path in built.outputs]}
    return Results(data, [] if sys.stdout.isatty() else [path for item in data.values() for path in item["files"]])


def _build(folder: ArticleFolder, options: BuildOptions, files: Files, out: Output, verbose: bool) -> Built:
    from briefset.build.pipeline import build as make_set

    progress = Progress(folder.slug, out)
    built = make_set(folder, options, progress.step, files)
    if verbose:
        out.say(f"{folder.slug}: {built.description}")
    progress.finish(built, options.output / folder.slug)
    out.report(built.warnings, folder.slug)
    if built.lacking:
        out.report([built.lacking], folder.slug)
        out.stopped = Exit.ENVIRONMENT
    return built


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
    return Results([verdict.as_dict() for verdict in verdicts], [verdict.line() for verdict in verdicts])
