"""Words looked up in an article, for somebody who is about to quote them.

In: the words as they were remembered or pasted, and `Passages`. Out: `Located`. Never: reads a summary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from briefset.article.nearest import Passage, find_nearest
from briefset.article.quotation_rules import Refusal
from briefset.article.search import Found, Passages

MOST = 1000
"""How many places are listed; words that stand more often are no quotation."""
PASTED = re.compile(r"^[\s\"“„«‘]+|[\s\"”“»’]+$")


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


def locate(words: str, passages: Passages) -> Located:
    """Every place of the words, as they are or without the marks around them; the nearest passage if there is none."""
    for query in dict.fromkeys((words.strip(), PASTED.sub("", words))):
        found = list(islice(passages.find_all(query), MOST))
        if found:
            return Located(words, tuple(_place(item, passages) for item in found))
    bare = PASTED.sub("", words)
    refusal = passages.refusal(bare)
    broken = refusal if refusal is not None and refusal.code != "not-in-article" else None
    return Located(words, (), broken, find_nearest(bare, passages) if bare else None)


def _place(found: Found, passages: Passages) -> Place:
    words = passages.paragraphs[found.paragraph][found.start : found.end]
    return Place(found.paragraph, found.start, found.end, found.how.value, words)
