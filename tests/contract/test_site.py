"""The gallery of the site shows every page that was built; its first page shows a number that is caught."""

from pathlib import Path

import pypdfium2
import pytest

from make_gallery import make_gallery
from tests.support.projects import ROOT


def test_every_page_of_every_pdf_is_shown(built: Path, tmp_path: Path) -> None:
    *pictures, page = make_gallery(built / "build", tmp_path)
    pdfs = sorted((built / "build/demo").glob("*.pdf"))
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in pdfs)
    assert len(pictures) == pages
    text = page.read_text(encoding="utf-8")
    assert all(f"](demo/{picture.name})" in text and picture.is_file() for picture in pictures)
    assert [line for line in text.splitlines() if line.startswith("### ")] == [f"### {path.stem}" for path in pdfs]


def test_without_a_set_there_is_no_gallery(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="run `make build` first"):
        list(make_gallery(tmp_path, tmp_path))


def test_the_first_screen_shows_a_caught_number_before_any_command_to_type() -> None:
    text = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    assert text.index("[number-not-in-evidence]") < text.index("```sh")
    assert "(how-to/install.md)" in text
