"""One date of a published text held against what the article's words give for it.

In: `Mention`, `EvidenceValues` by nearness. Out: code, message and hint, or nothing. Never: lets a date pass that is
more precise than its evidence.
"""

from __future__ import annotations

import re
from functools import cache

from briefset.evidence.ledger.evidence import EvidenceValues
from briefset.language.dates import Mention, read_dates
from briefset.language.words import LanguageData

UNTIL = frozenset(("by", "bis", "d’ici"))
"""What happened in a year has happened by it."""


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
