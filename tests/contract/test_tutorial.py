"""Whoever does what docs/tutorial.md says, word for word, sees what it shows and gets the set."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import projects
from tests.support.projects import ROOT

pytestmark = pytest.mark.slow  # each runs commands of the page

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
LEFT_OUT = "…"


class Block(NamedTuple):
    """A block of the page: what it is written in, and its lines."""

    language: str
    text: str


class Step(NamedTuple):
    """A command of the page, and what the page shows of what it prints."""

    command: str
    shown: str


BLOCKS = [Block(*found) for found in re.findall(r"^```(\w+)\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)]
ARTICLE = BLOCKS[0].text
EXCERPT, SUMMARY = (block.text for block in BLOCKS if block.language == "yaml")
STEPS = [
    Step(block.text.strip(), after.text if after.language == "text" else "")
    for block, after in zip(BLOCKS, [*BLOCKS[1:], Block("", "")], strict=True)
    if block.language == "sh"
]
NEW, UNWRITTEN, GOOD, BROKEN, BUILD, LOCK = STEPS


def run(folder: Path, step: Step, code: int = 0) -> str:
    """All that a command of the page prints; it must hold what the page shows of it."""
    program, *arguments = shlex.split(step.command)
    assert program == "briefset"
    done = projects.run(folder, *arguments)
    assert done.returncode == code, done.stderr
    printed = done.stdout + done.stderr
    for part in filter(None, re.split(rf"^{LEFT_OUT}\n", step.shown, flags=re.MULTILINE)):
        assert part in printed
    return printed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the article and the draft that is made of it."""
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    run(tmp_path, NEW)
    return tmp_path


def summary_of(folder: Path) -> Path:
    return folder / "content" / "last-bus" / "summary.yaml"


def test_the_draft_holds_what_the_page_shows_of_it(folder: Path) -> None:
    assert EXCERPT in summary_of(folder).read_text(encoding="utf-8")


def test_only_what_is_marked_is_missing_from_the_draft(folder: Path) -> None:
    printed = run(folder, UNWRITTEN, 1)
    assert printed.count(" error: ") == printed.count("[unwritten]")


def test_the_summary_is_right_without_a_warning_and_its_mistake_is_found(folder: Path) -> None:
    path = summary_of(folder)
    path.write_text(SUMMARY, encoding="utf-8")
    assert "warning" not in run(folder, GOOD)
    path.write_text(SUMMARY.replace("nearly 90,000 in 2019", "nearly 80,000 in 2019"), encoding="utf-8")
    run(folder, BROKEN, 1)


def test_the_summary_stays_as_short_as_a_first_one_may_be() -> None:
    assert len(SUMMARY.splitlines()) <= 60


def test_the_set_is_built_and_locked(folder: Path) -> None:
    summary_of(folder).write_text(SUMMARY, encoding="utf-8")
    run(folder, BUILD)
    run(folder, LOCK)
    assert (folder / "content" / "last-bus" / "evidence.lock").is_file()
