"""Files written so that a reader sees the old set or the new set, never a half; what fails names its file.

In: names and bytes. Out: files in one folder.
Never: removes or follows what it did not write itself; writes through a link below the project that leads elsewhere.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files import platforms
from briefset.files.reading import require_within

PREFIX = ".briefset-tmp-"
NEW, OLD, COMMITTED = f"{PREFIX}new-", f"{PREFIX}old-", f"{PREFIX}committed"
"""What is to come, what was there, and the mark that all of the first is there."""


@contextlib.contextmanager
def name_file(path: Path) -> Iterator[None]:
    """Let every error of the operating system name this file, and not a temporary one or none."""
    try:
        yield
    except OSError as fault:
        code = getattr(fault, "winerror", None)  # which says more than POSIX can, such as that a document is open
        raise OSError(fault.errno, fault.strerror or str(fault), str(path), code) from None


def require_direct(folder: Path, path: Path) -> None:
    """Nothing; raises `Failure` where the way from the folder down to a path in it goes over a link."""
    below = Path(os.path.abspath(path))  # noqa: PTH100 - `..` is taken away without following links
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - the same
    if not below.is_relative_to(start):
        return
    if Path(os.path.realpath(below)) != Path(os.path.realpath(start)) / below.relative_to(start):
        message, hint = "is a link, or lies behind one, and nothing is written through it", "name the folder itself"
        raise Failure([Diagnostic(Position(path.as_posix()), "system", message, hint)])


@contextlib.contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold a folder, made where there is none, for one build at a time; waits for another build to end."""
    with name_file(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with name_file(folder / ".lock"):
        handle = os.open(folder / ".lock", platforms.READ_WRITE, 0o666)
    try:
        with name_file(folder / ".lock"):
            platforms.hold(handle)
        yield
    finally:
        os.close(handle)


def store(folder: Path, files: Mapping[str, bytes], last: str, superseded: Collection[str] = ()) -> None:
    """Put a whole set in the place of the one before, `last` (the manifest) last; the folder's lock must be held.

    All is staged and flushed first, then renamed into place, and `superseded` files are removed. Where any of that
    fails, everything is put back as it was; where the program is killed, `settle` does the rest.
    Raises `OSError` with the file that could not be written.
    """
    _settle(folder)
    kept: dict[str, Path] = {}
    try:
        for name, data in files.items():
            with name_file(folder / name):
                _write_spare(folder, data, name=f"{NEW}{name}")
        for name in (*files, *superseded):
            if os.path.lexists(folder / name):
                with name_file(folder / name):
                    kept[name] = _keep(folder / name)
        _switch(folder, sorted(files, key=lambda name: name == last), superseded, kept)
    finally:
        _sweep(folder)


def settle(folder: Path) -> None:
    """Finish what a build was killed at: the new set where it was complete, or else the last one; waits for a build."""
    if os.path.lexists(folder / COMMITTED) or _spares(folder, OLD):
        with lock(folder):
            _settle(folder)


def _settle(folder: Path) -> None:
    """By the names of files alone, for anybody may have written them: regular files are moved within their folder."""
    committed = os.path.lexists(folder / COMMITTED)
    prefix = NEW if committed else OLD
    for spare in _spares(folder, prefix):
        target = folder / spare.removeprefix(prefix)
        if stat.S_ISREG((folder / spare).lstat().st_mode) and not target.name.startswith("."):
            with name_file(target):
                (folder / spare).replace(target)
    if committed:
        _flush_folder(folder)
    _sweep(folder)


def _spares(folder: Path, prefix: str) -> list[str]:
    """The names in a folder that begin so, that of the manifest last, which vouches for the others."""
    return sorted((path.name for path in folder.glob(f"{prefix}*")), key=lambda name: (name.endswith(".json"), name))


def _sweep(folder: Path) -> None:
    """Remove what this build or one that was killed left behind; what cannot be removed now, the next build removes."""
    for leftover in set(folder.glob(f"{PREFIX}*")) - {folder / COMMITTED}:
        with contextlib.suppress(OSError):
            leftover.unlink()
    if not _spares(folder, OLD):
        _withdraw(folder)


def _keep(target: Path) -> Path:
    """A second name for a file, or a copy where the file system has no hard links."""
    spare = target.with_name(f"{OLD}{target.name}")
    try:
        platforms.link(target, spare)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(target, spare, follow_symlinks=False)
    return spare


def _switch(folder: Path, order: list[str], superseded: Collection[str], kept: Mapping[str, Path]) -> None:
    """First what goes, then the mark from which on the new set counts, then what comes."""
    begun: list[str] = []
    try:
        for name in superseded:
            begun.append(name)
            with name_file(folder / name):
                (folder / name).unlink(missing_ok=True)
        _commit(folder)
        for name in order:
            begun.append(name)
            with name_file(folder / name):
                (folder / f"{NEW}{name}").replace(folder / name)
        _flush_folder(folder)
    except BaseException:
        _withdraw(folder)
        for name in reversed(begun):
            _restore(folder / name, kept.get(name))
        with contextlib.suppress(OSError):
            _flush_folder(folder)
        raise


def _commit(folder: Path) -> None:
    _flush_folder(folder)
    with name_file(folder):
        os.close(os.open(folder / COMMITTED, platforms.READ_WRITE, 0o666))
    _flush_folder(folder)


def _withdraw(folder: Path) -> None:
    """Take the mark away, which counts while anything is left of the set before; alone it does no harm."""
    with contextlib.suppress(OSError):
        (folder / COMMITTED).unlink(missing_ok=True)


def _restore(target: Path, kept: Path | None) -> None:
    """Put a file back; a disk that no longer renames may still link."""
    with contextlib.suppress(OSError):
        if kept is not None:
            kept.replace(target)
            return
    with contextlib.suppress(OSError):
        target.unlink(missing_ok=True)
        if kept is not None:
            platforms.link(kept, target)


def write_file(path: Path, data: bytes, folders: Sequence[Path] = ()) -> None:
    """Write one file whole or not at all; a link stays a link, and a file that is there keeps its mode and owner.

    What is no regular file, such as a pipe or a device, is written to and never replaced.
    Raises `Failure` where it lies outside the folders, links followed; none allow every place.
    """
    require_within(path, folders, path.as_posix())
    target = Path(os.path.realpath(path))
    with name_file(path):
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        spare = _write_spare(target.parent, data, target)
        try:
            spare.replace(target)
        except OSError:
            spare.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)


def _write_spare(folder: Path, data: bytes, model: Path | None = None, name: str = "") -> Path:
    """A new file with the data on disk; its mode follows the umask, or the model that it will replace."""
    handle, spare = _create_spare(folder, name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if model is not None and model.exists():
                platforms.copy_mode(model.stat(), handle)
            os.fsync(handle)
    except BaseException:
        spare.unlink(missing_ok=True)
        raise
    return spare


def _create_spare(folder: Path, name: str) -> tuple[int, Path]:
    if name:
        return os.open(folder / name, platforms.NEW_FILE, 0o666), folder / name
    for number in itertools.count():
        spare = folder / f"{PREFIX}{os.getpid()}-{number}"
        with contextlib.suppress(FileExistsError):
            return os.open(spare, platforms.NEW_FILE, 0o666), spare
    raise AssertionError("numbers do not end")


def _flush_folder(folder: Path) -> None:
    with name_file(folder):
        platforms.flush_folder(folder)
