"""The article's text becomes numbered paragraphs, or an error that says what is wrong with the file."""

import pytest

from briefset.article import LIMIT_BYTES, read_article
from briefset.diagnostics import Failure

TEXT = "Title\n\nByline\n\nFirst.\n\n  Second. \n\nLeave a Reply\n\nName"


def test_every_non_empty_line_after_the_byline_is_a_paragraph() -> None:
    article = read_article(TEXT.encode(), "a.txt", 2, "Leave a Reply")
    assert article.paragraphs == ("Title\nByline", "First.", "Second.")
    assert article.last == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_alike(newline: str) -> None:
    article = read_article(TEXT.replace("\n", newline).encode(), "a.txt", 2, "Leave a Reply")
    assert article.paragraphs[1:] == ("First.", "Second.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_is_certain_is_read(encoding: str) -> None:
    article = read_article("Title\nByline\nDvořák’s café.".encode(encoding), "a.txt")
    assert article.paragraphs[1] == "Dvořák’s café."


def reason(data: bytes, ends_before: str | None = None) -> tuple[str, int]:
    with pytest.raises(Failure) as caught:
        read_article(data, "a.txt", 2, ends_before)
    diagnostic = caught.value.diagnostics[0]
    return diagnostic.message, diagnostic.position.line


def test_latin_1_is_refused_with_its_line() -> None:
    assert reason("Title\nByline\nCafé".encode("latin-1")) == ("byte 17 is not UTF-8", 3)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the article has no paragraphs"),
        (b"Title\nByline", "the article has no paragraphs"),
        (b"Title\nBy\nA\0B", "the file is not plain text"),
        (b"x" * (LIMIT_BYTES + 1), "the article has more than 20,971,520 bytes"),
    ],
    ids=["empty", "front matter only", "binary", "too large"],
)
def test_a_file_that_is_no_article_is_refused(data: bytes, expected: str) -> None:
    assert reason(data)[0] == expected


def test_an_end_marker_that_is_not_there_is_an_error() -> None:
    assert reason(b"Title\nBy\nText", "The End")[0] == "no line begins with 'The End'"
