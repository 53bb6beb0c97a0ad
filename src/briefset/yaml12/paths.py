"""YAML paths such as `claims[2].evidence[0].quote`: what a path stands in, and what stands below it.

In: paths. Out: paths. Never: looks whether a file has them.
"""

from __future__ import annotations

from collections.abc import Iterator


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
