"""The ledger of numbers: each value, unit, hedge and date of a summary held against the article's words for it.

In: `Verified`, the `Article` when its text is at hand, `Loaded` for positions. Out: nothing, or `Failure` with every
fault. Never: accepts a number with another scale, currency or hedge, or a date more precise than its
evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Failure
from briefset.evidence.ledger.derived import find_unlike
from briefset.evidence.ledger.evidence import EvidenceIndex
from briefset.evidence.ledger.prose import check_prose
from briefset.evidence.quotations.verify import Verified
from briefset.language.dates import Mention, read_date, read_dates
from briefset.language.locale import Locale
from briefset.language.numbers import Numeral, read_numerals
from briefset.language.sentences import count_words
from briefset.language.units import read_measure
from briefset.language.words import LanguageData, find_language
from briefset.summary.model import Event, Statistic
from briefset.wording.wording import format_number, parse_unit
from briefset.yaml12.document import Loaded

LENGTH_TOLERANCE = Decimal("0.1")
UNSPACED = frozenset(("ja", "th", "zh"))
"""Languages whose texts are measured in characters."""


def check_ledger(verified: Verified, article: Article | None, loaded: Loaded) -> None:
    """Raises `Failure` with every number and date that its evidence does not give."""
    summary = verified.summary
    evidence = EvidenceIndex(summary)
    faults = chain(
        *(check_statistic(entry, evidence.language, verified, article, loaded) for entry in summary.statistics),
        *(check_event(event, evidence, loaded) for event in summary.events),
        _check_derived(verified, loaded),
        check_length(verified, article, loaded),
        check_prose(evidence, loaded),
    )
    if found := list(faults):
        raise Failure(found)


def check_length(verified: Verified, article: Article | None, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of the article's length as printed: no more than a tenth off its words or characters."""
    length = verified.summary.source.length
    if article is None or length is None:
        return
    body = " ".join(article.paragraphs[1:])
    by_letter = verified.summary.source.language.partition("-")[0].lower() in UNSPACED
    size = len(re.sub(r"\s", "", body)) if by_letter else round(count_words(body))
    measured = f"{size:,} {'characters' if by_letter else 'words'}"
    for numeral in read_numerals(length, find_language(verified.summary.language)):
        if not any(abs(numeral.amount - counted) <= counted * LENGTH_TOLERANCE for counted in (article.last, size)):
            message = f"“{numeral.text}” is not how long {article.file} is: {measured}"
            yield loaded.diagnose("source.length", "number-not-in-evidence", message, "correct it, or take it out")


def check_statistic(
    statistic: Statistic, language: LanguageData, verified: Verified, article: Article | None, loaded: Loaded
) -> Iterator[Diagnostic]:
    """The first fault of a statistic: its value, then its unit, then its hedge, then the words around its evidence."""
    numerals = read_numerals(statistic.quote, language)
    same = [numeral for numeral in numerals if numeral.value == statistic.value]
    fitting = [numeral for numeral in same if _has_unit(numeral, statistic, language)]
    hedged = [numeral for numeral in fitting if _has_hedge(numeral, statistic)]
    if not same:
        yield _explain_value(statistic, numerals, verified.summary.locale, loaded)
    elif not fitting:
        yield _explain_unit(statistic, same[0], verified.summary.locale, loaded)
    elif not hedged:
        yield _explain_hedge(statistic, fitting[0], loaded)
    elif fault := _find_rate_fault(statistic, language):
        yield loaded.diagnose(f"{statistic.path}.period", "unit-differs", *fault)
    else:
        yield from _check_surroundings(statistic, hedged[0], language, verified, article, loaded)


def _has_unit(numeral: Numeral, statistic: Statistic, language: LanguageData) -> bool:
    """Whether currency, scale, percent and rank are the same, and what is counted is named in the evidence."""
    unit = parse_unit(statistic.unit, language)
    written = next(iter(read_numerals(f"{unit.currency}1 {unit.scale} {unit.rest}".replace("  ", " "), language)))
    named = written.percent or not unit.rest or unit.rest.casefold() in statistic.quote.casefold()
    return bool(named) and (*numeral.kind, numeral.scale) == (
        written.currency,
        written.percent,
        statistic.ordinal,
        written.scale,
    )


def _has_hedge(numeral: Numeral, statistic: Statistic) -> bool:
    wanted = (statistic.qualifier or "").casefold()
    return numeral.hedge_words == wanted or (
        bool(wanted) and not numeral.hedge and statistic.quote[: numeral.start].casefold().rstrip().endswith(wanted)
    )


def _find_rate_fault(statistic: Statistic, language: LanguageData) -> tuple[str, str] | None:
    """What is wrong with a period such as "a year": its length must be in the words that are quoted."""
    rate = read_measure(statistic.period or "", language.lengths).rate
    words = re.findall(r"\w+", " ".join((statistic.quote, *(piece.quote for piece in statistic.evidence))))
    if not rate or any(read_measure(f"per {word}", language.lengths).rate == rate for word in words):
        return None
    return (
        f"“{statistic.period}” is not in the words that are quoted for it",
        "correct it, or quote the words that give it",
    )


def _explain_value(statistic: Statistic, numerals: tuple[Numeral, ...], locale: Locale, loaded: Loaded) -> Diagnostic:
    given = ", ".join(numeral.text for numeral in numerals) or "no number"
    message = f"{format_number(statistic.value, locale)} is not in its evidence “{statistic.quote}”"
    return loaded.diagnose(f"{statistic.path}.value", "number-not-in-evidence", message, f"the evidence gives {given}")


