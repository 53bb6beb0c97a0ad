"""Help and explanations are printed before Typer is imported, and as the commands themselves print them."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefset.cli.application import app
from briefset.cli.fast_path import HEAD, LAYOUT, TEXTS, answer
from briefset.diagnostics import Exit
from briefset.diagnostics.codes import CODES
from tests.support.projects import ROOT, make_project, run, run_cli


@pytest.fixture(autouse=True)
def pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment asks for another layout."""
    for name in LAYOUT:
        monkeypatch.delenv(name, raising=False)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "words",
    [["--help"], ["-h"], ["build", "-h"], ["theme", "--help"], ["theme", "list", "-h"], ["explain"],
     ["explain", "usage"], ["explain", "[hedge-dropped]"], ["explain", "--help"]],
    ids=" ".join,
)  # fmt: skip
def test_the_text_is_that_of_the_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(words) == 0
    code, text, _ = run_cli(*words)
    assert (capsys.readouterr().out, 0) == (text, code)


def test_every_command_and_every_code_has_its_text() -> None:
    text = (ROOT / "src" / "briefset" / "cli" / TEXTS).read_text(encoding="utf-8")
    known = {part.partition("\n")[0] for part in text.split(HEAD)[1:]}
    names = {info.name or info.callback.__name__ for info in app.registered_commands if info.callback}
    assert known >= {f"{name} --help" for name in names} | {f"explain {code}" for code in CODES}


@pytest.mark.parametrize(
    "words",
    [["build", "--help", "--json"], ["explain", "--json"], ["explain", "no-such-code"], ["explain", "usage", "-q"],
     ["nonsense", "--help"], ["explain", "usage", "tab"], ["build", "demo", "--help"], ["explain", ""]],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_known_is_left_to_the_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(words) is None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", LAYOUT)
def test_another_width_or_colour_is_left_to_typer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "60")
    assert answer(["build", "--help"]) is None


def test_a_terminal_gets_help_of_its_width_and_explanations_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", shown := Terminal())
    assert answer(["build", "--help"]) is None
    assert answer(["explain", "usage"]) == 0
    assert shown.getvalue().startswith("usage\nThe command was given something that it cannot use.\n")


@pytest.mark.slow
@pytest.mark.parametrize("words", [["--help"], ["explain", "usage"], ["check"]], ids=" ".join)
def test_of_a_full_disk_the_command_itself_tells(words: list[str], tmp_path: Path) -> None:
    make_project(tmp_path)
    command = [sys.executable, "-m", "briefset", *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    assert run(tmp_path, *words).returncode == 0
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert "Traceback" not in done.stderr
    if words != ["check"]:  # it writes to stderr alone
        assert (done.returncode, "No space left on device" in done.stderr) == (Exit.ERRORS, True)
