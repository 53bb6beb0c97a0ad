"""One value of a YAML file put in place of another, or one entry into a list; everything else keeps its bytes.

In: the bytes of a summary, a path, a value; a key, an index, an entry of texts and numbers. Out: new bytes. Never: an
edit that changes another value, a comment, a line end or the layout around it; it reads its result again and compares.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from briefset.diagnostics import Failure
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.paths import SHORT, STEP, ancestors, scalars
from briefset.yaml12.tree import resolve

LEAST_WIDTH = 60
SLACK = 10
"""Characters by which a line may grow longer than the others, so that the words after it stay where they are."""
BOM = b"\xef\xbb\xbf"
ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t"}
WIDTH = 120
"""Characters of the longest line that is written where words allow it."""
PLAIN = re.compile(r"[^\W_](?:[\w '’.…()/+%$€£–—-]*[\w.)%])?")
"""Texts that need no quotation marks in any style; fewer than YAML 1.2.2 (§7.3.3) allows."""
EMPTY = re.compile(r"\s*\[\s*\]")
Item = dict[str, Any]


def replace_scalar(data: bytes, loaded: Loaded, path: str, value: str) -> bytes:
    """The file with another value at the path, in the style of the old one where that can hold it.

    Raises `Failure` when the value cannot be put there without changing anything else.
    """
    loaded = loaded.alone or loaded
    text, root = compose(data)
    node = _find(root, path)
    made = (encode(new, data) for new in _candidates(text, node, value)) if node is not None else ()
    message, hint = "this value cannot be replaced where it stands", "write the value into the file by hand"
    return first_right(made, loaded, lambda again: _is_only_change(again, loaded, path, value), (path, message, hint))


def first_right(
    made: Iterable[bytes], loaded: Loaded, is_right: Callable[[Loaded], bool], fault: tuple[str, str, str]
) -> bytes:
    """The first of some new files that is right when it is read again.

    Raises `Failure` where none is, with the path, the message and the hint of the fault.
    """
    for data in made:
        with suppress(Failure):
            if is_right(load(data, loaded.file)):
                return data
    path, message, hint = fault
    raise Failure([loaded.diagnose(path, "not-amended", message, hint)])


def compose(data: bytes) -> tuple[str, Any]:
    """The text of a file with plain line breaks, and its nodes, whose marks are offsets in that text."""
    text = data.removeprefix(BOM).decode("utf-8").replace("\r\n", "\n")
    return text, yaml.compose(text, Loader=yaml.CSafeLoader)


def encode(text: str, data: bytes) -> bytes:
    """A text with plain line breaks as the bytes of a file, with the mark and the line breaks of the file before."""
    mark = BOM if data.startswith(BOM) else b""
    return mark + text.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode()


def _find(node: Any, path: str) -> yaml.ScalarNode | None:
    """The scalar at a path; a single value also stands for a list of one, or for an entry with its text alone."""
    for key, index in STEP.findall(path):
        if isinstance(node, yaml.MappingNode) and key:
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and index:
            node = node.value[int(index)] if int(index) < len(node.value) else None
        elif not (isinstance(node, yaml.ScalarNode) and (index == "0" or key == SHORT)):
            return None
    return node if isinstance(node, yaml.ScalarNode) else None


def _candidates(text: str, node: yaml.ScalarNode, value: str) -> Iterator[str]:
    """The file's text with the value written in one style after another, the old one first."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in (">", "|"):
        yield from _blocks(text, node, value)
        end = start + len(text[start:end].rstrip())
    ways: dict[str, tuple[Callable[[str], str], ...]] = {"": (str, quote_scalar), "'": (_single, quote_scalar)}
    for write in ways.get(node.style, (quote_scalar,)):
        yield text[:start] + write(value) + text[end:]


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def quote_scalar(value: str) -> str:
    """A text in double quotation marks (YAML 1.2.2, §7.3.1)."""
    return '"' + "".join(ESCAPES.get(character, character) for character in value) + '"'


