"""Pictures as data: what a PNG or an SVG file holds, checked before it is printed.

In: the bytes of a file. Out: `Picture`. Never: a picture that runs, fetches, or cannot be read to its end.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

PNG, SVG = "image/png", "image/svg+xml"
TYPES = {".png": PNG, ".svg": SVG}
SIGNATURE, END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
LARGEST_BYTES, LARGEST_PIXELS = 1 << 20, 1 << 24
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:px|pt|mm|cm|in)?\s*$")
SVG_SPACE = "{http://www.w3.org/2000/svg}"
DRAWING = frozenset(
    {
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "use",
        "symbol",
        "clipPath",
    }
    | {"mask", "linearGradient", "radialGradient", "stop", "pattern", "style", "title", "desc", "metadata"}
)
"""Elements of SVG 2 that draw, or say what is drawn; text is not among them, because its face need not be there."""
KEPT_APART = re.compile(r"\{[^}]*(inkscape|sodipodi|creativecommons|purl\.org|rdf-syntax)[^}]*\}")
"""What programs for drawing note for themselves."""
ELSEWHERE = re.compile(r"url\(\s*[\"']?\s*(?![\"'#\s])|@import|\\", re.IGNORECASE)
"""An address outside the file in a style (CSS Values 4, 4.5), or an escape that could hide one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, its type, its proportions, and the words that stand for it."""

    data: bytes
    kind: str
    width: float
    height: float
    alt: str = ""
    dark: str = ""
    """The address of another picture for dark ground."""

    @property
    def uri(self) -> str:
        """The picture itself as an address (RFC 2397)."""
        return f"data:{self.kind};base64,{base64.b64encode(self.data).decode()}"

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """Its size where it fills a box in one direction and stays inside it in the other."""
        scale = min(width / self.width, height / self.height)
        return round(self.width * scale, 2), round(self.height * scale, 2)


def read_picture_file(data: bytes, kind: str, alt: str) -> Picture:
    """The picture in a file of that type; raises `ValueError` with the reason for one that cannot be printed."""
    return Picture(data, kind, *(_measure_png(data) if kind == PNG else _measure_svg(data)), alt)


def _measure_png(data: bytes) -> tuple[float, float]:
    from PIL import Image

    if not data.startswith(SIGNATURE) or END not in data:
        raise ValueError("it is no PNG, or a damaged one")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if width * height > LARGEST_PIXELS:
        raise ValueError(f"it has {width} × {height} pixels, and 16 million are the most")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError):
        raise ValueError("it is no PNG, or a damaged one") from None
    return width, height


def _measure_svg(data: bytes) -> tuple[float, float]:
    try:
        text = data.decode("utf-8-sig")
        if "<!" in re.sub(r"<!--.*?-->|<!\[CDATA\[", "", text, flags=re.DOTALL) or "<?xml-" in text:
            raise ValueError("it declares a document type or a style sheet of its own")
        root = ET.fromstring(text)  # noqa: S314 - entities are refused above
    except UnicodeDecodeError:
        raise ValueError("it is not written in UTF-8") from None
    except ET.ParseError as fault:
        raise ValueError(f"it is no XML: {fault}") from None
    if root.tag != f"{SVG_SPACE}svg":
        raise ValueError("it is no SVG")
    for element in root.iter():
        for reason in _faults(element):
            raise ValueError(reason)
    return _proportions(root)


def _faults(element: ET.Element) -> Iterator[str]:
    """What in an element is more than drawing."""
    name = element.tag.removeprefix(SVG_SPACE)
    if name not in DRAWING and not KEPT_APART.match(name):
        yield f"<{name.rpartition('}')[2]}> is not allowed: it may hold shapes alone, and text as shapes"
    for key, value in element.items():
        plain = key.rpartition("}")[2]
        if plain.startswith("on"):
            yield f"{plain} would run"
        if (plain in ("href", "src") and not value.startswith("#")) or (ELSEWHERE.search(value) and "}" not in key):
            yield f"{plain} leads out of the file"
    if name == "style" and ELSEWHERE.search(element.text or ""):
        yield "its style leads out of the file"


def _proportions(root: ET.Element) -> tuple[float, float]:
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [NUMBER.match(side) for side in sides]
    width, height = (float(match[1]) if match else 0.0 for match in found)
    if not (width > 0 and height > 0):
        raise ValueError("it has neither a viewBox nor a width and a height")
    return width, height
