"""Running text held against the evidence that it leads to: its numbers, its dates, its sense and its names.

In: `EvidenceIndex`, the `Article` when its text is at hand, `Loaded` for positions. Out: diagnostics. Never: checks
what is marked as the editor's ([ed.: …], [2013]), or what stands in quotation marks, which `verify` looks up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeVar

from briefset.article.locator import list_paragraphs, read_paragraphs
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.ledger.derived import statistics_of
from briefset.evidence.ledger.elsewhere import Words, find_locator_faults, find_paragraphs, words_of
from briefset.evidence.ledger.evidence import EvidenceIndex, Piece, Place, Tier, evidence_of
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.moments import find_date_faults, is_between
from briefset.evidence.ledger.own_numbers import OWNED, NumberContext, count_beside, find_unowned, needs_no_evidence
from briefset.evidence.ledger.proper_names import Vocabulary, find_name_faults, vocabulary
from briefset.evidence.ledger.sense import find_sense_faults
from briefset.evidence.ledger.weigh import Weighing, find_number_faults, weigh
from briefset.evidence.quotations.collect import MARKED
from briefset.evidence.quotations.verify import Verified
from briefset.language.measures import TIME
from briefset.language.moments import read_date
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import Reading, read
from briefset.summary.model import Activity, Claim, Derived, Entry, Question, Section, Slip, Statistic
from briefset.summary.model.roles import Role
from briefset.summary.model.slides import ChartsSlide, Fact
from briefset.summary.model.versions import Memory, recall
from briefset.yaml12.document import Loaded

Found = TypeVar("Found")
EDITORS = re.compile(r"\[(?!\d{1,2}\])[^\]]*\](\([^)]*\))?|\bP\d{1,4}(?:\s?[-–]\s?P?\d{1,4})?\b")
EMPTY_BRACKETS = re.compile(r"\s*\(\s*\)\s*$")
"""What is left at the end of a text whose paragraph numbers are taken out."""
IMPLIED = re.compile(r"\[(?P<year>(?:1[0-9]|20|21)\d\d)\]")
"""A year that the article implies, as in "April [2013]"."""


class Prose:
    """One text of an entry, read once, with the evidence that it leads to."""

    def __init__(self, entry: Entry, name: str, text: str, evidence: EvidenceIndex) -> None:
        self.entry, self.name, self.text, self.evidence = entry, name, text, evidence
        self.path = f"{entry.path}.{name}".lstrip(".")

    def once(self, known: Memory, find: Callable[[Prose], list[Found]]) -> list[Found]:
        """What is found for it; of the summary itself a text is looked at alone, not with all that stands below."""
        owner, key = (self.entry, self.name) if self.entry.path else (type(self.entry), (self.name, self.text))
        found, _ = known.once(owner, key, lambda: self._find(find), lambda made: self.evidence.is_as_it_was(made[1]))
        return found

    def _find(self, find: Callable[[Prose], list[Found]]) -> tuple[list[Found], dict[Place, list[Piece]]]:
        """What is found, and what was looked up for it."""
        self.evidence.asked = {}
        return find(self), self.evidence.asked

    @cached_property
    def reading(self) -> Reading:
        """It without what is the editor's or quoted, with its unit where that stands apart."""
        plain = mask_marked(mask_editors(self.text))
        if isinstance(self.entry, Fact) and self.name == "text" and self.entry.unit:
            plain = f"{EMPTY_BRACKETS.sub('', plain)} {self.entry.unit}"
        return read(plain, self.evidence.own_language)

    def find_for(self, start: int) -> list[Tier]:
        """The evidence of an offset, all that is quoted where the text leads nowhere."""
        return self.evidence.find_for(self.entry, self.text, start) or [self.evidence.everything]

    @cached_property
    def weighing(self) -> Weighing:
        """Its numbers with what the evidence has for each."""
        nearer = {one.start: self.find_for(one.start) for one in self.reading.quantities}
        return weigh(self.reading, next(iter(nearer.values()), []), nearer)

    @cached_property
    def context(self) -> NumberContext:
        """What stands beside its numbers."""
        entry = self.entry
        whole = f"{self.text} {entry.label}" if isinstance(entry, Fact) else self.text
        parts = (*entry.children(), *entry.texts()) if entry.path else ()
        listed = (name for name, _ in parts if name.endswith("]"))
        counts = Counter(name.partition("[")[0] for name in listed if name.count("[") == 1)
        del counts["evidence"]
        if isinstance(entry, ChartsSlide):
            counts["charts"] = len(entry.exhibits)
        if isinstance(entry, Derived):
            counts["operands"] = len(statistics_of(entry, self.evidence.summary))
        return NumberContext(whole, self.evidence.derived, counts, isinstance(entry, Question | Activity))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it states something in full, and is no head or cell."""
        return self.text.rstrip('”’")» ').endswith((".", "!", "?", "。", "！", "？")) or bool(
            read_paragraphs(self.text)
        )

    @cached_property
    def cited(self) -> set[int]:
        """The paragraphs that it names or sums up."""
        whole = set(range(self.entry.first, self.entry.last + 1)) if isinstance(self.entry, Section) else set()
        return whole | {*self.entry.paragraphs_named} | read_paragraphs(self.text)

    @cached_property
    def places(self) -> set[int]:
        """These, and the paragraphs of its evidence."""
        own = {number for piece in self.evidence.own_pieces(self.entry) for number in piece.paragraphs}
        return own | self.cited


def prose_of(evidence: EvidenceIndex) -> Iterator[Prose]:
    """Every text of the summary whose words the evidence must bear out."""
    for entry in evidence.summary.walk():
        for name, text in entry.texts(Role.WEIGHED):
            yield Prose(entry, name, text, evidence)


def check_prose(
    evidence: EvidenceIndex, verified: Verified, loaded: Loaded, article: Article | None = None
) -> Iterator[Diagnostic]:
    """A diagnostic for each number or date in published text that neither its evidence nor the editor answers for.

    Where words are missed that should bear a text out, nothing is known of it.
    """
    yield from check_as_of(evidence, loaded)
    known = recall(evidence.summary, "faults", evidence.rules)
    for prose in prose_of(evidence):
        if not verified.lacks_evidence(prose.entry):
            yield from diagnose(prose, prose.once(known, find_faults), loaded, article)


def diagnose(
    prose: Prose, faults: Iterable[Fault], loaded: Loaded, article: Article | None = None
) -> Iterator[Diagnostic]:
    """The faults of a text at its line; of what its evidence lacks, where the article has it."""
    for fault in faults:
        if article and is_label(fault, prose, article):
            continue
        severity = Severity.WARNING if fault.is_warning else Severity.ERROR
        hint = f"{_whereabouts(prose, fault, article)}{fault.hint}" if article else fault.hint
        yield loaded.diagnose(prose.path, fault.code, fault.message, hint, severity=severity)


def is_label(fault: Fault, prose: Prose, article: Article) -> bool:
    """Whether a number names a part of the article, of which the text's paragraphs speak: "Section 9"."""
    lead = re.search(r"([^\W\d_]+) $", plain_text(prose.reading.text[: fault.start]))
    number = re.match(r"\w+", prose.reading.text[fault.start :])
    things = prose.evidence.own_language.numbered_things
    if fault.code != "number-not-in-evidence" or not lead or not number or lead[1] not in things:
        return False
    label = re.compile(rf"{number[0]}\.|.*(?<!\w){lead[1].rstrip('s')}s? {number[0]}(?!\w)", re.IGNORECASE | re.DOTALL)
    return any(label.match(article.paragraphs[one]) for one in prose.places if 0 <= one <= article.last)


