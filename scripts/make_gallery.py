"""The gallery of the site: every page of every PDF in build/, as a picture of the real thing.

In: build/. Out: docs/gallery/, which is not in git. Never: a page that no build has made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from briefset.writers.png import pdf_to_pngs

ROOT = Path(__file__).resolve().parents[1]
WIDTH_PX = 900
HEAD = """# Gallery

Every page of every PDF, as the build that made this site has written it. Beside them each set has a Word handout,
slides for PowerPoint, a reading copy in HTML, cards and a letter.
"""


def make_gallery(build: Path, target: Path) -> Iterator[Path]:
    """The pictures below the target, and last the page that shows them; raises `SystemExit` where no set was built."""
    parts = [HEAD]
    for folder in sorted(path.parent for path in build.glob("*/manifest.json")):
        parts.append(f"## {folder.name}\n")
        for pdf in sorted(folder.glob("*.pdf")):
            parts.append(f"### {pdf.stem}\n")
            for number, data in enumerate(pdf_to_pngs(pdf.read_bytes(), WIDTH_PX)[:-1], 1):
                picture = target / folder.name / f"{pdf.stem}-{number:02d}.png"
                picture.parent.mkdir(parents=True, exist_ok=True)
                picture.write_bytes(data)
                parts.append(f"![{folder.name}: {pdf.stem}, page {number}]({folder.name}/{picture.name})\n")
                yield picture
    if len(parts) == 1:
        sys.exit("no set in build/: run `make build` first")
    (target / "index.md").write_text("\n".join(parts), encoding="utf-8")
    yield target / "index.md"


if __name__ == "__main__":
    for path in make_gallery(ROOT / "build", ROOT / "docs" / "gallery"):
        print(path.relative_to(ROOT))
