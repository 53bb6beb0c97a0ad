"""A summary completed from its article: what each entry leaves out, and what bears each statement out.

In: a valid `Summary`, its `Article`, `Loaded` for positions. Out: `Completion`. Never: puts anything in place of what
is written; whether it bears the statement out is for the ledger to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from briefset.article.locator import list_paragraphs
from briefset.article.search import Found
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.finding.choose import choose, choose_values
from briefset.evidence.finding.cover import Chooser, Cover, chooser_of
from briefset.evidence.finding.extents import find_extents
from briefset.evidence.finding.head import read_dateline, read_head
from briefset.evidence.finding.needs import Part, holds, parts_of, without
from briefset.evidence.finding.sentences import Sentence
from briefset.evidence.finding.ties import find_ties
from briefset.evidence.ledger.moments import as_weekday, covers, own_years
from briefset.evidence.quotations.collect import EVIDENCE, collect_quoted
from briefset.evidence.quotations.speakers import shorten
from briefset.evidence.quotations.verify import Located
from briefset.language.locale import Locale
from briefset.language.moments import Moment, read_date
from briefset.language.reading import Reading, read
from briefset.language.registry import require_language
from briefset.language.stems import content_stems
from briefset.summary.model import Author, Entry, Event, Evidence, Passage, Section, Summary, Term
from briefset.summary.model.base import UNKNOWN
from briefset.summary.model.exhibits import Row
from briefset.summary.model.roles import Role
from briefset.yaml12.document import Loaded

MOST_SHOWN = 80
"""Characters of a sentence that a message shows."""


Values = dict[str, dict[str, Any]]
"""Values of fields by the path of their entry."""


@dataclass
class Completion:
    """A summary with everything in it, each found piece and the other found values by path, and what was not found."""

    summary: Summary
    located: dict[str, Located] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)


def complete(summary: Summary, article: Article, loaded: Loaded) -> Completion:
    """The summary with what it leaves out."""
    source_values = {summary.source.path: dict(_source_values(summary, article))}
    with_source = summary.amended(source_values)
    finder = _Finder(with_source, article, loaded)
    finder.run()
    completed = with_source.amended(finder.values)
    completed.place("")
    return Completion(completed, finder.located, source_values | finder.values, finder.faults)


def _source_values(summary: Summary, article: Article) -> Iterator[tuple[str, Any]]:
    source = summary.source
    length = _round(article.measure(in_words=summary.locale.article_language_data.spaced))
    counted = {"paragraphs": article.last, "sha256": article.sha256, "length": length}
    yield from ((name, value) for name, value in counted.items() if not getattr(source, name))
    if source.title and source.author and source.issued:
        return
    language = require_language(source.language)
    head = read_head(article.paragraphs[0], language)
    if not source.title:
        yield "title", head.title
    if not source.author:
        yield "author", [Author(family=name) for name in head.authors]
    if not source.issued:
        yield "issued", head.issued or read_dateline(article.paragraphs[1], language)
    if source.container_title is None and not source.title:
        yield "container_title", head.container or None


def _round(count: int) -> int:
    """The count with two digits that tell."""
    return round(count, 2 - len(str(count)))


@dataclass
class _Finder:
    summary: Summary
    article: Article
    loaded: Loaded
    values: Values = field(default_factory=lambda: defaultdict(dict))
    located: dict[str, Located] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def chooser(self) -> Chooser:
        """Made when the first piece is looked for, since a summary may leave nothing out."""
        locale = self.summary.locale
        names = " ".join(f"{author.given or ''} {author.family}" for author in self.summary.source.author)
        stems = frozenset(content_stems(names, locale.article_language_data))
        return chooser_of(self.article.paragraphs, locale.article_language_data, locale.language_data, stems)

    @cached_property
    def written(self) -> dict[int, list[str]]:
        """What the summary itself quotes of each paragraph."""
        words: dict[int, list[str]] = defaultdict(list)
        for quoted in collect_quoted(self.summary):
            for number in quoted.at if quoted.kind in EVIDENCE else ():
                words[number].append(quoted.words)
        return words

    @cached_property
    def told_of(self) -> dict[str, list[str]]:
        """What other entries say of a statistic: those that name it and nothing else, such as the row of a table."""
        texts: dict[str, list[str]] = defaultdict(list)
        paths = {statistic.id: statistic.path for statistic in self.summary.statistics}
        for entry in self.summary.walk():
            named = [paths[name] for _, ref, name in entry.ids() if ref.collection == "statistics" and name in paths]
            for path in named if len(named) == 1 else ():
                texts[path] += [text for _, text in entry.texts(Role.WEIGHED)]
        return texts

    def _parts_of(self, text: str) -> Sequence[Part]:
        return parts_of(text, self.summary.locale.language_data)

    def _read(self, words: str) -> Reading:
        return read(words, self.summary.locale.article_language_data)

    def run(self) -> None:
        self._check_source()
        self._fill_sections()
        for entry in self.summary.walk():
            self._fill_place(entry)
            if is_open(entry):
                self._fill_evidence(entry)
            elif getattr(entry, "evidence", None) == []:
                self._fill_rest(entry)
            if isinstance(entry, Event) and "implied" not in entry.model_fields_set:
                self._fill_implied(entry)

    def _check_source(self) -> None:
        for name in ("title", "author", "issued"):
            if not getattr(self.summary.source, name):
                message = f"`{name}` is left out, and the head of {self.article.file} does not show it"
                self._fault("source", "left-out", message, f"write `{name}:` below `source:`")

    def _fault(self, path: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.faults.append(self.loaded.diagnose(path, code, message, hint, severity=severity))

    def _fill_sections(self) -> None:
        """First and last paragraph and title of sections, where one leaves them out."""
        sections = self.summary.sections
        if all(section.first and section.last and section.title for section in sections):
            return
        for section, extent in zip(sections, find_extents(sections, self.article, self._leads_of), strict=True):
            if not extent.first:
                message = "`first` is left out, and neither a heading of the article nor the words of the text show it"
                hint = "write `first:`, or name its paragraphs in the text: (P1–P7)"
                self._fault(section.path, "left-out", message, hint)
            self.values[section.path] |= {"first": extent.first, "last": extent.last, "title": extent.title}

    def _leads_of(self, section: Section) -> list[int]:
        """The paragraphs of the sentences that would bear a section out, of all the article's."""
        found = (choose(self.chooser, part, (), ()) for part in self._parts_of(section.text))
        return [sentence.paragraph for sentences in found for sentence in sentences]

    def _fill_place(self, entry: Entry) -> None:
        """The paragraph of verbatim words whose `at` is left out; of an entry without such, those of its evidence."""
        at = getattr(entry, "at", None)
        if at not in ([], UNKNOWN):
            return
        words = [text for name, text in entry.texts(Role.VERBATIM)]
        if words:
            found = [self._place_of(entry, words[0])]
        else:
            pieces = getattr(entry, "evidence", ())
            found = [self._place_of(one, one.quote) if one.at == UNKNOWN else one.at for one in pieces]
        if places := sorted({number for number in found if number is not None}):
            self.values[entry.path]["at"] = places[0] if at == UNKNOWN else places

    def _place_of(self, entry: Entry, words: str) -> int | None:
        """Where words stand; of several paragraphs, the one whose sentence has most of the entry's other words."""
        passages = self.chooser.passages
        places = list(passages.find_forms(words) if isinstance(entry, Term) else passages.find_all(words))[:64]
        numbers = list(dict.fromkeys(place.paragraph for place in places))
        if len(numbers) < 2 or isinstance(entry, Term):
            return numbers[0] if numbers else None
        index = self.chooser.index
        texts = ". ".join(text for _, text in entry.texts(Role.WEIGHED))
        parts = list(self._parts_of(texts))
        scores = dict.fromkeys(numbers, 0.0)
        for place in places:
            around = list(index.overlapping(place.paragraph, place.start, place.end))
            fits = [sum(Cover(self.chooser, part, index.all).score(one) for part in parts) for one in around]
            scores[place.paragraph] = max(scores[place.paragraph], *fits, 0.0)
        best = max(numbers, key=lambda number: scores[number])
        if sum(score >= scores[best] for score in scores.values()) > 1 and not self._alike(places):
            message = f"“{shorten(words)}” stands in {list_paragraphs(numbers)}"
            hint = f"write `at:` with the paragraph that is meant, or more words; {list_paragraphs([best])} is taken"
            self._fault(entry.path, "ambiguous", message, hint, Severity.WARNING)
        return best

    def _alike(self, places: Sequence[Found]) -> bool:
        """Whether the sentences around all places have the same numbers and dates."""
        index = self.chooser.index
        told = {
            frozenset((one.low, one.high, one.unit) for one in index.read(sentence).quantities)
            for place in places
            for sentence in index.overlapping(place.paragraph, place.start, place.end)
        }
        return len(told) < 2

    def _fill_evidence(self, entry: Entry) -> None:
        sentences: dict[int, Sentence] = {}
        parts = list(parts_of_entry(entry, self.summary.locale, Role.STATEMENT))
        if isinstance(entry, Event):
            parts = [replace(part, moments=tuple(self._as_told(part.moments))) for part in parts]
        around = sorted({number for part in parts for number in part.named})
        for part in parts:
            found = self._choose(entry, part, around, tuple(sentences.values()))
            chosen = found or (self._named(part) if isinstance(entry, Passage) else ())
            sentences |= {sentence.number: sentence for sentence in chosen}
            self._tell_ties(entry, part, chosen)
        ordered = [sentence for _, sentence in sorted(sentences.items())]
        if isinstance(entry, Passage) and not ordered:
            message = "no sentence of the article has the words of this statement"
            self._fault(entry.path, "no-evidence", message, "name its paragraph, such as (P12), or write `evidence:`")
        self._put(entry, ordered)

    def _as_told(self, dates: Iterable[Moment]) -> Iterator[Moment]:
        """Dates, with days of the week for those around the day of issue that no sentence below the head has."""
        issued, dated = read_date(self.summary.source.issued), self.chooser.index.dated(self.chooser.index.all)
        for one in dates:
            weekday = as_weekday(one, issued)
            is_told = weekday == one or any(each.paragraph and self.chooser.share_of(each, one) for each in dated)
            yield one if is_told else weekday

    def _choose(
        self, entry: Entry, part: Part, around: Sequence[int], before: tuple[Sentence, ...]
    ) -> Sequence[Sentence]:
        """The sentences for a part; where it names no paragraph, from those that others name if these hold as much."""
        scope = tuple(part.named or self._scope(entry))
        found = choose(self.chooser, part, scope, before)
        if not around or part.named:
            return found
        near = choose(self.chooser, part, tuple(around), before)
        return near if near and self._count_held(near, part) >= self._count_held(found, part) else found

    def _tell_ties(self, entry: Entry, part: Part, chosen: Sequence[Sentence]) -> None:
        """A note for each place that bears a part out as well as the one that is taken."""
        if part.named or entry.paragraphs_named:
            return
        for sentence, others in find_ties(part, chosen, self._scope(entry), self.chooser):
            message = f"{list_paragraphs(others)} would bear this out as well as P{sentence.paragraph}, which is taken"
            hint = "where another is meant, name it: `at:`, or such as (P12) in the text"
            self._fault(entry.path, "ambiguous", message, hint, Severity.NOTE)

    def _count_held(self, sentences: Sequence[Sentence], part: Part) -> int:
        """How many of the quoted words, numbers and dates of a part sentences have."""
        chooser, scope = self.chooser, sorted({sentence.paragraph for sentence in sentences})
        given = [one for sentence in sentences for one in chooser.index.read(sentence).quantities]
        quoted = sum(any(chooser.passages.find_all(words, scope, free_case=True)) for words in part.quoted)
        numbers = sum(any(holds(number, one) for one in given) for number, _ in part.numbers)
        dates = sum(any(chooser.share_of(one, moment) for one in sentences) for moment in part.moments)
        return quoted + numbers + dates

    def _fill_rest(self, entry: Entry) -> None:
        """Clauses for an entry's numbers and dates, where some are in nothing quoted for it or of its paragraphs."""
        own = [self._read(text) for _, text in entry.texts(Role.VERBATIM)]
        places = self._scope(entry)
        beside = own + [self._read(words) for number in places for words in self.written[number]]
        before = beside + [self._read(words) for number in places for words in self.written[number - 1]]
        told = (part for text in self.told_of[entry.path] for part in self._parts_of(text))
        parts = [*parts_of_entry(entry, self.summary.locale), *told]
        if not any(without(part, beside, before) for part in parts):
            return
        clauses: dict[tuple[int, int], Sentence] = {}
        around = sorted({number for part in parts for number in part.named})
        for part in parts:
            if left := without(part, own, own):
                found = choose_values(self.chooser, left, tuple(part.named or around or places))
                clauses |= {(one.paragraph, one.start): one for one in found}
        self._put(entry, [clause for _, clause in sorted(clauses.items())])

    def _fill_implied(self, event: Event) -> None:
        """Whether the words for an event have its date but for the year, which another date then has to lend."""
        given = self._read(self.values[event.path].get("quote", event.quote)).moments
        ends = list(read_date(event.date))
        own = [any(covers(one, end, own_years(given)) for one in given) for end in ends]
        issued = read_date(self.summary.source.issued)
        lent = [
            any(covers(one, end, {end.year}) or one.covers(as_weekday(end, issued)) for one in given) for end in ends
        ]
        if all(lent) and not all(own):
            self.values[event.path]["implied"] = True

    def _scope(self, entry: Entry) -> Sequence[int]:
        if isinstance(entry, Section):
            values = self.values.get(entry.path, {})
            first, last = values.get("first", entry.first), values.get("last", entry.last)
            return range(first, last + 1) if first else ()
        at = self.values.get(entry.path, {}).get("at", entry.paragraphs_named)
        return [at] if isinstance(at, int) else at

    def _named(self, part: Part) -> Sequence[Sentence]:
        """The beginning of each paragraph that a part names, where none of its sentences has a word of it."""
        of_paragraph = self.chooser.index.of_paragraph
        return [of_paragraph[number][0] for number in sorted(part.named) if of_paragraph.get(number)]

    def _put(self, entry: Entry, sentences: Sequence[Sentence]) -> None:
        """Make the sentences the entry's evidence, and the first of them an event's quotation."""
        values = self.values[entry.path]
        if isinstance(entry, Event) and not entry.quote and sentences:
            dates = list(self._as_told(read_date(entry.date)))
            first = max(sentences, key=lambda one: sum(self.chooser.share_of(one, date) for date in dates))
            sentences = [one for one in sentences if one is not first]
            values |= {"quote": first.text, "at": sorted({first.paragraph, *entry.at})}
            self.located[f"{entry.path}.quote"] = _located(first)
        if isinstance(entry, Row) and not entry.at and sentences:
            values.setdefault("at", sorted({one.paragraph for one in sentences}))
        if sentences:
            values["evidence"] = [Evidence(at=one.paragraph, quote=one.text) for one in sentences]
        for index, one in enumerate(sentences):
            self.located[f"{entry.path}.evidence[{index}].quote"] = _located(one)


