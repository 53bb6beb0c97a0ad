"""A finished document as the blocks of text that its reader sees, and the fixed words of the templates in it.

In: the bytes of a PDF, Word, PowerPoint or HTML file; `Templates`. Out: `Block`s in order; texts as keys.
Never: fetches what a file refers to, or runs a template.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure, Position, misuse
from briefset.diagnostics.limits import MAX_BLOCKS, MAX_TRACED_LETTERS
from briefset.evidence.trace.text_key import text_key
from briefset.files.formats import RefusedError, inflate, parsing

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
    {"a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "em", "i", "mark", "q", "s", "small", "span"}
) | frozenset({"strong", "sub", "sup", "time", "tspan", "u", "wbr"})
UNSEEN = frozenset({"style", "script", "template"})
END_OF_LINE_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""pdfium gives U+FFFE or U+0002 for a hyphen at the end of a line (fpdf_text.h, FPDFText_GetText)."""
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|<(style|script)\b.*?</\1>", re.DOTALL)
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
LITERAL = re.compile(r"\"([^\"<>{}]+)\"|'([^'<>{}]+)'")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
SETTING = re.compile(r"^\s*(?:-\s+)?[\w-]+:\s+(.+)$", re.MULTILINE)


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
        raise misuse(name, "this kind of file holds no text to trace", hint)
    try:
        with parsing("the file is damaged ({reason})", "check that it is whole and is what its name says"):
            blocks = [block for block in _bounded(reader(data)) if block.text.strip()]
            if not blocks:
                raise RefusedError("it holds no text", "give a document that was built")
    except RefusedError as refused:
        message = f"cannot be read: {refused.message}"
        raise Failure([Diagnostic(Position(name), "no-file", message, refused.hint)]) from None
    return blocks


def _bounded(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks of a document that is not larger than any that people read."""
    letters = 0
    for number, block in enumerate(blocks):
        letters += len(block.text)
        if number > MAX_BLOCKS or letters > MAX_TRACED_LETTERS:
            much = f"it has more than {MAX_BLOCKS:,} paragraphs, or more than {MAX_TRACED_LETTERS:,} letters"
            raise RefusedError(much, "give a document that was built")
        yield block


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
    files = inflate(data)
    parts = {name: found for name in files if (found := OFFICE_PART.fullmatch(name))}
    for name in sorted(parts, key=lambda name: (parts[name]["slides"] or "", int(parts[name]["number"] or 0), name)):
        yield from (Block(_place(parts[name]), text) for text in _paragraphs(files[name]))


def _place(part: re.Match[str]) -> str:
    if part["slides"]:
        return f"{PART_NAMES[part['slides']]} {part['number']}"
    return "" if part["word"] == "document" else part["word"] or "chart"


def _paragraphs(part: bytes) -> Iterator[str]:
    from lxml import etree

    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    seen = 0
    for node in root.iter(*PARAGRAPHS):
        pieces = []
        for below in node.iter(etree.Element):
            tag = etree.QName(below).localname
            if tag in ("t", "v"):
                pieces.append(below.text or "")
            elif tag in BREAKS:
                pieces.append("\n")
            seen += 1
            if seen > MAX_TRACED_LETTERS:
                raise RefusedError(
                    "its paragraphs stand inside one another without end", "give a document that was built"
                )
        yield "".join(pieces)


def read_html(data: bytes) -> Iterator[Block]:
    """One block for each stretch of text between two tags that are not inline, without style sheets and scripts."""
    from lxml import etree

    data.decode("utf-8")  # what is not, is no page of ours
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True))
    if root is None:
        return
    pieces: list[str] = []
    unseen = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else "span"
        unseen += (event == "start") - (event == "end") if name in UNSEEN else 0
        if name not in INLINE:
            yield Block("", "".join(pieces))
            pieces = []
        text = node.text if event == "start" and isinstance(node.tag, str) else node.tail if event == "end" else ""
        pieces += [text] if text and not unseen else []
    yield Block("", "".join(pieces))


def read_text(data: bytes) -> Iterator[Block]:
    """One block for each paragraph of a plain text."""
    yield from (Block("", paragraph) for paragraph in data.decode("utf-8").split("\n\n"))


READERS: dict[str, Callable[[bytes], Iterator[Block]]] = {
    ".pdf": read_pdf,
    ".docx": read_office,
    ".pptx": read_office,
    ".html": read_html,
    ".txt": read_text,
}


def collect_template_text(templates: Templates) -> frozenset[str]:
    """The texts between the expressions of all templates, those inside them, and all labels."""
    texts: set[str] = set()
    for path in templates.files():
        if path.name.endswith(".jinja") and "skeleton" not in path.parts:
            texts |= set(_texts(templates.read_text(path)))
        elif path.name == "product.yaml" or path.parent.name == "labels":
            texts |= set(_settings(templates.read_text(path)))
    return frozenset(key for text in texts if (key := text_key(html.unescape(text)).text))


def _settings(text: str) -> Iterator[str]:
    """The values of a file of labels, between their placeholders and tags."""
    for value in SETTING.findall(text):
        yield from (piece for stretch in PLACEHOLDER.split(value) for piece in (stretch, *TAG.split(stretch)))


def _texts(template: str) -> Iterator[str]:
    plain = COMMENT.sub(" ", template)
    for code in CODE.findall(plain):
        yield from (double or single for double, single in LITERAL.findall(code))
    for stretch in CODE.split(plain):
        yield from TAG.split(stretch)
    for stretch in CODE.split(TAG.sub("", CODE.sub("{{}}", plain))):
        yield from stretch.split("\n")
