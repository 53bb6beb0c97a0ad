"""What a program may rely on: one thing on stdout, as UTF-8, after a schema of ours, whatever happens."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefset.__main__ import main
from briefset.cli.application import app
from briefset.cli.results import RESULTS
from briefset.diagnostics import Exit
from tests.support.projects import ROOT, change, run_cli, summary_of

SCHEMAS = {
    name: json.loads((ROOT / f"schema/{name}.schema.json").read_bytes())
    for name in ("output", "diagnostics", "manifest")
}
COMMANDS: dict[str, list[str]] = {
    "add": ["add", "term", "demo", "fence line"],
    "build": ["build", "-f", "html"],
    "check": ["check", "--coverage"],
    "doctor": ["doctor"],
    "evidence": ["evidence"],
    "explain": ["explain", "usage"],
    "export": ["export", "--as", "csl"],
    "init": ["init", "--makefile"],
    "locate": ["locate", "no such words at all"],
    "lock": ["lock"],
    "new": ["new", "other"],
    "schema": ["schema"],
    "theme eject": ["theme", "eject", "briefing/style.css"],
    "theme list": ["theme", "list"],
    "theme new": ["theme", "new", "house"],
    "theme show": ["theme", "show", "--brand", "cinnabar"],
    "trace": ["trace", "P1"],
}
LATIN_1 = {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "PYTHONCOERCECLOCALE": "0"}


def close(schema: Any) -> Any:
    """The schema without room for keys that it does not name."""
    if isinstance(schema, list):
        return [close(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: close(value) for key, value in schema.items()}
    return {"additionalProperties": False} | closed if "properties" in closed and "type" in closed else closed


def run(project: Path, *arguments: str) -> tuple[int, Any]:
    """The exit code and the document of a command with `--json`."""
    where = [] if arguments[0] in ("schema", "explain", "init") else ["--project", str(project)]
    code, out, _ = run_cli(*arguments, "--json", *where)
    return code, json.loads(out)


def command(cwd: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "briefset", *arguments],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False,
    )  # fmt: skip


def typed(cwd: Path, *words: str, encoding: str = "utf-8") -> tuple[int, bytes, bytes]:
    """Exit code, output and messages of the program, in this process, where a locale has set an encoding."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, errors) for errors in ("strict", "backslashreplace"))
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(cwd)
        patched.setattr("briefset.__main__.ENDINGS", [])
        patched.setattr("sys.argv", ["briefset", *words])
        patched.setattr("sys.stdout", out)
        patched.setattr("sys.stderr", err)
        with pytest.raises(SystemExit) as ended:
            main()
    for stream in (out, err):
        stream.flush()
    return int(ended.value.code or 0), out.buffer.getvalue(), err.buffer.getvalue()


def hold_against(name: str, document: Any) -> None:
    of_command = {"$ref": f"#/$defs/{name.replace(' ', '-')}"}
    schema = close(SCHEMAS["output"]) | {
        "properties": {**close(SCHEMAS["output"])["properties"], "results": of_command}
    }
    Draft202012Validator(schema).validate(document)


def test_every_command_has_a_shape_of_results() -> None:
    names = {info.name or info.callback.__name__ for info in app.registered_commands if info.callback}
    groups = {
        f"{group.name} {info.name or info.callback.__name__}"
        for group in app.registered_groups
        for info in (group.typer_instance.registered_commands if group.typer_instance else [])
        if info.callback
    }
    assert RESULTS.keys() == names | groups
    assert COMMANDS.keys() == RESULTS.keys() - {"lsp", "preview", "reconcile", "verify"}


@pytest.mark.parametrize("name", COMMANDS)
def test_json_is_one_document_after_our_schema(project: Path, name: str) -> None:
    _, document = run(project, *COMMANDS[name])
    assert document["results"]
    hold_against(name, document)


