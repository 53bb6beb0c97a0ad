"""A finished document as the blocks of text that its reader sees, whoever made it.

In: the bytes of a PDF, Word, PowerPoint or HTML file. Out: `Block`s in order. Never: fetches what a file refers to.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePath

from briefset.diagnostics import Diagnostic, Exit, Failure, Position

LIMIT_BYTES = 64 << 20
OFFICE_PART = re.compile(
    r"(?:word/(?P<word>document|footnotes|endnotes|header\d+|footer\d+)"
    r"|ppt/(?P<slides>slides/slide|notesSlides/notesSlide|charts/chart)(?P<number>\d+)|word/charts/chart\d+)\.xml"
)
PART_NAMES = {"slides/slide": "slide", "notesSlides/notesSlide": "notes of slide", "charts/chart": "chart"}
PARAGRAPHS = frozenset(
    f"{{http://schemas.openxmlformats.org/{name}}}{tag}"
    for name, tag in (("wordprocessingml/2006/main", "p"), ("drawingml/2006/main", "p"), ("drawingml/2006/chart", "v"))
)
BREAKS = frozenset({"br", "cr", "tab"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small", "span"}
) | frozenset({"strong", "sub", "sup", "time", "tspan", "u", "wbr"})
UNSEEN = frozenset({"style", "script", "template"})
END_OF_LINE_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""pdfium gives U+FFFE or U+0002 for a hyphen at the end of a line (fpdf_text.h, FPDFText_GetText)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, cell or page of text, and where it stands: `page 2`, `slide 3`, empty for the body of a text."""

    place: str
    text: str


def read_blocks(data: bytes, name: str) -> list[Block]:
    """The text of a document; raises `Failure` (usage) for another kind of file, and for one that is broken."""
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        hint = f"give a built document: {', '.join(READERS)}"
        raise Failure(
            [Diagnostic(Position(name), "usage", "this kind of file holds no text to trace", hint)], Exit.USAGE
        )
    try:
        blocks = [block for block in reader(data) if block.text.strip()]
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, SyntaxError) as fault:
        raise _unreadable(name, str(fault)) from None
    if not blocks:
        raise _unreadable(name, "it holds no text")
    return blocks


def _unreadable(name: str, why: str) -> Failure:
    hint = "check that the file is whole and is what its name says"
    return Failure([Diagnostic(Position(name), "no-file", f"cannot be read: {why or 'the file is broken'}", hint)])


def read_pdf(data: bytes) -> Iterator[Block]:
    """One block for each page, by pdfium; its errors are `RuntimeError`s."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_range().translate(END_OF_LINE_HYPHENS)
            yield Block(f"page {number}", text.replace("\r\n", "\n"))
    finally:
        document.close()


def read_office(data: bytes) -> Iterator[Block]:
    """One block for each paragraph of Word and PowerPoint, and for each value of a chart, by a plain XML reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: found for name in archive.namelist() if (found := OFFICE_PART.fullmatch(name))}
        if sum(archive.getinfo(name).file_size for name in parts) > LIMIT_BYTES:
            raise ValueError(f"its text has more than {LIMIT_BYTES:,} bytes")
        for name in sorted(
            parts, key=lambda name: (parts[name]["slides"] or "", int(parts[name]["number"] or 0), name)
        ):
            yield from (Block(_place(parts[name]), text) for text in _paragraphs(archive.read(name)))


def _place(part: re.Match[str]) -> str:
    if part["slides"]:
        return f"{PART_NAMES[part['slides']]} {part['number']}"
    return "" if part["word"] == "document" else part["word"] or "chart"


def _paragraphs(part: bytes) -> Iterator[str]:
    from lxml import etree

    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.iter(*PARAGRAPHS):
        pieces = []
        for below in node.iter(etree.Element):
            tag = etree.QName(below).localname
            if tag in ("t", "v"):
                pieces.append(below.text or "")
            elif tag in BREAKS:
                pieces.append("\n")
        yield "".join(pieces)


def read_html(data: bytes) -> Iterator[Block]:
    """One block for each stretch of text between two tags that are not inline."""
    reader = _HtmlBlocks()
    reader.feed(data.decode("utf-8"))
    reader.close()
    yield from (Block("", "".join(pieces)) for pieces in reader.blocks)


class _HtmlBlocks(HTMLParser):
    """Text in blocks, without style sheets and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[list[str]] = [[]]
        self.unseen = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        if tag not in INLINE:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.blocks.append([])

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.blocks[-1].append(data)


READERS: dict[str, Callable[[bytes], Iterator[Block]]] = {
    ".pdf": read_pdf,
    ".docx": read_office,
    ".pptx": read_office,
    ".html": read_html,
}
