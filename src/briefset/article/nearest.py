"""Words looked up in an article: every place of them, or the passage most like them, held side by side word by word.

In: the words as they were remembered or pasted, and `Passages`. Out: `Located`, `Passage`. Never: decides whether a
quotation is good. Example: “two dream” beside “two dreams” is `two [-dream-] {+dreams+}`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from typing import Any

from briefset.article.normalize import normalize
from briefset.article.quotation_rules import Refusal
from briefset.article.search import Found, Passages
from briefset.diagnostics import Diagnostic, Position
from briefset.diagnostics.limits import MAX_PLACES
from briefset.language.scripts import WITHOUT_SPACES

WORD = re.compile(rf"[{WITHOUT_SPACES}]|[^\s{WITHOUT_SPACES}]+")
CANDIDATES = 8
OPENING = "('\"‘‚“„«»‹›「『"
CLOSING = ".,;:!?)'\"’‘”“«»‹›」』"
"""In one language a mark opens that closes in another: “ in German, » in Danish."""
CONTEXT = 6
"""How many unchanged words a difference shows on either side of a change."""
PASTED = re.compile(r"^[\s\"“„«‘]+|[\s\"”“»’]+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paragraph; `likeness` runs from 0 to 1, `lead` is its distance to the next best."""

    paragraph: int
    start: int
    end: int
    words: str
    likeness: float
    lead: float
    difference: str


