"""The wheel works alone: in an environment without the checkout, in an empty folder, it yields the full set.

The environment is new and has no pip. The wheel is pure Python, so that unpacking it is installing it (PEP 427). The
dependencies come from the environment of the tests through a .pth file, because tests make no network request; path
files in a folder that is itself named by a .pth file are not read, so that the editable checkout stays out.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SET = {
    "brief.pdf",
    "briefing.pdf",
    "briefing.html",
    "evidence.pdf",
    "handout.docx",
    "factsheet.pdf",
    "factsheet.pptx",
    "factsheet-01.png",
    "factsheet-print.pdf",
    "share-01-wide.png",
    "email.html",
    "email.txt",
    "manifest.json",
}
CONSOLE_SCRIPT = """
from importlib.metadata import entry_points
entry_points(group="console_scripts")["briefset"].load()()
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    installed = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    (installed / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def alone() -> dict[str, str]:
    """The environment without what would lead to the checkout, or says that make runs in make."""
    led = ("PYTHONPATH", "PYTHONHOME", "MAKELEVEL", "MAKEFLAGS", "MFLAGS")
    return {name: value for name, value in os.environ.items() if name not in led}


def briefset(python: Path, folder: Path, *arguments: str) -> str:
    """What the installed command says on standard output; it must end well."""
    command = [str(python), "-c", CONSOLE_SCRIPT, *arguments]
    done = subprocess.run(command, cwd=folder, env=alone(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_templates_schema_and_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for path in (ROOT / "templates").rglob("*"):
        assert path.is_dir() or f"briefset/templates/{path.relative_to(ROOT / 'templates').as_posix()}" in names
    assert {"briefset/schema/summary.schema.json", "briefset/py.typed"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_package_is_not_the_checkout(python: Path) -> None:
    command = [str(python), "-c", "import briefset, sys; print(briefset.__file__)"]
    done = subprocess.run(command, cwd="/", env=alone(), capture_output=True, text=True, check=True)
    place = done.stdout.strip()
    assert Path(place).is_relative_to(python.parents[1])


def test_in_an_empty_folder_a_new_summary_builds_the_whole_set(python: Path, tmp_path: Path) -> None:
    briefset(python, tmp_path, "new", "demo")
    briefset(python, tmp_path, "build")
    assert {path.name for path in (tmp_path / "build" / "demo").iterdir()} >= SET


def test_two_wheels_from_the_same_tree_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.fixture(scope="module")
def repository(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` writes, with all the inputs that git would hand on: the article's text is not among them."""
    folder = tmp_path_factory.mktemp("own") / "repository"
    briefset(python, folder.parent, "init", "repository")
    subprocess.run(["git", "init", "--quiet", "."], cwd=folder, check=True)
    kept = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert "content/first-article/summary.yaml" in kept
    for path in [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts]:
        if path.relative_to(folder).as_posix() not in kept:
            path.unlink()
    assert not (folder / "content/first-article/source.txt").exists()
    return folder


def make(folder: Path, command: Path, *targets: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What make says with `briefset` on the PATH where there is such a command in the folder named."""
    environment = alone() | {"PATH": f"{command}{os.pathsep}/usr/bin{os.pathsep}/bin"} | environment
    return subprocess.run(["make", *targets], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_new_repository_builds_tests_and_releases_without_the_article(
    repository: Path, python: Path, tmp_path: Path
) -> None:
    script = tmp_path / "briefset"
    script.write_text(f"#!{python}{CONSOLE_SCRIPT}", encoding="utf-8")
    script.chmod(0o755)
    for target in ("build", "test", "release"):
        done = make(repository, tmp_path, target)
        assert done.returncode == 0, done.stderr
    documents = {path.name.removeprefix("first-article-") for path in (repository / "dist").iterdir()}
    assert documents >= SET | {"SHA256SUMS"}
    assert make(repository, tmp_path, "build").stdout == "build/first-article/ is up to date\n"
    summary = repository / "content/first-article/summary.yaml"
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("54,000", "55,000"), encoding="utf-8")
    done = make(repository, tmp_path, "check", "ARGS=--locked --diagnostic-format=github")
    summary.write_text(text, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.startswith("::error file=content/first-article/summary.yaml,line=")


def test_without_the_command_make_installs_the_wheel_that_the_repository_holds(
    repository: Path, tmp_path: Path
) -> None:
    # The dependencies come from the tests' environment, as tests ask no network.
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PYTHONPATH": sysconfig.get_path("purelib")}
    done = make(repository, tmp_path, "check", PYTHON=sys.executable, **offline)
    assert done.returncode == 0, done.stderr
    assert "as locked in evidence.lock" in done.stderr
    assert (repository / ".venv/bin/briefset").is_file()
