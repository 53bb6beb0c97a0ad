#!/usr/bin/env python3
"""Write the logos of the example brands: SVG for light and for dark ground, and PNG for Word and PowerPoint.

Letters are outlines of the bundled typefaces, so that no program needs a font to show them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import rendercv_fonts
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from briefset.design.fonts import activate_fonts

LOGOS = Path(__file__).resolve().parents[1] / "templates" / "shared" / "brands" / "logos"
HEIGHT, GAP, PIXELS_HIGH = 24, 8, 260
DROP = (
    "M11 0C11 0 1 10.6 1 14.6a10 9.4 0 0 0 20 0C21 10.6 11 0 11 0Z"
    "M5.5 13.6h11v1.5h-11ZM6.8 17h8.4v1.5H6.8ZM7.6 10.2h6.8v1.5H7.6Z"
)
SEAL = "M0 0h24v24H0ZM4 4v16h16v-5h-2.6v2.4H6.6V6.6h10.8V9H20V4ZM10 10v4h10v-4Z"


@dataclass(frozen=True)
class Drawing:
    """A mark and a word beside it, with the colours of both on light and on dark ground."""

    name: str
    mark: str
    mark_width: float
    face: tuple[str, str]
    size: float
    light: tuple[str, str]
    dark: tuple[str, str]


DRAWINGS = (
    Drawing("petrol", DROP, 22, ("Source Sans 3", "Bold"), 21, ("#0B5A66", "#17232B"), ("#7CC4CF", "#F4F6F5")),
    Drawing("cinnabar", SEAL, 24, ("EB Garamond", "Regular"), 24, ("#A6321E", "#1B1E2B"), ("#E8806B", "#F6F2EA")),
)


def write_word(drawing: Drawing) -> tuple[str, float]:
    """The outlines of the brand's name, and how wide the whole logo is."""
    family, style = drawing.face
    font = TTFont(rendercv_fonts.path_of[family] / f"{family.replace(' ', '')}-{style}.ttf")
    glyphs, names, scale = font.getGlyphSet(), font.getBestCmap(), drawing.size / font["head"].unitsPerEm
    baseline = (HEIGHT + font["OS/2"].sCapHeight * scale) / 2
    pen, x = SVGPathPen(glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip(".")), drawing.mark_width + GAP
    for letter in drawing.name.capitalize():
        glyph = names[ord(letter)]
        glyphs[glyph].draw(TransformPen(pen, (scale, 0, 0, -scale, x, baseline)))
        x += glyphs[glyph].width * scale
    return pen.getCommands(), round(x, 1)


def draw_svg(drawing: Drawing, colours: tuple[str, str]) -> str:
    """The logo for one ground."""
    word, width = write_word(drawing)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}">\n'
        f'<path fill="{colours[0]}" fill-rule="evenodd" d="{drawing.mark}"/>\n'
        f'<path fill="{colours[1]}" d="{word}"/>\n</svg>\n'
    )


def draw_png(svg: str, width: float) -> bytes:
    """The logo as pixels without a ground, fine enough for print."""
    from weasyprint import HTML

    page = f"<style>@page{{size:{width}px {HEIGHT}px;margin:0}}body{{margin:0}}svg{{display:block}}</style>{svg}"
    document = pypdfium2.PdfDocument(HTML(string=page).write_pdf())
    scale = PIXELS_HIGH / document[0].get_height()
    picture = document[0].render(scale=scale, fill_color=(255, 255, 255, 0), maybe_alpha=True).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    """Write every logo."""
    activate_fonts()
    LOGOS.mkdir(exist_ok=True)
    for drawing in DRAWINGS:
        svg = draw_svg(drawing, drawing.light)
        (LOGOS / f"{drawing.name}.svg").write_text(svg, encoding="utf-8")
        (LOGOS / f"{drawing.name}-dark.svg").write_text(draw_svg(drawing, drawing.dark), encoding="utf-8")
        (LOGOS / f"{drawing.name}.png").write_bytes(draw_png(svg, write_word(drawing)[1]))


if __name__ == "__main__":
    main()
