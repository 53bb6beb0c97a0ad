"""What Linux has and other systems have not is done without; the other systems are simulated."""

import errno
import os
import stat
from pathlib import Path

import pytest

from briefset.diagnostics import IN_USE, RIGHTS, describe_system_error
from briefset.files import platforms
from briefset.files.store import lock, store, write_file


class Msvcrt:
    """The locks of Windows, one byte of which is taken for a while."""

    LK_NBLCK = 2

    def __init__(self, taken: int, error: int = errno.EACCES) -> None:
        self.taken, self.error, self.calls = taken, error, 0

    def locking(self, handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        self.calls += 1
        if self.calls <= self.taken:
            raise OSError(self.error, "Permission denied")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what Windows lacks."""
    monkeypatch.setattr(platforms, "FCNTL", None)
    monkeypatch.setattr(platforms, "PAUSE_S", 0)
    for name in ("O_DIRECTORY", "fchown", "fchmod", "geteuid", "sched_getaffinity"):
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(os, "supports_follow_symlinks", set())


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("error", [errno.EACCES, errno.EDEADLK])
def test_a_folder_that_another_build_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    msvcrt = Msvcrt(taken=3, error=error)
    monkeypatch.setattr(platforms, "MSVCRT", msvcrt)
    with lock(tmp_path):
        assert msvcrt.calls == 4


@pytest.mark.usefixtures("windows")
def test_another_error_of_a_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "MSVCRT", Msvcrt(taken=1, error=errno.EIO))
    with pytest.raises(OSError, match=r"\.lock"), lock(tmp_path):
        pass


@pytest.mark.usefixtures("windows")
def test_a_set_is_replaced_without_what_windows_lacks(tmp_path: Path) -> None:
    for data in (b"old", b"new"):
        with lock(tmp_path):
            store(tmp_path, {"a": data, "manifest.json": data}, "manifest.json")
    write_file(tmp_path / "b", b"1")
    write_file(tmp_path / "b", b"2\n")
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"a": b"new", "manifest.json": b"new", "b": b"2\n", ".lock": b""}


@pytest.mark.usefixtures("windows")
def test_the_folder_of_a_profile_is_private(tmp_path: Path) -> None:
    assert platforms.is_private(tmp_path.stat())
    assert platforms.count_processors() >= 1


def test_elsewhere_a_folder_that_others_can_write_is_not(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert platforms.is_private(tmp_path.stat())
    tmp_path.chmod(0o722)
    assert not platforms.is_private(tmp_path.stat())


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    path.chmod(0o640)
    write_file(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


class WindowsError(OSError):
    """Such an error has the number of Windows besides."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "The process cannot access the file", "build/demo/handout.docx")
        self.winerror = number


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_document_that_is_open_elsewhere_is_told_as_such(number: int) -> None:
    told = describe_system_error(WindowsError(number))
    assert (told.position.file, told.hint.startswith(IN_USE)) == ("build/demo/handout.docx", True)


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY])
def test_so_it_is_on_a_share_of_the_network(number: int) -> None:
    assert describe_system_error(OSError(number, "busy", "a.docx")).hint == IN_USE


def test_rights_are_told_as_rights_where_nothing_says_more() -> None:
    assert describe_system_error(OSError(errno.EACCES, "Permission denied", "a.docx")).hint == RIGHTS
