"""Pictures of PDF pages and what is written where on them, by pdfium in a process of its own.

In: a PDF, a page, a width. Out: PNG bytes; texts; the edges of words. Never: pdfium in two threads (it is not made for
that, fpdfview.h), or a process that outlives this one.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

MOST_DOCUMENTS = 24
LEVEL = 1
"""Of zlib: the pictures go to this machine, where time counts more than size."""
NEAR_PT = 12.0
"""How far from a letter a point may be."""
Edges = tuple[float, float, float, float]
Span = tuple[int, int, int]
"""A page, from 0, and the first character and the one behind the last of some words on it."""


class PictureError(Exception):
    """The page cannot be drawn."""


class Pictures:
    """A process that draws pages, started when first asked; may be asked from any thread."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._sent = OrderedDict[str, None]()

    def draw(self, key: str, data: bytes, page: int, width_px: int) -> bytes:
        """A page of the PDF known by `key`, from 0, as PNG of that width; raises `PictureError`."""
        return self._ask(key, data, {"do": "draw", "page": page, "width": width_px})

    def measure(self, key: str, data: bytes) -> list[tuple[float, float]]:
        """The width and height of each page in points."""
        return [(width, height) for width, height in json.loads(self._ask(key, data, {"do": "measure"}))]

    def read(self, key: str, data: bytes) -> list[str]:
        """The text of each page, character by character as pdfium counts them."""
        return [str(text) for text in json.loads(self._ask(key, data, {"do": "read"}))]

    def read_at(self, key: str, data: bytes, page: int, x: float, y: float) -> str:
        """The line of text at a point of a page, which is given by parts of its width and height; empty for none."""
        return str(json.loads(self._ask(key, data, {"do": "read_at", "page": page, "x": x, "y": y})))

    def find(self, key: str, data: bytes, spans: list[Span]) -> list[list[Edges]]:
        """For each span its lines: left, top, right and bottom as parts of the page."""
        found = json.loads(self._ask(key, data, {"do": "find", "spans": spans}))
        return [[(left, top, right, bottom) for left, top, right, bottom in lines] for lines in found]

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]  # both were asked for
        self._process = None
        self._sent.clear()

    def _ask(self, key: str, data: bytes, question: dict[str, Any]) -> bytes:
        """The answer; one that fails is tried once more in a new process."""
        with self._turn:
            for _ in range(2):
                with suppress(OSError, EOFError):
                    return self._converse(key, data, question)
                self._end()
        raise PictureError("the process that draws pages has ended")

    def _converse(self, key: str, data: bytes, question: dict[str, Any]) -> bytes:
        process = self._process = self._process or _start()
        assert process.stdin
        assert process.stdout
        if key not in self._sent:
            old = self._sent.popitem(last=False)[0] if len(self._sent) == MOST_DOCUMENTS else ""
            _write(process.stdin, {"do": "open", "key": key, "drop": old}, data)
        self._sent[key] = None
        self._sent.move_to_end(key)
        _write(process.stdin, question | {"key": key}, b"")
        answer, body = _read(process.stdout)
        if "fault" in answer:
            raise PictureError(str(answer["fault"]))
        return body


def _start() -> subprocess.Popen[bytes]:
    """The process; it has a group of its own, to which a terminal sends no Ctrl-C, and ends when its input does."""
    command = [sys.executable, "-P", "-m", "briefset.preview.pictures"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    own: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
    return subprocess.Popen(  # noqa: S603 - this interpreter and this module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, **own
    )


def _write(pipe: BinaryIO | Any, message: dict[str, Any], body: bytes) -> None:
    pipe.write(json.dumps(message | {"size": len(body)}).encode() + b"\n" + body)
    pipe.flush()


def _read(pipe: BinaryIO | Any) -> tuple[dict[str, Any], bytes]:
    line = pipe.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    message = json.loads(line)
    body = pipe.read(message["size"])
    if len(body) != message["size"]:
        raise EOFError
    return message, body


def _draw(document: Any, question: dict[str, Any]) -> bytes:
    page, buffer = document[question["page"]], io.BytesIO()
    picture = page.render(scale=question["width"] / page.get_width()).to_pil().convert("RGB")
    picture.save(buffer, format="PNG", compress_level=LEVEL)
    return buffer.getvalue()


def _measure(document: Any, _: dict[str, Any]) -> bytes:
    return json.dumps([page.get_size() for page in document]).encode()


def _read_text(document: Any, _: dict[str, Any]) -> bytes:
    return json.dumps([page.get_textpage().get_text_range() for page in document]).encode()


def _read_at(document: Any, question: dict[str, Any]) -> bytes:
    page = document[question["page"]]
    (width, height), text = page.get_size(), page.get_textpage()
    index = text.get_index(question["x"] * width, (1 - question["y"]) * height, NEAR_PT, NEAR_PT)
    whole = text.get_text_range()
    if index is None or not 0 <= index < len(whole):
        return json.dumps("").encode()
    start, end = whole.rfind("\r\n", 0, index), whole.find("\r\n", index)
    return json.dumps(whole[start + 2 if start >= 0 else 0 : end if end >= 0 else None]).encode()


def _find(document: Any, question: dict[str, Any]) -> bytes:
    pages: dict[int, tuple[Any, tuple[float, float]]] = {}
    for number, _, _ in question["spans"]:
        if number not in pages:
            page = document[number]
            pages[number] = page.get_textpage(), page.get_size()
    spans = ((*pages[number], start, end) for number, start, end in question["spans"])
    return json.dumps([list(_lines(*span)) for span in spans]).encode()


def _lines(text: Any, size: tuple[float, float], start: int, end: int) -> Iterator[list[float]]:
    """The edges of characters joined by line; a character below the one before begins a new line."""
    line: list[float] = []
    for index in range(start, min(end, text.count_chars())):
        left, bottom, right, top = text.get_charbox(index)
        if right <= left:
            continue
        edges = [left / size[0], 1 - top / size[1], right / size[0], 1 - bottom / size[1]]
        if line and edges[1] > line[3]:
            yield line
            line = []
        line = [*map(min, line[:2], edges[:2]), *map(max, line[2:], edges[2:])] if line else edges
    if line:
        yield line


ANSWERS: dict[str, Callable[[Any, dict[str, Any]], bytes]] = {
    "draw": _draw,
    "measure": _measure,
    "read": _read_text,
    "read_at": _read_at,
    "find": _find,
}


def main() -> None:
    """Answer questions on stdin until it ends."""
    import pypdfium2

    documents: dict[str, Any] = {}
    with suppress(EOFError, OSError):
        while True:
            question, body = _read(sys.stdin.buffer)
            if question["do"] == "open":
                documents.pop(question["drop"], None)
                documents[question["key"]] = body
                continue
            try:
                held = documents[question["key"]]
                if isinstance(held, bytes):
                    held = documents[question["key"]] = pypdfium2.PdfDocument(held)
                answer, message = ANSWERS[question["do"]](held, question), {}
            except (pypdfium2.PdfiumError, IndexError, ValueError, MemoryError) as fault:
                answer, message = b"", {"fault": str(fault)}
            _write(sys.stdout.buffer, message, answer)


if __name__ == "__main__":
    main()
