"""What is kept between runs is right, or is made again."""

import os
from pathlib import Path

import pytest

from briefset.files import cache
from briefset.files.cache import cache_folder, clear_cache, measure_cache, remember


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return cache_folder()


def never() -> bytes:
    raise AssertionError


def kept(*keys: bytes) -> bytes:
    return remember("thing", keys, lambda: b"made of " + b" ".join(keys))


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert kept(b"one") == b"made of one"
    assert remember("thing", (b"one",), never) == b"made of one"
    assert measure_cache() == (1, 32 + len(b"made of one"))
    assert folder.stat().st_mode & 0o777 == 0o700


def test_other_keys_are_another_thing() -> None:
    assert [kept(b"a", b"b"), kept(b"ab"), kept(b"a", b"b", b"")] == [b"made of a b", b"made of ab", b"made of a b "]


@pytest.mark.parametrize("damage", [b"", b"short", bytes(64)])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes) -> None:
    kept(b"one")
    (file,) = folder.iterdir()
    file.write_bytes(damage)
    assert kept(b"one") == b"made of one"
    assert remember("thing", (b"one",), never) == b"made of one"


def test_a_folder_that_others_can_write_is_not_trusted(folder: Path) -> None:
    kept(b"one")
    folder.chmod(0o777)
    assert remember("thing", (b"one",), lambda: b"made again") == b"made again"


def test_a_folder_that_is_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept(b"one") == b"made of one"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_no_folder_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert kept(b"one") == b"made of one"
    assert (measure_cache(), clear_cache()) == ((0, 0), 0)


def test_it_keeps_to_its_bound_and_the_newest_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_CACHE_BYTES", 100)
    for number, key in enumerate((b"a", b"b", b"c")):
        kept(key)
        for file in folder.iterdir():
            os.utime(file, (number, number)) if file.stat().st_mtime > number else None
    assert measure_cache() == (2, 82)
    assert remember("thing", (b"c",), never) == b"made of c"


def test_it_can_be_cleared_and_leaves_what_is_not_its_own(folder: Path) -> None:
    kept(b"one")
    (folder / "letter.txt").touch()
    assert clear_cache() == 1
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_path_that_is_not_absolute_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "briefset"


def test_a_file_that_another_process_removed_meanwhile_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefset.files.cache._files", lambda folder: [folder / "gone.bin"])
    assert measure_cache() == (0, 0)
