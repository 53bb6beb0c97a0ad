"""One side of a comparison of sense: its words with their places, which of them deny, and what stands beside each.

In: a `Reading`. Out: `Side`. Never: the other side.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from briefset.evidence.ledger.ways import poles_of
from briefset.language.data import LanguageData
from briefset.language.quantity import CLAUSE, plain_text
from briefset.language.reading import Reading, bounds_at, read, sentences
from briefset.language.stems import content_stems, stem

AFFIX = 4
"""Letters that must be left of a word when a listed prefix or ending is taken off."""
BESIDE = {True: 48, False: 12}
"""How many characters on either side of a word are beside it, where words stand apart and where they do not."""
GOVERNED = {True: 40, False: 8}
"""How many characters behind a word it governs."""
SEPARATED = r"(?<!\w){}(?!\w)(?:[^.,;:]|[.,](?=\d)){{0,120}}? {}(?=[.,;:]|$| (?:{}) )"
"""A verb with its particle at the end of the clause."""
MARK = r"[;:()—；：]"
"""What parts two places of a sentence."""
NUMBER = 2
"""What a number beside two words weighs, a word being one."""

RELATED = 12
"""How many characters before a date its relation takes at most: "the end of "."""

Word = tuple[int, str]
Place = tuple[int, str, int, int]
"""Where a word stands, the word, which pair of poles it belongs to, and which of the two."""


@dataclass(frozen=True)
class Side:
    """One side's words."""

    text: str
    language: LanguageData

    @cached_property
    def reading(self) -> Reading:
        """Its numbers and dates, read where they are asked for."""
        return read(self.text, self.language)

    @cached_property
    def plain(self) -> str:
        """In small letters, with plain spaces and apostrophes."""
        return plain_text(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word with its offset, where words stand apart."""
        found = re.finditer(r"[^\W\d_]+(?:['-][^\W\d_]+)*", self.plain) if self.language.spaced else ()
        return tuple(word for match in found for word in _parted(match.start(), match[0], self.language.elisions))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(content_stems(self.text, self.language))

    def find(self, listed: Collection[str]) -> list[Word]:
        """Where the words and phrases of a list stand; "un-" and "-less" stand for all that begin or end so."""
        affixes = [entry for entry in listed if entry[0] == "-" or entry[-1] == "-"]
        found = [
            (start, word) for start, word in self.words if word in listed or (affixes and _has_affix(word, affixes))
        ]
        for phrase in (
            entry
            for entry in listed
            if entry not in affixes and (re.search(r"[ ']", entry) or not self.language.spaced)
        ):
            found += [
                (match.start(), phrase) for match in re.finditer(_phrase(phrase, self.language.spaced), self.plain)
                if not self._is_idle(match.start(), len(phrase))
            ]  # fmt: skip
        return sorted(found)

    def _is_idle(self, start: int, length: int) -> bool:
        return any(first <= start < last and length < last - first for first, last in self._idle)

    @cached_property
    def _idle(self) -> list[tuple[int, int]]:
        """Where words without content hide shorter ones, where words do not part: 不过, 首都."""
        if self.language.spaced:
            return []
        phrases = "|".join(sorted((word for word in self.language.stop if len(word) > 1), key=len, reverse=True))
        return [match.span() for match in re.finditer(phrases or r"(?!)", self.plain)]

    def has(self, listed: Collection[str]) -> bool:
        """Whether any word of a list stands in it."""
        return bool(self.find(listed))

    @cached_property
    def modals(self) -> list[Word]:
        """Its words that make no fact of what they govern, listed or by their ending."""
        found = self._listed_or_ending(self.language.modals, self.language.modal_ending)
        return [one for one in found if not self._is_before_hedge(*one)]

    def _listed_or_ending(self, listed: Collection[str], ending: str) -> list[Word]:
        """Where words of a list stand, and those that match a pattern whole."""
        return self.find(listed) + [one for one in self.words if ending and re.fullmatch(ending, one[1])]

    def _is_before_hedge(self, start: int, word: str) -> bool:
        """Whether a word belongs to the hedge behind it: "ne dépasse pas", "may exceed"."""
        return self.is_hedge(start + len(word) + 1)

    @property
    def has_superlative(self) -> bool:
        """Whether any superlative stands in it, be it in a hedge."""
        return bool(self._listed_or_ending(self.language.superlatives, self.language.superlative_ending))

    @cached_property
    def superlatives(self) -> list[Word]:
        """Its superlatives, listed or by their ending."""
        found = self._listed_or_ending(self.language.superlatives, self.language.superlative_ending)
        hedged = (self.is_hedge(start) or self.is_hedge(start + len(word) - 1) for start, word in found)
        return [
            one for one, hedge in zip(found, hedged, strict=True)
            if not hedge and one[1] not in self.language.hedges and not self._is_counted(one[0])
            and not self._is_share(*one) and not self._is_in_date(one[0]) and not self._is_some(*one)
        ]  # fmt: skip

    def _is_counted(self, start: int) -> bool:
        """Whether a word is part of a number: "jedes zwanzigste"."""
        return any(one.start <= start < one.end for one in self.reading.quantities)

    def _is_in_date(self, start: int) -> bool:
        """Whether a word is part of a date: 第一季度."""
        return any(moment.start <= start < moment.end for moment in self.reading.moments)

    def _is_some(self, start: int, word: str) -> bool:
        """Whether a word for a part stands without the article that makes a superlative of it: "most got out"."""
        lead = self.plain[:start].split()[-1:]
        return (
            word in self.language.partial and bool(self.language.definite) and not {*lead} & {*self.language.definite}
        )

    def _is_share(self, start: int, word: str) -> bool:
        """Whether a word is a part of a whole: "most of them"."""
        opened = self.plain[start + len(word) :].strip().startswith(self.language.whole_openers)
        return word in self.language.partial and opened

    @cached_property
    def universals(self) -> list[Word]:
        """Its words for all, but for "nearly all", "not all", "above all", "each month" and those in a number."""
        if not (found := self.find(self.language.universal)):
            return []
        limits = tuple(phrase for phrase, family in self.language.hedges.items() if family == "nearly")
        idle = [span for phrase in self.language.no_universals for span in self._spans_of(phrase)]
        return [
            (start, word) for start, word in found
            if not self.plain[:start].rstrip().endswith((*limits, *self.language.negations))
            and not any(first <= start < last for first, last in idle)
            and not any(one.start <= start < one.end for one in self.reading.quantities)
            and not self.counts(start, word) and not self._is_distributive(start + len(word))
        ]  # fmt: skip

    def _spans_of(self, phrase: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in re.finditer(_phrase(phrase, self.language.spaced), self.plain))

    def _is_distributive(self, end: int) -> bool:
        """Whether a unit or what a rate is by stands behind a word for all: "each month", "cada persona"."""
        behind = re.match(r" ?([^\W\d_]+)", self.plain[end:])
        if not self.language.spaced:
            return self.plain.startswith((*self.language.units, *self.language.per_nouns), end)
        listed = (self.language.units, self.language.lengths, self.language.per_nouns)
        return behind is not None and any(behind[1] in words for words in listed)

    @cached_property
    def partials(self) -> list[Word]:
        """Its words for some, but for those in a number or a hedge: "some 900", "three and a half"."""
        return [
            (start, word) for start, word in self.find(self.language.partial)
            if not self.is_hedge(start)
            and not any(one.start < start < one.end or one.start == start < one.end - len(word)
                        for one in self.reading.quantities)
        ]  # fmt: skip

    def counts(self, start: int, word: str) -> bool:
        """Whether a number stands right behind a word, or its hedge does: "only about 17 percent"."""
        end = start + len(word)
        places = [one.start for one in self.reading.quantities] + [first for first, _ in self._hedges]
        reach = RELATED if self.language.spaced else 1
        between = (self.plain[end:place].split() for place in places if end <= place <= end + reach)
        return any(not words or (len(words) == 1 and words[0] in self.language.stop) for words in between)

    def contrasts(self, start: int, word: str) -> bool:
        """Whether a negation sets one thing against another, or turns a comparison: "and not", "no higher"."""
        before = re.findall(r"[^\W\d_]+|,", self.plain[max(0, start - RELATED) : start])[-1:]
        behind = re.findall(r"[^\W\d_]+", self.plain[start + len(word) : start + len(word) + BESIDE[True]])[:1]
        counted = {*behind} & {*self.language.partial, *self.language.universal}
        pairs = (phrase.split() for phrase, family in self.language.hedges.items() if family in ("over", "under"))
        compared = {*behind} & {pair[0] for pair in pairs if pair[1:] and len(pair) == len(behind) + 1}
        nouns = {*behind} & {*self.language.definite, *self.language.determiners} if "," in before else ()
        return bool(counted or compared or nouns or {*before} & {*self.language.list_joints})

    @cached_property
    def shares(self) -> list[Word]:
        """Its numbers that are a part of a whole: a percentage, "8 of the 14"."""
        numbers = self.reading.quantities
        openers = "|".join(re.escape(opener) for opener in self.language.whole_openers)
        parts = [one for one in numbers if one.base[2] == "share" and one.low != 1]
        counts = [
            one for one, other in pairwise(numbers)
            if openers and one.low < other.low and not one.unit
            and re.fullmatch(rf" ?(?:{openers}) (?:\w+ )?", self.plain[one.end : other.start])
        ]  # fmt: skip
        return [(one.start, one.text) for one in parts + counts]

    @cached_property
    def negations(self) -> list[Word]:
        """Its negations, but for those of a hedge ("no more than 5") and before a number ("No. 2")."""
        listed = self.find(self.language.negations)
        listed += [
            (start, word) for start, word in self.words if word.endswith("n't") and "n't" in self.language.negations
        ]
        return sorted(
            (start, word) for start, word in set(listed)
            if not self.is_hedge(start) and not self._is_before_hedge(start, word)
            and not re.match(r"\.? ?\d", self.plain[start + len(word) :])
            and not self.plain.startswith(self.language.no_negations, start)
            and not any(place == start for place, _ in self.only)
        )  # fmt: skip

    @cached_property
    def only(self) -> list[Word]:
        """Its words for only, and the negations that say so: "ne … que"."""
        restriction = self.language.restriction or r"(?!)"
        return self.find(self.language.only) + [
            (one.start(), one[0]) for one in re.finditer(rf"(?<!\w){restriction}", self.plain)
        ]

    def is_double(self, start: int, word: str) -> bool:
        """Whether a negation denies a word that denies by itself: "does not forbid"."""
        end = start + len(word)
        return any(end <= place <= end + 1 for place, _ in self.find(self.language.near_negations - self.language.only))

    @cached_property
    def _hedges(self) -> list[tuple[int, int]]:
        spans = []
        for one in self.reading.quantities:
            first = one.bound_words.split(" … ")[0]
            start = self.plain.rfind(first, max(0, one.start - 60), one.start) if first else -1
            behind = self.plain.find(first, one.end, one.end + BESIDE[True]) if first and start < 0 else one.end
            spans.append((start, one.start) if start >= 0 else (one.end, max(one.end, behind + len(first) + 1)))
        dated = [moment for moment in self.reading.moments if moment.relations]
        return spans + [(moment.start - RELATED, moment.start) for moment in dated]

    def is_hedge(self, start: int) -> bool:
        """Whether the word at an offset is part of a number's hedge."""
        return any(first <= start < last for first, last in self._hedges)

    def sentence(self, start: int) -> tuple[int, int]:
        """Where the sentence around an offset begins and ends."""
        return bounds_at(self.text, start, self.language)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Where its sentences and their parts begin and end."""
        ends = [match.start() for match in re.finditer(MARK, self.plain)] + [
            end for _, end in sentences(self.text, self.language)
        ]
        return list(pairwise(sorted({0, len(self.plain), *ends})))

    @cached_property
    def parts(self) -> list[tuple[int, int]]:
        """The same, parted before "and" or "but" behind a comma too."""
        joints = "|".join(re.escape(joint) for joint in {*self.language.list_joints, *self.language.clause_joints})
        ends = [match.start() for match in re.finditer(rf"[,，] ?(?:{joints})(?!\w)", self.plain)]
        return list(
            pairwise(sorted({*ends, *(edge for clause in self.clauses for edge in clause), 0, len(self.plain)}))
        )

    @property
    def is_conditional(self) -> bool:
        """Whether a sentence of it is a condition by its order, or a verb by its ending."""
        order, ending = self.language.conditional_order, self.language.modal_ending
        starts = (self.plain[first:last].lstrip() for first, last in self.clauses) if order else ()
        return any(re.match(order, one) for one in starts) or bool(self._listed_or_ending((), ending))

    def beside(self, place: Place) -> dict[str, int]:
        """What stands beside a word of `poles`, up to the next of its pair, with its weight."""
        start, word, pair, _ = place
        first, last = self.sentence(start)
        end, reach = start + len(word), BESIDE[self.language.spaced]
        first = max(
            [first, *(other[0] + len(other[1]) for other in self.poles if other[2] == pair and other[0] < start)]
        )
        last = min([last, *(other[0] for other in self.poles if other[2] == pair and other[0] > start)])
        behind_only = word in self.language.relations
        before, after = self.plain[max(first, start - reach) : start], self.plain[end : min(last, end + reach)]
        begin = start - len(re.split(MARK, before)[-1])
        return self._keys(end if behind_only else begin, end + len(re.split(MARK, after)[0]), start, word)

    def governed(self, start: int, word: str) -> dict[str, int]:
        """What stands behind a word in its clause, and before it where the language has verbs there."""
        last = min(self.sentence(start)[1], start + len(word) + GOVERNED[self.language.spaced])
        clause = CLAUSE.search(self.plain[start + len(word) : last])
        behind = self._keys(start + len(word), start + len(word) + clause.start() if clause else last, start, word)
        if not self.language.governs_back:
            return behind
        begin = max(self.sentence(start)[0], start - GOVERNED[self.language.spaced])
        before = self._keys(start - len(CLAUSE.split(self.plain[begin:start])[-1]), start, start, word)
        return behind | dict(reversed(before.items()))

    def _keys(self, begin: int, end: int, start: int, word: str) -> dict[str, int]:
        text = self.text
        while begin > 0 and self.language.spaced and text[begin - 1].isalpha() and begin != start + len(word):
            begin += 1
        while end < len(text) and self.language.spaced and text[end - 1].isalpha() and text[end].isalpha():
            end -= 1
        keys = dict.fromkeys(content_stems(text[begin:end], self.language), 1)
        keys.pop(stem(word, self.language), None)
        inside = [one for one in self.reading.quantities if begin <= one.start < end]
        keys |= {one.key: NUMBER for one in inside}
        keys |= {key: 1 for moment in self.reading.moments if begin <= moment.start < end for key in moment.keys}
        return keys

    @cached_property
    def poles(self) -> list[Place]:
        """Its words that have an opposite."""
        if self.language.spaced:
            return sorted(
                (start, word, pair, side) for start, word in (*self.words, *self._separated)
                if not self.is_hedge(start) and not self.plain.startswith(self.language.no_poles, start)
                for pair, side in poles_of(word, self.language)
            )  # fmt: skip
        return [
            (match.start(), word, pair, side)
            for pair, groups in enumerate(self.language.poles) for side, group in enumerate(groups) for word in group
            for match in re.finditer(re.escape(word), self.plain)
            if not self.is_hedge(match.start()) and not self._is_idle(match.start(), len(word))
        ]  # fmt: skip

    @cached_property
    def _separated(self) -> list[Word]:
        """The verbs whose particle ends the clause, as one word."""
        joints = "|".join(self.language.list_joints[:2])
        return [
            (match.start(), whole)
            for phrase, whole in self.language.separable.items() if phrase.split()[0] in self.plain
            for match in re.finditer(SEPARATED.format(*phrase.split(), joints), self.plain)
        ]  # fmt: skip

    def is_denied(self, start: int) -> bool:
        """Whether a negation stands in the clause before an offset."""
        reach = GOVERNED[self.language.spaced]
        less = {
            word for phrase, family in self.language.hedges.items() if family == "under" for word in phrase.split()[:1]
        }
        before = re.findall(r"[^\W\d_]+(?= $)", self.plain[:start])
        return bool({*before} & less & self.language.near_negations) or any(
            start - reach <= place < start and not CLAUSE.search(self.plain, place, start)
            for place, _ in self.negations
        )


def _parted(start: int, word: str, elisions: Mapping[str, str]) -> Iterator[Word]:
    """A word, or two that an apostrophe joins: "n'est" is "ne" and "est"."""
    first, mark, rest = word.partition("'")
    if mark and first in elisions:
        yield start, elisions[first]
        yield from _parted(start + len(first) + 1, rest, elisions)
    else:
        yield start, word


def overlap(one: dict[str, int], other: dict[str, int]) -> int:
    """The weight of what two places have in common."""
    return sum(weight for key, weight in one.items() if key in other)


def _has_affix(word: str, affixes: list[str]) -> bool:
    return any(
        word.startswith(affix[:-1]) if affix[-1] == "-" else word.endswith(affix[1:])
        for affix in affixes if len(word) >= len(affix) - 1 + AFFIX
    )  # fmt: skip


@cache
def _phrase(phrase: str, spaced: bool) -> str:
    edge = "" if phrase.endswith("'") else r"(?!\w)"
    return rf"(?<!\w){re.escape(phrase)}{edge}" if spaced else re.escape(phrase)
