"""Budgets that keep the code readable in one sitting."""

import ast
from functools import cache
from statistics import median

from tests.support.code import SOURCE, trees

MAX_MODULE = 400
MAX_RECORD = 550
"""The record of a language holds words and no code, and all of the language in one place."""
MAX_FUNCTION = 40
MAX_MEDIAN = 8


@cache
def functions() -> list[tuple[str, int]]:
    """Each function with its lines."""
    return [
        (f"{path.relative_to(SOURCE)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_module_is_longer_than_a_sitting() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in trees()}
    records = set(SOURCE.glob("language/[a-z][a-z].py"))
    most = {path: MAX_RECORD if path in records else MAX_MODULE for path in trees()}
    assert [path.name for path, length in lengths.items() if length > most[path]] == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert [item for item in functions() if item[1] > MAX_FUNCTION] == []


def test_functions_are_short_in_the_median() -> None:
    assert median(length for _, length in functions()) <= MAX_MEDIAN
