"""Slides are filled in LibreOffice as on paper, also in the faces that stand in for those of the brand."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.support.libreoffice import convert
from tests.support.sets import SharedSets

CONTENTS = (30, 120, 930, 488)
"""Where a slide has its contents, between its title and its foot, in points."""
LEAST = 0.6
SEEN = 14
"""How much a point differs from its ground to be seen."""


def fill(page: pypdfium2.PdfPage) -> float:
    """The height of what stands on a slide, as a share of the room for contents."""
    shown = page.render(scale=540 / page.get_height()).to_pil().convert("RGB").crop(CONTENTS)
    ground = Image.new("RGB", shown.size, shown.getpixel((2, 2)))
    box = ImageChops.difference(shown, ground).convert("L").point(lambda value: 255 * (value > SEEN)).getbbox()
    return (box[3] - box[1]) / shown.height if box else 0.0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sample", "sample-de", "es", "fr", "own"])
def test_no_slide_is_half_empty(name: str, shared_sets: SharedSets, tmp_path: Path) -> None:
    sample = name.startswith("sample") and shared_sets.sample(name.partition("-")[2])
    folder = sample or (shared_sets.own() if name == "own" else shared_sets.translated(name))
    (deck,) = (folder / "build").glob("*/factsheet.pptx")
    pages = pypdfium2.PdfDocument(io.BytesIO(convert(deck, tmp_path).read_bytes()))
    try:
        assert {number: fill(page) for number, page in enumerate(pages, 1) if fill(page) < LEAST} == {}
    finally:
        pages.close()
