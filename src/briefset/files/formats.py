"""The libraries that read bytes of others, each with every way in which it fails made one.

In: bytes that anybody may have made. Out: parts of an archive; `RefusedError` with the reason.
Never: unpacks without a bound, or lets an error of a library through.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import TypeVar

from briefset.diagnostics import Failure
from briefset.diagnostics.limits import MAX_DOCUMENT_BYTES, MAX_PART_TAGS, MAX_PARTS

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins (MS-CFB, 2.2): an encrypted document, or one of Word or PowerPoint 97 to 2003."""
SAVE_AGAIN = "open it in Office and save it again as .docx or .pptx, without a password and without macros"

REASON = "{reason}"
T = TypeVar("T")


class RefusedError(Exception):
    """Why something cannot be used, and what to do; it becomes a diagnostic where its place is known."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@contextlib.contextmanager
def parsing(message: str, hint: str) -> Iterator[None]:
    """Whatever a library raises over damaged bytes, as one `RefusedError`; `{reason}` stands for what it says.

    None of them says what it can raise: fontTools alone gives ten kinds of error, zlib, lzma and brotli their own.
    """
    try:
        yield
    except (RefusedError, Failure, MemoryError):
        raise
    except Exception as fault:  # noqa: BLE001 - the boundary to code that reads what anybody made
        reason = " ".join(str(fault).split())[:120] or type(fault).__name__
        raise RefusedError(message.replace(REASON, reason), hint) from None


def open_by(library: Callable[[io.BytesIO], T], data: bytes) -> T:
    """What a library makes of a file; raises `RefusedError` where it cannot open it."""
    with parsing("the file cannot be opened: {reason}", SAVE_AGAIN):
        return library(io.BytesIO(data))


def inflate(data: bytes) -> dict[str, bytes]:
    """The parts of an Office file by name; raises `RefusedError` for one that is damaged, or unpacks without end."""
    if data.startswith(COMPOUND):
        raise RefusedError("the file is encrypted, or of a version before 2007", SAVE_AGAIN)
    with (
        parsing("the file is not an Office file, or it is damaged", SAVE_AGAIN),
        zipfile.ZipFile(io.BytesIO(data)) as archive,
    ):
        entries = archive.infolist()
        _check_sizes(entries)
        parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    for name, part in parts.items():
        if name.endswith(".xml") and part.count(b"<") > MAX_PART_TAGS:
            raise RefusedError(f"the part {name} has more than {MAX_PART_TAGS:,} tags", "give a shorter document")
    return parts


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """By the sizes that the archive declares, beyond which zipfile does not inflate."""
    if len(entries) > MAX_PARTS:
        raise RefusedError(f"the file has {len(entries):,} parts", f"at most {MAX_PARTS:,} are read")
    size = sum(entry.file_size for entry in entries)
    if size > MAX_DOCUMENT_BYTES:
        limit = f"at most {MAX_DOCUMENT_BYTES >> 20} MiB are read; take large pictures out of it"
        raise RefusedError(f"the file unpacks to {size >> 20:,} MiB", limit)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names):
        raise RefusedError("the file holds two parts of one name", SAVE_AGAIN)
    # ECMA-376, part 2, annex C allows these two; LZMA would take the memory that its header asks for.
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise RefusedError("the file is packed in a way that Office does not know", SAVE_AGAIN)
