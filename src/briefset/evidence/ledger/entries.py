"""Statistics and events held against the words that are quoted for them.

In: a `Statistic` or `Event`, the languages, `Loaded` for positions. Out: diagnostics. Never: a number with another
unit, hedge or rank, or a date more precise than its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.ledger.compare import Agreement, agree
from briefset.evidence.ledger.evidence import EvidenceIndex
from briefset.evidence.ledger.faults import RATE_WORDS, hedged
from briefset.evidence.ledger.moments import as_weekday, covers, lent_years, own_years
from briefset.evidence.ledger.ways import tells_a_fall
from briefset.evidence.quotations.verify import Verified
from briefset.language.data import LanguageData
from briefset.language.locale import Locale
from briefset.language.measures import TIME, UNITS
from briefset.language.moments import Moment, read_date
from briefset.language.quantities import read_quantities
from briefset.language.quantity import Quantity, plain_text
from briefset.language.rates import find_rates
from briefset.language.reading import read
from briefset.summary.model import Event, Statistic
from briefset.wording.wording import format_number, parse_unit
from briefset.yaml12.document import Loaded

FOUND = (Agreement.SAME, Agreement.CONVERTED)
WRONG_VALUE = (
    Agreement.OTHER,
    Agreement.UNROUNDED,
    Agreement.BOUND_FAILS,
    Agreement.RANGE_CUT,
    Agreement.SIGN_DIFFERS,
)
HEDGES = (Agreement.HEDGE_DROPPED, Agreement.HEDGE_ADDED, Agreement.BOUND_DIFFERS)


def check_statistic(
    statistic: Statistic, language: LanguageData, verified: Verified, article: Article | None, loaded: Loaded
) -> Iterator[Diagnostic]:
    """The first fault of a statistic: its value, then its unit, then its hedge, then the words around its evidence."""
    quoted = read(statistic.quote, language)
    given, declining = quoted.quantities, tells_a_fall(quoted)
    stated = read_statistic(statistic, language)
    found = sorted(((agree(stated, one, declining), one) for one in given), key=lambda pair: pair[0])
    agreement, best = found[0] if found else (Agreement.OTHER, None)
    if best is None or (agreement is Agreement.OTHER and _is_of_other_scale(stated, given)):
        yield (
            _explain_value(statistic, given, verified.summary.locale, loaded)
            if best is None
            else _explain_unit(
                statistic,
                next(one for one in given if _is_of_other_scale(stated, (one,))),
                verified.summary.locale,
                loaded,
            )
        )
    elif agreement in WRONG_VALUE:
        yield _explain_value(statistic, given, verified.summary.locale, loaded)
    elif agreement is Agreement.UNIT_DIFFERS or not _is_named(statistic, language):
        yield _explain_unit(statistic, best, verified.summary.locale, loaded)
    elif (agreement in HEDGES or _is_other_hedge(stated, best)) and not _has_own_hedge(statistic, best):
        yield _explain_hedge(statistic, best, loaded)
    elif fault := _find_rate_fault(statistic, language):
        yield loaded.diagnose(f"{statistic.path}.period", "unit-differs", *fault)
    else:
        yield from _check_surroundings(statistic, best, language, verified, article, loaded)


def _is_of_other_scale(stated: Quantity, given: tuple[Quantity, ...]) -> bool:
    """Whether the same number stands there in thousands or millions, or in another unit."""
    return any(one.low / 10**one.scale == stated.low / 10**stated.scale for one in given)


def read_statistic(statistic: Statistic, language: LanguageData) -> Quantity:
    """The statistic as it would be read in a text of the article's language."""
    unit = parse_unit(statistic.unit, language)
    number = f"{abs(statistic.value):f}".replace(".", language.decimal)
    text = " ".join(filter(None, (f"{unit.currency}{number}", unit.scale, unit.rest)))
    stated, quoted = read_quantities(text, language)[0], read_quantities(statistic.quote, language)
    bound = language.hedges.get(plain_text(statistic.qualifier or ""), "") or language.hedges_after.get(
        plain_text(statistic.qualifier or ""), ""
    )
    return replace(
        stated, bound=bound, bound_words=statistic.qualifier or "", ordinal=statistic.ordinal, rates=frozenset(),
        near_rates=find_rates(plain_text(statistic.quote), language), negative=statistic.value < 0,
        near_units=frozenset() if statistic.unit else frozenset(one.unit for one in quoted if one.base[2] in TIME),
        span="", kind="" if stated.kind == "roman" else stated.kind,
    )  # fmt: skip


