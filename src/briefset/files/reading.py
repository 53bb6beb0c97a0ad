"""The one reader of files: regular files alone, no larger than their kind may be, inside the folders they belong to.

In: a path, a limit, perhaps the folders that it may not leave. Out: bytes, or `Failure` that names the file.
Never: waits for a pipe or a device, follows a link out of its folders, or knows what the bytes mean.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefset.diagnostics import Diagnostic, Failure, Position, describe_system_error
from briefset.diagnostics.limits import KIB, MIB
from briefset.files.regular import KindError, SizeError, read_regular


def exists(path: Path) -> bool:
    """Whether anything stands at a path, whatever it is; False for a name that no file can have."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises for a name that is too long


def is_within(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a path, its links followed, lies in one of the folders; loops of links lie nowhere."""
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in folders)


def require_within(path: Path, folders: Sequence[Path], label: str, place: str = "the project") -> None:
    """Nothing; raises `Failure` for a path that leaves the folders. No folders allow every path: a person named it."""
    if folders and not is_within(path, folders):
        hint = f"copy it into {place}, or name another file; a link may not lead out of {place}"
        raise _refuse(label, f"lies outside {place}", hint)


def read_file(
    path: Path, limit_bytes: int, folders: Sequence[Path] = (), label: str = "", place: str = "the project"
) -> bytes:
    """The bytes of a regular file in one of the folders, links followed; `label` and `place` are for messages.

    Raises `Failure` for one outside them, too large, of another kind, or that the system does not give.
    """
    label = label or path.as_posix()
    require_within(path, folders, label, place)
    try:
        return read_regular(path, limit_bytes)
    except SizeError:
        raise _too_large(label, limit_bytes) from None
    except KindError as fault:
        raise _refuse(label, f"is {fault}, and a file is wanted", "put a regular file there") from None
    except OSError as fault:
        told = describe_system_error(fault, label)
        raise _refuse(label, f"cannot be read: {told.message}", told.hint) from None
    except ValueError:  # a zero byte
        raise _refuse(label, "cannot be read: no file can have this name", "correct the name") from None


def require_size(data: bytes, limit_bytes: int, label: str) -> bytes:
    """The same bytes, of a file that was read before; raises `Failure` where they are too many."""
    if len(data) > limit_bytes:
        raise _too_large(label, limit_bytes)
    return data


def _too_large(label: str, limit_bytes: int) -> Failure:
    message = f"is larger than {f'{limit_bytes // MIB} MiB' if limit_bytes >= MIB else f'{limit_bytes // KIB} KiB'}"
    return _refuse(label, message, "give the file that was meant", "file-too-large")


def _refuse(label: str, message: str, hint: str, code: str = "no-file") -> Failure:
    return Failure([Diagnostic(Position(label), code, message, hint)])
