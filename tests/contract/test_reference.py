"""The generated pages of docs/reference/ and the JSON Schema agree with the code."""

from pathlib import Path

import pytest

from make_reference import make_pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = make_pages()
DOCUMENTS = "src/briefset/workspace/repository/documents.mk"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name], "run `make reference`"


def test_make_knows_the_files_of_a_set_without_starting_the_program() -> None:
    assert [word for word in PAGES[DOCUMENTS].split() if word.endswith((".pdf", ".docx"))] == [
        "brief.pdf",
        "briefing.pdf",
        "evidence.pdf",
        "factsheet.pdf",
        "factsheet-print.pdf",
        "handout.docx",
    ]
