"""A reported quotation whose paragraph does not name its speaker is a warning, until a reason is given."""

from pathlib import Path

import pytest

from briefset.article import Article
from briefset.attribution import check_attributions
from briefset.diagnostics import Diagnostic, Severity
from briefset.load import load
from briefset.validate import validate

OWN = "  - id: workplace-first\n    speaker: field\n"


def check(path: Path, article: Article, old: str = "", new: str = "") -> list[Diagnostic]:
    text = path.read_text(encoding="utf-8")
    assert old in text
    loaded = load(text.replace(old, new, 1).encode(), "summary.yaml")
    return list(check_attributions(validate(loaded), article, loaded))


def test_the_sample_names_its_speakers(sample: Path, article: Article) -> None:
    assert check(sample, article) == []


def test_a_speaker_whom_the_paragraph_does_not_name_is_a_warning(sample: Path, article: Article) -> None:
    text = sample.read_text(encoding="utf-8")
    assert "name: Joan Field" in text
    (warning,) = check(sample, article, "name: Joan Field", "name: Jane Meadow")
    assert (warning.code, warning.severity) == ("attribution", Severity.WARNING)
    assert warning.message == "P1 does not name Jane Meadow"
    assert "speaker" in warning.excerpt


@pytest.mark.parametrize(
    "name", ["Joan Field", "Field", "Joan F. Smith Field"], ids=["full", "family name", "last word"]
)
def test_a_name_in_full_or_its_first_or_last_word_will_do(sample: Path, article: Article, name: str) -> None:
    found = check(sample, article, "name: Joan Field", f"name: {name}")
    assert len(found) == (1 if "." in name else 0)


def test_a_reason_silences_the_warning(sample: Path, article: Article) -> None:
    renamed = sample.read_text(encoding="utf-8").replace("name: Joan Field", "name: Jane Meadow", 1)
    sample.write_text(renamed, encoding="utf-8")
    reason = '    attribution: "[ed.: she has married since]"\n    at: 1\n    text: A quay'
    assert check(sample, article, "    at: 1\n    text: A quay", reason) == []


def test_a_sentence_that_runs_on_from_the_paragraph_before_counts(sample: Path) -> None:
    broken = Article(
        "a.txt", "", ("T\nB", "So Joan Field told the", "town: a quay is a workplace first and a view second.")
    )
    moved = sample.read_text(encoding="utf-8").replace("    at: 1\n    text: A quay", "    at: 2\n    text: A quay", 1)
    loaded = load(moved.encode(), "summary.yaml")
    summary = validate(loaded)
    only = summary.model_copy(update={"quotations": [q for q in summary.quotations if q.at == [2]]})
    assert list(check_attributions(only, broken, loaded)) == []


def test_an_alias_will_do(sample: Path, article: Article) -> None:
    text = sample.read_text(encoding="utf-8")
    start = text.index("name: Joan Field")
    line = text[start : text.index("\n", start)]
    changed = line.replace("Joan Field", "Jane Meadow").replace("}", ", aliases: [the harbour master]}")
    assert check(sample, article, line, changed) == []
