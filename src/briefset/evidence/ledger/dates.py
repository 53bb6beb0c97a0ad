"""Dates of a published text held against what the article's words give for them, and the order in which they give it.

In: `Mention`s, `EvidenceValues` by nearness, the article's words. Out: code, message and hint, or nothing.
Never: lets a date pass that is more precise than its evidence; objects where the words leave the order open. Example:
"from 3 to 5" is wrong beside "from 5 to 3", not beside "3, then 5".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from briefset.evidence.ledger.evidence import EvidenceValues
from briefset.language.dates import JOINED, Mention, read_dates, read_figures
from briefset.language.numbers import Numeral, read_numerals
from briefset.language.words import LanguageData

UNTIL = frozenset(("by", "bis", "d’ici"))
"""What happened in a year has happened by it."""
BEFORE = re.compile(r"\b(?P<word>from|between|von|zwischen|de|entre)\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
TO = re.compile(
    r"[^.;:()“”!?]{0,60}?(?:\b(?:to|and|bis|und|auf|à|et|a|y)\s+|[–→-]\s?)(?:[^\W\d]+\s+){0,3}", re.IGNORECASE
)
IN = re.compile(r"(?:\s+[^\W\d]+){0,3}?\s+(?:in|im Jahr|en)\s+", re.IGNORECASE)
HINT = "write them as the article has them"
Fault = tuple[str, str, str]
Key = tuple[object, ...]


def find_date_fault(
    mention: Mention, by_nearness: list[EvidenceValues], issued: tuple[Mention, ...]
) -> tuple[str, str, str] | None:
    """Code, message and hint; None for a date that its evidence gives, or that says when the article appeared."""
    dates = [date for values in by_nearness for date in values.dates]
    if any(date.covers(mention) for date in (*dates, *issued)):
        return None
    if mention.month is None and any(
        number.amount == mention.year and not number.currency for values in by_nearness for number in values.numerals
    ):
        return None
    texts = ", ".join(dict.fromkeys(date.text for date in by_nearness[0].dates)) or "no date"
    if _is_coarser(mention, dates):
        message = f"“{mention.text}” is more precise than the evidence of this text, which gives {texts}"
        return "date-too-precise", message, "write the date with the article's precision"
    message = f"“{mention.text}” is not in the evidence of this text, which gives {texts}"
    return "date-not-in-evidence", message, "correct it, quote the words that give it as evidence, or write [ed.: …]"


def find_qualifier_fault(
    text: str,
    mention: Mention,
    by_nearness: list[EvidenceValues],
    language: LanguageData,
    article_language: LanguageData,
) -> tuple[str, str, str] | None:
    """Code, message and hint for "early", "before" and the like beside a date to which the article says none of it.

    Compares texts in the article's language only.
    """
    qualifiers = read_qualifiers(text[: mention.start], language)
    if language is not article_language or not qualifiers:
        return None
    dated = [
        (read_qualifiers(words[: date.start], article_language), words[: date.end])
        for values in by_nearness
        for words in values.words
        for date in read_dates(words, article_language)
        if date.covers(mention)
    ]
    if not dated or any(
        qualifiers <= theirs and not (qualifiers & {*language.relations} and qualifiers != theirs)
        for theirs, _ in dated
    ):
        return None
    wanted = "…" + dated[0][1][-30:].strip()
    message = f"“{' '.join(sorted(qualifiers))} {mention.text}” is not how the evidence dates it: “{wanted}”"
    return "date-not-in-evidence", message, "write the date with the article's words for it"


def read_qualifiers(before: str, language: LanguageData) -> frozenset[str]:
    """The words right before a date that say which part of it is meant, or how the time lies to it."""
    match = _qualified(language).search(before.casefold())
    return frozenset(filter(None, match.groups())) if match else frozenset()


@cache
def _qualified(language: LanguageData) -> re.Pattern[str]:
    relations = "|".join(language.relations) or r"(?!)"
    parts = "|".join(part for part in language.parts if part not in UNTIL)
    article = r"(?:(?:the|dem|der|la|el|l’)\s?)?"
    return re.compile(
        rf"(?<!\w)(?:({relations})\s+(?:de\s+)?)?(?:{article}({parts})(?:\s+(?:of|de|du|del|des)(?:\s+the)?)?[\s-]*)?$"
    )


def _is_coarser(mention: Mention, dates: list[Mention]) -> bool:
    """Whether the evidence gives the same date with less precision, and no other day or month of it."""
    same = [date for date in dates if date.year == mention.year]
    if mention.day and any(date.month == mention.month and date.day for date in same):
        return False
    return any(mention.covers(date) for date in same)


def find_order_faults(
    text: str, evidence: Iterable[str], language: LanguageData, article_language: LanguageData
) -> Iterator[Fault]:
    """Code, message and hint of each span that runs the other way, and each number with another's date."""
    pieces = list(dict.fromkeys(evidence))
    spans = [span for piece in pieces for span in read_spans(piece, article_language)]
    in_order = {(first, last) for first, last, _ in spans}
    for first, last, words in read_spans(text, language):
        reversed_ = next((theirs for low, high, theirs in spans if (low, high) == (last, first)), None)
        if reversed_ and (first, last) not in in_order:
            yield "number-not-in-evidence", f"“{words}” runs the other way in the evidence: “{reversed_}”", HINT
    yield from _find_backward(text, language)
    yield from _find_misdated(text, pieces, language, article_language)


