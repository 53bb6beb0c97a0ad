"""Where operating systems differ about files: locks, rights, links, folders on disk.

In: open files, paths. Out: the same effect on each system, or the nearest that it has. Never: what is written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def find_module(name: str) -> Any:
    """A module that not every system has; None where this one has not."""
    try:
        return import_module(name)
    except ImportError:
        return None


FCNTL, MSVCRT = find_module("fcntl"), find_module("msvcrt")
"""What locks files elsewhere, and on Windows."""
CLOSED_LATER = getattr(os, "O_CLOEXEC", getattr(os, "O_NOINHERIT", 0))
UNTRANSLATED = getattr(os, "O_BINARY", 0)
"""Windows would write a line feed as two characters."""
READ_WRITE = os.O_CREAT | os.O_RDWR | CLOSED_LATER | UNTRANSLATED | getattr(os, "O_NOFOLLOW", 0)
NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | CLOSED_LATER | UNTRANSLATED
PAUSE_S = 0.1


def hold(handle: int) -> None:
    """Wait until no other process holds this file, and hold it until it is closed.

    A system that has neither kind of lock, such as WASI, runs no second process.
    """
    if FCNTL:
        FCNTL.flock(handle, FCNTL.LOCK_EX)
        return
    while MSVCRT and not _lock_byte(handle):
        time.sleep(PAUSE_S)  # LK_LOCK would be deaf to Ctrl-C meanwhile


def _lock_byte(handle: int) -> bool:
    """Whether the first byte could be locked, which need not be there."""
    try:
        MSVCRT.locking(handle, MSVCRT.LK_NBLCK, 1)
    except OSError as fault:
        if fault.errno not in (errno.EACCES, errno.EDEADLK):
            raise
        return False
    return True


def link(source: Path, target: Path) -> None:
    """A second name for a file, or for the link that it is where the system can tell them apart."""
    if os.link in os.supports_follow_symlinks:
        os.link(source, target, follow_symlinks=False)
    else:
        os.link(source, target)


def copy_mode(model: os.stat_result, handle: int) -> None:
    """Rights as another file has them: the owner first, for a change may take bits of the mode away (chown(2))."""
    if hasattr(os, "fchown"):  # Windows has access lists instead, which a file takes from its folder
        with contextlib.suppress(PermissionError):
            os.fchown(handle, model.st_uid, model.st_gid)
        os.fchmod(handle, stat.S_IMODE(model.st_mode))


def flush_folder(folder: Path) -> None:
    """A rename is safe on disk only when its folder is flushed too (fsync(2)); not every file system can."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows opens no folders, and writes their changes through a journal
        return
    handle = os.open(folder, os.O_DIRECTORY | CLOSED_LATER)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def is_private(status: os.stat_result) -> bool:
    """Whether a folder is the user's own, and no other can write in it; on Windows that of a profile is."""
    if not hasattr(os, "geteuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
