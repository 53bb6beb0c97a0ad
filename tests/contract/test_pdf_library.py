"""What the quick import of WeasyPrint leans on: names of libraries, one use of cffi, what it needs of fontTools."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<html lang=en><title>T</title><p>Text of a page, with numbers 1 to 9, for its fonts.</p>"
WRITE = f"""
import hashlib, sys
from briefset.design.fonts import activate_fonts
activate_fonts()
events, started = [], ("subprocess.Popen", "os.posix_spawn", "os.system")
sys.addaudithook(lambda name, _: events.append(name) if name in started else None)
if sys.argv[1] == "quick":
    from briefset.files.pdf_library import import_pdf_library
    import_pdf_library()
import weasyprint
from weasyprint.text import ffi
data = weasyprint.HTML(string={PAGE!r}).write_pdf(pdf_variant="pdf/ua-1")
late = sorted({{"fontTools.subset", "fontTools.varLib.instancer", "pycparser"}} & set(sys.modules))
print(hashlib.sha256(data).hexdigest(), type(ffi.ffi).__name__, len(events), *late)
"""


def write(way: str, cache: Path) -> list[str]:
    """Hash of a PDF, kind of interface, number of child processes, large modules in memory."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-c", WRITE, way]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()


def test_it_writes_the_same_without_asking_compilers_or_parsing_c(tmp_path: Path) -> None:
    plain = write("plain", tmp_path)
    first, second = write("quick", tmp_path), write("quick", tmp_path)
    assert plain[0] == first[0] == second[0]
    assert first[1:] == ["Declarations", "0", "pycparser"]
    assert second[1:] == ["Declarations", "0"]


@pytest.mark.parametrize("damage", [b"", b"damage"])
def test_damaged_tables_are_made_again(tmp_path: Path, damage: bytes) -> None:
    before = write("quick", tmp_path)
    for file in (tmp_path / "briefset").iterdir():
        file.write_bytes(damage)
    assert write("quick", tmp_path) == before