def _is_named(statistic: Statistic, language: LanguageData) -> bool:
    """Whether what is counted is named in the evidence."""
    rest = parse_unit(statistic.unit, language).rest
    known = rest.casefold() in {
        *language.percent,
        *language.points,
        *language.basis_points,
        *language.units,
        *language.currencies,
    }
    return not rest or known or rest.casefold() in statistic.quote.casefold()


def _has_own_hedge(statistic: Statistic, given: Quantity) -> bool:
    """Whether the qualifier stands right before the number, though it is no hedge that the language lists."""
    wanted = (statistic.qualifier or "").casefold()
    return bool(wanted) and not given.bound and statistic.quote[: given.start].casefold().rstrip().endswith(wanted)


def _is_other_hedge(stated: Quantity, given: Quantity) -> bool:
    """Whether both have a hedge, and of two families; a statistic is printed with its own."""
    return "" not in (stated.bound, given.bound) and stated.bound != given.bound.rstrip("?")


def _find_rate_fault(statistic: Statistic, language: LanguageData) -> tuple[str, str] | None:
    """What is wrong with a period such as "a year": its length must be in the words that are quoted."""
    rates = find_rates(plain_text(statistic.period or ""), language)
    quoted = " ".join((statistic.quote, *(piece.quote for piece in statistic.evidence)))
    words = {language.units.get(word, "") for word in re.findall(r"\w+", quoted.casefold())}
    if rates <= find_rates(plain_text(quoted), language) | words:
        return None
    return (
        f"“{statistic.period}” is not in the words that are quoted for it",
        "correct it, or quote the words that give it",
    )


def _explain_value(statistic: Statistic, given: tuple[Quantity, ...], locale: Locale, loaded: Loaded) -> Diagnostic:
    told = ", ".join(one.text for one in given) or "no number"
    message = f"{format_number(statistic.value, locale)} is not in its evidence “{statistic.quote}”"
    return loaded.diagnose(f"{statistic.path}.value", "number-not-in-evidence", message, f"the evidence gives {told}")


def _explain_unit(statistic: Statistic, given: Quantity, locale: Locale, loaded: Loaded) -> Diagnostic:
    field = "unit" if statistic.unit else "value"
    stated = f"{format_number(statistic.value, locale)} {statistic.unit or 'without a unit'}"
    message = f"{stated}{', a rank,' if statistic.ordinal else ''} is not what the evidence gives: “{given.text}”"
    hint = "write `unit` (currency, scale, percent or percentage points) and `ordinal` as the evidence has them"
    return loaded.diagnose(f"{statistic.path}.{field}", "unit-differs", message, hint)


def _explain_hedge(statistic: Statistic, given: Quantity, loaded: Loaded) -> Diagnostic:
    words = given.bound_words
    if words and not statistic.qualifier:
        message = f"the evidence says “{hedged(given)}”, the statistic drops “{words}”"
        return loaded.diagnose(f"{statistic.path}.value", "hedge-dropped", message, f"add `qualifier: {words}`")
    told = f"“{hedged(given)}”" if words else f"“{given.text}” without a hedge"
    message = f"“{statistic.qualifier}” is not in the evidence, which gives {told}"
    hint = f"write `qualifier: {words}`" if words else "take `qualifier` out"
    return loaded.diagnose(f"{statistic.path}.qualifier", "hedge-added", message, hint)


def _check_surroundings(
    statistic: Statistic,
    given: Quantity,
    language: LanguageData,
    verified: Verified,
    article: Article | None,
    loaded: Loaded,
) -> Iterator[Diagnostic]:
    """A hedge or a rate that stands in the article just outside the words that were quoted."""
    found = verified.found.get(f"statistics.{statistic.id}.quote")
    if article is None or found is None:
        return
    for whole in read(article.paragraphs[found.paragraph], language).quantities:
        if not found.start <= whole.start < found.end or whole.base != given.base:
            continue
        if whole.bound and not given.bound and not whole.bound.endswith("?"):
            message = f"the article says “{hedged(whole)}”, and the quotation leaves the hedge out"
            hint = f"quote “{whole.bound_words}” too, and add `qualifier: {whole.bound_words}`"
            yield loaded.diagnose(f"{statistic.path}.quote", "hedge-dropped", message, hint)
        elif left_out := untold_rates(statistic, whole, verified.summary.locale.language_data, language):
            message = f"the article gives “{whole.text}” by the {left_out}, and the statistic does not say so"
            hint = "say it in `label`, `unit` or `period`"
            yield loaded.diagnose(f"{statistic.path}.label", "unit-differs", message, hint, severity=Severity.WARNING)


