"""The article's text becomes numbered paragraphs, or an error that says what is wrong with the file."""

import pytest

from briefset.article.text import read_article
from briefset.diagnostics import Failure
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES

TEXT = "Title\n\nByline\n\nFirst.\n\n  Second. \n\nLeave a Reply\n\nName"


def test_every_non_empty_line_after_the_byline_is_a_paragraph() -> None:
    article = read_article(TEXT.encode(), "a.txt", 2, "Leave a Reply")
    assert article.paragraphs == ("Title\nByline", "First.", "Second.")
    assert article.last == 2


def test_each_paragraph_knows_its_line_and_column() -> None:
    article = read_article(b"\nTitle\nByline\n\n  One.\nTwo.\nEnd\n", "a.txt", ends_before="End")
    assert (article.paragraphs, article.places) == (("Title\nByline", "One.", "Two."), ((2, 1), (5, 3), (6, 1)))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_alike(newline: str) -> None:
    article = read_article(TEXT.replace("\n", newline).encode(), "a.txt", 2, "Leave a Reply")
    assert article.paragraphs[1:] == ("First.", "Second.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_that_is_certain_is_read(encoding: str) -> None:
    article = read_article("Title\nByline\nDvořák’s café.".encode(encoding), "a.txt")
    assert article.paragraphs[1] == "Dvořák’s café."


def test_windows_marks_that_all_its_code_pages_share_are_certain() -> None:
    article = read_article("Title\nByline\nIt’s “so” – or so…".encode("windows-1252"), "a.txt")
    assert article.paragraphs[1] == "It’s “so” – or so…"


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "mac-roman"])
def test_a_declared_encoding_is_used(encoding: str) -> None:
    article = read_article("Title\nByline\nCafé.".encode(encoding), "a.txt", encoding=encoding)
    assert article.paragraphs[1] == "Café."


def test_a_byte_order_mark_wins_over_a_declared_encoding() -> None:
    data = "Title\nByline\nCafé.".encode("utf-8-sig")
    assert read_article(data, "a.txt", encoding="windows-1252").paragraphs[1] == "Café."


@pytest.mark.slow
def test_a_large_article_is_read() -> None:
    article = read_article(b"Title\nByline\n" + b"a word and another\n" * 1_000_000, "a.txt")
    assert article.last == 1_000_000


def reason(data: bytes, ends_before: str | None = None, encoding: str | None = None) -> tuple[str, int]:
    with pytest.raises(Failure) as caught:
        read_article(data, "a.txt", 2, ends_before, encoding)
    diagnostic = caught.value.diagnostics[0]
    return diagnostic.message, diagnostic.position.line


def test_latin_1_is_refused_with_its_line_and_how_it_would_read() -> None:
    data = "Title\nByline\nCafé noir".encode("latin-1")
    assert reason(data) == ("byte 17 is not UTF-8", 3)
    with pytest.raises(Failure) as caught:
        read_article(data, "a.txt")
    assert "if “e Byline Café noir” reads right, write `encoding: windows-1252`" in caught.value.diagnostics[0].hint


def test_a_wrong_declaration_is_noticed() -> None:
    data = "Title\nByline\nIt’s so".encode("windows-1252")
    assert reason(data, encoding="iso-8859-1") == ("the file is not ISO-8859-1: byte 0x92 is no character of it", 3)
    assert reason(b"Title\nByline\nCaf\xff", encoding="euc-kr") == ("byte 17 is not EUC-KR", 3)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the article has no paragraphs"),
        (b"Title\nByline", "the article has no paragraphs"),
        (b"Title\nBy\nA\0B", "the file is not plain text: it holds the control character U+0000"),
        (b"%PDF-1.7\n", "the file is a PDF file, not plain text"),
        (b"PK\x03\x04", "the file is a Word, OpenDocument or ZIP file, not plain text"),
        (b"x" * (MAX_ARTICLE_BYTES + 1), "the article has more than 20,971,520 bytes"),
    ],
    ids=["empty", "front matter only", "binary", "PDF", "Word", "too large"],
)
def test_a_file_that_is_no_article_is_refused(data: bytes, expected: str) -> None:
    assert reason(data)[0] == expected


def test_an_end_marker_that_is_not_there_is_an_error() -> None:
    assert reason(b"Title\nBy\nText", "The End")[0] == "no line begins with 'The End'"
