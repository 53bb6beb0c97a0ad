"""The record of a build: the hash of every input and output, and the versions that made them.

In: names and bytes. Out: `Manifest` and its JSON. Never: a time, a user or a path of the machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from briefset import __version__
from briefset.diagnostics import Failure
from briefset.diagnostics.limits import MAX_MANIFEST_BYTES, MAX_OUTPUT_BYTES
from briefset.files.reading import read_file

NAME = "manifest.json"
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]*$", max_length=255)]
"""A plain name in the manifest's own folder."""


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


def record_inputs(files: Mapping[str, bytes], libraries: dict[str, str], article: str) -> Manifest:
    """A manifest without outputs."""
    hashes = {name: digest(data) for name, data in files.items()}
    return Manifest(__version__, digest_program(), libraries, article, hashes, {}, {})


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
