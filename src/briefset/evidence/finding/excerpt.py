"""What is shown of the evidence: of each piece the shortest stretch that holds what its statement needs of it.

In: `Verified`, its `Article`. Out: `Verified` with excerpts for evidence. Never: shows more than a share of the
article, unless its text may be published; nor a word that the article does not have there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from types import MappingProxyType

from briefset.article.text import Article
from briefset.evidence.finding.complete import parts_of_entry
from briefset.evidence.finding.needs import Part, values_of
from briefset.evidence.quotations.verify import Found, How, Kind, Quoted, Stretch, Verified, collect_quoted
from briefset.language.data import LanguageData
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import read
from briefset.language.scripts import WITHOUT_SPACES
from briefset.language.sentences import count_words, sentence_starts
from briefset.language.stems import content_stems
from briefset.summary.model import Entry
from briefset.summary.model.versions import recall
from briefset.yaml12.paths import parent

MOST = 20
"""Words of the longest excerpt."""
ROOM = 2
"""Words that are kept for the small ones at its beginning and end, in which the sense begins and ends."""
LEAST = 4
"""Words of the shortest excerpt, and at either end of one of which no more may be shown."""
SHARE = 5
"""All excerpts together are at most one part in so many of the article's characters."""
QUOTED, VALUE, DENIAL = 100.0, 20.0, 5.0
"""What words in quotation marks, a number or date, and a negation weigh in an excerpt, a content word being 1."""
NOTHING: Mapping[str, bool] = MappingProxyType({})
OMISSION = " […] "
SENSE_END = re.compile(r"[,;:][”’\"'»)]*\s+|[，；：][”’」』）》]*|\s[–—]\s|\s(?=\()")
TOKEN = re.compile(rf"[{WITHOUT_SPACES}]|[^\s{WITHOUT_SPACES}]+")
COMMAS = ",;:，；："
REACH = 24
"""How many characters before a number its hedge stands at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a piece of evidence that its statement needs, what is the same as it, and what it weighs."""

    start: int
    end: int
    meaning: str
    weight: float


def publish(verified: Verified, article: Article, before: Mapping[str, bool] = NOTHING) -> Verified:
    """The summary with excerpts in place of evidence, to be shown to readers; itself where its text is published.

    `before` says of pieces that are as they were, by name, whether their excerpt was shown: where it still may be, it
    is again, so that a change of one statement changes no other's. Of the rest, the shortest are shown first.
    """
    summary = verified.summary
    if summary.source.publish:
        return verified
    shown = _Shown(verified, article)
    entries = {entry.path: entry for entry in summary.walk()}
    pieces = [
        shown.shorten(quoted, entries[parent(quoted.path).partition(".evidence[")[0]])
        for quoted in collect_quoted(summary)
        if _is_shortened(quoted, verified) and quoted.key in verified.found
    ]
    words: dict[str, dict[str, str]] = {}
    found = dict(verified.found)
    for piece in sorted(pieces, key=lambda one: (not before.get(one.quoted.key), len(one.text), one.quoted.key)):
        text, place = shown.show(piece, before.get(piece.quoted.key, True))
        if text != piece.quoted.words:
            words[parent(piece.quoted.path)] = {piece.quoted.path.rpartition(".")[2]: text}
            found[piece.quoted.key] = place
    published = summary.amended(words)
    published.place("")
    return replace(verified, summary=published, found=found)


