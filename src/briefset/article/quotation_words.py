"""The words of a language by which an omission, an insertion or a cut turns the sense of quoted words, as patterns.

In: the `LanguageData` of an article. Out: `QuotationWords`. Never: rules, nor a word that the records do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from briefset.language.data import LanguageData
from briefset.language.digits import Figure
from briefset.language.figures import read_figures
from briefset.language.registry import languages, require_language


def every_language() -> tuple[LanguageData, ...]:
    """The records of all languages, for an article whose language nobody has named."""
    return tuple(require_language(tag) for tag in languages())


def listed(phrases: Iterable[str], spaced: bool = True) -> str:
    """Phrases as one pattern, the longest first; a hyphen at the end stands for any ending."""
    ordered = sorted({phrase.replace("’", "'") for phrase in phrases}, key=len, reverse=True)
    if not spaced or not ordered:
        return "|".join(_escape(phrase) for phrase in ordered) or "(?!)"
    by_edge = (
        f"(?:{'|'.join(map(_escape, alike))}){edge}" for edge, alike in groupby(ordered, key=_edge)
    )  # an edge stands once for its neighbours: each would be compiled, and tried at every letter
    return rf"(?<!\w)(?:{'|'.join(by_edge)})"


def _escape(phrase: str) -> str:
    return re.escape(phrase.removesuffix("-")).replace(r"\ ", " ")


def _edge(phrase: str) -> str:
    return r"\w*" if phrase.endswith("-") else "" if phrase.endswith("'") else r"(?!\w)"


@dataclass(frozen=True, eq=False)
class QuotationWords:
    """The patterns of one language, or of several where an article's own is not known."""

    languages: tuple[LanguageData, ...]

    def _any(self, *fields: str) -> re.Pattern[str]:
        patterns = (
            listed((phrase for name in fields for phrase in getattr(language, name)), language.spaced)
            for language in self.languages
        )
        return re.compile("|".join(patterns), re.IGNORECASE)

    @cached_property
    def _negation(self) -> re.Pattern[str]:
        return self._any("negations", "turns")

    @cached_property
    def condition(self) -> re.Pattern[str]:
        """What begins a condition."""
        return self._any("conditions")

    @cached_property
    def exception(self) -> re.Pattern[str]:
        """What begins a condition or an exception behind a clause."""
        return self._any("conditions", "exceptions")

    @cached_property
    def time_condition(self) -> re.Pattern[str]:
        """What begins a condition in time."""
        return self._any("time_conditions")

    @cached_property
    def answers_denial(self) -> re.Pattern[str]:
        """Words by which a sentence of ours may say what a negation before its quoted words says."""
        return self._any("negations", "near_negations", "turns", "conditions", "near_conditions")

    @cached_property
    def answers_condition(self) -> re.Pattern[str]:
        """Words by which it may say what a condition says."""
        return self._any("conditions", "near_conditions", "exceptions", "time_conditions", "modals", "auxiliaries")

    @cached_property
    def answers_doubt(self) -> re.Pattern[str]:
        """Words by which it may say what a doubt says."""
        patterns = (
            listed(
                {*one.modals, *one.auxiliaries, *one.hedges, *one.conditions, *(one.near_modals - one.reporting)},
                one.spaced,
            )
            for one in self.languages
        )
        return re.compile("|".join(patterns), re.IGNORECASE)

    @cached_property
    def _harmless(self) -> re.Pattern[str]:
        """Phrases with a negation that deny nothing: not only."""
        return self._any("no_negations")

    @cached_property
    def _longer(self) -> re.Pattern[str]:
        """Words that begin as a negation or condition does, where words do not stand apart."""
        joined = (one for one in self.languages if not one.spaced)
        return re.compile(listed((word for one in joined for word in (*one.no_negations, *one.partial)), spaced=False))

    def find_negation(self, text: str) -> re.Match[str] | None:
        """The first negation or condition of a text, "not only" among them."""
        found = (self._negation.finditer(text), self.condition.finditer(text))
        matches = (match for each in found for match in each if not self._longer.match(text, match.start()))
        return min(matches, key=lambda match: match.start(), default=None)

    def find_denials(self, text: str) -> list[re.Match[str]]:
        """The negations and conditions of a text in order, without "not only"."""
        found = (*self._negation.finditer(text), *self.condition.finditer(text))
        blocks = (self._harmless, self._longer)
        denials = (match for match in found if not any(block.match(text, match.start()) for block in blocks))
        return sorted(denials, key=lambda match: match.start())

    @cached_property
    def modal(self) -> re.Pattern[str]:
        """A modal verb, or a verb in the form of one."""
        endings = [rf"(?<!\w)(?:{one.modal_ending})(?!\w)" for one in self.languages if one.modal_ending]
        return re.compile("|".join([self._any("auxiliaries").pattern, *endings]), re.IGNORECASE)

    @cached_property
    def _intent(self) -> re.Pattern[str]:
        return self._any("intents")

    @cached_property
    def _intent_before_deed(self) -> re.Pattern[str]:
        patterns = []
        for one in self.languages:
            gap = r"(?: \w+)? ?" if one.spaced else ""
            patterns.append(rf"(?:{listed(one.intents, one.spaced)}){gap}(?:{one.intent_joint})")
        return re.compile("|".join(patterns), re.IGNORECASE)

    def find_intent(self, left_out: str, right: str) -> str:
        """The wish, plan or attempt at the end of words left out, whose deed is to the right."""
        text = f"{left_out.rstrip()} {right.lstrip()}" if left_out[-1:].isspace() else left_out + right
        end = len(left_out.rstrip())
        for match in self._intent.finditer(left_out):
            deed = self._intent_before_deed.match(text, match.start())
            if deed and deed.end() >= end:
                return match[0]
        return ""

    @cached_property
    def doubt(self) -> re.Pattern[str]:
        """Words by which a sentence is less than a fact: perhaps, expected, argues, partly."""
        patterns = (
            listed((*_doubts(language), *language.reservations), language.spaced) for language in self.languages
        )
        return re.compile("|".join(patterns), re.IGNORECASE)

    @cached_property
    def uncertain(self) -> re.Pattern[str]:
        """Modals that leave a doubt and are no intents: perhaps, may."""
        patterns = (
            listed((word for word in _plain_modals(one) if word not in one.firm_modals), one.spaced)
            for one in self.languages
        )
        return re.compile("|".join(patterns), re.IGNORECASE)

    @cached_property
    def _before_number(self) -> re.Pattern[str]:
        spaced = ("hedges", "only", "limits", "span_openers", "span_closers", "range_openers", "relations",
                  "duration_prepositions")  # fmt: skip
        joined = ("hedges", "only", "span_openers", "span_closers")
        patterns = (
            listed((phrase for name in (spaced if one.spaced else joined) for phrase in getattr(one, name)), one.spaced)
            for one in self.languages
        )
        return re.compile("|".join(patterns), re.IGNORECASE)

    def find_hedge(self, text: str, start: int = 0) -> re.Match[str] | None:
        """A hedge, bound or direction of a number: nearly, at least, from."""
        blocks = tuple(block for language in self.languages for block in language.no_hedges)
        patterns = (self.hedge_of_number, self._before_number)
        found = (match for pattern in patterns for match in pattern.finditer(text, start))
        return next((match for match in found if not text[: match.end()].endswith(blocks or "\0")), None)

    @cached_property
    def hedge_after(self) -> re.Pattern[str]:
        """A hedge behind its number: or more."""
        return self._any("hedges_after")

    @cached_property
    def hedge_of_number(self) -> re.Pattern[str]:
        """A hedge that an insertion may not bring in or hide."""
        return self._any("hedges", "only")

    @cached_property
    def limit(self) -> re.Pattern[str]:
        """Words left out of which nothing but how many is said: all other, most of the."""
        patterns = []
        for one in self.languages:
            core = listed({*one.universal, *one.partial, *one.only, *one.limits}, one.spaced)
            filler = listed({*one.stop, *one.determiners, *one.hedges} - {*one.pronouns}, one.spaced)
            gap = r"(?:\s+|$)" if one.spaced else ""
            patterns.append(rf"(?:(?:{filler}){gap})*(?:{core}){gap}(?:(?:{core}|{filler}){gap})*")
        return re.compile("|".join(patterns), re.IGNORECASE)

    @cached_property
    def stand_in(self) -> re.Pattern[str]:
        """A word that stands for a person or thing."""
        return re.compile(rf"(?:{self._any('pronouns').pattern})(?:'s)?", re.IGNORECASE)

    @cached_property
    def determined(self) -> re.Pattern[str]:
        """A noun with a word before it that says which is meant: the minister, its."""
        patterns = []
        for one in self.languages:
            word = r" ?[^\W\d_]+" if one.capitalised_nouns else r" ?[^\W\d_A-ZÀ-Þ]+"
            noun = rf"(?:{word}){{1,3}}(?:'s)?" if one.spaced else r"\w{1,6}"
            patterns.append(rf"(?i:{listed(one.determiners, one.spaced)}){noun}")
        return re.compile("|".join(patterns))

    @cached_property
    def year(self) -> re.Pattern[str]:
        """A year, with its month, day and preposition or without."""
        patterns = []
        for one in self.languages:
            lead, joint = listed(one.date_cues), listed({*one.day_joints, *one.year_joints})
            month = listed(one.months)
            patterns.append(
                rf"(?:(?:{lead}) )?(?:\d{{1,2}}\.? (?:(?:{joint}) )?)?(?:(?:{month}),? (?:(?:{joint}) )?)?"
                r"(?:1\d{3}|20\d{2})年?"
            )
        return re.compile("|".join(patterns), re.IGNORECASE)

    @cached_property
    def inflections(self) -> frozenset[str]:
        """Endings that an editor may change."""
        return frozenset(("", *(ending for language in self.languages for ending in language.inflections)))

    def numbers(self, text: str) -> list[Figure]:
        """The numbers of a text; a rank and the word one count nothing."""
        found = (figure for language in self.languages for figure in read_figures(text, language))
        return [figure for figure in found if not (figure.ordinal or (figure.spelled and figure.value == 1))]


def _plain_modals(language: LanguageData) -> Iterator[str]:
    """The modals that are no intents, for which another rule holds."""
    intent = re.compile(listed(language.intents, language.spaced), re.IGNORECASE)
    return (word for word in language.modals if not intent.fullmatch(word))


def _doubts(language: LanguageData) -> Iterator[str]:
    """Modals and opinions that are neither modal verbs nor intents, for which other rules hold."""
    intent = re.compile(listed(language.intents, language.spaced), re.IGNORECASE)
    return (
        word
        for word in (*language.modals, *language.opinions)
        if word not in language.auxiliaries and not intent.fullmatch(word)
    )


@cache
def quotation_words(languages: tuple[LanguageData, ...]) -> QuotationWords:
    """The patterns of these languages."""
    return QuotationWords(languages)
