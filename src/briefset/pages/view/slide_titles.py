"""The messages over slides that a summary does not name: its own sentences, where they are short enough for a title.

In: claims, and what a slide shows. Out: titles. Never: words of its own, or half a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefset.article.locator import LOCATOR
from briefset.language.sentences import count_words, split_sentences
from briefset.summary.model import Claim, Entry, Event, Statistic
from briefset.wording.labels import Labels
from briefset.wording.markdown import plain
from briefset.wording.wording import format_date, format_statistic, number_parts

TITLE_LETTERS, LINE_LETTERS = 100, 60
"""Two lines of a title and one, in Latin letters; those of Chinese are twice as wide."""
REFERENCE = re.compile(rf"\s*[(（][^()（）]*{LOCATOR}[^()（）]*[)）]")
CLAUSE_END = re.compile(r"[;；]")


def message_of(text: str) -> str:
    """The first sentence of a text without its references; of a long one its first clause; nothing of a longer one."""
    sentence = REFERENCE.sub("", plain(split_sentences(text)[0]))
    forms = (words.rstrip(" .。") for words in (sentence, CLAUSE_END.split(sentence)[0]))
    return next(filter(_is_short, forms), "")


def first_message(texts: Iterable[str]) -> str:
    """The message of the first text that has one."""
    return next(filter(None, map(message_of, texts)), "")


def span_title(events: Sequence[Event], labels: Labels) -> str:
    """The first and the last of some events with their dates; where one line has no room for both, the years."""
    first, last = (
        f"{format_date(event.date, labels.locale)}{labels('colon')}{plain(event.text).rstrip('.。')}"
        for event in (events[0], events[-1])
    )
    both = labels("semicolon").join((first, last))
    years = dict.fromkeys((events[0].date[:4], events[-1].date.rpartition("/")[2][:4]))
    span = format_date("/".join(years), labels.locale)
    return both if room_of(both) <= LINE_LETTERS else f"{labels('timeline')}{labels('colon')}{span}"


def number_title(entry: Statistic, labels: Labels) -> str:
    """A number as its own message: what it is, and how much."""
    title = f"{entry.label}{labels('colon')}{format_statistic(entry, labels.locale)}"
    return title if _is_short(title) else labels("numbers")


@dataclass
class ClaimTitles:
    """The claims of a summary as messages, each over one slide, or one after the other of its kind."""

    claims: Sequence[Claim]
    labels: Labels
    used: set[str] = field(default_factory=set)

    def number_claim(self, entry: Statistic) -> Claim | None:
        """The claim that states a number."""
        number = number_parts(entry, self.labels.locale)[1]
        stated = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![.,]?\d)")
        return next((claim for claim in self.claims if entry.at in claim.at and stated.search(plain(claim.text))), None)

    def over_numbers(self, entries: Iterable[Statistic], words: float) -> str:
        """The message of so many words that states most of some numbers; nothing where none states any."""
        found = [claim for entry in entries if (claim := self.number_claim(entry))]
        return self.over(max(found, key=found.count), words) if found else ""

    def over_words(self, entry: Entry, name: str, words: float) -> str:
        """A message of its paragraph that names the speaker, and no other slide has; nothing where there is none."""
        near = (claim for claim in self.claims if set(claim.at) & set(entry.paragraphs_named))
        told = (claim for claim in near if name.split()[-1] in claim.text and claim.path not in self.used)
        return next((self.over(claim, words) for claim in told), "")

    def over(self, claim: Claim, words: float) -> str:
        """A claim as a message of so many words at most."""
        self.used.add(claim.path)
        forms = (message_of(claim.text), plain(claim.head or ""))
        return next((form for form in forms if form and count_words(form) <= words), "")


def _is_short(words: str) -> bool:
    return room_of(words) <= TITLE_LETTERS


def room_of(words: str) -> int:
    """The width of a text in letters; those of Chinese, Japanese and Korean are twice as wide."""
    return sum(1 + (letter >= "\u2e80") for letter in words)
