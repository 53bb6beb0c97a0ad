"""Articles as files of every kind that `new --source` reads, with what stands around an article in such files.

In: paragraphs. Out: the bytes of a file. Never: a file that only this program would read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from html import escape

from docx import Document
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from briefset.article.extract import Extracted, extract
from briefset.design.fonts import activate_fonts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE = (
    "@page { size: 148mm 210mm; margin: 20mm 18mm;"
    ' @top-center { content: "Review of Coastal Studies"; font-size: 8pt }'
    ' @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }'
    "body { font: 10.5pt/1.35 'Source Sans 3'; hyphens: auto; text-align: justify }"
    "h1 { font-size: 17pt } h2 { font-size: 13pt }"
)


def texts(data: bytes | str, name: str) -> list[str]:
    """The blocks of a file."""
    return [block.text for block in read(data, name).blocks]


def read(data: bytes | str, name: str) -> Extracted:
    return extract(data.encode() if isinstance(data, str) else data, name)


def make_pdf(paragraphs: Sequence[str], style: str, language: str = "en") -> bytes:
    """A PDF with running heads and page numbers; a paragraph that begins with # is a heading."""
    return _printed(tuple(paragraphs), style, language)


@cache
def _printed(paragraphs: tuple[str, ...], style: str, language: str) -> bytes:
    activate_fonts()
    import weasyprint

    heads = {"#": "h1", "##": "h2"}
    body = "".join(
        f"<{heads.get(mark, 'p')}>{escape(text if mark in heads else paragraph)}</{heads.get(mark, 'p')}>"
        for paragraph in paragraphs
        for mark, _, text in (paragraph.partition(" "),)
    )
    page = f"<html lang={language}><title>t</title><style>{PAGE}{style}</style><main>{body}</main></html>"
    return bytes(weasyprint.HTML(string=page).write_pdf() or b"")


def make_docx() -> bytes:
    """A Word file with a title, headings, tracked changes, a hidden word, a footnote, a list, a table and a header."""
    document = Document()
    document.add_paragraph("Die letzte Meile", style="Title")
    document.add_paragraph("Jana Öztürk, Zeitschrift für Stadtverkehr, Mai 2024")
    document.add_heading("Der Versuch", 1)
    paragraph = document.add_paragraph("Im März 2023 stellte die Stadt 48 Lastenräder bereit")
    paragraph._p.append(node('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    paragraph._p.append(node("<w:ins><w:r><w:t>, die 1,2 Millionen Euro kosteten</w:t></w:r></w:ins>"))
    paragraph._p.append(node("<w:del><w:r><w:delText> und mehr</w:delText></w:r></w:del>"))
    paragraph.add_run(".")
    paragraph.add_run(" Verborgen.").font.hidden = True
    document.add_paragraph("Erstens Platz", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Fahrten", "14.000"
    document.sections[0].header.paragraphs[0].text = "Kopfzeile"
    stream = io.BytesIO()
    document.save(stream)
    return _with_footnotes(stream, "Stadt Grünau, Bericht 17.")


def node(xml: str) -> BaseOxmlElement:
    """An element of a Word file."""
    return next(iter(parse_xml(f"<w:body {W}>{xml}</w:body>")))  # type: ignore[return-value]  # of python-docx's parser


def _with_footnotes(stream: io.BytesIO, text: str) -> bytes:
    """The file with one footnote, number 2, which python-docx cannot write."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    put = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>", f'<Relationship Id="rNotes" Type="{relation}" Target="footnotes.xml"/>'
        ),
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            end, added = put.get(name, ("", ""))
            data = old.read(name).decode() if end else old.read(name)
            new.writestr(name, data.replace(end, added + end) if isinstance(data, str) else data)
        new.writestr("word/footnotes.xml", notes)
    return made.getvalue()
