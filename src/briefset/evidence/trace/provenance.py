"""A finished document led back to its summary: what was found in it, and what leads nowhere.

In: the blocks of a file and a `Tracer`. Out: `Provenance`. Never: trusts that the file was built here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefset.article.locator import read_locator
from briefset.evidence.trace import Hit, Trace, Tracer
from briefset.evidence.trace.documents import Block
from briefset.evidence.trace.text_key import TextKey, text_key
from briefset.language.currencies import SIGNS
from briefset.language.sentences import sentence_bounds

STRAY_WORDS = 3
"""Words beyond which a rest of text is a statement; shorter rests are marks, page numbers and axis labels."""
START = 3
"""Letters by which known phrases are looked up."""
LONGEST_LOCATOR = 24
"""Letters of the longest paragraph reference."""
AROUND = 160
"""Characters on either side of a stray stretch within which its sentence is looked for."""
NOTE = re.compile(r"[0-9]{1,9}")
DECIMAL = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d,]|\.\d)")
SCALES = (-3, 0, 3)
"""Powers of ten by which charts move a value into their own unit: $500 million is 0.5 US$ billion."""
FIGURE = re.compile(f"[{SIGNS}%]")
SCALE = re.compile(r"\d\s*(?:thousand|million|billion|trillion|percent|per cent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file says, in its order: texts of the summary with their places, and stray texts with theirs."""

    found: tuple[tuple[str, Trace], ...]
    strays: tuple[Block, ...]

    def as_dict(self) -> dict[str, Any]:
        """The result as JSON has it."""
        return {
            "found": [{"place": place} | trace.as_dict() for place, trace in self.found],
            "strays": [{"place": stray.place, "text": stray.text} for stray in self.strays],
        }


def trace_blocks(blocks: Iterable[Block], tracer: Tracer, template_text: frozenset[str]) -> Provenance:
    """Where each text of a document comes from; `template_text` is what the templates add."""
    words = _Words(frozenset(printed.key.text for printed in tracer.printed) | template_text, tracer)
    found: dict[tuple[str, str], Trace] = {}
    strays: list[Block] = []
    for block in blocks:
        key = text_key(block.text)
        hits = tracer.find_within(key)
        for trace in tracer.merge(hit.printed for hit in hits):
            found.setdefault((block.place, trace.path), trace)
        gaps = (gap for gap in _gaps(key, hits) if words.is_stray(key.slice(*gap)))
        sentences = dict.fromkeys(_sentence_around(key, *gap) for gap in gaps)
        strays.extend(Block(block.place, sentence) for sentence in sentences)
    return Provenance(tuple((place, trace) for (place, _), trace in found.items()), tuple(strays))


def _gaps(key: TextKey, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """The stretches between the hits, as offsets in the key."""
    position = 0
    for start, end in [*((hit.start, hit.end) for hit in hits), (len(key.text), len(key.text))]:
        if start > position:
            yield position, start
        position = max(position, end)


def _sentence_around(key: TextKey, start: int, end: int) -> str:
    """The sentence that a stretch belongs to, as far as it is near, on one line."""
    first, last = key.offsets[start], key.offsets[end - 1] + 1
    begin, end = sentence_bounds(key.original, first, last)
    return " ".join(key.original[max(begin, first - AROUND) : min(end, last + AROUND)].split())


class _Words:
    """All that may stand in a document, to tell a statement that leads nowhere from the fixed words of a page."""

    def __init__(self, known: frozenset[str], tracer: Tracer) -> None:
        self.known, self.highest = known, len(tracer.register.statements)
        self.by_start: dict[str, list[int]] = {}
        for length, start in sorted({(len(text), text[:START]) for text in known}, reverse=True):
            self.by_start.setdefault(start, []).append(length)
        values = (statistic.value for statistic in tracer.summary.statistics)
        self.amounts = {value.scaleb(power).normalize() for value in values for power in SCALES}

    def is_stray(self, text: str) -> bool:
        """Whether a text says anything beyond known phrases, paragraph references and note numbers."""
        words = self._unexplained(text_key(text))
        counted = [word for word in words if not (NOTE.fullmatch(word) and int(word) <= self.highest)]
        if any(not self._knows_number(number) for number in DECIMAL.findall(text)) or len(counted) >= STRAY_WORDS:
            return True
        return any(FIGURE.search(word) for word in counted) or bool(counted and SCALE.search(text))

    def _unexplained(self, key: TextKey) -> Iterator[str]:
        """The words that remain when the longest known phrases are taken out, from left to right."""
        edges = sorted(key.begins | key.ends)
        position = 0
        while position < len(key.text):
            end = self._known_end(key, position, edges)
            if not end:
                end = edges[bisect_right(edges, position)]
                yield key.text[position:end]
            position = end

    def _known_end(self, key: TextKey, position: int, edges: list[int]) -> int:
        """Where the longest known phrase ends that begins at a position; 0 for none."""
        text = key.text
        starts = (text[position : position + letters] for letters in range(START, 0, -1))
        lengths = (length for start in starts for length in self.by_start.get(start, ()))
        ends = (position + length for length in lengths if text[position : position + length] in self.known)
        phrase = next((end for end in ends if end in key.begins or end in key.ends), 0)
        near = edges[bisect_right(edges, position) : bisect_right(edges, position + LONGEST_LOCATOR)]
        cited = (end for end in reversed(near) if read_locator(text[position:end]) is not None)
        return max(phrase, next(cited, 0) if text[position] == "p" else 0)

    def _knows_number(self, number: str) -> bool:
        return text_key(number).text in self.known or Decimal(number.replace(",", "")).normalize() in self.amounts
