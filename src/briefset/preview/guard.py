"""Who may ask: requests of the preview's own page, and of programs that know its token.

In: a request's method, path and fields. Out: the path behind the token, or the status by which it is refused.
Never: tells one who does not know the token anything but that there is nothing.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from email.message import Message
from http import HTTPStatus
from urllib.parse import unquote

from briefset.preview.address import Address

JSON = "application/json"
OWN = ("same-origin", "none")
"""What a browser says of requests by the page itself, and by a person (Fetch Metadata, 2.4)."""
MAX_BODY_BYTES = 4_096


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
