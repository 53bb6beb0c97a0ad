"""Pictures of pages, and all of them on one sheet, or each in a shape of its own.

In: a finished PDF. Out: PNG bytes, for each page, and for the sheet.
Never: a time stamp, or a text but the identifier; equal pages are equal bytes.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Sequence
from itertools import cycle
from typing import Any

from briefset.diagnostics import Diagnostic, Failure, Position

COLUMNS, CELL_PX, GAP_PX = 3, 640, 24
GROUND = (198, 202, 198)
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVEL = 4
"""Of zlib, over rows as they are: the filters that Pillow tries for each row take as long again, and make pages of text
on plain ground larger by a fifth. Level 3 takes two thirds of the time, and is larger by a fifth as well."""


def pdf_to_pictures(pdf: bytes, shapes: Sequence[tuple[int, int]], identifier: str = "") -> list[bytes]:
    """Each page as an RGB picture; the pages have the shapes in turn, each a width and a height in pixels.

    Raises `Failure` for a page of another shape.
    """
    import pypdfium2

    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, (page, (width_px, height_px)) in enumerate(zip(document, cycle(shapes), strict=False), 1):
            scale = width_px / page.get_width()
            if abs(scale * page.get_height() - height_px) > 1:
                message = f"page {number} is no picture of {width_px} × {height_px} pixels"
                hint = "give it that size in its style sheet, or change `pictures` in product.yaml"
                raise Failure([Diagnostic(Position(""), "product", message, hint)])
            pictures.append(_to_png(_draw(page, scale).crop((0, 0, width_px, height_px)), identifier))
    return pictures


def pdf_to_pngs(pdf: bytes, width_px: int = 1920, identifier: str = "") -> list[bytes]:
    """Each page as an RGB picture that is `width_px` wide (960 × 540 pt becomes 1920 × 1080), and all on one sheet."""
    import pypdfium2

    pages, small = [], []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = _draw(page, width_px / page.get_width())
            pages.append(_to_png(picture, identifier))
            small.append(_shrink(picture))
    return [*pages, _to_png(make_contact_sheet(small), identifier)]


def _draw(page: Any, scale: float) -> Any:
    return page.render(scale=scale, rev_byteorder=True).to_pil()


def _to_png(picture: Any, identifier: str) -> bytes:
    """An RGB picture (PNG, third edition, 11), in one chunk of rows that no filter has changed."""
    data, row = picture.tobytes(), 3 * picture.width
    rows = b"".join(b"\0" + data[start : start + row] for start in range(0, len(data), row))
    head = picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    text = _chunk(b"tEXt", b"Identifier\0" + identifier.encode("latin-1")) if identifier else b""
    return SIGNATURE + _chunk(b"IHDR", head) + text + _chunk(b"IDAT", zlib.compress(rows, LEVEL)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def make_contact_sheet(pictures: Sequence[Any]) -> Any:
    """All pages on one picture, row by row, each 640 pixels wide, on a ground that shows their edges."""
    from PIL import Image

    cells = [_shrink(picture) for picture in pictures]
    height_px, columns = max(cell.height for cell in cells), min(COLUMNS, len(cells))
    rows = math.ceil(len(cells) / columns)
    size = (columns * (CELL_PX + GAP_PX) + GAP_PX, rows * (height_px + GAP_PX) + GAP_PX)
    sheet = Image.new("RGB", size, GROUND)
    for index, cell in enumerate(cells):
        row, column = divmod(index, columns)
        sheet.paste(cell, (GAP_PX + column * (CELL_PX + GAP_PX), GAP_PX + row * (height_px + GAP_PX)))
    return sheet


def _shrink(picture: Any) -> Any:
    """The picture as wide as a cell of the sheet, each of its pixels the mean of those in its place."""
    from PIL.Image import Resampling

    return picture.resize((CELL_PX, round(CELL_PX * picture.height / picture.width)), Resampling.BOX)


LOGO_PX = 900
"""How wide or high a logo is drawn: three inches at three hundred pixels."""


def svg_to_png(svg: str, width: float, height: float) -> bytes:
    """A picture of lines, given as an address that holds it, as one of pixels on clear ground."""
    import pypdfium2
    import weasyprint

    scale = LOGO_PX / max(width, height)
    size = f"{width * scale:.2f}px {height * scale:.2f}px"
    style = f"@page {{ size: {size}; margin: 0 }} img {{ display: block; width: 100% }}"
    page = weasyprint.HTML(string=f'<style>{style}</style><body style="margin:0"><img src="{svg}">')
    with pypdfium2.PdfDocument(page.write_pdf()) as document:
        drawn = document[0].render(scale=96 / 72, fill_color=(255, 255, 255, 0), maybe_alpha=True)
        buffer, strategy = io.BytesIO(), zlib.Z_DEFAULT_STRATEGY
        drawn.to_pil().convert("RGBA").save(buffer, format="PNG", compress_level=LEVEL, compress_type=strategy)
        return buffer.getvalue()
