"""What shells offer for a word that was begun; and how many of several articles are clean."""

import shutil
from contextlib import chdir
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.cli.options import offer_articles, offer_codes, offer_products
from tests.support.projects import change, make_project, run

SHELLS = {
    "bash": lambda words: {
        "_BRIEFSET_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1),
    },
    "zsh": lambda words: {"_BRIEFSET_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words},
    "fish": lambda words: {
        "_BRIEFSET_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_ARGS": words,
    },
}  # fmt: skip


def offered(folder: Path, shell: str, words: str) -> str:
    """What a shell gets for the words that were typed in a folder."""
    with chdir(folder):
        done = CliRunner().invoke(app, [], prog_name="briefset", env=SHELLS[shell](words))
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_offered_what_begins_so(project: Path, shell: str) -> None:
    assert "demo" in offered(project, shell, "briefset check d")


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("explain hedge-d", "hedge-dropped"),
        ("build --brand pet", "petrol"),
        ("build -p hand", "handout"),
        ("theme eject briefing/sty", "briefing/style.css"),
        ("theme eject cinn", "cinnabar"),
        ("reconcile --article d", "demo"),
    ],
)
def test_arguments_and_values_of_options_are_offered(project: Path, words: str, word: str) -> None:
    assert word in offered(project, "bash", f"briefset {words}").split()


def typed(**options: Path) -> typer.Context:
    """What was typed before the word: options of some command."""
    context = typer.Context(typer.main.get_command(app))
    context.params.update(options)
    return context


def test_below_the_project_its_articles_are_offered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "content" / "demo")
    assert offer_articles(typed(), "") == ["demo"]
    assert offer_articles(typed(), "x") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_of_another_project_that_is_named_its_articles_are_offered(project: Path, tmp_path: Path, shell: str) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert "demo" in offered(folder, shell, f"briefset check --project {project} d")


def test_codes_come_with_their_meaning() -> None:
    assert offer_codes(typed(), "tab") == [("tab", "Tab characters are refused: YAML is indented with spaces.")]


def test_templates_that_cannot_be_read_offer_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "templates").symlink_to("/etc")
    monkeypatch.chdir(project)
    assert offer_products(typed(), "") == []


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
    done = run(three, "check")
    assert done.stderr.splitlines()[-1] == "3 articles: 1 clean, 1 with warnings, 1 with errors"
    shutil.rmtree(three / "content" / "bad")
    for _ in range(2):  # the second is answered from what the first has kept
        done = run(three, "check")
        assert done.stderr.splitlines()[-1] == "2 articles: 1 clean, 1 with warnings, 0 with errors"
    assert " articles: " not in run(three, "check", "demo").stderr
    assert " articles: " not in run(three, "check", "--quiet").stderr
