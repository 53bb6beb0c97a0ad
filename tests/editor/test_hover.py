"""Hovering shows what stands behind a word."""

import pytest

from tests.support.lsp import Document

pytestmark = pytest.mark.slow  # each has an article open in a server


def shown(document: Document, words: str, offset: int = 0) -> str:
    document.diagnostics()
    found = document.ask("hover", words, offset)
    return str(found["contents"]["value"]) if found else ""


def test_a_reference_shows_its_paragraph(rufbus: Document) -> None:
    assert shown(rufbus, "auf 98.700 (P4)", 13).startswith("**P4** An der Nachfrage wird es nicht scheitern.")


def test_a_quotation_shows_its_paragraph_and_itself_in_it(rufbus: Document) -> None:
    told = shown(rufbus, "quote: gut 25 Euro", 9)
    assert told.startswith("**P5** (exact)")
    assert "mit **gut 25 Euro** bezuschusst" in told


def test_a_statistic_shows_its_evidence_and_where_it_is_printed(rufbus: Document) -> None:
    for words in ("{id: alt", "{statistic: alt", "label: Fahrgäste der alten"):
        told = shown(rufbus, words, 8 if words.startswith("{id") else len(words) - 2)
        assert "- P4 (written): “rund 35.000 im Jahr”" in told
        assert "factsheet (pdf, pptx, png)" in told


def test_a_claim_shows_what_was_found_for_it(rufbus: Document) -> None:
    assert "- P5 (found): “Jede Fahrt wird also mit gut 25 Euro bezuschusst.”" in shown(rufbus, "Teure Fahrten", 3)


def test_a_key_shows_what_it_means(rufbus: Document) -> None:
    told = shown(rufbus, "bottom-line:", 3)
    assert "**bottom-line**: What a reader without time must know" in told


def test_references_are_shown_in_a_file_that_is_broken_elsewhere(rufbus: Document) -> None:
    rufbus.diagnostics()
    rufbus.replace("quote: gut 25 Euro}", 'quote: "gut 25 Euro}')
    assert shown(rufbus, "auf 98.700 (P4)", 13).startswith("**P4** An der Nachfrage")


def test_where_nothing_stands_nothing_is_shown(rufbus: Document) -> None:
    assert rufbus.ask("hover", "\nclaims:", 0) is None