@pytest.mark.slow
def test_reconcile_trace_and_verify_of_a_document_hold_to_the_schema(project: Path) -> None:
    run(project, "build", "-f", "docx")
    handout = project / "build" / "demo" / "handout.docx"
    code, document = run(project, "reconcile", str(handout))
    assert (code, document["results"]["changes"]) == (Exit.OK, [])
    hold_against("reconcile", document)
    code, document = run(project, "trace", str(handout))
    assert (code, document["results"]["strays"]) == (Exit.OK, [])
    hold_against("trace", document)
    code, document = run(project, "verify", str(handout))
    assert (code, document["results"][0]["same"]) == (Exit.OK, True)
    hold_against("verify", document)


def test_a_manifest_holds_to_its_schema(project: Path) -> None:
    run(project, "build", "-f", "html")
    manifest = json.loads((project / "build" / "demo" / "manifest.json").read_bytes())
    assert manifest["outputs"]["briefing.html"]
    Draft202012Validator(SCHEMAS["manifest"]).validate(manifest)


def test_a_failure_is_a_document_too(project: Path) -> None:
    change(summary_of(project), ("\ndeck:", "\ndek:"))
    for words in (["check"], ["build"], ["lock"]):
        code, document = run(project, *words)
        assert (code, document["results"]) == (Exit.ERRORS, {})
        assert [item["code"] for item in document["diagnostics"]] == ["unknown-key"]
        Draft202012Validator(close(SCHEMAS["output"])).validate(document)
    assert run(project, "export")[1]["results"] is None


def test_a_place_has_an_end(project: Path) -> None:
    before, _ = change(summary_of(project), ("\ndeck:", "\ndek:"))
    line = before[: before.index("\ndeck:")].count("\n") + 2
    (item,) = run(project, "check")[1]["diagnostics"]
    assert [item[key] for key in ("line", "column", "end_line", "end_column")] == [line, 1, line, 4]


def test_one_bad_article_does_not_hide_the_others(project: Path) -> None:
    shutil.copytree(project / "content" / "demo", project / "content" / "bad")
    change(project / "content" / "bad" / "summary.yaml", ("\ndeck:", "\ndek:"))
    code, document = run(project, "check")
    assert (code, list(document["results"])) == (Exit.ERRORS, ["demo"])
    code, _, err = run_cli("check", "--project", project)
    assert err.index("[unknown-key]") < err.index("bad: 1 error, 0 warnings") < err.index("demo: 3 claims")


@pytest.mark.parametrize("words", [["check", "--nonsense"], ["nonsense"], ["new", "x", "--source", "gone.txt"]])
def test_a_mistake_in_the_command_line_is_a_document(project: Path, words: list[str]) -> None:
    code, out, err = typed(project, *words, "--json")
    document = json.loads(out)
    assert (code, document["results"], err[-2:]) == (Exit.USAGE, None, b"s\n")
    assert [item["code"] for item in document["diagnostics"]] == ["usage"]
    _, told, _ = typed(project, *words, "--diagnostic-format=json")
    assert [item["code"] for item in json.loads(told)] == ["usage"]


