"""Whoever does what docs/tutorial.md says gets a set without an error."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)


def parts(yaml: str) -> dict[str, str]:
    """The top-level keys of a summary, each with its lines."""
    pieces = re.split(r"^(?=[a-z]+:)", yaml, flags=re.MULTILINE)
    return {piece.partition(":")[0]: piece for piece in pieces[1:]}


def briefset(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "briefset", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the summary as it stands at the end of the tutorial."""
    (tmp_path / "article.txt").write_text(blocks("text")[0], encoding="utf-8")
    made = briefset(tmp_path, "new", "last-bus", "--source", "article.txt")
    assert made.returncode == 0, made.stderr
    summary = tmp_path / "content" / "last-bus" / "summary.yaml"
    skeleton = parts(summary.read_text(encoding="utf-8"))
    written = parts("\n".join(blocks("yaml")))
    assert set(written) <= set(skeleton), "the tutorial replaces parts that the skeleton has"
    summary.write_text("".join((skeleton | written).values()), encoding="utf-8")
    return tmp_path


def test_the_summary_of_the_tutorial_is_right_and_every_word_of_it_is_found(project: Path) -> None:
    done = briefset(project, "check", "last-bus", "--strict")
    assert done.returncode == 0, done.stderr


def test_the_mistake_of_the_tutorial_is_found(project: Path) -> None:
    summary = project / "content" / "last-bus" / "summary.yaml"
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("carried 126,000 passengers", "carried 162,000 passengers"), encoding="utf-8")
    done = briefset(project, "check", "last-bus")
    assert done.returncode == 1
    assert "162,000" in done.stderr


@pytest.mark.slow
def test_the_set_of_the_tutorial_is_built(project: Path) -> None:
    done = briefset(project, "build", "last-bus")
    assert done.returncode == 0, done.stderr
    assert (project / "build" / "last-bus" / "handout.docx").is_file()
