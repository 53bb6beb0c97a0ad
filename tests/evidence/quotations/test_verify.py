"""Every quotation and piece of evidence is looked up in the paragraph that it names."""

from pathlib import Path

import pytest

from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Failure
from briefset.evidence.quotations.verify import Found, State, verify
from briefset.summary.validate import validate
from briefset.yaml12.document import load


def check(path: Path, article: Article | None, old: str = "", new: str = "") -> list[Diagnostic]:
    text = path.read_text(encoding="utf-8")
    assert old in text
    loaded = load(text.replace(old, new, 1).encode(), "summary.yaml")
    try:
        verify(validate(loaded), article, loaded)
    except Failure as failure:
        return failure.diagnostics
    return []


def test_the_sample_verifies_as_it_stands(sample: Path, article: Article) -> None:
    assert check(sample, article) == []


def test_a_found_quotation_knows_its_offsets(sample: Path, article: Article) -> None:
    loaded = load(sample.read_bytes(), "summary.yaml")
    verified = verify(validate(loaded), article, loaded)
    found = verified.found["quotations.workplace-first.text"]
    assert found == Found(1, 91, 136)
    assert article.paragraphs[1][91:136] == "A quay is a workplace first and a view second"
    assert verified.state is State.LIVE


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("A quay is a workplace first", "A quay is a workplace last", "quotations[0].text"),
        ("we have not lost it", "we have lost it", "quotations[1].text"),
        ("nearly $1 million}", "nearly $2 million}", "statistics[4].quote"),
        ("quote: In June 2022 the council voted}", "quote: In July 2022 the council voted}", "events[1].quote"),
        ("quote: three cafés opened", "quote: four cafés opened", "claims[1].evidence[1].quote"),
    ],
)
def test_a_changed_word_is_an_error_at_its_line(sample: Path, article: Article, old: str, new: str, path: str) -> None:
    (fault,) = check(sample, article, old, new)
    line = sample.read_text(encoding="utf-8").replace(old, new, 1).split("\n")[fault.position.line - 1]
    assert (fault.path, fault.code) == (path, "not-in-article")
    assert new.rstrip("}").split(": ")[-1] in line


def test_a_miss_shows_the_nearest_words_of_the_article(sample: Path, article: Article) -> None:
    (fault,) = check(sample, article, "we have not lost it", "we have lost it")
    assert fault.message == (
        "these words are not in the article; nearest, in P6: “… losing our place, and we have {+not+} lost it”"
    )


def test_the_right_words_in_the_wrong_paragraph_are_an_error(sample: Path, article: Article) -> None:
    (fault,) = check(sample, article, "    at: 6\n    text: We were afraid", "    at: 5\n    text: We were afraid")
    assert (fault.code, fault.hint) == ("wrong-paragraph", "write `at: 6`")
    assert fault.message == "these words are not in P5 but in P6"


def test_all_misses_come_in_one_run(sample: Path, article: Article) -> None:
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace("three cafés", "four cafés").replace("not lost it", "lost it"), encoding="utf-8")
    assert len(check(sample, article)) == 2


def test_another_text_under_the_same_name_is_noticed(sample: Path, article: Article) -> None:
    (fault,) = check(sample, article, "  paragraphs: 9", f"  sha256: {'a' * 64}\n  paragraphs: 9")
    assert fault.code == "other-article"


def test_without_the_article_nothing_counts_as_verified(sample: Path) -> None:
    loaded = load(sample.read_bytes(), "summary.yaml")
    assert verify(validate(loaded), None, loaded).state is State.UNVERIFIED


def test_words_in_quotation_marks_in_prose_are_looked_up_too(sample: Path, article: Article) -> None:
    (fault,) = check(sample, article, "should copy “the council’s patience”", "should copy “the council’s speed”")
    assert (fault.path, fault.code) == ("abstract[1].text", "not-in-article")
    assert fault.message == (
        "“the council’s speed” stands in quotation marks, and is not in the article; "
        "nearest, in P8: “the council’s [-speed-] {+patience+}”"
    )


