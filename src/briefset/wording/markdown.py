"""The inline Markdown that texts of a summary may hold: emphasis, links, escapes.

In: a text. Out: tokens, or plain text. Never: raw HTML.
"""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text as it is read: `**both** [dreams](https://…)` is “both dreams”, and a lone `*` stays."""
    tokens = MARKDOWN.parseInline(text)[0].children or []
    return "".join(token.content for token in tokens if token.type == "text")
