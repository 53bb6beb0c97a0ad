"""The record of a build, and what each document says of itself, by which a renamed or edited copy is known again.

In: names and bytes, a checked summary, the bytes of a file. Out: `Manifest` and its JSON, `Identity`. Never: a time, a
user or a path of the machine; an identity as a proof, which the hashes of a manifest alone are.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, unquote

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from briefset import __version__
from briefset.build.check import Checked
from briefset.diagnostics import Failure
from briefset.diagnostics.limits import MAX_MANIFEST_BYTES, MAX_OUTPUT_BYTES
from briefset.files.formats import COMPOUND, inflate
from briefset.files.reading import read_file
from briefset.yaml12.document import fingerprint

NAME = "manifest.json"
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]*$", max_length=255)]
"""A plain name in the manifest's own folder."""
PATTERN = re.compile(
    rb"briefset:(?P<slug>[^\s;<>\"/]{1,255})/(?P<product>[^\s;<>\"/]{1,80});edition=(?P<edition>\d{1,6});"
    rb"summary=(?P<summary>[0-9a-f]{16})"
)
CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True, config=ConfigDict(strict=True, extra="forbid"))
class Manifest:
    """What went in and what came out, by SHA-256; what each output was proven to hold.

    The shape is checked when it is read too: anybody may have written the file.
    """

    briefset: str
    program: Sha256
    libraries: dict[str, str]
    article: Sha256 | Annotated[str, StringConstraints(max_length=0)]
    inputs: dict[str, Sha256]
    outputs: dict[str, dict[FileName, Sha256]]
    readback: dict[str, dict[str, int | tuple[int, ...]]]

    def same_inputs(self, other: Manifest) -> bool:
        """Whether both were made from the same inputs by the same program and libraries."""
        return self.to_json(bare=True) == other.to_json(bare=True)

    def to_json(self, bare: bool = False) -> bytes:
        """The manifest as JSON, keys sorted, so that it diffs well; `bare` leaves out what came out."""
        if bare:
            return replace(self, outputs={}, readback={}).to_json()
        return (json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def record_inputs(files: Mapping[str, bytes], libraries: dict[str, str]) -> Manifest:
    """A manifest without an article and its outputs."""
    hashes = {name: digest(data) for name, data in files.items()}
    return Manifest(__version__, digest_program(), libraries, "", hashes, {}, {})


def digest_program() -> str:
    """One hash over the program's own files."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    return digest(b"\0".join(path.read_bytes() for path in files))


def read_manifest(folder: Path, name: str = NAME) -> Manifest | None:
    """The manifest in a folder; None when there is none that this version can read."""
    try:
        return TypeAdapter(Manifest).validate_json(read_file(folder / name, MAX_MANIFEST_BYTES, (folder,)))
    except (Failure, ValidationError):
        return None


def is_whole(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether every file of those names stands in the folder with that hash."""
    try:
        return all(digest(read_file(folder / name, MAX_OUTPUT_BYTES, (folder,))) == files[name] for name in files)
    except Failure:
        return False


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
