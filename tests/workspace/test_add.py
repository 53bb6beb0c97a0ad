"""What `add` puts into a summary: true from the first, at its place, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefset.build.check import check, warnings
from briefset.cli.application import app
from briefset.diagnostics import Exit, Failure
from briefset.workspace.add import add_entry, read_values
from briefset.workspace.kinds import Kind
from tests.support.projects import article_of

HEAD = "title: The last bus\ndate: 2026-11-23\nlanguage: en-GB\nsource: {text: source.txt} # the article\n"
SUMMARY = f"{HEAD}\nclaims:\n  - A line is “worth what its absence costs” (P4).\n"
ARTICLE = """\
The Last Bus: Why Night Lines Pay
Marta Lindqvist, City Transport Review, May 2023
In 2019 the night lines carried nearly 90,000 passengers. The director, Per Aalto, praised them.
The line to the hospital was cut in January 2020 to save €1.5 million a year. A car park had to be enlarged.
The line came back in September 2021. “We should have counted shifts,” Mr. Aalto told the council. He saves 30 percent.
A line is worth what its absence costs. The line pays 30 percent.
“Nobody asked the nurses,” the chairman said. He said no more in 2021 and 2022.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "content" / "demo"
    path.mkdir(parents=True)
    (path / "summary.yaml").write_text(SUMMARY, encoding="utf-8")
    (path / "source.txt").write_text(ARTICLE, encoding="utf-8")
    return path


def add(folder: Path, kind: str, words: str, *given: str) -> list[str]:
    """The lines that were added; the summary stays clean."""
    added = add_entry(article_of(folder.parents[1]), Kind(kind), words, read_values(Kind(kind), given))
    assert warnings(check(article_of(folder.parents[1]))) == []
    return [line.strip() for line in added.lines]


def refused(folder: Path, kind: str, words: str, *given: str) -> tuple[str, str, str]:
    """What was told of words that make no entry; the summary stays as it was."""
    before = (folder / "summary.yaml").read_bytes()
    with pytest.raises(Failure) as failure:
        add_entry(article_of(folder.parents[1]), Kind(kind), words, read_values(Kind(kind), given))
    assert (folder / "summary.yaml").read_bytes() == before
    told = failure.value.diagnostics[0]
    return told.code, told.message, told.hint


@pytest.mark.parametrize(
    ("kind", "words", "given", "line"),
    [
        (
            "statistic",
            "90,000 passengers",
            [],
            '- {label: In 2019 the night lines carried … passengers, quote: "nearly 90,000 passengers"}',
        ),
        (
            "statistic",
            "€1.5 million a year",
            ["label=Saved by the cut"],
            '- {label: Saved by the cut, quote: "€1.5 million a year"}',
        ),
        (
            "quotation",
            "We should have counted shifts,",
            [],
            '- {speaker: Per Aalto, text: "We should have counted shifts,"}',
        ),
        (
            "quotation",
            "A line is worth what its absence costs.",
            [],
            "- {speaker: Marta Lindqvist, text: A line is worth what its absence costs., reported: false}",
        ),
        (
            "event",
            "was cut in January 2020",
            [],
            '- {date: 2020-01, text: "“The line to the hospital was cut in January 2020”"}',
        ),
        ("term", "car park", [], '- {term: car park, meaning: "“A car park had to be enlarged”"}'),
    ],
)
def test_an_entry_says_what_the_sentence_says(folder: Path, kind: str, words: str, given: list[str], line: str) -> None:
    assert add(folder, kind, words, *given) == [line]


def test_every_entry_finds_its_place_and_the_rest_of_the_file_stays(folder: Path) -> None:
    add(folder, "event", "The line came back in September 2021")
    add(folder, "event", "was cut in January 2020")
    add(folder, "term", "absence")
    add(folder, "term", "car park")
    text = (folder / "summary.yaml").read_text(encoding="utf-8")
    assert text.startswith(SUMMARY)
    assert [line.split(",")[0].strip() for line in text.removeprefix(SUMMARY).splitlines() if "- {" in line] == [
        "- {date: 2020-01",
        "- {date: 2021-09",
        "- {term: car park",
        "- {term: absence",
    ]


