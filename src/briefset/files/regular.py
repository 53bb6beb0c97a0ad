"""Regular files read up to a limit: the one place where a file is opened for its bytes.

In: a path, a limit. Out: bytes, or an `OSError`. Never: waits for a pipe or a device; imports what takes time, because
stamps are read before anything else is.
"""

from __future__ import annotations

import os
import stat

KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
"""What may stand where a file is wanted (inode(7))."""
FLAGS = os.O_RDONLY
for name in ("O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_NOINHERIT"):  # those that the system has
    FLAGS |= getattr(os, name, 0)
"""Without O_NONBLOCK the opening of a pipe would wait for a writer (open(2))."""


class KindError(OSError):
    """Something else than a regular file stands there; the text says what."""


class SizeError(OSError):
    """The file is larger than the limit."""


def read_regular(path: str | os.PathLike[str], limit_bytes: int, head_bytes: int = -1) -> bytes:
    """The bytes of a file, or the first of them; raises `KindError`, `SizeError`, or what the system says."""
    handle = os.open(path, FLAGS)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise KindError(KINDS.get(stat.S_IFMT(state.st_mode), "no regular file"))
        if state.st_size > limit_bytes:
            raise SizeError
        with open(handle, "rb", closefd=False) as file:
            data = file.read(limit_bytes + 1 if head_bytes < 0 else head_bytes)
    finally:
        os.close(handle)
    if len(data) > limit_bytes:  # a file that grows, or one of the kernel's, whose size is said to be 0
        raise SizeError
    return data
