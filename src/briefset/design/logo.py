"""The brand's logo: read from beside the brand file, checked, and at hand as data for each format.

In: a loaded `_brand.yml` and its folder. Out: `Logo`.
Never: a file outside that folder; a picture that runs, fetches, or cannot be read to its end.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from briefset.design.templates import LOOK, BrandFiles, tell_missing
from briefset.diagnostics import Diagnostic, Severity
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
"""Formats whose pictures have to be of pixels."""
ALIKE = 0.05
"""How far the proportions of two pictures may lie apart that show the same."""
LARGE_BYTES, LARGE_PX = 1 << 19, 1_600
"""From how many bytes on a picture is made smaller, and the longer side that it has then."""
CODE = "theme"
LEFT_OUT = "the logo is left out where it has no other picture"
AGAIN = "export it anew from the program that drew it, as PNG or as an SVG of shapes"


@dataclass(frozen=True, slots=True)
class Logo:
    """The pictures of the logo, the first for light ground and for dark ground, each as lines and as pixels."""

    light: Versions
    night: Versions | None
    files: dict[str, bytes]

    def choose(self, name: str, draw: Callable[[LogoPicture], LogoPicture], *, on_dark: bool = False) -> LogoPicture:
        """The picture for the paper of a format, with those for light and for dark ground where there are two.

        `draw` makes pixels of lines where there are none.
        """
        day, night = self.light.choose(name, draw), self.night.choose(name, draw) if self.night else None
        if night is None:
            return day
        return replace(night if on_dark else day, dark=night.uri, night=night, day=day)


@dataclass(frozen=True, slots=True)
class Versions:
    """One picture as lines, as pixels or as both."""

    lines: LogoPicture | None
    pixels: LogoPicture | None

    def choose(self, name: str, draw: Callable[[LogoPicture], LogoPicture]) -> LogoPicture:
        """Pixels for Word and PowerPoint, lines for the rest."""
        first, second = (self.pixels, self.lines) if name in OFFICE else (self.lines, self.pixels)
        found = first or second
        assert found is not None
        return draw(found) if name in OFFICE and found.kind == SVG else found


def read_logo(loaded: Loaded, files: BrandFiles) -> tuple[Logo | None, list[Diagnostic]]:
    """The logo that the brand names, None where it names none that can be printed, and remarks."""
    if loaded.data.get(KEY) is None or not files.folders:
        return None, []
    light, dark = (_entries(loaded.data[KEY], ground) for ground in ("light", "dark"))
    if not light:
        hint = "name one as `logo: medium:`"
        return None, [loaded.diagnose(KEY, CODE, "the logo has no picture, and is left out", hint, Severity.WARNING)]
    others = {path: entry for path, entry in _images(loaded.data[KEY]).items() if path not in light | dark}
    reader = _Reader(loaded, files)
    shown, night = (reader.read_all(entries) for entries in (light, dark))
    spare = reader.read_all(others, are_spare=True)
    reader.tell_missing()
    if not shown:
        return None, reader.remarks
    logo = Logo(_versions(shown, spare), _versions(night, spare) if night else None, reader.files)
    return logo, reader.remarks


def _versions(pictures: dict[str, LogoPicture], spare: dict[str, LogoPicture]) -> Versions:
    """The first picture, and the first of the other sort that shows the same: it has its proportions.

    Of those that the brand chooses for nothing, it has its name as well.
    """
    name, first = next(iter(pictures.items()))
    named = [each for other, each in spare.items() if PurePosixPath(other).stem == PurePosixPath(name).stem]
    ratio = first.width / first.height
    same = [each for each in (*pictures.values(), *named) if abs(each.width / each.height / ratio - 1) < ALIKE]
    return Versions(*(next((each for each in same if (each.kind == SVG) is lines), None) for lines in (True, False)))


def _images(logo: Any) -> dict[str, Any]:
    images = logo.get("images") if isinstance(logo, dict) else None
    return {f"{KEY}.images.{name}": entry for name, entry in images.items()} if isinstance(images, dict) else {}


def _entries(logo: Any, ground: str) -> dict[str, Any]:
    """Each picture that the brand chooses for light or dark ground, by its YAML path, the first size first."""
    if not isinstance(logo, dict) or "path" in logo:
        return {KEY: logo} if ground == "light" else {}
    images, found = _images(logo), dict[str, Any]()
    for size in SIZES if any(size in logo for size in SIZES) else ():
        for path, entry in _of_ground(logo.get(size), f"{KEY}.{size}", ground):
            named = f"{KEY}.images.{entry}"
            found |= dict(_of_ground(images[named], named, ground, "light")) if named in images else {path: entry}
    if not found and ground == "light":
        return dict(list(images.items())[:1])
    return found


def _of_ground(entry: Any, path: str, *grounds: str) -> Iterator[tuple[str, Any]]:
    """An entry for one ground or another, each with its path; one that names no ground is for light."""
    if isinstance(entry, dict) and entry.keys() & {"light", "dark"}:
        yield from ((f"{path}.{ground}", entry[ground]) for ground in grounds[:1] if ground in entry)
    elif entry is not None and "light" in grounds:
        yield path, entry


class _Reader:
    """Reads entry by entry, and keeps the files, what is wrong with them, and remarks."""

    def __init__(self, loaded: Loaded, files: BrandFiles) -> None:
        self.loaded, self.beside = loaded, files
        self.files: dict[str, bytes] = {}
        self.missing: dict[str, str] = {}
        self.distant: dict[str, str] = {}
        self.remarks: list[Diagnostic] = []

    def tell_missing(self) -> None:
        """One remark for all pictures that are not there, and one for those of the network, by their paths."""
        told = (
            (self.missing, "not there", LOOK),
            (self.distant, "in the network", "download what is, and name the file"),
        )
        for pictures, where, hint in (each for each in told if each[0]):
            message = f"{tell_missing(pictures.values(), where)}; {LEFT_OUT}"
            self._remark(next(iter(pictures)), message, hint)

    def read_all(self, entries: dict[str, Any], *, are_spare: bool = False) -> dict[str, LogoPicture]:
        """The pictures of entries by the names of their files."""
        read = ((entry, self.read(path, entry, is_spare=are_spare)) for path, entry in entries.items())
        return {entry["path"] if isinstance(entry, dict) else entry: picture for entry, picture in read if picture}

    def read(self, path: str, entry: Any, *, is_spare: bool = False) -> LogoPicture | None:
        """The picture of an entry; None for one that cannot be printed, which is no fault of a spare one."""
        name = entry.get("path") if isinstance(entry, dict) else entry
        if isinstance(name, str) and "://" in name:
            self.distant |= {} if is_spare else {path: name}
            return None
        try:
            if not isinstance(name, str) or PurePosixPath(name).suffix.lower() not in TYPES:
                raise RefusedError(f"{name!r} is not a picture", "name a .svg, .png, .jpg or .webp file")
            if not self.beside.has(name):
                self.missing |= {} if is_spare else {path: name}
                return None
            kind = TYPES[PurePosixPath(name).suffix.lower()]
            picture = read_picture_file(_read(self.beside, name), kind)
            if len(picture.data) > LARGE_BYTES:
                picture = _shrink(picture, picture.kind)
        except (RefusedError, ValueError) as refused:
            if not is_spare:
                hint = refused.hint if isinstance(refused, RefusedError) else AGAIN
                told = str(refused) if isinstance(refused, RefusedError) else f"{name} cannot be printed: {refused}"
                self._remark(path, f"{told}; {LEFT_OUT}", hint)
            return None
        self.files[name] = picture.data
        return replace(picture, alt=self._words(entry, name, path, is_spare=is_spare))

    def _words(self, entry: Any, name: str, path: str, *, is_spare: bool) -> str:
        """The words for a picture: its own, the name of the brand, otherwise those of its file, with a remark."""
        meta = self.loaded.data.get("meta")
        brand = meta.get("name") if isinstance(meta, dict) else None
        brand = (brand.get("full") or brand.get("short")) if isinstance(brand, dict) else brand
        words = " ".join(str((entry.get("alt") if isinstance(entry, dict) else "") or brand or "").split())
        if words or is_spare:
            return words
        words = " ".join(re.split(r"[\W_]+", PurePosixPath(name).stem)).strip() or "logo"
        hint = "write {path: …, alt: …}, or give the brand a name as `meta: name:`"
        self._remark(path, f"those who do not see the logo are told “{words}”, the name of its file", hint)
        return words

    def _remark(self, path: str, message: str, hint: str) -> None:
        if message not in [each.message for each in self.remarks]:
            self.remarks.append(self.loaded.diagnose(path, CODE, message, hint, Severity.WARNING))


def _read(files: BrandFiles, name: str) -> bytes:
    try:
        return files.read(name, MAX_LOGO_BYTES)
    except RefusedError as refused:
        raise RefusedError(f"{name} {refused.message}", refused.hint) from None


PNG, JPEG, WEBP, SVG = "image/png", "image/jpeg", "image/webp", "image/svg+xml"
TYPES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG, ".webp": WEBP, ".svg": SVG}
PIXELS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
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
PLAIN = re.compile(r"<!--.*?-->|<!\[CDATA\[|<!DOCTYPE\s[^<>\[\]]*>", re.DOTALL)
"""Comments, and the document type of SVG 1.1, which defines nothing by itself and is never fetched."""
EVENT = re.compile("on[a-z]+", re.IGNORECASE)
"""What runs when something happens (HTML, 8.1.8); `only_selected` is a note of a program."""
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
    night: LogoPicture | None = None
    """That picture."""
    day: LogoPicture | None = None
    """The one for light ground, where there is another for dark."""

    @property
    def uri(self) -> str:
        """The picture itself as an address (RFC 2397)."""
        return f"data:{self.kind};base64,{base64.b64encode(self.data).decode()}"

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """Its size where it fills a box in one direction and stays inside it in the other."""
        scale = min(width / self.width, height / self.height)
        return round(self.width * scale, 2), round(self.height * scale, 2)


def read_picture_file(data: bytes, kind: str) -> LogoPicture:
    """The picture in a file of that type; raises `ValueError` with the reason for one that cannot be printed."""
    try:
        size = _measure_svg(data) if kind == SVG else _measure_pixels(data, PIXELS[kind])
    except RefusedError as refused:
        raise ValueError(refused.message) from None
    picture = LogoPicture(data, kind, *size)
    return _shrink(picture, PNG) if kind == WEBP else picture  # Word and PowerPoint know no WebP


def _shrink(picture: LogoPicture, kind: str) -> LogoPicture:
    """A picture of pixels with as many of them as the largest page shows, one of lines as it is."""
    if kind == SVG:
        return picture
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as opened:
        opened.thumbnail((LARGE_PX, LARGE_PX))
        opened.save(buffer := io.BytesIO(), PIXELS[kind])
    return replace(picture, data=buffer.getvalue(), kind=kind)


@contextmanager
def _strict_pictures() -> Iterator[None]:
    """A picture that is cut off is refused: WeasyPrint tells Pillow to accept them, for the whole process."""
    from PIL import ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _measure_pixels(data: bytes, kind: str) -> tuple[float, float]:
    from PIL import Image

    damaged = f"it is no {kind}, or a damaged one"
    if kind == "PNG" and (not data.startswith(SIGNATURE) or END not in data):
        raise ValueError(damaged)
    with _strict_pictures(), parsing(damaged, AGAIN), Image.open(io.BytesIO(data), formats=(kind,)) as picture:
        width, height = picture.size
        if width * height > MAX_LOGO_PIXELS:
            raise RefusedError(f"it has {width} × {height} pixels, and 16 million are the most", AGAIN)
        picture.load()
    return width, height


def _measure_svg(data: bytes) -> tuple[float, float]:
    try:
        text = data.decode("utf-8-sig")
        if "<!" in PLAIN.sub("", text) or "<?xml-" in text:
            raise ValueError("it declares entities or a style sheet of its own")
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
        if EVENT.fullmatch(key):
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