def test_words_that_are_not_there_are_refused_with_the_nearest_passage(folder: Path) -> None:
    code, message, hint = refused(folder, "statistic", "over 90,000 passengers")
    assert (code, message) == ("not-in-article", "not found: over 90,000 passengers")
    assert hint == "nearest, in P1: [-over-] 90,000 passengers"


def test_words_in_several_places_are_refused_with_these_and_taken_where_the_paragraph_is_given(folder: Path) -> None:
    assert refused(folder, "statistic", "30 percent") == (
        "ambiguous",
        "“30 percent” stands in P3, P4",
        "give more of the words around them, or --set at=PARAGRAPH",
    )
    assert add(folder, "statistic", "30 percent", "at=4", "label=What the line pays") == [
        "- {label: What the line pays, at: 4, quote: pays 30 percent}"
    ]
    assert refused(folder, "statistic", "30 percent", "at=2")[2] == "it stands in P3, P4"


@pytest.mark.parametrize(
    ("kind", "words", "given", "code"),
    [
        ("statistic", "night lines", [], "left-out"),
        ("quotation", "Nobody asked the nurses", [], "attribution"),
        ("quotation", "Nobody asked the nurses", ["speaker=Joan Field"], "attribution"),
        ("quotation", "Nobody asked the nurses", ["speaker=nobody"], "unknown-id"),
        ("event", "He said no more", [], "left-out"),
        ("statistic", "nearly 90,000 passengers", ["label=The 95,000 passengers"], "number-not-in-evidence"),
        ("event", "was cut in January 2020", ["date=2020-01-05"], "date-too-precise"),
    ],
)
def test_an_entry_of_which_check_would_complain_is_refused(
    folder: Path, kind: str, words: str, given: list[str], code: str
) -> None:
    assert refused(folder, kind, words, *given)[0] == code


def test_a_known_speaker_does_not_answer_for_another_whom_the_sentence_names(folder: Path) -> None:
    article = f"{ARTICLE}When Omar Diallo argued and Per Aalto said, “We counted nothing at all,” it was late.\n"
    (folder / "source.txt").write_text(article, encoding="utf-8")
    summary = f"{SUMMARY}speakers: {{omar: {{name: Omar Diallo}}}}\n"
    (folder / "summary.yaml").write_text(summary, encoding="utf-8")
    code, message, _ = refused(folder, "quotation", "We counted nothing at all")
    assert (code, message) == ("attribution", "several people may say it: Omar Diallo, Per Aalto")


def test_words_that_an_entry_has_already_are_not_added_again(folder: Path) -> None:
    add(folder, "term", "car park")
    assert refused(folder, "term", "car park")[:2] == (
        "repeated-item",
        "terms[0] has these words already, in content/demo/summary.yaml:10",
    )


def test_a_summary_of_which_much_is_still_to_be_written_takes_entries(folder: Path) -> None:
    text = SUMMARY.replace("The last bus", '"[write: a short title]"')
    (folder / "summary.yaml").write_text(text, encoding="utf-8")
    add_entry(article_of(folder.parents[1]), Kind.term, "car park", {})
    assert "  - {term: car park" in (folder / "summary.yaml").read_text(encoding="utf-8")


def test_the_words_of_another_language_make_an_entry_in_its_manner(folder: Path) -> None:
    head = "title: 夜班车\ndate: 2026-11-23\nlanguage: zh-CN\nsource: {text: source.txt, language: zh-CN}\n"
    (folder / "summary.yaml").write_text(f"{head}claims: [夜班车“有人坐”（P1）。]\n", encoding="utf-8")
    article = (
        "最后一班车\n沈若兰，《城市评论》，2024年3月\n夜班车有人坐。\n改造费用合计约2400万元，居民捐款近300万元。\n"
    )
    (folder / "source.txt").write_text(article, encoding="utf-8")
    assert add(folder, "statistic", "近300万元") == ['- {label: "居民捐款…", quote: 近300万元}']


@pytest.mark.parametrize("given", [["demo", ""], ["demo", " "], [""]])
def test_no_words_make_no_entry(project: Path, given: list[str]) -> None:
    done = CliRunner().invoke(app, ["add", "statistic", *given, "--project", str(project)])
    assert done.exit_code == Exit.USAGE
    assert "no words to look for" in done.stderr