def _is_shortened(quoted: Quoted, verified: Verified) -> bool:
    """Whether words are evidence beside a statement, and no number or date that stands for itself."""
    return quoted.kind is Kind.EVIDENCE and (".evidence[" in quoted.path or quoted.path in verified.located)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of evidence, where it stands, and the excerpt of it with its own place."""

    quoted: Quoted
    statement: Entry
    whole: Found
    text: str
    place: Found


class _Shown:
    """What of the article is shown so far, and how much more may be."""

    def __init__(self, verified: Verified, article: Article) -> None:
        self.article = article
        self.locale = verified.summary.locale
        self.known = recall(verified.summary, "stretch", article.paragraphs, self.locale)
        self.left = sum(map(len, article.paragraphs)) // SHARE
        self.places: set[tuple[int, int]] = set()
        for quoted in collect_quoted(verified.summary):
            if not _is_shortened(quoted, verified) and quoted.key in verified.found:
                self.places |= set(_characters(verified.found[quoted.key]))
        self.found = verified.found

    def shorten(self, quoted: Quoted, statement: Entry) -> _Piece:
        """What of a piece of evidence may be shown, and where it stands."""
        whole = self.found[quoted.key]
        if whole.how is How.ELIDED or whole.rest or count_words(quoted.words) <= LEAST:
            return _Piece(quoted, statement, whole, quoted.words, whole)
        make = partial(self._stretch, quoted, whole, statement)
        return _Piece(quoted, statement, whole, *self.known.once(statement, (quoted.words, whole), make))

    def show(self, piece: _Piece, was_shown: bool) -> tuple[str, Found]:
        """Its excerpt, where that may be as long and was shown before, else its ends."""
        new, words = set(_characters(piece.place)) - self.places, piece.quoted.words
        too_much = not was_shown or len(new) > self.left or count_words(piece.text) > MOST
        if too_much and count_words(words) > 2 * LEAST:
            items = _items(words, list(parts_of_entry(piece.statement, self.locale)), self.locale.article_language_data)
            return ends_of(words, list(items)), replace(piece.whole, how=How.ELIDED)
        self.left -= len(new)
        self.places |= new
        return piece.text, piece.place

    def _stretch(self, quoted: Quoted, whole: Found, statement: Entry) -> tuple[str, Found]:
        """The shortest stretch of at most so many words that holds most of what is needed."""
        text = self.article.paragraphs[whole.paragraph][whole.start : whole.end]
        parts = list(parts_of_entry(statement, self.locale))
        start, end = choose_stretch(text, parts, self.locale.article_language_data)
        words = text[start:end] if (start, end) != (0, len(text)) else quoted.words
        return words, replace(whole, start=whole.start + start, end=whole.start + end)


def _characters(found: Found) -> Iterator[tuple[int, int]]:
    first = Stretch(found.paragraph, found.start, found.end)
    for part in (first, *found.rest):
        yield from ((part.paragraph, offset) for offset in range(part.start, part.end))


def ends_of(words: str, items: Sequence[Item] = ()) -> str:
    """The first and the last few words, where more stand between; of some words within, those that hold most items."""
    tokens = [(match.start(), match.end()) for match in TOKEN.finditer(words)]
    wide = [_widen(item, tokens) for item in items]
    begins = [start for start, _ in tokens[:1]] + [item.start for item in wide]
    finishes = [end for _, end in tokens[-1:]] + [item.end for item in wide]
    heads = [(start, next((end for _, end in tokens if count_words(words[start:end]) >= LEAST), 0)) for start in begins]
    tails = [
        (next((start for start, _ in reversed(tokens) if count_words(words[start:end]) >= LEAST), 0), end)
        for end in finishes
    ]
    pairs = [(head, tail) for head, tail in product(heads, tails) if head[0] < head[1] < tail[0]]
    if not pairs:
        return words
    (start, first), (last, end) = max(pairs, key=partial(_value_of_ends, wide))
    return f"{words[start:first].rstrip('.,;:')}{OMISSION}{words[last:end]}"


def _value_of_ends(items: Sequence[Item], ends: tuple[tuple[int, int], tuple[int, int]]) -> tuple[float, int]:
    """What two stretches hold, and how far apart they begin and end."""
    return _weigh(items, *ends), ends[1][1] - ends[0][0]


def choose_stretch(text: str, parts: Sequence[Part], language: LanguageData) -> tuple[int, int]:
    """Where a stretch begins and ends that holds most of what parts of a statement need, at a phrase where it can."""
    tokens = [(match.start(), match.end()) for match in TOKEN.finditer(text)]
    items = [_widen(item, tokens) for item in _items(text, parts, language)]
    begins, ends = _edges(text, tokens, language)
    start, end = _lengthen(text, _hold_most(text, items), tokens)
    if count_words(text) <= min(MOST, count_words(text[start:end]) + LEAST):
        return 0, len(text)
    low, high = _round_off(text, {start: 0} | {at: begins[at] for at in begins if at <= start},
                           {end: 0} | {at: ends[at] for at in ends if at >= end})  # fmt: skip
    if low in begins and high in ends:
        return low, high
    whole = [(first, last) for first in begins for last in ends
             if LEAST <= count_words(text[first:last]) <= MOST]  # fmt: skip
    held = {span: _weigh(items, span) for span in whole}
    best = max(whole, key=lambda span: (held[span] + begins[span[0]] + ends[span[1]], span[0] - span[1]), default=None)
    return best if best and held[best] >= ENOUGH * _weigh(items, (low, high)) else (low, high)


def _hold_most(text: str, items: Sequence[Item]) -> tuple[int, int]:
    """The shortest stretch that holds the most, or all of the text where nothing is needed."""
    best, chosen = (0.0, 0), (0, len(text))
    for start in sorted({item.start for item in items}):
        for end in sorted({item.end for item in items if item.end > start}):
            if count_words(text[start:end]) > MOST - ROOM:
                break
            value = (_weigh(items, (start, end)), start - end)
            if value > best:
                best, chosen = value, (start, end)
    return chosen


def _weigh(items: Sequence[Item], *stretches: tuple[int, int]) -> float:
    """What some stretches hold, each meaning once."""
    held = (one for one in items if any(start <= one.start and one.end <= end for start, end in stretches))
    return sum({one.meaning: one.weight for one in held}.values())


def _widen(item: Item, tokens: Sequence[tuple[int, int]]) -> Item:
    """The item from the beginning of its first word to the end of its last."""
    touched = [token for token in tokens if token[0] < item.end and item.start < token[1]]
    return replace(item, start=touched[0][0], end=touched[-1][1]) if touched else item


def _lengthen(text: str, stretch: tuple[int, int], tokens: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A stretch with words behind it, or before it where none are left, until it has enough; without a last comma."""
    start, end = stretch
    while count_words(text[start:end]) < LEAST:
        after = next((token for token in tokens if token[0] >= end), None)
        before = next((token for token in reversed(tokens) if token[1] <= start), None)
        if after is None and before is None:
            break
        start, end = (start, after[1]) if after else (before[0] if before else start, end)
    return (start, start + len(text[start:end].rstrip(COMMAS))) if end < len(text) else (start, end)