def untold_rates(statistic: Statistic, whole: Quantity, own: LanguageData, language: LanguageData) -> str:
    """The units by which the article reckons a number and of which nothing that is printed of it tells."""
    printed = plain_text(" ".join(filter(None, (statistic.label, statistic.unit, statistic.period, statistic.note))))
    words = re.findall(r"[^\W\d_]+", printed) if own.spaced else [unit for unit in own.units if unit in printed]
    told = find_rates(printed, own) | {own.units.get(word) or own.rates.get(word) or "" for word in words}
    rates = {unit for rate in whole.rates for unit in rate.split()} & UNITS.keys()
    return "" if own is not language else " and ".join(RATE_WORDS.get(rate, rate) for rate in sorted(rates - told))


def check_event(event: Event, evidence: EvidenceIndex, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of an event's date, at the precision that the summary gives it."""
    given = read(event.quote, evidence.language).moments
    ends = read_date(event.date)
    dated = [moment for reading in evidence.near(event.at) for moment in reading.moments]
    issued = read_date(evidence.summary.source.issued)
    own = own_years(given)
    lent = [own | lent_years(end, (*dated, *issued), issued) if event.implied else own for end in ends]
    borne = [
        [one for one in given if covers(one, end, years) or one.covers(as_weekday(end, issued))]
        for end, years in zip(ends, lent, strict=True)
    ]
    for end, moments in zip(ends, borne, strict=True):
        if not moments:
            yield _explain_date(event, end, given, loaded)
    if len(ends) > 1 and borne[0] == borne[1] and len(borne[0]) == 1 and len(given) > 1 and not given[0].last_year:
        yield _explain_date(event, ends[0], given, loaded)
    yield from _check_printed(event, evidence, loaded)


def _explain_date(event: Event, end: Moment, given: tuple[Moment, ...], loaded: Loaded) -> Diagnostic:
    texts = ", ".join(moment.text for moment in given) or "no date"
    coarser = [moment for moment in given if end.covers(replace(moment, relations=frozenset())) and moment.year]
    path = f"{event.path}.date"
    if coarser:
        message = f"{end.text} is more precise than its evidence “{event.quote}”, which gives {texts}"
        return loaded.diagnose(path, "date-too-precise", message, "write the date with the article's precision")
    message = f"{end.text} is not in its evidence “{event.quote}”, which gives {texts}"
    hint = "correct the date or quote the words that give it; `implied: true` when the paragraphs nearby give the year"
    return loaded.diagnose(path, "date-not-in-evidence", message, hint)


def _check_printed(event: Event, evidence: EvidenceIndex, loaded: Loaded) -> Iterator[Diagnostic]:
    """The date as printed must be the date, and “early”, “late” and the like in it the article's, in its order."""
    path, hint = f"{event.path}.printed", "print the date as it is given"
    ends, own = read_date(event.date), evidence.own_language
    for moment in read(event.printed or "", own).moments:
        if not any(end.covers(moment) for end in ends):
            yield loaded.diagnose(path, "date-not-in-evidence", f"“{moment.text}” is not {event.date}", hint)
    if own is not evidence.language:
        return
    rest = iter(_find_parts(event.quote, own))
    for part in _find_parts(event.printed or "", own):
        if part not in rest:
            message = f"“{part}” is not in its evidence “{event.quote}”, or not at this place"
            yield loaded.diagnose(path, "date-too-precise", message, hint)


def _find_parts(text: str, language: LanguageData) -> list[str]:
    """The words for parts of a time, by their family, in the order of the text."""
    parts = [word for word, family in language.relations.items() if family in ("early", "mid", "late")]
    listed = "|".join(re.escape(word) for word in sorted(parts, key=len, reverse=True))
    edge = r"(?<!\w)" if language.spaced else ""
    return [language.relations[found] for found in re.findall(rf"{edge}(?:{listed})", plain_text(text))]
