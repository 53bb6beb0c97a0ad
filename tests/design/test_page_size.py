"""The set on US Letter: chosen on the command line, in the brand or in the product, for PDF and Word alike."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest

from briefset.design.brand import read_brand
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates, find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure
from briefset.writers.docx.theme import resize
from tests.support.projects import build_project

LETTER_PT, A4_PT = [612, 792], [595, 842]
BUILT_IN = Templates((built_in_templates(),))


NAMES = ("brief", "briefing", "factsheet-print")


def make(project: Path, page_size: str = "") -> list[list[int]]:
    """The sizes of the pages that are made."""
    build_project(project, "pdf", page_size=page_size, products=NAMES)
    return sizes(project)


def sizes(project: Path) -> list[list[int]]:
    found = []
    for name in NAMES:
        with pikepdf.open(project / "build" / "demo" / f"{name}.pdf") as opened:
            found += [[round(float(side)) for side in page.mediabox[2:]] for page in opened.pages]
    return [size for number, size in enumerate(found) if size not in found[:number]]


@pytest.mark.slow
def test_paper_is_a4_unless_something_says_letter(built: Path, project: Path) -> None:
    assert sizes(built) == [A4_PT]
    assert make(project, "letter") == [LETTER_PT]


@pytest.mark.slow
def test_the_brand_names_the_paper_of_the_house_and_the_command_line_another(project: Path) -> None:
    (project / "_brand.yml").write_text("defaults:\n  briefset:\n    page-size: letter\n", encoding="utf-8")
    assert make(project) == [LETTER_PT]
    assert make(project, "A4") == [A4_PT]


def test_an_unknown_paper_is_refused_at_its_line(project: Path) -> None:
    brand = b"defaults:\n  briefset:\n    page-size: legal\n"
    with pytest.raises(Failure) as caught:
        read_brand(brand, "_brand.yml", read_theme(BUILT_IN))
    assert (caught.value.diagnostics[0].position.line, caught.value.diagnostics[0].hint) == (3, "papers: A4, letter")
    folder = project / "templates" / "briefing"
    folder.mkdir(parents=True)
    text = (built_in_templates() / "briefing" / "product.yaml").read_text(encoding="utf-8")
    (folder / "product.yaml").write_text(f"page_size: legal\n{text}", encoding="utf-8")
    with pytest.raises(Failure, match="not a paper"):
        read_product(find_templates(project), "briefing")


def test_word_takes_the_paper_and_keeps_the_width_of_its_columns() -> None:
    reference = (built_in_templates() / "handout" / "reference.docx").read_bytes()
    before, after = (section(data) for data in (reference, resize(reference, "letter")))
    assert (after["w"], after["h"]) == (12240, 15840)
    assert after["w"] - after["left"] - after["right"] == before["w"] - before["left"] - before["right"]
    assert before["h"] - before["top"] - before["bottom"] - (after["h"] - after["top"] - after["bottom"]) < 120
    assert resize(reference, "A4") == reference


def section(reference: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    marks = "".join(re.findall(r"<w:pg(?:Sz|Mar)[^>]*>", text))
    return {name: int(value) for name, value in re.findall(r'w:(\w+)="(\d+)"', marks)}