def _find_backward(text: str, language: LanguageData) -> Iterator[Fault]:
    for first, last in pairwise(read_dates(text, language)):
        if _is_span(text, first, last) and _comparable(first) > _comparable(last) and first.year and last.year:
            phrase = text[first.start : last.end]
            yield "date-not-in-evidence", f"“{phrase}” runs backwards", "begin with the earlier date"


def _find_misdated(
    text: str, pieces: list[str], language: LanguageData, article_language: LanguageData
) -> Iterator[Fault]:
    bound = [binding for piece in pieces for binding in read_bindings(piece, article_language)]
    for key, date, phrase in read_bindings(text, language):
        others = [theirs for other, when, theirs in bound if other == key and not when.covers(date)]
        if others and not any(other == key and when.covers(date) for other, when, _ in bound):
            yield "date-not-in-evidence", f"“{phrase}” is not what the evidence gives: “{others[0]}”", HINT


@cache
def read_spans(text: str, language: LanguageData) -> tuple[tuple[Key, Key, str], ...]:
    """Both ends and the words of each "from … to …" and "between … and …", of numbers and of dates."""
    numerals, dates = read_figures(text, language)
    pairs: list[tuple[Numeral, Numeral] | tuple[Mention, Mention]] = [*pairwise(numerals), *pairwise(dates)]
    return tuple(
        (_key(first), _key(last), text[first.start : last.end].strip())
        for first, last in pairs
        if _is_span(text, first, last) and _key(first) != _key(last)
    )


@cache
def read_bindings(text: str, language: LanguageData) -> tuple[tuple[Key, Mention, str], ...]:
    """Number, date and the words of each number that a date follows at once: "€400 billion in 2022"."""
    dates = read_dates(text, language)
    return tuple(
        (_key(numeral), date, text[numeral.start : date.end])
        for numeral in read_numerals(text, language)
        for date in _following(text, numeral.end, dates)
        if date.year
    )


def _following(text: str, end: int, dates: tuple[Mention, ...]) -> Iterator[Mention]:
    """The date right after an offset, and those joined to it: "in 2014 and 2015"."""
    joint = IN
    for date in dates:
        if joint.fullmatch(text[end : date.start]):
            yield date
            end, joint = date.end, JOINED


def _is_span(text: str, first: Numeral | Mention, last: Numeral | Mention) -> bool:
    begins = BEFORE.search(text[: first.start])
    return bool(begins and TO.fullmatch(text[first.end : last.start]))


def _key(mark: Numeral | Mention) -> Key:
    if isinstance(mark, Numeral):
        return mark.amount, *mark.kind
    return mark.year, mark.month, mark.day


def _comparable(date: Mention) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0
