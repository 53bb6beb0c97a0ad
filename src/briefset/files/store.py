"""Files written so that a reader sees the old set or the new set, never a half.

In: names and bytes. Out: files in one folder. Never: removes or follows what it did not write itself.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

PREFIX = ".briefset-tmp-"


@contextlib.contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the folder for one build at a time; waits for another build to end."""
    handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def store(folder: Path, files: Mapping[str, bytes], last: str) -> None:
    """Write all files, `last` (the manifest) last: each to a temporary file, flushed, then renamed into place."""
    folder.mkdir(parents=True, exist_ok=True)
    with lock(folder):
        for leftover in folder.glob(f"{PREFIX}*"):
            leftover.unlink()
        temporary: dict[str, str] = {}
        try:
            for name, data in files.items():
                temporary[name] = _write_temporary(folder, data)
            for name in sorted(files, key=lambda name: name == last):
                Path(temporary[name]).replace(folder / name)
                del temporary[name]
        finally:
            for leftover_name in temporary.values():
                Path(leftover_name).unlink(missing_ok=True)
        _flush_folder(folder)


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Path(_write_temporary(path.parent, data)).replace(path)


def _write_temporary(folder: Path, data: bytes) -> str:
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _flush_folder(folder: Path) -> None:
    """A rename is safe on disk only when its folder is flushed too (fsync(2))."""
    handle = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
