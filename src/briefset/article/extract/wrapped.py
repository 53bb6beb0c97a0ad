"""Lines that were broken to a width, joined into the paragraphs that they were.

In: lines of a text, and the language of its hyphens. Out: paragraphs. Never: joins what was not broken to a width.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from briefset.article.extract.blocks import Block, count
from briefset.language.registry import find_language
from briefset.language.scripts import WITHOUT_SPACES

if TYPE_CHECKING:
    from pyphen import Pyphen

WIDEST = 150
"""Columns of the longest line that is broken to a width."""
NARROWEST = 30
LEAST_FULL = 0.6
"""The share of lines that must be full."""
SLACK = 0.82
"""How much of the width a full line has at least, where a text was broken by hand."""
FEWEST = 3
WIDER = 1.5
"""How much wider than others a line is that no width has broken."""
MOST_STOPS = 0.5
"""The share of lines that may end with a stop; paragraphs on lines of their own all do."""
ITEM = re.compile(r"\s*(?:[•‣◦▪●–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)")
HYPHEN = re.compile(r"[^\W\d_]+[-‐\u00ad\ufffe\x02]$")
BROKEN = re.compile(r"\S*[-‐\u00ad\ufffe\x02]\s*\n\s*\S*")
STOP = re.compile(r"[.!?:。！？：…][\"'”’»)\]」』]*[\d¹²³⁰⁴-⁹]*$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass
class Joiner:
    """Joins broken lines; knows the words of the text, by which it tells a hyphen of the line from one of the word."""

    text: str
    language: str
    hyphens: int = 0
    joined: int = 0

    @cached_property
    def words(self) -> Counter[str]:
        """The words that stand inside a line, in small letters; a compound with hyphens is one."""
        whole = BROKEN.sub(" ", self.text)
        return Counter(word.casefold() for word in WORD.findall(whole))

    def join(self, before: str, after: str) -> str:
        """Two lines as one."""
        self.joined += 1
        left, right = HYPHEN.search(before), re.match(r"[^\W\d_]+", after)
        if left and right and after[0].islower():
            self.hyphens += 1
            hyphen = "-" if self._keeps_hyphen(left[0][:-1], right[0]) else ""
            return f"{before[:-1]}{hyphen}{after}"
        if re.search(r"[\u00ad\ufffe\x02]$", before):
            before = f"{before[:-1]}-"
        closes = before.endswith(("-", "—", "/")) and not before.endswith((" -", " —", " /"))
        if not after or closes or (_is_eastern(before[-1:]) and _is_eastern(after[:1])):
            return f"{before}{after}"
        return f"{before} {after}"

    @property
    def told(self) -> str:
        """A sentence on the hyphens; empty for none."""
        whose = "taken out, those of compounds kept"
        return f"{count(self.hyphens, 'hyphen')} at ends of lines: {whose}" if self.hyphens else ""

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether the hyphen is the word's own: the text has the compound, or both halves and not the whole."""
        whole, first, last = f"{left}{right}".casefold(), left.casefold(), right.casefold()
        if self.words[whole] or self.words[f"{first}-{last}"]:
            return self.words[f"{first}-{last}"] > self.words[whole]
        record = find_language(self.language)
        is_compound = bool(self.words[first] and self.words[last])
        if is_compound and record and record.capitalised_nouns and left[0].isupper():
            is_compound = False  # the second noun of a compound with a hyphen has a capital of its own
        return is_compound or not self._may_break(left, right)

    def _may_break(self, left: str, right: str) -> bool:
        """Whether the hyphenation of the language has a break there; True for a language without one."""
        if self._dictionary is None:
            return True
        return len(left) in self._dictionary.positions(f"{left}{right}")

    @cached_property
    def _dictionary(self) -> Pyphen | None:
        import pyphen

        known = pyphen.language_fallback(self.language)
        return pyphen.Pyphen(lang=known, left=1, right=1) if known else None


def _is_eastern(letter: str) -> bool:
    return bool(letter) and bool(re.match(rf"[{WITHOUT_SPACES}、。，；：？！“”「」『』（）《》]", letter))


def width_of(line: str) -> int:
    """Columns of a line; a wide letter takes two (UAX 11)."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


@dataclass
class Lines:
    """The lines of a text file, and to which width they were broken, if they were."""

    lines: list[str]
    width: int = field(init=False)
    least: float = 0.0
    """The columns beyond which a line is full: all of them, fewer in a text that was broken by hand."""

    def __post_init__(self) -> None:
        self.width = self._find_width()

    def _find_width(self) -> int:
        """The width to which the text was broken; 0 where it was not."""
        pairs = [(one.rstrip(), other) for one, other in pairwise(self.lines) if one.strip() and other.strip()]
        if len(pairs) < FEWEST or sum(bool(STOP.search(one)) for one, _ in pairs) > MOST_STOPS * len(pairs):
            return 0
        widths = sorted(width_of(one) for one, _ in pairs)
        width = widths[int(len(widths) * 0.95)]
        wider = sum(width_of(line) > WIDER * width for line in self.lines)
        if wider > 1 + len(pairs) / 10:
            return 0
        for slack in (1.0, SLACK):
            full = sum(self._fills(one, other, width * slack) for one, other in pairs)
            if NARROWEST <= width <= WIDEST and full >= LEAST_FULL * len(pairs):
                self.least = width * slack
                return width
        return 0

    @staticmethod
    def _fills(line: str, after: str, least: float) -> bool:
        """Whether the first word of the next line would not have had room."""
        first = re.match(rf"[{WITHOUT_SPACES}]|\S+", after.strip())
        return width_of(line.rstrip()) + 1 + width_of(first[0] if first else "") > least

    def paragraphs(self, joiner: Joiner) -> list[Block]:
        """The paragraphs: lines of their own, or joined where the text was broken to a width."""
        blocks: list[Block] = []
        before = ""
        for number, line in enumerate(self.lines, 1):
            if not line.strip():
                before = ""
            elif self.width and before and self._runs_on(before, line):
                blocks[-1] = Block(joiner.join(blocks[-1].text, line.strip()), line=blocks[-1].line)
                before = line
            else:
                blocks.append(Block(line.strip(), line=number))
                before = line
        return blocks

    def _runs_on(self, before: str, line: str) -> bool:
        """Whether a line goes on with the one before it: no item of a list, no indent, and the other is full."""
        if HYPHEN.search(before.rstrip()):
            return True
        if ITEM.match(line):
            return False
        if _indent(line) > _indent(before) + 1 and not ITEM.match(before):
            return False
        return self._fills(before, line, self.least) or (not STOP.search(before.rstrip()) and line.strip()[0].islower())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def find_broken(blocks: list[Block]) -> list[int]:
    """The lines at which a paragraph seems to go on after a break in mid-sentence."""
    pairs = pairwise(blocks)
    return [
        other.line
        for one, other in pairs
        if other.text[:1].islower() and re.search(r"[\w,;-]$", one.text) and len(one.text) > NARROWEST
    ]
