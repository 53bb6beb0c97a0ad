"""The article as normalized, searchable paragraphs, and where a quotation stands in them.

In: paragraphs and the words of a quotation. Out: `Found`, or a `Refusal` that says which rule forbids the quotation.
Never: accepts a word, a number or a name that differs; only typography may.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice

from briefset.article.boundaries import splits_word
from briefset.article.normalize import NormalizedText, drop_note_marks, hide_note_marks, normalize, note_marks
from briefset.article.quotation import Join, Link, Reading, readings, spellings
from briefset.article.quotation_rules import (
    Refusal,
    refuse_ending,
    refuse_insertion,
    refuse_insertion_at_edge,
    refuse_omission,
)
from briefset.article.quotation_words import every_language, quotation_words
from briefset.diagnostics.limits import MAX_STARTS, MAX_TRIES
from briefset.language.data import LanguageData

LEAST_FORM = 6
"""Letters of the shortest term from which an ending is taken off."""
REACH = 60
"""How many characters an insertion may replace."""


class How(StrEnum):
    """How the words of a quotation were found."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    ELIDED = "elided"
    INFLECTED = "inflected"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A further paragraph into which a quotation runs."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand in the article: paragraph, and offsets of their characters in it; `rest` where they run on."""

    paragraph: int
    start: int
    end: int
    how: How = How.EXACT
    rest: tuple[Stretch, ...] = ()


