"""The language in which a page speaks: number and date formats, the words of scales and hedges, quotation marks.

In: language tags (BCP 47). Out: `Locale`. Never: labels (those are templates), or a
translation of what a writer wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from briefset.language.words import LanguageData, find_language


@dataclass(frozen=True)
class LocaleData:
    """What a language does beyond CLDR: scale words by power of ten, percent words, joining words, marks, hedges."""

    scales: dict[int, str]
    percent: str
    points: str
    to: str
    also: str
    marks: tuple[str, str, str, str]
    ordinal: str
    hedges: dict[str, str]
    single: dict[int, str] = field(default_factory=dict)
    gap: str = "\u00a0"
    enumeration: str = ", "


ENGLISH = LocaleData(
    {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    "percent", "percentage points", "to", "and", ("“", "”", "‘", "’"), "{}th",
    {"nearly": "nearly", "over": "over", "about": "about", "under": "under", "least": "at least", "most": "at most"},
)  # fmt: skip
LOCALE_DATA = {
    "en": ENGLISH,
    "de": LocaleData(
        {3: "Tausend", 6: "Millionen", 9: "Milliarden", 12: "Billionen"},
        "Prozent", "Prozentpunkte", "bis", "und", ("„", "“", "‚", "‘"), "{}.",
        {"nearly": "knapp", "over": "über", "about": "etwa", "under": "unter", "least": "mindestens",
         "most": "höchstens"},
        {6: "Million", 9: "Milliarde", 12: "Billion"},
    ),
    "fr": LocaleData(
        {3: "mille", 6: "millions", 9: "milliards", 12: "billions"},
        "pour cent", "points de pourcentage", "au", "et", ("«\u00a0", "\u00a0»", "“", "”"), "{}e",
        {"nearly": "près de", "over": "plus de", "about": "environ", "under": "moins de", "least": "au moins",
         "most": "au plus"},
        {6: "million", 9: "milliard", 12: "billion"},
    ),
    "es": LocaleData(
        {3: "mil", 6: "millones", 9: "mil millones", 12: "billones"},
        "por ciento", "puntos porcentuales", "a", "y", ("«", "»", "“", "”"), "{}.º",
        {"nearly": "casi", "over": "más de", "about": "unos", "under": "menos de", "least": "al menos",
         "most": "como máximo"},
        {6: "millón", 12: "billón"},
    ),
    "zh": LocaleData(
        {4: "万", 8: "亿", 12: "万亿"}, "%", "个百分点", "至", "和", ("“", "”", "‘", "’"), "第{}",
        {"nearly": "近", "over": "超过", "about": "约", "under": "不到", "least": "至少", "most": "至多"},
        gap="", enumeration="、",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Locale:
    """The language of a page and the language of its article."""

    language: str = "en-GB"
    source: str = "en"

    @property
    def primary(self) -> str:
        """The language without its region: `de`."""
        return self.language.partition("-")[0].lower()

    @property
    def is_british(self) -> bool:
        """Whether dates are written day first in English."""
        return self.language.lower() in ("en", "en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za")

    @property
    def is_article_language(self) -> bool:
        """Whether the article's own words for hedges and scales can stand as they are."""
        return self.primary == self.source.partition("-")[0].lower()

    @cached_property
    def data(self) -> LocaleData:
        """What the language does; English where there is no table."""
        return LOCALE_DATA.get(self.primary, ENGLISH)

    @cached_property
    def language_data(self) -> LanguageData:
        """How the language is read."""
        return find_language(self.language)

    @cached_property
    def article_language_data(self) -> LanguageData:
        """How the article's language is read."""
        return find_language(self.source)

    @cached_property
    def cldr(self) -> Any:
        """The CLDR data of the language, or of English."""
        from babel import Locale as CldrLocale
        from babel import UnknownLocaleError

        try:
            return CldrLocale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return CldrLocale.parse("en_GB")

    def hedge(self, words: str) -> str:
        """The hedge in this language: that of its family; as it is where no family is known."""
        family = self.hedge_family(words)
        return self.data.hedges[family] if family and not self.is_article_language else words

    def hedge_family(self, words: str) -> str:
        """The family of a hedge of the article (nearly, over, about, under, least, most); empty where none is known."""
        data, key = self.article_language_data, " ".join(words.casefold().replace("'", "’").split())
        return data.hedges.get(key) or data.after.get(key, "")

    def quote(self, text: str) -> str:
        """The text between quotation marks, those inside it nested."""
        opening, closing, inner, outer = self.data.marks
        nested = text.replace("“", inner).replace("”", outer)
        return f"{opening}{nested}{closing}"


@cache
def locale_of(language: str, source: str) -> Locale:
    """The locale of a page in `language` about an article in `source`."""
    return Locale(language, source)
