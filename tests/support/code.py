"""The program's own code as trees, for the rules that it holds to.

In: nothing. Out: the tree of each module by its path. Never: imports what it reads.
"""

import ast
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "briefset"


@cache
def trees() -> dict[Path, ast.Module]:
    """Each module of the program."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
