"""Word and PowerPoint files as LibreOffice prints them, where it is installed.

In: a file's bytes. Out: a PDF, or why there is none. Never: the user's own profile, or a process left over.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE_S = 120
COMMANDS = ("soffice", "libreoffice")
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "C:/Program Files/LibreOffice/program/soffice.exe")


@dataclass(frozen=True, slots=True)
class Job:
    """A file to print, and who is told of the PDF; None where there is none."""

    name: str
    data: bytes
    told: Callable[[bytes | None], None]


def find_office() -> str | None:
    """The LibreOffice command of this machine."""
    found = (shutil.which(name) for name in (*COMMANDS, *PLACES))
    return next(filter(None, found), None)


class Office:
    """Prints one file after another in a thread; of several of one name only the newest."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._changed = threading.Condition()
        self._waiting: dict[str, Job] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="office", daemon=True)

    def print(self, job: Job) -> None:
        """Print a file as soon as others are done."""
        with self._changed:
            self._waiting[job.name] = job
            if not self._thread.is_alive() and not self._closed:
                self._thread.start()
            self._changed.notify_all()

    def close(self) -> None:
        """End what is running, and wait for the thread, so that its folder is gone."""
        with self._changed:
            self._closed = True
            self._kill()
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _work(self) -> None:
        with tempfile.TemporaryDirectory(prefix="briefset-office-", ignore_cleanup_errors=True) as name:
            while job := self._take():
                job.told(self._convert(job, Path(name)))

    def _take(self) -> Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return None if self._closed else self._waiting.pop(next(iter(self._waiting)))

    def _convert(self, job: Job, folder: Path) -> bytes | None:
        """The PDF of a file."""
        source, printed = folder / job.name, (folder / job.name).with_suffix(".pdf")
        source.write_bytes(job.data)
        printed.unlink(missing_ok=True)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder)]
        with self._changed:
            if self._closed:
                return None
            self._process = _start([self._command, profile, *options, str(source)])
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(PATIENCE_S)
        with self._changed:
            self._kill()
        with suppress(OSError):
            return printed.read_bytes()
        return None

    def _kill(self) -> None:
        """End LibreOffice with the processes that its starter has started."""
        if self._process is None:
            return
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        self._process = None


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """LibreOffice in a process group of its own, with nothing to say."""
    own: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, **own)  # noqa: S603 - found on this machine
