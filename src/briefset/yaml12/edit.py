"""One value of a YAML file put in place of another; everything else keeps its bytes.

In: the bytes of a summary, a path, a value. Out: new bytes. Never: an edit that changes another value, a comment or the
layout around the value; it reads its own result again and compares.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

from briefset.diagnostics import Failure
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.paths import ancestors, join_path

LEAST_WIDTH = 60
SLACK = 10
"""Characters by which a line may grow longer than the others, so that the words after it stay where they are."""
BOM = b"\xef\xbb\xbf"
STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
SHORT = "text"
"""The key whose value may stand for a whole entry."""
ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t"}


def replace_scalar(data: bytes, loaded: Loaded, path: str, value: str) -> bytes:
    """The file with another value at the path, in the style of the old one where that can hold it.

    Raises `Failure` when the value cannot be put there without changing anything else.
    """
    loaded = loaded.alone or loaded
    text, root = compose(data)
    node = _find(root, path)
    if node is not None:
        for new in _candidates(text, node, value):
            amended = encode(new, data)
            if _is_only_change(amended, loaded, path, value):
                return amended
    hint = "write the value into the file by hand"
    raise Failure([loaded.diagnose(path, "not-amended", "this value cannot be replaced where it stands", hint)])


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
    styles = {"": (_plain, quote_scalar), "'": (_single, quote_scalar), '"': (quote_scalar,)}.get(
        node.style, (quote_scalar,)
    )
    for style in styles:
        yield text[:start] + style(value) + text[end:]


def _plain(value: str) -> str:
    return value


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


def _is_only_change(amended: bytes, loaded: Loaded, path: str, value: str) -> bool:
    try:
        again = load(amended, loaded.file)
    except Failure:
        return False
    before, after = dict(_scalars(loaded.data, "")), dict(_scalars(again.data, ""))
    written = next((name for name in ancestors(path) if name in before), path)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return (
        changed <= {written}
        and type(after.get(written)) is type(before.get(written))
        and str(after.get(written)) == value
    )


def _scalars(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _scalars(item, join_path(path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _scalars(item, f"{path}[{index}]")
    else:
        yield path, value
