"""The brand's logo: read from beside the brand file, checked, and at hand as data for each format.

In: a loaded `_brand.yml` and its folder. Out: `Logo`. Never: a file outside that folder, or a picture that is not one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from briefset.design.brand_files import RefusedError, Wording, read_brand_file
from briefset.design.pictures import LARGEST_BYTES, PNG, SVG, TYPES, Picture, read_picture_file
from briefset.diagnostics import Diagnostic, Failure
from briefset.yaml12.document import Loaded

KEY = "logo"
SIZES = ("medium", "large", "small")
"""The standard's names, in the order in which they are taken."""
OFFICE = frozenset({"docx", "pptx"})
"""Formats whose pictures have to be PNG."""
CODE = "theme"
WORDING = Wording(
    outside=("{name} is outside the brand's folder", "put it beside the brand file, or in a folder there"),
    missing=("there is no file {name}", "the path counts from the folder of the brand file"),
    large=("{name} is larger than 1 MiB", "save it smaller"),
    unreadable="{name}: {reason}",
)


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo as lines for paper and screen, as pixels, and for dark ground; its files, and where it is named."""

    vector: Picture | None
    pixels: Picture | None
    dark: Picture | None
    files: dict[str, bytes]
    no_pixels: Diagnostic

    def choose(self, name: str) -> Picture:
        """The picture for a format; raises `Failure` where that needs PNG and there is SVG alone."""
        found = self.pixels if name in OFFICE else self.vector or self.pixels
        if found is None:
            raise Failure([self.no_pixels])
        return replace(found, dark=self.dark.uri) if self.dark and name == "html" else found


def read_logo(loaded: Loaded, folder: Path | None) -> Logo | None:
    """The logo that the brand names, None where it names none; raises `Failure` with all that cannot be printed."""
    if loaded.data.get(KEY) is None or folder is None:
        return None
    light, dark = _entries(loaded.data[KEY], "light"), _entries(loaded.data[KEY], "dark")
    if not light:
        raise Failure([loaded.diagnose(KEY, CODE, "the logo has no picture", "name one as `logo: medium:`")])
    reader = _Reader(loaded, folder)
    pictures = [picture for path, entry in light.items() if (picture := reader.read(path, entry))]
    grounds = [picture for path, entry in list(dark.items())[:1] if (picture := reader.read(path, entry))]
    if reader.faults:
        raise Failure(reader.faults)
    of_kind = {picture.kind: picture for picture in reversed(pictures)}
    message = "Word and PowerPoint need the logo as PNG, and the brand names an SVG alone"
    lacks = loaded.diagnose(KEY, CODE, message, "name a .png of it too, as another entry of `logo: images:`")
    found = (of_kind.get(SVG), of_kind.get(PNG), next(iter(grounds), None))
    return Logo(*found, reader.files, replace(lacks, path=""))


def _entries(given: Any, ground: str) -> dict[str, Any]:
    """Each picture for light or dark ground in the order of choice, by its YAML path."""
    if not isinstance(given, dict) or "path" in given:
        return {KEY: given} if ground == "light" else {}
    images = given.get("images")
    images = images if isinstance(images, dict) else {}
    found: dict[str, Any] = {}
    for path, entry in _sizes(given, ground):
        named = isinstance(entry, str) and entry in images
        found |= {f"{KEY}.images.{entry}": images[entry]} if named else {path: entry}
    if ground == "light":
        taken = _entries(given, "dark")
        others = {f"{KEY}.images.{name}": entry for name, entry in images.items()}
        found |= {path: entry for path, entry in others.items() if path not in taken}
    return found


def _sizes(given: dict[str, Any], ground: str) -> Iterator[tuple[str, Any]]:
    for size in (size for size in SIZES if given.get(size) is not None):
        entry, path = given[size], f"{KEY}.{size}"
        if isinstance(entry, dict) and entry.keys() & {"light", "dark"}:
            if ground in entry:
                yield f"{path}.{ground}", entry[ground]
        elif ground == "light":
            yield path, entry


class _Reader:
    """Reads entry by entry, and keeps the files and what is wrong with them."""

    def __init__(self, loaded: Loaded, folder: Path) -> None:
        self.loaded, self.folder = loaded, folder
        self.files: dict[str, bytes] = {}
        self.faults: list[Diagnostic] = []

    def read(self, path: str, entry: Any) -> Picture | None:
        """The picture of an entry; None for one that cannot be printed."""
        try:
            name, alt = _named(entry, self.loaded.data.get("meta"))
            data = _read(self.folder, name)
            picture = read_picture_file(data, TYPES[PurePosixPath(name).suffix.lower()], alt)
        except RefusedError as refused:
            self.faults.append(self.loaded.diagnose(path, CODE, refused.message, refused.hint))
            return None
        except ValueError as reason:
            hint = "export it anew from the program that drew it, as PNG or as an SVG of shapes"
            message = f"{name} cannot be printed: {reason}"
            self.faults.append(self.loaded.diagnose(path, CODE, message, hint))
            return None
        self.files[name] = data
        return picture


def _named(entry: Any, meta: Any) -> tuple[str, str]:
    """The file's name and the words for it: its own, or the name of the brand."""
    own = entry if isinstance(entry, dict) else {"path": entry}
    name, brand = own.get("path"), meta.get("name") if isinstance(meta, dict) else None
    brand = (brand.get("full") or brand.get("short")) if isinstance(brand, dict) else brand
    alt = own.get("alt") or brand
    if not isinstance(name, str) or PurePosixPath(name).suffix.lower() not in TYPES:
        raise RefusedError(f"{name!r} is not a picture", "name a .png or .svg file")
    if not isinstance(alt, str) or not alt.strip():
        hint = "write {path: …, alt: …}, or give the brand a name as `meta: name:`"
        raise RefusedError("the logo has no words for those who do not see it", hint)
    return name, " ".join(alt.split())


def _read(folder: Path, name: str) -> bytes:
    if "://" in name:
        raise RefusedError(f"{name} is in the network", "download it, and name the file beside the brand file")
    return read_brand_file(folder, name, LARGEST_BYTES, WORDING)
