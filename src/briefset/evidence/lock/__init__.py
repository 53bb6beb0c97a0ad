"""evidence.lock: what bears out each statement, so that the set can be checked and built without the article.

In: a summary that was verified against the article. Out: `Lock`. Never: a word of the article but those that the
documents show too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property, partial
from typing import Any

from briefset.article.text import Article
from briefset.evidence.finding import Values
from briefset.evidence.finding.excerpt import MOST, ends_of
from briefset.evidence.ledger.why import list_values
from briefset.evidence.quotations.collect import EVIDENCE, walk_named
from briefset.evidence.quotations.verify import Found, Kind, Quoted, Verified, collect_quoted
from briefset.language.reading import read
from briefset.language.sentences import count_words
from briefset.summary.model import Author, Entry, Evidence, Source, Summary
from briefset.summary.model.base import make_id, make_older_id
from briefset.summary.model.roles import Role, refs_of, roles_of, unique_of
from briefset.summary.model.versions import recall

NAME = "evidence.lock"
WRITTEN = "written"
"""Says of a piece that it stands in the summary; of others it is said by what they were found."""
UNSAID = Role.VERBATIM | Role.LOCATOR
"""What is no part of what a statement says: the article's words, and where they stand."""


@dataclass(frozen=True, slots=True)
class Item:
    """One verified piece: where it stands and how it matched, and the hash of its words and locator.

    `reads` are its numbers and dates as they were read, `shows` the words of it that documents show, and `shown` where
    these stand. The form before had none of them.
    """

    found: Found
    hash: str
    origin: str = WRITTEN
    reads: str = ""
    shows: str = ""
    shown: Found | None = None


@dataclass(frozen=True)
class Block:
    """What the lock holds of one entry: what it says, by field, what else was found for it, and its pieces by name."""

    says: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def is_found(self) -> bool:
        """Whether only the article's text could tell what bears the entry out."""
        return bool(self.values) or any(item.origin != WRITTEN for item in self.items.values())


@dataclass(frozen=True)
class Lock:
    """The article's hash and length, and the blocks by the names of their entries; `is_older` for the form before."""

    sha256: str
    paragraphs: int
    blocks: dict[str, Block]
    is_older: bool = False

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every piece by the name that `collect_quoted` gives it."""
        return {
            f"{key}.{name}".lstrip("."): item
            for key, block in self.blocks.items()
            for name, item in block.items.items()
        }


def rename_older(lock: Lock, summary: Summary) -> Lock:
    """The lock with today's names for entries whose ids an earlier release made otherwise of their words."""
    blocks = dict(lock.blocks)
    for key, entry in walk_named(summary):
        stem, _, name = key.rpartition(".")
        older = f"{stem}.{make_older_id(entry.called)}"
        if key not in blocks and older != key and older in blocks and name == make_id(entry.called):
            blocks[key] = blocks.pop(older)
    return lock if blocks.keys() == lock.blocks.keys() else replace(lock, blocks=blocks)


def make_lock(written: Summary, verified: Verified, published: Verified, values: Values, article: Article) -> Lock:
    """The lock of a summary as written, verified against the article itself; `values` is what else was found for it."""
    blocks: dict[str, Block] = {}
    shown = {quoted.key: quoted.words for quoted in collect_quoted(published.summary)}
    for quoted in collect_quoted(verified.summary):
        owner, name = split_key(quoted.key)
        block = blocks.setdefault(owner, Block())
        block.items[name] = _item(quoted, verified, published.found[quoted.key], shown[quoted.key])
    for key, entry in walk_named(written):
        found = {name: value for name, value in values.get(entry.path, {}).items() if _is_kept(entry, name)}
        if key not in blocks and not found and not has_values(entry, written):
            continue
        block = blocks.setdefault(key, Block())
        block.says.update(says_of(entry))
        block.values.update({name: _plain(value) for name, value in found.items() if value is not None})
    return Lock(article.sha256, article.last, blocks)


