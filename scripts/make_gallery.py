"""The gallery of the site: every page of every document in build/, as a picture of the real thing, and the document.

In: build/ and the summaries beside it; LibreOffice for the pages of Word and PowerPoint files. Out: docs/gallery/,
which is not in git. Never: a page that no build has made; silence about pages that are not shown.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefset import load
from briefset.writers.png import pdf_to_pngs

ROOT = Path(__file__).resolve().parents[1]
WIDTH_PX = 900
PATIENCE_S = 180
HEAD = """---
hide: [navigation]
---
# Gallery

Every page of every document, as the build that made this site has written it; Word and PowerPoint files as LibreOffice
shows them. Touch a page to see it larger, or a name to have the file.
"""
UNSEEN = "*LibreOffice was not there when this page was made, so that its pages are not shown.*\n"


def make_gallery(build: Path, target: Path, office: str | None) -> Iterator[Path]:
    """The pictures below the target, and last the page that shows them; raises `SystemExit` where no set was built."""
    parts = [HEAD]
    for folder in sorted(path.parent for path in build.glob("*/manifest.json")):
        place = target / folder.name
        place.mkdir(parents=True, exist_ok=True)
        parts.append(f"## {load(build.parent / 'content' / folder.name).title}\n\n{_more(folder, place)}\n")
        for document in sorted([*folder.glob("*.pdf"), *folder.glob("*.docx"), *folder.glob("*.pptx")]):
            shutil.copy(document, place)
            parts.append(f"### [{document.name}]({folder.name}/{document.name})\n")
            pdf = document.read_bytes() if document.suffix == ".pdf" else _as_pdf(document, office)
            pictures = list(_pictures(pdf, document, place)) if pdf else []
            parts.append(_row(document.name, [f"{folder.name}/{each.name}" for each in pictures]) if pdf else UNSEEN)
            yield from pictures
    if len(parts) == 1:
        sys.exit("no set in build/: run `make build` first")
    (target / "index.md").write_text("\n".join(parts), encoding="utf-8")
    yield target / "index.md"


def _more(folder: Path, place: Path) -> str:
    """Links to the documents that have no pages."""
    found = sorted([*folder.glob("*.html"), *folder.glob("*.txt")])
    for path in found:
        shutil.copy(path, place)
    return " · ".join(f"[{path.name}]({folder.name}/{path.name})" for path in found)


def _pictures(pdf: bytes, document: Path, place: Path) -> Iterator[Path]:
    for number, data in enumerate(pdf_to_pngs(pdf, WIDTH_PX)[:-1], 1):
        picture = place / f"{document.name.replace('.', '-')}-{number:02d}.png"
        picture.write_bytes(data)
        yield picture


def _row(name: str, pictures: list[str]) -> str:
    """The pages side by side, each a link to its picture."""
    pages = (f"[![{name}, page {number}]({path}){{ loading=lazy }}]({path})" for number, path in enumerate(pictures, 1))
    return "\n".join(['<div class="pages" markdown>', *pages, "</div>\n"])


def _as_pdf(document: Path, office: str | None) -> bytes | None:
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(document)]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S)
        return (Path(folder) / document.with_suffix(".pdf").name).read_bytes()


if __name__ == "__main__":
    for path in make_gallery(ROOT / "build", ROOT / "docs" / "gallery", shutil.which("soffice")):
        print(path.relative_to(ROOT))
