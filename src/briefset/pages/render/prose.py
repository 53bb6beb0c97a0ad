"""Inline Markdown as markup: emphasis and links, with paragraph references and the editor's additions marked.

In: a text of the summary, and the labels in force. Out: escaped markup, or plain text. Never: trusts HTML in a text.
"""

from __future__ import annotations

import re

from markdown_it.renderer import RendererHTML
from markupsafe import Markup, escape

from briefset.article.locator import LOCATOR
from briefset.wording.labels import label
from briefset.wording.markdown import MARKDOWN
from briefset.wording.wording import NO_BREAK

SPECIAL = re.compile(rf"(?P<locator>{LOCATOR})|(?P<editorial>\[ed\.:? ?[^\]]*\]|\[sic\])")


def mark_prose(text: str) -> Markup:
    """Inline Markdown as HTML: emphasis and links; paragraph references and editorial additions marked."""
    tokens = MARKDOWN.parseInline(text)[0].children or []
    renderer = RendererHTML()
    parts = []
    for token in tokens:
        if token.type == "text":
            parts.append(_mark_text(token.content))
        else:
            html = renderer.render([token], MARKDOWN.options, {})
            parts.append(Markup(html))  # noqa: S704 - the renderer escapes, and raw HTML is off
    return Markup("").join(parts)


def _mark_text(text: str) -> Markup:
    parts: list[Markup] = []
    position = 0
    for match in SPECIAL.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(_mark_special(match))
        position = match.end()
    return Markup("").join([*parts, escape(text[position:])])


def _mark_special(match: re.Match[str]) -> Markup:
    if match["locator"]:
        return Markup('<span class="locator">{}</span>').format(match[0])
    return Markup('<span class="editorial">{}</span>').format(_editorial(match[0]))


def _editorial(addition: str) -> str:
    """An addition of the editor's under the mark of the page's language; `[sic]` is that of all."""
    note = addition.removeprefix("[ed.").removeprefix(":").removesuffix("]").strip(" ")
    if not addition.startswith("[ed."):
        return addition
    if not note:
        return label("editorial-mark")
    return (
        label("editorial", note=note) if addition.startswith("[ed.:") else addition.replace("[ed. ", f"[ed.{NO_BREAK}")
    )


def mark_editorial(note: str) -> Markup:
    """A note of the editor's under the mark of the page's language."""
    before, _, after = label("editorial", note="\0").partition("\0")
    return Markup('<span class="editorial">{}{}{}</span>').format(before, mark_prose(note), after)
