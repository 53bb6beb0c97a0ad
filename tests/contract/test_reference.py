"""The generated pages of docs/reference/ and the JSON Schema agree with the code."""

from pathlib import Path

from make_reference import list_documents, make_pages

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = "src/briefset/workspace/repository/documents.mk"


def test_every_generated_page_is_up_to_date() -> None:
    pages = make_pages()
    old = [name for name, text in pages.items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert old == [], "run `make reference`"
    assert len(pages) > 5


def test_make_knows_the_files_of_a_set_without_starting_the_program() -> None:
    words = list_documents().split()
    assert [word for word in words if word.endswith((".pdf", ".docx"))] == [
        "brief.pdf",
        "briefing.pdf",
        "evidence.pdf",
        "factsheet.pdf",
        "factsheet-print.pdf",
        "handout.docx",
    ]
