"""The record of a build: the hash of every input and output, and the versions that made them.

In: names and bytes. Out: `Manifest` and its JSON. Never: a time, a user or a path of the machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from briefset import __version__

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What went in and what came out, by SHA-256; what each output was proven to hold."""

    briefset: str
    program: str
    libraries: dict[str, str]
    article: str
    inputs: dict[str, str]
    outputs: dict[str, dict[str, str]]
    readback: dict[str, dict[str, Any]]

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


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in a folder; None when there is none that this version can read."""
    try:
        return Manifest(**json.loads((folder / NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def is_whole(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether every file of those names stands in the folder with that hash."""
    return all(
        (folder / name).is_file() and digest((folder / name).read_bytes()) == hashed for name, hashed in files.items()
    )
