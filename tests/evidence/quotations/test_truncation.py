"""A quotation whose cut turns its sense is told; one that begins or ends with its clause is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.build.articles import find_articles
from briefset.build.check import check, warnings

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
