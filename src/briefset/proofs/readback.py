"""Finished files read again, by other means than the writers', and held against what they should say.

In: the checked tree and the bytes made from it. Out: how many statements the bytes hold. Never: trusts a writer.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.tags import primary
from briefset.pages.doctree import Doctree, Element

HYPHENATED = ("de",)
"""Languages whose paper is hyphenated: there a hyphen at the end of a line may not be the text's own."""
SHOWN = re.compile(
    r"(word/(document|footnotes|comments|charts/chart\d+)|ppt/(slides/slide|notesSlides/notesSlide|charts/chart)\d+)\.xml"
)
VISIBLE = etree.XPath("//text()[not(ancestor::style or ancestor::title)]", smart_strings=False)
TEXT_TAGS = re.compile(r"\}(t|v)$")
RIGHT = "\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
FROM_RIGHT = re.compile(f"[{RIGHT}]")
BETWEEN = re.compile(rf"[\W_]*[{RIGHT}]+[\W_]*")
"""Words from right to left, with the signs around them."""
SQUEEZED = {"\ufffe": "-", "\x02": "-"} | dict.fromkeys(("\u00ad", "\u200b", "\u2060"), "")
"""What becomes of marks, and of breaks that are no white space.

pdfium gives U+FFFE or U+0002 for a hyphen at the end of a line (fpdf_text.h, FPDFText_GetText).
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """Text that a file must hold, and the YAML path that it comes from."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was read back out of a file: how many statements, and which note numbers beside them."""

    statements: int = 0
    references: tuple[int, ...] = ()


def read_back(tree: Doctree, name: str, data: bytes) -> Proof:
    """What the file was proven to hold; raises `Failure` with the YAML path of each statement that it does not."""
    texts = READERS[name](data)
    wanted = [item for item in collect_statements(tree.root, with_notes=name == "pptx") if item.text]
    is_hyphenated = name == "pdf" and primary(tree.language) in HYPHENATED
    lost = [item for item in wanted if not _holds(texts, item.text, is_hyphenated)]
    if lost:
        raise Failure([_complain(item) for item in lost])
    return Proof(len(wanted), tuple(sorted({int(mark) for mark in collect_marks(tree.root) if mark.isdigit()})))


def collect_marks(root: Element) -> Iterator[str]:
    """The note numbers of a page; they are part of their statement's text."""
    return (element.text() for element in root.walk() if element.has("ref"))


def _complain(statement: Statement) -> Diagnostic:
    message = f"the finished file does not say “{statement.text[:80]}”"
    hint = "this is a fault of a template or writer: please report it with the summary"
    return Diagnostic(Position(""), "lost-in-output", message, hint, statement.path)


def collect_statements(element: Element, with_notes: bool, path: str = "") -> Iterator[Statement]:
    """The innermost elements that name a YAML path, footnotes apart; of charts, the label of every bar."""
    if element.tag == "svg":
        bars = (below for below in element.walk() if below.get("data-text"))
        yield from (Statement(path, bar.get("data-text")) for bar in bars)
        return
    if element.has("notes") and not with_notes:
        return
    path = element.get("data-src") or path
    if element.get("data-src") and not any("data-src" in one.attributes or one.tag == "svg" for one in element.walk()):
        yield Statement(path, squeeze(_own_text(element)))
        notes = (below for below in element.walk() if below.has("footnote"))
        yield from (Statement(path, squeeze(note.text())) for note in notes)
        return
    for child in element.elements():
        yield from collect_statements(child, with_notes, path)


def _own_text(element: Element) -> str:
    own = (child for child in element.children if isinstance(child, str) or not child.has("footnote"))
    return "".join(child if isinstance(child, str) else _own_text(child) for child in own)


def squeeze(text: str) -> str:
    """The text without white space and invisible breaks: lines break where they must."""
    text = "".join(text.split())
    for mark, plain in SQUEEZED.items():
        text = text.replace(mark, plain)
    return text


def _holds(pages: list[str], text: str, is_hyphenated: bool = False) -> bool:
    """Whether the text stands in the pages; of hyphenated ones hyphens do not count where they stand in the way."""
    wanted = squeeze(text)
    if _stands(pages, wanted) or (FROM_RIGHT.search(wanted) and _holds_from_right(pages, wanted)):
        return True
    return is_hyphenated and _stands([page.replace("-", "") for page in pages], wanted.replace("-", ""))


def _holds_from_right(pages: list[str], wanted: str) -> bool:
    """Whether the pages hold every letter from right to left as often as the text, and all that stands around them.

    pdfium gives words that run from right to left in the order in which they stand on paper, and turns their brackets.
    """
    have = Counter(FROM_RIGHT.findall("".join(pages)))
    around = (part for part in BETWEEN.split(wanted) if part)
    return Counter(FROM_RIGHT.findall(wanted)) <= have and all(_stands(pages, part) for part in around)


def _stands(pages: list[str], wanted: str) -> bool:
    """Whether the text stands on a page, or begins at one and goes on at the next."""
    if any(wanted in page for page in pages):
        return True
    return any(
        wanted[:cut] in first and wanted[cut:] in second
        for first, second in pairwise(pages)
        for cut in range(1, len(wanted))
    )


def read_pdf(data: bytes) -> list[str]:
    """The text of each page, by pdfium."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def read_office(data: bytes) -> list[str]:
    """All text of the parts that a reader sees, notes and chart labels included, by a plain XML reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if SHOWN.fullmatch(name)]
    return [squeeze("".join(_texts(part))) for part in parts]


def _texts(part: bytes) -> Iterator[str]:
    for node in etree.fromstring(part).iter(etree.Element):
        if TEXT_TAGS.search(str(node.tag)):
            yield node.text or ""


def read_html(data: bytes) -> list[str]:
    """The text of the page, by libxml2's parser."""
    page = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    texts: list[str] = VISIBLE(page)  # type: ignore[assignment]  # this expression asks for texts
    return [squeeze("".join(texts))]


def read_text(data: bytes) -> list[str]:
    """The text itself."""
    return [squeeze(data.decode("utf-8"))]


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "pdf": read_pdf,
    "html": read_html,
    "docx": read_office,
    "pptx": read_office,
    "txt": read_text,
}
