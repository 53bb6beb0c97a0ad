"""Budgets that keep the code readable in one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

SOURCE = Path(__file__).resolve().parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE = 400
MAX_RECORD = 550
"""The record of a language holds words and no code, and all of the language in one place."""
MAX_FUNCTION = 40
MAX_MEDIAN = 8


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(SOURCE)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_module_is_longer_than_a_sitting() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    records = set(SOURCE.glob("briefset/language/[a-z][a-z].py"))
    most = {path: MAX_RECORD if path in records else MAX_MODULE for path in MODULES}
    assert [path.name for path, length in lengths.items() if length > most[path]] == []


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = [item for path in MODULES for item in functions(path)]
    assert [item for item in lengths if item[1] > MAX_FUNCTION] == []


def test_functions_are_short_in_the_median() -> None:
    assert median(length for path in MODULES for _, length in functions(path)) <= MAX_MEDIAN
