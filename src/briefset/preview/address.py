"""Where a preview is found: its port on this machine, the token in its address, and the file that tells programs of it.

In: a wished port; an article's folder. Out: a bound server's `Address`; the address at which an editor opens a place.
Never: an address that other machines reach, or a program started.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

from briefset.build.articles import ArticleFolder
from briefset.diagnostics import Failure, Position, misuse
from briefset.files.reading import read_file
from briefset.files.store import require_direct

HOST = "127.0.0.1"
FIRST_PORT, PORTS, LAST_PORT = 8321, 50, 65_535
TOKEN_BYTES = 32
MAX_STATE_BYTES = 4_096
PATIENCE_S = 0.5
"""How long an editor waits for a preview that does not answer."""
TAKEN = (errno.EADDRINUSE, errno.EACCES)
"""Windows says the second of a port that another program holds for itself."""
Bound = TypeVar("Bound")
EDITOR = "vscode://file{path}:{line}:{column}"
NO_EDITOR = "none"
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
REFUSED = frozenset({"about", "blob", "data", "file", "filesystem", "http", "https", "javascript", "view-source"})
"""Schemes that a browser opens itself."""


@dataclass(frozen=True, slots=True)
class Address:
    """A preview's port, and the token without which it answers nothing."""

    port: int
    token: str

    @property
    def origins(self) -> frozenset[str]:
        """What a browser calls the page's origin (RFC 6454)."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def hosts(self) -> frozenset[str]:
        """What the Host field of a request may say (RFC 9110, 7.2)."""
        return frozenset((f"{HOST}:{self.port}", f"localhost:{self.port}"))

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.port}/{self.token}/"


def make_token() -> str:
    """A token that nobody guesses: 256 bits, in letters that stand in an address as they are."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def bind(port: int, attempt: Callable[[int], Bound]) -> Bound:
    """What `attempt` makes at the port, or at the next that is free; 0 is any. Raises `Failure` where none is."""
    last = min(port + PORTS, LAST_PORT + 1) if port else 1
    for number in range(port, last):
        try:
            return attempt(number)
        except OSError as fault:
            if fault.errno not in TAKEN:
                raise
    message, hint = f"ports {port} to {last - 1} are taken", "give another with --port, or 0 for any that is free"
    raise misuse("--port", message, hint)


def state_file(folder: ArticleFolder) -> Path:
    """The file below build/ that says where the preview of an article is."""
    return folder.root / "build" / f".preview-{folder.slug}.json"


def publish(folder: ArticleFolder, address: Address) -> None:
    """Write the state file, which only its owner may read (0600)."""
    path = state_file(folder)
    require_direct(folder.root, path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    spare = path.with_name(f"{path.name}.{os.getpid()}")
    spare.unlink(missing_ok=True)
    with os.fdopen(os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"briefset": 1, "url": address.url, "process": os.getpid()}, file)
    spare.replace(path)


@dataclass(slots=True)
class Sign:
    """The state file of a preview, which is that of the article that it shows."""

    address: Address
    folder: ArticleFolder | None = None

    def put(self, folder: ArticleFolder) -> None:
        """From now on the preview shows this article."""
        self.remove()
        publish(folder, self.address)
        self.folder = folder

    def remove(self) -> None:
        """Remove the state file, unless another preview has put its own in its place."""
        if self.folder and find_preview(self.folder) == self.address.url:
            state_file(self.folder).unlink(missing_ok=True)


def find_preview(folder: ArticleFolder) -> str | None:
    """The address of an article's preview as its state file gives it; None where there is none."""
    with suppress(Failure, OSError, ValueError, KeyError, TypeError):
        state = json.loads(read_file(state_file(folder), MAX_STATE_BYTES, folder.roots))
        url = urlsplit(str(state["url"]))
        if url.scheme == "http" and url.hostname == HOST and url.port and url.path.endswith("/"):
            return url.geturl()
    return None


def point_to(folder: ArticleFolder, place: int | str) -> bool:
    """Let the preview of an article scroll to a line of its summary, or to an entry by its path: whether one heard."""
    url = find_preview(folder)
    if url is None:
        return False
    address = urlsplit(url)
    connection = HTTPConnection(HOST, address.port, timeout=PATIENCE_S)
    body = json.dumps({"path" if isinstance(place, str) else "line": place})
    try:
        connection.request("POST", f"{address.path}cursor", body, {"Content-Type": "application/json"})
        return connection.getresponse().status == 204
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class Editor:
    """The address at which an editor opens a place; empty for none."""

    template: str = EDITOR

    @classmethod
    def read(cls, text: str) -> Editor:
        """The editor that a person named; raises `Failure` (usage) for what is no address of an editor."""
        if text == NO_EDITOR:
            return cls("")
        scheme = SCHEME.match(text)
        try:
            text.format(path="", line=1, column=1)
        except (IndexError, KeyError, ValueError, AttributeError):
            scheme = None
        if scheme is None or scheme[1] in REFUSED or "{path}" not in text:
            message = f"{text[:80]!r} is no address that opens an editor"
            hint = f"write one such as {EDITOR}, or {NO_EDITOR}"
            raise misuse("--editor", message, hint)
        return cls(text)

    @property
    def scheme(self) -> str:
        """The scheme of its addresses, which the page's policy lets through."""
        return self.template.partition(":")[0]

    def address(self, root: Path, position: Position) -> str:
        """The address of a place in a file of the project; empty where there is no such file, or no editor."""
        path = root / position.file
        if not self.template or not position.file or not path.is_file():
            return ""
        place = "/" + quote(path.resolve().as_posix(), safe="/:").removeprefix("/")
        return self.template.format(path=place, line=max(position.line, 1), column=max(position.column, 1))
