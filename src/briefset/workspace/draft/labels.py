"""What a number of an article counts, in the article's own words: the label of a statistic.

In: a sentence, where the number stands in it, and the `LanguageData`. Out: a label, or nothing where the words beside
the number do not say it. Never: a word of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import dropwhile, pairwise, takewhile

from briefset.language.currencies import CURRENCIES
from briefset.language.data import LanguageData
from briefset.language.measures import TIME, UNITS
from briefset.language.quantity import Quantity
from briefset.language.stems import content_stems

MOST_WORDS = 9
LEAST_BEGINNING, LONGEST_HEDGE = 2, 5
MOST_SIGNS = 14
"""Signs of the longest label where words do not stand apart."""
END = re.compile(r"[.,;:!?()\[\]—–“”„«»\"。，；：！？、（）《》|•]|\s-\s")
WORD = re.compile(r"[^\W\d_][\w’'/&-]*|\d[\w.,]*|%|[€$£¥]\S*")
MOST_BETWEEN = 1
"""Words with content between what a measure is said of and the measure: a verb."""
LONG_NOUN = 12
"""Letters from which on one noun says enough, where nouns are written together."""


@cache
def _moves(language: LanguageData) -> tuple[str, ...]:
    """The beginnings of the words for rising and falling: the first three pairs of opposites of each language."""
    least = LEAST_BEGINNING if language.spaced else 1
    return tuple(word for pair in language.poles[:3] for group in pair for word in group if len(word) > least)


@dataclass(frozen=True, slots=True)
class Label:
    """The words that say what a number counts, where they stand in the sentence, and whether they say enough."""

    text: str
    start: int
    end: int
    is_enough: bool = True


NO_LABEL = Label("", 0, 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the numbers and dates in it, which end a label."""

    text: str
    numbers: tuple[tuple[int, int], ...]
    language: LanguageData

    @property
    def marks(self) -> str:
        """The sentence without short forms in brackets, which end nothing: "sulfur dioxide (SO2) emissions"."""
        return re.sub(r"\(\w{1,6}\)", lambda match: "_" * len(match[0]), self.text)

    def label(self, quantity: Quantity, start: int, end: int) -> Label:
        """The label of the number at `start` to `end`: the noun phrase behind it, or for a measure that before it."""
        unit = quantity.unit
        measured = not self.language.spaced or (
            bool(unit) and unit not in ("part", "x") and UNITS.get(unit, ("",))[0] not in TIME
        )
        joined = re.match(r"-\w+", self.text[end:])
        end += len(joined[0]) if joined else 0
        after, before = self._after(end), self._before(start) if measured else NO_LABEL
        opens = self._opens_phrase(end)
        if self._leads(before.start):
            before = NO_LABEL
        if unit in CURRENCIES.values() and not self._follows(after.start, end):
            after = NO_LABEL
        if unit == "%" and not opens and self.language.spaced and not self.language.capitalised_nouns:
            after = replace(after, text="")
        if unit in ("%", "part") and opens and not self._says_enough(before):
            return replace(after, is_enough=False)
        ordered = (after, before) if not measured or (opens and unit != "%") else (before, after)
        found = next((label for label in ordered if self._says_enough(label)), None)
        if found is None:
            return replace(after, is_enough=False)
        is_plain = self._is_plain(found, start, measured and found is after and unit not in CURRENCIES.values())
        return replace(found, text=found.text[:1].upper() + found.text[1:], is_enough=is_plain)

    def _is_plain(self, label: Label, start: int, is_measure: bool) -> bool:
        """Whether a label is one noun with what belongs to it: no clause, no second noun with words of its own.

        What a measure is of must be named at once, for its words may be of its shape: "2 metres high above the river".
        Where words do not stand apart, those behind a number begin with a measure word, and say nothing by themselves.
        """
        language = self.language
        words = re.findall(r"[^\W\d_]+", label.text.casefold())
        if not language.spaced:
            is_named = label.end < start or label.text.endswith(language.measured)
            return label.end <= start and is_named and not label.text.endswith(tuple(language.stop))
        leads = language.noun_joints | language.oblique | {*language.list_joints, *language.whole_openers}
        small = (language.determiners | language.pronouns) - language.noun_joints
        if any(after in small and before not in leads for before, after in pairwise(words)):
            return False
        if any(one in language.list_joints and other in leads | small for one, other in pairwise(words)):
            return False
        if len(words) > 2 and words[-1].startswith(_moves(language)):
            return False
        return not is_measure or not {*words} & (leads - {*language.whole_openers, *language.list_joints})

    def _says_enough(self, label: Label) -> bool:
        """Whether a label has two words with content, or a noun that is made of two."""
        language = self.language
        words = [
            word
            for word in re.findall(r"[\w’'-]+", label.text.casefold())
            if word not in {*language.units, *language.lengths}
        ]
        stems = set(content_stems(" ".join(words), language))
        if language.capitalised_nouns and not any(word[0].isupper() for word in label.text.split()):
            return False
        return len(stems) > 1 or (language.capitalised_nouns and len(label.text) > LONG_NOUN and bool(stems))

    def _opens_phrase(self, end: int) -> bool:
        """Whether what follows says of what: "67 percent of all emissions"."""
        word = re.match(r"\s*([^\W\d_]+)", self.text[end:])
        return word is not None and word[1].casefold() in self.language.noun_joints

    def _leads(self, start: int) -> bool:
        """Whether a preposition or a pronoun leads to a phrase, so that nothing is said of it: von den Erkrankten."""
        language = self.language
        before = re.findall(r"[^\W\d_]+", END.split(self.text[:start].casefold())[-1])[-2:]
        relative = frozenset() if language.capitalised_nouns else language.pronouns
        if before and before[-1] in language.determiners - relative:
            before = before[:-1]
        leads = (
            {*language.whole_openers, *language.relations, *language.date_cues} | language.oblique | language.pronouns
        )
        return language.spaced and bool({*before[-1:]} & leads)

    def _follows(self, start: int, end: int) -> bool:
        """Whether a phrase says what a sum is for or of: nothing but a preposition stands between."""
        language = self.language
        between = {*re.findall(r"[^\W\d_]+", self.text[end:start].casefold())}
        return not language.spaced or between <= {*language.whole_openers} | language.oblique | language.determiners

    def _after(self, end: int) -> Label:
        """The noun phrase behind a number, up to a mark, another number, or a word that joins no nouns."""
        stops = [mark.start() for mark in END.finditer(self.marks, end)]
        limit = min([*stops, *(first for first, _ in self.numbers if first >= end), len(self.text)])
        if not self.language.spaced:
            return self._phrase(end, min(limit, end + MOST_SIGNS))
        label, language = self._without_object(self._phrase(end, limit)), self.language
        apart = language.stop - language.noun_joints - language.determiners | {language.list_joints[0]}
        return NO_LABEL if {*re.findall(r"\w+", self.text[end : label.start].casefold())} & apart else label

    def _before(self, start: int) -> Label:
        """The noun phrase that a number is said of: what stands first in its clause, up to the verb."""
        first = max([0, *(mark.end() for mark in END.finditer(self.marks, 0, start) if not self._lists(mark, start))])
        first = max([first, *(end for _, end in self.numbers if first < end <= start)])
        if not self.language.spaced:
            return self._phrase(max(first, start - MOST_SIGNS), start)
        label = self._without_verb(self._phrase(first, start))
        if len(set(content_stems(self.text[label.end : start], self.language))) > MOST_BETWEEN:
            return NO_LABEL
        said = self.language.stop | self.language.measuring
        between = re.findall(r"[^\W\d_]+", self.text[label.end : start].casefold())
        if any(word not in said and not word.startswith(_moves(self.language)) for word in between):
            return NO_LABEL
        return self._without_last(label, start)

    def _without_last(self, label: Label, start: int) -> Label:
        """A phrase without the verb that may end it where the number follows at once; nothing for a verb's object."""
        language = self.language
        between = re.findall(r"\w+", self.text[label.end : start].casefold())
        if {*between} & (language.pronouns | {*language.list_joints}):
            return NO_LABEL
        if {*between} & language.measuring:
            return label
        if language.capitalised_nouns or not {*between} <= language.stop - language.noun_joints - language.oblique:
            return label
        hedge = self.text[start:].split(" ", 1)[0].casefold()
        if len(hedge) > LONGEST_HEDGE and hedge.startswith(_moves(language)):
            return label
        words = label.text.split()
        if len(words) < 2 or not words[-1].islower() or self._is_small(words[-2]):
            return NO_LABEL if len(words) > 1 and words[-1].islower() else label
        return Label(label.text.rsplit(" ", 1)[0], label.start, label.end - len(words[-1]) - 1)

    def _without_verb(self, label: Label) -> Label:
        """A phrase without a verb before its noun: "raised China's share", "lift the fare"."""
        first, _, rest = label.text.partition(" ")
        object_of, _, noun = rest.partition(" ")
        if first.islower() and noun and object_of.casefold() in self.language.determiners:
            return Label(noun, label.end - len(noun), label.end)
        moves = any(first.casefold().startswith(beginning) for beginning in _moves(self.language))
        if moves and rest and rest.split()[0].casefold() not in self.language.noun_joints:
            return Label(rest, label.end - len(rest), label.end)
        return label

    def _lists(self, mark: re.Match[str], start: int) -> bool:
        """Whether a comma stands in a list of names, "China, Japan and South Korea", and so ends no phrase."""
        rest = self.text[mark.end() : start]
        joint = re.escape(self.language.list_joints[0])
        return mark[0] == "," and bool(
            re.match(rf"\s[^\W\d_a-zà-þ][\w-]*(?:,\s[^\W\d_a-zà-þ][\w-]*)*\s{joint}\s[^\W\d_a-zà-þ]", rest)
        )

    def _phrase(self, start: int, end: int) -> Label:
        """From the first word with content to the last before one that joins no nouns."""
        if not self.language.spaced:
            text = self._unspaced(self.text[start:end]).strip("的个多余名 ")
            at = self.text.find(text, start)
            return Label(text, at, at + len(text))
        language = self.language
        joints = language.noun_joints | language.determiners
        matches = list(WORD.finditer(self.text, start, end))
        empty = language.stop | joints | language.lengths | {*language.units}
        while matches and matches[0][0].casefold() in empty:
            matches = matches[1:]
        kept = list(
            takewhile(
                lambda match: match[0].casefold() in joints or match[0].casefold() not in language.stop,
                matches[:MOST_WORDS],
            )
        )
        while kept and (self._is_small(kept[-1][0]) or self._hangs(kept)):
            kept.pop()
        if not kept:
            return NO_LABEL
        kept = self._behind_verb(kept)
        first, last = kept[0].start(), kept[-1].end()
        last += (
            self.text[first:last].count("(") > self.text[first:last].count(")") and self.text[last : last + 1] == ")"
        )
        return Label(self.text[first:last], first, last)

    def _without_object(self, label: Label) -> Label:
        """The words before a verb that has an object: "customers leave their contracts"."""
        words, language = list(WORD.finditer(self.text, label.start, label.end)), self.language
        leads, small = language.noun_joints | language.determiners, language.determiners - language.noun_joints
        opens = (
            i for i, (one, word) in enumerate(pairwise(words), 1)
            if word[0].casefold() in small and one[0].casefold() not in leads
        )  # fmt: skip
        return self._phrase(label.start, words[max(first - 1, 1)].start()) if (first := next(opens, 0)) else label

    def _unspaced(self, text: str) -> str:
        """Where words do not stand apart, the text between what leads to it and a word for rising or a verb."""
        leads = "|".join(map(re.escape, (*self.language.spans, *self.language.clause_joints)))
        text = re.sub(rf"^(?:{leads})+", "", text)
        ends = "|".join(map(re.escape, self.language.measured))
        moves = rf"(?:{'|'.join(map(re.escape, _moves(self.language)))})(?!{ends})"
        verbs = "|".join(map(re.escape, {*self.language.articles, *self.language.measuring}))
        return re.sub(rf"(?:{moves}).*$|(?:{verbs})+$", "", text)

    def _behind_verb(self, kept: list[re.Match[str]]) -> list[re.Match[str]]:
        """The words behind a verb, which shows where nouns have capitals: a small word before one without content."""
        language = self.language
        if not language.capitalised_nouns:
            return kept
        empty = language.stop | language.noun_joints | language.determiners
        small = [word[0].casefold() in empty for word in kept]
        verbs = [i for i, (one, after) in enumerate(pairwise(small)) if kept[i][0].islower() and not one and after]
        behind = kept[verbs[-1] + 1 :] if verbs else kept
        return list(dropwhile(lambda word: word[0].casefold() in empty, behind)) or kept[-1:]

    def _is_small(self, word: str) -> bool:
        """Whether a word ends no phrase: one without content, or a verb."""
        language, small = self.language, word.casefold()
        empty = language.stop | language.noun_joints | language.determiners
        return small in empty or re.fullmatch(language.verb_form, small) is not None

    def _hangs(self, kept: list[re.Match[str]]) -> bool:
        """Whether a small letter ends a phrase where nouns have capitals, so that a verb or adverb ends it."""
        return self.language.capitalised_nouns and kept[-1][0][0].islower() and any(one[0][0].isupper() for one in kept)
