"""Sets that several tests read and none changes: each is built once in a run, whichever worker asks first.

In: the name of a set. Out: the folder of its project, with the set below `build/`. Never: a set that a test may change.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefset.build.articles import ArticleFolder
from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.workspace.eject import eject
from tests.support.charts import add_charts
from tests.support.languages import FOLDER, write_sample
from tests.support.projects import ROOT, build_project, make_project

OWN = ArticleFolder("shared-destiny", ROOT / "content" / "shared-destiny", ROOT)
"""The article that the repository holds."""


class SharedSets:
    """The folder that all workers of a run share, and what is built there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of a name, filled by a function unless that was done before."""
        folder = self.folder / name
        self.folder.mkdir(exist_ok=True)
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / ".made").exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                (folder / ".made").touch()
        return folder

    def project(self, name: str, write: Callable[[Path], object], *formats: str, **options: Any) -> Path:
        """A project that a function writes, with its set in some formats or all."""
        return self.once(name, lambda folder: (write(folder), build_project(folder, *formats, **options)))

    def sample(self, language: str = "", brand: str = "") -> Path:
        """The sample, as it is or in a language or a brand."""

        def write(folder: Path) -> None:
            if language:
                write_sample(folder, language)
            else:
                make_project(folder)
            if brand:
                eject(folder, brand)

        return self.project(f"sample{language}{brand}", write)

    def charts(self) -> Path:
        """The PDFs and the reading copy of the sample with every kind of chart."""
        return self.project("charts", add_charts, "pdf", "html")

    def translated(self, language: str) -> Path:
        """A summary that was written in a language."""
        return self.project(language, lambda folder: shutil.copytree(FOLDER / language, folder / "content" / "demo"))

    def own(self) -> Path:
        """The repository's own article; its set lies in `build/shared-destiny`."""
        return self.once("own", lambda folder: build(OWN, BuildOptions((), folder / "build")))

    def branded(self) -> Path:
        """The PDFs and the reading copy of the repository's own article in a brand with a logo."""
        cinnabar = Path("cinnabar")
        return self.once(
            "branded", lambda folder: build(OWN, BuildOptions(("pdf", "html"), folder / "build", brand=cinnabar))
        )
