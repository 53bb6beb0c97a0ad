"""A reported quotation whose paragraph does not name its speaker is a warning, until a reason is given."""

import re
from pathlib import Path

import pytest

from briefset.article.search import Passages
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.collect import Kind, collect_quoted
from briefset.evidence.quotations.sayers import find_sayers
from briefset.evidence.quotations.speakers import check_attributions
from briefset.evidence.quotations.verify import State, Verified, find, verify
from briefset.language.registry import require_language
from briefset.summary.model import Speaker
from briefset.summary.validate import validate
from briefset.yaml12.document import load

RULES = "text: Sharing is, in her words, “a matter of hours and of rules rather than of money”."


def check(path: Path, article: Article, old: str = "", new: str = "") -> list[Diagnostic]:
    text = path.read_text(encoding="utf-8")
    assert old in text
    loaded = load(text.replace(old, new, 1).encode(), "summary.yaml")
    return list(check_attributions(verify(validate(loaded), article, loaded), article, loaded))


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
    assert list(check_attributions(Verified(only, {}, State.LIVE), broken, loaded)) == []


def test_an_alias_will_do(sample: Path, article: Article) -> None:
    text = sample.read_text(encoding="utf-8")
    start = text.index("name: Joan Field")
    line = text[start : text.index("\n", start)]
    changed = line.replace("Joan Field", "Jane Meadow").replace("}", ", aliases: [the harbour master]}")
    assert check(sample, article, line, changed) == []


PROSE = {
    "another speaker": (
        "text: Diallo said that “a quay is a workplace first” (P1).",
        "“a quay is a workplace first”: P1 does not name Omar Diallo, but Joan Field",
    ),
    "without a locator": (
        "text: Diallo calls the quay “a workplace first”.",
        "“a workplace first”: P1 does not name Omar Diallo, but Joan Field",
    ),
    "the author for a person": (
        "text: Moreau writes that “we were afraid of losing our place”.",
        "“we were afraid of losing our place”: P6 does not name Ada Moreau, but Omar Diallo",
    ),
    "a person for the author": (
        "text: It is, says Field, “a matter of hours and of rules”.",
        "“a matter of hours and of rules”: P8 does not name Joan Field",
    ),
    "the clause before the sentence": (
        "text: Diallo says that “we were afraid” (P6), and a quay is for Mr. Diallo “a workplace first” (P1).",
        "“a workplace first”: P1 does not name Omar Diallo, but Joan Field",
    ),
}


@pytest.mark.parametrize(("text", "message"), PROSE.values(), ids=PROSE)
def test_words_in_running_text_beside_a_speaker_whom_their_paragraph_does_not_name_are_a_warning(
    sample: Path, article: Article, text: str, message: str
) -> None:
    (warning,) = check(sample, article, RULES, text)
    assert (warning.code, warning.severity, warning.message) == ("attribution", Severity.WARNING, message)


@pytest.mark.parametrize(
    "text",
    [
        "text: Field said that “a quay is a workplace first” (P1).",
        "text: Moreau quotes Field, “a quay is a workplace first” (P1).",
        "text: She writes that “we were afraid of losing our place” (P6).",
        "text: Moreau holds that “a matter of hours and of rules” decides.",
        "text: Moreau wants “a workplace first” (P1).",
        "text: Diallo speaks. Sharing is “a matter of hours and of rules” (P8).",
        "text: The Diallo Foundation finds sharing “a matter of hours and of rules” (P8).",
        'text: "Diallo said that “a quay is a workplace first” (P1) [ed.: he repeats the harbour master]."',
    ],
)
def test_words_beside_their_own_speaker_or_none_or_with_a_reason_are_not(
    sample: Path, article: Article, text: str
) -> None:
    assert check(sample, article, RULES, text) == []


def test_a_claim_given_to_a_speaker_whom_its_paragraphs_do_not_name_is_a_warning(
    sample: Path, article: Article
) -> None:
    claim = f"{RULES}\n    speaker: moreau"
    (warning,) = check(sample, article, claim, f"{RULES}\n    speaker: diallo")
    assert (warning.code, warning.message) == ("attribution", "P8 does not name Omar Diallo")
    reason = f"{RULES}\n    speaker: diallo\n    attribution: '[ed.: he says so elsewhere]'"
    assert check(sample, article, claim, reason) == []


def test_words_of_the_article_itself_are_nobody_elses(sample: Path, article: Article) -> None:
    own = "    reported: false\n    at: 8\n    text: copy the council’s patience"
    text = sample.read_text(encoding="utf-8")
    start = text.index("    at: 1\n    text: A quay")
    line = text[start : text.index("\n", start + 12)]
    (warning,) = check(sample, article, line, own)
    assert warning.message == "P8 does not name Joan Field"


def article_of(*paragraphs: str) -> Article:
    return Article("a.txt", "", ("Title\nByline", *paragraphs))


