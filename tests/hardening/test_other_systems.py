"""A whole build where the modules, calls and libraries are missing that other systems do not have.

The systems themselves are not here: what they lack is taken away from every process as it starts (`site`).
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import ROOT, make_project

TAKE_AWAY = """
import ctypes, os, signal, sys
for name in ("fcntl", "resource"):
    sys.modules[name] = None
for name in ("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_NOCTTY", "fchmod", "fchown", "geteuid", "sched_getaffinity"):
    delattr(os, name)
for name in ("SIGBUS", "SIGPROF", "setitimer"):
    delattr(signal, name)
plain = ctypes.CDLL
def load(name, *arguments, **options):
    if name and ".so" in str(name) and not str(name).startswith("/"):
        raise OSError(f"{name}: cannot open shared object file")
    return plain(name, *arguments, **options)
ctypes.CDLL = load
"""
WITHOUT_PANGO = {"briefing.html", "email.html", "email.txt", "factsheet.pptx", "handout.docx", "manifest.json"}
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def other_system(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is started by a test is started on the other system, what it starts itself too."""
    folder = tmp_path_factory.mktemp("system")
    (folder / "sitecustomize.py").write_text(TAKE_AWAY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(ROOT / "src")]))


def briefset(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefset", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def documents(folder: Path) -> set[str]:
    return {path.name for path in (folder / "build/demo").iterdir() if not path.name.startswith(".")}


def test_all_that_needs_no_pango_is_built_and_the_rest_is_named_and_built_when_it_is_there(tmp_path: Path) -> None:
    make_project(tmp_path)
    done = briefset(tmp_path, "build")
    assert done.returncode == 4, done.stderr
    assert documents(tmp_path) == WITHOUT_PANGO
    assert "not made without: brief.pdf, " in done.stderr
    assert "factsheet.png" in done.stderr
    assert "Traceback" not in done.stderr
    again = briefset(tmp_path, "build")
    assert (again.returncode, again.stdout) == (4, done.stdout)
    assert "up to date, nothing to do" in again.stderr
    subprocess.run(
        [sys.executable, "-m", "briefset", "build"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True, capture_output=True,
    )  # fmt: skip
    assert documents(tmp_path) > WITHOUT_PANGO | {"brief.pdf", "factsheet-01.png"}


def test_formats_that_need_no_pango_are_no_error_alone(tmp_path: Path) -> None:
    make_project(tmp_path)
    done = briefset(tmp_path, "build", "-f", "docx", "-f", "pptx")
    assert done.returncode == 0, done.stderr


def test_a_pdf_alone_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    make_project(tmp_path)
    done = briefset(tmp_path, "build", "-f", "pdf")
    assert done.returncode == 4
    assert "[no-library]" in done.stderr
    assert not (tmp_path / "build/demo/manifest.json").exists()


def test_make_keeps_what_could_be_built(tmp_path: Path) -> None:
    briefset(tmp_path, "init", "own")
    (tmp_path / "briefset").write_text(f'#!/bin/sh\nexec {sys.executable} -m briefset "$@"\n', encoding="utf-8")
    (tmp_path / "briefset").chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["make", "build"], cwd=tmp_path / "own", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Error 4" in done.stderr
    assert {path.name for path in (tmp_path / "own/build/first-article").iterdir()} >= WITHOUT_PANGO


@pytest.mark.parametrize("arguments", [["check"], ["lock"], ["new", "other"], ["theme", "list"], ["schema"]])
def test_other_commands_miss_nothing(tmp_path: Path, arguments: list[str]) -> None:
    make_project(tmp_path)
    done = briefset(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
