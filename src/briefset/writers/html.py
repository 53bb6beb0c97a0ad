"""One self-contained HTML file from the checked tree.

In: `Doctree`, whose page holds its own styles. Out: UTF-8 bytes. Never: a script, a link to a resource, or a changed word.
"""

from __future__ import annotations

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.doctree import Doctree

FOREIGN = ("<link", "url(", "@import")


def doctree_to_html(tree: Doctree) -> bytes:
    """The page as printed, with one newline at its end; raises `Failure` when it would need another file."""
    found = [word for word in FOREIGN if word in tree.html]
    if found:
        hint = "put styles into the page and draw pictures as inline SVG"
        raise Failure(
            [Diagnostic(Position(""), "resource", f"the page needs another file: {word}", hint) for word in found]
        )
    return (tree.html.strip() + "\n").encode("utf-8")
