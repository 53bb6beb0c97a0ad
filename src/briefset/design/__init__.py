"""What designers decide: templates, products, theme, brand, fonts, logo; and what a product can be written as.

In: files below `templates/` and brand files. Out: `Templates`, `Product`, `Theme`, `Brand`; the formats and papers.
Never: reads a summary.
"""

from enum import StrEnum


class Format(StrEnum):
    """What a product can be written as; each has a writer in `build/page.py`."""

    pdf = "pdf"
    html = "html"
    docx = "docx"
    pptx = "pptx"
    png = "png"
    txt = "txt"


class PageSize(StrEnum):
    """Papers, by their names in CSS Paged Media 3, 8.1."""

    A4 = "A4"
    letter = "letter"
