"""One text read once: its quantities, its dates, its sentences, and which words keep company with each number.

In: a text and the `LanguageData` of its language. Out: `Reading`. Never: a judgement, or a second text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from briefset.language.data import LanguageData
from briefset.language.digits import MOST_TEXTS
from briefset.language.figures import may_have_figures
from briefset.language.moments import Moment, may_have_moments, read_moments
from briefset.language.quantities import read_quantities
from briefset.language.quantity import Quantity, plain_text
from briefset.language.ranges import find_spans
from briefset.language.stems import content_stems

SENTENCE = re.compile(r"[.!?…][)”“’\"»«]*\s+(?=[\"“„«»‹›‚(‘¿¡\s]*[^\W\d_a-zà-ÿ]|\d|§|\([\da-z]{1,3}\)\s)|[。！？]|\n")
BREAK = r"[,;:()—–、，；：]"


@dataclass(frozen=True, slots=True)
class Company:
    """The stems beside a number: those of its own part of the sentence, and those of the rest of it."""

    own: frozenset[str]
    rest: frozenset[str]
    lead: frozenset[str] = frozenset()
    """Those before the first number of the sentence, its subject too where nothing else stands before it."""


@dataclass(frozen=True)
class Reading:
    """A text with everything that is compared of it."""

    text: str
    language: LanguageData
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """What stands beside each quantity."""
        every = range(len(self.quantities))
        return tuple(_company(self.text, one, self.quantities, self.moments, self.language) for one in every)

    @cached_property
    def spans(self) -> tuple[tuple[Quantity, Quantity], ...]:
        """The two ends of each span that is written with both."""
        return tuple(find_spans(self.quantities, plain_text(self.text), self.language))

    def sentence_at(self, start: int) -> str:
        """The sentence around an offset."""
        return self.text[slice(*bounds_at(self.text, start, self.language))]


@lru_cache(maxsize=MOST_TEXTS)
def read(text: str, language: LanguageData) -> Reading:
    """The reading of a text; numbers that are part of a date are the date's."""
    moments = read_moments(text, language) if may_have_moments(text, language) else ()
    quantities = read_quantities(text, language, moments) if may_have_figures(text, language) else ()
    return Reading(text, language, _with_shared_scale(quantities, text, language), moments)


def _with_shared_scale(quantities: tuple[Quantity, ...], text: str, language: LanguageData) -> tuple[Quantity, ...]:
    """The numbers with the scale and unit that the second of two ends has for both: "from 156 to 129 million"."""
    joints, whole = {*language.range_joints, *language.span_closers}, dict[Quantity, Quantity]()
    for one, other in pairwise(quantities):
        is_end = plain_text(text[one.end : other.start]).strip() in joints
        if is_end and other.scale and not (one.scale or one.unit) and one.low * 10**other.scale < MOST * other.low:
            low, high = (end * 10**other.scale for end in (one.low, one.high))
            whole[one] = replace(one, low=low, high=high, unit=other.unit, scale=other.scale)
    return tuple(whole.get(one, one) for one in quantities)


MOST = 20
"""How many times the second of two ends the first is at most."""


