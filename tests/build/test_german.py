"""A summary in German yields a German set: labels, dates, numbers, quotation marks, and hyphens in long compounds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from briefset.design.templates import built_in_templates
from briefset.proofs.readback import _holds
from tests.support.sets import SharedSets

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "german"


@pytest.fixture(scope="module")
def german(shared_sets: SharedSets) -> Path:
    return shared_sets.project("german", write_german, "pdf", "html") / "build" / "hafen"


def write_german(project: Path) -> None:
    shutil.copytree(SAMPLE, project / "content" / "hafen")
    product = project / "templates" / "factsheet" / "product.yaml"
    product.parent.mkdir(parents=True)
    text = (built_in_templates() / "factsheet" / "product.yaml").read_text(encoding="utf-8")
    product.write_text(re.sub(r"^slides: .*", "slides: [1, 10]", text, flags=re.MULTILINE), encoding="utf-8")


def pages(german: Path) -> str:
    document = pypdfium2.PdfDocument(german / "briefing.pdf")
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_labels_dates_numbers_and_marks_are_german(german: Path) -> None:
    page = (german / "briefing.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "<title>Ein gemeinsamer Hafen: Kurzdossier</title>" in page
    assert '<meta name="dcterms.language" content="de-DE">' in page
    words = (
        "Kurz gefasst",
        "23. November 2026",
        "12.000",
        "„Ein gemeinsamer Hafen“",
        "Lizenz:",
        "Kurzdossier, Ausgabe 1",
    )
    assert [word for word in words if word not in page] == []


def test_nouns_keep_their_capital_within_a_line(german: Path) -> None:
    assert "Im Kurzdossier" in pages(german)
    assert "kurzdossier" not in pages(german)


def test_long_compounds_are_divided_at_the_end_of_a_line(german: Path) -> None:
    assert re.search(r"Wirtschaftsförderungs[-\x02\ufffe]\s*gesellschaft", pages(german))
    assert "CC-BY-4.0" in pages(german)


def test_headings_slides_and_the_articles_words_are_not_divided(german: Path) -> None:
    text = (german / "briefing.html").read_text(encoding="utf-8")
    rule = re.search(r"html\[lang\|=de\] :is\(([^)]*)\) \{ hyphens: manual", text)
    assert rule is not None
    assert {"blockquote", ".words"} <= set(rule[1].split(", "))
    assert "hyphens" not in (built_in_templates() / "factsheet" / "style.css").read_text(encoding="utf-8")


def test_a_lost_word_is_still_found_out_on_a_hyphenated_page() -> None:
    assert _holds(["DieWirtschaftsförderungs-gesellschaftmeldet"], "Die Wirtschaftsförderungsgesellschaft", True)
    assert not _holds(["DieWirtschaftsförderungs-gesellschaft"], "Die Wirtschaftsgesellschaft", True)
    assert not _holds(["DieWirtschaftsförderungs-gesellschaft"], "Die Wirtschaftsförderungsgesellschaft")
