"""Numbers and dates in running text, held against the evidence that the text leads to.

In: `Witnesses`, `Loaded` for positions. Out: diagnostics. Never: checks what is marked as the editor's ([ed.: …],
[2013]), or what stands in quotation marks, which `verify` looks up word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefset.dates import Mention, read_dates
from briefset.diagnostics import Diagnostic
from briefset.grammar import Grammar, grammar_of
from briefset.load import Loaded
from briefset.model import (
    Abbreviation,
    Activity,
    Derived,
    Entry,
    Event,
    Evidence,
    Name,
    Quotation,
    Slip,
    Source,
    Speaker,
    Statistic,
    Summary,
    Term,
)
from briefset.model.slides import Fact
from briefset.numerals import Numeral, read_numerals
from briefset.quoted import MARKED
from briefset.testimony import Testimony, Witnesses

SMALL = 12
"""Number words up to this one count the writer's own things as often as the article's ("two ideas", "four sums")."""
EDITORS = re.compile(r"\[(?!\d{1,2}\])[^\]]*\](\([^)]*\))?|\bP\d{1,4}(?:\s?[-–]\s?P?\d{1,4})?\b")
NOT_PROSE = (Source, Name, Slip, Evidence, Speaker, Abbreviation, Derived)
SKIPPED = {
    Quotation: {"text", "note", "attribution", "speaker", "id"},
    Term: {"term", "note", "original", "id"},
    Statistic: {"quote", "unit", "qualifier", "id"},
    Event: {"quote", "printed", "date", "id"},
    Fact: {"unit"},
    Activity: {"time", "columns", "rows"},
    Summary: {"language", "date", "author", "note"},
}
NAMES = frozenset(
    {"id", "kind", "statistic", "statistics", "exhibit", "exhibits", "events", "cautions", "quotation", "speaker"}
)


def check_prose(witnesses: Witnesses, loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each number or date in published text that neither its evidence nor the editor answers for."""
    grammar = grammar_of(witnesses.summary.language)
    for entry in witnesses.summary.walk():
        if isinstance(entry, NOT_PROSE):
            continue
        skipped = SKIPPED.get(type(entry), frozenset()) | NAMES
        for name, text in entry.texts():
            if name.partition("[")[0] not in skipped:
                yield from check_text(entry, name, text, witnesses, grammar, loaded)


def check_text(
    entry: Entry, name: str, text: str, witnesses: Witnesses, grammar: Grammar, loaded: Loaded
) -> Iterator[Diagnostic]:
    """The faults of the numbers and dates in one text of an entry."""
    plain = MARKED.sub(_blank, EDITORS.sub(_blank, text))
    if isinstance(entry, Fact) and name == "text" and entry.unit:
        plain = f"{plain} {entry.unit}"
    dates = read_dates(plain, grammar)
    numerals = [numeral for numeral in read_numerals(plain, grammar) if not _overlaps(numeral, dates)]
    if not dates and not numerals:
        return
    testimony = witnesses.call(entry, text)
    context = _context(entry, text)
    path = f"{entry.path}.{name}".lstrip(".")
    for numeral in numerals:
        if fault := _find_fault(numeral, testimony, context, grammar):
            yield loaded.diagnose(path, *fault)
    for mention in dates:
        if fault := _find_date_fault(mention, testimony):
            yield loaded.diagnose(path, *fault)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _overlaps(numeral: Numeral, dates: list[Mention]) -> bool:
    return any(numeral.start < mention.end and mention.start < numeral.end for mention in dates)


def _context(entry: Entry, text: str) -> str:
    """The text with the label that stands beside it, in which derived numbers are owned."""
    return f"{text} {entry.label}" if isinstance(entry, Fact) else text


