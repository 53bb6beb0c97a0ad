"""evidence.lock: what was verified, so that the set can be checked by people who may not have the article.

In: `Verified`, or the bytes of a lock. Out: `Lock` and its text.
Never: discloses a word of the article that the summary does not quote.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.evidence.quotations.verify import Found, How, Quoted, State, Stretch, Verified, collect_quoted
from briefset.yaml12.document import Loaded

NAME = "evidence.lock"
HEAD = "# What was found in the article; made by `briefset lock`. Columns: name, paragraph, offsets, how, SHA-256."
SOURCE = re.compile(r"^source (?P<sha256>[0-9a-f]{64}) (?P<paragraphs>[0-9]{1,9})$")
STRETCH = r"P[0-9]{1,9} [0-9]{1,9}-[0-9]{1,9}"
ITEM = re.compile(
    rf"^(?P<key>\S+) (?P<places>{STRETCH}(?: \+ {STRETCH})*) (?P<how>{'|'.join(How)}) (?P<hash>[0-9a-f]{{64}})$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One verified piece: where it stands and how it matched, and the hash of its words and locator."""

    found: Found
    hash: str

    def to_text(self) -> str:
        """Paragraph and offsets of each stretch, how it matched, and the hash."""
        first = Stretch(self.found.paragraph, self.found.start, self.found.end)
        places = " + ".join(f"P{part.paragraph} {part.start}-{part.end}" for part in (first, *self.found.rest))
        return f"{places} {self.found.how} {self.hash}"


@dataclass(frozen=True, slots=True)
class Lock:
    """The article's hash and length, and every verified piece by its name."""

    sha256: str
    paragraphs: int
    items: dict[str, Item]

    def to_text(self) -> bytes:
        """The lock as lines, sorted by name."""
        lines = [HEAD, f"source {self.sha256} {self.paragraphs}"]
        lines += [f"{key} {item.to_text()}" for key, item in sorted(self.items.items())]
        return ("\n".join(lines) + "\n").encode()


def make_lock(verified: Verified, article: Article) -> Lock:
    """The lock of a summary that was verified against the article itself."""
    items = {piece.key: Item(verified.found[piece.key], _hash(piece)) for piece in collect_written(verified)}
    return Lock(article.sha256, article.last, items)


def collect_written(verified: Verified) -> Iterator[Quoted]:
    """Everything in the summary that claims to be the article's words, without what the program has found."""
    return (quoted for quoted in collect_quoted(verified.summary) if quoted.path not in verified.located)


def _hash(quoted: Quoted) -> str:
    """Covers the words and the locator: neither can change without the other's record."""
    return hashlib.sha256(f"{quoted.kind}\n{','.join(map(str, quoted.at))}\n{quoted.words}".encode()).hexdigest()


def read_lock(data: bytes, file: str) -> Lock:
    """The lock in a file's bytes; raises `Failure` with the line that it cannot read."""
    lines = data.decode("utf-8", errors="replace").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    source = SOURCE.match(kept[0][1]) if kept else None
    if source is None:
        raise _unreadable(file, 1)
    items = {}
    for number, line in kept[1:]:
        match = ITEM.match(line)
        if match is None:
            raise _unreadable(file, number)
        if match["key"] in items:
            raise _unreadable(file, number)
        items[match["key"]] = Item(_read_places(match), match["hash"])
    return Lock(source["sha256"], int(source["paragraphs"]), items)


def _read_places(match: re.Match[str]) -> Found:
    numbers = [int(number) for number in re.findall(r"\d+", match["places"])]
    first, *rest = (Stretch(*numbers[index : index + 3]) for index in range(0, len(numbers), 3))
    return Found(first.paragraph, first.start, first.end, How(match["how"]), tuple(rest))


def _unreadable(file: str, line: int) -> Failure:
    return Failure(
        [Diagnostic(Position(file, line, 1), "lock", "this line is not one of a lock", "run `briefset lock` again")]
    )


def verify_locked(verified: Verified, lock: Lock, loaded: Loaded) -> Verified:
    """The summary verified against the lock instead of the article; raises `Failure` for every difference."""
    faults = list(differences(verified, lock, loaded))
    if faults:
        raise Failure(faults)
    found = {quoted.key: lock.items[quoted.key].found for quoted in collect_quoted(verified.summary)}
    return replace(verified, found=found, state=State.LOCKED)


def differences(verified: Verified, lock: Lock, loaded: Loaded) -> Iterator[Diagnostic]:
    """What the summary says that the lock does not vouch for, and what the lock holds beyond the summary."""
    hint = "put the article's text beside the summary and run `briefset lock`"
    source = verified.summary.source
    if source.sha256 and source.sha256 != lock.sha256:
        yield loaded.diagnose("source.sha256", "locked", "the lock was made from another text", hint)
    if source.paragraphs != lock.paragraphs:
        yield loaded.diagnose("source.paragraphs", "locked", f"the locked text has {lock.paragraphs} paragraphs", hint)
    known = {}
    for quoted in collect_written(verified):
        known[quoted.key] = quoted
        if message := _difference(quoted, verified, lock):
            yield loaded.diagnose(quoted.path, "locked", message, hint)
    for key in sorted(lock.items.keys() - known.keys()):
        yield loaded.diagnose("source", "locked", f"{NAME} holds {key}, which the summary no longer has", hint)


def _difference(quoted: Quoted, verified: Verified, lock: Lock) -> str:
    item = lock.items.get(quoted.key)
    if item is None:
        return f"{quoted.key} is not in {NAME}"
    if item.hash != _hash(quoted):
        return f"these words or their paragraph changed since {NAME} was made"
    live = verified.found.get(quoted.key)
    return f"{NAME} has these words at another place or found otherwise" if live and live != item.found else ""
