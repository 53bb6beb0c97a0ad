"""An article's file, whatever its kind, as plain text with one paragraph a line: what `new --source` keeps.

In: the bytes of a .txt, .md, .html, .docx or .pdf file. Out: `Extracted`, or `Failure` with each damaged place.
Never: changes a word; what is taken out or joined is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from briefset.article.extract.blocks import Block, Extracted, Metadata
from briefset.article.extract.damage import refuse_damage, refuse_damaged_blocks
from briefset.article.extract.docx import read_docx
from briefset.article.extract.html import read_html
from briefset.article.extract.markdown import read_markdown
from briefset.article.extract.pdf import read_pdf
from briefset.article.extract.plain import mark_headings, read_plain
from briefset.article.text import decode
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.formats import RefusedError

__all__ = ["Block", "Extracted", "Metadata", "extract"]

DOCUMENTS: dict[str, Callable[[bytes], Extracted]] = {".docx": read_docx, ".pdf": read_pdf}
TEXTS: dict[str, Callable[[str], Extracted]] = {
    ".md": read_markdown, ".markdown": read_markdown, ".html": read_html, ".htm": read_html, ".xhtml": read_html,
}  # fmt: skip
BEGINNINGS = {b"%PDF": ".pdf", b"PK\x03\x04": ".docx"}
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
HEAD_BYTES = 1024
"""How far into a page its encoding is looked for (HTML, 4.2.5.4)."""


def extract(data: bytes, file: str, encoding: str | None = None) -> Extracted:
    """The article in a file, by its beginning and its name; `encoding` is one that a person names for a text."""
    kind = next((kind for start, kind in BEGINNINGS.items() if data.startswith(start)), PurePath(file).suffix.lower())
    try:
        extracted = _read_document(data, file, kind) if kind in DOCUMENTS else _read_text(data, file, kind, encoding)
    except RefusedError as refused:
        raise Failure([Diagnostic(Position(file), "article-text", refused.message, refused.hint)]) from None
    if not any(block.text for block in extracted.blocks):
        raise Failure([Diagnostic(Position(file), "article-text", "the file holds no text", "give the article's text")])
    return extracted


def _read_document(data: bytes, file: str, kind: str) -> Extracted:
    extracted = DOCUMENTS[kind](data)
    refuse_damaged_blocks(extracted.blocks, file)
    if any(block.level > 1 for block in extracted.blocks):
        return extracted
    return replace(extracted, blocks=tuple(mark_headings(list(extracted.blocks))))


def _read_text(data: bytes, file: str, kind: str, encoding: str | None) -> Extracted:
    stated = CHARSET.search(data, 0, HEAD_BYTES) if TEXTS.get(kind) is read_html else None
    named = encoding or (stated[1].decode("ascii") if stated else None)
    text = decode(data, file, named).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    refuse_damage(text, file)
    extracted = TEXTS.get(kind, read_plain)(text)
    refuse_damaged_blocks(extracted.blocks, file)
    return extracted
