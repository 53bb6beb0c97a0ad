"""What shells offer for a word that was begun; and how many of several articles are clean."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from briefset.cli import completion
from briefset.cli.application import app
from tests.support.projects import ROOT, change, make_project

SHELLS = {
    "bash": lambda words: {
        "_BRIEFSET_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1),
    },
    "zsh": lambda words: {"_BRIEFSET_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words},
    "fish": lambda words: {
        "_BRIEFSET_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_ARGS": words,
    },
}  # fmt: skip


def briefset(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefset", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_offered_what_begins_so(project: Path, shell: str) -> None:
    done = briefset(project, **SHELLS[shell]("briefset check d"))
    assert "demo" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("explain hedge-d", "hedge-dropped"),
        ("build --brand pet", "petrol"),
        ("build -p hand", "handout"),
        ("theme eject briefing/sty", "briefing/style.css"),
        ("theme eject cinn", "cinnabar"),
        ("reconcile --article d", "demo"),
    ],
)
def test_arguments_and_values_of_options_are_offered(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: str, offered: str
) -> None:
    monkeypatch.chdir(project)
    done = CliRunner().invoke(app, [], prog_name="briefset", env=SHELLS["bash"](f"briefset {words}"))
    assert offered in done.stdout.split()


def typed(**options: Path) -> typer.Context:
    """What was typed before the word: options of some command."""
    context = typer.Context(typer.main.get_command(app))
    context.params.update(options)
    return context


def test_below_the_project_its_articles_are_offered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "content" / "demo")
    assert completion.articles(typed(), "") == ["demo"]
    assert completion.articles(typed(), "x") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_of_another_project_that_is_named_its_articles_are_offered(project: Path, tmp_path: Path, shell: str) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert "demo" in briefset(folder, **SHELLS[shell](f"briefset check --project {project} d")).stdout


def test_codes_come_with_their_meaning() -> None:
    assert completion.codes(typed(), "tab") == [("tab", "Tab characters are refused: YAML is indented with spaces.")]


def test_templates_that_cannot_be_read_offer_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "templates").symlink_to("/etc")
    monkeypatch.chdir(project)
    assert completion.products(typed(), "") == []


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A project with an article that is clean, one with a warning and one with an error."""
    make_project(tmp_path)
    for slug in ("bad", "warned"):
        shutil.copytree(tmp_path / "content" / "demo", tmp_path / "content" / slug)
    change(tmp_path / "content/bad/summary.yaml", ("\ndeck:", "\ndek:"))
    (tmp_path / "content/warned/source.txt").unlink()
    return tmp_path


def test_checks_on_many_articles_say_how_many_are_clean(three: Path) -> None:
    done = briefset(three, "check")
    assert done.stderr.splitlines()[-1] == "3 articles: 1 clean, 1 with warnings, 1 with errors"
    shutil.rmtree(three / "content" / "bad")
    for _ in range(2):  # the second is answered from what the first has kept
        done = briefset(three, "check")
        assert done.stderr.splitlines()[-1] == "2 articles: 1 clean, 1 with warnings, 0 with errors"
    assert " articles: " not in briefset(three, "check", "demo").stderr
    assert " articles: " not in briefset(three, "check", "--quiet").stderr
