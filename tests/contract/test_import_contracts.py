"""The flow is linear: the contracts of pyproject.toml hold, and each module says what it is for."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from tests.support.code import SOURCE, trees

ROOT = Path(__file__).resolve().parents[2]


def test_imports_keep_the_contracts() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert " kept, 0 broken" in done.stdout


def test_the_top_holds_the_entry_points_only() -> None:
    assert sorted(path.name for path in SOURCE.glob("*.py")) == ["__init__.py", "__main__.py"]


def test_what_tests_share_stands_in_their_support_and_in_no_test() -> None:
    imports = re.compile(r"^(?:from|import) tests(?!\.support)", re.MULTILINE)
    files = [path for path in sorted((ROOT / "tests").rglob("*.py")) if imports.search(path.read_text("utf-8"))]
    assert files == []


def test_a_module_says_what_comes_in_what_goes_out_and_what_it_never_does() -> None:
    said = {path: (ast.get_docstring(tree) or "").splitlines() for path, tree in trees().items()}
    assert [path for path, lines in said.items() if not 1 <= len(lines) <= 5] == []
