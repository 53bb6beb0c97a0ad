"""A document that is traced may be anything; what it costs is bounded, and what is too much is told."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.limits import run_measured
from tests.support.projects import make_project

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LARGE = "give a document that was built"
MOST_CPU_S = 15.0
MOST_MIB = 512


def word(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested(depth: int, body: str) -> str:
    return "<w:p>" * depth + body + "</w:p>" * depth


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a million short paragraphs": ("many.docx", lambda: word(paragraph("a b") * 1_000_000), "more than 1,500,000 tags"),
    "paragraphs inside one another": (
        "deep.docx",
        lambda: word(nested(200, "<w:r/>" * 100_000)),
        LARGE,
    ),
    "numbers in one paragraph": ("numbers.docx", lambda: word(paragraph("1.1," * 30_000)), "lead"),
    "words in one paragraph": ("words.docx", lambda: word(paragraph("two words, " * 30_000)), "lead"),
    "paragraphs that lead nowhere": (
        "strays.docx",
        lambda: word(paragraph("Zebras gallop backwards.") * 3_000),
        "leads to no",
    ),
    "one text without end": ("text.html", lambda: b"<textarea>" * 50_000, "leads to no"),
    "open comments": ("comments.html", lambda: b"<p>one</p>" + b"<!--" * 100_000, "lead"),
    "open tags": ("tags.html", lambda: b"<p>one</p>" + b"<a " * 100_000, "lead"),
    "tags inside one another": ("deep.html", lambda: b"<p>one</p>" + b"<div>" * 100_000 + b"two", "lead"),
    "entities": ("entities.html", lambda: b"<p>one</p>" + b"&amp" * 300_000, "lead"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_traced_or_refused_within_its_bounds(name: str, tmp_path: Path) -> None:
    file, make, message = HOSTILE[name]
    make_project(tmp_path)
    (tmp_path / file).write_bytes(make())
    done = run_measured(tmp_path, "trace", file)
    assert (done.code, "Traceback" in done.messages) == (1, False), done.messages[-500:]
    assert message in done.messages
    assert done.cpu_s < MOST_CPU_S
    assert done.peak_mib < MOST_MIB
