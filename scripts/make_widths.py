"""Write `src/briefset/design/widths.json`: how wide the letters of the bundled faces and of Office's own are.

In: the bundled fonts; a folder, given as the argument, that holds below it the fonts whose letters are as wide as
Office's: Arimo, Tinos, Caladea, Carlito (Debian: fonts-croscore, fonts-crosextra-caladea, fonts-crosextra-carlito) and
Gelasio (npm: @expo-google-fonts/gelasio).
Out: advance widths in thousandths of an em. Never: an outline.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import rendercv_fonts
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "briefset" / "design" / "widths.json"
FAMILIES = {
    "Arial": "Arimo",
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Georgia": "Gelasio",
    "Times New Roman": "Tinos",
}
BUNDLED = ("EB Garamond", "Gentium Book Plus", "Noto Sans", "Source Sans 3")
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold italic": "BoldItalic"}
GELASIO = {"Regular": "400Regular", "Bold": "700Bold", "Italic": "400Regular_Italic", "BoldItalic": "700Bold_Italic"}
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


def files(folder: Path) -> dict[str, dict[str, Path]]:
    """The font file of each family and style."""
    office = {
        family: {style: _find(folder, file, suffix) for style, suffix in STYLES.items()}
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


def _find(folder: Path, file: str, suffix: str) -> Path:
    names = (f"{file}-{suffix}.ttf", f"{file}_{GELASIO[suffix]}.ttf")
    return next(path for path in folder.rglob("*.ttf") if path.name in names)


if __name__ == "__main__":
    table = {
        family: {style: widths(path) for style, path in styles.items()}
        for family, styles in files(Path(sys.argv[1])).items()
    }
    OUTPUT.write_text(json.dumps(table, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print(OUTPUT.name)
