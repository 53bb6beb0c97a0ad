"""One date of a published text held against what the article's words give for it.

In: `Mention`, `Testimony` in order of nearness. Out: code, message and hint, or nothing. Never: lets a date pass that
is more precise than its evidence.
"""

from __future__ import annotations

from briefset.dates import Mention
from briefset.testimony import Testimony


def find_date_fault(
    mention: Mention, tiers: list[Testimony], issued: tuple[Mention, ...]
) -> tuple[str, str, str] | None:
    """Code, message and hint; None for a date that its evidence gives, or that says when the article appeared."""
    given = [date for tier in tiers for date in tier.dates]
    if any(date.covers(mention) for date in (*given, *issued)):
        return None
    if mention.month is None and any(
        number.amount == mention.year and not number.currency for tier in tiers for number in tier.numerals
    ):
        return None
    texts = ", ".join(dict.fromkeys(date.text for date in tiers[0].dates)) or "no date"
    if _is_coarser(mention, given):
        message = f"“{mention.text}” is more precise than the evidence of this text, which gives {texts}"
        return "date-too-precise", message, "write the date with the article's precision"
    message = f"“{mention.text}” is not in the evidence of this text, which gives {texts}"
    return "date-not-in-evidence", message, "correct it, quote the words that give it as evidence, or write [ed.: …]"


def _is_coarser(mention: Mention, given: list[Mention]) -> bool:
    """Whether the evidence gives the same date with less precision, and no other day or month of it."""
    same = [date for date in given if date.year == mention.year]
    if mention.day and any(date.month == mention.month and date.day for date in same):
        return False
    return any(mention.covers(date) for date in same)
