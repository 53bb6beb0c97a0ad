"""The language in which a page speaks: number and date formats, the words of scales and hedges, quotation marks.

In: language tags (BCP 47). Out: `Locale`. Never: labels (those are templates), or a
translation of what a writer wrote.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from briefset.language.data import LanguageData
from briefset.language.printed import PrintedForms
from briefset.language.registry import require_language
from briefset.language.tags import primary

GERMAN_MARKS = re.compile(r"„([^„“”]+)[“”]")
"""A pair whose closing mark opens one in English."""
STRAIGHT_MARKS = re.compile(r'(?<!\w)"([^"]+)"(?!\w)')


@dataclass(frozen=True)
class Locale:
    """The language of a page and the language of its article."""

    language: str = "en-GB"
    source: str = "en"

    @property
    def primary(self) -> str:
        """The language without its region: `de`."""
        return primary(self.language)

    @property
    def is_british(self) -> bool:
        """Whether dates are written day first in English."""
        return self.language.lower() in ("en", "en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za")

    @property
    def is_article_language(self) -> bool:
        """Whether the article's own words for hedges and scales can stand as they are."""
        return self.primary == primary(self.source)

    @cached_property
    def data(self) -> PrintedForms:
        """How the language prints."""
        return self.language_data.printed

    @cached_property
    def language_data(self) -> LanguageData:
        """How the language is read."""
        return require_language(self.language)

    @cached_property
    def article_language_data(self) -> LanguageData:
        """How the article's language is read."""
        return require_language(self.source)

    @cached_property
    def cldr(self) -> Any:
        """The CLDR data of the language, or of English, as a copy of its own.

        Babel 2.18 has the data of all locales share what it resolves for the first of them, such as short months.
        """
        from babel import Locale as CldrLocale
        from babel import UnknownLocaleError

        try:
            found = CldrLocale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            found = CldrLocale.parse("en_GB")
        _ = found.character_order  # which reads the data, before they are copied
        return deepcopy(found)

    def hedge(self, words: str) -> str:
        """The hedge in this language: that of its family; as it is where no family is known."""
        family = self.hedge_family(words)
        return self.data.hedges[family] if family and not self.is_article_language else words

    def hedge_family(self, words: str) -> str:
        """The family of a hedge of the article (nearly, over, about, under, least, most); empty where none is known."""
        data, key = self.article_language_data, " ".join(words.lower().replace("’", "'").split())
        return data.hedges.get(key) or data.hedges_after.get(key, "")

    def quote(self, text: str) -> str:
        """The text between quotation marks, those inside it nested."""
        opening, closing, inner, outer = self.data.marks
        nested = text
        for marks in (GERMAN_MARKS, STRAIGHT_MARKS):
            nested = marks.sub(lambda match: f"{inner}{match[1]}{outer}", nested)
        nested = nested.replace("“", inner).replace("”", outer)
        return f"{opening}{nested}{closing}"


@cache
def locale_of(language: str, source: str) -> Locale:
    """The locale of a page in `language` about an article in `source`."""
    return Locale(language, source)