def _blocks(text: str, node: yaml.ScalarNode, value: str) -> Iterator[str]:
    """A block scalar folded anew at the width and indentation that it had; its header line stays."""
    start, end = node.start_mark.index, node.end_mark.index
    header, _, body = text[start:end].partition("\n")
    lines = body.rstrip().split("\n")
    indent = " " * min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=2)
    width = max(LEAST_WIDTH, *(len(line) for line in lines)) - len(indent)
    rows = _refold([line.strip() for line in lines], value, width) if node.style == ">" else value.split("\n")
    tail = body[len(body.rstrip()) :]
    yield text[:start] + header + "\n" + "\n".join(indent + row for row in rows) + tail + text[end:]


def _refold(lines: list[str], value: str, width: int) -> list[str]:
    """The value in lines; those before and after the words that differ stay as they were."""
    words, old = value.split(), [line.split() for line in lines]
    first = 0
    while first < len(old) and words[: len(old[first])] == old[first]:
        words = words[len(old[first]) :]
        first += 1
    last = len(old)
    while last > first and old[last - 1] and words[-len(old[last - 1]) :] == old[last - 1]:
        words = words[: -len(old[last - 1])]
        last -= 1
    middle, wider = (
        textwrap.wrap(" ".join(words), most, break_long_words=False, break_on_hyphens=False)
        for most in (width, width + SLACK)
    )
    return [*lines[:first], *(wider if len(wider) == last - first else middle), *lines[last:]]


def _is_only_change(again: Loaded, loaded: Loaded, path: str, value: str) -> bool:
    before, after = dict(scalars(loaded.data)), dict(scalars(again.data))
    written = next((name for name in ancestors(path) if name in before), path)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return (
        changed <= {written}
        and type(after.get(written)) is type(before.get(written))
        and str(after.get(written)) == value
    )


class LineChange(NamedTuple):
    """Lines put in place of those from `first` up to `last`, counted from 0."""

    first: int
    last: int
    lines: list[str]


def insert_item(data: bytes, loaded: Loaded, key: str, index: int, item: Item, order: Sequence[str]) -> bytes:
    """The file with an item at an index of the list of a key; `order` names the keys behind which a new list may stand.

    Raises `Failure` when it cannot be put there without changing anything else.
    """
    loaded = loaded.alone or loaded
    items = [*(loaded.data.get(key) or [])]
    items.insert(index, item)
    made = (_apply(change, data) for change in _changes(loaded, key, index, item, order))
    message, hint = f"no entry can be put into “{key}” as it stands", "write the entry into the file by hand"
    return first_right(made, loaded, lambda again: again.data == loaded.data | {key: items}, (key, message, hint))


def format_item(item: Item, indent: str = "", is_short: bool = True) -> Iterator[list[str]]:
    """The lines of an item of a list, in one style after another: on one line where it fits, folded, quoted."""
    line = f"{indent}- {format_flow(item)}"
    if is_short and len(line) <= WIDTH:
        yield [line]
    for is_folded in (True, False):
        rows = list[str]()
        for number, (name, value) in enumerate(item.items()):
            lead = f"{indent}{'  ' if number else '- '}{name}: "
            is_long = is_folded and len(lead) + len(str(value)) > WIDTH
            rows += [f"{lead}>-", *_fold(value, f"{indent}    ")] if is_long else [f"{lead}{_scalar(value)}"]
        yield rows


def _fold(value: object, indent: str) -> list[str]:
    width = WIDTH - len(indent)
    rows = textwrap.wrap(str(value), width, break_long_words=False, break_on_hyphens=False)
    return [f"{indent}{row}" for row in rows]


