"""What documents print of a language: number words, hedges, marks, and the terms and marks of references.

In: words. Out: `PrintedForms`, `ReferenceTerms`. Never: what a text is read by (that is `data`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PrintedForms:
    """How documents in a language print what CLDR does not say."""

    scales: Mapping[int, str]
    """Scale words by power of ten."""
    one: Mapping[int, str]
    """Those after the number one, where they differ."""
    percent: str
    points: str
    to: str
    """What stands between the ends of a range."""
    also: str
    """What joins the last of a list."""
    marks: tuple[str, str, str, str]
    """Quotation marks: opening, closing, and the same inside them."""
    ordinal: str
    """A rank, with braces for its number."""
    hedges: Mapping[str, str]
    """A hedge for each family of `FAMILIES`."""
    group: str = ","
    """What groups digits by thousands."""
    gap: str = "\u00a0"
    """What stands between a number and its words."""
    enumeration: str = ", "


@dataclass(frozen=True, kw_only=True)
class ReferenceTerms:
    """The words and marks of a language for references, after the locales of CSL 1.0.2; braces stand for the value."""

    volume: str
    number: str
    page: str
    pages: str
    inside: str
    """What stands between a chapter and its book: in."""
    edited: str
    speech: str
    others: str
    """What stands for the further authors: et al."""
    comma: str = ", "
    stop: str = "."
    brackets: tuple[str, str] = (" (", ")")
    marks: tuple[str, str] | None = None
    """Marks around the title of a work, where it is not set in italics."""
    colon: str = ": "
    within: str = ": {}"
    """The pages of a volume, after its date."""
