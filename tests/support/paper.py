"""PDFs of a few lines.

In: the body's HTML and more of a style sheet. Out: a tree, or the PDF of it on small paper. Never: shows a picture.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, read_theme
from briefset.pages.doctree import Doctree
from briefset.writers.pdf import Pdf, doctree_to_pdf
from tests.support.trees import doctree

THEME = read_theme(Templates((built_in_templates(),)))
STYLE = """
@page { size: 300pt 200pt; margin: 20pt; }
body { font: 10pt/13pt "Source Sans 3"; margin: 0; }
[lang|=zh] { font-family: "Noto Sans SC"; }
.footnote { float: footnote; }
"""


def tree(body: str, style: str = "") -> Doctree:
    return doctree(body, ("footnote", "slide"), f"<style>{STYLE}{style}</style>")


def no_pictures(name: str) -> bytes | None:
    return None


def write(body: str, style: str = "", theme: Theme = THEME) -> Pdf:
    return doctree_to_pdf(tree(body, style), theme, no_pictures)


def structure(pdf: Pdf) -> Iterator[Any]:
    """The elements of a PDF's structure tree, each before those below it."""
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        yield from _below(opened.Root.StructTreeRoot.K)


def _below(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid.get("/K", pikepdf.Array()))


def tags(pdf: Pdf) -> list[str]:
    return [str(item.S) for item in structure(pdf)]
