"""Values of a summary that must fit one another: ids, paragraphs, ranges, dates, expressions, rows, links.

In: a `Summary` whose entries know their paths, and its file. Out: diagnostics. Never: reads the article.
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final

from briefset.article.locator import find_locators, list_paragraphs
from briefset.diagnostics import Diagnostic
from briefset.diagnostics.hints import entries, suggest
from briefset.diagnostics.limits import MAX_DERIVED_PARTS
from briefset.language.registry import find_language, languages
from briefset.language.tags import HINT, find_tag_fault
from briefset.summary.expression import ExpressionError, evaluate, names_in
from briefset.summary.model import (
    Derived,
    Entry,
    Exhibit,
    LineChart,
    Matrix,
    Row,
    Section,
    SlopeChart,
    Summary,
    Table,
    TimelineChart,
)
from briefset.summary.model.base import UNKNOWN
from briefset.summary.model.roles import Ref, Role, unique_of
from briefset.summary.model.slides import BarsSlide, ChartSlide
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import join_path, scalars

MARKDOWN = re.compile(r"\]\(|(?<![\w*\\])(\*\*?|__?)(?=[^\s*_])[^*_]+(?<=\S)\1(?!\w)")
LINK = re.compile(r"\]\(\s*<?([^)>\s]*)")
ALLOWED_LINKS: Final = ("https://", "mailto:", "#")
UNWRITTEN = re.compile(r"\[write: ([^\]]*)\]?")
"""What stands in a new summary where a person has to write."""
NUMBER_FORMAT = re.compile(r"\+?,?(\.\d)?[f%]?")


def check_contents(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for a summary that states nothing."""
    if not (summary.claims or summary.statistics or summary.quotations):
        what = "the summary states nothing: it has no claims, no statistics and no quotations"
        yield loaded.diagnose("", "missing-key", what, "write at least one under “claims:”")