def _located(sentence: Sentence) -> Located:
    return Located(Found(sentence.paragraph, sentence.start, sentence.end), sentence.reason)


def parts_of_entry(entry: Entry, locale: Locale, role: Role = Role.WEIGHED) -> Iterator[Part]:
    """The parts of the texts of an entry that have a role; each of an event's has its date too."""
    dates = tuple(read_date(entry.date)) if isinstance(entry, Event) else ()
    for _, text in entry.texts(role):
        for part in parts_of(text, locale.language_data):
            yield replace(part, moments=(*dates, *part.moments))


def is_open(entry: Entry) -> bool:
    """Whether the entry states something and leaves out what bears it out."""
    if isinstance(entry, Event):
        return not entry.quote
    return isinstance(entry, Passage) and not entry.evidence


def find_gaps(summary: Summary) -> Iterator[str]:
    """The paths of everything that only the article's text can fill in."""
    source = summary.source
    if not (source.title and source.author and source.issued and source.paragraphs):
        yield source.path
    for entry in summary.walk():
        unsaid = (isinstance(entry, Passage) and not entry.evidence) or (isinstance(entry, Event) and not entry.quote)
        extent = isinstance(entry, Section) and not (entry.first and entry.last and entry.title)
        if unsaid or extent or getattr(entry, "at", None) in ([], UNKNOWN):
            yield entry.path
