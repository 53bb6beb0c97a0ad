"""Numbers and dates in running text, held against the evidence that the text leads to.

In: `EvidenceIndex`, `Loaded` for positions. Out: diagnostics. Never: checks what is marked as the editor's ([ed.: …],
[2013]), or what stands in quotation marks, which `verify` looks up word by word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefset.article.locator import LOCATOR
from briefset.diagnostics import Diagnostic
from briefset.evidence.ledger.dates import find_date_fault, find_order_faults, find_qualifier_fault
from briefset.evidence.ledger.derived import statistics_of
from briefset.evidence.ledger.evidence import EvidenceIndex, sentence_around
from briefset.evidence.ledger.numbers import NumberContext, find_fault
from briefset.evidence.quotations.collect import MARKED
from briefset.language.dates import read_dates, read_figures
from briefset.language.numbers import Numeral
from briefset.language.words import LanguageData, find_language
from briefset.summary.model import Activity, Derived, Entry, Question, Slip
from briefset.summary.model.roles import Role
from briefset.summary.model.slides import ChartsSlide, Fact
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import join_path

EDITORS = re.compile(rf"\[(?!\d{{1,2}}\])[^\]]*\](\([^)]*\))?|{LOCATOR}")
IMPLIED = re.compile(r"\[(?P<year>(?:1[0-9]|20|21)\d\d)\]")
"""A year that the article implies, as in "April [2013]"."""


def check_prose(evidence: EvidenceIndex, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each number or date in published text that neither its evidence nor the editor answers for."""
    language = find_language(evidence.summary.language)
    yield from check_as_of(evidence, language, loaded)
    for entry in evidence.summary.walk():
        for name, text in entry.texts(Role.WEIGHED):
            yield from check_text(entry, name, text, evidence, language, loaded)
            yield from check_implied(entry, name, text, evidence, loaded)


def check_implied(entry: Entry, name: str, text: str, evidence: EvidenceIndex, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of years in square brackets: each must be quoted of the text's paragraphs or of the one before."""
    for match in IMPLIED.finditer(text):
        near = evidence.near(evidence.places_of(entry, text, match.start()))
        if near.words and not any(mention.year == int(match["year"]) for mention in near.dates):
            given = ", ".join(dict.fromkeys(str(mention.year) for mention in near.dates if mention.year)) or "no year"
            message = f"{match[0]} is not implied by what is quoted of these paragraphs, which gives {given}"
            path = join_path(entry.path, name)
            yield loaded.diagnose(path, "date-not-in-evidence", message, "correct it, or write [ed.: …]")


def check_as_of(evidence: EvidenceIndex, language: LanguageData, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of the date that the article speaks from, which is when it appeared."""
    for mention in read_dates(evidence.summary.source.as_of or "", language):
        if not any(date.covers(mention) for date in evidence.issued):
            message = f"“{mention.text}” is not when the article appeared: {evidence.summary.source.issued}"
            hint = "correct it here or in `issued`"
            yield loaded.diagnose("source.as-of", "date-not-in-evidence", message, hint)


def check_text(
    entry: Entry, name: str, text: str, evidence: EvidenceIndex, language: LanguageData, loaded: Loaded
) -> Iterator[Diagnostic]:
    """The faults of the numbers and dates in one text of an entry; what a slip prints may stand in its reading."""
    plain = MARKED.sub(_blank, EDITORS.sub(_blank, text))
    if isinstance(entry, Fact) and name == "text" and entry.unit:
        plain = f"{plain} {entry.unit}"
    numerals, dates = read_figures(plain, language)
    if isinstance(entry, Slip):
        numerals = [numeral for numeral in numerals if not _is_of_slip(numeral, name, entry)]
    starts = (*(numeral.start for numeral in numerals), *(date.start for date in dates))
    found_for = {start: evidence.find_for(entry, text, start) for start in starts}
    path = join_path(entry.path, name)
    context = replace(_number_context(entry, plain, text, evidence, language), others=tuple(numerals))
    for numeral in numerals:
        if fault := find_fault(numeral, found_for[numeral.start] or [evidence.everything], context):
            yield loaded.diagnose(path, *fault)
    for mention in dates:
        by_nearness = evidence.for_date(entry, found_for[mention.start])
        issued = evidence.issued if is_about_publication(plain, mention.start, language) else ()
        fault = find_date_fault(mention, by_nearness or [evidence.everything], issued)
        if fault or (fault := find_qualifier_fault(plain, mention, by_nearness, language, evidence.language)):
            yield loaded.diagnose(path, *fault)
    words = [words for by_nearness in found_for.values() for values in by_nearness for words in values.words]
    for fault in find_order_faults(plain, words, language, evidence.language):
        yield loaded.diagnose(path, *fault)


def _number_context(
    entry: Entry, plain: str, text: str, evidence: EvidenceIndex, language: LanguageData
) -> NumberContext:
    context = f"{text} {entry.label}" if isinstance(entry, Fact) else text
    parts = (*entry.children(), *entry.texts()) if entry.path else ()
    listed = (name for name, _ in parts if name.endswith("]"))
    counts = Counter(name.partition("[")[0] for name in listed if name.count("[") == 1)
    del counts["evidence"]
    if isinstance(entry, ChartsSlide):
        counts["charts"] = len(entry.exhibits)
    if isinstance(entry, Derived):
        counts["operands"] = len(statistics_of(entry, evidence.summary))
    return NumberContext(plain, context, language, evidence.derived, counts, isinstance(entry, Question | Activity))


def is_about_publication(text: str, start: int, language: LanguageData) -> bool:
    """Whether the sentence around an offset speaks of when the article appeared."""
    return any(word in sentence_around(text, start).casefold() for word in language.published)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_of_slip(numeral: Numeral, name: str, slip: Slip) -> bool:
    """Whether a number stands in what the slip prints, or in our note on it."""
    return name == "note" or numeral.text in re.findall(r"\w+", slip.printed)
