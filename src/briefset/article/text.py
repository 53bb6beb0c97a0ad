"""The article's text as numbered paragraphs.

In: the bytes of a text file, and its encoding if the summary names one. Out: `Article`.
Never: guesses an encoding that is not certain, or keeps the text in a file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES
from briefset.language.sentences import count_words

BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"\xef\xbb\xbf": "utf-8",
}
"""After the Unicode Standard 16.0, section 23.8; the longer ones first."""
NOT_TEXT = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a Word, OpenDocument or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
}
SHARED_BY_WINDOWS = re.compile(rb"[\x00-\x7f\x85\x91-\x97\xa0\xa7\xa9\xab\xae\xb0\xb1\xb6\xb7\xbb]*")
"""Bytes that mean the same in Windows-1250, 1251, 1252, 1254 and 1257: quotation marks, dashes, signs."""
KEPT = 2
"""Articles that are kept for the next version of their summary."""
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
UTF_16_SHARE = 0.3
"""The least share of zero bytes, all at odd or all at even places, by which UTF-16 text in Latin letters is known."""


@dataclass(frozen=True, slots=True)
class Article:
    """The article: `paragraphs[0]` is the front matter (title and byline), `paragraphs[n]` is Pn.

    `places` has the line of each in the file and the column of its first character, counted from 1.
    """

    file: str
    sha256: str
    paragraphs: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()

    @property
    def last(self) -> int:
        """The number of the last paragraph."""
        return len(self.paragraphs) - 1

    def measure(self, *, in_words: bool) -> int:
        """How many words its numbered paragraphs have, or how many characters without the spaces."""
        return _measure(self.paragraphs[1:], in_words)


@lru_cache(maxsize=KEPT)
def _measure(paragraphs: tuple[str, ...], in_words: bool) -> int:
    body = " ".join(paragraphs)
    return round(count_words(body)) if in_words else len("".join(body.split()))


@lru_cache(maxsize=KEPT)
def read_article(
    data: bytes, file: str, front: int = 2, ends_before: str | None = None, encoding: str | None = None
) -> Article:
    """The numbered paragraphs: non-empty lines after `front` lines, before the line that begins `ends_before`."""
    written = decode(data, file, encoding).splitlines()
    lines = [line.strip() for line in written if line.strip()]
    if ends_before is not None:
        lines = _cut(lines, ends_before, file)
    if len(lines) <= front:
        raise _failure(file, "the article has no paragraphs", "put one paragraph on each line, after title and byline")
    begins = [(n, len(line) - len(line.lstrip()) + 1) for n, line in enumerate(written, 1) if line.strip()]
    places = (begins[0], *begins[front : len(lines)])
    return Article(file, hashlib.sha256(data).hexdigest(), ("\n".join(lines[:front]), *lines[front:]), places)


def _cut(lines: list[str], ends_before: str, file: str) -> list[str]:
    for index, line in enumerate(lines):
        if line.startswith(ends_before):
            return lines[:index]
    raise _failure(file, f"no line begins with {ends_before!r}", "correct `source.ends-before` in the summary")


def decode(data: bytes, file: str, encoding: str | None = None) -> str:
    """The text in the encoding that its byte order mark, the summary, or the bytes themselves make certain."""
    if len(data) > MAX_ARTICLE_BYTES:
        raise _failure(
            file, f"the article has more than {MAX_ARTICLE_BYTES:,} bytes", "give the article's own text only"
        )
    if what := next((what for start, what in NOT_TEXT.items() if data.startswith(start)), None):
        raise _failure(file, f"the file is {what}, not plain text", "save the article as plain text in UTF-8")
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    known = BYTE_ORDER_MARKS.get(mark) or encoding or _certain_encoding(data)
    text = _decode_as(data[len(mark) :], known, len(mark), file)
    if control := CONTROLS.search(text):
        line = text.count("\n", 0, control.start()) + 1
        message = f"the file is not plain text: it holds the control character U+{ord(control[0]):04X}"
        raise _failure(file, message, "save the article as plain text in UTF-8", line)
    return text


def _certain_encoding(data: bytes) -> str:
    """UTF-16 by its zero bytes, Windows by marks that all its code pages share, else UTF-8."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) > UTF_16_SHARE * len(data) / 2:
        return "utf-16-be" if even else "utf-16-le"
    return "windows-1252" if not data.isascii() and SHARED_BY_WINDOWS.fullmatch(data) else "utf-8"


def _decode_as(data: bytes, encoding: str, skipped: int, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        message = f"byte {fault.start + skipped + 1} is not {encoding.upper()}"
        raise _failure(file, message, _encoding_hint(data, fault.start, encoding), line) from None
    except (LookupError, ValueError):
        raise _failure(file, f"{encoding!r} is no encoding of text", "name one such as utf-8 or windows-1252") from None
    if encoding.startswith("iso-8859") and (control := re.search(r"[\x80-\x9f]", text)):
        line = text.count("\n", 0, control.start()) + 1
        message = f"the file is not {encoding.upper()}: byte {ord(control[0]):#x} is no character of it"
        raise _failure(file, message, "write `encoding: windows-1252` if the marks are right then", line)
    return text


def _encoding_hint(data: bytes, start: int, encoding: str) -> str:
    """How the place would read in the encoding that is the likeliest, for the writer to judge."""
    if encoding != "utf-8":
        return "correct `source.encoding`, or save the article as UTF-8"
    around = data[max(start - 12, 0) : start + 12].decode("windows-1252", errors="replace")
    shown = " ".join(word for word in around.split())
    return f"save the article as UTF-8; or, if “{shown}” reads right, write `encoding: windows-1252` below `source:`"


def _failure(file: str, message: str, hint: str, line: int = 0) -> Failure:
    return Failure([Diagnostic(Position(file, line), "article-text", message, hint)])
