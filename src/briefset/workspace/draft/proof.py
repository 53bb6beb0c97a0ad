"""A draft without what `check` would complain of, so that it is true from its first line.

In: a `Draft`, and how it is written. Out: the `Draft`, with fewer entries. Never: one that `check` does not accept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from briefset.build.articles import ArticleFolder
from briefset.build.check import check, warnings
from briefset.diagnostics import Diagnostic, Failure
from briefset.workspace.draft import Draft

T = TypeVar("T")
PLACE = re.compile(r"(quotations|statistics|events)\[(\d+)\]")
MOST_ROUNDS = 8
"""Each round shows the faults of a later stage; what still fails after these is left out with its part."""


def keep_proven(draft: Draft, write: Callable[[Draft], bytes]) -> Draft:
    """The draft without the entries of which something is said; `write` makes the summary with marks filled in."""
    with TemporaryDirectory() as name:
        folder = ArticleFolder("draft", Path(name) / "content" / "draft", Path(name))
        folder.path.mkdir(parents=True)
        (folder.path / "source.txt").write_bytes(draft.source)
        for _ in range(MOST_ROUNDS):
            faults = _places(_find_faults(folder, write(draft))) if _holds_any(draft) else set()
            if not faults:
                return draft
            draft = _without(draft, faults)
    return replace(draft, quotations=(), statistics=(), events=())


def _holds_any(draft: Draft) -> bool:
    return bool(draft.quotations or draft.statistics)


def _find_faults(folder: ArticleFolder, data: bytes) -> list[Diagnostic]:
    try:
        return warnings(check(folder, data=data))
    except Failure as failure:
        return failure.diagnostics


def _places(faults: list[Diagnostic]) -> set[tuple[str, int]]:
    """The entries of which something is said, but for speakers whom a person has to name."""
    found = (PLACE.match(fault.path) for fault in faults if not fault.path.endswith(".speaker"))
    return {(match[1], int(match[2])) for match in found if match}


def _without(draft: Draft, faults: set[tuple[str, int]]) -> Draft:
    def kept(name: str, found: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(one for index, one in enumerate(found) if (name, index) not in faults)

    return replace(
        draft,
        quotations=kept("quotations", draft.quotations),
        statistics=kept("statistics", draft.statistics),
        events=kept("events", draft.events),
    )