def _round_off(text: str, begins: Mapping[int, int], ends: Mapping[int, int]) -> tuple[int, int]:
    """The stretch between two places that are worth most: the shorter where the sense is whole, else the longer."""
    found = [
        (min(begins[low], ends[high]), both, words if both < 2 * SENSE else -words, low, high)
        for low in begins for high in ends if low < high and (words := count_words(text[low:high])) <= MOST
        for both in (begins[low] + ends[high],)
    ]  # fmt: skip
    *_, low, high = max(found, default=(min(begins), max(ends)))
    return low, high


SENSE, PHRASE = 2, 1
"""What a place is worth where an excerpt may begin or end: where the sense does, or a phrase."""
ENOUGH = 0.6
"""What part of what is needed an excerpt of whole phrases holds at least."""


def _edges(
    text: str, tokens: Sequence[tuple[int, int]], language: LanguageData
) -> tuple[dict[int, int], dict[int, int]]:
    """Where sense or phrases of a text begin, and where they end, each with its worth."""
    small = [language.spaced and plain_text(text[first:last]).strip(".,;:") in language.stop for first, last in tokens]
    begins = {
        token[0]: PHRASE for token, before, own in zip(tokens[1:], small, small[1:], strict=False) if own > before
    }
    ends = {token[1]: PHRASE for token, own, after in zip(tokens, small, small[1:], strict=False) if after > own}
    for match in SENSE_END.finditer(text):
        begins[match.end()] = ends[len(text[: match.start() + len(match[0].rstrip())].rstrip(COMMAS))] = SENSE
    for begin in sentence_starts(text):
        begins[begin] = ends[len(text[:begin].rstrip())] = SENSE
    return {**begins, 0: SENSE}, {**ends, len(text): SENSE}


def _items(text: str, parts: Sequence[Part], language: LanguageData) -> Iterator[Item]:
    """Everything in a piece of evidence that the parts of its statement need."""
    plain = plain_text(text)
    for quoted in (words for part in parts for words in part.quoted):
        if (start := plain.find(plain_text(quoted))) >= 0:
            yield Item(start, start + len(quoted), quoted, QUOTED)
    yield from _values(text, parts, language)
    needed = {stem for part in parts for stem in content_stems(part.words, language)}
    for start, end in _words(text, language):
        for stem in set(content_stems(text[start:end], language)) & needed:
            yield Item(start, end, stem, 1.0)
        if plain[start:end].strip(".,;:") in language.negations:
            yield Item(start, end, "denial", DENIAL)


def _values(text: str, parts: Sequence[Part], language: LanguageData) -> Iterator[Item]:
    """The numbers, with their hedges, and the dates that the parts have."""
    reading, plain = read(text, language), plain_text(text)
    for given in values_of(parts, reading):
        if isinstance(given, Quantity):
            yield Item(_with_hedge(plain, given), given.end, f"number {given.base}", VALUE)
        else:
            yield Item(given.start, given.end, f"date {given.text}", VALUE)


def _words(text: str, language: LanguageData) -> Iterator[tuple[int, int]]:
    """Where each word stands; where words do not part, each pair of neighbouring characters."""
    if language.spaced:
        yield from ((match.start(), match.end()) for match in TOKEN.finditer(text))
    else:
        yield from ((start, start + length) for start in range(len(text)) for length in (1, 2))


def _with_hedge(plain: str, given: Quantity) -> int:
    """Where a number with the hedge before it begins."""
    start = plain.rfind(given.bound_words, max(given.start - REACH, 0), given.start) if given.bound_words else -1
    return start if start >= 0 else given.start
