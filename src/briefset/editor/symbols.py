"""The outline of a summary: its keys, and the entries of its lists.

In: `Loaded`. Out: symbols of the protocol. Never: needs the summary to be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from briefset.diagnostics.hints import shorten
from briefset.editor.texts import Text
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import join_path

DEPTH = 3
"""Levels that an outline has: a key, an entry, a key of the entry that holds entries."""


def find_symbols(loaded: Loaded, text: Text) -> list[types.DocumentSymbol]:
    """The keys of the file that holds the summary, each with its entries."""
    own = loaded.alone or loaded
    return list(_below("", own.data, own, text))


def _below(path: str, value: Any, loaded: Loaded, text: Text) -> Iterator[types.DocumentSymbol]:
    pairs = value.items() if isinstance(value, dict) else ()
    children = [(name, join_path(path, name), child) for name, child in pairs]
    if isinstance(value, list):
        children = [(_called(child), f"{path}[{index}]", child) for index, child in enumerate(value)]
    for name, where, child in children:
        if isinstance(child, dict | list) or not path:
            yield _symbol(name, where, child, loaded, text)


def _symbol(name: str, path: str, value: Any, loaded: Loaded, text: Text) -> types.DocumentSymbol:
    mark = loaded.marks[path]
    begin = loaded.keys.get(path, mark)
    is_deep = path.count(".") + path.count("[") >= DEPTH
    kind = types.SymbolKind.Array if isinstance(value, list) else types.SymbolKind.Object
    return types.DocumentSymbol(
        name or path,
        kind if isinstance(value, dict | list) else types.SymbolKind.String,
        text.range_of((*begin[:2], *max(begin[2:], mark[2:]))),
        text.range_of(begin),
        detail=None if isinstance(value, dict | list) else shorten(str(value)),
        children=[] if is_deep else list(_below(path, value, loaded, text)),
    )


def _called(value: Any) -> str:
    """The id of an entry, else the first text that it has."""
    if not isinstance(value, dict):
        return shorten(str(value))
    texts = (text for text in (value.get("id"), *value.values()) if isinstance(text, str) and text)
    return shorten(next(texts, ""))
