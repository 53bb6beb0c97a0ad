"""A summary whose statistics stand in a CSV file: an input of the set like the summary itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefset.build.check import check
from briefset.build.fixes import fix
from briefset.diagnostics import Exit, Failure
from briefset.yaml12.edit import replace_scalar
from tests.support.projects import article_of, run_cli

SUMMARY = """\
title: A harbour worth sharing
date: 2026-11-23
language: en-GB
source: {text: source.txt}
statistics: {file: figures.csv} # by the archive
claims:
  - The basin “was closed to the public” (P3).
"""
FIGURES = """\
label,quote
Boats that landed fish there,About 40 boats
Length of the fence,600 metres long
"""


@pytest.fixture
def folder(project: Path) -> Path:
    path = project / "content" / "demo"
    (path / "summary.yaml").write_text(SUMMARY, encoding="utf-8")
    (path / "figures.csv").write_text(FIGURES, encoding="utf-8")
    return path


def checked(folder: Path) -> tuple[int, str]:
    code, _, told = run_cli("check", "--project", folder.parents[1])
    return code, told


def test_the_numbers_are_read_and_a_mistake_stands_in_the_table(folder: Path) -> None:
    assert "1 claims, 0 quotations, 2 statistics" in checked(folder)[1]
    (folder / "figures.csv").write_text(FIGURES.replace("About 40", "About 50"), encoding="utf-8")
    code, told = checked(folder)
    assert code == Exit.ERRORS
    assert "content/demo/figures.csv:2:30: statistics[0].quote: error: these words are not in the article" in told


@pytest.mark.parametrize("name", ["figures.csv", "../figures.csv"])
def test_what_is_known_of_a_summary_ends_with_a_change_of_its_table(folder: Path, name: str) -> None:
    (folder / "summary.yaml").write_text(SUMMARY.replace("figures.csv", name), encoding="utf-8")
    (folder / name).write_text(FIGURES, encoding="utf-8")
    assert checked(folder)[0] == checked(folder)[0] == Exit.OK
    (folder / name).write_text(FIGURES.replace("600", "700"), encoding="utf-8")
    assert checked(folder)[0] == Exit.ERRORS


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Boats,40,more,than,wanted", "figures.csv:4:20: error: this row has 5 entries for 2 columns"),
        ('Boats,a "quay', "figures.csv:4:7: error: a quotation mark is not closed"),
    ],
)
def test_a_table_that_cannot_be_read_hides_no_fault_of_the_summary(folder: Path, row: str, said: str) -> None:
    (folder / "figures.csv").write_text(f"{FIGURES}{row}\n", encoding="utf-8")
    wrong = SUMMARY.replace("was closed to the public", "was open to the public")
    (folder / "summary.yaml").write_text(wrong, encoding="utf-8")
    code, told = checked(folder)
    assert code == Exit.ERRORS
    assert said in told
    assert (
        "claims[0].text: error: “was open to the public” stands in quotation marks, and is not in the article" in told
    )
    assert told.count("error:") == 2


def test_a_set_records_its_table_and_is_made_anew_when_it_changes(folder: Path) -> None:
    project = folder.parents[1]
    build = ("build", "-f", "html", "-p", "briefing", "--json", "--project", project)
    assert json.loads(run_cli(*build)[1])["results"]["demo"]["fresh"]
    assert not json.loads(run_cli(*build)[1])["results"]["demo"]["fresh"]
    manifest = json.loads((project / "build" / "demo" / "manifest.json").read_bytes())
    assert "figures.csv" in manifest["inputs"]
    (folder / "figures.csv").write_text(FIGURES.replace("Length of", "How long was"), encoding="utf-8")
    assert json.loads(run_cli(*build)[1])["results"]["demo"]["fresh"]
    assert "How long was the fence" in (project / "build" / "demo" / "briefing.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.csv", "there is no file nowhere.csv"),
        ("/etc/passwd", "/etc/passwd lies outside the project"),
        ("pipe.csv", "is a pipe, and a file is wanted"),
        ("large.csv", "is larger than 1 MiB"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_one_error(folder: Path, name: str, said: str) -> None:
    os.mkfifo(folder / "pipe.csv")
    (folder / "large.csv").write_bytes(b"label,quote\n" * 100_000)
    (folder / "summary.yaml").write_text(SUMMARY.replace("figures.csv", name), encoding="utf-8")
    code, told = checked(folder)
    assert (code, said in told, told.count("error:")) == (Exit.ERRORS, True, 1)


def test_add_puts_a_row_into_the_table_and_leaves_the_summary_alone(folder: Path) -> None:
    code, printed, told = run_cli(
        "add", "statistic", "The work cost $2.4 million", "--set", "label=Cost", "--project", folder.parents[1]
    )
    assert (code, printed) == (Exit.OK, "Cost,The work cost $2.4 million\n")
    assert told == "content/demo/figures.csv:4: statistics[2] added; read it over\n"
    assert (folder / "figures.csv").read_text(encoding="utf-8") == FIGURES + printed
    assert (folder / "summary.yaml").read_text(encoding="utf-8") == SUMMARY
    assert checked(folder)[0] == Exit.OK


def test_fix_mends_the_summary_and_leaves_the_table_to_the_writer(folder: Path) -> None:
    wrong = FIGURES.replace("600 metres long", "the fence around it was 500 metres long")
    (folder / "figures.csv").write_text(wrong, encoding="utf-8")
    assert fix(article_of(folder.parents[1]), replace_scalar) == []
    assert (folder / "figures.csv").read_text(encoding="utf-8") == wrong
    with pytest.raises(Failure) as failure:
        check(article_of(folder.parents[1]))
    assert failure.value.diagnostics[0].position.line == 3


def test_words_of_the_table_lead_back_to_its_line(folder: Path) -> None:
    _, printed, _ = run_cli("trace", "Length of the fence", "--json", "--project", folder.parents[1])
    places = [(found["file"], found["line"], found["column"]) for found in json.loads(printed)["results"]["found"]]
    assert ("content/demo/figures.csv", 3, 1) in places


def test_another_part_of_the_summary_is_mended_added_to_and_shortened_as_without_a_table(folder: Path) -> None:
    project, summary = folder.parents[1], folder / "summary.yaml"
    quoted = (
        '\nquotations:\n  - {speaker: Joan Field, at: 1, text: "A quay is a working place first and a view second"}\n'
    )
    summary.write_text(SUMMARY + quoted, encoding="utf-8")
    (mended,) = fix(article_of(project), replace_scalar)
    assert mended.new == "A quay is a workplace first and a view second"
    assert run_cli("add", "term", "demo", "fence line", "--project", project)[0] == Exit.OK
    assert run_cli("evidence", "--unpin", "--project", project)[0] == Exit.OK
    text = summary.read_text(encoding="utf-8")
    assert "at: 1" not in text
    assert "term: fence line" in text
    assert "{file: figures.csv} # by the archive" in text
    assert (folder / "figures.csv").read_text(encoding="utf-8") == FIGURES
    assert checked(folder)[0] == Exit.OK