def _find_fault(numeral: Numeral, testimony: Testimony, context: str, grammar: Grammar) -> tuple[str, str, str] | None:
    """Code, message and hint; None for a number that its evidence gives."""
    if numeral.spelled and numeral.value <= SMALL and not (numeral.currency or numeral.scale or numeral.percent):
        return _find_small_fault(numeral, testimony)
    same = [given for given in testimony.numerals if given.amount == numeral.amount]
    alike = [given for given in same if given.kind == numeral.kind]
    if any(given.hedge == numeral.hedge for given in alike):
        return None
    if any(given.amount == numeral.amount and given.percent == numeral.percent for given in testimony.derived):
        return _find_unowned(numeral, context, grammar)
    if alike:
        return _explain_hedge(numeral, alike[0])
    if not numeral.currency and any(mention.year == numeral.amount for mention in testimony.dates):
        return None
    return _explain_missing(numeral, same, testimony)


def _find_small_fault(numeral: Numeral, testimony: Testimony) -> tuple[str, str, str] | None:
    """A small number in words is wrong only where the evidence counts the same thing differently."""
    if numeral.value == 1:
        return None
    rivals = [
        given for given in testimony.numerals if given.counted & numeral.counted and given.ordinal == numeral.ordinal
    ]
    if not rivals or any(given.amount == numeral.amount for given in rivals):
        return None
    message = f"“{numeral.text}” is not what the evidence counts: {_listed(rivals)}"
    return "number-not-in-evidence", message, "correct the number, or mark it as yours: [ed.: …]"


def _find_unowned(numeral: Numeral, context: str, grammar: Grammar) -> tuple[str, str, str] | None:
    if any(phrase in context.casefold() for phrase in grammar.ours):
        return None
    message = f"“{numeral.text}” is derived, and the text does not say so"
    return "derived-unmarked", message, f"add “{grammar.ours[0]}”"


def _explain_hedge(numeral: Numeral, given: Numeral) -> tuple[str, str, str]:
    if given.hedge:
        message = f"the evidence says “{given.hedge_words} {given.text}”; the text says “{_hedged(numeral)}”"
        return "hedge-dropped", message, f"write “{given.hedge_words}” with the number"
    message = f"“{_hedged(numeral)}” hedges what the evidence gives plainly: “{given.text}”"
    return "hedge-added", message, "take the hedge out"


def _explain_missing(numeral: Numeral, same: list[Numeral], testimony: Testimony) -> tuple[str, str, str]:
    if same:
        message = f"“{numeral.text}” is not what the evidence gives: “{same[0].text}”"
        return "unit-differs", message, "write currency, scale, percent or rank as the evidence has them"
    message = f"“{numeral.text}” is not in the evidence of this text, which gives {_listed(testimony.numerals)}"
    hint = "correct it, quote the words that give it as evidence, declare it under `derived`, or write [ed.: …]"
    return "number-not-in-evidence", message, hint


def _hedged(numeral: Numeral) -> str:
    return f"{numeral.hedge_words} {numeral.text}".strip()


def _listed(numerals: tuple[Numeral, ...] | list[Numeral]) -> str:
    texts = list(dict.fromkeys(_hedged(numeral) for numeral in numerals))
    return ", ".join(texts[:6]) + (" …" if len(texts) > 6 else "") if texts else "no number"


def _find_date_fault(mention: Mention, testimony: Testimony) -> tuple[str, str, str] | None:
    if any(given.covers(mention) for given in testimony.dates):
        return None
    if mention.month is None and any(given.amount == mention.year for given in testimony.numerals):
        return None
    texts = ", ".join(dict.fromkeys(given.text for given in testimony.dates)) or "no date"
    if _is_coarser(mention, testimony):
        message = f"“{mention.text}” is more precise than the evidence of this text, which gives {texts}"
        return "date-too-precise", message, "write the date with the article's precision"
    message = f"“{mention.text}” is not in the evidence of this text, which gives {texts}"
    return "date-not-in-evidence", message, "correct it, quote the words that give it as evidence, or write [ed.: …]"


def _is_coarser(mention: Mention, testimony: Testimony) -> bool:
    """Whether the evidence gives the same date with less precision, and no other day or month of it."""
    same = [given for given in testimony.dates if given.year == mention.year]
    if mention.day and any(given.month == mention.month and given.day for given in same):
        return False
    return any(mention.covers(given) for given in same)
