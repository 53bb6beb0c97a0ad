"""The brand's logo: read from beside the brand file, checked, and at hand as data for each format.

In: a loaded `_brand.yml` and its folder. Out: `Logo`.
Never: a file outside that folder; a picture that runs, fetches, or cannot be read to its end.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from briefset.design.templates import BrandFiles
from briefset.diagnostics import Diagnostic, Failure
from briefset.diagnostics.limits import (
    MAX_ELEMENT_DEPTH,
    MAX_LOGO_BYTES,
    MAX_LOGO_PIXELS,
    MAX_LOGO_SIDE,
    MAX_SVG_ELEMENTS,
    MAX_SVG_MATCHES,
)
from briefset.files.formats import RefusedError, parsing
from briefset.yaml12.document import Loaded

KEY = "logo"
SIZES = ("medium", "large", "small")
"""The standard's names, in the order in which they are taken."""
OFFICE = frozenset({"docx", "pptx"})
"""Formats whose pictures have to be PNG."""
CODE = "theme"
AGAIN = "export it anew from the program that drew it, as PNG or as an SVG of shapes"


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo as lines for paper and screen, as pixels, and for dark ground; its files, and where it is named."""

    vector: LogoPicture | None
    pixels: LogoPicture | None
    dark: LogoPicture | None
    files: dict[str, bytes]
    no_pixels: Diagnostic

    def choose(self, name: str) -> LogoPicture:
        """The picture for a format; raises `Failure` where that needs PNG and there is SVG alone."""
        found = self.pixels if name in OFFICE else self.vector or self.pixels
        if found is None:
            raise Failure([self.no_pixels])
        return replace(found, dark=self.dark.uri) if self.dark and name == "html" else found


def read_logo(loaded: Loaded, files: BrandFiles) -> Logo | None:
    """The logo that the brand names, None where it names none; raises `Failure` with all that cannot be printed."""
    if loaded.data.get(KEY) is None or not files.folders:
        return None
    light, dark = _entries(loaded.data[KEY], "light"), _entries(loaded.data[KEY], "dark")
    if not light:
        raise Failure([loaded.diagnose(KEY, CODE, "the logo has no picture", "name one as `logo: medium:`")])
    reader = _Reader(loaded, files)
    pictures = [picture for path, entry in light.items() if (picture := reader.read(path, entry))]
    grounds = [picture for path, entry in list(dark.items())[:1] if (picture := reader.read(path, entry))]
    if reader.faults:
        raise Failure(reader.faults)
    of_kind = {picture.kind: picture for picture in reversed(pictures)}
    message = "Word and PowerPoint need the logo as PNG, and the brand names an SVG alone"
    lacks = loaded.diagnose(KEY, CODE, message, "name a .png of it too, as another entry of `logo: images:`")
    found = (of_kind.get(SVG), of_kind.get(PNG), next(iter(grounds), None))
    return Logo(*found, reader.files, replace(lacks, path=""))


def _entries(logo: Any, ground: str) -> dict[str, Any]:
    """Each picture for light or dark ground in the order of choice, by its YAML path."""
    if not isinstance(logo, dict) or "path" in logo:
        return {KEY: logo} if ground == "light" else {}
    images = logo.get("images")
    images = images if isinstance(images, dict) else {}
    found: dict[str, Any] = {}
    for path, entry in _sizes(logo, ground):
        named = isinstance(entry, str) and entry in images
        found |= {f"{KEY}.images.{entry}": images[entry]} if named else {path: entry}
    if ground == "light":
        taken = _entries(logo, "dark")
        others = {f"{KEY}.images.{name}": entry for name, entry in images.items()}
        found |= {path: entry for path, entry in others.items() if path not in taken}
    return found


def _sizes(logo: dict[str, Any], ground: str) -> Iterator[tuple[str, Any]]:
    for size in (size for size in SIZES if logo.get(size) is not None):
        entry, path = logo[size], f"{KEY}.{size}"
        if isinstance(entry, dict) and entry.keys() & {"light", "dark"}:
            if ground in entry:
                yield f"{path}.{ground}", entry[ground]
        elif ground == "light":
            yield path, entry


class _Reader:
    """Reads entry by entry, and keeps the files and what is wrong with them."""

    def __init__(self, loaded: Loaded, files: BrandFiles) -> None:
        self.loaded, self.beside = loaded, files
        self.files: dict[str, bytes] = {}
        self.faults: list[Diagnostic] = []

    def read(self, path: str, entry: Any) -> LogoPicture | None:
        """The picture of an entry; None for one that cannot be printed."""
        try:
            name, alt = _named(entry, self.loaded.data.get("meta"))
            data = _read(self.beside, name)
            picture = read_picture_file(data, TYPES[PurePosixPath(name).suffix.lower()], alt)
        except RefusedError as refused:
            self.faults.append(self.loaded.diagnose(path, CODE, refused.message, refused.hint))
            return None
        except ValueError as reason:
            self.faults.append(self.loaded.diagnose(path, CODE, f"{name} cannot be printed: {reason}", AGAIN))
            return None
        self.files[name] = data
        return picture


def _named(entry: Any, meta: Any) -> tuple[str, str]:
    """The file's name and the words for it: its picture, or the name of the brand."""
    picture = entry if isinstance(entry, dict) else {"path": entry}
    name, brand = picture.get("path"), meta.get("name") if isinstance(meta, dict) else None
    brand = (brand.get("full") or brand.get("short")) if isinstance(brand, dict) else brand
    alt = picture.get("alt") or brand
    if not isinstance(name, str) or PurePosixPath(name).suffix.lower() not in TYPES:
        raise RefusedError(f"{name!r} is not a picture", "name a .png or .svg file")
    if not isinstance(alt, str) or not alt.strip():
        hint = "write {path: …, alt: …}, or give the brand a name as `meta: name:`"
        raise RefusedError("the logo has no words for those who do not see it", hint)
    return name, " ".join(alt.split())