def _explain_unit(statistic: Statistic, numeral: Numeral, locale: Locale, loaded: Loaded) -> Diagnostic:
    field = "unit" if statistic.unit else "value"
    stated = f"{format_number(statistic.value, locale)} {statistic.unit or 'without a unit'}"
    message = f"{stated}{', a rank,' if statistic.ordinal else ''} is not what the evidence gives: “{numeral.text}”"
    hint = "write `unit` (currency, scale, percent or percentage points) and `ordinal` as the evidence has them"
    return loaded.diagnose(f"{statistic.path}.{field}", "unit-differs", message, hint)


def _explain_hedge(statistic: Statistic, numeral: Numeral, loaded: Loaded) -> Diagnostic:
    if numeral.hedge and not statistic.qualifier:
        message = (
            f"the evidence says “{numeral.hedge_words} {numeral.text}”, the statistic drops “{numeral.hedge_words}”"
        )
        return loaded.diagnose(
            f"{statistic.path}.value", "hedge-dropped", message, f"add `qualifier: {numeral.hedge_words}`"
        )
    given = f"“{numeral.hedge_words} {numeral.text}”" if numeral.hedge else f"“{numeral.text}” without a hedge"
    message = f"“{statistic.qualifier}” is not in the evidence, which gives {given}"
    hint = f"write `qualifier: {numeral.hedge_words}`" if numeral.hedge else "take `qualifier` out"
    return loaded.diagnose(f"{statistic.path}.qualifier", "hedge-added", message, hint)


def _check_surroundings(
    statistic: Statistic,
    numeral: Numeral,
    language: LanguageData,
    verified: Verified,
    article: Article | None,
    loaded: Loaded,
) -> Iterator[Diagnostic]:
    """A hedge that stands in the article just outside the words that were quoted."""
    found = verified.found.get(f"statistics.{statistic.id}.quote")
    if article is None or found is None or numeral.hedge:
        return
    for whole in read_numerals(article.paragraphs[found.paragraph], language):
        if found.start <= whole.start < found.end and whole.value == numeral.value and whole.hedge:
            message = f"the article says “{whole.hedge_words} {whole.text}”, and the quotation leaves the hedge out"
            hint = f"quote “{whole.hedge_words}” too, and add `qualifier: {whole.hedge_words}`"
            yield loaded.diagnose(f"{statistic.path}.quote", "hedge-dropped", message, hint)


def check_event(event: Event, evidence: EvidenceIndex, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of an event's date, at the precision that the summary gives it."""
    language = evidence.language
    given = read_dates(event.quote, language)
    ends = read_date(event.date)
    for index, end in enumerate(ends):
        if not any(mention.covers(end) for mention in given) and not (
            event.implied and _is_implied(end, given[index:] if len(ends) == len(given) else given, event, evidence)
        ):
            yield _explain_date(event, end, given, loaded)
    yield from _check_printed(event, find_language(evidence.summary.language), language, loaded)


def _is_implied(end: Mention, given: tuple[Mention, ...], event: Event, evidence: EvidenceIndex) -> bool:
    """Whether the parts that the evidence names agree, and the year stands in the same paragraph or the one before."""
    first = given[0] if given else end
    if first.year is not None:
        return first.covers(end)
    year = any(mention.year == end.year for mention in evidence.near(event.at).dates)
    return year and (first.month, first.day) == (end.month, end.day)


def _explain_date(event: Event, end: Mention, given: tuple[Mention, ...], loaded: Loaded) -> Diagnostic:
    texts = ", ".join(mention.text for mention in given) or "no date"
    coarser = [mention for mention in given if end.covers(mention) and mention.year]
    path = f"{event.path}.date"
    if coarser:
        message = f"{end.text} is more precise than its evidence “{event.quote}”, which gives {texts}"
        return loaded.diagnose(path, "date-too-precise", message, "write the date with the article's precision")
    message = f"{end.text} is not in its evidence “{event.quote}”, which gives {texts}"
    hint = "correct the date or quote the words that give it; `implied: true` when the paragraph only implies the year"
    return loaded.diagnose(path, "date-not-in-evidence", message, hint)


def _check_printed(
    event: Event, language: LanguageData, article_language: LanguageData, loaded: Loaded
) -> Iterator[Diagnostic]:
    """The date as printed must be the date, and “early”, “late” and the like in it the article's, in its order."""
    path, hint = f"{event.path}.printed", "print the date as it is given"
    ends = read_date(event.date)
    for mention in read_dates(event.printed or "", language):
        if not any(end.covers(mention) for end in ends):
            yield loaded.diagnose(path, "date-not-in-evidence", f"“{mention.text}” is not {event.date}", hint)
    rest = iter(_find_parts(event.quote, language) if language is article_language else ())
    for part in _find_parts(event.printed or "", language) if language is article_language else ():
        if part not in rest:
            message = f"“{part}” is not in its evidence “{event.quote}”, or not at this place"
            yield loaded.diagnose(path, "date-too-precise", message, hint)


def _find_parts(text: str, language: LanguageData) -> list[str]:
    words = "|".join(sorted(language.parts, key=len, reverse=True))
    return re.findall(rf"(?<!\w)(?:{words})", text.casefold())


def _check_derived(verified: Verified, loaded: Loaded) -> Iterator[Diagnostic]:
    for derived in verified.summary.derived:
        if fault := find_unlike(derived, verified.summary):
            hint = "only like units can be added or subtracted; any can be divided"
            yield loaded.diagnose(f"{derived.path}.expression", "unlike-units", fault, hint)
