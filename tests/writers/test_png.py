from __future__ import annotations

import io

import pytest
from PIL import Image

from briefset.design.fonts import activate_fonts
from briefset.diagnostics import Failure
from briefset.writers.png import make_contact_sheet, pdf_to_pictures, pdf_to_pngs

PAGES = "<style>@page{size:960pt 540pt;margin:0}</style><p>One<p style='break-before:page'>Two"


def pdf() -> bytes:
    activate_fonts()
    import weasyprint

    data: bytes = weasyprint.HTML(string=PAGES).write_pdf()
    return data


def test_a_slide_is_1920_by_1080_pixels() -> None:
    pictures = [Image.open(io.BytesIO(data)) for data in pdf_to_pngs(pdf())]
    assert [picture.size for picture in pictures] == [(1920, 1080), (1920, 1080), (1352, 408)]


def test_the_same_pages_are_the_same_bytes() -> None:
    data = pdf()
    assert pdf_to_pngs(data) == pdf_to_pngs(data)


def test_the_contact_sheet_holds_every_page_in_rows_of_three() -> None:
    colours = [(200, 0, 0), (0, 200, 0), (0, 0, 200), (200, 200, 0)]
    sheet = make_contact_sheet([Image.new("RGB", (1920, 1080), colour) for colour in colours])
    assert sheet.size == (3 * 664 + 24, 2 * 384 + 24)
    centres = [(344, 204), (1008, 204), (1672, 204), (344, 588)]
    assert [sheet.getpixel(centre) for centre in centres] == colours


def test_a_picture_carries_no_text_and_no_time() -> None:
    for data in pdf_to_pngs(pdf()):
        assert not [name for name in (b"tEXt", b"iTXt", b"zTXt", b"tIME") if name in data]


def test_pages_have_the_shapes_of_the_product_in_turn() -> None:
    pictures = [Image.open(io.BytesIO(data)) for data in pdf_to_pictures(pdf(), [(1920, 1080), (960, 540)])]
    assert [picture.size for picture in pictures] == [(1920, 1080), (960, 540)]


def test_a_page_of_another_shape_is_refused() -> None:
    with pytest.raises(Failure) as caught:
        pdf_to_pictures(pdf(), [(1200, 630)])
    assert [fault.message for fault in caught.value.diagnostics] == ["page 1 is no picture of 1200 × 630 pixels"]
