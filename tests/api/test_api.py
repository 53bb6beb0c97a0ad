"""briefset from Python: the same as the command line, as values; the examples of its page are run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefset
from briefset.diagnostics import Exit
from tests.support.projects import ROOT, build_project, change, summary_of

PAGE = (ROOT / "docs/how-to/use-from-python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_runs_and_prints(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(example, "example", "exec"), {})
    assert capsys.readouterr().out.count("\n") >= 2


def test_an_article_is_named_by_slug_folder_or_file_from_anywhere(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_slug = briefset.load("demo")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert briefset.load(project / "content/demo") == by_slug
    assert briefset.load(str(summary_of(project))) == by_slug
    assert by_slug.title == "A harbour worth sharing"


def test_check_gives_faults_as_a_list(project: Path) -> None:
    assert briefset.check("demo") == []
    change(summary_of(project), ("\ndeck:", "\ndek:"))
    (found,) = briefset.check("demo")
    assert (found.code, found.position.file) == ("unknown-key", "content/demo/summary.yaml")


def test_an_article_that_is_not_there_is_raised() -> None:
    with pytest.raises(briefset.Failure) as caught:
        briefset.check("nothing")
    assert caught.value.exit_code is Exit.USAGE


@pytest.mark.slow
def test_the_bytes_are_those_that_the_command_writes(project: Path) -> None:
    documents = briefset.build("demo", formats=["html", "docx"])
    assert not (project / "build").exists()
    folder = build_project(project, "html", "docx")
    assert dict(documents) == {name: (folder / name).read_bytes() for name in documents}
    assert set(documents) == {"briefing.html", "email.html", "handout.docx"}


def test_one_name_needs_no_list() -> None:
    assert set(briefset.build("demo", formats="txt", products="email")) == {"email.txt"}
    assert set(briefset.Session("demo").build(formats="txt", products="email")) == {"email.txt"}


@pytest.mark.parametrize(("name", "hint"), [("doc", "did you mean “docx”?"), ("epub", "formats here: ")])
def test_a_format_that_is_not_there_is_raised_and_not_left_out(name: str, hint: str) -> None:
    for make in (briefset.Session("demo").build, lambda **chosen: briefset.build("demo", **chosen)):
        with pytest.raises(briefset.Failure, match=f"no format '{name}'") as caught:
            make(formats=[name, "txt"])
        assert caught.value.diagnostics[0].hint.startswith(hint)
        assert caught.value.exit_code is Exit.USAGE


def test_a_notebook_shows_the_reading_copy_in_a_frame() -> None:
    shown = briefset.build("demo", products=["briefing"], formats=["html"])._repr_html_()
    assert shown is not None
    assert shown.startswith('<iframe sandbox srcdoc="&lt;!DOCTYPE html&gt;')
    assert "A harbour worth sharing" in shown
    assert briefset.build("demo", formats=["docx"])._repr_html_() is None


@pytest.mark.slow
def test_the_package_of_the_same_name_can_be_called(project: Path) -> None:
    code = "import briefset.build.articles\nbriefset.check('demo')\nprint(*briefset.build('demo', formats=['txt']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout == "email.txt\n"


def test_the_import_alone_imports_nothing() -> None:
    code = "import sys\nbefore = set(sys.modules)\nimport briefset\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "briefset\n"


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(hasattr(briefset, name) for name in briefset.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = briefset.nothing
