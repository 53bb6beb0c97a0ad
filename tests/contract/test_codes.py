"""Every diagnostic has a code that is explained, and no code is explained that nothing uses."""

import ast
from functools import cache
from pathlib import Path

from briefset.diagnostics.codes import CODES

SOURCE = Path(__file__).resolve().parents[2] / "src" / "briefset"
MAKERS = {"Diagnostic", "diagnose"}


@cache
def trees() -> list[ast.Module]:
    paths = [path for path in SOURCE.rglob("*.py") if path.name != "codes.py"]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


@cache
def used_codes() -> set[str]:
    """The codes written out where a diagnostic is made."""
    calls = [node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    makers = [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in MAKERS]
    codes = [call.args[1] for call in makers if len(call.args) > 1]
    return {code.value for code in codes if isinstance(code, ast.Constant) and isinstance(code.value, str)}


def test_every_code_is_explained() -> None:
    assert len(used_codes()) > 20
    assert sorted(used_codes() - CODES.keys()) == []


def test_every_explained_code_is_used() -> None:
    literals = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted(CODES.keys() - literals) == []
