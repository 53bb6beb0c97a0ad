"""The preview's server: HTTP on the loopback address, from the standard library, for those who know its token.

In: an `Answers`, which knows what there is. Out: replies, and a stream of the newest state. Never: opens a file, lists
anything, answers another page, or tells one who does not know the token anything but that there is nothing.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import unquote

from briefset.preview.address import HOST, Address

MAX_CONNECTIONS, MAX_STREAMS = 48, 12
SILENCE_S = 10.0
"""How long a connection may say nothing, and a reader take nothing."""
PULSE_S = 5.0
"""How often a stream says that it is there, so that one whose reader is gone ends."""
ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
JSON = "application/json"
OWN = ("same-origin", "none")
"""What a browser says of requests by the page itself, and by a person (Fetch Metadata, 2.4)."""
MAX_BODY_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Reply:
    """What a request is answered: a type and bytes, under a policy of what they may load (CSP 3)."""

    kind: str = "text/plain; charset=utf-8"
    data: bytes = b""
    policy: str = CLOSED
    status: HTTPStatus = HTTPStatus.OK
    fields: dict[str, str] = field(default_factory=dict)


class Answers(Protocol):
    """What the server asks; both raise `RefusedError` for what there is not."""

    def get(self, path: list[str], query: str) -> Reply:
        """The reply to a question."""

    def post(self, path: list[str], data: dict[str, Any]) -> None:
        """Take note of what the page or an editor tells."""


class Server(ThreadingHTTPServer):
    """Answers at one port of the loopback address until it is closed."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # elsewhere a port that another program holds would be shared with it
    request_queue_size = 64

    answers: Answers
    states: States

    def __init__(self, port: int, token: str) -> None:
        super().__init__((HOST, port), _Handler)
        self.address = Address(self.server_address[1], token)
        self._free, self.streams = threading.Semaphore(MAX_CONNECTIONS), threading.Semaphore(MAX_STREAMS)

    def answer(self, answers: Answers, states: States) -> None:
        """Take what the answers come from, before the first request is served."""
        self.answers, self.states = answers, states

    def server_bind(self) -> None:
        """Bind, without asking the system for the machine's name, which may take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own; beyond the most that are answered at once, not at all."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer all requests of a connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that went away is no news; what else went wrong ends its connection alone."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "briefset", ""
    timeout = SILENCE_S
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Answer a question."""
        with self._refusals():
            path, query = self._admit()
            if path == ["events"]:
                self._stream()
            else:
                self._send(self.server.answers.get(path, query))

    def do_POST(self) -> None:
        """Take what is told."""
        with self._refusals():
            path, _ = self._admit()
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                data = json.loads(body)
            except (ValueError, RecursionError):
                data = None
            if not isinstance(data, dict):
                raise RefusedError(HTTPStatus.BAD_REQUEST)
            self.server.answers.post(path, data)
            self._send(Reply(status=HTTPStatus.NO_CONTENT))

    def _admit(self) -> tuple[list[str], str]:
        return admit(self.command, self.path, self.headers, self.server.address)

    @contextlib.contextmanager
    def _refusals(self) -> Any:
        try:
            yield
        except RefusedError as refused:
            self.close_connection = True  # the body of a request that was refused is not read
            self._send(Reply(data=refused.status.phrase.encode(), status=refused.status))

    def _send(self, reply: Reply) -> None:
        self._begin(reply)
        if reply.status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(reply.data)))
        self.end_headers()
        self.wfile.write(reply.data)

    def _begin(self, reply: Reply) -> None:
        self.send_response(reply.status)
        own = {"Content-Type": reply.kind, "Content-Security-Policy": reply.policy}
        if self.close_connection:
            own["Connection"] = "close"
        for name, value in (ALWAYS | own | reply.fields).items():
            self.send_header(name, value)

    def _stream(self) -> None:
        """Every state as a server-sent event (HTML, 9.2), the present one first, until the reader is gone."""
        if not self.server.streams.acquire(blocking=False):
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            self.close_connection = True
            self._begin(Reply("text/event-stream"))
            self.end_headers()
            seen = -1
            while True:
                number, text = self.server.states.wait(seen, PULSE_S)
                self.wfile.write(b": still here\n\n" if number == seen else f"data: {text}\n\n".encode())
                seen = number
        finally:
            self.server.streams.release()

    def send_error(self, code: int, *_: object) -> None:
        """Refuse what http.server cannot read, in few words."""
        self.close_connection = True
        self._send(Reply(data=HTTPStatus(code).phrase.encode(), status=HTTPStatus(code)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by http.server
        """Nothing: requests are no news, and hold the token."""


class RefusedError(Exception):
    """A request that is not answered, and the status that says so."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def admit(method: str, target: str, fields: Message, address: Address) -> tuple[list[str], str]:
    """The parts of the path behind the token, and the query; raises `RefusedError` for a request of others."""
    _require_place(fields, address)
    _require_token(target, address.token)
    if method == "POST":
        _require_body(fields)
    path, _, query = target.partition("?")
    return [unquote(part) for part in path.split("/")[2:]], query


def _require_place(fields: Message, address: Address) -> None:
    """Refuses what was sent to another name (a name that was bound to this machine, say), or by another page."""
    hosts, origins = fields.get_all("Host", []), fields.get_all("Origin", [])
    if len(hosts) != 1 or hosts[0].lower() not in address.hosts:
        raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)
    if len(origins) > 1 or any(origin.lower() not in address.origins for origin in origins):
        raise RefusedError(HTTPStatus.FORBIDDEN)
    if fields.get("Sec-Fetch-Site", "none") not in OWN and not _is_visit(fields):
        raise RefusedError(HTTPStatus.FORBIDDEN)


def _is_visit(fields: Mapping[str, str] | Message) -> bool:
    """Whether a person followed a link to the page, which then stands alone in its window."""
    return fields.get("Sec-Fetch-Mode") == "navigate" and fields.get("Sec-Fetch-Dest") == "document"


def _require_token(target: str, token: str) -> None:
    """Refuses a path that does not begin with the token; the comparison takes the same time for every other."""
    parts = target.split("/", 2)
    given = parts[1] if len(parts) > 2 and not parts[0] else ""
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), token.encode()):
        raise RefusedError(HTTPStatus.NOT_FOUND)


def _require_body(fields: Message) -> None:
    """Refuses a body that a form of another page could send, and one that is too large or of unknown length."""
    if fields.get("Content-Type", "").partition(";")[0].strip().lower() != JSON:
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    length = fields.get("Content-Length", "")
    if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in fields:
        raise RefusedError(HTTPStatus.LENGTH_REQUIRED)
    if len(length) > len(str(MAX_BODY_BYTES)) or int(length) > MAX_BODY_BYTES:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


class States:
    """Holds one state; may be written and awaited from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._values: dict[str, Any] = {}
        self._number, self._text = 0, "{}"

    def update(self, **values: Any) -> None:
        """Put values in; readers are told when that changes anything."""
        with self._changed:
            self._values |= values
            text = json.dumps(self._values, ensure_ascii=False)
            if text != self._text:
                self._number, self._text = self._number + 1, text
                self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> tuple[int, str]:
        """The newest state and its number, as soon as that is not `seen`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != seen, seconds)
            return self._number, self._text
