"""locate and trace: the way between published words, the summary and the article.

In: words, documents, names of articles. Out: places on stdout, as text or JSON. Never: changes a summary or a document.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.article.locator import list_paragraphs, read_locator
from briefset.cli.options import Only, Project
from briefset.cli.output import Output, Results, command
from briefset.diagnostics import Diagnostic, Failure, Position, misuse
from briefset.diagnostics.hints import cut
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES, MAX_STRAYS, MAX_TRACED_LETTERS
from briefset.files.reading import exists

if TYPE_CHECKING:
    from briefset.article.nearest import Located
    from briefset.article.search import Passages
    from briefset.build.articles import ArticleFolder
    from briefset.evidence.trace import Trace, Tracer

WIDTH = 160
"""Characters of a statement that a line of the terminal shows."""


@command
def locate(
    out: Output,
    words: Annotated[str, typer.Argument(help="The words, in quotes; - reads one quotation a line from stdin.")],
    source: Annotated[
        Path | None, typer.Option("--source", help="The article's text file.", dir_okay=False, exists=True)
    ] = None,
    article: Only = None,
    front: Annotated[int, typer.Option("--front", min=0, help="Lines before P1, with --source.")] = 2,
    ends_before: Annotated[
        str | None, typer.Option("--ends-before", help="How the first line after the article begins, with --source.")
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="The file's encoding, with --source.")] = None,
    as_yaml: Annotated[
        bool, typer.Option("--yaml", help="Print an entry for a summary instead of the places.")
    ] = False,
    project: Project = Path(),
) -> Results:
    """Find words in an article: every place, with its paragraph and exact wording; exit code 1 when there is none.

    `briefset locate --source article.txt "two dreams"`

    `briefset locate - --article shared-destiny --json < quotations.txt`

    `briefset locate --yaml "nearly $30 billion"`
    """
    from briefset.article.nearest import locate as find

    if as_yaml:
        return _print_entries(list(_queries(words)), source, article, project)
    texts = _texts(source, article, project, (front, ends_before, encoding), out)
    queries = list(_queries(words))
    results = [(name, query, find(query, passages)) for query in queries for name, passages in texts]
    missed = set(queries) - {query for _, query, found in results if found.places}
    return Results(
        [{"article": name} | found.as_dict() | {"yaml": []} for name, _, found in results],
        _located(results, several=len(texts) > 1),
        [found.diagnose(Position(name)) for name, query, found in results if query in missed],
    )


def _print_entries(queries: list[str], source: Path | None, article: str | None, project: Path) -> Results:
    """An entry for each of some words: a quotation, a number, a date, or else a piece of evidence."""
    from briefset.build.articles import find_article
    from briefset.build.check import open_draft
    from briefset.workspace.add import draft_any
    from briefset.yaml12.edit import format_item

    if source is not None:
        hint = "give --article: an entry is made for a summary, whose language and speakers count"
        raise misuse("locate", "--source and --yaml at once", hint)
    draft = open_draft(find_article(project, article or ""), is_unfinished=True)
    drafted = [draft_any(draft, query) for query in queries]
    texts = [[f"{key}:", *next(format_item(item, "  "))] for _, key, item in drafted]
    data = [
        {"article": draft.folder.slug} | found.as_dict() | {"yaml": text}
        for (found, *_), text in zip(drafted, texts, strict=True)
    ]
    return Results(data, chain.from_iterable(texts))


def _queries(words: str) -> Iterator[str]:
    lines = [line.strip() for line in _read_stdin().splitlines()] if words == "-" else [words.strip()]
    if not any(lines):
        hint = "give the words in quotation marks, or one quotation a line on stdin with -"
        raise misuse("locate", "no words to look for", hint)
    yield from filter(None, lines)


def _read_stdin() -> str:
    data = sys.stdin.buffer.read(MAX_TRACED_LETTERS + 1)
    if len(data) > MAX_TRACED_LETTERS:
        message = f"there are more than {MAX_TRACED_LETTERS:,} bytes to look for"
        raise misuse("stdin", message, "ask in several runs")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "write the quotations as UTF-8"
        raise Failure([Diagnostic(Position("stdin"), "encoding", "the input is not UTF-8", hint)]) from None


def _texts(
    source: Path | None,
    article: str | None,
    project: Path,
    settings: tuple[int, str | None, str | None],
    out: Output,
) -> list[tuple[str, Passages]]:
    """The articles to search, by name."""
    from briefset.article.search import Passages
    from briefset.article.text import read_article
    from briefset.build.articles import find_articles
    from briefset.build.check import open_texts
    from briefset.files.reading import read_file

    if source is not None and article is not None:
        hint = "give one of them: with --article the settings of its summary count"
        raise misuse("locate", "--source and --article at once", hint)
    if source is not None:
        text = read_article(read_file(source, MAX_ARTICLE_BYTES), source.as_posix(), *settings)
        return [(source.as_posix(), Passages(text.paragraphs))]
    folders = find_articles(project, [article] if article else [])
    opened, missing = open_texts(folders)
    for fault in missing:
        out.say(f"{fault.position.file}: {fault.message}; not searched")
    return [(name, Passages(text.paragraphs)) for name, text in opened.items()]


def _located(results: list[tuple[str, str, Located]], several: bool) -> Iterator[str]:
    for name, _, found in results:
        lead = f"{name}: " if several else ""
        for place in found.places:
            yield f"{lead}P{place.paragraph} {place.start}-{place.end} {place.how}: {place.words}"


@command
def trace(
    out: Output,
    what: Annotated[str, typer.Argument(help="Printed words in quotes, a document, or a paragraph such as P12.")],
    article: Only = None,
    project: Project = Path(),
) -> Results:
    """Lead printed words back to the summary's line and the article's paragraph; exit code 1 when they lead nowhere.

    `briefset trace "China thus has two dreams"`

    `briefset trace build/shared-destiny/handout.docx`

    `briefset trace P12`
    """
    tracers = _tracers(article, project, out)
    locator = read_locator(what.strip())
    if locator and locator.first == locator.last:
        return _trace_paragraph(locator.first, tracers)
    if Path(what).suffix and exists(Path(what)):
        return _trace_file(Path(what), tracers, project)
    return _trace_words(what, tracers)


def _tracers(article: str | None, project: Path, out: Output) -> list[tuple[ArticleFolder, Tracer]]:
    """What leads back to each summary; of several, one that does not pass is left out, and that is told."""
    from briefset.build.articles import find_articles
    from briefset.build.check import check
    from briefset.evidence.register import make_register
    from briefset.evidence.trace import Tracer

    folders = find_articles(project, [article] if article else [])
    found, failed = [], []
    for folder in folders:
        try:
            item = check(folder)
        except Failure as failure:
            failed.append((folder, failure))
            continue
        register = make_register(item.published)
        found.append((folder, Tracer(item.published.summary, register, item.loaded, item.article_sha256)))
    if not found and failed:
        raise failed[0][1]
    for folder, fault in failed:
        first = fault.diagnostics[0]
        out.say(f"{first.position.file}:{first.position.line}: {first.message}; {folder.slug} is not searched")
    return found


def _trace_paragraph(number: int, tracers: list[tuple[ArticleFolder, Tracer]]) -> Results:
    traces = [trace for _, tracer in tracers for trace in tracer.trace_paragraph(number)]
    if traces:
        return _results(traces)
    beyond = all(number > tracer.summary.source.paragraphs for _, tracer in tracers)
    message = f"P{number} is beyond the article" if beyond else f"nothing in the summary rests on P{number}"
    hint = "" if beyond else "`briefset check --coverage` lists what else is left out"
    return _results([], [Diagnostic(Position(f"P{number}"), "untraced", message, hint)])


def _trace_words(words: str, tracers: list[tuple[ArticleFolder, Tracer]]) -> Results:
    """One statement or a part of it; or else a paste of several, of which nothing may be left over."""
    from briefset.evidence.trace.documents import Block
    from briefset.evidence.trace.provenance import trace_blocks

    traces = [trace for _, tracer in tracers for trace in tracer.trace_words(words)]
    results = [] if traces else [trace_blocks([Block("", words)], tracer, frozenset()) for _, tracer in tracers]
    result = max(results, key=lambda result: len(result.found), default=None)
    traces += [trace for _, trace in result.found] if result else []
    strays = [stray.text for stray in result.strays] if result else []
    nearest = [near for _, tracer in tracers if (near := tracer.find_nearest(words))]
    likest = max(nearest, key=lambda pair: pair[1], default=None)
    lost = strays or ([] if traces else [words])
    return _results(traces, [_untraced(Position("trace"), stray, likest) for stray in lost], strays)


def _results(traces: list[Trace], faults: list[Diagnostic] | None = None, strays: Iterable[str] = ()) -> Results:
    found = [{"place": ""} | trace.as_dict() for trace in traces]
    data = {"found": found, "strays": [{"place": "", "text": text} for text in strays]}
    return Results(data, _trace_lines(traces), faults or [])


def _untraced(position: Position, words: str, nearest: tuple[Trace, float] | None, place: str = "") -> Diagnostic:
    message = f"{place}{': ' if place else ''}“{cut(words, WIDTH)}” leads to no line of a summary"
    if nearest is None:
        return Diagnostic(position, "untraced", message, "check that the document was built from this summary")
    found = nearest[0]
    hint = f"nearest: {found.position} {found.path}: “{found.text[:WIDTH]}”"
    return Diagnostic(position, "untraced", message, hint)


def _trace_file(path: Path, tracers: list[tuple[ArticleFolder, Tracer]], project: Path) -> Results:
    from briefset.build.articles import read_document
    from briefset.design.templates import find_templates
    from briefset.evidence.trace.documents import collect_template_text, read_blocks
    from briefset.evidence.trace.provenance import trace_blocks

    blocks = read_blocks(read_document(path, [folder for folder, _ in tracers]), path.as_posix())
    template_text = collect_template_text(find_templates(project))
    named = [pair for pair in tracers if pair[0].slug == path.resolve().parent.name]
    results = [(tracer, trace_blocks(blocks, tracer, template_text)) for _, tracer in named or tracers]
    tracer, result = max(results, key=lambda pair: len(pair[1].found))
    position = Position(path.as_posix())
    told = result.strays[:MAX_STRAYS]
    faults = [_untraced(position, stray.text, tracer.find_nearest(stray.text), stray.place) for stray in told]
    if len(result.strays) > MAX_STRAYS:
        message = f"{len(result.strays) - MAX_STRAYS:,} more texts lead nowhere"
        faults.append(Diagnostic(position, "untraced", message, "check that the document was built from this summary"))
    if not faults and not result.found:
        hint = "check that it was built from this summary"
        faults = [Diagnostic(position, "untraced", "nothing in it leads to a line of a summary", hint)]
    lines = (f"{place}{': ' if place else ''}{_line(found)}" for place, found in result.found)
    return Results(result.as_dict(), lines, faults)


def _trace_lines(traces: list[Trace]) -> Iterator[str]:
    for trace in traces:
        yield _line(trace)
        for support in trace.supports:
            how = f" {support.how.value}" if support.how else ""
            yield f"  P{support.paragraph}{how}: “{support.words}”"
        named = sorted(set(trace.paragraphs) - {support.paragraph for support in trace.supports})
        if named:
            yield f"  {list_paragraphs(named)}: named without words"


def _line(trace: Trace) -> str:
    """Place, path, note numbers with their state, paragraphs, and the beginning of the text."""
    numbers = ", ".join(f"note {statement.number} ({statement.check.value})" for statement in trace.statements[:3])
    more = ", …" if len(trace.statements) > 3 else ""
    paragraphs = list_paragraphs(trace.paragraphs)
    facts = "; ".join(filter(None, (numbers + more, paragraphs)))
    return f"{trace.position}: {trace.path}{f' [{facts}]' if facts else ''}: {cut(trace.text, WIDTH)}"