def _whereabouts(prose: Prose, fault: Fault, article: Article) -> str:
    """Which paragraphs to look at besides those that the text names."""
    if fault.code not in ("number-not-in-evidence", "date-not-in-evidence"):
        return ""
    found = find_paragraphs(fault.start, prose.reading, article, prose.evidence.language)
    places = [number for number in found if number not in prose.cited]
    return f"look at {list_paragraphs(places)}, which {'have' if places[1:] else 'has'} it; " if places else ""


def find_faults(prose: Prose) -> list[Fault]:
    """The faults of the numbers and dates of one text."""
    return [*find_faults_in_numbers(prose), *find_faults_in_dates(prose), *find_faults_in_implied(prose)]


def find_faults_in_numbers(prose: Prose) -> Iterator[Fault]:
    """The faults of the numbers of a text, but for those that it answers for itself."""
    spared: set[Quantity] = set()
    for stated in prose.reading.quantities:
        beside = count_beside(stated, prose.reading, prose.context)
        if beside is not None and not stated.ordinal and not stated.unit:
            spared.add(stated)
            if stated.low != beside:
                yield _explain_beside(stated, beside)
        elif _is_spared(stated, prose):
            spared.add(stated)
    by_start = {one.start: one for one in prose.reading.quantities}
    for fault in find_number_faults(prose.weighing, spared):
        owned = None
        if fault.start in by_start:
            owned = find_unowned(by_start[fault.start], prose.reading, prose.context)
        if owned is not OWNED:
            yield owned or fault


def _is_spared(stated: Quantity, prose: Prose) -> bool:
    if isinstance(prose.entry, Slip) and _is_of_slip(stated, prose.name, prose.entry):
        return True
    if needs_no_evidence(stated, prose.reading, prose.context, prose.weighing):
        return not stated.ordinal or not any(pair.given.ordinal for pair in prose.weighing.pairs[stated])
    readings = list(prose.weighing.readings_of(stated))
    return stated.base[2] in TIME and is_between(stated, readings, prose.evidence.summary.source.issued)


def _explain_beside(stated: Quantity, count: int) -> Fault:
    message = f"“{stated.text}” is not how many there are beside it: {count}"
    return Fault(stated.start, "number-not-in-evidence", message, "correct the number, or what is listed")


def _is_of_slip(stated: Quantity, name: str, slip: Slip) -> bool:
    """Whether a number stands in what the slip prints, or in our note on it."""
    return name == "note" or stated.text in re.findall(r"\w+", slip.printed)


