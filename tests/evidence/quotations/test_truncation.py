"""A quotation whose cut turns its sense is told; one that begins or ends with its clause is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.article.quotation_words import quotation_words
from briefset.article.search import Found
from briefset.article.text import Article
from briefset.build.articles import find_articles
from briefset.build.check import check, warnings
from briefset.evidence.quotations.collect import HOLE, REMARK, Kind, Quoted
from briefset.evidence.quotations.truncation import find_truncations
from briefset.language.registry import require_language

TEXT = (
    "Field says that sharing is cheap. “It does not show that it would work in a dear country, unless taxes are cut "
    "first,” Ms. Field wrote. “I would not sign a blank cheque, but I would sign this one, provided that others pay.”\n"
)


def codes(project: Path, text: str, note: str = "") -> list[str]:
    """The codes of the warnings for a quotation from the text above."""
    folder = project / "content" / "demo"
    (folder / "source.txt").write_text((folder / "source.txt").read_text(encoding="utf-8") + TEXT, encoding="utf-8")
    summary = folder / "summary.yaml"
    quotation = f'  - {{id: cut, speaker: field, at: 10, text: "{text}"{note}}}\n\nstatistics:'
    sample = summary.read_text(encoding="utf-8").replace("\nstatistics:", quotation, 1)
    sample = sample.replace("  paragraphs: 9", "  paragraphs: 10").replace("About 215 words", "10 paragraphs")
    summary.write_text(sample, encoding="utf-8")
    return [warning.code for warning in warnings(check(next(iter(find_articles(project, [])))))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it would work in a dear country, unless taxes are cut first", ["cut-sense"]),
        ("It does not show that it would work in a dear country", ["cut-sense"]),
        ("it would work in a dear country", ["cut-sense", "cut-sense"]),
        ("sign a blank cheque", ["cut-sense"]),
        ("I would sign this one", ["cut-sense"]),
        ("It does not show that it would work in a dear country, unless taxes are cut first", []),
        ("I would not sign a blank cheque", []),
        ("I would sign this one, provided that others pay", []),
        ("sharing is cheap", []),
    ],
)
def test_a_negation_before_and_a_condition_after_are_missed(project: Path, text: str, expected: list[str]) -> None:
    assert codes(project, text) == expected


def test_a_note_that_says_what_was_cut_silences_it(project: Path) -> None:
    assert codes(project, "I would sign this one", ', note: "[ed.: on a condition]"') == []


MORE = {
    "condition before": ("If demand falls, the port will close.", "the port will close", "If"),
    "when": ("The port will close when demand falls.", "The port will close", "when"),
    "unless": ("The port closes unless demand rises.", "The port closes", "unless"),
    "provided that": ("The port closes, provided that demand falls.", "The port closes", "provided that"),
    "perhaps": ("It is perhaps the best port of all.", "the best port of all", "perhaps"),
    "may": ("The town may close the port.", "close the port", "may"),
    "plans to": ("The town plans to close the port.", "close the port", "plans"),
    "a fact with when": ("The port closed when demand fell.", "The port closed", ""),
    "not only": ("The port is not only open to all ships.", "open to all ships", ""),
    "German": ("Der Hafen schließt, falls die Nachfrage sinkt.", "Der Hafen schließt", "falls"),
    "German doubt": ("Es ist vielleicht der beste Hafen.", "der beste Hafen", "vielleicht"),
    "French": ("Le port fermera, à moins que tout change.", "Le port fermera", "à moins que"),
    "French doubt": ("C’est peut-être le meilleur port.", "le meilleur port", "peut-être"),
    "Spanish": ("El puerto cerrará, salvo que todo cambie.", "El puerto cerrará", "salvo que"),
    "Spanish doubt": ("Es quizás el mejor puerto.", "el mejor puerto", "quizás"),
    "Chinese": ("港口关闭大门，除非需求上升。", "港口关闭大门", "除非"),
    "Chinese doubt": ("这也许是最好的港口。", "是最好的港口", "也许"),
}
LANGUAGES = {"German": "de", "French": "fr", "Spanish": "es", "Chinese": "zh"}


@pytest.mark.parametrize("kind", MORE)
def test_conditions_and_doubts_are_missed_in_every_language(kind: str) -> None:
    text, words, missed = MORE[kind]
    language = LANGUAGES.get(kind.partition(" ")[0], "en")
    assert [word for word, _ in find_cuts(text, words, language)] == [missed] * bool(missed)


PROSE = {
    "dropped": ("Field calls it “the best port of all”.", ["perhaps"]),
    "said by us": ("Perhaps it is “the best port of all”.", []),
    "said otherwise": ("It could be “the best port of all”.", []),
    "explained": ("It is “the best port of all” [ed.: so she hopes].", []),
}


@pytest.mark.parametrize("kind", PROSE)
def test_words_in_quotation_marks_in_prose_leave_out_no_doubt_that_their_sentence_does_not_have(kind: str) -> None:
    sentence, missed = PROSE[kind]
    before, _, after = sentence.replace("[ed.: so she hopes]", REMARK).partition("“the best port of all”")
    found = find_cuts("It is perhaps the best port of all.", "the best port of all", "en", f"{before}{HOLE}{after}")
    assert [word for word, _ in found] == missed


def find_cuts(text: str, words: str, language: str, sentence: str = "") -> list[tuple[str, str]]:
    """What is left out around words of a text, as a quotation or in a sentence of ours."""
    article = Article("a.txt", "", ("Title", text))
    quoted = Quoted("", words, (1,), kind=Kind.PROSE if sentence else Kind.QUOTATION, sentence=sentence)
    start = text.index(words)
    known = quotation_words((require_language(language),))
    return list(find_truncations(quoted, Found(1, start, start + len(words)), article, known, known))
