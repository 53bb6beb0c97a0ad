"""The plain-text twin of a page: its words in their order, as a letter without any markup has them.

In: `Doctree`. Out: UTF-8 bytes, lines of at most 72 columns where the script has spaces. Never: drops a word.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from briefset.pages.doctree import Doctree, Element
from briefset.pages.doctree.markup import INLINES

COLUMNS = 72
UNDERLINES = {"h1": "=", "h2": "-"}


def doctree_to_text(tree: Doctree) -> bytes:
    """The text of a page: headings underlined, items of lists behind a dash, addresses below what links to them."""
    return ("\n\n".join(_blocks(tree.root, "")) + "\n").encode("utf-8")


def _blocks(element: Element, mark: str) -> Iterator[str]:
    """The paragraphs below an element, the first after the mark of its list."""
    run: list[Element | str] = []
    for child in (*element.children, None):
        if isinstance(child, str) or (child is not None and child.tag in INLINES):
            run.append(child)
            continue
        if text := _paragraph(run, element.tag, mark):
            yield text
            mark = " " * len(mark)
        run = []
        if child is not None:
            for block in _blocks(child, "- " if child.tag == "li" else mark):
                yield block
                mark = " " * len(mark)


def _paragraph(run: list[Element | str], tag: str, mark: str) -> str:
    """Inline content as lines."""
    whole = Element("p", {}, tuple(run))
    lines = [line for piece in _lines(whole).split("\n") for line in _wrap(piece.strip(), mark)]
    if not lines:
        return ""
    lines[0] = mark + lines[0][len(mark) :]
    lines += [" " * len(mark) + link for link in _links(whole)]
    underline = UNDERLINES.get(tag, "") * min(COLUMNS, max(map(len, lines)))
    return "\n".join([*lines, *filter(None, [underline])])


def _lines(element: Element) -> str:
    if element.tag == "br":
        return "\n"
    return "".join(child if isinstance(child, str) else _lines(child) for child in element.children)


def _wrap(text: str, mark: str) -> list[str]:
    indent = " " * len(mark)
    return textwrap.wrap(
        text, COLUMNS, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _links(element: Element) -> Iterator[str]:
    """The addresses that a reader of the text would miss."""
    for below in element.walk():
        address = below.get("href")
        if below.tag == "a" and not address.startswith("#") and address not in below.text():
            yield address
