"""`init` writes a repository whose parts fit each other, and leaves alone what is there."""

import json
import re
from pathlib import Path

import pytest

from briefset.build.articles import find_articles
from briefset.build.check import check
from briefset.cli.format import format_diagnostics
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.workspace.initialize import initialize, make_targets, name_article
from tests.support.projects import run_cli

FILES = {
    ".github/workflows/check.yml",
    ".github/workflows/release.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/summary.schema.json",
    ".vscode/tasks.json",
    "Makefile",
    "README.md",
    "_brand.yml",
    "constraints.txt",
    "content/first-article/evidence.lock",
    "content/first-article/source.txt",
    "content/first-article/summary.yaml",
}


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_first_article_is_checked_against_the_lock_that_came_with_it(tmp_path: Path) -> None:
    done = initialize(tmp_path, None)
    assert names(tmp_path) >= FILES
    assert (done.locked, done.kept, done.exposed) == (True, [], [])
    (tmp_path / "content/first-article/source.txt").unlink()
    assert check(find_articles(tmp_path, [])[0], locked=True).lock


def test_what_is_there_is_left_as_it_is_and_named(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("mine:\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("/build/\n", encoding="utf-8")
    done = initialize(tmp_path, None)
    assert (tmp_path / "Makefile").read_text(encoding="utf-8") == "mine:\n"
    assert {path.name for path in done.kept} == {"Makefile", ".gitignore"}
    assert "/content/*/source.*" in done.exposed
    assert "/build/" not in done.exposed


def test_what_to_type_next_can_be_typed_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "my own; repository"
    code, _, told = run_cli("init", folder)
    assert code == 0
    assert told.endswith(f"now run: cd '{folder}' && make build\n")


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    initialize(tmp_path, None)
    assert initialize(tmp_path, None).written == []


def test_an_article_of_ones_own_is_named_after_its_file(tmp_path: Path) -> None:
    text = tmp_path / "A Harbour, Übung 2.txt"
    text.write_text("A Harbour\nBy Ada Moreau\n\nThe harbour is open to all who come.\n", encoding="utf-8")
    initialize(tmp_path / "repository", text)
    assert [folder.name for folder in (tmp_path / "repository" / "content").iterdir()] == ["a-harbour-ubung-2"]


@pytest.mark.parametrize(("file", "slug"), [("阮.txt", "first-article"), ("--.txt", "first-article"), ("x.md", "x")])
def test_a_file_without_letters_gives_a_slug_all_the_same(file: str, slug: str) -> None:
    assert name_article(Path(file)) == slug


def test_an_article_that_cannot_be_read_leaves_the_folder_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(Failure):
        initialize(tmp_path / "repository", tmp_path / "empty.txt")
    assert not (tmp_path / "repository").exists()


def test_a_link_that_leads_elsewhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository" / ".github").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Failure) as caught:
        initialize(tmp_path / "repository", None)
    assert caught.value.exit_code is Exit.ERRORS
    assert names(tmp_path / "elsewhere") == set()


def test_the_editor_s_task_reads_what_check_prints(tmp_path: Path) -> None:
    initialize(tmp_path, None)
    tasks = json.loads((tmp_path / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    told = Diagnostic(
        Position("content/a/summary.yaml", 4, 7), "no-evidence", "nothing bears it out", "quote [it]", "brief"
    )
    line = format_diagnostics([told], "short").rstrip("\n")
    found = re.fullmatch(pattern["regexp"], line)
    assert found
    parts = {part: found[pattern[part]] for part in ("file", "line", "column", "severity", "code")}
    assert parts == {
        "file": "content/a/summary.yaml", "line": "4", "column": "7", "severity": "error", "code": "no-evidence",
    }  # fmt: skip


def test_every_file_of_a_set_is_a_target() -> None:
    targets = make_targets()
    assert targets.startswith("# Made by")
    assert "DOCUMENTS := brief.pdf " in targets
    assert "\nbuild: $(foreach article,$(ARTICLES),$(DOCUMENTS:%=build/$(article)/%))" in targets
