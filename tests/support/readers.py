"""Every reader of foreign bytes, as a function that ends or refuses whatever it is given; and what to begin from.

In: bytes. Out: nothing. Never: lets another error than the reader's refusal pass as one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

from briefset.article.text import Article, read_article
from briefset.design.brand import read_brand
from briefset.diagnostics import Failure
from briefset.evidence.lock.form import read_lock
from briefset.evidence.quotations.verify import verify
from briefset.evidence.trace.documents import read_blocks
from briefset.pages.doctree import parse
from briefset.reconcile.word_document import read_edited
from briefset.summary.validate import validate
from briefset.writers.ooxml.package import read_parts, read_reference
from briefset.yaml12.document import load
from tests.support.word import PRODUCT, REFERENCE, TEMPLATES, THEME, write

SOURCE = TEMPLATES.read("skeleton/source.txt")
SAMPLE = TEMPLATES.read("skeleton/sample.yaml.jinja").replace(b"{{ date }}", b"2026-11-23")
SUMMARY = SAMPLE.replace(b"{{ paragraphs }}", str(read_article(SOURCE, "source.txt").last).encode())
WORD = write('<h1>A title</h1><p data-src="claims[0].text">Two <em>words</em>.</p><ul><li>One</li></ul>')
LEAST_WORD = (
    b'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>One</w:t></w:r></w:p>'
)
BRAND = b'color:\n  palette: {red: "#900"}\n  primary: red\ntypography:\n  base: Source Sans 3\nlogo: a.png\n'
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
PAGE = b'<h1 class="title" data-src="title">A <em>title</em></h1><svg viewBox="0 0 1 1"><title>One</title></svg><p>Two'


def read_yaml(data: bytes) -> None:
    load(data, "summary.yaml")


def read_summary(data: bytes) -> None:
    validate(load(data, "summary.yaml"))


def verify_summary(data: bytes) -> None:
    loaded = load(data, "summary.yaml")
    verify(validate(loaded), _article(), loaded)


def _article() -> Article:
    return read_article(SOURCE, "source.txt")


def read_page(data: bytes) -> None:
    parse(data.decode("utf-8", errors="replace"), PRODUCT.classes, "page.html.jinja")


def trace_html(data: bytes) -> None:
    read_blocks(data, "page.html")


def trace_word(data: bytes) -> None:
    read_blocks(_with_part("word/document.xml", data), "handout.docx")


def trace_archive(data: bytes) -> None:
    read_blocks(data, "handout.docx")


def trace_pdf(data: bytes) -> None:
    read_blocks(data, "page.pdf")


def reconcile_word(data: bytes) -> None:
    read_edited(read_parts(_with_part("word/document.xml", data), "docx", "handout.docx"))


def reconcile_archive(data: bytes) -> None:
    read_edited(read_parts(data, "docx", "handout.docx"))


def read_word_reference(data: bytes) -> None:
    read_reference(data, "docx", "templates/handout/reference.docx")


def _with_part(name: str, part: bytes) -> bytes:
    """The least Word file around a part; a body is put around what is not a document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as whole, zipfile.ZipFile(buffer, "w") as archive:
        for each in ("[Content_Types].xml", "_rels/.rels", "word/styles.xml"):
            archive.writestr(each, whole.read(each))
        archive.writestr(name, part)
    return buffer.getvalue()


Reader = Callable[[bytes], None]
READERS: dict[str, tuple[Reader, bytes]] = {
    "yaml": (read_yaml, SUMMARY),
    "summary": (read_summary, SUMMARY),
    "verify": (verify_summary, SUMMARY),
    "source": (lambda data: void(read_article(data, "source.txt")), SOURCE),
    "lock": (lambda data: void(read_lock(data, "evidence.lock")), b"# evidence of x\nsha256: 00\n"),
    "brand": (lambda data: void(read_brand(data, "_brand.yml", THEME)), BRAND),
    "page": (read_page, PAGE),
    "trace-html": (trace_html, PAGE),
    "trace-word": (trace_word, LEAST_WORD),
    "trace-archive": (trace_archive, WORD),
    "trace-pdf": (
        trace_pdf,
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n",
    ),
    "reconcile-word": (reconcile_word, LEAST_WORD),
    "reconcile-archive": (reconcile_archive, WORD),
    "reference": (read_word_reference, REFERENCE),
}
"""By the name of what it reads: the reader, and a file that it accepts or almost does."""


def void(_: object) -> None:
    """What was read is of no interest."""


def try_reader(reader: Reader, data: bytes) -> None:
    """Runs a reader; its refusal is as good as its result."""
    with suppress(Failure):
        reader(data)
