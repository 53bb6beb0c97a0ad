"""What became of the texts of one paragraph: word by word, and back into inline Markdown.

In: an `Origin` and the paragraph as edited. Out: `Rewording`. Never: loses a mark of Markdown whose words are still
there, or gives a text that prints anything but the edited words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from briefset.reconcile.origins import Origin, Span
from briefset.reconcile.word_runs import Paragraph
from briefset.wording.markdown import plain, tokens_of

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
MARKS = {"e": "*", "s": "**", "b": "***"}
MARKUP = "*_"
SPECIAL = re.compile(r"([\\*_\[\]])")
QUOTES = frozenset("“”‘’„‚«»‹›\"'")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a text that became other words, with the look of each character of these."""

    start: int
    end: int
    text: str
    looks: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """The edits of a paragraph, by the text of the summary that they are in; others; words that only look otherwise."""

    within: dict[Span, list[Edit]]
    outside: list[Edit]
    formatted: list[tuple[str, str]]


def reword(origin: Origin, new: Paragraph) -> Rewording:
    """The edits that make the paragraph what it is now."""
    old = origin.paragraph
    before, after = _tokens(old.text), _tokens(new.text)
    within: dict[Span, list[Edit]] = {}
    outside: list[Edit] = []
    formatted: list[tuple[str, str]] = []
    for operation, first, last, start, end in _opcodes(before, after):
        if operation == "equal":
            formatted.extend(_formatted(old, new, before[first:last], after[start:end]))
            continue
        (low, high), (left, right) = _range(before, first, last), _range(after, start, end)
        edit = Edit(low, high, new.text[left:right], new.looks[left:right].replace("h", "."))
        span = _owner(origin.spans, low, high)
        if span is None:
            outside.append(edit)
        else:
            own = Edit(low - span.start, high - span.start, edit.text, edit.looks)
            within.setdefault(span, []).append(own)
    return Rewording(within, outside, _joined(formatted))


def _opcodes(before: list[re.Match[str]], after: list[re.Match[str]]) -> list[tuple[str, int, int, int, int]]:
    """The differences, all kinds of space being one."""
    old, new = ([" " if token[0].isspace() else token[0] for token in tokens] for tokens in (before, after))
    return list(SequenceMatcher(lambda key: key == " ", old, new, autojunk=False).get_opcodes())


def _tokens(text: str) -> list[re.Match[str]]:
    """Words, marks and spaces, without spaces at either end."""
    tokens = list(TOKEN.finditer(text))
    while tokens and tokens[0][0].isspace():
        del tokens[0]
    while tokens and tokens[-1][0].isspace():
        del tokens[-1]
    return tokens


