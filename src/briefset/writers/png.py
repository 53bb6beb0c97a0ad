"""Pictures of pages.

In: a finished PDF. Out: PNG bytes, one for each page. Never: a time stamp or a text chunk; equal pages are equal bytes.
"""

from __future__ import annotations

import io
from typing import Any


def pdf_to_pngs(pdf: bytes, width_px: int = 1920) -> list[bytes]:
    """Each page as an RGB picture that is `width_px` wide; 960 × 540 pt becomes 1920 × 1080."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [_draw(page, width_px) for page in document]


def _draw(page: Any, width_px: int) -> bytes:
    buffer = io.BytesIO()
    picture = page.render(scale=width_px / page.get_width()).to_pil().convert("RGB")
    picture.save(buffer, format="PNG", compress_level=9)
    return buffer.getvalue()