def find_faults_in_dates(prose: Prose) -> Iterator[Fault]:
    """The faults of the dates of a text; one about the article's appearance may be when it appeared."""
    for moment in prose.reading.moments:
        leads = prose.evidence.find_for(prose.entry, prose.text, moment.start)
        tiers = leads or [prose.evidence.everything]
        own = prose.evidence.own_pieces(prose.entry)
        if own and any(one.year for reading in tiers[0] for one in reading.moments):
            tiers = tiers[:1]
        near = prose.evidence.near(prose.evidence.places_of(prose.entry, prose.text, moment.start))
        issued = prose.evidence.summary.source.issued
        if _is_about_publication(prose, moment.start) and any(end.covers(moment) for end in read_date(issued)):
            continue
        if not leads:  # all that is quoted names no one relation, and no year
            moment, issued = replace(moment, relations=frozenset()), ""  # noqa: PLW2901  # the same date, for this place
        yield from find_date_faults(moment, prose.reading, tiers, near, issued)


def _is_about_publication(prose: Prose, start: int) -> bool:
    """Whether the sentence around an offset speaks of when the article appeared."""
    sentence = prose.reading.sentence_at(start).casefold()
    return any(word in sentence for word in prose.reading.language.published)


def find_faults_in_implied(prose: Prose) -> Iterator[Fault]:
    """The faults of years in square brackets: each must be quoted of the text's paragraphs or of the one before."""
    for match in IMPLIED.finditer(prose.text):
        near = prose.evidence.near(prose.evidence.places_of(prose.entry, prose.text, match.start()))
        years = {moment.year for reading in near for moment in reading.moments if moment.year}
        years |= {end.year for end in read_date(prose.evidence.summary.source.issued) if end.year}
        if near and int(match["year"]) not in years:
            given = ", ".join(map(str, sorted(filter(None, years)))) or "no year"
            message = f"{match[0]} is not implied by what is quoted of these paragraphs, which gives {given}"
            yield Fault(match.start(), "date-not-in-evidence", message, "correct it, or write [ed.: …]")


def check_as_of(evidence: EvidenceIndex, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of the date that the article speaks from, which is when it appeared."""
    source = evidence.summary.source
    for moment in read(source.as_of or "", evidence.own_language).moments:
        if not any(end.covers(moment) for end in read_date(source.issued)):
            message = f"“{moment.text}” is not when the article appeared: {source.issued}"
            yield loaded.diagnose("source.as-of", "date-not-in-evidence", message, "correct it here or in `issued`")


def check_sense(verified: Verified, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each statement that turns the sense of its evidence, or names whom the article does not."""
    evidence = evidence_of(verified.summary)
    find = partial(_find_turns, article)
    known = recall(evidence.summary, "sense", evidence.rules, article.paragraphs)
    for prose in prose_of(evidence):
        is_borne = not verified.lacks_evidence(prose.entry)
        faults = (one for one in prose.once(known, find) if is_borne or one.code == "name-not-in-article")
        yield from diagnose(prose, faults, loaded)


def _find_turns(article: Article, prose: Prose) -> list[Fault]:
    """What one text does to the sense and the names of its evidence."""
    if isinstance(prose.entry, Slip) or not prose.places:
        return []
    language = prose.evidence.language
    whole, known = words_of(article.paragraphs, language), vocabulary(article.paragraphs, language)
    return [*_find_sense(prose, whole), *_find_names(prose, article, known)]


def _find_sense(prose: Prose, article: Words) -> Iterator[Fault]:
    if not getattr(prose.entry, "evidence", None) or not prose.is_sentence or isinstance(prose.entry, Statistic):
        return  # what is quoted for a statistic gives its label and period, and says nothing of a note on it
    pieces, last = prose.evidence.own_pieces(prose.entry), len(article.paragraphs)
    quoted = prose.evidence.read(pieces)
    around = [article.paragraphs[one] for one in sorted(prose.places) if one < last]
    whole = read(mask_editors(prose.text), prose.evidence.own_language)
    own = {number for piece in pieces for number in piece.paragraphs}
    is_claim = isinstance(prose.entry, Claim)  # other texts may sum up more than what is quoted for them
    for fault in (
        *find_sense_faults(whole, quoted, around, article.besides(prose.places) if is_claim else {}),
        *find_locator_faults(prose.text, own, article, whole.language),
    ):
        if fault.code != "only-added" or prose.name not in dict(prose.entry.texts(Role.LACKING)):
            yield fault


def _find_names(prose: Prose, article: Article, known: Vocabulary) -> Iterator[Fault]:
    quoted = [one.text for one in prose.evidence.read(prose.evidence.own_pieces(prose.entry))]
    around = [article.paragraphs[number] for number in sorted(prose.places) if number <= article.last]
    evidence = quoted if prose.is_sentence else []
    for fault in find_name_faults(prose.reading.text, known, evidence, around, prose.reading.language):
        if prose.is_sentence or fault.start:
            yield fault


def mask_editors(text: str) -> str:
    """The text with blanks for what is marked as the editor's, and for paragraph numbers."""
    return EDITORS.sub(_blank, text)


def mask_marked(text: str) -> str:
    """The text with blanks for what stands in quotation marks."""
    return MARKED.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
