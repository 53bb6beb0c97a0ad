"""What changes is told, however a program saves it, and nothing else."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefset.preview.watcher import Watcher, find_folders

pytestmark = pytest.mark.slow  # a watcher takes its time before it tells

PATIENCE_S = 20.0
"""Longer than any change takes to be told; a test that passes waits much less."""


class Heard:
    """Counts what is told, and waits for it."""

    def __init__(self) -> None:
        self._told = threading.Semaphore(0)

    def __call__(self) -> None:
        self._told.release()

    def wait(self) -> bool:
        """Whether something was told since the last time; what is told of the same change later is heard too."""
        return self._told.acquire(timeout=PATIENCE_S)

    def forget(self) -> None:
        while self._told.acquire(timeout=1.5):
            pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "demo").mkdir(parents=True)
    (tmp_path / "content" / "demo" / "summary.yaml").write_text("a: 1\n")
    return tmp_path


@pytest.fixture
def heard(folder: Path) -> Iterator[Heard]:
    """What is told once the watcher sees changes: a first one is made until it is told."""
    heard = Heard()
    paths = [folder / "content" / "demo", folder / "templates", folder / "_brand.yml"]
    watcher = Watcher(lambda: paths, heard)
    watcher.start()
    first = folder / "content" / "demo" / "first"
    while not heard._told.acquire(timeout=0.2):
        first.write_text("x")
    heard.forget()
    yield heard
    watcher.stop()


def test_a_file_that_is_written_is_told(folder: Path, heard: Heard) -> None:
    (folder / "content" / "demo" / "summary.yaml").write_text("a: 2\n")
    assert heard.wait()


def test_a_file_that_another_is_put_in_place_of_is_told_each_time(folder: Path, heard: Heard) -> None:
    summary = folder / "content" / "demo" / "summary.yaml"
    for number in range(3):
        spare = summary.with_name(".summary.swp")
        spare.write_text(f"a: {number}\n")
        spare.replace(summary)
        assert heard.wait()
        heard.forget()


def test_folders_and_files_that_come_to_be_are_told(folder: Path, heard: Heard) -> None:
    (folder / "_brand.yml").write_text("color: {}\n")
    assert heard.wait()
    heard.forget()
    (folder / "templates" / "brief").mkdir(parents=True)
    assert heard.wait()
    heard.forget()
    (folder / "templates" / "brief" / "style.css").write_text("p {}\n")
    assert heard.wait()


def test_outputs_and_other_files_beside_them_are_not_told(folder: Path, heard: Heard) -> None:
    (folder / "build").mkdir()
    (folder / "build" / "briefing.pdf").write_text("x")
    (folder / "notes.txt").write_text("x")
    (folder / "content" / "other").mkdir()
    assert not heard._told.acquire(timeout=1.5)


def test_folders_of_packages_and_links_are_not_watched(folder: Path) -> None:
    templates = folder / "templates"
    for name in ("brief", ".git", "node_modules"):
        (templates / name).mkdir(parents=True)
    (templates / "link").symlink_to(folder)
    assert find_folders([templates]) == {folder, templates, templates / "brief"}
