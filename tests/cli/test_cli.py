"""The command does what its conventions say: streams, exit codes, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefset import __version__
from briefset.cli.application import app
from briefset.diagnostics import Exit

run = CliRunner().invoke


def command(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefset", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "briefset", "explain"], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_printed_without_importing_typer(option: str) -> None:
    script = (
        f"import sys; sys.argv = ['briefset', '{option}']\n"
        "from briefset.__main__ import main\ntry:\n    main()\nfinally:\n    assert 'typer' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (f"briefset {__version__}\n", "", 0)


@pytest.mark.parametrize(
    "name", ["new", "check", "lock", "locate", "trace", "build", "export", "schema", "doctor", "explain"]
)
def test_every_command_has_help_with_two_examples(name: str) -> None:
    result = run(app, [name, "-h"])
    assert result.exit_code == 0
    assert result.output.count(f"briefset {name}") >= 2


def test_check_says_what_it_found_on_stderr_only(project: Path) -> None:
    result = run(app, ["check", "--project", str(project)])
    assert (result.exit_code, result.stdout) == (Exit.OK, "")
    assert result.stderr == (
        "demo: 3 claims, 2 quotations, 5 statistics, 3 events, 1 terms; "
        "30 quotations and pieces of evidence found in the article\n"
    )


def test_a_missing_article_text_is_a_warning_and_strict_makes_it_count(project: Path) -> None:
    (project / "content" / "demo" / "source.txt").unlink()
    assert run(app, ["check", "--project", str(project)]).exit_code == Exit.OK
    result = run(app, ["check", "--project", str(project), "--strict"])
    assert result.exit_code == Exit.WARNINGS
    assert "[unverified]" in result.stderr


def test_an_error_names_file_line_and_column_and_exits_with_1(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8").replace("\ndeck:", "\ndek:")
    sample.write_text(text, encoding="utf-8")
    line = text.split("\n").index(next(one for one in text.split("\n") if one.startswith("dek:"))) + 1
    result = run(app, ["check", "--project", str(project), "--diagnostic-format", "short"])
    assert result.exit_code == Exit.ERRORS
    assert f"content/demo/summary.yaml:{line}:1: error: dek: " in result.stderr
    assert "deck" in result.stderr


def test_diagnostics_as_json_are_data_on_stdout(project: Path, sample: Path) -> None:
    sample.write_text("version: 1\n", encoding="utf-8")
    result = run(app, ["check", "--project", str(project), "--diagnostic-format", "json"])
    assert result.exit_code == Exit.ERRORS
    assert {item["code"] for item in json.loads(result.stdout)} == {"missing-key"}


def test_an_unknown_article_is_a_usage_error_with_a_suggestion(project: Path) -> None:
    result = run(app, ["build", "demmo", "--project", str(project)])
    assert result.exit_code == Exit.USAGE
    assert "did you mean demo?" in result.stderr


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    result = run(app, ["build", "--project", str(tmp_path)])
    assert result.exit_code == Exit.USAGE
    assert "run `briefset new SLUG`" in result.stderr


def test_a_folder_that_cannot_be_written_is_one_sentence(project: Path) -> None:
    (project / "build").mkdir()
    (project / "build" / "demo").write_text("a file where the folder should be", encoding="utf-8")
    result = run(app, ["build", "-f", "html", "--project", str(project)])
    assert result.exit_code == Exit.ERRORS
    assert "Traceback" not in result.stderr
    assert "build/demo" in result.stderr
    assert "a file stands where a folder is needed" in result.stderr


def test_the_schema_is_json_of_2020_12() -> None:
    result = run(app, ["schema"])
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_an_unknown_format_is_a_usage_error(project: Path) -> None:
    assert run(app, ["build", "-f", "odt", "--project", str(project)]).exit_code == Exit.USAGE


def test_doctor_reports_every_part(project: Path) -> None:
    result = run(app, ["doctor", "--json", "--project", str(project)])
    names = {finding["name"] for finding in json.loads(result.stdout)["results"]}
    assert {"Python", "weasyprint", "system libraries", "fonts", "templates"} <= names


def test_doctor_names_the_command_that_mends_a_missing_library(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    monkeypatch.setattr("briefset.files.libraries.PACKAGES", {"libnowhere.so.0": "libnowhere0"})
    result = run(app, ["doctor", "--project", str(project)])
    assert result.exit_code == Exit.ENVIRONMENT
    assert "libnowhere.so.0 cannot be loaded: all is built but PDFs and pictures" in result.stdout


def test_an_interrupted_command_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefset.cli.application.app", interrupt)
    from briefset.__main__ import main

    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == Exit.INTERRUPTED
