"""What the summary leaves out of the article is listed by paragraph, so that an omission is a choice."""

import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from briefset.article.text import Article
from briefset.cli.application import app
from briefset.diagnostics import Exit
from briefset.evidence.export import coverage
from briefset.evidence.export.coverage import Coverage, measure_coverage
from briefset.evidence.finding.sentences import Sentences
from briefset.evidence.quotations.verify import State, Verified
from briefset.language.quantities import read_quantities
from briefset.language.registry import require_language
from briefset.summary.model import Summary
from tests.support.projects import check_project


def measure(project: Path) -> Coverage:
    checked = check_project(project)
    assert checked.article is not None
    return measure_coverage(checked.verified, checked.article)


def left_out(coverage: Coverage) -> set[tuple[int, str, str]]:
    return {(item.paragraph, item.what.value, item.words) for item in coverage.omissions}


def extend(project: Path, words: str) -> None:
    """Add a paragraph to the sample article, and its count to the summary."""
    folder = project / "content" / "demo"
    source, summary = folder / "source.txt", folder / "summary.yaml"
    source.write_text(source.read_text(encoding="utf-8").rstrip() + f"\n\n{words}\n", encoding="utf-8")
    summary.write_text(summary.read_text(encoding="utf-8").replace("paragraphs: 9", "paragraphs: 10"), encoding="utf-8")


def test_numbers_dates_and_quotations_that_nobody_used_are_listed(project: Path) -> None:
    before = left_out(measure(project))
    storm = "In May 2031 a storm broke 37 piles and cost nearly €4 million."
    extend(project, f"{storm} “The sea always sends its bill,” said one.")
    assert left_out(measure(project)) - before == {
        (10, "date", "May 2031"),
        (10, "number", "37"),
        (10, "number", "€4 million"),
        (10, "quotation", "“The sea always sends its bill,”"),
    }


def test_what_is_quoted_as_evidence_is_no_longer_listed(project: Path, sample: Path) -> None:
    extend(project, "In May 2031 a storm broke 37 piles.")
    assert (10, "number", "37") in left_out(measure(project))
    text = sample.read_text(encoding="utf-8")
    own = "{at: 6, quote: three cafés opened}"
    quoted = text.replace(own, f"{own}, {{at: 10, quote: a storm broke 37 piles}}")
    assert quoted != text
    sample.write_text(quoted, encoding="utf-8")
    coverage = measure(project)
    assert (10, "number", "37") not in left_out(coverage)
    assert (10, "date", "May 2031") in left_out(coverage)
    assert 10 in coverage.quoted


def test_a_number_that_is_used_once_in_its_paragraph_is_used(project: Path, sample: Path) -> None:
    extend(project, "A storm broke 37 piles. All 37 piles were oak; 37 million would not do.")
    assert {item for item in left_out(measure(project)) if item[0] == 10} == {
        (10, "number", "37"),
        (10, "number", "37 million"),
    }
    own = "{at: 6, quote: three cafés opened}"
    text = sample.read_text(encoding="utf-8").replace(own, f"{own}, {{at: 10, quote: A storm broke 37 piles}}")
    sample.write_text(text, encoding="utf-8")
    assert {item for item in left_out(measure(project)) if item[0] == 10} == {(10, "number", "37 million")}


def test_the_share_counts_paragraphs_with_quoted_words(project: Path) -> None:
    coverage = measure(project)
    assert coverage.share == len(coverage.quoted) / 9
    assert sorted([*coverage.quoted, *coverage.unquoted]) == list(range(1, 10))
    done = CliRunner().invoke(app, ["check", "--coverage", "--project", str(project)])
    assert done.exit_code == Exit.OK
    assert f"demo: words are quoted from {len(coverage.quoted)} of 9 paragraphs ({coverage.share:.0%})" in done.stdout


def test_json_holds_the_same(project: Path) -> None:
    done = CliRunner().invoke(app, ["check", "--coverage", "--json", "--project", str(project)])
    assert json.loads(done.stdout)["results"]["demo"]["coverage"] == measure(project).as_dict()


def test_json_without_coverage_has_none(project: Path) -> None:
    done = CliRunner().invoke(app, ["check", "--json", "--project", str(project)])
    assert json.loads(done.stdout)["results"]["demo"]["coverage"] is None


def test_without_the_articles_text_it_says_so(project: Path) -> None:
    (project / "content" / "demo" / "source.txt").unlink()
    done = CliRunner().invoke(app, ["check", "--coverage", "--project", str(project)])
    assert done.exit_code == Exit.ERRORS
    assert "[no-article-text]" in done.stderr
    assert "put it beside the summary, under the name in `source.text`" in done.stderr


@pytest.mark.parametrize("words", ["one thing after another", "the “quay” and the “view”", "He came first"])
def test_small_words_and_terms_in_marks_are_no_omissions(project: Path, words: str) -> None:
    before = left_out(measure(project))
    extend(project, words)
    assert left_out(measure(project)) == before


@pytest.mark.slow
@given(st.text(min_size=1, max_size=120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the summary is frozen
def test_any_paragraph_is_read_and_every_omission_stands_in_it(summary: Summary, text: str) -> None:
    coverage = measure_coverage(Verified(summary, {}, State.LIVE), Article("a", "", ("front", text)))
    for item in coverage.omissions:
        assert text[item.start : item.end] == item.words
        assert item.words in item.context or not item.context


def test_only_sentences_that_may_have_numbers_are_read_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(wraps=read_quantities)
    monkeypatch.setattr("briefset.language.reading.read_quantities", asked)
    plain = " ".join("Nobody wrote down why, and the minutes are lost." for _ in range(40))
    language = require_language("en")
    index = Sentences(["The nets", f"{plain} They sold 7,311 nets. {plain}"], language)
    found = [span.meaning[:2] for span in coverage.find_figures(index, 1)]
    assert found == [(7311, 7311)]
    assert [call.args[0].strip() for call in asked.call_args_list] == ["They sold 7,311 nets."]
