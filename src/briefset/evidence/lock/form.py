"""evidence.lock as text: a block for each statement, sorted by name, to be reviewed in a diff.

In: `Lock`, or the bytes of a lock of this form or the one before. Out: bytes, or `Lock`. Never: accepts a line that it
cannot read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.evidence.lock import Block, Item, Lock, split_key
from briefset.evidence.quotations.verify import Found, How, Stretch

HEAD = """\
# What bears out each statement of the summary, as found in the article; made by `briefset lock`. Review its diff.
# says: the statement. found: what the summary leaves out. rests on: paragraph and characters of the article's words,
# how they match, who gave them, and the hash of words and paragraph; below it numbers and dates as they were read, and
# the words that the documents show, with their place where it is another.
"""
SHORT_CHARACTERS = 60
"""Characters up to which what a statement says in a field shares a line with others."""
THE_SET = "(set)"
"""The name of the block of what stands at the top of a summary."""
EVIDENCE, PIECE = "evidence", re.compile(r"evidence\[[0-9]+\]\.quote")
"""What stands for each piece of evidence, in order: without a number, so that one more changes no other's line."""
STRETCH = r"P[0-9]{1,9} [0-9]{1,9}-[0-9]{1,9}"
PLACES = rf"(?P<places>{STRETCH}(?: \+ {STRETCH})*) (?P<how>{'|'.join(How)})"
SOURCE = re.compile(r"source (?P<sha256>[0-9a-f]{64}) (?P<paragraphs>[0-9]{1,9})")
OLDER = re.compile(rf"(?P<key>\S+) {PLACES} (?P<hash>[0-9a-f]{{64}})")
STATEMENT = re.compile(r"statement (?P<key>\S+)")
SAYS = re.compile(r"  says (?P<name>[^\s{]\S*): (?P<value>.+)")
VALUE = re.compile(r"  found (?P<name>\S+): (?P<value>.+)")
SHORT = re.compile(r"  says (?P<values>\{.+\})")
RESTS = re.compile(rf"  rests on (?P<name>\S+): {PLACES}, (?P<origin>.+?)(?:, sha256 (?P<hash>[0-9a-f]{{64}}))?")
HASH = re.compile(r"    sha256 (?P<hash>[0-9a-f]{64})")
READS = re.compile(r"    reads (?P<reads>.+)")
SHOWS = re.compile(r"    shows(?: (?P<place>[0-9]{1,9}-[0-9]{1,9})| (?P<ends>ends))?: (?P<words>.+)")


def lock_to_text(lock: Lock) -> bytes:
    """The lock as lines; the source first."""
    source = lock.blocks.get("source", Block())
    lines = [f"{HEAD}\nsource {lock.sha256} {lock.paragraphs}", *_block_lines(source)]
    for key, block in sorted(lock.blocks.items(), key=_in_order):
        if key != "source":
            lines += ["", f"statement {key or THE_SET}", *_block_lines(block)]
    return ("\n".join(lines) + "\n").encode()


def _in_order(pair: tuple[str, Block]) -> list[tuple[int, str]]:
    """By name, with the numbers in it as numbers."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", pair[0])]


def _block_lines(block: Block) -> Iterator[str]:
    short = {name: text for name, text in block.says.items() if len(text) <= SHORT_CHARACTERS}
    yield from (f"  says {name}: {_to_line(text)}" for name, text in block.says.items() if name not in short)
    if short:
        yield f"  says {_to_json(short)}"
    yield from (f"  found {name}: {_to_json(value)}" for name, value in sorted(block.values.items()))
    for name, item in block.items.items():
        called = EVIDENCE if PIECE.fullmatch(name) else name
        yield f"  rests on {called}: {_to_places(item.found)} {item.found.how}, {item.origin}, sha256 {item.hash}"
        if item.reads:
            yield f"    reads {item.reads}"
        if item.shows:
            yield f"    shows{_shown(item)}: {_to_line(item.shows)}"


def _shown(item: Item) -> str:
    """The place of the words that are shown, where it is not that of the whole piece."""
    shown = item.shown or item.found
    if shown == item.found:
        return ""
    return " ends" if shown.how is How.ELIDED else f" {shown.start}-{shown.end}"


def _to_places(found: Found) -> str:
    stretches = (Stretch(found.paragraph, found.start, found.end), *found.rest)
    return " + ".join(f"P{part.paragraph} {part.start}-{part.end}" for part in stretches)


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _to_line(text: str) -> str:
    """A text as it is, or in the quotation marks of JSON where it would not come back from a line."""
    plain = not re.search(r"[\n\r]", text) and text == text.strip() and not text.startswith('"')
    return text if plain else _to_json(text)


@lru_cache(maxsize=2)
def read_lock(data: bytes, file: str) -> Lock:
    """The lock in a file's bytes; raises `Failure` with the line that it cannot read."""
    return _Reader(data.decode("utf-8", errors="replace"), file).run()


