"""Hostile files, as `files.yaml` lists them: one clear error that names the file, and nothing changed elsewhere."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.projects import change, make_project, run_cli, summary_of

pytestmark = pytest.mark.slow  # each runs a command on a project of its own

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("files.yaml").read_text(encoding="utf-8"))
WORDS = {"long": "a" * 5000, "digits": "9" * 5000, "sha": "0" * 64}
WITH_DIAGNOSTICS = {"check", "build", "trace", "reconcile"}
"""Commands that give their errors as JSON; the others print them as text."""


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """What waits for a pipe would wait for ever; five minutes are many even on a machine with much else to do."""

    def stop(*_: object) -> None:
        raise TimeoutError("the command did not end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(300)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_a_hostile_file_is_one_clear_error(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path / "project")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "outside").write_text("mine", encoding="utf-8")
    words = WORDS | {name: str(tmp_path / name) for name in ("project", "outside", "elsewhere")}
    if "change" in case:
        change(summary_of(project), tuple(case["change"]))
    for name, what in case.get("put", {}).items():
        put(project / name, what, words, project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", case.get("environment", "").format_map(words))
    command, *arguments = [word.format_map(words) for word in case["run"]]
    if command == "theme":
        command, arguments = "theme", [arguments[0], "--project", str(project), *arguments[1:]]
    else:
        arguments = [*arguments, "--project", str(project)]
    machine = ["--diagnostic-format", "json"] if command in WITH_DIAGNOSTICS else []
    code, out, err = run_cli(command, *arguments, *machine)
    assert code == case.get("exit", 1), err
    if "code" in case:
        assert said(out, err, case["code"], case["at"].format_map(words), bool(machine), case.get("line", False))
    assert (tmp_path / "outside").read_text(encoding="utf-8") == "mine"
    assert not list((tmp_path / "elsewhere").iterdir())


def put(path: Path, what: str, words: dict[str, str], project: Path) -> None:
    """Let something stand at a path."""
    kind, _, rest = what.partition(" ")
    rest = rest.format_map(words)
    data = project.joinpath(rest).read_bytes() if kind == "copy" else b""
    if path.exists() and kind != "folder":
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.unlink(missing_ok=True)
            path.mkdir()
        case "socket":  # its name may have 108 bytes at most (unix(7))
            with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
                made.bind(path.name)
        case "link":
            path.symlink_to(rest)
        case "sparse":
            path.touch()
            os.truncate(path, int(rest) << 20)
        case _:
            path.write_bytes({"copy": data, "text": rest.encode()}.get(kind) or bytes.fromhex(rest))


def said(out: str, err: str, code: str, at: str, machine: bool, with_line: bool) -> bool:
    """Whether one of the messages has that code at that place."""
    if not machine:
        return any(line.startswith(f"{at}:") and line.endswith(f"[{code}]") for line in err.splitlines())
    places = [(item["code"], item["file"], item["line"], item["column"]) for item in json.loads(out)]
    file, *numbers = at.rsplit(":", at.count(":")) if at[-1].isdigit() else [at]
    wanted = [int(number) for number in numbers]
    return any(
        (found, name) == (code, file) and line >= with_line and [line, column][: len(wanted)] == wanted
        for found, name, line, column in places
    )
