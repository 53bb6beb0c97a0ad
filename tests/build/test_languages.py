"""Whole sets in other languages: no word of ours in English, and the marks and spaces of the language between parts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from briefset.design.templates import Templates, built_in_templates
from briefset.evidence.trace.documents import read_blocks
from briefset.wording.labels import read_labels
from tests.support.languages import FOLDER
from tests.support.sets import SharedSets

NATIVE = ["es", "fr", "zh"]
FILES = (
    "brief.pdf",
    "briefing.pdf",
    "evidence.pdf",
    "factsheet.pdf",
    "factsheet-print.pdf",
    "briefing.html",
    "handout.docx",
    "factsheet.pptx",
)
BUILT_IN = Templates((built_in_templates(),))
NAMES = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module", params=NATIVE)
def texts(request: pytest.FixtureRequest, shared_sets: SharedSets) -> tuple[str, dict[str, str]]:
    """The language, and the words of each file of the set."""
    language = str(request.param)
    output = shared_sets.translated(language) / "build" / "demo"
    return language, {name: read_words(output / name) for name in FILES}


def read_words(file: Path) -> str:
    return "\n".join(block.text for block in read_blocks(file.read_bytes(), file.name))


@cache
def labels_of(language: str) -> dict[str, str]:
    return read_labels(BUILT_IN, language)


def english_words(language: str) -> set[str]:
    """What our labels say in English and nothing of ours or of the summary says in the language."""
    folder = FOLDER / language
    own = [*labels_of(language).values(), *(file.read_text(encoding="utf-8") for file in folder.iterdir())]
    pieces = {piece for text in labels_of("en").values() for piece in map(squeeze, NAMES.split(text))}
    known = squeeze("\n".join(own))
    return {piece for piece in pieces if len(piece) > 3 and piece not in known}


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_no_label_is_left_in_english(texts: tuple[str, dict[str, str]]) -> None:
    language, files = texts
    words = english_words(language)
    assert len(words) > 100
    found = {(name, piece) for name, text in files.items() for piece in words if piece in squeeze(text)}
    assert found == set()


def test_every_file_says_what_it_is_in_the_language(texts: tuple[str, dict[str, str]]) -> None:
    language, files = texts
    products = {name: f"product-{name.partition('.')[0]}" for name in FILES}
    says = {name: squeeze(labels_of(language)[key]).casefold() for name, key in products.items()}
    assert [name for name, label in says.items() if label not in squeeze(files[name]).casefold()] == []


HAN = "㐀-鿿”》）"
JOINS = {
    "zh": re.compile(rf"[{HAN}][,;:.](?!\S)|[{HAN}],[{HAN}“《]| [，。；：、]|[，。；：] (?=[{HAN}])"),
    "es": re.compile(r"(?<=\w)\s[:;!?»]|«\s"),
    "fr": re.compile(r"(?<=\w) [:;!?»]|« "),
}
"""Marks and spaces that no text of the language has."""


def test_parts_are_joined_by_the_marks_of_the_language(texts: tuple[str, dict[str, str]]) -> None:
    language, files = texts
    found = {name: JOINS[language].findall(text) for name, text in files.items() if not name.endswith(".pdf")}
    assert {name: joins for name, joins in found.items() if joins} == {}