def split_key(key: str) -> tuple[str, str]:
    """The name of the entry that a piece belongs to, and that of the piece in it."""
    owner, mark, rest = key.partition(".evidence[")
    if mark:
        return owner, f"evidence[{rest}"
    owner, _, name = key.rpartition(".")
    return owner, name


def _item(quoted: Quoted, verified: Verified, shown: Found, words: str) -> Item:
    located = verified.located.get(quoted.path)
    origin = f"found by {located.reason}" if located else WRITTEN
    if quoted.kind not in EVIDENCE:
        return Item(verified.found[quoted.key], hash_of(quoted), origin)
    reads = "; ".join(list_values(read(quoted.words, verified.summary.locale.article_language_data)))
    shows = words if quoted.kind is Kind.EVIDENCE or count_words(words) <= MOST else ends_of(words)
    return Item(verified.found[quoted.key], hash_of(quoted), origin, reads, shows, shown)


def hash_of(quoted: Quoted) -> str:
    """Covers the words and the locator: neither can change without the other's record."""
    return hashlib.sha256(f"{quoted.kind}\n{','.join(map(str, quoted.at))}\n{quoted.words}".encode()).hexdigest()


def _is_kept(entry: Entry, name: str) -> bool:
    """Whether a found value is neither evidence nor its place, nor of the article as a whole, which stand elsewhere."""
    return Role.LOCATOR not in roles_of(type(entry))[name] and name not in ("evidence", "quote", "sha256", "paragraphs")


def _plain(value: Any) -> Any:
    """A found value as JSON has it; authors by their names."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.family if isinstance(value, Author) else value


def says_of(entry: Entry) -> dict[str, str]:
    """What an entry itself says, by field: all that it is held against its evidence for."""
    roles, marked = roles_of(type(entry)), {**refs_of(type(entry)), **unique_of(type(entry)), "accept": None}
    return {} if isinstance(entry, Evidence | Source) else {
        name: str(value)
        for name, value in entry.scalars()
        if isinstance(value, str | int | Decimal)
        and (own := _field_of(name)) not in marked
        and not roles[own] & UNSAID
        and value != _default_of(type(entry), own)
    }  # fmt: skip


def _field_of(name: str) -> str:
    return name.partition("[")[0].replace("-", "_")


@cache
def _default_of(kind: type[Entry], name: str) -> Any:
    field = kind.model_fields.get(name)
    return field.get_default(call_default_factory=True) if field else None


def is_said(block: Block, entry: Entry, says: Mapping[str, str]) -> bool:
    """Whether an entry says what its block holds; some locks hold values too that are left out."""
    beyond = block.says.keys() - says.keys()
    return all(block.says.get(name) == value for name, value in says.items()) and all(
        block.says[name] == str(_default_of(type(entry), _field_of(name))) for name in beyond
    )


def has_values(entry: Entry, summary: Summary) -> bool:
    """Whether a text of an entry has a number or a date, which something must bear out."""
    if isinstance(entry, Source):
        return False
    readings = (read(text, summary.locale.language_data) for _, text in entry.texts(Role.WEIGHED))
    return any(reading.quantities or reading.moments for reading in readings)


def blocks_said(summary: Summary) -> Iterator[tuple[str, Entry, Mapping[str, str]]]:
    """The name of each entry, the entry, and what it says."""
    known = recall(summary, "says")
    for key, entry in walk_named(summary):
        yield key, entry, known.once(entry, "", partial(says_of, entry))


def publish_locked(verified: Verified, lock: Lock) -> Verified:
    """The summary with what the lock shows in place of its evidence."""
    words: dict[str, dict[str, str]] = {}
    found = dict(verified.found)
    for quoted in collect_quoted(verified.summary):
        item = lock.items.get(quoted.key)
        if quoted.kind is Kind.EVIDENCE and item and item.shown and item.shows != quoted.words:
            owner, _, name = quoted.path.rpartition(".")
            words[owner] = {name: item.shows}
            found[quoted.key] = item.shown
    published = verified.summary.amended(words)
    published.place("")
    return Verified(published, found, verified.state, verified.located)
