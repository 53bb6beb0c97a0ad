"""YAML paths such as `claims[2].evidence[0].quote`: what a path stands in, what stands below it, and what it leads to.

In: paths; plain data. Out: paths; values. Never: where in a file a value stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
SHORT = "text"
"""The key whose value may stand for a whole entry."""


def parent(path: str) -> str:
    """The path one step up: `claims[2]` for `claims[2].text`, `claims` for `claims[2]`, and nothing for `claims`."""
    return path[: max(path.rfind("."), path.rfind("["), 0)]


def ancestors(path: str) -> Iterator[str]:
    """The path itself and those around it, upwards: `a[1].b[0]`, `a[1].b`, `a[1]`, `a`."""
    while path:
        yield path
        path = parent(path)


def is_at_or_below(path: str, root: str) -> bool:
    """Whether a path is another, or stands below it: `a[1].b` below `a[1]` and `a`, `a[10]` not below `a[1]`."""
    return path == root or path.startswith((f"{root}.", f"{root}["))


def join_path(path: str, name: str) -> str:
    """The path of a field of an entry; of the summary itself it is the field's name."""
    return f"{path}.{name}" if path else name


def value_at(data: Any, path: str) -> Any:
    """What plain data have at a path; None where that is nothing.

    A single value also stands for a list of one, and for an entry with its text alone.
    """
    for key, index in STEP.findall(path):
        if isinstance(data, dict) and key:
            data = data.get(key)
        elif isinstance(data, list) and index:
            data = data[int(index)] if int(index) < len(data) else None
        elif isinstance(data, dict | list) or not (index == "0" or key == SHORT):
            return None
    return data


def scalars(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value of plain data that is neither a mapping nor a list, with its path."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from scalars(item, join_path(path, str(name)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from scalars(item, f"{path}[{index}]")
    else:
        yield path, value
