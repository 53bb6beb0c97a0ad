"""The article's text as numbered paragraphs.

In: the bytes of a text file. Out: `Article`. Never: guesses an encoding, or keeps the text anywhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefset.diagnostics import Diagnostic, Failure, Position

LIMIT_BYTES = 20 << 20
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}


@dataclass(frozen=True, slots=True)
class Article:
    """The article: `paragraphs[0]` is the front matter (title and byline), `paragraphs[n]` is Pn."""

    file: str
    sha256: str
    paragraphs: tuple[str, ...]

    @property
    def last(self) -> int:
        """The number of the last paragraph."""
        return len(self.paragraphs) - 1


def read_article(data: bytes, file: str, front: int = 2, ends_before: str | None = None) -> Article:
    """The numbered paragraphs: non-empty lines after `front` lines, before the line that begins `ends_before`."""
    lines = [line.strip() for line in decode(data, file).splitlines() if line.strip()]
    if ends_before is not None:
        lines = _cut(lines, ends_before, file)
    if len(lines) <= front:
        raise _failure(file, "the article has no paragraphs", "put one paragraph on each line, after title and byline")
    return Article(file, hashlib.sha256(data).hexdigest(), ("\n".join(lines[:front]), *lines[front:]))


def _cut(lines: list[str], ends_before: str, file: str) -> list[str]:
    for index, line in enumerate(lines):
        if line.startswith(ends_before):
            return lines[:index]
    raise _failure(file, f"no line begins with {ends_before!r}", "correct `source.ends-before` in the summary")


def decode(data: bytes, file: str) -> str:
    """The text of UTF-8 bytes, or of UTF-16 bytes that begin with a byte order mark (Unicode 16, section 23.8)."""
    if len(data) > LIMIT_BYTES:
        raise _failure(file, f"the article has more than {LIMIT_BYTES:,} bytes", "give the article's own text only")
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    try:
        text = data[len(mark) :].decode(BYTE_ORDER_MARKS.get(mark, "utf-8"))
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise _failure(
            file, f"byte {fault.start + 1} is not {fault.encoding.upper()}", "save the article as UTF-8", line
        ) from None
    if "\0" in text:
        raise _failure(file, "the file is not plain text", "save the article as plain text in UTF-8")
    return text


def _failure(file: str, message: str, hint: str, line: int = 0) -> Failure:
    return Failure([Diagnostic(Position(file, line), "article-text", message, hint)])