def check_written(_: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each value that holds a place to write in."""
    yield from find_unwritten(loaded)


def find_unwritten(loaded: Loaded) -> Iterator[Diagnostic]:
    """The same of a file that need not be a summary yet, since a date or an id that is unwritten is none."""
    for path, value in scalars(loaded.data):
        if isinstance(value, str) and (found := UNWRITTEN.search(value)):
            what = f"this is still to be written: {found[1].strip()}"
            hint = "write it in place of the brackets, or delete the entry"
            yield loaded.diagnose(path, "unwritten", what, hint)


def check_paragraphs(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each paragraph number, in a locator or in prose, that the article does not have."""
    last = summary.source.paragraphs
    for entry in summary.walk():
        for name, number in entry.locators():
            yield from _check_paragraph(join_path(entry.path, name), number, last, loaded)
        if isinstance(entry, Row):
            yield from _check_row(entry, loaded)
    for path, text in _citing(summary):
        yield from _check_mentions(path, text, last, loaded)


def _citing(summary: Summary) -> Iterator[tuple[str, str]]:
    """Every text that may name paragraphs or hold links, with its path."""
    for entry in summary.walk():
        yield from ((join_path(entry.path, name), text) for name, text in entry.texts(Role.CITING))


def _check_paragraph(path: str, number: int, last: int, loaded: Loaded) -> Iterator[Diagnostic]:
    if last and number > last:
        what = f"the article has no P{number}"
        yield loaded.diagnose(path, "bad-locator", what, f"its last paragraph is P{last} (source.paragraphs)")


def _check_mentions(path: str, text: str, last: int, loaded: Loaded) -> Iterator[Diagnostic]:
    for first, second, words in find_locators(text):
        if second < first:
            yield loaded.diagnose(path, "bad-locator", f"“{words}” runs backwards", f"write P{second}–P{first}")
        yield from _check_paragraph(path, max(first, second), last, loaded)


def _check_extent(section: Section, taken: int, loaded: Loaded) -> Iterator[Diagnostic]:
    if section.last < section.first or not section.first:
        return
    if section.first <= taken:
        what = f"the section begins at P{section.first}, inside the one before it, which ends at P{taken}"
        yield loaded.diagnose(f"{section.path}.first", "bad-range", what, "a paragraph belongs to one section")
    if section.first > taken + 1:
        before = f"the one before it ends at P{taken}" if taken else "no section before it has P1"
        what = f"the section begins at P{section.first}, and {before}"
        hint = "let sections meet: correct `first`, or `last` of the one before"
        yield loaded.diagnose(f"{section.path}.first", "bad-range", what, hint)
    for evidence in section.evidence:
        if evidence.at != UNKNOWN and not section.first <= evidence.at <= section.last:
            what = f"P{evidence.at} is outside its section, P{section.first}–P{section.last}"
            yield loaded.diagnose(f"{evidence.path}.at", "bad-range", what, "correct `at`, or `first` and `last`")


def check_sections(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each section that runs backwards, does not meet the one before, or quotes from outside."""
    for before, section in zip([None, *summary.sections], summary.sections, strict=False):
        if before is None or before.last:
            yield from _check_extent(section, before.last if before else 0, loaded)
        if 0 < section.last < section.first:
            what = f"the section ends at P{section.last}, before it begins (P{section.first})"
            yield loaded.diagnose(f"{section.path}.last", "bad-range", what, "“first” and “last” are paragraph numbers")
        for name, number in (("first", section.first), ("last", section.last)):
            yield from _check_paragraph(f"{section.path}.{name}", number, summary.source.paragraphs, loaded)


def check_dates(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each event that is earlier than the event above it, as far as both dates are known."""
    for above, event in zip(summary.events, summary.events[1:], strict=False):
        length = min(len(above.date.partition("/")[0]), len(event.date.partition("/")[0]))
        if event.date[:length] < above.date[:length]:
            what = f"{event.date} stands after {above.date}"
            yield loaded.diagnose(f"{event.path}.date", "bad-order", what, "put the events in the order of their dates")


def check_languages(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each language tag that names no language."""
    source = summary.source
    tags = {
        "language": summary.language,
        "source.language": source.language,
        "source.original-language": source.original_language,
    }
    for path, tag in tags.items():
        if tag and (fault := find_tag_fault(tag)):
            yield loaded.diagnose(path, "bad-value", fault, HINT)
        elif tag and tag != source.original_language and find_language(tag) is None:
            message = f"numbers and dates in “{tag}” cannot be read: the language has no file"
            hint = f"languages that are read: {', '.join(languages())}"
            yield loaded.diagnose(path, "unknown-language", message, hint)


def check_derived(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each derived number that cannot be computed from what stands above it, or not be printed."""
    values = {statistic.id: statistic.value for statistic in summary.statistics}
    parts = dict.fromkeys(values, 1)
    for derived in summary.derived:
        path = f"{derived.path}.expression"
        try:
            names = names_in(derived.expression)
            parts[derived.id] = sum(parts.get(name, 0) for name in names)
            if parts[derived.id] > MAX_DERIVED_PARTS:
                yield _too_many_parts(path, loaded)
                return
            unknown = [name for name in names if name not in values]
            yield from (_unknown_name(path, name, values, loaded) for name in unknown)
            values[derived.id] = Decimal(1) if unknown else evaluate(derived.expression, values)
        except ExpressionError as error:
            hint = "ids and numbers joined by + - * / and brackets, with spaces around the signs"
            yield loaded.diagnose(path, "bad-expression", f"the expression cannot be read: {error}", hint)
        except ArithmeticError:
            yield loaded.diagnose(
                path, "bad-expression", "the expression divides by zero", "look at the statistics it names"
            )
        values.setdefault(derived.id, Decimal(1))
        yield from _check_format(derived, loaded)


def _too_many_parts(path: str, loaded: Loaded) -> Diagnostic:
    what = f"this number rests on more than {MAX_DERIVED_PARTS} statistics, counted as often as they are named"
    return loaded.diagnose(path, "bad-expression", what, "name fewer derived numbers that rest on others")


def _unknown_name(path: str, name: str, values: dict[str, Decimal], loaded: Loaded) -> Diagnostic:
    what = f"“{name}” is not an id of statistics, or of a derived number above"
    return loaded.diagnose(path, "unknown-id", what, suggest(name, values, "ids"))


def _check_format(derived: Derived, loaded: Loaded) -> Iterator[Diagnostic]:
    hint = "one {} in the text, such as “{:.0f}-fold” or “{:,.1f} per cent”; write a brace of the text twice"
    try:
        fields = [field for field in string.Formatter().parse(derived.format) if field[1] is not None]
    except ValueError:
        yield loaded.diagnose(f"{derived.path}.format", "bad-format", "the braces do not match", hint)
        return
    if len(fields) != 1:
        what = f"the format has {len(fields)} places for the number"
        yield loaded.diagnose(f"{derived.path}.format", "bad-format", what, hint)
    elif not _is_number_format(*fields[0]):
        what = "what stands in the braces is not a format for a number"
        yield loaded.diagnose(f"{derived.path}.format", "bad-format", what, hint)


def _is_number_format(_text: str, name: str | None, spec: str | None, conversion: str | None) -> bool:
    return not name and not conversion and NUMBER_FORMAT.fullmatch(spec or "") is not None


def check_counts(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each row, width or label that does not match its columns or bars in number."""
    for exhibit in summary.exhibits:
        if isinstance(exhibit, Table):
            yield from _check_table(exhibit, loaded)
        elif isinstance(exhibit, Matrix):
            yield from _check_matrix(exhibit, loaded)
    bars = {exhibit.id: _row_count(exhibit) for exhibit in summary.exhibits}
    for slide in summary.slides:
        if isinstance(slide, ChartSlide) and slide.labels is not None:
            yield from _check_count(f"{slide.path}.labels", len(slide.labels), bars.get(slide.exhibit), "bars", loaded)
        elif isinstance(slide, BarsSlide):
            yield from _check_count(f"{slide.path}.points", len(slide.points), bars.get(slide.exhibit), "bars", loaded)


def _row_count(exhibit: Exhibit) -> int | None:
    """How many bars, lines or rows a slide may name; None for what it cannot."""
    if isinstance(exhibit, Matrix):
        return len(exhibit.entries)
    return None if isinstance(exhibit, Table | TimelineChart) else len(exhibit.bars)


def _check_matrix(chart: Matrix, loaded: Loaded) -> Iterator[Diagnostic]:
    if len(set(chart.heads)) < len(chart.heads):
        what, hint = "two series or moments have the same name", "give each its own"
        yield loaded.diagnose(chart.path, "repeated-item", what, hint)
    for row in chart.entries:
        noun = "moments" if isinstance(chart, SlopeChart | LineChart) else "series"
        yield from _check_count(f"{row.path}.statistics", len(row.statistics), len(chart.heads), noun, loaded)
        if not any(row.statistics):
            hint = "name at least one statistic, or delete the row"
            yield loaded.diagnose(f"{row.path}.statistics", "empty-value", "this row has no value at all", hint)


def _check_table(table: Table, loaded: Loaded) -> Iterator[Diagnostic]:
    columns = len(table.columns)
    for row in table.rows:
        yield from _check_count(f"{row.path}.cells", len(row.cells), columns, "columns", loaded)
    if table.widths is not None:
        yield from _check_count(f"{table.path}.widths", len(table.widths), columns, "columns", loaded)


def _check_row(row: Row, loaded: Loaded) -> Iterator[Diagnostic]:
    """A row prints the paragraphs of `at`, so that each of its pieces of evidence must stand in one of them."""
    for evidence in row.evidence:
        if row.at and evidence.at not in (*row.at, UNKNOWN):
            what = f"P{evidence.at} is not among the paragraphs that the row prints, {list_paragraphs(row.at)}"
            yield loaded.diagnose(f"{row.path}.at", "bad-locator", what, "correct `at`, of the row or of its evidence")


def _check_count(path: str, count: int, wanted: int | None, noun: str, loaded: Loaded) -> Iterator[Diagnostic]:
    if wanted is not None and count != wanted:
        label = path.rpartition(".")[2]
        what = f"“{label}” has {entries(count)} for {wanted} {noun}"
        yield loaded.diagnose(path, "bad-count", what, f"write one entry for each of the {noun}")


def check_links(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each Markdown link that does not lead to the web, to an address for mail, or into the page."""
    for path, text in _citing(summary):
        for match in LINK.finditer(text):
            if not match[1].casefold().startswith(ALLOWED_LINKS):
                what = f"the link “{match[1][:40]}” leads out of the web"
                yield loaded.diagnose(path, "bad-link", what, "begin the address with “https://” or “mailto:”")


def check_titles(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each text with Markdown in it that is printed as it stands."""
    for entry in summary.walk():
        for name, text in entry.texts(Role.PLAIN):
            if MARKDOWN.search(text):
                what, hint = (
                    "a title is printed as it stands, and this one holds Markdown",
                    "take the marks out",
                )
                yield loaded.diagnose(join_path(entry.path, name), "bad-value", what, hint)


def check_ids(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each id that stands twice in its collection, at the second."""
    named: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for entry in summary.walk():
        for name, unique in unique_of(type(entry)).items():
            collection = unique.shared or entry.path.rpartition("[")[0]
            named[collection, unique.noun].append((f"{entry.path}.{name}", getattr(entry, name)))
    for (_, noun), names in named.items():
        yield from _repeated(names, "duplicate-id", noun, loaded)


def _repeated(named: Iterable[tuple[str, str]], code: str, noun: str, loaded: Loaded) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for path, name in named:
        if name in first:
            what = f"{noun} “{name}” stands twice (first on line {loaded.position(first[name]).line})"
            hint = "delete one of the two" if code == "repeated-item" else "rename or delete one of the two"
            yield loaded.diagnose(path, code, what, hint)
        first.setdefault(name, path)


def check_references(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each id that names nothing, names the wrong kind, or stands twice in one list."""
    known: dict[str, dict[str, Entry]] = defaultdict(dict)
    for (collection, name), entry in summary.by_id().items():
        known[collection][name] = entry
    for entry in summary.walk():
        for _, ids in groupby(entry.ids(), key=lambda used: used[0].partition("[")[0]):
            used = [(f"{entry.path}.{name}", ref, used_id) for name, ref, used_id in ids]
            yield from _repeated(((path, used_id) for path, _, used_id in used), "repeated-item", "the id", loaded)
            for path, ref, used_id in used:
                yield from _check_reference(path, used_id, ref, known, loaded)


def _check_reference(
    path: str, name: str, ref: Ref, known: dict[str, dict[str, Entry]], loaded: Loaded
) -> Iterator[Diagnostic]:
    found = known[ref.collection].get(name)
    if found and ref.takes(found):
        return
    ids = [other for other, entry in known[ref.collection].items() if ref.takes(entry)]
    hint = suggest(name, ids, f"{ref.kind} {ref.collection}".strip())
    if found:
        kind = str(getattr(found, "kind", ""))
        yield loaded.diagnose(path, "wrong-kind", f"“{name}” is of kind {kind}, not {ref.kind}", hint)
        return
    elsewhere = [collection for collection, others in known.items() if name in others]
    where = f"; it stands under “{elsewhere[0]}”" if elsewhere else ""
    yield loaded.diagnose(path, "unknown-id", f"“{name}” is not an id of {ref.collection}{where}", hint)
