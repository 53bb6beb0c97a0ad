"""Pictures of pages, and all of them on one sheet.

In: a finished PDF. Out: PNG bytes, one for each page. Never: a time stamp or a text chunk; equal pages are equal bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import Any

COLUMNS, CELL_PX, GAP_PX = 3, 640, 24
GROUND = (198, 202, 198)


def pdf_to_pngs(pdf: bytes, width_px: int = 1920) -> list[bytes]:
    """Each page as an RGB picture that is `width_px` wide; 960 × 540 pt becomes 1920 × 1080."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [_draw(page, width_px) for page in document]


def _draw(page: Any, width_px: int) -> bytes:
    return _to_png(page.render(scale=width_px / page.get_width()).to_pil().convert("RGB"))


def _to_png(picture: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG", compress_level=9)
    return buffer.getvalue()


def make_contact_sheet(pages: Sequence[bytes]) -> bytes:
    """All pages on one picture, row by row, each 640 pixels wide, on a ground that shows their edges."""
    from PIL import Image

    pictures = [Image.open(io.BytesIO(page)) for page in pages]
    width_px, height_px = CELL_PX, max(round(CELL_PX * picture.height / picture.width) for picture in pictures)
    columns = min(COLUMNS, len(pictures))
    rows = math.ceil(len(pictures) / columns)
    size = (columns * (width_px + GAP_PX) + GAP_PX, rows * (height_px + GAP_PX) + GAP_PX)
    sheet = Image.new("RGB", size, GROUND)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        small = picture.resize((width_px, round(width_px * picture.height / picture.width)), Image.Resampling.LANCZOS)
        sheet.paste(small, (GAP_PX + column * (width_px + GAP_PX), GAP_PX + row * (height_px + GAP_PX)))
    return _to_png(sheet)
