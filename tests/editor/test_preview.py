"""The preview follows the cursor, where one runs; where none does, nothing is amiss."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.support.lsp import PATIENCE_SECONDS, Document

HEARD = Queue[dict[str, str]]()


class Handler(BaseHTTPRequestHandler):
    """Stands for the preview: takes what it is told."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.path == "/TOKEN/cursor"
        self.send_response(204)
        self.end_headers()
        HEARD.put(body)

    def log_request(self, *_arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def preview(articles: Path) -> Iterator[None]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    state = articles / "build" / ".preview-rufbus.json"
    state.parent.mkdir(exist_ok=True)
    url = f"http://127.0.0.1:{server.server_port}/TOKEN/"
    state.write_text(json.dumps({"briefset": 1, "url": url, "process": 1}), encoding="utf-8")
    yield
    state.unlink()
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_preview_is_told_of_the_entry_at_the_cursor(preview: None, rufbus: Document) -> None:
    rufbus.ask("documentHighlight", "Engpass Telefon", 3)
    assert HEARD.get(timeout=PATIENCE_SECONDS) == {"path": "claims[5].head"}


def test_without_a_preview_the_answer_is_the_same(rufbus: Document) -> None:
    assert len(rufbus.ask("documentHighlight", "id: jahr-2", 6)) == 2
    assert HEARD.empty()