def test_an_editorial_addition_may_quote_what_it_likes(sample: Path, article: Article) -> None:
    addition = "should copy “the council’s patience” [ed.: not its “speed”]"
    assert check(sample, article, "should copy “the council’s patience”", addition) == []


def test_a_quotation_in_prose_may_begin_with_a_capital_letter(sample: Path, article: Article) -> None:
    assert check(sample, article, "copy “the council’s patience”", "copy this: “The council’s patience”") == []


@pytest.mark.parametrize(
    "marked", ["„the council’s speed“", "«the council’s speed»", '"the council’s speed"', "‘the council’s speed’"]
)
def test_every_kind_of_quotation_mark_counts(sample: Path, article: Article, marked: str) -> None:
    text = sample.read_text(encoding="utf-8")
    assert "should copy “the council’s patience”" in text
    (fault,) = check(sample, article, "should copy “the council’s patience”", f"should copy {marked}")
    assert fault.message.startswith("“the council’s speed” stands in quotation marks, and is not in the article")


def test_a_paragraph_named_after_quoted_words_must_hold_them(sample: Path, article: Article) -> None:
    (fault,) = check(sample, article, "copy “the council’s patience”", "copy “the council’s patience” (P5)")
    assert (fault.code, fault.hint) == ("wrong-paragraph", "write (P8) after it")
    assert check(sample, article, "copy “the council’s patience”", "copy “the council’s patience” (P6, P8)") == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("council", ["too-short"]),
        ("the harbour", ["ambiguous"]),
        ("the harbour of", []),
        ("it can", []),
        ("the town council", []),
    ],
)
def test_words_must_be_enough_to_know_them_by(sample: Path, article: Article, words: str, codes: list[str]) -> None:
    found = check(sample, article, "text: A quay is a workplace first and a view second", f"text: {words}")
    assert [fault.code for fault in found] == codes


def test_a_number_alone_is_evidence_of_a_statistic(sample: Path, article: Article) -> None:
    written = "rose from 12,000 in 2021 to 54,000 in 2023"
    codes = [[fault.code for fault in check(sample, article, written, words)] for words in ("54,000", "rose")]
    assert codes == [[], ["too-short"]]


def test_an_omission_that_swallows_a_negation_says_so(sample: Path, article: Article) -> None:
    (fault,) = check(sample, article, "we have not lost it", "we have […] lost it")
    assert (fault.code, fault.message) == ("omission", "the omission swallows “not”")
    assert fault.hint == "keep these words, or quote the parts one by one"


def test_a_term_must_stand_in_one_of_its_paragraphs(sample: Path, article: Article) -> None:
    loaded = load(sample.read_bytes(), "summary.yaml")
    term = validate(loaded).terms[0]
    (fault,) = check(sample, article, f"term: {term.term}", f"term: {term.term} line")
    assert (fault.path, fault.code) == ("terms[0].term", "not-in-article")


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("slips:\n    - {at: 5, printed: the work coast $2.4 million, reading: cost}", "source.slips[0].printed"),
        ("slips:\n    - {at: 5, printed: The work cost $2.4 million, reading: fine}", None),
    ],
)
def test_a_slip_must_stand_where_it_says(sample: Path, article: Article, entry: str, path: str | None) -> None:
    found = check(sample, article, "  paragraphs: 9", f"  {entry}\n  paragraphs: 9")
    assert [fault.path for fault in found] == ([path] if path else [])


def test_an_abbreviation_by_the_article_must_stand_in_it_in_both_forms(sample: Path, article: Article) -> None:
    text = sample.read_text(encoding="utf-8").rstrip("\n")
    sample.write_text(f"{text}\nabbreviations:\n  - {{short: LTC, long: town council}}\n", encoding="utf-8")
    assert [fault.path for fault in check(sample, article)] == ["abbreviations[0].short"]
