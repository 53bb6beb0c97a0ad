"""A colleague carries on with the deck: a new slide of each layout looks like ours, also in another theme."""

import io
from collections.abc import Iterator
from copy import deepcopy

import pypdfium2
import pytest
from lxml import etree
from pptx import Presentation

from briefset.writers.ooxml.package import read_archive, write_archive
from briefset.writers.pptx import deck_to_pptx
from briefset.writers.pptx.deck import Cell, Deck, Paragraph, Run, Slide, Table, TextBox
from tests.support.libreoffice import convert
from tests.support.slides import REFERENCE, theme

ACCENT = "C00000"
SOURCE = "Ann, A Journal"
METADATA = {"date": "2026-11-23T00:00:00Z"}
NEW = ("Title and text", "Section", "Two columns", "Sources and contact", "Title", "Chart", "Quotation")
FOOT_PT = 490


def ours() -> bytes:
    foot = (TextBox("title", "a", (Paragraph((Run("Ours"),)),)), TextBox("source", "a", (Paragraph((Run(SOURCE),)),)))
    made = Slide("list", "slides[0]", "Ours", foot, ())
    return deck_to_pptx(Deck((made,), "en-GB", "Deck", METADATA), theme(), REFERENCE)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    """One slide of ours, then a new one of each layout, in a theme with another accent, as LibreOffice prints them."""
    show = Presentation(io.BytesIO(ours()))
    layouts = {layout.name: layout for layout in show.slide_layouts}
    for name in NEW:
        slide = show.slides.add_slide(layouts[name])
        for shape in slide.placeholders:
            if shape.has_text_frame and shape.placeholder_format.type is not None:
                shape.text_frame.text = f"New {shape.placeholder_format.idx}"
    buffer = io.BytesIO()
    show.save(buffer)
    parts = read_archive(buffer.getvalue())
    for name in (name for name in parts if name.startswith("ppt/theme/")):
        root = etree.fromstring(parts[name])
        for accent in root.iter("{*}accent1"):
            accent[0].set("val", ACCENT)
        parts[name] = etree.tostring(root)
    folder = tmp_path_factory.mktemp("deck")
    path = folder / "edited.pptx"
    path.write_bytes(write_archive(parts))
    pages = pypdfium2.PdfDocument(io.BytesIO(convert(path, folder).read_bytes()))
    yield pages
    pages.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", NEW)
def test_a_new_slide_of_each_layout_prints_its_title_within_the_slide(
    printed: pypdfium2.PdfDocument, name: str
) -> None:
    page = printed[1 + NEW.index(name)]
    texts = page.get_textpage()
    said = texts.get_text_range()
    assert "New 0" in said
    left, bottom, right, top = texts.get_charbox(said.index("New 0"))
    assert 0 < left < right < page.get_width()
    assert 0 < bottom < top < page.get_height()


@pytest.mark.slow
@pytest.mark.parametrize("name", NEW[:4])
def test_a_new_slide_has_its_accent_from_the_theme(printed: pypdfium2.PdfDocument, name: str) -> None:
    image = printed[1 + NEW.index(name)].render(scale=1).to_pil().convert("RGB")
    assert any(red > 150 and max(green, blue) < 60 for _, (red, green, blue) in image.getcolors(1 << 20))


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Paragraph((Run(text),)),)) for text in texts)


@pytest.mark.parametrize("rows", [2, 3, 5, 7])
@pytest.mark.parametrize(
    ("kind", "layout", "head"), [("rows", "list", ()), ("steps", "steps", ()), ("table", "table", ("What", "Said"))]
)
def test_a_row_that_is_added_to_a_table_ends_above_the_foot(
    kind: str, layout: str, head: tuple[str, ...], rows: int
) -> None:
    cells = (*([row(*head)] if head else []), *(row(f"Row {number}", "what is said") for number in range(rows)))
    table = Table("table" if head else "points", "", kind, (3, 9), bool(head), cells, ("",) * len(cells))
    made = Slide(layout, "", "A title", (TextBox("title", "", (Paragraph((Run("A title"),)),)), table), ())
    shown = Presentation(io.BytesIO(deck_to_pptx(Deck((made,), "en", "Deck", METADATA), theme(), REFERENCE)))
    (frame,) = (shape for shape in shown.slides[0].shapes if shape.has_table)
    frame.table._tbl.append(deepcopy(frame.table._tbl.tr_lst[-1]))
    heights = [each.height.pt for each in frame.table.rows]
    assert frame.top.pt + sum(heights) <= FOOT_PT
    assert sum(heights[:-1]) > 0.6 * (FOOT_PT - frame.top.pt), "the slide is not half empty without it"
