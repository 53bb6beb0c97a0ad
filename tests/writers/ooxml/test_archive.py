"""Byte-stable archives."""

import io
import zipfile
from datetime import UTC, datetime

from briefset.writers.ooxml.package import CONTENT_TYPES, EPOCH, normalise, write_archive

DATE = datetime(2026, 11, 23, tzinfo=UTC)
CORE = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    b'<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created></cp:coreProperties>'
)


def zipped(parts: dict[str, bytes], year: int = 2024) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (year, 5, 6, 7, 8, 10)), data)
    return buffer.getvalue()


def read(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_the_order_and_the_dates_of_parts_do_not_matter() -> None:
    first = normalise(zipped({"b.xml": b"<b/>", "a.xml": b"<a/>"}, 2024), DATE)
    second = normalise(zipped({"a.xml": b"<a/>", "b.xml": b"<b/>"}, 2031), DATE)
    assert first == second


def test_content_types_come_first_and_the_rest_is_sorted() -> None:
    data = normalise(zipped({"word/b.xml": b"", "_rels/.rels": b"", CONTENT_TYPES: b""}), DATE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [CONTENT_TYPES, "_rels/.rels", "word/b.xml"]


def test_every_part_is_dated_1980() -> None:
    with zipfile.ZipFile(io.BytesIO(normalise(zipped({"a": b"1"}), DATE))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}


def test_core_properties_get_the_date_of_the_summary() -> None:
    data = normalise(zipped({"docProps/core.xml": CORE % b"2013-12-23T23:15:00Z"}), DATE)
    assert b">2026-11-23T00:00:00Z<" in read(data, "docProps/core.xml")


def test_embedded_workbooks_are_normalised_too() -> None:
    books = [
        zipped({"docProps/core.xml": CORE % stamp}) for stamp in (b"2020-01-01T00:00:00Z", b"2021-02-02T00:00:00Z")
    ]
    first, second = (normalise(zipped({"ppt/embeddings/book.xlsx": book}), DATE) for book in books)
    assert first == second


def test_other_parts_keep_their_bytes() -> None:
    assert read(normalise(zipped({"word/media/picture.png": b"\x89PNG\x00\xff"}), DATE), "word/media/picture.png") == (
        b"\x89PNG\x00\xff"
    )


def test_an_archive_is_the_same_twice() -> None:
    assert write_archive({"a": b"1" * 1000}) == write_archive({"a": b"1" * 1000})
