"""One self-contained HTML file from the checked tree.

In: `Doctree`, whose page holds its own styles, and the theme. Out: UTF-8 bytes.
Never: a script, a second file, or a changed word.
"""

from __future__ import annotations

import re

from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Doctree
from briefset.writers.inline_styles import inline_styles
from briefset.writers.web_fonts import font_rules

STYLES = re.compile(r"<style>.*?</style>|<link\b[^>]*>", re.DOTALL)
FOREIGN = re.compile(r"<link\b|\burl\(|@import\b")
HINT = "put styles into the page and draw pictures as inline SVG"


def doctree_to_html(tree: Doctree, theme: Theme | None = None, *, inline: bool = False) -> bytes:
    """The page as printed, with one newline at its end, and the typefaces of the theme that it needs.

    `inline` moves its styles to its elements.

    Raises `Failure` when it would need another file.
    """
    found = sorted({word for part in STYLES.findall(tree.html) for word in FOREIGN.findall(part)})
    if found:
        raise Failure(
            [Diagnostic(Position(""), "resource", f"the page needs another file: {word}", HINT) for word in found]
        )
    page = inline_styles(tree.raw) if inline and tree.raw is not None else tree.html
    if theme is not None:
        page = page.replace("<style>", f"<style>{font_rules(tree, theme)}\n", 1)
    return (page.strip() + "\n").encode("utf-8")
