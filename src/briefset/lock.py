"""evidence.lock: what was verified, so that the set can be checked by people who may not have the article.

In: `Verified`, or the bytes of a lock. Out: `Lock` and its text.
Never: discloses a word of the article that the summary does not quote.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefset.article import Article
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.fold import OMISSION
from briefset.load import Loaded
from briefset.verify import Found, Quoted, State, Verified, collect_quoted

NAME = "evidence.lock"
HEAD = "# What was found in the article; made by `briefset lock`. Columns: name, paragraph, offsets, how, SHA-256."
SOURCE = re.compile(r"^source (?P<sha256>[0-9a-f]{64}) (?P<paragraphs>\d+)$")
ITEM = re.compile(r"^(?P<key>\S+) P(?P<number>\d+) (?P<start>\d+)-(?P<end>\d+) (?P<how>\w+) (?P<hash>[0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Item:
    """One verified piece: where it stands, how it matched, and the hash of its words and locator."""

    found: Found
    how: str
    hash: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The article's hash and length, and every verified piece by its name."""

    sha256: str
    paragraphs: int
    items: dict[str, Item]

    def to_text(self) -> bytes:
        """The lock as lines, sorted by name."""
        lines = [HEAD, f"source {self.sha256} {self.paragraphs}"]
        for key, item in sorted(self.items.items()):
            found = item.found
            lines.append(f"{key} P{found.paragraph} {found.start}-{found.end} {item.how} {item.hash}")
        return ("\n".join(lines) + "\n").encode()


def make_lock(verified: Verified, article: Article) -> Lock:
    """The lock of a summary that was verified against the article itself."""
    items = {}
    for quoted in collect_quoted(verified.summary):
        found = verified.found[quoted.key]
        items[quoted.key] = Item(
            found, _how(quoted.words, article.paragraphs[found.paragraph][found.start : found.end]), _hash(quoted)
        )
    return Lock(article.sha256, article.last, items)


def _how(words: str, source: str) -> str:
    if OMISSION.search(words):
        return "elided"
    return "exact" if words == source else "typographic"


def _hash(quoted: Quoted) -> str:
    """Covers the words and the locator: neither can change without the other's record."""
    return hashlib.sha256(f"{quoted.words}\n{','.join(map(str, quoted.at))}".encode()).hexdigest()


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
        found = Found(int(match["number"]), int(match["start"]), int(match["end"]))
        items[match["key"]] = Item(found, match["how"], match["hash"])
    return Lock(source["sha256"], int(source["paragraphs"]), items)


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
    """What the summary says that the lock does not vouch for."""
    hint = "put the article's text beside the summary and run `briefset lock`"
    source = verified.summary.source
    if source.sha256 and source.sha256 != lock.sha256:
        yield loaded.diagnose("source.sha256", "locked", "the lock was made from another text", hint)
    for quoted in collect_quoted(verified.summary):
        item = lock.items.get(quoted.key)
        if item is None:
            yield loaded.diagnose(quoted.path, "locked", f"{quoted.key} is not in {NAME}", hint)
        elif item.hash != _hash(quoted):
            yield loaded.diagnose(
                quoted.path, "locked", f"these words or their paragraph changed since {NAME} was made", hint
            )