def _read(files: BrandFiles, name: str) -> bytes:
    if "://" in name:
        raise RefusedError(f"{name} is in the network", "download it, and name the file beside the brand file")
    try:
        return files.read(name, MAX_LOGO_BYTES)
    except RefusedError as refused:
        raise RefusedError(f"{name} {refused.message}", refused.hint) from None


PNG, SVG = "image/png", "image/svg+xml"
TYPES = {".png": PNG, ".svg": SVG}
SIGNATURE, END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:px|pt|mm|cm|in)?\s*$")
SVG_SPACE = "{http://www.w3.org/2000/svg}"
DRAWING = frozenset((
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "use", "symbol",
    "clipPath", "mask", "linearGradient", "radialGradient", "stop", "pattern", "style", "title", "desc", "metadata"
))  # fmt: skip
"""Elements of SVG 2 that draw, or say what is drawn; text is not among them, because its face need not be there."""
KEPT_APART = re.compile(r"\{[^}]*(inkscape|sodipodi|creativecommons|purl\.org|rdf-syntax)[^}]*\}")
"""What programs for drawing note for themselves."""
WITHIN = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")
ELSEWHERE = re.compile(r"url\(\s*[\"']?\s*(?![\"'#\s])|@import|\\", re.IGNORECASE)
"""An address outside the file in a style (CSS Values 4, 4.5), or an escape that could hide one."""


@dataclass(frozen=True, slots=True)
class LogoPicture:
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


def read_picture_file(data: bytes, kind: str, alt: str) -> LogoPicture:
    """The picture in a file of that type; raises `ValueError` with the reason for one that cannot be printed."""
    try:
        return LogoPicture(data, kind, *(_measure_png(data) if kind == PNG else _measure_svg(data)), alt)
    except RefusedError as refused:
        raise ValueError(refused.message) from None


@contextmanager
def _strict_pictures() -> Iterator[None]:
    """A picture that is cut off is refused: WeasyPrint tells Pillow to accept them, for the whole process."""
    from PIL import ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _measure_png(data: bytes) -> tuple[float, float]:
    from PIL import Image

    if not data.startswith(SIGNATURE) or END not in data:
        raise ValueError("it is no PNG, or a damaged one")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if width * height > MAX_LOGO_PIXELS:
        raise ValueError(f"it has {width} × {height} pixels, and 16 million are the most")
    with (
        _strict_pictures(),
        parsing("it is no PNG, or a damaged one", AGAIN),
        Image.open(io.BytesIO(data), formats=("PNG",)) as picture,
    ):
        picture.load()
    return width, height


def _measure_svg(data: bytes) -> tuple[float, float]:
    try:
        text = data.decode("utf-8-sig")
        if "<!" in re.sub(r"<!--.*?-->|<!\[CDATA\[", "", text, flags=re.DOTALL) or "<?xml-" in text:
            raise ValueError("it declares a document type or a style sheet of its own")
    except UnicodeDecodeError:
        raise ValueError("it is not written in UTF-8") from None
    with parsing("it is no XML: {reason}", AGAIN):
        root = ET.fromstring(text)  # noqa: S314 - entities are refused above
    if root.tag != f"{SVG_SPACE}svg":
        raise ValueError("it is no SVG")
    for element in root.iter():
        for reason in _faults(element):
            raise ValueError(reason)
    rules = sum((style.text or "").count("{") for style in root.iter(f"{SVG_SPACE}style"))
    if rules * sum(1 for _ in root.iter()) > MAX_SVG_MATCHES:
        raise ValueError(f"it has {rules:,} rules of style, each of which is tried on each shape")
    if _Drawn(root).count(root) > MAX_SVG_ELEMENTS:
        raise ValueError(f"it draws more than {MAX_SVG_ELEMENTS:,} shapes, or what it draws again holds itself")
    return _proportions(root)


class _Drawn:
    """How many elements are drawn, those that others draw again counted as often."""

    def __init__(self, root: ET.Element) -> None:
        self.by_id = {element.get("id"): element for element in root.iter()}
        self.known: dict[ET.Element, int] = {}

    def count(self, element: ET.Element, depth: int = 0) -> int:
        """One and those below, and below what it names; too many for what holds itself or is nested too deep."""
        if depth > MAX_ELEMENT_DEPTH:
            return MAX_SVG_ELEMENTS + 1
        if element not in self.known:
            self.known[element] = MAX_SVG_ELEMENTS + 1
            named = [self.by_id[name] for name in _names(element) if name in self.by_id]
            below = sum(self.count(each, depth + 1) for each in (*element, *named))
            self.known[element] = min(MAX_SVG_ELEMENTS, below) + 1
        return self.known[element]


def _names(element: ET.Element) -> Iterator[str]:
    """The ids of what an element draws again, or is filled, cut or masked with."""
    for key, value in element.items():
        if key.rpartition("}")[2] == "href":
            yield value.removeprefix("#")
        yield from WITHIN.findall(value)


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
    if not (0 < width < MAX_LOGO_SIDE and 0 < height < MAX_LOGO_SIDE):
        raise ValueError("it has neither a viewBox nor a width and a height")
    return width, height
