"""Keys of mappings taken out of a YAML file or put in; everything else keeps its bytes.

In: the bytes of a summary, paths, values. Out: new bytes. Never: takes out a comment, or leaves a mapping without a
key; it reads its own result again and compares.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

import yaml

from briefset.diagnostics import Failure
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.edit import compose, encode, first_right, format_flow, format_item, quote_scalar
from briefset.yaml12.paths import ancestors, join_path

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
    for path, mapping in _nodes(root, ""):
        if not isinstance(mapping, yaml.MappingNode) or any(above in paths for above in ancestors(path)):
            continue
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


def add_keys(data: bytes, loaded: Loaded, path: str, values: Mapping[str, Any]) -> bytes:
    """The file with further keys for the entry at a path: texts, numbers, lists of numbers, or lists of entries.

    An entry that is one text becomes a mapping with the key `text`. Raises `Failure` when they cannot be put there.
    """
    text, root = compose(data)
    node = next((node for where, node in _nodes(root, "") if where == path), None)
    made = (encode(new, data) for new in _with_keys(text, node, values)) if node is not None else ()
    wanted = _with(loaded.data, "", path, values)
    message, hint = "nothing can be put in where this entry stands", "write it into the file by hand"
    return first_right(made, loaded, lambda again: bool(again.data == wanted), (path, message, hint))


def _nodes(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every node at or below one, with its path."""
    yield path, node
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _nodes(value, join_path(path, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _nodes(item, f"{path}[{index}]")


def _with_keys(text: str, node: Any, values: Mapping[str, Any]) -> Iterator[str]:
    """The file's text with the keys, in one style after another."""
    if isinstance(node, yaml.ScalarNode):
        yield from _as_mapping(text, node, values)
    elif isinstance(node, yaml.MappingNode) and node.value:
        end = end_of(text, node.value[-1][1])
        if node.flow_style:
            yield f"{text[:end]}, {_flow_keys(values)}{text[end:]}"
        else:
            end, indent = _end_of_line(text, end), " " * node.value[0][0].start_mark.column
            yield f"{text[:end]}\n{_block_keys(values, indent)}{text[end:]}"


def _as_mapping(text: str, node: yaml.ScalarNode, values: Mapping[str, Any]) -> Iterator[str]:
    """One text as a mapping: where its list is written on one line, in braces, else with a line for each key."""
    start, end = node.start_mark.index, end_of(text, node)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    own = text[start:end].replace("\n", "\n  ")
    if re.fullmatch(r" *(- )+", before):
        yield f"{text[:start]}text: {own}\n{_block_keys(values, ' ' * len(before))}{text[end:]}"
    elif match := re.fullmatch(r"( *)[\w-]+: +", before):
        indent = f"{match[1]}  "
        yield f"{text[:start].rstrip()}\n{indent}text: {own}\n{_block_keys(values, indent)}{text[end:]}"
    yield f"{text[:start]}{{text: {quote_scalar(node.value)}, {_flow_keys(values)}}}{text[end:]}"


def _flow_keys(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}: {format_flow(value)}" for name, value in values.items())


def _block_keys(values: Mapping[str, Any], indent: str) -> str:
    """The keys a line each; of a list of entries a line or more for each of them."""
    lines = []
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{name}:")
            lines += [line for item in value for line in next(format_item(item, f"{indent}  "))]
        else:
            lines.append(f"{indent}{name}: {format_flow(value)}")
    return "\n".join(lines)


def _with(value: Any, path: str, wanted: str, values: Mapping[str, Any]) -> Any:
    """Plain data with further keys for the entry at a path."""
    if path == wanted:
        return {**(value if isinstance(value, dict) else {"text": value}), **values}
    if isinstance(value, dict):
        return {name: _with(item, join_path(path, name), wanted, values) for name, item in value.items()}
    if isinstance(value, list):
        return [_with(item, f"{path}[{index}]", wanted, values) for index, item in enumerate(value)]
    return value
