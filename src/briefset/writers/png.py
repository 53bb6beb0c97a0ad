"""Pictures of pages, and all of them on one sheet, or each in a shape of its own.

In: a finished PDF. Out: PNG bytes, for each page, and for the sheet.
Never: a time stamp, or a text but the identifier; equal pages are equal bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import cycle
from typing import Any

from briefset.diagnostics import Diagnostic, Failure, Position

COLUMNS, CELL_PX, GAP_PX = 3, 640, 24
GROUND = (198, 202, 198)
LEVEL, STRATEGY = 4, 0
"""Of zlib, with its default strategy. For slides, level 9 and the strategy of Pillow's choice take three times as long,
and are larger by one hundredth; level 3 is larger by a sixth."""


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
            picture = page.render(scale=scale).to_pil().convert("RGB")
            pictures.append(_to_png(picture.crop((0, 0, width_px, height_px)), identifier))
    return pictures


def pdf_to_pngs(pdf: bytes, width_px: int = 1920, identifier: str = "") -> list[bytes]:
    """Each page as an RGB picture that is `width_px` wide (960 × 540 pt becomes 1920 × 1080), and all on one sheet."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=width_px / page.get_width()).to_pil().convert("RGB") for page in document]
    return [_to_png(picture, identifier) for picture in (*pages, make_contact_sheet(pages))]


def _to_png(picture: Any, identifier: str) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    texts, buffer = PngInfo(), io.BytesIO()
    if identifier:
        texts.add_text("Identifier", identifier)
    picture.save(buffer, format="PNG", compress_level=LEVEL, compress_type=STRATEGY, pnginfo=texts)
    return buffer.getvalue()


def make_contact_sheet(pictures: Sequence[Any]) -> Any:
    """All pages on one picture, row by row, each 640 pixels wide, on a ground that shows their edges."""
    from PIL import Image

    width_px, height_px = CELL_PX, max(round(CELL_PX * picture.height / picture.width) for picture in pictures)
    columns = min(COLUMNS, len(pictures))
    rows = math.ceil(len(pictures) / columns)
    size = (columns * (width_px + GAP_PX) + GAP_PX, rows * (height_px + GAP_PX) + GAP_PX)
    sheet = Image.new("RGB", size, GROUND)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        small = picture.resize((width_px, round(width_px * picture.height / picture.width)), Image.Resampling.LANCZOS)
        sheet.paste(small, (GAP_PX + column * (width_px + GAP_PX), GAP_PX + row * (height_px + GAP_PX)))
    return sheet


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
        return _to_png(drawn.to_pil().convert("RGBA"), "")