def check_quotation(sample: Path, article: Article, words: str, at: str, *speakers: str, more: str = "") -> list[str]:
    """The messages for one quotation of the first of some speakers."""
    text = sample.read_text(encoding="utf-8")
    named = "".join(f"  s{number}: {{name: {name}}}\n" for number, name in enumerate(speakers))
    text = re.sub(r"( +)field: \{name: Joan Field", rf"{named}\g<0>", text, count=1)
    quotation = f"  - {{id: new, speaker: s0, at: {at}, text: '{words}'{more}}}\n\nstatistics:"
    loaded = load(text.replace("\nstatistics:", quotation, 1).encode(), "summary.yaml")
    summary = validate(loaded)
    only = summary.model_copy(update={"quotations": summary.quotations[-1:], "claims": [], "sections": []})
    passages = Passages(article.paragraphs)
    quoted = (one for one in collect_quoted(only) if one.kind is Kind.QUOTATION)
    found = {one.key: place for one in quoted if (place := find(one, passages))}
    assert found
    return [one.message for one in check_attributions(Verified(only, found, State.LIVE), article, loaded)]


NAMED = {
    "initial": ("George C. Marshall", "Marshall told Congress that the world needs bread."),
    "initials first": ("J. Robert Oppenheimer", "Oppenheimer told Congress that the world needs bread."),
    "title": ("Mr. Kerry", "“The world needs bread,” Secretary Kerry said."),
    "title in the article": ("John Kerry", "“The world needs bread,” Mr. Kerry said."),
    "suffix": ("Martin King Jr.", "King said that the world needs bread."),
    "particles": ("Ursula von der Leyen", "Von der Leyen said that the world needs bread. Mrs. von der Leyen left."),
    "family name first": ("Li Wenhao", "Professor Li said that the world needs bread."),
    "title for the name": ("Professor Li", "Li Wenhao said that the world needs bread."),
    "Han": ("李文豪", "李教授说 the world needs bread."),
}


@pytest.mark.parametrize(("name", "paragraph"), NAMED.values(), ids=NAMED)
def test_initials_titles_particles_and_family_names_first_are_known(sample: Path, name: str, paragraph: str) -> None:
    words = "he world needs bread" if "“The" in paragraph else "the world needs bread"
    words = f"T{words}" if words.startswith("he") else words
    assert check_quotation(sample, article_of(paragraph), words, "1", name) == []


BLOCK = ("“The world needs bread.”", "—A. Person, minister of trade", "Nobody else spoke.")


def test_a_byline_below_a_block_quotation_names_its_speaker(sample: Path) -> None:
    assert check_quotation(sample, article_of(*BLOCK), "The world needs bread", "1", "Anna Person") == []
    assert check_quotation(sample, article_of(*BLOCK), "The world needs bread", "1", "Anna Else") == [
        "P1 does not name Anna Else"
    ]
    assert check_quotation(sample, article_of(*BLOCK), "The world needs bread", "1", "Bea Else", "Anna Person") == [
        "P1 names Anna Person as the one who says these words, not Bea Else"
    ]


OTHERS = {
    "before": "Diallo objected. Field said: “The world needs bread.”",
    "behind": "Diallo objected. “The world needs bread,” said Field.",
    "with an aside": "Diallo objected, and Field, the harbour master, said that “The world needs bread.”",
    "in the next sentence": "Diallo objected. “The world needs bread.” Field told the town.",
}


@pytest.mark.parametrize("paragraph", OTHERS.values(), ids=OTHERS)
def test_no_reason_silences_another_speaker_whom_the_paragraph_names_as_the_one_who_says_it(
    sample: Path, paragraph: str
) -> None:
    reason = ", attribution: '[ed.: he says so too]'"
    for more in ("", reason):
        found = check_quotation(sample, article_of(paragraph), "The world needs bread", "1", "Omar Diallo", more=more)
        assert found == ["P1 names Joan Field as the one who says these words, not Omar Diallo"]


def test_a_listener_is_no_speaker(sample: Path) -> None:
    told = article_of("Diallo told Field that the world needs bread. Field agreed.")
    assert check_quotation(sample, told, "the world needs bread", "1", "Omar Diallo") == []


@pytest.mark.parametrize("name", ["the union of quay workers", "The union of quay workers", "union of quay workers"])
def test_a_speaker_with_an_article_is_the_same_at_the_beginning_of_a_sentence(sample: Path, name: str) -> None:
    words = "“a quay that is a workplace first and a view second”"
    told = f"The union of quay workers called the town’s {words}. The Council rejected it."
    text = sample.read_text(encoding="utf-8").replace("name: Joan Field", f"name: {name}", 1)
    loaded = load(text.replace("A quay is a workplace", "a quay that is a workplace").encode(), "summary.yaml")
    article = Article("a.txt", "", ("T\nB", told))
    summary = validate(loaded)
    (quoted, *_) = [one for one in collect_quoted(summary) if one.words.startswith("a quay that is a workplace")]
    found = find(quoted, Passages(article.paragraphs, None))
    assert found is not None
    sayers = find_sayers(
        found, article, summary.speakers | {"council": Speaker(name="The Council")}, require_language("en")
    )
    assert [summary.speakers[key].name for key in sayers] == [name]