class Passages:
    """Paragraphs, normalized and joined, so that one search runs through all of them.

    Where the article's language is not known, the words of every language turn the sense of an omission.
    """

    def __init__(self, paragraphs: Iterable[str], language: LanguageData | None = None) -> None:
        self.paragraphs = tuple(paragraphs)
        self.language = language
        self.words = quotation_words((language,) if language else every_language())
        self.normalized = tuple(normalize(hide_note_marks(paragraph)) for paragraph in self.paragraphs)
        self.text = "\n".join(normalized.text for normalized in self.normalized)
        self.begins: list[int] = []
        position = 0
        for normalized in self.normalized:
            self.begins.append(position)
            position += len(normalized.text) + 1

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that the article has in small letters."""
        return frozenset(re.findall(r"\b[a-zà-ÿ]+\b", self.text))

    def number_at(self, position: int) -> int:
        """The paragraph that holds a position of `text`."""
        return bisect_right(self.begins, position) - 1

    def find_all(self, words: str, numbers: Iterable[int] | None = None, free_case: bool = False) -> Iterator[Found]:
        """Every place of the words in the paragraphs of these numbers, or in the whole article."""
        scope = None if numbers is None else tuple(numbers)
        found = list(self._find_in(words, scope, free_case))
        if not found and (marks := note_marks(words)):
            places = self._find_in(drop_note_marks(words), scope, free_case)
            found = [one for one in places if self._has_note_marks(one, marks)]
        yield from found

    def find_forms(self, words: str, numbers: Iterable[int] | None = None) -> Iterator[Found]:
        """Every place of a term; where it has none, of the first of its inflected forms that has one."""
        scope = None if numbers is None else tuple(numbers)
        if found := list(self.find_all(words, scope, free_case=True)):
            yield from found
            return
        for ending in self.language.inflections if self.language else ():
            bare = [words.removesuffix(ending)] if words.endswith(ending) and len(words) > LEAST_FORM else []
            for form in (words + ending, *bare):
                if found := list(self.find_all(form, scope, free_case=True)):
                    yield from (replace(one, how=How.INFLECTED) for one in found)
                    return

    def _find_in(self, words: str, scope: tuple[int, ...] | None, free_case: bool) -> Iterator[Found]:
        for reading in readings(words, free_case):
            hits = [hit for hit in self._matches(reading, scope) if isinstance(hit, tuple)]
            if hits:
                yield from (self._found(words, reading, *hit) for hit in hits)
                return

    def _has_note_marks(self, found: Found, marks: list[str]) -> bool:
        """Whether the marks of notes in a quotation are those of the article's words."""
        own = note_marks(self.paragraphs[found.paragraph][found.start : found.end + len(marks[-1])])
        return own[: len(marks)] == marks

    def refusal(self, words: str, numbers: Iterable[int] | None = None, free_case: bool = False) -> Refusal | None:
        """The rule that stands against words whose pieces are there."""
        scope = None if numbers is None else tuple(numbers)
        tried = (hit for reading in readings(words, free_case) for hit in self._matches(reading, scope))
        return next((hit for hit in tried if isinstance(hit, Refusal)), None)

    def joined(self, numbers: tuple[int, ...]) -> Passages:
        """These paragraphs as if they were one."""
        joined = (self.paragraphs[number] for number in numbers if number < len(self.paragraphs))
        return Passages([" ".join(joined)], self.language)

    def _found(self, words: str, reading: Reading, start: int, end: int, is_shortened: bool) -> Found:
        number = self.number_at(start)
        begin = self.begins[number]
        first, last = self.normalized[number].span(start - begin, end - begin)
        if is_shortened:
            return Found(number, first, last, How.ELIDED)
        is_exact = not reading.is_marked and self.paragraphs[number][first:last] == words.strip()
        return Found(number, first, last, How.EXACT if is_exact else How.TYPOGRAPHIC)

    def _matches(self, reading: Reading, scope: tuple[int, ...] | None) -> Iterator[tuple[int, int, bool] | Refusal]:
        """Where a reading begins and ends, and whether words of the article are left out; or why it may not."""
        if not any(re.search(r"\w", piece.text) for piece in reading.pieces):
            return
        tried: set[tuple[int, int]] = set()
        places = self._places(reading, 0, self._windows(scope))
        for start, end in places if len(reading.pieces) == 1 else islice(places, MAX_STARTS):
            fault = self._refuse_edge(reading.links[0], start, is_first=True)
            yield fault or self._follow(reading, start, end, tried)

    def _windows(self, scope: tuple[int, ...] | None) -> Iterator[tuple[int, int]]:
        if scope is None:
            yield 0, len(self.text)
            return
        for number in scope:
            if number < len(self.normalized):
                yield self.begins[number], self.begins[number] + len(self.normalized[number].text)

    def _places(self, reading: Reading, index: int, windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        piece = reading.pieces[index]
        is_last = index == len(reading.pieces) - 1
        is_stem = reading.links[index + 1] is not None and reading.links[index + 1].join is Join.ENDING  # type: ignore[union-attr]  # the line itself rules None out
        for window in windows:
            for spelling in spellings(piece.text, is_last):
                places = self._search(piece, spelling, window, is_stem)
                first = next(places, None)
                if first is not None:
                    yield first
                    yield from places
                    break

    def _search(
        self, piece: NormalizedText, spelling: str, window: tuple[int, int], is_stem: bool
    ) -> Iterator[tuple[int, int]]:
        position = self.text.find(spelling, *window)
        while position >= 0:
            end = position + len(spelling)
            if self._is_whole(position) and (is_stem or self._is_whole(end)) and self._has_dashes(piece, position):
                yield position, end
            position = self.text.find(spelling, position + 1, window[1])

    def _is_whole(self, position: int) -> bool:
        number = self.number_at(position)
        normalized = self.normalized[number]
        return not splits_word(self.text, position, normalized.dashes, normalized.grouping, self.begins[number])

    def _has_dashes(self, piece: NormalizedText, position: int) -> bool:
        number = self.number_at(position)
        dashes, offset = self.normalized[number].dashes, position - self.begins[number]
        inner = ((place, dash) for place, dash in piece.dashes.items() if 0 < place < len(piece.text) - 1)
        return all(place + offset in dashes and dashes[place + offset].may_stand_for(dash) for place, dash in inner)

    def _follow(
        self, reading: Reading, start: int, end: int, tried: set[tuple[int, int]]
    ) -> tuple[int, int, bool] | Refusal:
        """The end of the last piece, each piece after the one before it; the first fault when no way is allowed.

        `tried` holds the pieces and their ends from which no way led on, so that the time stays linear.
        """
        ways: list[tuple[int, int, int, bool]] = [(1, start, end, False)]
        fault: Refusal | None = None
        while ways:
            index, piece_start, piece_end, is_shortened = ways.pop()
            if index == len(reading.pieces):
                last = self._refuse_edge(reading.links[-1], piece_end, is_first=False)
                if last is None:
                    return start, piece_end, is_shortened
                fault = fault or last
                continue
            further = []
            for next_start, next_end in self._after(reading, index, piece_end):
                refusal = self._refuse(reading.links[index], piece_start, piece_end, next_start)
                if refusal is None and (index, next_end) not in tried:
                    tried.add((index, next_end))
                    shortened = is_shortened or bool(self.text[piece_end:next_start].strip())
                    further.append((index + 1, next_start, next_end, shortened))
                fault = fault or refusal
                if refusal is not None and refusal.is_final:
                    break
            ways.extend(reversed(further))
        return fault or Refusal("not-in-article", "the parts do not follow one another in one paragraph", "")

    def _after(self, reading: Reading, index: int, position: int) -> Iterator[tuple[int, int]]:
        number = self.number_at(position - 1)
        paragraph_end = self.begins[number] + len(self.normalized[number].text)
        link = reading.links[index]
        is_omission = link is not None and link.join is Join.OMISSION
        end = paragraph_end if is_omission else min(paragraph_end, position + REACH + len(reading.pieces[index].text))
        return islice(self._places(reading, index, [(position, end)]), MAX_TRIES)

    def _refuse(self, link: Link | None, left_start: int, start: int, end: int) -> Refusal | None:
        if link is None:
            return None
        number = self.number_at(left_start)
        begin, text = self.begins[number], self.normalized[number].text
        if link.join is Join.ENDING:
            rest = text[start - begin : end - begin].rstrip(" ,.;:")
            return refuse_ending(text[left_start - begin : start - begin], rest, link.text, self.words)
        if link.join is Join.OMISSION:
            fault = refuse_omission(text, left_start - begin, start - begin, end - begin, self.vocabulary, self.words)
            if fault or not link.text:
                return fault
            return refuse_insertion(text, start - begin, start - begin, link.text, self.words)
        return refuse_insertion(text, start - begin, end - begin, link.text, self.words)

    def _refuse_edge(self, link: Link | None, position: int, is_first: bool) -> Refusal | None:
        """Why an omission or insertion may not open or close the quotation."""
        if link is None:
            return None
        number = self.number_at(position if is_first else position - 1)
        local, text = position - self.begins[number], self.normalized[number].text
        left_out = text[:local] if is_first else text[local:]
        if link.join is Join.OMISSION and not re.search(r"\w", left_out):
            return Refusal("omission", "nothing is left out at an omission mark", "drop the mark")
        return refuse_insertion_at_edge(text, local, link.text, is_first, self.words) if link.text else None


@lru_cache(maxsize=4)
def passages_of(paragraphs: tuple[str, ...], language: LanguageData | None) -> Passages:
    """The passages of an article, made once however many ask for them."""
    return Passages(paragraphs, language)
