"""Words are found in an article with their paragraph and exact wording, or the nearest passage is shown."""

import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from briefset.article import nearest
from briefset.article.nearest import find_nearest, locate
from briefset.article.search import Passages
from briefset.cli.application import app
from briefset.workspace.new import scaffold

ARTICLE = """A Title
By Somebody
The dam cost nearly $3 billion.
It “holds” the water, and it holds the town.
The dam did not break.
Comments
"""
PARAGRAPHS = ("front", "The dam cost nearly $3 billion.", "It “holds” the water, and it holds the town.")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*arguments: str, given_on_stdin: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["locate", *arguments], input=given_on_stdin)
    return done.exit_code, done.stdout, done.stderr


def test_each_place_is_printed_with_the_articles_own_wording(article: Path) -> None:
    assert run("--source", str(article), "it holds the town") == (0, "P2 26-43 exact: it holds the town\n", "")
    code, out, _ = run("--source", str(article), "the water, and it holds")
    assert (code, out) == (0, "P2 11-34 exact: the water, and it holds\n")


def test_words_that_recur_are_all_listed() -> None:
    assert [(place.paragraph, place.words) for place in locate("holds", Passages(PARAGRAPHS)).places] == [
        (2, "holds"),
        (2, "holds"),
    ]


def test_quotation_marks_around_the_pasted_words_do_not_matter() -> None:
    (place,) = locate("“The dam cost nearly $3 billion.”", Passages(PARAGRAPHS)).places
    assert (place.paragraph, place.words) == (1, "The dam cost nearly $3 billion.")


@pytest.mark.parametrize("words", ["nearly $30 billion", "cost $3 billion", "holds the city", "The dam did break"])
def test_altered_words_are_not_found_and_the_nearest_passage_is_shown(article: Path, words: str) -> None:
    code, out, err = run("--source", str(article), words)
    assert (code, out) == (1, "")
    assert f"not found: {words}" in err
    assert "nearest, in P" in err


def test_a_rule_that_forbids_the_omission_is_named(article: Path) -> None:
    code, _, err = run("--source", str(article), "The dam did […] break")
    assert code == 1
    assert err.startswith(f"{article}: error: not found: The dam did […] break: the omission swallows “not” — ")


def test_one_quotation_a_line_is_read_from_stdin_and_each_must_be_found(article: Path) -> None:
    code, out, err = run("--source", str(article), "-", given_on_stdin="the water\n\nthe wine\n")
    assert code == 1
    assert out == "P2 11-20 exact: the water\n"
    assert "not found: the wine" in err
    assert run("--source", str(article), "-", given_on_stdin="the water\nthe town\n")[0] == 0


def test_json_gives_offsets_and_the_nearest_passage(article: Path) -> None:
    code, out, _ = run("--source", str(article), "--json", "-", given_on_stdin="the water\nthe wine of the town\n")
    found, missed = json.loads(out)["results"]
    assert code == 1
    assert found["matches"] == [{"paragraph": 2, "start": 11, "end": 20, "how": "exact", "words": "the water"}]
    assert (missed["matches"], missed["nearest"]["paragraph"]) == ([], 2)


def test_front_lines_and_the_end_are_those_that_are_given(article: Path) -> None:
    assert run("--source", str(article), "--front", "1", "the water")[1].startswith("P3 ")
    assert run("--source", str(article), "Comments")[0] == 0
    assert run("--source", str(article), "--ends-before", "Comments", "Comments")[0] == 1


def test_a_project_is_searched_with_the_settings_of_its_summary(project: Path) -> None:
    assert run("--project", str(project), "-a", "demo", "a workplace first and a view second")[1].startswith("P1 ")


def test_a_wrong_quotation_in_the_summary_does_not_stand_in_the_way(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace("three cafés opened", "four cafés opened"), encoding="utf-8")
    assert run("--project", str(project), "three cafés opened")[0] == 0


def test_without_the_articles_text_it_says_so(project: Path) -> None:
    (project / "content" / "demo" / "source.txt").unlink()
    code, _, err = run("--project", str(project), "anything at all")
    assert code == 1
    assert "[no-article-text]" in err


def test_an_article_without_its_text_does_not_keep_the_others_from_being_searched(project: Path) -> None:
    scaffold(project, "other", None)
    (project / "content" / "demo" / "source.txt").unlink()
    code, out, err = run("--project", str(project), "three cafés opened")
    assert (code, out.startswith("P6 ")) == (0, True)
    assert err == "content/demo/summary.yaml: the article's text is not at hand; not searched\n"


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_are_a_mistake_of_usage(article: Path, words: str) -> None:
    assert run("--source", str(article), words)[0] == 2


def test_a_missing_file_and_two_sources_are_errors_without_a_traceback(tmp_path: Path, article: Path) -> None:
    code, _, err = run("--source", str(tmp_path / "none.txt"), "words")
    assert (code, "does not exist" in err) == (2, True)
    assert run("--source", str(article), "-a", "demo", "words")[0] == 2


@pytest.mark.slow
@given(st.text(max_size=60))
def test_no_text_at_all_upsets_it(words: str) -> None:
    found = locate(words, Passages(PARAGRAPHS))
    assert not (found.places and found.nearest)
    for place in found.places:
        assert PARAGRAPHS[place.paragraph][place.start : place.end] == place.words


def test_the_words_of_a_book_are_read_once_for_all_that_is_not_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read, summed = Mock(wraps=nearest._Words), Mock(wraps=nearest._sum_windows)
    monkeypatch.setattr(nearest, "_Words", read)
    monkeypatch.setattr(nearest, "_sum_windows", summed)
    rooms = (f"In room{number} of house{number % 900} the lamp{number} was lit by night." for number in range(5000))
    book = Passages(tuple(rooms))
    for number in range(0, 2500, 100):
        passage = find_nearest(f"in room{number} of house{number % 900} the lamp{number} was seen by night", book)
        assert passage is not None
        assert passage.paragraph == number
        assert passage.difference.endswith("was [-seen-] {+lit+} by night")
    assert read.call_count == 1
    assert (
        sum(call.args[1] - call.args[0] for call in summed.call_args_list) < 10_000
    )  # the book has 50,000, asked 25 times
