"""Typography normalized away, with a map back to the original offsets.

In: a text. Out: `NormalizedText`. Never: changes a word, a number or a sign, or puts back a hyphen that is lost.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from briefset.language.digits import MOST_TEXTS
from briefset.language.scripts import WITHOUT_SPACES

DASHES = "-‐‑‒–—―−⸺⸻﹘﹣－"
MARKS = "\"“”„‟'‘’‚‛`´«»‹›「」『』〝〞＂＇"
HIDDEN = "\u00ad\u061c\u200b\u200e\u200f\u2060\ufe00-\ufe0f\ufeff"
COMBINING = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
GROUPING = "\u00a0\u2009\u202f"
"""Spaces that group the digits of a number (ISO 80000-1, 7.3.1); others may stand between two numbers."""
NOT_NORMALIZED = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
"""Compatibility forms (UAX 44, 5.7.3) that carry sense: 10² is not 102, and ½ is not 1⁄2 of a text's words."""

_SPACE = rf"[\s{HIDDEN}]"
_PLAIN = r"A-Za-z0-9$&()*+,/<=>@\[\\\]^_{|}~#'’“”\""
_SPECIAL = rf"\x00-\x7f\s{DASHES[1:]}{MARKS}{HIDDEN}…‥"
TOKEN = re.compile(
    rf"(?P<plain>[{_PLAIN};:!?%]+(?:(?:\.[ ]?|[ ])[{_PLAIN}][{_PLAIN};:!?%]*)*)"
    rf"|(?P<dots>{_SPACE}*(?:[…‥]|\.(?:{_SPACE}?\.){{2,}}){_SPACE}*)"
    rf"|(?P<dash>{_SPACE}*(?:-{{2,}}|[{DASHES}]){_SPACE}*)"
    rf"|(?P<mark>[{MARKS}])"
    rf"|(?P<space>{_SPACE}*\s{_SPACE}*)"
    rf"|(?P<hidden>[{HIDDEN}]+)"
    rf"|(?P<other>[^{_SPECIAL}]+)"
    r"|(?P<rest>.)",
    re.DOTALL,
)
ONE_FOR_ONE = dict.fromkeys(map(ord, '’“”"'), "'")
CLUSTER = re.compile(rf"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.[{COMBINING}]*", re.DOTALL)
_BETWEEN_HAN = re.compile(rf"[{WITHOUT_SPACES}、。，！？：；]")


NOTE_MARK = re.compile(
    rf"(?:(?<=[^\W\d_{WITHOUT_SPACES}]{{3}})(?<![Ss]ec)(?<!mol)|(?<=[{WITHOUT_SPACES}])(?<![米里尺寸])|(?<=[.,;!?)”’\"'»。，；！？」]))"
    r"(?:[¹²³⁰⁴-⁹]{1,3}(?:[,⁻–][¹²³⁰⁴-⁹]{1,3})*(?![⁻\w])|(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*\])+(?![^\W_]))"
)
"""The number of a note at the end of a word or behind a stop; a power stands with a digit, a symbol or a short unit."""


MAY_BE_NOTE = re.compile(r"[¹²³⁰⁴-⁹\[]")
"""What every such mark has."""


def note_marks(text: str) -> list[str]:
    """The marks of notes in a text, in order."""
    return NOTE_MARK.findall(text)


def drop_note_marks(text: str) -> str:
    """The text without the marks of notes."""
    return NOTE_MARK.sub("", text)


def hide_note_marks(text: str) -> str:
    """The text with characters that are not seen in place of the marks of notes, so that all offsets stay."""
    if not MAY_BE_NOTE.search(text):
        return text
    return NOTE_MARK.sub(lambda mark: "\u2060" * len(mark[0]), text)


class Dash(StrEnum):
    """What a dash does, told by its length and by the spaces around it."""

    JOIN = "win-win, 2016–2020"
    BREAK = "a – b, a -- b"
    LONG = "a—b"
    SIGN = "to -5"
    HANGING = "two- and"

    def may_stand_for(self, other: Dash) -> bool:
        """Whether the two differ in typography only: a closed em dash is set in each of the other ways."""
        return self is other or {self, other} in ({Dash.LONG, Dash.BREAK}, {Dash.LONG, Dash.JOIN})


