"""The structure tree of a PDF as text that a person can read: what a screen reader is told, in its order."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

Texts = dict[tuple[int, int], str]
SILENT = ("/NonStruct", "/Span")


def describe(data: bytes) -> str:
    """One line for each element: its tag, language and text instead, then its own words."""
    texts = read_texts(data)
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = {page.objgen: number for number, page in enumerate(opened.pages)}
        root = opened.Root.StructTreeRoot.K
        return "\n".join(_lines(root[0] if isinstance(root, pikepdf.Array) else root, 0, pages, texts)) + "\n"


def read_texts(data: bytes) -> Texts:
    """The words of each marked piece of content, by page from 0 and mark."""
    document = pypdfium2.PdfDocument(data)
    texts: Texts = {}
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for item in page.get_objects(max_depth=1):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            if mark >= 0 and item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                texts[number, mark] = texts.get((number, mark), "") + _text_of(item.raw, text_page.raw)
    document.close()
    return texts


def _text_of(item: Any, text_page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _lines(element: Any, depth: int, pages: dict[Any, int], texts: Texts) -> Iterator[str]:
    words, below = _read(element, depth, pages, texts)
    notes = [f"{key}={element[f'/{key}']}" for key in ("Lang", "Alt") if f"/{key}" in element]
    attributes = element.get("/A")
    if isinstance(attributes, pikepdf.Dictionary) and "/Scope" in attributes:
        notes.append(f"Scope={str(attributes.Scope).strip('/')}")
    line = " ".join([str(element.S).strip("/"), *notes])
    yield "  " * depth + line + (f": {' '.join(words.split())}" if words.strip() else "")
    yield from below


def _read(element: Any, depth: int, pages: dict[Any, int], texts: Texts) -> tuple[str, list[str]]:
    """The words of an element and of what is below it without a meaning of its own; then the lines below."""
    words = ""
    below: list[str] = []
    for kid in _kids(element):
        if isinstance(kid, int):
            words += texts.get((pages[element.Pg.objgen], kid), "") + " "
        elif str(kid.get("/S", "")) in SILENT and "/Lang" not in kid:
            more, lines = _read(kid, depth, pages, texts)
            words, below = words + more, below + lines
        elif "/S" in kid:
            below += _lines(kid, depth + 1, pages, texts)
    return words, below


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
