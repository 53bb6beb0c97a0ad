"""A Dask cluster on the loopback, as processes that can be killed.

In: a folder for logs, settings. Out: addresses, process numbers. Never: leaves a process.
"""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.support.projects import ROOT

STARTING_S = 60.0
BLIND = '''"""No file below this folder is opened, as if it lay on another machine."""
import os, sys

FOLDER = {folder!r}

def refuse(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith(FOLDER):
        os.write(2, f"opened {{arguments[0]}}\\n".encode())
        os._exit(9)

sys.addaudithook(refuse)
'''
WITHOUT_US = "import sys\nsys.modules['briefset'] = None\n"
"""For `--preload`: the program is not installed."""


@dataclass(frozen=True)
class Worker:
    """A process of a cluster, and what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        """Where it listens, as soon as it does."""
        found = re.search(r"Start worker at:\s+(\S+)", self.log.read_text(encoding="utf-8"))
        return found[1] if found else ""


class Cluster:
    """A scheduler, and workers of one thread each; all end with it."""

    def __init__(self, folder: Path, *options: str, **environment: str) -> None:
        self.folder, self.options = folder, options
        self.environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"} | environment
        self.processes: list[subprocess.Popen[bytes]] = []
        self.address = ""
        self._open = ExitStack()
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> "Cluster":
        file = self.folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--scheduler-file", str(file), "--port", "0", "--no-show")
        end = time.perf_counter() + STARTING_S
        while not self.address and time.perf_counter() < end:
            with suppress(OSError, ValueError):
                self.address = json.loads(file.read_text(encoding="utf-8"))["address"]
            time.sleep(0.05)
        assert self.address, self.logs()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        self._open.close()

    def start_worker(self, *options: str, blind: Path | None = None, **environment: str) -> Worker:
        """One more worker; a blind one ends where it, or a process of its, opens a file below a folder."""
        if blind:
            eyes = self.folder / "eyes"
            eyes.mkdir(exist_ok=True)
            (eyes / "sitecustomize.py").write_text(BLIND.format(folder=str(blind)), encoding="utf-8")
            environment["PYTHONPATH"] = f"{eyes}{os.pathsep}{self.environment['PYTHONPATH']}"
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", *options, **environment)

    def wait_for_workers(self, count: int) -> None:
        """Nothing, as soon as so many have come."""
        end = time.perf_counter() + STARTING_S
        while self.logs().count("Registered to:") < count and time.perf_counter() < end:
            time.sleep(0.05)

    def logs(self) -> str:
        """All that was said."""
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("*.log")))

    def _start(self, kind: str, *options: str, **environment: str) -> Worker:
        path = self.folder / f"{len(self.processes)}-{kind}.log"
        log = self._open.enter_context(path.open("wb"))
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, *self.options]
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=self.folder,
            env=self.environment | environment,
            stdout=log,
            stderr=log,
        )
        self.processes.append(process)
        return Worker(process, path)