class _Words:
    """Every word of an article in order, normalized and as it counts, and where each stands."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = paragraphs
        self.all: list[str] = []
        self.plain: list[str] = []
        self.begins: list[int] = []
        """The number of the first word of each paragraph."""
        for paragraph in paragraphs:
            self.begins.append(len(self.all))
            self.all += map(_normalized, WORD.findall(paragraph))
        self.plain += map(_without_marks, self.all)
        self.postings: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.plain):
            self.postings[word].append(number)

    def paragraph_of(self, number: int) -> int:
        """The paragraph of a word."""
        return bisect_right(self.begins, number) - 1

    def bounds(self, paragraph: int) -> tuple[int, int]:
        """The numbers of the first word of a paragraph, and of the first behind it."""
        return self.begins[paragraph], [*self.begins[paragraph + 1 : paragraph + 2], len(self.all)][0]

    def place(self, first: int, last: int) -> tuple[int, int, int]:
        """The paragraph of some of its words, and the offsets of their first and behind their last character."""
        paragraph = self.paragraph_of(first)
        begin = self.begins[paragraph]
        found = list(islice(WORD.finditer(self.paragraphs[paragraph]), first - begin, last - begin))
        return paragraph, found[0].start(), found[-1].end()


@lru_cache(maxsize=4)
def _words_of(passages: Passages) -> _Words:
    return _Words(passages.paragraphs)


@lru_cache(maxsize=1 << 16)
def _normalized(word: str) -> str:
    return normalize(word).text


@lru_cache(maxsize=1 << 16)
def _without_marks(word: str) -> str:
    return word.strip(".,;:!?'()[]").lower()


def find_nearest(words: str, passages: Passages) -> Passage | None:
    """The passage with the most of the words in their order; None for an article that shares no word with them."""
    article = _words_of(passages)
    target = [_normalized(word) for word in WORD.findall(words) if _normalized(word)]
    if not target:
        return None
    plain = [_without_marks(word) for word in target]
    spans = {_trim(plain, article, start) for start in _likely_starts(plain, article)}
    ranked = sorted(((_likeness(plain, article.plain[first:last]), first, last) for first, last in spans), reverse=True)
    if not ranked or not ranked[0][0]:
        return None
    likeness, first, last = ranked[0]
    others = [other for other, start, end in ranked if end <= first or start >= last]
    number, start, end = article.place(first, last)
    source = _without_loose_marks(words, passages.paragraphs[number][start:end])
    start += passages.paragraphs[number][start:end].index(source)
    end = start + len(source)
    lead = likeness - max(others, default=0.0)
    return Passage(number, start, end, source, likeness, lead, show_difference(words, source))


def _without_loose_marks(words: str, source: str) -> str:
    """The passage without marks at its ends that the words do not have."""
    source = source if words[0] in OPENING else source.lstrip(OPENING)
    return source if words[-1] in CLOSING else source.rstrip(CLOSING)


MOST_POSTINGS = 1024
"""Places of rare words of a quotation beyond which windows without one of these are not looked at."""
LEAST_RARE = 3
"""How many of its rarest words are looked for everywhere, so that none that is there by chance leads astray."""


def _likely_starts(target: list[str], article: _Words) -> list[int]:
    """Where the windows begin that hold the most of the words, rare ones counting more; no two of them overlap."""
    length = len(target)
    weights = {word: 1 / len(article.postings[word]) ** 0.5 for word in target if word in article.postings}
    sums: dict[int, float] = {}
    for begin, end in _stretches_around(weights, length, article):
        sums |= _sum_windows(begin, end, length, weights, article)
    best: list[int] = []
    for index in nlargest(CANDIDATES * length, sums, key=sums.__getitem__):
        if all(abs(index - other) >= max(length // 2, 1) for other in best):
            best.append(index)
        if len(best) == CANDIDATES:
            break
    return [max(index - length + 1, 0) for index in best]


def _stretches_around(weights: Mapping[str, float], length: int, article: _Words) -> Iterator[tuple[int, int]]:
    """Where the last words of windows stand that have one of the rarest words; in order, and apart."""
    places: list[int] = []
    for index, word in enumerate(sorted(weights, key=weights.__getitem__, reverse=True)):
        if index < LEAST_RARE or len(places) + len(article.postings[word]) <= MOST_POSTINGS:
            places += article.postings[word]
    begin, end = -1, -1
    for place in sorted(places):
        if place > end:
            if begin >= 0:
                yield begin, end
            begin = place
        end = min(place + length, len(article.plain))
    if begin >= 0:
        yield begin, end


def _sum_windows(begin: int, end: int, length: int, weights: Mapping[str, float], article: _Words) -> dict[int, float]:
    """What the words of each window weigh, by its last word."""
    plain, sums = article.plain, {}
    running = sum(weights.get(word, 0.0) for word in plain[max(begin - length, 0) : begin])
    for index in range(begin, end):
        running += weights.get(plain[index], 0.0)
        running -= weights.get(plain[index - length], 0.0) if index >= length else 0.0
        sums[index] = running
    return sums


def _trim(target: list[str], article: _Words, start: int) -> tuple[int, int]:
    """The words of one paragraph around a window that the target's first and last words stand for."""
    size = len(target)
    begin, end = article.bounds(article.paragraph_of(min(start + size // 2, len(article.all) - 1)))
    low, high = max(start - size // 2, begin), min(start + size + size // 2 + 1, end)
    blocks = SequenceMatcher(None, target, article.plain[low:high], autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return low, high
    first = blocks[0].b - blocks[0].a
    last = blocks[-1].b + blocks[-1].size + size - blocks[-1].a - blocks[-1].size
    return low + max(first, 0), min(low + last, high)


def _likeness(target: list[str], source: list[str]) -> float:
    return SequenceMatcher(None, target, source, autojunk=False).ratio()


def show_difference(words: str, source: str) -> str:
    """The words against the article's, as `[-theirs-] {+the article's+}`; long stretches without a change are cut."""
    theirs, ours = WORD.findall(words), WORD.findall(source)
    matcher = SequenceMatcher(
        None, [_normalized(word) for word in theirs], [_normalized(word) for word in ours], autojunk=False
    )
    parts = []
    codes = matcher.get_opcodes()
    for index, (operation, first, last, start, end) in enumerate(codes):
        if operation == "equal":
            parts.append(_shorten(ours[start:end], index == 0, index == len(codes) - 1))
            continue
        parts.extend([f"[-{' '.join(theirs[first:last])}-]"] * (last > first))
        parts.extend([f"{{+{' '.join(ours[start:end])}+}}"] * (end > start))
    return " ".join(parts)


def _shorten(words: list[str], is_first: bool, is_last: bool) -> str:
    head, tail = (0 if is_first else CONTEXT), (0 if is_last else CONTEXT)
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "…", *(words[-tail:] if tail else [])])


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the words: paragraph, offsets in it, how they match, and the article's own wording."""

    paragraph: int
    start: int
    end: int
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Located:
    """What became of some words: every place, or else the rule that they break and the nearest passage."""

    query: str
    places: tuple[Place, ...]
    refusal: Refusal | None = None
    nearest: Passage | None = None

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON has it."""
        matches = [
            {"paragraph": p.paragraph, "start": p.start, "end": p.end, "how": p.how, "words": p.words}
            for p in self.places
        ]
        near = self.nearest and {
            "paragraph": self.nearest.paragraph,
            "start": self.nearest.start,
            "end": self.nearest.end,
            "words": self.nearest.words,
            "difference": self.nearest.difference,
        }
        message = self.refusal.message if self.refusal else None
        return {"query": self.query, "matches": matches, "refusal": message, "nearest": near}

    def diagnose(self, position: Position) -> Diagnostic:
        """The complaint about words that stand nowhere: the rule that they break, or the passage most like them."""
        message, near = f"not found: {self.query}", self.nearest
        if self.refusal:
            return Diagnostic(position, self.refusal.code, f"{message}: {self.refusal.message}", self.refusal.hint)
        hint = f"nearest, in P{near.paragraph}: {near.difference}" if near else ""
        return Diagnostic(position, "not-in-article", message, hint)


def locate(words: str, passages: Passages) -> Located:
    """Every place of the words, as they are or without the marks around them; the nearest passage if there is none."""
    for query in dict.fromkeys((words.strip(), PASTED.sub("", words))):
        found = list(islice(passages.find_all(query), MAX_PLACES))
        if found:
            return Located(words, tuple(_place(item, passages) for item in found))
    query = PASTED.sub("", words)
    refusal = passages.refusal(query)
    broken = refusal if refusal is not None and refusal.code != "not-in-article" else None
    return Located(words, (), broken, find_nearest(query, passages) if query else None)


def _place(found: Found, passages: Passages) -> Place:
    words = passages.paragraphs[found.paragraph][found.start : found.end]
    return Place(found.paragraph, found.start, found.end, found.how.value, words)
