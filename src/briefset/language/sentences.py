"""Where a sentence ends and the next one begins, and how many words there are.

In: a running text. Out: offsets, sentences, a count. Never: takes the stop after a title or an initial (“Ms.”,
“George W.”) for the end of a sentence, nor one before a small letter (“approx. half”).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from briefset.language.scripts import WITHOUT_SPACES

WORD = re.compile(r"[^\W_]++(?:['’.,-][^\W_]++)*+")
LETTER = re.compile(f"[{WITHOUT_SPACES}]")
LETTERS_PER_WORD = 2
"""Most words of modern Chinese have two characters."""
CLOSING = r"”’“‘\"'»«›‹)\]"
"""Marks that may stand behind a stop; German closes with those that open elsewhere, behind a space there."""
OPENING = re.compile(r"[“‘„‚«»‹›\"'(\[]*")
STOP = re.compile(
    rf"(?:(?<=[^\W\d])[.!?…]+[{CLOSING}]*\d{{0,3}}|[.!?…]+[{CLOSING}]*)\s+"
    rf"|(?P<han>[。！？]+[{CLOSING}」』）》]*\s*)|(?P<paragraph>\n\s*\n)"
)
"""A stop with the marks that close with it and, after a word, the number of a note; a blank line."""
TITLE = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Drs|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Adm|Rev|Hon|St|Ste|Mt|No|Nos|Art|vs|cf|pp|"
    r"Mme|Mlle|Mgr|Sr|Sra|Srta|Dra|Hr|Fr|Nr|Abs)\. ?$|[A-ZÀ-Þ][\w.'-]* [A-HJ-UWYZ]\. ?$"
)
"""A full stop after a title or an initial (“Ms.”, “George W.”), which ends no sentence before a name."""
TITLE_LENGTH = 40
"""How many characters before a stop are looked at for a title."""
SENTENCE_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "a after all although an and as at because before but by despite during each every for from he here however if "
        "in it its many most no of on one or our she since so some such that the their then there these they this "
        "those though to two under we what when where while who with you",
    )
)
"""Words that open a sentence, and no name."""


def sentence_starts(text: str, low: int = 0, high: int | None = None) -> Iterator[int]:
    """The offsets between `low` and `high` where a sentence begins after another."""
    for stop in STOP.finditer(text, low, len(text) if high is None else high):
        if stop["han"] or stop["paragraph"] or _begins_sentence(text, stop.end()):
            yield stop.end()


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds a stretch of a text begins and ends; several where the stretch runs over them."""
    first, last = 0, len(text)
    for begin in sentence_starts(text):
        if begin <= start:
            first = begin
        elif begin >= end:
            last = begin
            break
    return first, last


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its stop."""
    edges = [0, *sentence_starts(text), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(edges))
    return [piece for piece in pieces if piece]


def _begins_sentence(text: str, at: int) -> bool:
    """Whether a letter that is no small one, a digit, a sum of money or a remark in square brackets stands there."""
    opening = OPENING.match(text, at)
    assert opening is not None  # the pattern also matches nothing
    first = text[opening.end() : opening.end() + 1]
    if opening[0].endswith("[") and first:
        return True
    is_capital = (first.isalnum() and not first.islower()) or (first and unicodedata.category(first) == "Sc")
    return bool(is_capital) and not _follows_title(text, at)


def _follows_title(text: str, at: int) -> bool:
    """Whether the full stop before `at` belongs to a title or an initial, and a name follows."""
    if not TITLE.search(text, max(at - TITLE_LENGTH, 0), at):
        return False
    word = re.match(r"\w+", text[at:])
    return word is None or word[0].lower() not in SENTENCE_OPENERS


def count_words(text: str) -> float:
    """How many words and numbers a text has, marks not counted; two letters of Chinese or Japanese are one word."""
    spaced, letters = LETTER.subn(" ", text)
    return len(WORD.findall(spaced)) + letters / LETTERS_PER_WORD
