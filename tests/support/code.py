"""The program's own code as trees, for the rules that it holds to.

In: nothing. Out: the tree of each module by its path. Never: imports what it reads.
"""

import ast
import gc
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "briefset"


@cache
def tree(path: Path) -> ast.Module:
    """A module of the program."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def trees() -> dict[Path, ast.Module]:
    """All of them; among half a million nodes the search for cycles would take three times as long as the reading."""
    gc.disable()
    try:
        return {path: tree(path) for path in sorted(SOURCE.rglob("*.py"))}
    finally:
        gc.freeze()
        gc.enable()
