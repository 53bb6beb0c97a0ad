"""A disk that fails at any call leaves the last set whole, and the message names the file that was to be written."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder, read_document
from briefset.diagnostics import Failure
from briefset.files.store import COMMITTED, PREFIX, lock, settle, store, write_file
from briefset.files.store import NEW as NEW_NAME

KILLED = 9
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


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", CALLS)
def test_a_kill_at_any_call_leaves_a_set_that_the_next_look_makes_whole(tmp_path: Path, call: str, when: str) -> None:
    count = count_calls(make_set(tmp_path / "counted"), call)
    for number in range(1, count + 1):
        folder = make_set(tmp_path / str(number))
        (folder / "notes.txt").write_bytes(b"mine")
        assert killed_at(call, number, when, folder)
        settle(folder)
        left = contents(folder)
        assert left.pop("notes.txt") == b"mine"
        assert left in (OLD, NEW), f"{when} {call} {number} of {count}"
        assert not list(folder.glob(f"{PREFIX}*")) or left == OLD
        replace_set(folder)
        assert contents(folder) == NEW | {"notes.txt": b"mine"}
        assert not list(folder.glob(f"{PREFIX}*"))


def killed_at(call: str, number: int, when: str, folder: Path) -> bool:
    """Whether a process that puts the new set into a folder ended at a call, as it would when it is killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    real, calls = getattr(os, call), itertools.count(1)

    def called(*arguments: object, **options: object) -> object:
        at_it = next(calls) == number
        if at_it and when == "before":
            os._exit(KILLED)
        try:
            return real(*arguments, **options)
        finally:
            if at_it:
                os._exit(KILLED)

    setattr(os, call, called)
    try:
        replace_set(folder)
    finally:
        os._exit(0)


@pytest.mark.parametrize("what", ["a link", "a folder", "a pipe"])
def test_what_others_left_in_the_place_of_a_new_set_is_not_taken(tmp_path: Path, what: str) -> None:
    folder, outside = make_set(tmp_path / "set"), tmp_path / "outside"
    outside.write_bytes(b"mine")
    (folder / COMMITTED).touch()
    spares = [folder / f"{NEW_NAME}{name}" for name in ("a.pdf", ".lock", "../outside".replace("/", "\\"))]
    for spare in spares:
        match what:
            case "a link":
                spare.symlink_to(outside)
            case "a folder":
                spare.mkdir()
            case _:
                os.mkfifo(spare)
    settle(folder)
    assert (contents(folder), outside.read_bytes()) == (OLD, b"mine")


def test_a_document_of_a_set_is_read_when_its_set_is_whole(tmp_path: Path) -> None:
    article = ArticleFolder("demo", tmp_path / "content" / "demo", tmp_path)
    (tmp_path / "build").mkdir()
    folder = make_set(article.outputs)
    (folder / f"{NEW_NAME}a.pdf").write_bytes(b"new a")
    (folder / COMMITTED).touch()
    assert read_document(folder / "a.pdf", [article]) == b"new a"
    assert not (folder / COMMITTED).exists()


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