def test_a_working_folder_that_is_gone_is_a_mistake_in_the_command_line(tmp_path: Path) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" -m briefset check --json'
    done = subprocess.run(["sh", "-c", script, sys.executable], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == Exit.USAGE, done.stderr
    [fault] = json.loads(done.stdout)["diagnostics"]
    assert "the working folder cannot be read" in fault["message"]


@pytest.mark.parametrize("style", ["json", "sarif", "rdjson"])
def test_formats_for_programs_stand_alone_on_stdout(project: Path, style: str) -> None:
    code, out, err = run_cli("check", "--coverage", "--diagnostic-format", style, "--project", project, "--quiet")
    assert (code, err) == (Exit.OK, "")
    assert json.loads(out) is not None
    change(summary_of(project), ("\ndeck:", "\ndek:"))
    code, out, err = run_cli("check", "--diagnostic-format", style, "--project", project)
    assert (code, err) == (Exit.ERRORS, "")
    assert "unknown-key" in json.dumps(json.loads(out))


def test_the_plain_list_holds_to_its_schema(project: Path) -> None:
    change(summary_of(project), ("\ndeck:", "\ndek:"))
    items = json.loads(run_cli("check", "--diagnostic-format", "json", "--project", project)[1])
    assert len(items) == 1
    Draft202012Validator(close(SCHEMAS["diagnostics"])).validate(items)


@pytest.mark.parametrize("style", ["text", "short", "github"])
def test_formats_for_people_stand_on_stderr(project: Path, style: str) -> None:
    change(summary_of(project), ("\ndeck:", "\ndek:"))
    code, out, err = run_cli("check", "--diagnostic-format", style, "--project", project)
    assert (code, out) == (Exit.ERRORS, "")
    assert "unknown-key" in err


def test_short_is_read_by_what_reads_compilers(project: Path) -> None:
    change(summary_of(project), ("\ndeck:", "\ndek:"))
    _, _, err = run_cli("check", "--diagnostic-format", "short", "--project", project)
    assert re.fullmatch(r"content/demo/summary\.yaml:\d+:1: error: .+ \[unknown-key\]\n", err)


@pytest.mark.parametrize(
    "words",
    [["schema"], ["explain"], ["export"], ["export", "--json"], ["check", "--diagnostic-format", "json"],
     ["check", "--json"], ["trace", "P1"], ["locate", "the"], ["theme", "list"], ["check", "--coverage"]],
    ids=" ".join,
)  # fmt: skip
def test_data_is_utf8_whatever_the_locale(project: Path, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if "check" in words and "--coverage" not in words:
        change(summary_of(project), ("\ndeck:", "\ndek:"))
    monkeypatch.chdir(project)
    _, plain, _ = run_cli(*words)
    assert typed(project, *words, encoding="latin-1")[1].decode("utf-8") == plain
    assert plain


@pytest.mark.slow
def test_data_of_a_process_is_utf8_whatever_its_locale(project: Path) -> None:
    for words in (["explain"], ["export"]):
        done = command(project, *words, **LATIN_1)
        assert b"Traceback" not in done.stderr
        assert "”".encode() in done.stdout


@pytest.mark.slow
def test_stdin_is_utf8_whatever_the_locale(project: Path) -> None:
    for data, code in (("“a workplace first”\n".encode(), Exit.OK), (b"caf\xe9\n", Exit.ERRORS)):
        done = subprocess.run(
            [sys.executable, "-m", "briefset", "locate", "-"],
            cwd=project, env={**os.environ, **LATIN_1}, input=data, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == code
        assert b"Traceback" not in done.stderr


def test_the_project_is_found_from_any_folder_below_it(project: Path) -> None:
    below = project / "content" / "demo" / "notes"
    below.mkdir()
    assert list(json.loads(typed(below, "check", "--json")[1])["results"]) == ["demo"]
    _, out, _ = typed(below, "build", "-f", "html", "-j", "1")
    assert out.decode().splitlines()[0] == "../../../build/demo/briefing.html"
    assert (project / "build" / "demo" / "briefing.html").is_file()
    assert typed(below, "check", "--project", ".")[0] == Exit.USAGE


@pytest.mark.slow
def test_a_full_disk_behind_stdout_is_one_sentence(project: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefset", "explain"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == Exit.ERRORS
    assert done.stderr.decode().startswith("stdout: error: No space left on device — make room on the disk")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_an_error_of_the_system_names_the_file_and_what_to_do(project: Path) -> None:
    (project / "build").write_text("a file where the folder should be", encoding="utf-8")
    code, _, err = run_cli("build", "-f", "html", "--project", project)
    assert code == Exit.ERRORS
    assert f"{project}/build" in err
    assert "a file stands where a folder is needed: move it away" in err
    assert "free space" not in err


def test_a_build_says_what_it_does_and_what_came_of_it(project: Path) -> None:
    _, _, err = run_cli("build", "-f", "html", "-f", "docx", "-j", "1", "--project", project)
    steps = re.sub(r"\d+\.\d s", "9 s", re.sub(r"[\d.]+ [kM]B", "9 kB", err)).replace(str(project), "")
    assert [re.sub(" +", " ", line) for line in steps.splitlines()] == [
        "demo: checking …",
        "demo: making documents …",
        " briefing.html 9 s 9 kB",
        " email.html 9 s 9 kB",
        " handout.docx 9 s 9 kB",
        "demo: writing …",
        "demo: 4 files, 9 kB, in /build/demo, 9 s",
    ]
    assert "\x1b" not in err
    assert "\r" not in err
