"""Words looked up in an article: every place of them, or the passage most like them, held side by side word by word.

In: the words as they were remembered or pasted, and `Passages`. Out: `Located`, `Passage`. Never: decides whether a
quotation is good. Example: “two dream” beside “two dreams” is `two [-dream-] {+dreams+}`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
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


@lru_cache(maxsize=4)
def _words_of(passages: Passages) -> tuple[list[str], list[tuple[int, int, int]]]:
    """Every word of the article, normalized, and where it stands: paragraph, start, end."""
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, paragraph in enumerate(passages.paragraphs):
        for match in WORD.finditer(paragraph):
            words.append(_normalized(match[0]))
            places.append((number, *match.span()))
    return words, places


@lru_cache(maxsize=1 << 16)
def _normalized(word: str) -> str:
    return normalize(word).text


def _without_marks(word: str) -> str:
    return word.strip(".,;:!?'()[]").lower()


def find_nearest(words: str, passages: Passages) -> Passage | None:
    """The passage with the most of the words in their order; None for an article that shares no word with them."""
    article, places = _words_of(passages)
    target = [_normalized(word) for word in WORD.findall(words) if _normalized(word)]
    if not target:
        return None
    starts = _likely_starts([_without_marks(word) for word in target], [_without_marks(word) for word in article])
    spans = {_trim(target, article, places, start) for start in starts}
    ranked = sorted(((_likeness(target, article[first:last]), first, last) for first, last in spans), reverse=True)
    if not ranked or not ranked[0][0]:
        return None
    likeness, first, last = ranked[0]
    others = [other for other, start, end in ranked if end <= first or start >= last]
    number, start, end = places[first][0], places[first][1], places[last - 1][2]
    source = _without_loose_marks(words, passages.paragraphs[number][start:end])
    start += passages.paragraphs[number][start:end].index(source)
    end = start + len(source)
    lead = likeness - max(others, default=0.0)
    return Passage(number, start, end, source, likeness, lead, show_difference(words, source))


def _without_loose_marks(words: str, source: str) -> str:
    """The passage without marks at its ends that the words do not have."""
    source = source if words[0] in OPENING else source.lstrip(OPENING)
    return source if words[-1] in CLOSING else source.rstrip(CLOSING)


def _likely_starts(target: list[str], article: list[str]) -> list[int]:
    """Where the windows begin that hold the most of the words, rare ones counting more; no two of them overlap."""
    wanted, total = set(target), Counter(article)
    weights = [1 / total[word] ** 0.5 if word in wanted else 0.0 for word in article]
    length = max(len(target), 1)
    sums, running = [], 0.0
    for index, weight in enumerate(weights):
        running += weight - (weights[index - length] if index >= length else 0.0)
        sums.append(running)
    best: list[int] = []
    for index in sorted(range(len(sums)), key=sums.__getitem__, reverse=True)[: CANDIDATES * length]:
        if sums[index] > 0 and all(abs(index - other) >= max(length // 2, 1) for other in best):
            best.append(index)
        if len(best) == CANDIDATES:
            break
    return [max(index - length + 1, 0) for index in best]


def _trim(target: list[str], article: list[str], places: list[tuple[int, int, int]], start: int) -> tuple[int, int]:
    """The words of one paragraph around a window that the target's first and last words stand for."""
    number = places[min(start + len(target) // 2, len(places) - 1)][0]
    low, high = max(start - len(target) // 2, 0), min(start + len(target) + len(target) // 2 + 1, len(places))
    while places[low][0] < number:
        low += 1
    while places[high - 1][0] > number:
        high -= 1
    window = [_without_marks(word) for word in article[low:high]]
    blocks = SequenceMatcher(
        None, [_without_marks(word) for word in target], window, autojunk=False
    ).get_matching_blocks()[:-1]
    if not blocks:
        return low, high
    first = blocks[0].b - blocks[0].a
    last = blocks[-1].b + blocks[-1].size + len(target) - blocks[-1].a - blocks[-1].size
    return low + max(first, 0), min(low + last, high)


def _likeness(target: list[str], source: list[str]) -> float:
    return SequenceMatcher(
        None, list(map(_without_marks, target)), list(map(_without_marks, source)), autojunk=False
    ).ratio()


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
