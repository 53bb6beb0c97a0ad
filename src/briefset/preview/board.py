"""What the page of a preview is told and asks for: the newest documents, where their values stand, and what is wrong.

In: documents as they are made; requests. Out: replies, states. Never: opens a file but those of the page itself.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from briefset.preview.address import Editor
from briefset.preview.pictures import PictureError, Pictures
from briefset.preview.server import CLOSED, JSON, RefusedError, Reply, States
from briefset.preview.shown import Shown
from briefset.preview.source import Sources

ASSETS = {"page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}
WIDTHS_PX = (800, 1200, 1600, 2400)
OF_DOCUMENT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-same-origin"
)
"""A document may draw itself, and do nothing else: no script, no other file, no form."""
KEPT = 2
"""How many states of a document are held: one that is shown, and the next."""
MOST_LETTERS = 400


class Board:
    """Holds what is shown; may be asked from any thread."""

    def __init__(self, editor: Editor, pictures: Pictures, wake: Callable[[], None]) -> None:
        self.states, self.open, self.editor = States(), "", editor
        self._pictures, self._wake = pictures, wake
        self._lock = threading.Lock()
        self._shown: dict[str, list[Shown]] = {}
        self._sources: Sources | None = None
        self._pointed, self._wished = 0, ""

    def put(self, name: str, shown: Shown) -> None:
        """Show a new state of a document."""
        with self._lock:
            others = [one for one in self._shown.get(name, []) if one.version != shown.version]
            self._shown[name] = [*others[1 - KEPT :], shown]

    def newest(self, name: str) -> Shown | None:
        """The document as it is shown."""
        with self._lock:
            return self._shown[name][-1] if name in self._shown else None

    def drop_others(self, names: list[str]) -> None:
        """Forget documents that are no longer made."""
        with self._lock:
            self._shown = {name: shown for name, shown in self._shown.items() if name in names}

    def lead_back(self, sources: Sources | None) -> None:
        """Take the summary to which places on the pages lead; None while there is none."""
        self._sources = sources

    def take_article(self) -> str:
        """The article that was chosen since the last time; empty for none."""
        with self._lock:
            wished, self._wished = self._wished, ""
        return wished

    def describe(self, name: str) -> dict[str, Any]:
        """A document as the page is told of it."""
        shown = self.newest(name)
        if shown is None:
            return {"kind": "", "version": "", "sizes": [], "fills": [], "how": ""}
        return {
            "kind": shown.kind, "version": shown.version, "sizes": shown.sizes,
            "fills": [round(fill, 3) for fill in shown.fills], "how": shown.how,
        }  # fmt: skip

    def get(self, path: list[str], query: str) -> Reply:
        """The page, its parts, a document, a picture of a page, or what stands behind a place."""
        match path:
            case [""]:
                return self._page()
            case [name] if name in ASSETS:
                return Reply(ASSETS[name], (files(__package__) / "page" / name).read_bytes())
            case ["source"]:
                return self._source(parse_qs(query, max_num_fields=8))
            case ["document", name, version, part]:
                return self._document(self._find(name, version), part, parse_qs(query, max_num_fields=8))
        raise RefusedError(HTTPStatus.NOT_FOUND)

    def post(self, path: list[str], data: dict[str, Any]) -> None:
        """The page tells which tab is open and of which article, an editor at which line or entry the cursor is."""
        match path, data:
            case ["open"], {"article": str(name)} if len(name) <= MOST_LETTERS:
                with self._lock:
                    self._wished = name
                self._wake()
            case ["open"], {"tab": str(name)} if len(name) <= MOST_LETTERS:
                self.open = name
                self._wake()
            case ["cursor"], {"line": int(line)} if self._sources:
                self._point(self._sources.path_of_line(line))
            case ["cursor"], {"path": str(place)} if len(place) <= MOST_LETTERS:
                self._point(place)
            case _:
                raise RefusedError(HTTPStatus.BAD_REQUEST)

    def _point(self, path: str) -> None:
        showing = self._sources.find_showing(path) if self._sources else []
        with self._lock:
            self._pointed += 1
            self.states.update(cursor={"number": self._pointed, "path": path, "showing": showing})

    def _page(self) -> Reply:
        nonce = secrets.token_urlsafe(16)
        frames = f"'self' {self.editor.scheme}:" if self.editor.template else "'self'"
        policy = (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self'; "
            f"connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        page = (files(__package__) / "page" / "page.html").read_text(encoding="utf-8")
        page = page.replace("{nonce}", nonce)
        return Reply("text/html; charset=utf-8", page.encode(), policy, fields={"X-Frame-Options": "DENY"})

    def _find(self, name: str, version: str) -> Shown:
        with self._lock:
            found = next((one for one in self._shown.get(name, []) if one.version == version), None)
        if found is None:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        return found

    def _document(self, shown: Shown, part: str, query: Mapping[str, list[str]]) -> Reply:
        if part == "html" and shown.kind == "html":
            return Reply("text/html; charset=utf-8", shown.data, OF_DOCUMENT)
        if part == "regions":
            rows = [[one.page, *(round(edge, 4) for edge in one.edges), one.path] for one in shown.regions]
            return _json(rows)
        if part == "page" and shown.kind == "pages":
            page, width_px = _whole(query, "number") - 1, _whole(query, "width")
            if 0 <= page < len(shown.sizes) and width_px in WIDTHS_PX:
                try:
                    return Reply("image/png", self._pictures.draw(shown.version, shown.data, page, width_px))
                except PictureError:
                    raise RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR) from None
        raise RefusedError(HTTPStatus.NOT_FOUND)

    def _source(self, query: Mapping[str, list[str]]) -> Reply:
        """What stands behind a path, or behind a point of a page that has no path."""
        if self._sources is None:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        path = query.get("path", [""])[0][:MOST_LETTERS]
        if not path:
            shown = self._find(query.get("document", [""])[0], query.get("version", [""])[0])
            place = [_whole(query, key) / 10_000 for key in ("x", "y")]
            try:
                words = self._pictures.read_at(shown.version, shown.data, _whole(query, "page") - 1, place[0], place[1])
            except PictureError:
                raise RefusedError(HTTPStatus.NOT_FOUND) from None
            path = self._sources.find_words(words[:MOST_LETTERS]) if words else ""
        if not path:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        return _json(self._sources.find(path))


def _json(value: object) -> Reply:
    return Reply(f"{JSON}; charset=utf-8", json.dumps(value, ensure_ascii=False).encode(), CLOSED)


def _whole(query: Mapping[str, list[str]], key: str) -> int:
    """A number of at most five digits; raises `RefusedError` for anything else."""
    text = query.get(key, [""])[0]
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return int(text)
