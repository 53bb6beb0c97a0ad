"""What a document says of itself, by which a copy is known again that was renamed, mailed or edited.

In: a checked summary and a product; or the bytes of a file. Out: a text in the file's metadata; `Identity`.
Never: proof of anything, for anybody can write such a text; the hashes of a manifest are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from briefset.build.check import Checked
from briefset.files.formats import COMPOUND, inflate
from briefset.yaml12.document import fingerprint

PATTERN = re.compile(
    rb"briefset:(?P<slug>[^\s;<>\"/]{1,255})/(?P<product>[^\s;<>\"/]{1,80});edition=(?P<edition>\d{1,6});"
    rb"summary=(?P<summary>[0-9a-f]{16})"
)
CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Identity:
    """An article's slug, a product, the edition of the summary, and the hash of its values."""

    slug: str
    product: str
    edition: int
    summary: str


def identify(checked: Checked, product: str) -> str:
    """The identifier of a document (DCMI Terms, identifier)."""
    slug, edition, values = quote(checked.folder.slug, safe=""), checked.summary.edition, fingerprint(checked.loaded)
    return f"briefset:{slug}/{product};edition={edition};summary={values}"


def read_identity(data: bytes, kind: str) -> Identity | None:
    """What a file says that it is; None where it says nothing. Raises `RefusedError` for a damaged Office file."""
    found = PATTERN.search(inflate(data).get(CORE, b"") if kind in ("docx", "pptx") else data)
    if found is None:
        return None
    slug, product, edition, summary = (part.decode("utf-8", "replace") for part in found.groups())
    return Identity(unquote(slug), product, int(edition), summary)


def find_kind(data: bytes) -> str:
    """The format of a file by its bytes, whatever its name: pdf, png, docx, pptx or html; empty for any other."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith((b"PK\x03\x04", COMPOUND)):
        parts = inflate(data)
        return "docx" if "word/document.xml" in parts else "pptx" if "ppt/presentation.xml" in parts else ""
    return "html" if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")) else ""
