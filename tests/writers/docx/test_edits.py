"""A colleague carries on with the handout: what is added looks like ours, counts itself, and is shown whole."""

import ctypes
import io
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.shared import Pt
from PIL import Image

from briefset.design.fonts import activate_fonts
from briefset.writers.ooxml.package import read_archive, write_archive
from briefset.writers.ooxml.xml import Node, build, flag, parse, qualify, serialize
from tests.support.libreoffice import convert
from tests.support.word import part, write

BODY = (
    "<h1>A title</h1><h2>A heading</h2>"
    '<p>First words<span class="footnote">The first note.</span>.</p><p>More words.</p>'
    '<p>Last words<span class="footnote">The last note.</span>.</p>'
    '<table class="data"><thead><tr><th scope="col">What</th><th scope="col" class="number">Value</th></tr></thead>'
    '<tbody><tr><th scope="row" class="text">Visitors</th><td class="number">54,000</td></tr></tbody></table>'
    "<p>The end.</p>"
)
PICTURE_PT = 120
NEW_FACE = "EB Garamond"
"""One of those that LibreOffice finds once the bundled faces are activated, and none of the built-in looks has."""


def add_note(document: Document) -> None:
    """A note at “More words”, as Word saves one: in the styles of the others, between those around it."""
    (notes,) = (each for each in document.part.package.parts if str(each.partname) == "/word/footnotes.xml")
    root = parse(notes.blob)
    note = deepcopy(root[-1])
    (old,) = (each for each in document.element.body.iter(qualify("w:footnoteReference")) if _id(each) == _id(note))
    free = int(_id(note)) + 1
    for later in (old, root[-1]):
        later.set(qualify("w:id"), str(free))
    list(note.iter(qualify("w:t")))[-1].text = "The new note."
    root[-1].addprevious(note)
    notes._blob = serialize(root)
    mark = build("w:r", {}, build("w:rPr", {}, flag("w:rStyle", "FootnoteReference")))
    mark.append(build("w:footnoteReference", {"w:id": free - 1}))
    next(each for each in document.paragraphs if each.text == "More words.")._p.append(mark)


def _id(node: Node) -> str:
    return str(node.get(qualify("w:id")))


def add_row(document: Document) -> None:
    table = document.tables[0]
    row = deepcopy(table.rows[-1]._tr)
    for text, words in zip(row.iter(qualify("w:t")), ("Boats", "40"), strict=True):
        text.text = words
    table._tbl.append(row)


def add_picture(document: Document) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 300), (0, 90, 0)).save(buffer, "PNG")
    buffer.seek(0)
    end = next(each for each in document.paragraphs if each.text == "More words.")
    end.add_run().add_picture(buffer, height=Pt(PICTURE_PT))


def change_theme(data: bytes) -> bytes:
    """Other faces, as the menu Design sets them."""
    parts = read_archive(data)
    (name,) = (name for name in parts if name.startswith("word/theme/"))
    theme = parse(parts[name])
    for kind in ("a:majorFont", "a:minorFont"):
        next(next(theme.iter(qualify(kind))).iter(qualify("a:latin"))).set("typeface", NEW_FACE)
    parts[name] = serialize(theme)
    return write_archive(parts)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfPage]:
    """The first page of the edited file, as LibreOffice prints it."""
    activate_fonts()
    document = docx.Document(io.BytesIO(write(BODY)))
    for edit in (add_note, add_row, add_picture):
        edit(document)
    folder = tmp_path_factory.mktemp("edits")
    buffer = io.BytesIO()
    document.save(buffer)
    path = folder / "edited.docx"
    path.write_bytes(change_theme(buffer.getvalue()))
    pages = pypdfium2.PdfDocument(io.BytesIO(convert(path, folder).read_bytes()))
    yield pages[0]
    pages.close()


def words(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


@pytest.mark.slow
def test_a_note_that_is_added_takes_its_number_and_the_later_ones_move_on(printed: pypdfium2.PdfPage) -> None:
    assert re.findall(r"(\d)\s+The (\w+) note", words(printed)) == [("1", "first"), ("2", "new"), ("3", "last")]


@pytest.mark.slow
def test_a_row_that_is_added_is_printed_like_the_one_above(printed: pypdfium2.PdfPage) -> None:
    lines = words(printed).splitlines()
    assert "Boats 40" in " ".join(lines)
    texts = printed.get_textpage()
    heights = {name: texts.get_charbox(words(printed).index(name)) for name in ("Visitors", "Boats")}
    assert heights["Visitors"][0] == pytest.approx(heights["Boats"][0], abs=1.5), "both begin at the same edge"


@pytest.mark.slow
def test_a_picture_that_is_pasted_is_shown_whole(printed: pypdfium2.PdfPage) -> None:
    (picture,) = (each for each in printed.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
    _, bottom, _, top = picture.get_bounds()
    assert top - bottom == pytest.approx(PICTURE_PT, abs=1)
    texts = printed.get_textpage()
    above, below = (texts.get_charbox(words(printed).index(said)) for said in ("First words", "Last words"))
    assert above[1] >= top - 1
    assert below[3] <= bottom + 1


@pytest.mark.slow
def test_a_theme_that_is_changed_changes_the_faces(printed: pypdfium2.PdfPage) -> None:
    assert NEW_FACE.replace(" ", "") in face_of(printed, "A heading")
    assert NEW_FACE.replace(" ", "") in face_of(printed, "First words")


def face_of(page: pypdfium2.PdfPage, said: str) -> str:
    """The name of the face in which some words are printed."""
    texts, name = page.get_textpage(), ctypes.create_string_buffer(200)
    index = words(page).index(said)
    pypdfium2.raw.FPDFText_GetFontInfo(texts, index, name, 200, ctypes.c_int())
    return name.value.decode().replace("-", "")


def test_every_colour_of_the_styles_is_one_of_the_theme() -> None:
    """LibreOffice keeps the colours that a style had; Word takes those of the new theme, by their slots."""
    sheet = part(write(BODY), "word/styles.xml")
    slots = {"w:color": "w:themeColor", "w:shd": "w:themeFill"}
    bare = [node for name, slot in slots.items() for node in sheet.iter(qualify(name)) if not node.get(qualify(slot))]
    assert bare == []


@pytest.mark.slow
def test_what_a_colleague_edits_in_libreoffice_comes_back_as_word(tmp_path: Path) -> None:
    path = tmp_path / "ours.docx"
    path.write_bytes(write(BODY))
    again = docx.Document(str(convert(path, tmp_path / "again", "docx:MS Word 2007 XML")))
    styles = [paragraph.style.name for paragraph in again.paragraphs if paragraph.style and paragraph.text]
    assert styles == ["Title", "Heading 1", *["Body Text"] * 4]
    assert [note for note in again.part.package.parts if str(note.partname) == "/word/footnotes.xml"]
