"""The ledger: each number, date and claim of a summary held against the article's words for it.

In: `Verified`, the `Article` when its text is at hand, `Loaded` for positions. Out: diagnostics. Never: accepts a
number with another scale, currency or hedge, or a date more precise than its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from briefset.article.text import Article
from briefset.diagnostics import Diagnostic
from briefset.evidence.ledger.derived import find_unlike
from briefset.evidence.ledger.entries import check_event, check_statistic
from briefset.evidence.ledger.evidence import EvidenceIndex, evidence_of
from briefset.evidence.ledger.prose import check_prose, check_sense
from briefset.evidence.quotations.collect import collect_quoted
from briefset.evidence.quotations.verify import Verified
from briefset.language.data import LanguageData
from briefset.language.figures import read_figures
from briefset.language.reading import read
from briefset.yaml12.document import Loaded

LENGTH_TOLERANCE = Fraction(1, 10)


def find_ledger_faults(verified: Verified, article: Article | None, loaded: Loaded) -> list[Diagnostic]:
    """Every number and date that its evidence does not give."""
    summary = verified.summary
    evidence = evidence_of(summary)
    statistics = (one for one in summary.statistics if not verified.lacks_evidence(one))
    events = (one for one in summary.events if not verified.lacks_evidence(one))
    return list(
        chain(
            *(check_statistic(entry, evidence.language, verified, article, loaded) for entry in statistics),
            *(check_event(event, evidence, loaded) for event in events),
            _check_derived(verified, loaded),
            check_length(evidence, article, loaded),
            check_cuts(verified, evidence.language, article, loaded),
            check_prose(evidence, verified, loaded, article),
        )
    )


def find_sense_warnings(verified: Verified, article: Article, loaded: Loaded) -> list[Diagnostic]:
    """Every statement that turns the sense of its evidence, or names somebody whom the article does not."""
    return list(check_sense(verified, article, loaded))


def check_cuts(
    verified: Verified, language: LanguageData, article: Article | None, loaded: Loaded
) -> Iterator[Diagnostic]:
    """A fault for each quoted piece that begins or ends inside a number of the article, which is in that language."""
    for quoted in collect_quoted(verified.summary) if article else ():
        found = verified.found.get(quoted.key)
        if article is None or found is None:
            continue
        paragraph = article.paragraphs[found.paragraph]
        for figure in read_figures(paragraph, language):
            digits = figure.start + len(paragraph[figure.start : figure.end].rstrip("."))
            if any(figure.start < edge < digits for edge in (found.start, found.end)):
                message = f"the quoted words cut “{paragraph[figure.start : figure.end]}” in two"
                yield loaded.diagnose(quoted.path, "number-not-in-evidence", message, "quote the whole number")


def check_length(evidence: EvidenceIndex, article: Article | None, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of the article's length as printed: no more than a tenth off its words or characters."""
    length = evidence.summary.source.length
    if article is None or length is None:
        return
    in_words = evidence.language.spaced
    size = article.measure(in_words=in_words)
    for stated in read(str(length), evidence.own_language).quantities:
        if not any(abs(stated.low - counted) <= counted * LENGTH_TOLERANCE for counted in (article.last, size)):
            message = (
                f"“{stated.text}” is not how long {article.file} is: {size:,} {'words' if in_words else 'characters'}"
            )
            hint = "correct it, or take it out, and the length is measured"
            yield loaded.diagnose("source.length", "number-not-in-evidence", message, hint)


def _check_derived(verified: Verified, loaded: Loaded) -> Iterator[Diagnostic]:
    for derived in verified.summary.derived:
        if fault := find_unlike(derived, verified.summary):
            hint = "only like units can be added or subtracted; any can be divided"
            yield loaded.diagnose(f"{derived.path}.expression", "unlike-units", fault, hint)
