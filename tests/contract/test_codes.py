"""Every diagnostic has a code that is explained, and no code is explained that nothing uses."""

import ast
from functools import cache

from briefset.diagnostics.codes import CODES
from tests.support.code import trees

MAKERS = {"Diagnostic", "diagnose"}


@cache
def nodes() -> list[ast.AST]:
    """All that stands in the program but for the list of codes."""
    return [node for path, tree in trees().items() if path.name != "codes.py" for node in ast.walk(tree)]


def used_codes() -> set[str]:
    """The codes written out where a diagnostic is made."""
    calls = [node for node in nodes() if isinstance(node, ast.Call)]
    makers = [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in MAKERS]
    codes = [call.args[1] for call in makers if len(call.args) > 1]
    return {code.value for code in codes if isinstance(code, ast.Constant) and isinstance(code.value, str)}


def test_every_code_is_explained() -> None:
    used = used_codes()
    assert len(used) > 20
    assert sorted(used - CODES.keys()) == []


def test_every_explained_code_is_used() -> None:
    literals = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    assert sorted(CODES.keys() - literals) == []
