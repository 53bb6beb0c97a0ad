"""The article's words that go on from those that are being typed.

In: the beginning of a quotation, the article's `Passages`. Out: `Continuation`s, each exact to its end. Never: offers
words that do not follow on what is typed, or ends inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefset.article.boundaries import splits_word
from briefset.article.normalize import normalize
from briefset.article.search import Passages
from briefset.evidence.quotations.collect import MARKED
from briefset.evidence.quotations.fix import spell
from briefset.language.sentences import count_words, sentence_bounds

LEAST_LETTERS = 3
"""Letters that must be typed before anything is offered; two for scripts whose letters are words."""
LEAST_HAN = 2
MOST_PLACES = 12
LEAST_WORDS = 2
CLAUSE_END = re.compile(r"[,;:，；：、](?=\s|[^\W\d_])|\s[–—]\s")
DANGLING = re.compile(r"[\s,;:，；：、]+\Z")
"""The comma before a closing mark belongs to the sentence around the quotation."""
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Continuation:
    """Words of the article from those that were typed on to the end of a clause, a quotation or the sentence.

    `rest` is what of them stands from the beginning of the last word that was typed.
    """

    paragraph: int
    words: str
    rest: str
    is_sentence: bool


def continue_quotation(typed: str, passages: Passages, preferred: Collection[int] = ()) -> list[Continuation]:
    """What the article goes on with at each place of the words; the preferred paragraphs come first."""
    wanted = normalize(typed).text
    if len(wanted) < (LEAST_HAN if HAN.search(wanted) else LEAST_LETTERS):
        return []
    # A space after the last word is no part of it, but says that it is whole.
    wanted += " " if typed[-1:].isspace() else ""
    found = [one for begin, end in _find(wanted, passages) for one in _continue(typed, begin, end, passages)]
    unlike = {(one.paragraph, one.words): one for one in found}
    return sorted(unlike.values(), key=lambda one: one.paragraph not in preferred)


def _find(wanted: str, passages: Passages) -> Iterator[tuple[int, int]]:
    """Where the words begin and end in the normalized text, at the beginnings of words."""
    count = 0
    for match in re.finditer(re.escape(wanted), passages.text, re.IGNORECASE):
        number = passages.number_at(match.start())
        normalized, begin = passages.normalized[number], passages.begins[number]
        if match.start() >= begin and not splits_word(
            passages.text, match.start(), normalized.dashes, normalized.grouping, begin
        ):
            yield match.span()
            count += 1
        if count == MOST_PLACES:
            return


def _continue(typed: str, begin: int, end: int, passages: Passages) -> Iterator[Continuation]:
    number = passages.number_at(begin)
    base, paragraph = passages.begins[number], passages.paragraphs[number]
    start, here = passages.normalized[number].span(begin - base, end - base)
    _, last = sentence_bounds(paragraph, start, max(here, start + 1))
    quoted = (match.span(match.lastgroup or 0) for match in MARKED.finditer(paragraph))
    last = min([last, *(close for opened, close in quoted if opened <= start < close)])
    last = start + len(DANGLING.sub("", paragraph[start:last]))
    word = re.split(r"\s", typed)[-1]
    # The last word that is typed begins where the article's does, whatever spaces and marks stand before it.
    own = here - len(_tail(paragraph[start:here], word))
    edges = [match.start() for match in CLAUSE_END.finditer(paragraph, here, last)]
    for edge in dict.fromkeys([last, *edges]):
        words = spell(paragraph[start:edge])
        if edge > here and count_words(words) >= LEAST_WORDS:
            yield Continuation(number, words, spell(paragraph[own:edge]), edge == last)


def _tail(article: str, word: str) -> str:
    """What of the article's words stands for the last word that is typed."""
    if not word:
        return ""
    wanted = normalize(word).text
    for length in range(1, len(article) + 1):
        if normalize(article[-length:]).text.casefold() == wanted.casefold():
            return article[-length:]
    return re.split(r"\s", article)[-1]