@dataclass(slots=True)
class NormalizedText:
    """Normalized text; `offsets[i]` is where character i of `text` begins in the original, `ends` where some end."""

    text: str = ""
    offsets: list[int] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    dashes: dict[int, Dash] = field(default_factory=dict)
    grouping: set[int] = field(default_factory=set)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of a stretch of the normalized text."""
        return self.offsets[start], self.ends.get(end - 1, self.offsets[end - 1] + 1)


@lru_cache(maxsize=MOST_TEXTS)
def normalize(original: str) -> NormalizedText:
    """The text with plain marks, plain dashes without spaces, single spaces and compatibility forms (NFKC, UAX 15)."""
    normalizer = _Normalizer(original)
    for token in TOKEN.finditer(original):
        if token.lastgroup == "plain":
            normalizer.copy(token[0].translate(ONE_FOR_ONE), token.start())
        else:
            normalizer.take(token)
    return normalizer.finish()


class _Normalizer:
    """A text on its way to `NormalizedText`."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.pieces: list[str] = []
        self.length = 0
        self.last = ""
        self.normalized = NormalizedText()

    def take(self, token: re.Match[str]) -> None:
        start, end = token.span()
        match token.lastgroup:
            case "rest":
                self.copy(token[0], start)
            case "mark":
                self.put("'", start, end)
            case "dots":
                self.put(_dots(token[0]), start + _leading(token[0]), end - _leading(token[0][::-1]))
            case "dash":
                self.dash(token[0], start)
            case "space":
                self.space(token[0], start, end)
            case "other":
                self.other(token[0], start)

    def copy(self, text: str, start: int) -> None:
        self.pieces.append(text)
        self.normalized.offsets.extend(range(start, start + len(text)))
        self.length += len(text)
        self.last = text[-1]

    def put(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        self.pieces.append(text)
        self.normalized.offsets.extend([start] * len(text))
        self.length += len(text)
        self.normalized.ends[self.length - 1] = end
        self.last = text[-1]

    def dash(self, token: str, start: int) -> None:
        sign = re.sub(_SPACE, "", token)
        before = start + _leading(token)
        self.normalized.dashes[self.length] = _kind(token, sign, self.follows(start + len(token)))
        self.put("-", before, before + len(sign))

    def follows(self, end: int) -> str:
        return self.original[end : end + 1]

    def space(self, token: str, start: int, end: int) -> None:
        if not self.last or end == len(self.original) or self.is_loose(start, end):
            return
        if token in GROUPING and self.last.isdigit() and self.follows(end).isdigit():
            self.normalized.grouping.add(self.length)
        self.put(" ", start, end)

    def is_loose(self, start: int, end: int) -> bool:
        """Whether a space is a matter of style: before “;” or “%”, inside « », between two Han characters."""
        after = self.follows(end)
        if after in ";:!?" or (after == "%" and self.last.isdigit()):
            return True
        if after in "»›":
            return not self.follows(end + 1).isalnum()
        if self.original[start - 1] in "«‹":
            return start < 2 or not self.original[start - 2].isalnum()
        return bool(_BETWEEN_HAN.match(self.original[start - 1]) and _BETWEEN_HAN.match(after))

    def other(self, token: str, start: int) -> None:
        if unicodedata.combining(token[0]) and self.pieces and self.pieces[-1]:
            token, start = self.take_back() + token, start - 1
        if unicodedata.is_normalized("NFKC", token):
            self.copy(token, start)
            return
        for cluster in CLUSTER.finditer(token):
            self.put(_normalize_cluster(cluster[0]), start + cluster.start(), start + cluster.end())

    def take_back(self) -> str:
        """The last character, for the accent that follows it."""
        last = self.pieces[-1][-1]
        self.pieces[-1] = self.pieces[-1][:-1]
        self.normalized.offsets.pop()
        self.length -= 1
        self.normalized.ends.pop(self.length, None)
        return last

    def finish(self) -> NormalizedText:
        self.normalized.text = "".join(self.pieces).rstrip(" ")
        return self.normalized


def _leading(token: str) -> int:
    match = re.match(rf"{_SPACE}*", token)
    return match.end() if match else 0


def _dots(token: str) -> str:
    return re.sub(_SPACE, "", token).replace("…", "...").replace("‥", "..")


def _kind(token: str, sign: str, after: str) -> Dash:
    left, right = token[0].isspace(), token[-1].isspace()
    if left and right:
        return Dash.BREAK
    if sign in "—―⸺⸻﹘" or len(sign) > 1:
        return Dash.BREAK if left or right else Dash.LONG
    if sign in "–‒" and (right or (left and not after.isdigit())):
        return Dash.BREAK
    if left:
        return Dash.SIGN
    return Dash.HANGING if right else Dash.JOIN


def _normalize_cluster(cluster: str) -> str:
    if unicodedata.decomposition(cluster[0]).startswith(NOT_NORMALIZED):
        return cluster
    plain = unicodedata.normalize("NFKC", cluster)
    return cluster if " " in plain else plain