def format_flow(value: object) -> str:
    """A value on one line: a text or number, a list or an entry of such."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {format_flow(item)}" for name, item in value.items()) + "}"
    return f"[{', '.join(map(format_flow, value))}]" if isinstance(value, list) else _scalar(value)


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value if PLAIN.fullmatch(value) and resolve(value) == value else quote_scalar(value)


def _changes(loaded: Loaded, key: str, index: int, item: Item, order: Sequence[str]) -> Iterator[LineChange]:
    """The ways to put the item there, the best first."""
    if loaded.lines[loaded.marks[""][0] - 1].lstrip().startswith("{"):
        return
    if key not in loaded.keys:
        yield from _new_list(loaded, key, item, order)
    elif _begins(loaded, key, "["):
        yield from _into_brackets(loaded, key, index, item)
    else:
        yield from _into_lines(loaded, key, index, item)


def _begins(loaded: Loaded, path: str, sign: str) -> bool:
    line, column, *_ = loaded.marks[path]
    return loaded.lines[line - 1].startswith(sign, column - 1)


def _new_list(loaded: Loaded, key: str, item: Item, order: Sequence[str]) -> Iterator[LineChange]:
    """The key and its one item, behind the last of the keys before it, with the comments that are indented there."""
    behind = [name for name in order[: order.index(key)] if name in loaded.keys]
    at = max((loaded.marks[name][2] for name in behind), default=0)
    while at < len(loaded.lines) and re.match(r"\s+#", loaded.lines[at]):
        at += 1
    gap = [""] if at and (at >= len(loaded.lines) or not loaded.lines[at].strip()) else []
    for rows in format_item(item, _indent(loaded)):
        yield LineChange(at, at, [*gap, f"{key}:", *rows])


def _indent(loaded: Loaded) -> str:
    """The indentation of the first list of the file that has a line for each item."""
    first = (loaded.marks[f"{name}[0]"] for name in loaded.keys if f"{name}[0]" in loaded.marks and "." not in name)
    dashes = (re.match(r" *(?=- )", loaded.lines[mark[0] - 1]) for mark in first)
    return next((dash[0] for dash in dashes if dash), "  ")


def _into_lines(loaded: Loaded, key: str, index: int, item: Item) -> Iterator[LineChange]:
    before = f"{key}[{index - 1}]"
    start = loaded.marks[f"{key}[0]"]
    dash = loaded.lines[start[0] - 1].rfind("-", 0, start[1] - 1)
    at = loaded.marks[before][2] if index else loaded.keys[key][2]
    is_spaced = index > 1 and not loaded.lines[loaded.marks[f"{key}[{index - 2}]"][2]].strip()
    for rows in format_item(item, " " * dash, not index or _begins(loaded, before, "{")):
        yield LineChange(at, at, [*([""] if is_spaced else []), *rows])


def _into_brackets(loaded: Loaded, key: str, index: int, item: Item) -> Iterator[LineChange]:
    """Behind the item before it on the same line; a list without items becomes one with a line for each."""
    number, column, *_ = loaded.marks[key]
    line = loaded.lines[number - 1]
    if empty := EMPTY.match(line, loaded.keys[key][3]):
        for rows in format_item(item, _indent(loaded)):
            yield LineChange(number - 1, number, [line[: empty.start()] + line[empty.end() :], *rows])
        return
    if index:
        *_, number, column = loaded.marks[f"{key}[{index - 1}]"]
        line, added = loaded.lines[number - 1], f", {format_flow(item)}"
    else:
        column, added = column + 1, f"{format_flow(item)}, "
    yield LineChange(number - 1, number, [line[: column - 1] + added + line[column - 1 :]])


def _apply(change: LineChange, data: bytes) -> bytes:
    """The file with other lines, which end as its first line does."""
    mark = BOM if data.startswith(BOM) else b""
    lines = data[len(mark) :].decode("utf-8").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    if change.first == len(lines):
        lines[-1] += end
    ends = [end] * len(change.lines)
    if change.last == len(lines):
        ends[-1] = ""
    lines[change.first : change.last] = [line + own for line, own in zip(change.lines, ends, strict=True)]
    return mark + "\n".join(lines).encode()
