"""What takes long to make and depends on known bytes alone, kept for the next process.

In: bytes by which a thing is known. Out: the bytes that were made of them, made anew where they are not at hand.
Never: a reason to fail; reads what another user could have written, or what was damaged; grows beyond its bound.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefset.diagnostics.limits import MAX_CACHE_BYTES
from briefset.files.platforms import is_private

SUFFIX, TEMPORARY = ".bin", ".tmp"
DIGEST_BYTES = 32


def cache_folder() -> Path:
    """Where it lies (XDG Base Directory Specification); it need not be there."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(given) if given.startswith("/") else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111 - never raises
    return base / "briefset"


def remember(kind: str, keys: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
    """What `make` gives for these keys, from an earlier run where there was one; the kind stands in the file's name."""
    known = recall(kind, keys)
    if known is None:
        known = make()
        keep(kind, keys, known)
    return known


def recall(kind: str, keys: tuple[bytes, ...]) -> bytes | None:
    """What was kept for these keys; None where nothing is, or a part, or what others could have written."""
    path = _path(kind, keys)
    try:
        if not is_private(path.parent.lstat()):
            return None
        data = path.read_bytes()
    except OSError:
        return None
    known = data[DIGEST_BYTES:]
    return known if data[:DIGEST_BYTES] == _digest(known) else None


def keep(kind: str, keys: tuple[bytes, ...], data: bytes) -> None:
    """Keep it for the next process, where that can be."""
    path = _path(kind, keys)
    spare = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_private(path.parent.lstat()):
            return
        with spare.open("xb") as file:
            file.write(_digest(data) + data)
        spare.replace(path)
        _prune(path.parent)
    except OSError:
        return


def _path(kind: str, keys: tuple[bytes, ...]) -> Path:
    return cache_folder() / f"{kind}-{_digest(*keys).hex()}{SUFFIX}"


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def _prune(folder: Path) -> None:
    """Remove the oldest files until the rest is within the bound."""
    files = sorted(_files(folder), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    total = 0
    for file in files:
        total += file.stat().st_size
        if total > MAX_CACHE_BYTES:
            file.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in (SUFFIX, TEMPORARY)] if folder.is_dir() else []


def measure_cache() -> tuple[int, int]:
    """How many files there are, and their bytes; those that another process has removed meanwhile do not count."""
    sizes = list[int]()
    for path in _files(cache_folder()):
        with suppress(FileNotFoundError):
            sizes.append(path.stat().st_size)
    return len(sizes), sum(sizes)


def clear_cache() -> int:
    """Remove every file that is kept; how many there were."""
    files = _files(cache_folder())
    for path in files:
        path.unlink(missing_ok=True)
    return len(files)
