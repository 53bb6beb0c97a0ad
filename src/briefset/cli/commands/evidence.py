"""locate and trace: the way between published words, the summary and the article.

In: words, documents, names of articles. Out: places on stdout, as text or JSON. Never: changes a summary or a document.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.article.locator import list_paragraphs, read_locator
from briefset.cli.options import AsJson, Color, Colored, DiagnosticFormat, Project, Style
from briefset.cli.output import report, with_failures_reported
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.files.reading import exists

if TYPE_CHECKING:
    from briefset.article.nearest import Located
    from briefset.article.search import Passages
    from briefset.build.articles import ArticleFolder
    from briefset.evidence.trace import Trace, Tracer

WIDTH = 160
"""Characters of a statement that a line of the terminal shows."""

Only = Annotated[
    str | None, typer.Option("--article", "-a", help="Slug, folder or summary.yaml; default: all in content/.")
]


def locate(
    words: Annotated[str, typer.Argument(help="The words, in quotes; - reads one quotation a line from stdin.")],
    source: Annotated[Path | None, typer.Option("--source", help="The article's text file.", dir_okay=False)] = None,
    article: Only = None,
    front: Annotated[int, typer.Option("--front", min=0, help="Lines before P1, with --source.")] = 2,
    ends_before: Annotated[
        str | None, typer.Option("--ends-before", help="How the first line after the article begins, with --source.")
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="The file's encoding, with --source.")] = None,
    project: Project = Path(),
    as_json: AsJson = False,
) -> None:
    """Find words in an article: every place, with its paragraph and exact wording; exit code 1 when there is none.

    `briefset locate --source article.txt "two dreams"`

    `briefset locate - --article shared-destiny --json < quotations.txt`
    """

    def work() -> None:
        from briefset.article.nearest import locate as find

        texts = _texts(source, article, project, (front, ends_before, encoding))
        queries = list(_queries(words))
        results = [(name, query, find(query, passages)) for query in queries for name, passages in texts]
        if as_json:
            typer.echo(
                json.dumps(
                    [{"article": name} | found.as_dict() for name, _, found in results], indent=2, ensure_ascii=False
                )
            )
        else:
            _print_located(results, several=len(texts) > 1)
        hits = {query for _, query, found in results if found.places}
        raise typer.Exit(Exit.OK if hits >= set(queries) else Exit.ERRORS)

    with_failures_reported(work)


def _queries(words: str) -> Iterator[str]:
    lines = [line.strip() for line in sys.stdin] if words == "-" else [words.strip()]
    if not any(lines):
        hint = "give the words in quotation marks, or one quotation a line on stdin with -"
        raise Failure([Diagnostic(Position("locate"), "usage", "no words to look for", hint)], Exit.USAGE)
    yield from filter(None, lines)


def _texts(
    source: Path | None, article: str | None, project: Path, settings: tuple[int, str | None, str | None]
) -> list[tuple[str, Passages]]:
    """The articles to search, by name."""
    from briefset.article.search import Passages
    from briefset.article.text import LIMIT_BYTES, read_article
    from briefset.build.articles import find_articles
    from briefset.build.check import open_texts
    from briefset.files.reading import read_file

    if source is not None and article is not None:
        hint = "give one of them: with --article the settings of its summary count"
        raise Failure([Diagnostic(Position("locate"), "usage", "--source and --article at once", hint)], Exit.USAGE)
    if source is not None:
        text = read_article(read_file(source, LIMIT_BYTES), source.as_posix(), *settings)
        return [(source.as_posix(), Passages(text.paragraphs))]
    folders = find_articles(project, [article] if article else [])
    opened, missing = open_texts(folders)
    for fault in missing:
        typer.echo(f"{fault.position.file}: {fault.message}; not searched", err=True)
    return [(name, Passages(text.paragraphs)) for name, text in opened.items()]


def _print_located(results: list[tuple[str, str, Located]], several: bool) -> None:
    for name, query, found in results:
        lead = f"{name}: " if several else ""
        for place in found.places:
            typer.echo(f"{lead}P{place.paragraph} {place.start}-{place.end} {place.how}: {place.words}")
        if not found.places:
            typer.echo(f"{lead}not found: {query}", err=True)
        if found.refusal:
            typer.echo(f"  {found.refusal.message}; {found.refusal.hint}", err=True)
        elif found.nearest:
            typer.echo(f"  nearest, in P{found.nearest.paragraph}: {found.nearest.difference}", err=True)


def trace(
    what: Annotated[str, typer.Argument(help="Printed words in quotes, a document, or a paragraph such as P12.")],
    article: Only = None,
    project: Project = Path(),
    style: Style = DiagnosticFormat.text,
    color: Colored = Color.auto,
    as_json: AsJson = False,
) -> None:
    """Lead printed words back to the summary's line and the article's paragraph; exit code 1 when they lead nowhere.

    `briefset trace "China thus has two dreams"`

    `briefset trace build/shared-destiny/handout.docx`

    `briefset trace P12`
    """

    def work() -> None:
        tracers = _tracers(article, project)
        locator = read_locator(what.strip())
        if locator and locator.first == locator.last:
            _trace_paragraph(locator.first, tracers, as_json)
        elif Path(what).suffix and exists(Path(what)):
            _trace_file(Path(what), tracers, project, as_json, style, color)
        else:
            _trace_words(what, tracers, as_json)

    with_failures_reported(work, style, color)


def _tracers(article: str | None, project: Path) -> list[tuple[ArticleFolder, Tracer]]:
    from briefset.build.articles import find_articles
    from briefset.build.check import check
    from briefset.evidence.register import make_register
    from briefset.evidence.trace import Tracer

    folders = find_articles(project, [article] if article else [])
    checked = [check(folder) for folder in folders]
    return [(item.folder, Tracer(item.summary, make_register(item.verified), item.loaded)) for item in checked]


def _trace_paragraph(number: int, tracers: list[tuple[ArticleFolder, Tracer]], as_json: bool) -> None:
    traces = [trace for _, tracer in tracers for trace in tracer.trace_paragraph(number)]
    _print_traces(traces, as_json)
    if not traces:
        beyond = all(number > tracer.summary.source.paragraphs for _, tracer in tracers)
        message = f"P{number} is beyond the article" if beyond else f"nothing in the summary rests on P{number}"
        hint = "" if beyond else "`briefset check --coverage` lists what else is left out"
        raise Failure([Diagnostic(Position(f"P{number}"), "untraced", message, hint)])


def _trace_words(words: str, tracers: list[tuple[ArticleFolder, Tracer]], as_json: bool) -> None:
    """One statement or a part of it; or else a paste of several, of which nothing may be left over."""
    from briefset.evidence.trace.documents import Block
    from briefset.evidence.trace.provenance import trace_blocks

    traces = [trace for _, tracer in tracers for trace in tracer.trace_words(words)]
    results = [] if traces else [trace_blocks([Block("", words)], tracer, frozenset()) for _, tracer in tracers]
    result = max(results, key=lambda result: len(result.found), default=None)
    traces += [trace for _, trace in result.found] if result else []
    _print_traces(traces, as_json)
    strays = [stray.text for stray in result.strays] if result else []
    if strays or not traces:
        nearest = [near for _, tracer in tracers if (near := tracer.find_nearest(words))]
        likest = max(nearest, key=lambda pair: pair[1], default=None)
        raise Failure([_untraced(Position("trace"), stray, likest) for stray in strays or [words]])


def _untraced(position: Position, words: str, nearest: tuple[Trace, float] | None, place: str = "") -> Diagnostic:
    shown = words if len(words) <= WIDTH else f"{words[:WIDTH]}…"
    message = f"{place}{': ' if place else ''}“{shown}” leads to no line of a summary"
    if nearest is None:
        return Diagnostic(position, "untraced", message, "check that the document was built from this summary")
    found = nearest[0]
    hint = f"nearest: {_where(found.position)} {found.path}: “{found.text[:WIDTH]}”"
    return Diagnostic(position, "untraced", message, hint)


def _trace_file(
    path: Path,
    tracers: list[tuple[ArticleFolder, Tracer]],
    project: Path,
    as_json: bool,
    style: DiagnosticFormat,
    color: Color,
) -> None:
    from briefset.design.templates import find_templates
    from briefset.evidence.trace.documents import LIMIT_BYTES, collect_template_text, read_blocks
    from briefset.evidence.trace.provenance import trace_blocks
    from briefset.files.reading import read_file

    blocks = read_blocks(read_file(path, LIMIT_BYTES), path.as_posix())
    template_text = collect_template_text(find_templates(project))
    named = [pair for pair in tracers if pair[0].slug == path.resolve().parent.name]
    results = [(tracer, trace_blocks(blocks, tracer, template_text)) for _, tracer in named or tracers]
    tracer, result = max(results, key=lambda pair: len(pair[1].found))
    if as_json:
        typer.echo(json.dumps(result.as_dict(), indent=2, ensure_ascii=False))
    else:
        for place, found in result.found:
            typer.echo(f"{place}{': ' if place else ''}{_line(found)}")
    position = Position(path.as_posix())
    faults = [_untraced(position, stray.text, tracer.find_nearest(stray.text), stray.place) for stray in result.strays]
    if not faults and not result.found:
        hint = "check that it was built from this summary"
        faults = [Diagnostic(position, "untraced", "nothing in it leads to a line of a summary", hint)]
    report(faults, style, color)
    raise typer.Exit(Exit.ERRORS if faults else Exit.OK)


def _print_traces(traces: list[Trace], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([trace.as_dict() for trace in traces], indent=2, ensure_ascii=False))
        return
    for trace in traces:
        typer.echo(_line(trace))
        for support in trace.supports:
            how = f" {support.how.value}" if support.how else ""
            typer.echo(f"  P{support.paragraph}{how}: “{support.words}”")
        named = sorted(set(trace.paragraphs) - {support.paragraph for support in trace.supports})
        if named:
            typer.echo(f"  {list_paragraphs(named)}: named without words")


def _line(trace: Trace) -> str:
    """Place, path, note numbers with their state, paragraphs, and the beginning of the text."""
    numbers = ", ".join(f"note {statement.number} ({statement.check.value})" for statement in trace.statements[:3])
    more = ", …" if len(trace.statements) > 3 else ""
    paragraphs = list_paragraphs(trace.paragraphs)
    facts = "; ".join(filter(None, (numbers + more, paragraphs)))
    text = trace.text if len(trace.text) <= WIDTH else f"{trace.text[:WIDTH]}…"
    return f"{_where(trace.position)}: {trace.path}{f' [{facts}]' if facts else ''}: {text}"


def _where(position: Position) -> str:
    return f"{position.file}:{position.line}:{position.column}"
