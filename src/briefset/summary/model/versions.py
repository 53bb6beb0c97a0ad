"""One version of a summary after another: what is as it was is the same object, and what was made of it is at hand.

In: entries, what is made of them. Out: the same. Never: takes two values for one that are printed otherwise.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from briefset.summary.model.base import Entry

SUMMARIES = 4
"""How many are remembered: one as it is written, completed and published, and the one before."""
MEMORIES = 32
"""How many are kept: of each kind of thing that is made, for a few states of what it rests on."""
Made = TypeVar("Made")
Kind = TypeVar("Kind", bound=Entry)


def share(new: Kind, old: Entry | None) -> Kind:
    """The entry with all parts that are as they were in place of its own; the old one where nothing has changed."""
    shared: Kind = _share(new, old)
    return shared


def _share(new: Any, old: Any) -> Any:
    if new is old or type(new) is not type(old):
        return new
    if isinstance(new, Entry):
        return _share_entry(new, old)
    if isinstance(new, list):
        return _share_all(new, new, old, old)
    if isinstance(new, dict):
        return _share_all(new, new.values(), old, old.values()) if [*new] == [*old] else new
    if isinstance(new, Decimal):  # 1.0 equals 1, and is printed otherwise
        return old if new.as_tuple() == old.as_tuple() else new
    return old if new == old else new


def _share_entry(new: Entry, old: Entry) -> Entry:
    mine, theirs, changed = vars(new), vars(old), {}
    is_same = new.path == old.path and new.model_fields_set == old.model_fields_set and mine.keys() == theirs.keys()
    for name, value in mine.items():
        before = theirs.get(name)
        shared = value if value is before else _share(value, before)
        is_same = is_same and shared is before
        if shared is not value:
            changed[name] = shared
    return old if is_same else new.model_copy(update=changed)


def _share_all(new: Any, mine: Any, old: Any, theirs: Any) -> Any:
    """A list or a mapping with the same keys; `mine` and `theirs` are its values."""
    if len(new) != len(old):
        theirs = [*theirs, *[None] * len(new)]
    shared = list(map(_share, mine, theirs))
    if len(new) == len(old) and all(map(_is, shared, theirs)):
        return old
    return shared if isinstance(new, list) else dict(zip(new, shared, strict=True))


def _is(one: object, other: object) -> bool:
    return one is other


@lru_cache(maxsize=4)
def _versions(_: Path) -> dict[str, Any]:
    return {}


def as_before(summary: Kind, file: Path, stage: str) -> Kind:
    """The summary of a file, made of the entries that it had before wherever they are as they were at that stage."""
    versions = _versions(file)
    versions[stage] = share(summary, versions.get(stage))
    kept: Kind = versions[stage]
    return kept


def once_of_each(make: Callable[[Kind], Made]) -> Callable[[Kind], Made]:
    """The function, which makes it once of each of the last summaries; these are known by themselves, not by values."""
    kept: deque[tuple[Kind, Made]] = deque(maxlen=SUMMARIES)

    @wraps(make)
    def find(summary: Kind) -> Made:
        known = next((pair for pair in [*kept] if pair[0] is summary), None)
        if known is None:
            known = summary, make(summary)
            kept.append(known)
        return known[1]

    return find


class Memory:
    """What was made of the entries of a summary, for its next version; what a version does not ask for goes with it."""

    def __init__(self) -> None:
        self.summary: Entry | None = None
        self.kept: deque[dict[Hashable, tuple[object, Any]]] = deque(maxlen=SUMMARIES)

    def begin(self, summary: Entry) -> None:
        """Go on with this summary, if it is another than the last."""
        if self.summary is not summary:
            self.summary = summary
            self.kept.appendleft({})

    def once(
        self, owner: object, key: Hashable, make: Callable[[], Made], holds: Callable[[Made], bool] = lambda _: True
    ) -> Made:
        """What is made of an entry, or of anything else; the same again for the same owner and key, while it holds."""
        place = id(owner), getattr(owner, "path", ""), key
        known = (kept[place] for kept in self.kept if place in kept)
        found = next((one for one in known if holds(one[1])), None) or (owner, make())
        self.kept[0][place] = found
        made: Made = found[1]
        return made

    def list_once(
        self, owner: object, key: Hashable, find: Callable[..., Iterable[Made]], *given: object
    ) -> list[Made]:
        """The same of what is found one by one, in what is given."""
        return self.once(owner, key, lambda: [*find(*given)])


@lru_cache(maxsize=MEMORIES)
def _memory(_: Hashable) -> Memory:
    return Memory()


def recall(summary: Entry, *rests_on: Hashable) -> Memory:
    """The memory of what rests on an entry of this summary, and on these values alone."""
    memory = _memory(rests_on)
    memory.begin(summary)
    return memory
