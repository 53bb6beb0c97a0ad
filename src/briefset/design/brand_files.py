"""Files that a brand names, read from its folder.

In: the folder, a name from `_brand.yml`. Out: bytes, or why not. Never: a file outside the folder, by link or by path.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class RefusedError(Exception):
    """Why what a brand names cannot be used, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Wording:
    """Message and hint for a file that lies outside, is missing, or is too large; `{name}` stands for its name."""

    outside: tuple[str, str]
    missing: tuple[str, str]
    large: tuple[str, str]
    unreadable: str


def read_brand_file(folder: Path | None, name: str, largest_bytes: int, wording: Wording) -> bytes:
    """The bytes of a file; raises `RefusedError` for one outside the folder, missing, too large, or unreadable."""
    file = folder / name if folder else None
    if folder is None or file is None or not file.resolve().is_relative_to(folder.resolve()):
        raise _refuse(wording.outside, name)
    try:
        if not file.is_file():
            raise _refuse(wording.missing, name)
        if file.stat().st_size > largest_bytes:
            raise _refuse(wording.large, name)
        return file.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "cannot be read"
        raise RefusedError(wording.unreadable.format(name=name, reason=reason), "make it readable") from None


def _refuse(words: tuple[str, str], name: str) -> RefusedError:
    return RefusedError(words[0].format(name=name), words[1])
