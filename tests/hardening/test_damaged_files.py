"""Damaged fonts, pictures, PDF and Office files: whatever a library raises over them becomes one error.

The damage is the same each time: cut after each sixteenth of the file, and a stretch of it overwritten there.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum
from PIL import Image

from briefset.design.font_entries import read_font_entries
from briefset.design.fonts import read_face, subset_font
from briefset.design.logo import PNG, SVG, read_picture_file
from briefset.design.templates import BrandFiles, built_in_templates
from briefset.diagnostics import Failure
from briefset.evidence.trace.documents import read_blocks
from briefset.files.formats import RefusedError, inflate
from briefset.writers.ooxml.package import read_parts, read_reference
from briefset.yaml12.document import load

pytestmark = pytest.mark.slow  # each file is damaged in many places

STEPS = 16
FILLINGS = (b"\x00", b"\xff", b"<", b"9")


def damage(data: bytes) -> Iterator[bytes]:
    for step in range(STEPS):
        start = len(data) * step // STEPS
        yield data[:start]
        for filling in FILLINGS:
            yield data[:start] + filling * min(48, len(data) - start) + data[start + 48 :]


def refusals(read: Callable[[bytes], object], data: bytes) -> int:
    """How many of the damaged files are refused as they should be; any other error breaks the test."""
    count = 0
    for damaged in damage(data):
        try:
            read(damaged)
        except (Failure, RefusedError):
            count += 1
    return count


def reference(kind: str) -> bytes:
    folder = {"docx": "handout", "pptx": "factsheet"}[kind]
    return (built_in_templates() / folder / f"reference.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["docx", "pptx"])
@pytest.mark.parametrize("read", [read_reference, read_parts], ids=["reference", "edited"])
def test_a_damaged_office_file_is_refused(kind: str, read: Callable[[bytes, str, str], object]) -> None:
    assert refusals(lambda data: read(data, kind, f"a.{kind}"), reference(kind)) > 3 * STEPS


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_a_damaged_office_file_is_traced_or_refused(kind: str) -> None:
    assert refusals(lambda data: read_blocks(data, f"a.{kind}"), reference(kind)) > 3 * STEPS


def test_a_damaged_pdf_is_traced_or_refused() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer := io.BytesIO())
    assert refusals(lambda data: read_blocks(data, "a.pdf"), buffer.getvalue()) == STEPS * (1 + len(FILLINGS))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "LZMA"])
def test_an_archive_packed_as_no_office_does_is_refused_unread(packing: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        archive.writestr("word/document.xml", b"<a/>" * 100)
    with pytest.raises(RefusedError, match="packed in a way that Office does not know"):
        inflate(buffer.getvalue())


def test_a_locked_archive_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", b"<a/>")
    data = bytearray(buffer.getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(RefusedError, match="not an Office file, or it is damaged"):
        inflate(bytes(data))


@pytest.fixture(scope="module")
def quay() -> bytes:
    """A font of a family that is not bundled."""
    part = subset_font(read_face("Source Sans 3", "Regular") or b"", frozenset(map(chr, range(0x20, 0x7F))))
    face = TTFont(io.BytesIO(part or b""))
    for name in (1, 16):
        face["name"].setName("Quay", name, 3, 1, 0x409)
    face.save(buffer := io.BytesIO())
    return buffer.getvalue()


@pytest.mark.parametrize("summed", [False, True], ids=["as it lies", "with its checksum"])
@pytest.mark.parametrize("table", ["glyf", "loca", "GPOS", "GSUB", "GDEF", "cmap", "maxp", "head", "OS/2"])
def test_a_font_with_one_damaged_table_is_refused_at_its_line(
    table: str, summed: bool, quay: bytes, tmp_path: Path
) -> None:
    message = read_brand_font(damage_table(quay, table, b"\xff" * 200, summed=summed), tmp_path)
    assert message.startswith("f.ttf: is ")


def test_a_font_with_any_damage_in_any_table_is_read_or_refused(quay: bytes, tmp_path: Path) -> None:
    """What is read can be taken apart, as Word files do it, whatever stands in its tables."""
    letters = frozenset(map(chr, range(0x20, 0x7F)))
    refused = 0
    for table in ("head", "hhea", "hmtx", "GPOS", "GSUB", "GDEF", "loca", "maxp", "name", "post", "cmap", "glyf"):
        for filling in (b"\x00\x01", b"\x7f\xff" * 3, b"\x80" * 40):
            data = damage_table(quay, table, filling, summed=True, start=0.3)
            if read_brand_font(data, tmp_path):
                refused += 1
            else:
                assert subset_font(data, letters)
    assert 0 < refused < 36


def test_a_font_with_more_characters_than_there_are_scripts_is_refused(quay: bytes, tmp_path: Path) -> None:
    everything = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0, 0x10FFFF, 1)
    data = damage_table(quay, "cmap", struct.pack(">HHHHI", 0, 1, 3, 10, 12) + everything, summed=True)
    assert "has 1,114,112 characters" in read_brand_font(data, tmp_path)


def read_brand_font(data: bytes, folder: Path) -> str:
    """What is told of a font at its line in the brand; nothing for one that is taken."""
    (folder / "f.ttf").write_bytes(data)
    brand = load(b"typography: {fonts: [{family: Quay, source: file, files: [f.ttf]}]}", "_brand.yml")
    try:
        read_font_entries(brand, BrandFiles((folder,)))
    except Failure as failure:
        [fault] = failure.diagnostics
        assert (fault.code, fault.position.line) == ("theme", 1)
        return fault.message
    return ""


def damage_table(font: bytes, table: str, filling: bytes, *, summed: bool, start: float = 0.0) -> bytes:
    """The font with a stretch of a table overwritten, its checksum right or not (OpenType 1.9, “Table directory”)."""
    data = bytearray(font)
    entry = next(at for at in range(12, len(font), 16) if font[at : at + 4] == table.encode())
    offset, length = struct.unpack_from(">II", font, entry + 8)
    first = offset + int(length * start)
    data[first : first + len(filling)] = filling[: offset + length - first]
    body = data[offset : offset + length]
    if summed:
        body[8:12] = bytes(4) if table == "head" else body[8:12]
        struct.pack_into(">I", data, entry + 4, calcChecksum(bytes(body)))
    return bytes(data[: len(font)])


@pytest.mark.parametrize("lenient", [False, True])
def test_a_damaged_picture_is_printed_or_refused(lenient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", lenient)
    Image.effect_mandelbrot((64, 64), (-3, -2.5, 2, 2.5), 100).save(buffer := io.BytesIO(), "PNG")
    count = 0
    for damaged in damage(buffer.getvalue()):
        try:
            read_picture_file(damaged, PNG)
        except ValueError:
            count += 1
    assert count > 3 * STEPS


@pytest.mark.parametrize(
    "drawing",
    [
        b"",
        b"<svg",
        b"\xff\xfe<svg/>",
        b"<a>" * 100_000,
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 inf 1'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><style>%s</style>%s</svg>"
        % (b".a{fill:red}" * 2_000, b"<rect class='a'/>" * 2_000),
    ],
    ids=["nothing", "cut", "another encoding", "without end", "without a size", "styled without end"],
)
def test_a_damaged_drawing_is_refused(drawing: bytes) -> None:
    with pytest.raises(ValueError, match="it "):
        read_picture_file(drawing, SVG)
