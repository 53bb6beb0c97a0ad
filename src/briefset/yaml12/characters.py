"""Bytes to text, and the characters that no summary may hold.

In: bytes or text. Out: text, or faults that name the character. Never: repairs anything.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from briefset.diagnostics.limits import MAX_FAULTS, MAX_YAML_BYTES
from briefset.yaml12.faults import Fault, RefusedError

# Control characters but LF; separators that YAML 1.1 parsers take for line ends (U+2028, U+2029); bidi overrides
# and isolates (UAX 9); U+FEFF; annotation, replacement and tag characters; noncharacters (Unicode 23.7).
FORBIDDEN = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufdd0-\\ufdef\\ufeff\\ufff9-\\uffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
    + "\\U000e0000-\\U000e007f]"
)
SAVE_AS_UTF8 = "save the file as UTF-8"


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, without byte order mark and with LF line ends; raises `RefusedError`."""
    if len(data) > MAX_YAML_BYTES:
        what = f"the file has {len(data):,} bytes; the limit is {MAX_YAML_BYTES:,}"
        raise RefusedError(Fault(0, 0, "file-too-large", what, "keep the article and pictures in files of their own"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:64]:
        raise RefusedError(Fault(1, 1, "encoding", "the file is not UTF-8 text (it looks like UTF-16)", SAVE_AS_UTF8))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise RefusedError(_undecodable(data, error.start)) from None


def _undecodable(data: bytes, offset: int) -> Fault:
    before = data[:offset].rpartition(b"\n")[2].decode("utf-8-sig", errors="replace")
    line = data.count(b"\n", 0, offset) + 1
    return Fault(line, len(before) + 1, "encoding", f"byte 0x{data[offset]:02X} is not UTF-8", SAVE_AS_UTF8)


def find_forbidden(text: str) -> Iterator[Fault]:
    """A fault for each tab, control character, bidi override and the like; at most `MAX_FAULTS`."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for count, match in enumerate(FORBIDDEN.finditer(text)):
        if count == MAX_FAULTS:
            return
        line = bisect_right(starts, match.start())
        yield _forbidden(match.group(), line, match.start() - starts[line - 1] + 1)


def _forbidden(character: str, line: int, column: int) -> Fault:
    code, what, hint = "forbidden-character", f"the character {describe(character)}", "delete it"
    if character == "\t":
        code, what, hint = "tab", "a tab character", "YAML is indented with spaces: replace each tab with spaces"
    return Fault(line, column, code, what, hint, line, column + 1)


def describe(character: str) -> str:
    """A character by number and, where Unicode has one, name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    if not name:
        name = "(a control character)" if unicodedata.category(character) == "Cc" else "(no character)"
    return f"U+{ord(character):04X} {name}"
