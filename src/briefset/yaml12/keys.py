"""Keys of mappings taken out of a YAML file; everything else keeps its bytes.

In: the bytes of a summary, the paths of keys. Out: new bytes. Never: takes out a comment, or leaves a mapping without a
key; it reads its own result again and compares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

import yaml

from briefset.diagnostics import Failure
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.edit import compose, encode
from briefset.yaml12.paths import join_path

Range = tuple[int, int]
"""Offsets of the first character that goes, and of the first after it that stays."""
Run = tuple[bool, list[tuple[Any, Any]]]
"""Keys of a mapping, with their values, that follow one another, and whether they go."""


def remove_keys(data: bytes, loaded: Loaded, paths: Collection[str]) -> tuple[bytes, list[str]]:
    """The file without the keys at these paths, and those that had to stay for a comment, or as the last of their own.

    Raises `Failure` when they cannot be taken out without changing anything else.
    """
    loaded = loaded.alone or loaded
    text, root = compose(data)
    kept: list[str] = []
    ranges: list[Range] = []
    for path, mapping in _mappings(root, "", paths):
        names = [name for name, _ in mapping.value if join_path(path, name.value) in paths]
        if names and (found := _ranges(text, mapping, names)):
            ranges += found
        else:
            kept += [join_path(path, name.value) for name in names]
    for start, end in sorted(ranges, reverse=True):
        text = text[:start] + text[end:]
    amended = encode(text, data)
    gone = set(paths) - set(kept)
    if load(amended, loaded.file).data != _without(loaded.data, "", gone):
        hint = "take it out of the file by hand"
        raise Failure([loaded.diagnose(min(gone), "not-amended", "this cannot be taken out where it stands", hint)])
    return amended, kept


def _mappings(node: Any, path: str, gone: Collection[str]) -> Iterator[tuple[str, yaml.MappingNode]]:
    """Every mapping at or below a node that does not go with another, with its path."""
    if path in gone:
        return
    if isinstance(node, yaml.MappingNode):
        yield path, node
        for name, value in node.value:
            yield from _mappings(value, join_path(path, name.value), gone)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _mappings(item, f"{path}[{index}]", gone)


def _without(value: Any, path: str, gone: set[str]) -> Any:
    """Plain data without the keys at some paths."""
    if isinstance(value, dict):
        paths = {name: join_path(path, name) for name in value}
        return {name: _without(item, paths[name], gone) for name, item in value.items() if paths[name] not in gone}
    if isinstance(value, list):
        return [_without(item, f"{path}[{index}]", gone) for index, item in enumerate(value)]
    return value


def _ranges(text: str, mapping: yaml.MappingNode, names: list[Any]) -> list[Range]:
    """What goes when some keys of a mapping go; nothing where a comment or an empty mapping would be left."""
    runs: list[Run] = [(goes, list(pairs)) for goes, pairs in groupby(mapping.value, lambda pair: pair[0] in names)]
    if len(runs) == 1:
        return []
    ranges = []
    for index, (goes, pairs) in enumerate(runs):
        if not goes:
            continue
        if index == 0:
            start, end = pairs[0][0].start_mark.index, runs[1][1][0][0].start_mark.index
            tail = end
        else:
            start, end = end_of(text, runs[index - 1][1][-1][1]), end_of(text, pairs[-1][1])
            tail = end
            if not mapping.flow_style:
                start, tail = _end_of_line(text, start), _end_of_line(text, end)
        if _has_comment(text, start, tail, pairs):
            return []
        ranges.append((start, end))
    return ranges


def _end_of_line(text: str, offset: int) -> int:
    return (text + "\n").index("\n", offset)


def end_of(text: str, node: Any) -> int:
    """The offset after the last character of a value; libyaml ends a block collection where the next token begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    return start + len(text[start:end].rstrip()) if start < end else start


def _has_comment(text: str, start: int, end: int, pairs: list[tuple[Any, Any]]) -> bool:
    """Whether a comment stands in a stretch of the file that holds some keys and values."""
    position, plain = start, ""
    for scalar in sorted(_scalars(pairs), key=lambda node: int(node.start_mark.index)):
        begin = scalar.start_mark.index
        if scalar.style in (">", "|"):
            begin = _end_of_line(text, begin)
        plain += text[position:begin]
        position = end_of(text, scalar)
    return "#" in plain + text[position:end]


def _scalars(pairs: list[tuple[Any, Any]]) -> Iterator[Any]:
    """All scalars of some keys and values."""
    waiting = [node for pair in pairs for node in pair]
    for node in waiting:
        if isinstance(node, yaml.ScalarNode):
            yield node
        else:
            waiting += [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
