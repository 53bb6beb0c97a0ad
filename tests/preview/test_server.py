"""Who is answered, over real sockets: the page itself, and nobody else."""

import http.client
import json
import os
import re
import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder, find_article
from briefset.diagnostics import Failure
from briefset.preview.address import HOST, Editor, Sign, bind, find_preview, make_token, point_to, state_file
from briefset.preview.board import Board
from briefset.preview.pictures import Pictures
from briefset.preview.server import MAX_CONNECTIONS, MAX_STREAMS, Server
from briefset.preview.shown import Shown
from tests.support.projects import make_project

REQUEST = "GET /{}/ HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n"
COPY = Shown("html", "<!DOCTYPE html><html lang=en><title>é</title><p>Words".encode())


@pytest.fixture
def server() -> Iterator[Server]:
    pictures, server = Pictures(), Server(0, make_token())
    board = Board(Editor(), pictures, lambda: None)
    board.put("copy.html", COPY)
    server.answer(board, board.states)
    thread = threading.Thread(target=lambda: server.serve_forever(0.05), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    pictures.close()
    thread.join()


def ask(
    server: Server, path: str = "", method: str = "GET", body: bytes | None = None, **fields: str
) -> tuple[int, dict[str, str], bytes]:
    """The status, the fields and the body of a reply to a request behind the token."""
    return ask_at(server, f"/{server.address.token}/{path}", method, body, **fields)


def ask_at(
    server: Server, target: str, method: str = "GET", body: bytes | None = None, **fields: str
) -> tuple[int, dict[str, str], bytes]:
    with closing(http.client.HTTPConnection(HOST, server.address.port, timeout=5)) as connection:
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        connection.request(method, target, body, named)
        reply = connection.getresponse()
        return reply.status, dict(reply.getheaders()), reply.read()


def say(server: Server, text: str) -> bytes:
    """All that is answered to some bytes before the connection is closed."""
    with socket.create_connection((HOST, server.address.port), 5) as connection:
        connection.sendall(text.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_the_page_may_run_its_own_script_and_load_nothing_from_elsewhere(server: Server) -> None:
    status, fields, page = ask(server)
    assert status == 200
    policy = dict(part.strip().split(" ", 1) for part in fields["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    nonce = policy["script-src"].removeprefix("'nonce-").removesuffix("'")
    assert f'<script src="page.js" nonce="{nonce}"'.encode() in page
    assert nonce.encode() not in ask(server)[2]
    assert policy["frame-src"] == "'self' vscode:"
    assert (fields["Referrer-Policy"], fields["Cache-Control"]) == ("no-referrer", "no-store")
    assert "Access-Control-Allow-Origin" not in fields


def test_a_document_runs_no_script_and_stands_in_frames_of_the_page_alone(server: Server) -> None:
    status, fields, data = ask(server, f"document/copy.html/{COPY.version}/html")
    assert (status, data) == (200, COPY.data)
    policy = fields["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox allow-same-origin" in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("target", ["/", "/page.js", "/wrong/", "/wrong/page.js", "//", "*", "", "/%00/", "/é/"])
def test_without_the_token_there_is_nothing(server: Server, target: str) -> None:
    reply = say(server, f"GET {target} HTTP/1.1\r\nHost: {HOST}:{server.address.port}\r\n\r\n")
    assert re.match(rb"(HTTP/1.1 40[04] .*\r\n|Not Found$)", reply), "in HTTP/0.9 there is no status"
    assert server.address.token.encode() not in reply


def test_a_token_that_is_nearly_right_is_wrong(server: Server) -> None:
    token = server.address.token
    for near in (token[:-1], f"{token}a", token.swapcase(), f"{token[:-1]}é"):
        path = f"/{near}/".encode().decode("latin-1")
        reply = say(server, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.address.port}\r\n\r\n")
        assert reply.startswith(b"HTTP/1.1 404 ")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1",
     "127.0.0.1.evil.example:{port}", "[::1]:{port}", ""],
)  # fmt: skip
def test_another_name_bound_to_this_machine_is_not_answered(server: Server, host: str) -> None:
    assert ask(server, Host=host.format(port=server.address.port))[0] == 421


def test_a_request_without_host_or_with_two_is_not_answered(server: Server) -> None:
    line = f"GET /{server.address.token}/ HTTP/1.1\r\n"
    host = f"Host: 127.0.0.1:{server.address.port}\r\n"
    for fields in ("", host * 2, f"{host}Host: evil.example\r\n"):
        assert say(server, f"{line}{fields}\r\n").startswith(b"HTTP/1.1 421 ")


def test_the_page_may_be_called_localhost(server: Server) -> None:
    port = server.address.port
    assert ask(server, Host=f"localhost:{port}", Origin=f"http://localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    "origin",
    ["null", "http://evil.example", "https://127.0.0.1:{port}", "http://127.0.0.1",
     "http://127.0.0.1:{port}.evil.example", "file://"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_page_is_not_answered_even_with_the_token(server: Server, origin: str, method: str) -> None:
    origin = origin.format(port=server.address.port)
    body = b'{"tab": "copy.html"}' if method == "POST" else None
    status, fields, data = ask(server, "open", method, body, Origin=origin, Content_Type="application/json")
    assert (status, data) == (403, b"Forbidden")
    assert not any(name.lower().startswith("access-control") for name in fields)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_cannot_take_a_part_in_as_picture_script_or_frame(server: Server, site: str) -> None:
    for wanted in ("image", "script", "iframe", "style", "object", "empty"):
        mode = "navigate" if wanted in ("iframe", "object") else "no-cors"
        assert ask(server, "page.js", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode, Sec_Fetch_Dest=wanted)[0] == 403
    assert ask(server, Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["..", "../", "page", "page/", "page/page.js", "./page.js", "%2e%2e/", "..%2f..%2fetc%2fpasswd", "/etc/passwd",
     "document", "document/", "document/copy.html", "document/copy.html/x/html", "document/copy.html/{version}/../..",
     "document/copy.html/{version}/page?number=1&width=800", "page.html", "page.js/", "paper.css",
     "source?path=title", "events/"],
)  # fmt: skip
def test_no_other_file_and_no_folder_is_shown(server: Server, path: str) -> None:
    assert ask(server, path.format(version=COPY.version))[0] == 404


@pytest.mark.parametrize(
    "query", ["number=0&width=800", "number=1&width=801", "number=1", "number=x&width=800", "number=" + "9" * 90]
)
def test_no_picture_of_another_page_or_size_is_drawn(server: Server, query: str) -> None:
    server.answers.put("paper.pdf", paper := Shown("pages", b"%PDF-", ((595.0, 842.0),)))  # type: ignore[attr-defined]
    assert ask(server, f"document/paper.pdf/{paper.version}/page?{query}")[0] in (400, 404)


def test_what_is_told_must_be_small_json_that_no_form_can_send(server: Server) -> None:
    def tell(body: bytes, kind: str = "application/json") -> int:
        return ask(server, "open", "POST", body, Content_Type=kind)[0]

    assert tell(b'{"tab": "copy.html"}') == 204
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json5", ""):
        assert tell(b'{"tab": "copy.html"}', kind) == 415
    assert tell(b"{" + b" " * 5_000 + b"}") == 413
    for body in (
        b"",
        b"[]",
        b"{",
        b"{}",
        b'{"tab": 1}',
        b'{"line": 1}',
        b"\xff",
        b"[" * 4_000,
        b'{"tab": "' + b"a" * 500 + b'"}',
    ):
        assert tell(body) == 400
    start = f"POST /{server.address.token}/open HTTP/1.1\r\nHost: 127.0.0.1:{server.address.port}\r\n"
    start += "Content-Type: application/json\r\n"
    for length in ("", "Content-Length: -1\r\n", "Content-Length: 1e3\r\n", "Transfer-Encoding: chunked\r\n"):
        assert say(server, f"{start}{length}\r\n").startswith(b"HTTP/1.1 411 ")


@pytest.mark.parametrize(
    "request_line",
    ["GET / HTTP/9.9", "GET", "\x00\x01\x02", "GET /" + "a" * 70_000 + " HTTP/1.1",
     "DELETE / HTTP/1.1", "CONNECT x:1 HTTP/1.1"],
)  # fmt: skip
def test_what_is_no_request_is_refused_and_the_next_one_answered(server: Server, request_line: str) -> None:
    reply = say(server, f"{request_line}\r\nHost: x\r\n\r\n")
    assert re.match(rb"HTTP/1.1 (400|414|501) |Bad Request$|HTTP Version Not Supported$|$", reply), (
        "in HTTP/0.9 no status"
    )
    assert ask(server)[0] == 200


def test_too_many_fields_are_refused(server: Server) -> None:
    fields = "".join(f"X-{number}: 1\r\n" for number in range(200))
    assert b" 431 " in say(server, f"GET / HTTP/1.1\r\n{fields}\r\n").split(b"\r\n")[0]


def test_idle_connections_are_bounded_and_make_room_again(server: Server) -> None:
    with ExitStack() as stack:
        for _ in range(MAX_CONNECTIONS):
            stack.enter_context(socket.create_connection((HOST, server.address.port), 5))
        with socket.create_connection((HOST, server.address.port), 5) as further:
            assert further.recv(1) == b"", "closed at once"
    for _ in range(200):
        with socket.create_connection((HOST, server.address.port), 5) as connection:
            connection.sendall(
                f"GET /{server.address.token}/ HTTP/1.0\r\nHost: 127.0.0.1:{server.address.port}\r\n\r\n".encode()
            )
            if connection.recv(64).startswith(b"HTTP/1.1 200"):
                return
    pytest.fail("no room again")


def test_a_stream_gives_the_newest_state_and_there_are_not_too_many(server: Server) -> None:
    def listen() -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(HOST, server.address.port, timeout=5)
        connection.request("GET", f"/{server.address.token}/events")
        return connection.getresponse()

    with ExitStack() as stack:
        first = stack.enter_context(closing(listen()))
        assert first.headers["Content-Type"] == "text/event-stream"
        assert first.readline() == b"data: {}\n"
        assert first.readline() == b"\n"
        for number in range(500):
            server.states.update(number=number, word="né")
        states = [
            json.loads(line.removeprefix(b"data: "))
            for line in iter(first.readline, b'data: {"number": 499, "word": "n\xc3\xa9"}\n')
            if line.strip()
        ]
        assert len(states) <= 500
        assert [item["number"] for item in states] == sorted(item["number"] for item in states)
        others = [stack.enter_context(closing(listen())) for _ in range(MAX_STREAMS - 1)]
        assert {reply.status for reply in others} == {200}
        assert stack.enter_context(closing(listen())).status == 503


def test_the_same_state_is_not_told_twice(server: Server) -> None:
    server.states.update(word="a")
    number, text = server.states.wait(-1, 0)
    server.states.update(word="a")
    assert server.states.wait(number, 0.01) == (number, text)


def test_only_the_loopback_address_is_bound(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_gives_way_to_the_next() -> None:
    with Server(0, "a") as first:
        taken = first.address.port
        with bind(taken, lambda port: Server(port, "b")) as second:
            assert taken < second.address.port <= taken + 50


def test_when_all_ports_are_taken_it_is_told() -> None:
    def refuse(port: int) -> Server:
        raise OSError(98 if os.name == "posix" else 10048, "taken")

    with pytest.raises(Failure, match="ports 65530 to 65535 are taken"):
        bind(65_530, refuse)


@pytest.fixture
def folder(tmp_path: Path) -> ArticleFolder:
    return find_article(make_project(tmp_path), "demo")


def test_the_state_file_is_its_owners_and_leads_to_the_preview(server: Server, folder: ArticleFolder) -> None:
    sign = Sign(server.address)
    sign.put(folder)
    assert stat.S_IMODE(state_file(folder).stat().st_mode) == 0o600
    assert state_file(folder).is_relative_to(folder.root / "build")
    assert find_preview(folder) == server.address.url
    assert not point_to(folder, 3), "nothing was checked yet"
    sign.remove()
    assert find_preview(folder) is None
    assert not point_to(folder, 3)


def test_the_end_of_one_preview_leaves_the_state_file_of_another(server: Server, folder: ArticleFolder) -> None:
    sign = Sign(server.address)
    sign.put(folder)
    with Server(0, make_token()) as other:
        Sign(other.address).put(folder)
        sign.remove()
        assert find_preview(folder) == other.address.url


@pytest.mark.parametrize(
    "state",
    ["", "[]", "{}", '{"url": 1}', '{"url": "http://evil.example:80/a/"}', '{"url": "https://127.0.0.1:9/a/"}',
     '{"url": "http://127.0.0.1:x/"}'],
)  # fmt: skip
def test_a_state_file_that_leads_elsewhere_is_not_followed(folder: ArticleFolder, state: str) -> None:
    state_file(folder).parent.mkdir()
    state_file(folder).write_text(state)
    assert find_preview(folder) is None
    assert not point_to(folder, 3)
