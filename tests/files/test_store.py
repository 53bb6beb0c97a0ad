"""A reader of the output folder sees the old set or the new one, whatever goes wrong."""

import os
from pathlib import Path

import pytest

from briefset.files.store import PREFIX, lock, store


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".lock"}


def test_all_files_appear_and_nothing_else(tmp_path: Path) -> None:
    with lock(tmp_path / "new"):
        store(tmp_path / "new", {"a": b"1", "manifest.json": b"2"}, "manifest.json")
    assert contents(tmp_path / "new") == {"a": b"1", "manifest.json": b"2"}


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_disk_that_fails_leaves_the_last_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int
) -> None:
    store(tmp_path, {"a": b"old", "b": b"old"}, "b")
    calls = []
    real = getattr(os, call)

    def fail(*args: object, **options: object) -> object:
        calls.append(1)
        if len(calls) == at:
            raise OSError(28, "No space left on device")
        return real(*args, **options)

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        store(tmp_path, {"a": b"new", "b": b"new"}, "b")
    monkeypatch.undo()
    assert contents(tmp_path) == {"a": b"old", "b": b"old"}


def test_leftovers_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}dead").write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    store(tmp_path, {"a": b"1"}, "a")
    assert contents(tmp_path) == {"a": b"1", "notes.txt": b"mine"}


def test_a_link_in_the_folder_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").symlink_to(victim)
    store(tmp_path / "out", {"a": b"1"}, "a")
    assert victim.read_bytes() == b"mine"
    assert contents(tmp_path / "out") == {"a": b"1"}