class _Reader:
    """Reads a lock line by line."""

    def __init__(self, text: str, file: str) -> None:
        self.file, self.number = file, 1
        self.lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        self.blocks: dict[str, Block] = {}
        self.block = Block()
        self.is_older = False
        self.name = ""

    def run(self) -> Lock:
        """The lock."""
        kept = [(number, line.rstrip("\r")) for number, line in self.lines if not line.startswith("#")]
        self.number, first = kept[0] if kept else (1, "")
        source = SOURCE.fullmatch(first)
        if source is None:
            raise self._unreadable()
        self.block = self._begin("source")
        for self.number, line in kept[1:]:
            self._read(line)
        return Lock(source["sha256"], int(source["paragraphs"]), self.blocks, self.is_older)

    def _read(self, line: str) -> None:
        for pattern, take in TAKES.items():
            if match := pattern.fullmatch(line):
                take(self, match)
                return
        raise self._unreadable()

    def _begin(self, key: str) -> Block:
        return self.blocks.setdefault("" if key == THE_SET else key, Block())

    def take_statement(self, match: re.Match[str]) -> None:
        if match["key"] in self.blocks:
            raise self._unreadable()
        self.block, self.name = self._begin(match["key"]), ""

    def take_older(self, match: re.Match[str]) -> None:
        self.is_older = True
        owner, name = split_key(match["key"])
        self.block = self._begin(owner)
        self._add(name, Item(_read_places(match), match["hash"]))

    def take_says(self, match: re.Match[str]) -> None:
        self.block.says[match["name"]] = self._read_line(match["value"])

    def take_short(self, match: re.Match[str]) -> None:
        self.block.says.update({name: str(value) for name, value in self._read_json(match["values"]).items()})

    def take_value(self, match: re.Match[str]) -> None:
        self.block.values[match["name"]] = self._read_json(match["value"])

    def take_rests(self, match: re.Match[str]) -> None:
        self.name = match["name"]
        if self.name == EVIDENCE:
            self.name = f"{EVIDENCE}[{sum(bool(PIECE.fullmatch(name)) for name in self.block.items)}].quote"
        self._add(self.name, Item(_read_places(match), match["hash"] or "", match["origin"]))

    def _add(self, name: str, item: Item) -> None:
        if name in self.block.items:
            raise self._unreadable()
        self.block.items[name] = item

    def take_hash(self, match: re.Match[str]) -> None:
        self._amend(hash=match["hash"])

    def take_reads(self, match: re.Match[str]) -> None:
        self._amend(reads=match["reads"])

    def take_shows(self, match: re.Match[str]) -> None:
        found = self._item().found
        if match["place"]:
            start, end = map(int, match["place"].split("-"))
            found = Found(found.paragraph, start, end, found.how, found.rest)
        elif match["ends"]:
            found = Found(found.paragraph, found.start, found.end, How.ELIDED, found.rest)
        self._amend(shows=self._read_line(match["words"]), shown=found)

    def _item(self) -> Item:
        if self.name not in self.block.items:
            raise self._unreadable()
        return self.block.items[self.name]

    def _amend(self, **values: Any) -> None:
        item = self._item()
        known = {name: getattr(item, name) for name in item.__slots__}
        self.block.items[self.name] = Item(**(known | values))

    def _read_line(self, text: str) -> str:
        return str(self._read_json(text)) if text.startswith('"') else text

    def _read_json(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise self._unreadable() from None

    def _unreadable(self) -> Failure:
        place = Position(self.file, self.number, 1)
        return Failure([Diagnostic(place, "lock", "this line is not one of a lock", "run `briefset lock` again")])


TAKES = {
    STATEMENT: _Reader.take_statement,
    SAYS: _Reader.take_says,
    SHORT: _Reader.take_short,
    VALUE: _Reader.take_value,
    RESTS: _Reader.take_rests,
    HASH: _Reader.take_hash,
    READS: _Reader.take_reads,
    SHOWS: _Reader.take_shows,
    OLDER: _Reader.take_older,
}
"""What becomes of each kind of line."""


def _read_places(match: re.Match[str]) -> Found:
    numbers = [int(number) for number in re.findall(r"\d+", match["places"])]
    first, *rest = (Stretch(*numbers[index : index + 3]) for index in range(0, len(numbers), 3))
    return Found(first.paragraph, first.start, first.end, How(match["how"]), tuple(rest))
