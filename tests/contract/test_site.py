"""The site leads to every page, shows every page that was built, and first of all a number that is caught."""

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from make_gallery import make_gallery
from tests.support.projects import ROOT, run

PAGED = (".docx", ".pdf", ".pptx")


def gallery(built: Path, target: Path, office: str | None) -> tuple[list[Path], str]:
    *pictures, page = make_gallery(built / "build", target, office)
    text = page.read_text(encoding="utf-8")
    assert all(f"](demo/{picture.name})" in text and picture.is_file() for picture in pictures)
    documents = [each.name for each in sorted((built / "build/demo").iterdir()) if each.suffix in PAGED]
    assert sorted(re.findall(r"^### \[.+\]\(demo/(.+)\)", text, re.MULTILINE)) == documents
    assert all((target / "demo" / name).is_file() for name in [*documents, "briefing.html"])
    return pictures, text


def pages_of(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_every_page_of_every_pdf_is_shown(built: Path, tmp_path: Path) -> None:
    pictures, text = gallery(built, tmp_path, office=None)
    assert len(pictures) == sum(map(pages_of, (built / "build/demo").glob("*.pdf")))
    assert text.count("LibreOffice was not there") == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice; .ci/run installs it")
def test_the_pages_of_word_and_the_slides_are_shown(built: Path, tmp_path: Path) -> None:
    pictures, text = gallery(built, tmp_path, shutil.which("soffice"))
    slides = pages_of(built / "build/demo/factsheet.pdf")
    assert len([each for each in pictures if each.name.startswith("factsheet-pptx-")]) == slides
    assert len([each for each in pictures if each.name.startswith("handout-docx-")]) >= 1
    assert "LibreOffice was not there" not in text


def test_without_a_set_there_is_no_gallery(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="run `make build` first"):
        list(make_gallery(tmp_path, tmp_path, None))


def test_the_site_leads_to_every_page() -> None:
    named = re.findall(r"^ +- (?:[\w ]+: )?(\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in ROOT.glob("docs/**/*.md")]
    assert sorted(named) == sorted({*pages, "gallery/index.md"})


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_the_number_that_a_page_shows_as_caught_is_told_in_these_words(page: str, tmp_path: Path) -> None:
    said = re.search(r"^content/harbour/.+?\]$", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert said
    assert run(tmp_path, "new", "harbour").returncode == 0
    summary = tmp_path / "content/harbour/summary.yaml"
    summary.write_text(summary.read_text("utf-8").replace("54,000", "84,000", 1), "utf-8")
    told = run(tmp_path, "build")
    assert told.returncode == 1
    assert " ".join(said[0].split()) in told.stderr


def test_the_first_screen_shows_a_caught_number_before_any_command_to_type() -> None:
    text = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    assert text.index("[number-not-in-evidence]") < text.index("```sh")
    assert text.index("**Choose your system**") < text.index("![")
