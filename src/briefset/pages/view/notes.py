"""What a note under a page says of a passage: the article's words that bear it out.

In: passages, the `Register`. Out: words of the article by YAML path. Never: words that the passage quotes itself, or
a part of what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefset.evidence.register import Register, Support
from briefset.language.sentences import count_words
from briefset.summary.model import Passage

NOTED_WORDS = 25
"""A shorter passage has its paragraphs alone."""
ELISION = re.compile(r"\[(?:…|\.\.\.)\]")
NO_LETTER = re.compile(r"\W+")


def choose_notes(passages: Iterable[Passage], register: Register) -> Mapping[str, Support]:
    """For each passage of some length the longest words found for it that it does not quote, whole ones first."""
    long = [passage for passage in passages if count_words(passage.text) >= NOTED_WORDS]
    chosen = ((passage.path, _choose(passage.text, passage.path, register)) for passage in long)
    return {path: support for path, support in chosen if support}


def _choose(text: str, path: str, register: Register) -> Support | None:
    said = _letters(text)
    found = (support for statement in register.find(path) for support in statement.supports)
    return max(
        (support for support in found if _letters(support.words) not in said),
        key=lambda support: (not ELISION.search(support.words), count_words(support.words)),
        default=None,
    )


def _letters(text: str) -> str:
    return NO_LETTER.sub("", text.casefold())
