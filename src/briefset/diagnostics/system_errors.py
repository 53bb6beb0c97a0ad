"""What the operating system refused, as a diagnostic that names the file and says what to do.

In: `OSError`, or `MemoryError`. Out: `Diagnostic`. Never: looks at the file.
"""

from __future__ import annotations

import errno
import os
from typing import Final

from briefset.diagnostics import Diagnostic, Position

RIGHTS = "check the rights of the file and of its folder"
IN_USE = "close the document in the program that has it open, such as Word or a viewer, and build again"
SPACE = "make room on the disk, or name a folder on another one"
ADVICE: Final[dict[int | None, str]] = {
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: "the disk is read-only: name a folder on another one",
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EFBIG: SPACE,
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.ENOENT: "check the name, and that its folder is there",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away, or name another folder",
    errno.EEXIST: "a file stands where a folder is needed: move it away, or name another folder",
    errno.EISDIR: "a folder stands where a file is needed: move it away, or name another file",
    errno.ENOTEMPTY: "a folder stands where a file is needed: move it away, or name another file",
    errno.ELOOP: "a link leads back to itself: put a file in its place",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EMFILE: "allow more open files (`ulimit -n`), or run fewer programs at once",
    errno.ENFILE: "allow more open files (`ulimit -n`), or run fewer programs at once",
    errno.ENOMEM: "close other programs, or build fewer products side by side (`--jobs 1`)",
    errno.EIO: "the disk reports a fault: save the files elsewhere, and look at it",
}
"""By the numbers of POSIX (errno.h)."""
WINDOWS_ADVICE: Final[dict[int | None, str]] = {5: f"{IN_USE}; or {RIGHTS}", 32: IN_USE, 33: IN_USE}
"""By the numbers of Windows (System Error Codes): access denied, as for a rename over an open file, and sharing."""


def describe_system_error(fault: OSError | MemoryError, file: str = "") -> Diagnostic:
    """The error with the file that it is about; of a rename that is the new name."""
    if isinstance(fault, MemoryError):
        fault = OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    name = file or fault.filename2 or fault.filename or "system"
    shown = name if isinstance(name, str) else os.fsdecode(name) if isinstance(name, bytes) else f"file {name}"
    advice = ADVICE.get(fault.errno, "`man errno` says more about this error")
    hint = WINDOWS_ADVICE.get(getattr(fault, "winerror", None), advice)
    return Diagnostic(Position(shown), "system", fault.strerror or str(fault), hint)
