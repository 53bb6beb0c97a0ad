"""Byte-stable Office files: the same parts give the same archive on every machine.

In: a .docx, .pptx or .xlsx and the date of the summary. Out: the archive rewritten. Never: reads a clock.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

from briefset.writers.ooxml.xml import parse, qualify, serialize

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o644 << 16
DATES = ("dcterms:created", "dcterms:modified")


def normalise(data: bytes, date: datetime) -> bytes:
    """The archive with sorted parts, 1980 dates and `date` as its created and modified properties.

    Embedded workbooks are treated alike. Part order after ECMA-376, part 2: content types first.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    return write_normalised(parts, date)


def write_normalised(parts: Mapping[str, bytes], date: datetime) -> bytes:
    """An archive of the parts as `normalise` makes it."""
    return write_archive({name: _stable(name, data, date) for name, data in parts.items()})


def write_archive(parts: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """A zip archive of the parts, the same bytes for the same parts; uncompressed for a reader in the same process."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = UNIX, READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def _stable(name: str, data: bytes, date: datetime) -> bytes:
    if name.endswith(".xlsx"):
        return normalise(data, date)
    return _date(data, date) if name == "docProps/core.xml" else data


def _date(core: bytes, date: datetime) -> bytes:
    root = parse(core)
    for name in DATES:
        for node in root.iter(qualify(name)):
            node.text = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    return serialize(root)
