"""The documents of an article as a value: their bytes by name, what was told of them, and how full their pages are.

In: what a build made. Out: `Documents`. Never: writes a file.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from briefset.build.outputs import TargetOutput
from briefset.diagnostics import Diagnostic

FRAME = '<iframe sandbox srcdoc="{page}" style="width: 100%; height: 42em; border: 1px solid #ccc"></iframe>'


class Documents(Mapping[str, bytes]):
    """The bytes of each document by its file's name; a notebook shows the reading copy.

    `diagnostics` holds what the command would have warned of; of documents that this machine cannot make, an error.
    `fills` says of each document on paper how far down each of its pages is filled, as a part of the page's height.
    `fresh` names the documents that were made for this answer; the others are as they were.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        diagnostics: list[Diagnostic],
        fills: Mapping[str, tuple[float, ...]],
        fresh: frozenset[str],
    ) -> None:
        self._files, self.diagnostics, self.fills, self.fresh = dict(files), diagnostics, dict(fills), fresh

    @classmethod
    def of(cls, outputs: Iterable[TargetOutput], told: Iterable[Diagnostic], old: Iterable[str] = ()) -> Self:
        """What was made, and what was told beside its own notes; `old` are the names of targets made before."""
        outputs, old = list(outputs), set(old)
        notes = dict.fromkeys(note for item in outputs for note in item.notes)
        files = {name: data for item in outputs for name, data in item.files.items()}
        fresh = frozenset(name for item in outputs if item.name not in old for name in item.files)
        return cls(files, [*told, *notes], {item.name: item.fills for item in outputs if item.fills}, fresh)

    def __getitem__(self, name: str) -> bytes:
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"Documents({', '.join(self)})"

    def _repr_html_(self) -> str | None:
        """The reading copy in a frame of its own, so that its styles leave the notebook alone; None without one."""
        pages = [data for name, data in self.items() if name.endswith(".html")]
        return FRAME.format(page=html.escape(max(pages, key=len).decode())) if pages else None
