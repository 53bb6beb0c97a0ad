"""The commands of README and docs do what the page says, typed as they stand; docs/tutorial.md has a test of its own.

Each page has its own copy of a project with articles of the repository, the sample `demo`, and the files that it names.
Other programs than briefset and make are left out, for tests ask no network, and so are `preview`, which does not end,
and clusters, which tests/build/test_cluster.py starts.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.articles import make_pdf
from tests.support.projects import ROOT, build_project, make_project, run
from tests.support.sets import SharedSets

PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/how-to/*.md")])
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = re.compile(r"(?:cd \S+ && )?(?:make|briefset (?!preview|.* --cluster)) ?")
UNWRITTEN = {f"briefset {command} my-article": 1 for command in ("check", "build", "lock")}
"""A draft ends with 1 until a person has written what it marks."""
PATIENCE_S = 300
SHELL = re.compile(r"^(?!briefset )|[<>]|&&")
ABSENT = " | reviewdog"
REPOSITORY = "my-summaries"

pytestmark = pytest.mark.slow


def commands(page: Path) -> list[str]:
    lines = "".join(BLOCK.findall(page.read_text(encoding="utf-8"))).splitlines()
    return [line for line in lines if RUN.match(line)]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which `briefset` is this checkout."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "briefset"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m briefset "$@"\n', "utf-8")
    script.chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    return kept | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def project(shared_sets: SharedSets, tmp_path: Path) -> Path:
    def write(folder: Path) -> None:
        make_project(folder)
        build_project(folder, products=("brief", "factsheet", "handout"))
        shutil.copytree(ROOT / "content/rewetted-bog", folder / "content/rewetted-bog")
        assert run(folder, "build", "rewetted-bog", "-f", "docx").returncode == 0
        text = (folder / "content/rewetted-bog/source.txt").read_text("utf-8")
        (folder / "article.txt").write_text(text, "utf-8")
        (folder / "article.pdf").write_bytes(make_pdf(text.splitlines(), ""))
        (folder / "quotations.txt").write_text("better than we feared\nstill in debt\n", "utf-8")
        built = folder / "build/demo"
        for source, target in (
            ("handout.docx", "from-mail.docx"),
            ("brief.pdf", "a.pdf"),
            ("factsheet.pptx", "b.pptx"),
            ("manifest.json", "manifest-of-may.json"),
        ):
            shutil.copy(built / source, folder / target)
        shutil.copy(folder / "build/rewetted-bog/handout.docx", folder)

    shutil.copytree(shared_sets.once("documented", write), tmp_path / "project")
    return tmp_path / "project"


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=name)
def test_the_commands_of_a_page_work_as_they_stand(page: Path, project: Path, program: dict[str, str]) -> None:
    wrong = []
    for line in commands(page):
        command = line.partition(ABSENT)[0]
        code, told = type_in_shell(command, project, program) if SHELL.search(command) else type_here(command, project)
        if code != UNWRITTEN.get(line.partition("#")[0].strip(), 0) or "Traceback" in told:
            wrong.append(f"{line}\n{code}: {told}")
    assert wrong == []


def type_here(command: str, project: Path) -> tuple[int, str]:
    """Exit code and messages of a command of the program, in this process."""
    done = run(project, *shlex.split(command, comments=True)[1:])
    return done.returncode, done.stderr


def type_in_shell(command: str, project: Path, program: dict[str, str]) -> tuple[int, str]:
    """Exit code and messages of a command of `make`, or one that reads or writes a file by the shell."""
    folder = project / REPOSITORY if command.startswith("make") else project
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=program,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    return done.returncode, done.stderr
