"""The program's own code as trees, for the rules that it holds to.

In: nothing. Out: the tree of each module by its path. Never: imports what it reads.
"""

import ast
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "briefset"


@cache
def tree(path: Path) -> ast.Module:
    """A module of the program."""
    return ast.parse(path.read_text(encoding="utf-8"))


def trees() -> dict[Path, ast.Module]:
    """All of them."""
    return {path: tree(path) for path in sorted(SOURCE.rglob("*.py"))}
