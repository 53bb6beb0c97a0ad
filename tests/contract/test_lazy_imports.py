"""Heavy libraries are imported by the command that needs them, and by no other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefset.cli.fast_path import LAYOUT

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"weasyprint", "docx", "pptx", "pypdfium2", "fontTools", "jinja2"}
PROBE = """
import atexit, sys
atexit.register(lambda: print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules})))
sys.argv = ["briefset", *sys.argv[1:]]
from briefset.__main__ import main
main()
"""


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules in memory when the command ends well."""
    command = [sys.executable, "-c", PROBE, *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in LAYOUT}
    environment["PYTHONPATH"] = str(ROOT / "src")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("explain",)], ids=lambda arguments: arguments[0])
def test_what_never_changes_loads_not_even_typer(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & (HEAVY | {"typer", "pydantic", "yaml"}) == set()


@pytest.mark.parametrize("arguments", [("check",), ("schema",)], ids=lambda arguments: arguments[0])
def test_light_commands_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & HEAVY == set()
