"""`add` and `locate --yaml`: the entry on stdout, its place on stderr, and the code of each way to end."""

import json
from pathlib import Path

import pytest

from briefset.diagnostics import Exit
from tests.support.projects import run_cli, summary_of


def test_add_prints_the_entry_and_where_it_stands(project: Path) -> None:
    code, printed, told = run_cli("add", "term", "demo", "fishing cooperative", "--project", project)
    lines = summary_of(project).read_text(encoding="utf-8").splitlines()
    line = lines.index(printed.splitlines()[0]) + 1
    assert code == Exit.OK
    assert "fishing cooperative" in printed
    assert told == f"{summary_of(project).as_posix()}:{line}: terms[1] added; read it over\n".replace(
        f"{project.as_posix()}/", ""
    )
    assert run_cli("check", "--strict", "--project", project)[0] == Exit.OK


def test_the_article_may_be_left_out_where_there_is_one(project: Path) -> None:
    code, printed, _ = run_cli("add", "term", "fence line", "--json", "--project", project)
    results = json.loads(printed)["results"]
    assert (code, results["path"], results["file"]) == (Exit.OK, "terms[1]", "content/demo/summary.yaml")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["statistic", "demo", "words that are nowhere"], Exit.ERRORS, "[not-in-article]"),
        (["statistic", "demo", "a", "--set", "labl=b"], Exit.USAGE, "write KEY=VALUE, with one of id, label, value"),
        (["statistic", "no-such", "a"], Exit.USAGE, "[no-article]"),
        (["figure", "demo", "a"], Exit.USAGE, "statistic"),
    ],
)
def test_what_makes_no_entry_ends_with_its_code_and_changes_nothing(
    project: Path, words: list[str], code: Exit, said: str
) -> None:
    before = summary_of(project).read_bytes()
    ended, printed, told = run_cli("add", *words, "--project", project)
    assert (ended, printed, summary_of(project).read_bytes()) == (code, "", before)
    assert said in told


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (
            "We were afraid of losing our place",
            "quotations:\n  - {speaker: Omar Diallo, text: We were afraid of losing our place}\n",
        ),
        (
            "finished in March 2023",
            'events:\n  - {date: 2023-03, text: "“It was finished in March 2023”"}\n',
        ),
        ("Other towns should not copy", "evidence:\n  - {at: 8, quote: Other towns should not copy}\n"),
    ],
)
def test_locate_prints_the_entry_that_words_make(project: Path, words: str, printed: str) -> None:
    before = summary_of(project).read_bytes()
    assert run_cli("locate", "--yaml", words, "--project", project)[:2] == (Exit.OK, printed)
    assert summary_of(project).read_bytes() == before


def test_locate_makes_no_entry_without_a_summary(project: Path) -> None:
    source = summary_of(project).with_name("source.txt")
    code, _, told = run_cli("locate", "--yaml", "--source", source, "the quay")
    assert code == Exit.USAGE
    assert "--source and --yaml at once" in told