@lru_cache(maxsize=MOST_TEXTS)
def sentences(text: str, language: LanguageData) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text begins and ends; a full stop after an abbreviation or initial ends none.

    Nor does one that marks an ordinal: "am 17. April".
    """
    bounds, begin = [], 0
    for match in SENTENCE.finditer(text):
        word = re.search(r"(\w[\w.]*)\.$", text[begin : match.start() + 1])
        ordinal = word and "." in language.ordinal_marks and re.fullmatch(r"\d{1,2}", word[1])
        if ordinal and _first_word(text, match.end()) not in language.stop:
            continue
        if (
            word
            and match[0][0] == "."
            and (word[1].casefold() in language.abbreviations or (len(word[1]) == 1 and word[1].isupper()))
        ):
            continue
        bounds.append((begin, match.end()))
        begin = match.end()
    return tuple([*bounds, (begin, len(text))] if begin < len(text) or not bounds else bounds)


def _first_word(text: str, start: int) -> str:
    """The first word behind an offset, in small letters; a sentence begins with one that has no content by itself."""
    found = re.compile(r"\W*(\w+)").match(text, start)
    return found[1].casefold() if found else ""


def bounds_at(text: str, start: int, language: LanguageData) -> tuple[int, int]:
    """Where the sentence around an offset begins and ends."""
    return next((bounds for bounds in sentences(text, language) if bounds[0] <= start < bounds[1]), (0, len(text)))


def _company(
    text: str, index: int, quantities: tuple[Quantity, ...], moments: tuple[Moment, ...], language: LanguageData
) -> Company:
    """What stands beside one number, up to its neighbours; a break between two numbers parts their words."""
    one = quantities[index]
    first, last = bounds_at(text, one.start, language)
    before = [other for other in quantities[:index] if other.end > first]
    begin, end = bounds_between(text, index, [(other.start, other.end) for other in quantities], language)
    beside = _find_beside(text, index, quantities, language)
    begin = _behind_date(text, before[-1].end, one.start, begin, moments) if before else begin
    own = {*_keys(text, begin, one.start, moments, language), *_keys(text, one.end, end, moments, language)}
    rest = {*_keys(text, first, begin, moments, language), *_keys(text, end, last, moments, language)}
    own |= {other.key for other in beside}
    own |= {f"r:{rate}" for rate in one.rates} | ({f"s:{one.span}"} if one.span else set())
    own |= {*content_stems(one.text, language)} if one.kind == "part" else set()
    shared = before and not content_stems(text[begin : one.start], language)
    lead = frozenset(_keys(text, first, before[0].start, moments, language) if shared else ())
    return Company(frozenset(own), frozenset(rest - own), lead)


def _find_beside(text: str, index: int, quantities: tuple[Quantity, ...], language: LanguageData) -> list[Quantity]:
    """The numbers of another kind before and behind one that no break parts from it."""
    one = quantities[index]
    pairs = list(pairwise(quantities[max(0, index - 1) : index + 2]))
    joined = (pair for pair in pairs if not _breaks(language).search(text, pair[0].end, pair[1].start))
    return [other for pair in joined for other in pair if other.base[2] != one.base[2]]


def bounds_between(text: str, index: int, places: Sequence[tuple[int, int]], language: LanguageData) -> tuple[int, int]:
    """What belongs to one of several places of a text: up to its neighbours in the sentence, or to a break."""
    start, stop = places[index]
    first, last = bounds_at(text, start, language)
    before = [end for _, end in places[:index] if end > first]
    after = [begin for begin, _ in places[index + 1 :] if begin < last]
    begin = _break_after(text, before[-1], start, language) if before else first
    return begin, _break_before(text, stop, after[0], language) if after else last


def bounds_of_names(
    text: str, index: int, places: Sequence[tuple[int, int]], language: LanguageData
) -> tuple[int, int]:
    """The same for names, which a break may follow that parts nothing: up to the last break before the next one."""
    start, stop = places[index]
    first, last = bounds_at(text, start, language)
    before = [end for _, end in places[:index] if end > first]
    after = [begin for begin, _ in places[index + 1 :] if begin < last]
    return _last_break(text, before[-1], start, language) if before else first, _last_break(
        text, stop, after[0], language
    ) if after else last


def _last_break(text: str, begin: int, end: int, language: LanguageData) -> int:
    return max((match.start() for match in _breaks(language).finditer(text, begin, end)), default=end)


def crossing(one: frozenset[str], other: frozenset[str], given: frozenset[str], given_other: frozenset[str]) -> int:
    """How much better two places fit two of another text when they change places, by what tells those two apart."""
    first, second = given - given_other, given_other - given
    straight = len(one & first - other) + len(other & second - one)
    there, back = len(one & second - other), len(other & first - one)
    gain = there + back - straight - (straight > 0)
    return gain if (there and back) or gain > 1 else 0


@cache
def _breaks(language: LanguageData) -> re.Pattern[str]:
    joints = "|".join(re.escape(joint) for joint in sorted(language.clause_joints, key=len, reverse=True))
    gap = r"\s" if language.spaced else ""
    return re.compile(rf"{BREAK}(?!\d)|{gap}(?:{joints}){gap}" if joints else BREAK, re.IGNORECASE)


def _break_after(text: str, end: int, start: int, language: LanguageData) -> int:
    """Where the words of the second of two numbers begin: behind a break between them, else behind the first."""
    match = _breaks(language).search(text, end, start)
    return match.start() if match else end


def _behind_date(text: str, end: int, start: int, begin: int, moments: tuple[Moment, ...]) -> int:
    """Behind the date that directly follows the number before, since it is that one's: "12,000 in 2021 to 54,000"."""
    between = (moment for moment in moments if end <= moment.start and moment.end <= start)
    gaps = ((moment, text[end : moment.start]) for moment in between)
    follows = (one.end for one, gap in gaps if len(gap.split()) <= MOST_BETWEEN and not re.search(BREAK, gap))
    return max(begin, next(follows, begin))


MOST_BETWEEN = 2
"""How many words stand at most between a number and the date that is its own."""


def _break_before(text: str, end: int, start: int, language: LanguageData) -> int:
    match = _breaks(language).search(text, end, start)
    return match.start() if match else start


def _keys(text: str, begin: int, end: int, moments: tuple[Moment, ...], language: LanguageData) -> Iterator[str]:
    """Stems, and dates part by part."""
    yield from content_stems(text[begin:end], language)
    for moment in moments:
        if begin <= moment.start < end:
            yield from moment.keys
