"""Parts of files that were saved as “Strict Open XML”, as all others write them.

In: a part by its name. Out: the same with the names of Transitional, and lengths and shares as plain numbers.
Never: changes what the part says.
"""

from __future__ import annotations

import re
from functools import partial

STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
CONFORMANCE = re.compile(rb'\s(w:)?conformance="strict"')
RENAMED = ((b"/extendedProperties", b"/extended-properties"), (b"/customProperties", b"/custom-properties"))
NUMBER = rb'="(-?\d+(?:\.\d+)?)'
UNIT = rb'(pt|pc|pi|in|cm|mm)"'
LETTERS = re.compile(rb"(<w:(?:sz|szCs|kern|position)\s[^<>]*?w:val)" + NUMBER + UNIT)
LENGTH = re.compile(rb"(\sw:\w+)" + NUMBER + UNIT)
DRAWN = re.compile(rb"(\s(?:cx|cy|x|y|dist[TBLR]))" + NUMBER + UNIT)
POINTS = {b"pt": 1.0, b"pc": 12.0, b"pi": 12.0, b"in": 72.0, b"cm": 72 / 2.54, b"mm": 72 / 25.4}
SHARES = ((re.compile(rb"(\sw:w)" + NUMBER + rb'%"'), 50), (re.compile(rb"(\s[a-zA-Z]+)" + NUMBER + rb'%"'), 1000))
"""Widths are in fiftieths, what is drawn in thousandths of a percent (ECMA-376, part 4, 14.11.2 and 16.5)."""


def as_transitional(name: str, part: bytes) -> bytes:
    """A part under the names of Transitional (ECMA-376, part 4, annex A); lengths are counted, whoever wrote them."""
    if not name.endswith((".rels", ".xml")):
        return part
    if b"//purl.oclc.org/ooxml/" in part:
        part = STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", part)
        for old, new in RENAMED:
            part = part.replace(old, new)
        for pattern, each in SHARES:
            part = pattern.sub(partial(_multiply, each=each), part)
        part = DRAWN.sub(partial(_count, per_point=12700), CONFORMANCE.sub(b"", part))
    return LENGTH.sub(partial(_count, per_point=20), LETTERS.sub(partial(_count, per_point=2), part))


def _count(found: re.Match[bytes], per_point: int) -> bytes:
    """A length with its unit as a number (ECMA-376, part 1, 22.9.2.15)."""
    return b'%s="%d"' % (found[1], round(float(found[2]) * POINTS[found[3]] * per_point))


def _multiply(found: re.Match[bytes], each: int) -> bytes:
    return b'%s="%d"' % (found[1], round(float(found[2]) * each))
