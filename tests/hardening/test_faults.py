"""A disk that fails at any call leaves the last set whole, and the message names the file that was to be written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder
from briefset.diagnostics import Failure
from briefset.files.store import PREFIX, lock, store, write_file

CALLS = ("open", "fdopen", "fsync", "link", "replace", "unlink")
OLD = {"a.pdf": b"old a", "b.docx": b"old b", "manifest.json": b"old m", "picture-02.png": b"old p"}
NEW = {"a.pdf": b"new a", "b.docx": b"new b", "c.html": b"new c", "manifest.json": b"new m"}
SUPERSEDED = ("picture-02.png",)


class Disk:
    """Counts calls of the operating system, and lets the one of a number fail, or all from there on."""

    def __init__(self, fails_at: int = 0, lasting: bool = False) -> None:
        self.count, self.fails_at, self.lasting = 0, fails_at, lasting

    @contextmanager
    def watched(self, call: str) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            real = getattr(os, call)

            def called(*arguments: object, **options: object) -> object:
                self.count += 1
                if self.fails_at and (self.count == self.fails_at or (self.lasting and self.count > self.fails_at)):
                    raise OSError(28, "No space left on device")
                return real(*arguments, **options)

            patch.setattr(os, call, called)
            yield


def replace_set(folder: Path) -> None:
    with lock(folder):
        store(folder, NEW, "manifest.json", SUPERSEDED)


def make_set(folder: Path) -> Path:
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith((".lock", PREFIX))}


def count_calls(folder: Path, call: str) -> int:
    disk = Disk()
    with disk.watched(call):
        replace_set(folder)
    return disk.count


def test_a_set_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    folder = make_set(tmp_path / "set")
    replace_set(folder)
    assert contents(folder) == NEW
    assert not list(folder.glob(f"{PREFIX}*"))


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_fails_leaves_the_last_set_and_is_named(tmp_path: Path, call: str, lasting: bool) -> None:
    count = count_calls(make_set(tmp_path / "counted"), call)
    assert count
    for number in range(1, count + 1):
        folder = make_set(tmp_path / str(number))
        disk, raised = Disk(number, lasting), None
        try:
            with disk.watched(call):
                replace_set(folder)
        except OSError as fault:
            raised = fault
        assert contents(folder) == (OLD if raised else NEW), f"{call} {number} of {count}"
        assert raised is None or Path(str(raised.filename)).parent in (folder, folder.parent), f"{call} {number}"
        replace_set(folder)
        assert contents(folder) == NEW
        assert not list(folder.glob(f"{PREFIX}*"))


def test_an_interrupt_between_two_files_puts_the_last_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real, calls = make_set(tmp_path / "set"), os.replace, []

    def replace(*arguments: Path) -> None:
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(*arguments)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        replace_set(folder)
    assert contents(folder) == OLD


def test_without_hard_links_the_last_set_is_kept_as_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real, calls = make_set(tmp_path / "set"), os.replace, []

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(1, "Operation not permitted")

    def replace(*arguments: Path) -> None:
        calls.append(arguments)
        if len(calls) == 3:
            raise OSError(5, "Input/output error")
        real(*arguments)

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="Input/output error"):
        replace_set(folder)
    assert contents(folder) == OLD


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_outputs_follow_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        replace_set(tmp_path / "set")
        write_file(tmp_path / "alone.txt", b"new")
    finally:
        os.umask(before)
    written = [*(tmp_path / "set").iterdir(), tmp_path / "alone.txt"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o666 & ~umask}


def test_a_file_that_is_written_again_keeps_its_link_and_its_mode(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    real = tmp_path / "texts" / "summary.yaml"
    real.write_bytes(b"old")
    real.chmod(0o600)
    (tmp_path / "summary.yaml").symlink_to(real)
    ArticleFolder("demo", tmp_path, tmp_path).write(tmp_path / "summary.yaml", b"new")
    assert (tmp_path / "summary.yaml").is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new", 0o600)


def test_a_file_by_a_link_to_the_outside_is_not_written(tmp_path: Path) -> None:
    outside, project = tmp_path / "outside", tmp_path / "project"
    outside.write_bytes(b"mine")
    project.mkdir()
    (project / "summary.yaml").symlink_to(outside)
    with pytest.raises(Failure, match="lies outside the project"):
        ArticleFolder("demo", project, project).write(project / "summary.yaml", b"new")
    assert outside.read_bytes() == b"mine"


@pytest.mark.parametrize("call", ["open", "fdopen", "fsync", "replace"])
def test_one_file_is_written_whole_or_not_at_all(tmp_path: Path, call: str) -> None:
    for number in range(1, 4):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(b"old")
        disk, named = Disk(number), str(path)
        try:
            with disk.watched(call):
                write_file(path, b"new")
        except OSError as fault:
            named = fault.filename
        assert named == str(path)
        assert path.read_bytes() in (b"old", b"new")
        assert {file.name for file in tmp_path.iterdir()} <= {"1.txt", "2.txt", "3.txt"}
