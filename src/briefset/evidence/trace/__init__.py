"""The way back: from printed words to the line of the summary, and to the paragraph and words of the article.

In: words copied from a document, or a paragraph's number, and a summary with its register. Out: `Trace`s.
Never: reads a file, or judges whether a statement is true.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.diagnostics import Position
from briefset.diagnostics.limits import MAX_COMPARED_LETTERS
from briefset.evidence.ledger.references import find_references, is_statement
from briefset.evidence.register import Register, Statement, Support
from briefset.evidence.trace.printed import Printed, collect_printed
from briefset.evidence.trace.text_key import TextKey, text_key
from briefset.summary.model import Summary
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import ancestors, is_at_or_below

LEAST = 3
"""Words that a text needs to be found inside a longer one; fewer count only when they stand alone."""
MOST_SHORTENED = 40
"""Words before `…` that are looked at: pages cut statements to at most 36."""
NOTHING = text_key("")
CITED = re.compile(rf"[(（]{LOCATOR}[^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class Trace:
    """A printed text: where it stands in the summary, its numbered statements, and the article's words for it."""

    position: Position
    path: str
    text: str
    statements: tuple[Statement, ...]
    supports: tuple[Support, ...]
    paragraphs: tuple[int, ...]

    def as_dict(self) -> dict[str, Any]:
        """The trace as JSON has it."""
        place = self.position
        return {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "path": self.path,
            "text": self.text,
            "references": [
                {"number": r.number, "path": r.path, "kind": r.kind, "check": r.check.value} for r in self.statements
            ],
            "paragraphs": list(self.paragraphs),
            "evidence": [
                {"paragraph": s.paragraph, "words": s.words, "how": s.how.value if s.how else None}
                for s in self.supports
            ],
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """A printed text found in other words, from `start` to `end` of their key."""

    start: int
    end: int
    printed: Printed


class Tracer:
    """One summary, ready to be asked where words come from."""

    def __init__(self, summary: Summary, register: Register, loaded: Loaded, article_sha256: str = "") -> None:
        self.summary, self.register, self.loaded = summary, register, loaded
        self.printed = collect_printed(summary, register, article_sha256)
        self.located = {entry.path: entry.paragraphs_named for entry in summary.walk() if entry.paragraphs_named}
        self.longest_first = sorted(self.printed, key=lambda item: -len(item.key.text))
        self.ordered = sorted(self.printed, key=_letters)
        self.shown = {
            path: [entry.path for entry in entries if not is_statement(entry)]
            for path, entries in find_references(summary).items()
        }

    def trace_words(self, words: str) -> list[Trace]:
        """The texts that hold all of the words, in YAML order."""
        key = text_key(words)
        return self.merge(printed for printed in self.printed if printed.key.holds(key.text))

    def find_within(self, key: TextKey) -> list[Hit]:
        """The printed texts that stand in some words, the longest first where they overlap, then in order."""
        hits = list(self._find_shortened(key))
        taken = bytearray(len(key.text))
        for hit in hits:
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        longest = bisect_left(self.longest_first, -len(key.text), key=lambda item: -len(item.key.text))
        for printed in self.longest_first[longest:]:
            if printed.key.words < LEAST and (printed.key.text != key.text or len(key.text) < LEAST):
                continue
            for start, end in key.find_all(printed.key.text):
                spans = {(hit.start, hit.end) for hit in hits} if any(taken[start:end]) else {(start, end)}
                if (start, end) in spans:
                    hits.append(Hit(start, end, printed))
                    taken[start:end] = b"\1" * (end - start)
        return sorted(hits, key=lambda hit: hit.start)

    def _find_shortened(self, key: TextKey) -> Iterator[Hit]:
        """The beginnings of printed texts before each `…`, the longest that there is."""
        begins = sorted(key.begins)
        for dots in re.finditer("…", key.original):
            end = bisect_left(key.offsets, dots.start())
            words = [begin for begin in begins if begin < end][-MOST_SHORTENED:]
            for start in words[: -LEAST + 1]:
                begun = list(self._begin_with(key.text[start:end]))
                if begun:
                    if not any(key.text.startswith(_letters(printed), start) for printed in begun):
                        yield Hit(start, end, begun[0])
                    break

    def _begin_with(self, letters: str) -> Iterator[Printed]:
        for index in range(bisect_left(self.ordered, letters, key=_letters), len(self.ordered)):
            if not _letters(self.ordered[index]).startswith(letters):
                return
            yield self.ordered[index]

    def trace_path(self, path: str) -> Trace:
        """The text at a path; of an entry, a bar or a slide, which have several, what stands in it."""
        within = [item for item in self.printed if is_at_or_below(item.path, path)]
        exact = next((item for item in within if item.path == path), None)
        of_entry = " ".join(item.text for item in within) if path.endswith("]") else ""
        return self._trace(exact or Printed(path, of_entry, NOTHING))

    def trace_paragraph(self, number: int) -> list[Trace]:
        """Every statement that rests on a paragraph, and every other text that names it, in YAML order."""
        numbered = [statement for statement in self.register.statements if number in statement.paragraphs]
        known = {statement.path for statement in numbered}
        traces = [self._trace_statement(statement, number) for statement in numbered]
        for printed in self.printed:
            above = set(ancestors(printed.path))
            if number in self._named(printed) and not above & known:
                known |= above & self.located.keys() or {printed.path}
                trace = self._trace(printed)
                of_paragraph = tuple(support for support in trace.supports if support.paragraph == number)
                traces.append(replace(trace, supports=of_paragraph, paragraphs=(number,)))
        return sorted(traces, key=lambda trace: trace.position)

    def find_nearest(self, words: str) -> tuple[Trace, float] | None:
        """The text most like the words, and how like it is, from 0 to 1; None when nothing is like them."""
        key = text_key(words[:MAX_COMPARED_LETTERS])
        likest, best = None, 0.0
        matcher = SequenceMatcher(None, b=key.text, autojunk=False)
        for printed in self.printed:
            matcher.set_seq1(printed.key.text)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                likest, best = printed, matcher.ratio()
        return (self._trace(likest), best) if likest else None

    def merge(self, found: Iterable[Printed]) -> list[Trace]:
        """One trace for each path, in the order found; a sentence gives way to a text that holds it."""
        chosen: dict[str, Printed] = {}
        for printed in found:
            before = chosen.get(printed.path)
            if before is None or (len(printed.key.text) < len(before.key.text)):
                chosen[printed.path] = printed
        return [self._trace(printed) for printed in chosen.values()]

    def _trace(self, printed: Printed) -> Trace:
        statements = self._statements(printed.path)
        supports = tuple(support for statement in statements for support in statement.supports)
        of_text = tuple(support for support in supports if support.path == printed.path)
        paragraphs = {number for statement in statements for number in statement.paragraphs} | self._named(printed)
        if of_text:
            supports, paragraphs = of_text, {support.paragraph for support in of_text}
        return Trace(
            self.loaded.position(printed.path),
            printed.path,
            printed.text,
            tuple(statements),
            supports,
            tuple(sorted(paragraphs)),
        )

    def _trace_statement(self, statement: Statement, number: int) -> Trace:
        supports = tuple(support for support in statement.supports if support.paragraph == number)
        text = ": ".join(filter(None, (statement.head, statement.stated)))
        place = self.loaded.position(statement.path)
        return Trace(place, statement.path, text, (statement,), supports, (number,))

    def _named(self, printed: Printed) -> set[int]:
        """The paragraphs that a text cites in brackets, or that its entry gives without words of evidence."""
        located = next((self.located[above] for above in ancestors(printed.path) if above in self.located), ())
        return _cited(printed.text) | set(located)

    def _statements(self, path: str) -> list[Statement]:
        """The statement that a path belongs to, or the statements that its bar, exhibit or slide shows."""
        for above in ancestors(path):
            if above in self.register.by_path:
                return [self.register.by_path[above]]
            roots = (above, *self.shown.get(above, ())) if above.endswith("]") else ()
            if shown := [statement for root in roots for statement in self.register.find(root)]:
                return shown
        return []


def _letters(printed: Printed) -> str:
    return printed.key.text


def _cited(text: str) -> set[int]:
    """The paragraphs that a text names in brackets: `(P9–P11, P14)`."""
    return {number for cited in CITED.findall(text) for number in read_paragraphs(cited)}
