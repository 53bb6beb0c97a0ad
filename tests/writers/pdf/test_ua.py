"""An independent judge: veraPDF on every PDF of our own article and of every kind of chart, by PDF/UA-1."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefset.design.fonts import activate_fonts
from tests.support.paper import STYLE
from tests.support.sets import SharedSets

ROOT = Path(__file__).resolve().parents[3]
JAXB = Path("/usr/share/java/jaxb-impl.jar")


def judge(*files: Path) -> subprocess.CompletedProcess[str]:
    java, jar = shutil.which("java"), os.environ.get("BRIEFSET_VERAPDF_JAR", "")
    if java is None or not Path(jar).is_file() or not JAXB.is_file():
        pytest.skip("needs Java, libjaxb-java, and veraPDF as BRIEFSET_VERAPDF_JAR; .ci/run installs them")
    command = [java, "-cp", f"{JAXB}:{jar}", str(ROOT / "tests" / "JudgePdf.java"), "ua1", *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize("build", [SharedSets.own, SharedSets.charts, SharedSets.branded])
def test_vera_pdf_finds_every_pdf_accessible(shared_sets: SharedSets, build: Callable[[SharedSets], Path]) -> None:
    project = build(shared_sets)
    files = sorted(project.glob("build/*/*.pdf"))
    done = judge(*files)
    assert done.stdout.splitlines() == [f"keeps ua1 {file.name}" for file in files], done.stderr
    assert len(files) == 5


@pytest.mark.slow
def test_vera_pdf_would_find_a_fault(tmp_path: Path) -> None:
    activate_fonts()
    import weasyprint

    page = f'<html lang="en"><title>T</title><style>{STYLE}</style><h1>a</h1><h3>b</h3>'
    weasyprint.HTML(string=page).write_pdf(tmp_path / "skipped.pdf", pdf_variant="pdf/ua-1")
    done = judge(tmp_path / "skipped.pdf")
    assert done.returncode == 1
    assert "breaks ua1 skipped.pdf" in done.stdout
    assert "7.4.2-1" in done.stdout
