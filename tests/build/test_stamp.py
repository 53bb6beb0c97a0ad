"""A set that is up to date is known by its stamp, and by nothing that may lie."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefset.build.stamp import BUILD, CHECK, Files, Stamp, find_stamp, parse, rest_on, write
from tests.support.projects import change, make_project, run, run_cli, summary_of

UP_TO_DATE = "demo: up to date, nothing to do\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose HTML is built and whose summary is checked; tests that change it take a copy."""
    project = make_project(tmp_path_factory.mktemp("stamped") / "project")
    assert run(project, "build", "-f", "html").returncode == 0
    assert run(project, "check").returncode == 0
    return project


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """A copy whose files have other times."""
    return shutil.copytree(made, tmp_path / "copy", copy_function=shutil.copyfile)


def run_process(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which says on its last line of output whether Typer was imported."""
    script = (
        "import sys, atexit; sys.argv[0] = 'briefset'; from briefset.__main__ import main\n"
        "atexit.register(lambda: print('typer' in sys.modules))\nmain()"
    )
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_a_build_with_nothing_to_do_says_what_the_full_way_says(made: Path) -> None:
    quick, full = run_process(made, "build", "-f", "html"), run_cli("build", "-f", "html", "--project", made)
    assert quick.stdout == "build/demo/briefing.html\nbuild/demo/email.html\nbuild/demo/manifest.json\nFalse\n"
    assert full[1].replace(f"{made}/", "") + "False\n" == quick.stdout
    assert (full[0], full[2]) == (quick.returncode, quick.stderr) == (0, UP_TO_DATE)


@pytest.mark.parametrize(
    "options",
    [
        ("--verbose",), ("-q",), ("demo",), ("--strict", "-j", "2"), ("-o", "./build/"), ("--project", "."),
    ],
    ids=" ".join,
)  # fmt: skip
def test_options_have_their_effect_without_the_full_way(
    made: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made)
    quick, full = run(made, "build", "-f", "html", *options), run_cli("build", "-f", "html", *options)
    assert quick == (*full, True)


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "docx"), ("-f", "html", "--json"), ("-f", "html", "--locked"), ("-f", "html", "-j", "0"),
        ("-p", "email"), ("-f", "html", "-p", "email"),
        ("-f", "html", "other"), ("-f", "html", "--page-size", "letter"), ("-f",), ("-f", "html", "--", "demo"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_known_goes_the_full_way(copy: Path, words: tuple[str, ...]) -> None:
    assert not run(copy, "build", *words).was_ready


def delete_output(project: Path) -> None:
    (project / "build" / "demo" / "briefing.html").unlink()


def change_output(project: Path) -> None:
    change(project / "build" / "demo" / "briefing.html", ("<html", "<HTML"))


def change_summary(project: Path) -> None:
    change(summary_of(project), ("title: ", "title:  "))


def lose_article(project: Path) -> None:
    (project / "content" / "demo" / "source.txt").unlink()


def add_brand(project: Path) -> None:
    (project / "_brand.yml").write_text("meta: {name: Ours}\n", encoding="utf-8")


def add_brand_in_a_folder(project: Path) -> None:
    (project / "_brand").mkdir()
    (project / "_brand" / "_brand.yaml").write_text("meta: {name: Ours}\n", encoding="utf-8")


def add_template(project: Path) -> None:
    (project / "templates" / "briefing").mkdir(parents=True)
    (project / "templates" / "briefing" / "style.css").write_text("", encoding="utf-8")


def damage_stamp(project: Path) -> None:
    stamp = project / "build" / "demo" / BUILD
    stamp.write_bytes(stamp.read_bytes()[:-5])


@pytest.mark.parametrize(
    "spoil",
    [
        delete_output,
        change_output,
        change_summary,
        lose_article,
        add_brand,
        add_brand_in_a_folder,
        add_template,
        damage_stamp,
    ],
    ids=lambda spoil: str(spoil.__name__),
)
def test_what_has_changed_is_built_again(copy: Path, spoil: Callable[[Path], None]) -> None:
    spoil(copy)
    assert not run(copy, "build", "-f", "html").was_ready


def test_a_copy_with_other_times_is_up_to_date_and_remembers_it(copy: Path) -> None:
    stamp = copy / "build" / "demo" / BUILD
    before = stamp.read_bytes()
    assert run(copy, "build", "-f", "html").was_ready
    assert stamp.read_bytes() != before


def test_a_changed_clock_changes_nothing(copy: Path) -> None:
    for path in [summary_of(copy), copy / "build" / "demo" / "briefing.html"]:
        os.utime(path, (1, 1))
    assert run(copy, "build", "-f", "html").was_ready


def test_a_change_that_keeps_size_and_time_is_seen(copy: Path) -> None:
    assert run(copy, "build", "-f", "html").was_ready
    output = copy / "build" / "demo" / "briefing.html"
    times = (output.stat().st_atime_ns, output.stat().st_mtime_ns)
    change_output(copy)
    os.utime(output, ns=times)
    assert not run(copy, "build", "-f", "html").was_ready


def test_another_date_of_the_files_is_another_build(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1454284800")
    assert not run(copy, "build", "-f", "html").was_ready


def test_another_version_of_a_module_is_looked_into(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metadata = tmp_path / "modules" / "rendercv_fonts-99.dist-info" / "METADATA"
    metadata.parent.mkdir(parents=True)
    metadata.write_text("Metadata-Version: 2.1\nName: rendercv-fonts\nVersion: 99\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "modules")
    assert "demo: 3 files, " in run(copy, "build", "-f", "html").stderr


def test_a_check_of_an_unchanged_summary_is_answered_by_its_stamp(made: Path, copy: Path) -> None:
    assert run(made, "check") == (*run_cli("check", "--project", made), True)
    change_summary(copy)
    assert not run(copy, "check").was_ready


def test_warnings_are_repeated(copy: Path) -> None:
    lose_article(copy)
    first, second = (run(copy, "check", "--strict") for _ in range(2))
    assert "[unverified]" in first.stderr
    assert second == (3, "", first.stderr, True)


def test_a_stamp_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    files = Files(str(tmp_path))
    (tmp_path / "file").touch()
    files.enter(str(tmp_path), str(tmp_path / "file"))
    write(Stamp("check"), BUILD, files)
    assert find_stamp(files, BUILD, "check") is None


def test_no_stamp_is_written_through_a_link(copy: Path, tmp_path: Path) -> None:
    shutil.move(copy / "build", tmp_path / "elsewhere")
    (copy / "build").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "demo" / CHECK).unlink()
    assert run(copy, "check").returncode == 0
    assert not (tmp_path / "elsewhere" / "demo" / CHECK).exists()


def test_a_stamp_says_the_same_when_it_was_read(tmp_path: Path) -> None:
    stamp = Stamp("build\twith\\tab")
    stamp.description, stamp.warnings = "line\nline\r", [("a", *"1234", "\\n", "", "\t", "", "", "warning")]
    (tmp_path / "a b").touch()
    files = Files(str(tmp_path))
    rest_on(stamp, files, "project/", "project/a b", "project/none")
    again = parse(stamp.to_text())
    assert vars(again) == vars(stamp)
    assert again.rests["project/none"] == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "briefset-stamp 1\n\nend\n",
        "briefset-stamp 3\ncheck\tb\nrest\tx\nend\n",
        "briefset-stamp 3\ncheck\tb\nwarning\tx\nend\n",
    ],
)
def test_another_text_is_no_stamp(text: str, tmp_path: Path) -> None:
    (tmp_path / BUILD).write_text(text, encoding="utf-8")
    files = Files(str(tmp_path))
    files.enter(str(tmp_path), str(tmp_path))
    assert find_stamp(files, BUILD, "check") is None
