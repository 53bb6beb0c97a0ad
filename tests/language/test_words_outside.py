"""Words of a language stand in its file: no module that reads or judges texts lists any by itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefset.language.data import FAMILIES, RELATIONS
from briefset.language.registry import languages, require_language
from tests.support.code import SOURCE, tree

RECORDS = {SOURCE / "language" / f"{tag}.py" for tag in languages()}
SENTENCES = SOURCE / "language" / "sentences.py"
"""Cuts texts of any language, also of those without a file, and so holds what opens a sentence of its own."""
READERS = sorted({*(SOURCE / "language").glob("*.py"), *(SOURCE / "evidence").rglob("*.py")} - RECORDS - {SENTENCES})
LISTED = 2
"""So many words of one language in one collection make a list."""


def collections(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The texts in each set, list or tuple of a module, with its line; docstrings and messages are no collections."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            found = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield node.lineno, found
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(listed)), attr="split")):
                yield node.lineno, listed.split()


@cache
def small_words(tag: str) -> frozenset[str]:
    """The words without content of a language, which no code needs as names; families and relations are such names."""
    words = (word for word in require_language(tag).stop if re.fullmatch(r"[^\W\d_]{2,}", word))
    return frozenset(words) - {*FAMILIES, *RELATIONS}


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_no_reader_lists_small_words_of_a_language(path: Path) -> None:
    listed = [
        (line, tag, found)
        for line, texts in collections(path)
        for tag in languages()
        if len(found := sorted(small_words(tag) & {text.casefold() for text in texts})) >= LISTED
    ]
    assert listed == []