def _range(tokens: list[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    """The characters of some tokens; of none, the place before the next one."""
    if first < last:
        return tokens[first].start(), tokens[last - 1].end()
    place = tokens[first].start() if first < len(tokens) else tokens[-1].end() if tokens else 0
    return place, place


def _owner(spans: tuple[Span, ...], low: int, high: int) -> Span | None:
    """The text of the summary that holds the characters; what is put between two belongs to the first."""
    return next((span for span in spans if span.start <= low and high <= span.end), None)


def _formatted(
    old: Paragraph, new: Paragraph, before: list[re.Match[str]], after: list[re.Match[str]]
) -> Iterator[tuple[str, str]]:
    for left, right in zip(before, after, strict=True):
        look = new.looks[right.start() : right.end()]
        if not left[0].isspace() and look != old.looks[left.start() : left.end()]:
            yield right[0], look[0]


def _joined(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring words of one look as one stretch."""
    return [(" ".join(word for word, _ in group), look) for look, group in groupby(words, key=lambda word: word[1])]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A YAML value after the edits; `carried` says whether emphasis is as in Word, too."""

    value: str
    carried: bool


def rewrite(raw: str, printed: str, looks: str, edits: list[Edit], *, markdown: bool) -> Rewritten | None:
    """The YAML value after the edits; None where that cannot be said, because `printed` is not what the value says."""
    if not markdown and _is_alike(raw, printed):
        value = apply_edits(raw, edits)
        carried = all(look in (looks or ".") for edit in edits for look in edit.looks)
        return Rewritten(value, carried)
    text = plain(raw)
    if not _is_alike(text, printed):
        return None
    wanted = apply_edits(text, edits)
    tries = [
        Rewritten(value, _inked(*look_at(value)) == _expect(printed, looks, edits))
        for write in (_emphasised, _escaped, _bare)
        if plain(value := _Markdown(raw, text, looks, write).apply(edits)) == wanted
    ]
    return max(tries, key=lambda each: each.carried, default=None)


def _is_alike(text: str, printed: str) -> bool:
    """Whether the texts are the same but for kinds of space and of quotation marks."""
    return len(text) == len(printed) and all(
        one == other or (one.isspace() and other.isspace()) or {one, other} <= QUOTES
        for one, other in zip(text, printed, strict=True)
    )


def apply_edits(text: str, edits: list[Edit]) -> str:
    """The text after the edits."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def look_at(raw: str) -> tuple[str, str]:
    """Inline Markdown as its text and the look of each character."""
    text, looks = "", ""
    open_marks = {"em": 0, "strong": 0}
    for token in tokens_of(raw):
        kind = token.type.rpartition("_")[0]
        if kind in open_marks:
            open_marks[kind] += token.nesting
        elif token.type == "text":
            emphasis, strong = open_marks["em"] > 0, open_marks["strong"] > 0
            look = "b" if emphasis and strong else "e" if emphasis else "s" if strong else "."
            text, looks = text + token.content, looks + look * len(token.content)
    return text, looks


def _inked(text: str, looks: str) -> str:
    """The looks of the characters that are no spaces."""
    return "".join(look for character, look in zip(text, looks, strict=True) if not character.isspace())


def _expect(printed: str, looks: str, edits: list[Edit]) -> str:
    """The looks that the text should have after the edits."""
    for edit in reversed(edits):
        printed = printed[: edit.start] + edit.text + printed[edit.end :]
        looks = looks[: edit.start] + edit.looks + looks[edit.end :]
    return _inked(printed, looks)


class _Markdown:
    """Puts edits of a text into the Markdown that prints it; `write` gives new words beside words of some look."""

    def __init__(self, raw: str, text: str, looks: str, write: Callable[[str, str, str], str]) -> None:
        self.raw, self.looks, self.write = raw, looks, write
        self.places: list[int] = []
        position = 0
        for character in text:
            position = raw.index(character, position) + 1
            self.places.append(position - 1)

    def apply(self, edits: list[Edit]) -> str:
        """The Markdown after the edits."""
        raw = self.raw
        for edit in reversed(edits):
            start, end, look = self._bounds(edit)
            gone = set(self.places[edit.start : edit.end])
            kept = "".join(raw[place] for place in range(start, end) if place not in gone)
            left, right, words = raw[:start], kept + raw[end:], self.write(edit.text, edit.looks, look)
            while not words and left and right and left[-1] == right[0] and left[-1] in MARKUP:
                left, right = left[:-1], right[1:]
            raw = left + words + right
        return raw

    def _bounds(self, edit: Edit) -> tuple[int, int, str]:
        """The part of the Markdown that an edit replaces, and the look of new words there."""
        if edit.start < edit.end:
            return self.places[edit.start], self.places[edit.end - 1] + 1, self.looks[edit.start]
        before = self.looks[edit.start - 1] if edit.start else "."
        if edit.start == len(self.places) or edit.looks[:1] == before:
            place = self.places[edit.start - 1] + 1 if edit.start else 0
            return place, place, before
        place = self.places[edit.start]
        return place, place, self.looks[edit.start]


def _bare(text: str, _looks: str, _look: str) -> str:
    return text


def _escaped(text: str, _looks: str, _look: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def _emphasised(text: str, looks: str, around: str) -> str:
    """The words between marks where they look otherwise than the words around them."""
    parts, start = [], 0
    for look, group in groupby(looks):
        end = start + len(list(group))
        words, mark = text[start:end], MARKS.get(look, "") if look != around and around == "." else ""
        inner = words.strip()
        parts.append(words.replace(inner, f"{mark}{inner}{mark}") if inner else words)
        start = end
    return "".join(parts)
