"""The inline Markdown that texts of a summary may hold: emphasis, links, escapes.

In: a text. Out: tokens, or plain text. Never: raw HTML.
"""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefset.language.digits import MOST_TEXTS

MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])


@lru_cache(maxsize=MOST_TEXTS)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text; not to be changed."""
    return tuple(MARKDOWN.parseInline(text)[0].children or ())


def plain(text: str) -> str:
    """The text as it is read: `**both** [dreams](https://…)` is “both dreams”, and a lone `*` stays."""
    return "".join(token.content for token in tokens_of(text) if token.type == "text")
