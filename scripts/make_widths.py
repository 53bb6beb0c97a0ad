"""Write `src/briefset/design/widths.json`: how wide the letters of the bundled faces, of Cambria and of Calibri are.

In: the bundled fonts; Caladea and Carlito, which have the widths of Cambria and Calibri (Debian:
fonts-crosextra-caladea, fonts-crosextra-carlito).
Out: advance widths in thousandths of an em. Never: an outline.
"""

from __future__ import annotations

import json
from pathlib import Path

import rendercv_fonts
from fontTools.ttLib import TTFont

FOLDER = Path("/usr/share/fonts/truetype/crosextra")
OUTPUT = Path(__file__).resolve().parents[1] / "src" / "briefset" / "design" / "widths.json"
FAMILIES = {"Calibri": "Carlito", "Cambria": "Caladea"}
BUNDLED = ("EB Garamond", "Gentium Book Plus", "Noto Sans", "Source Sans 3")
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold italic": "BoldItalic"}
RANGES = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x386, 0x3CF),
    (0x400, 0x460),
    (0x1EA0, 0x1EFA),
    (0x2002, 0x200B),
    (0x2010, 0x2027),
    (0x2030, 0x2034),
    (0x20AC, 0x20AD),
)
SINGLE = (0x2190, 0x2192, 0x2212, 0x2248, 0x2264, 0x2265)


def widths(path: Path) -> dict[str, int]:
    """Thousandths of an em by letter."""
    font = TTFont(path)
    names, advances, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    codes = [*(code for first, last in RANGES for code in range(first, last)), *SINGLE]
    return {chr(code): round(1000 * advances[names[code]][0] / units) for code in codes if code in names}


def files() -> dict[str, dict[str, Path]]:
    """The font file of each family and style."""
    office = {
        family: {style: FOLDER / f"{file}-{suffix}.ttf" for style, suffix in STYLES.items()}
        for family, file in FAMILIES.items()
    }
    bundled = {
        family: {
            style: rendercv_fonts.path_of[family] / f"{family.replace(' ', '')}-{suffix}.ttf"
            for style, suffix in STYLES.items()
        }
        for family in BUNDLED
    }
    return office | bundled


if __name__ == "__main__":
    table = {family: {style: widths(path) for style, path in styles.items()} for family, styles in files().items()}
    OUTPUT.write_text(json.dumps(table, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print(OUTPUT.name)
