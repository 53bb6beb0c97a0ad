"""A page as a tree, without a template.

In: the body's HTML. Out: `Doctree`. Never: accepts a class that is not named.
"""

from __future__ import annotations

from collections.abc import Collection

from briefset.pages.doctree import Doctree, parse

DATE = '<meta name="dcterms.created" content="2026-11-23T00:00:00Z">'


def doctree(body: str, classes: Collection[str] = (), head: str = "", title: str = "Title") -> Doctree:
    """The tree of a page in British English of 23 November 2026, with more lines for its head."""
    head = f'<meta charset="utf-8"><title>{title}</title>{DATE}{head}'
    html = f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    return parse(html, frozenset(classes), "page.html.jinja")
