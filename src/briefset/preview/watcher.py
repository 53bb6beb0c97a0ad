"""Whether a file that decides the set has changed, told as soon as the disk is quiet.

In: folders and files. Out: a call for each change. Never: reads a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import Change, watch

QUIET_MS, LONGEST_MS = 10, 200
"""How long nothing more must change before it is told, and after how long it is told anyway."""
LOOK_MS = 1_000
"""How often folders are looked for that have come to be meanwhile."""
ENDING_S = 1.0
UNSEEN = (".git", ".venv", "__pycache__", "node_modules")


class Watcher:
    """Watches the folders of some paths in a thread, until it is stopped.

    Folders are watched, not files: a program that saves a file may put another in its place.
    """

    def __init__(self, paths: Callable[[], Iterable[Path]], changed: Callable[[], None]) -> None:
        self._paths, self._changed = paths, changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the thread: it must not be at work in a library when Python ends."""
        self._stop.set()
        self._thread.join(ENDING_S)

    def _work(self) -> None:
        watched: frozenset[Path] = frozenset()
        while not self._stop.is_set():
            folders = find_folders(self._paths())
            if watched and folders != watched:
                self._changed()  # something may have changed in a new folder before it was watched
            watched = folders
            self._watch(watched)

    def _watch(self, folders: frozenset[Path]) -> None:
        """Tell of changes until the folders to watch are others."""
        for changes in watch(
            *folders, watch_filter=None, debounce=LONGEST_MS, step=QUIET_MS, stop_event=self._stop,
            rust_timeout=LOOK_MS, yield_on_timeout=True, raise_interrupt=False, recursive=False,
        ):  # fmt: skip
            if self._concerns(changes):
                self._changed()
            if find_folders(self._paths()) != folders:
                return

    def _concerns(self, changes: set[tuple[Change, str]]) -> bool:
        """Whether something changed below one of the paths, and not only beside them."""
        paths = [path.resolve() for path in self._paths()]
        changed = (Path(name) for _, name in changes)
        return any(one == path or path in one.parents for one in changed for path in paths)


def find_folders(paths: Iterable[Path]) -> frozenset[Path]:
    """The folders to watch for some files and folders: all that there are in these, and those that hold them."""
    return frozenset(folder for path in paths for folder in _folders(path.resolve()))


def _folders(path: Path) -> Iterator[Path]:
    if path.parent.is_dir():
        yield path.parent
    if path.is_dir():
        yield path
        for below in path.iterdir():
            if below.name not in UNSEEN and not below.is_symlink() and below.is_dir():
                yield from _folders(below)
