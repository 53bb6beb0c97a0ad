"""Finished files against what was looked at: tags, paragraphs and shapes as text, and many scripts as a picture.

Text extraction cannot see a wrong glyph; a picture can. After a wanted change of a template, look at the pages, write
the files anew: `BRIEFSET_GOLDEN=write .venv/bin/pytest -n 0 tests/build/test_golden.py`.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from briefset.writers.pdf import doctree_to_pdf
from tests.support import tags as tagtree
from tests.support.office import describe_docx, describe_pptx
from tests.support.paper import THEME, no_pictures, tree

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
WRITES = os.environ.get("BRIEFSET_GOLDEN") == "write"
TILE_PX, TOLERANCE = 8, 22
"""No square of 8 px differs by more than 22 of 255 grey levels in the mean: smoothing may differ, a glyph may not."""
DPI = 144
LINES = """
    <h1>Schriften · 文字 · Γράμματα</h1>
    <p lang="vi">Tiếng Việt: cộng đồng chung vận mệnh của nhân loại</p>
    <p lang="pl">Zażółć gęślą jaźń; ćma, żółw, łódź</p>
    <p lang="cs">Příliš žluťoučký kůň úpěl ďábelské ódy</p>
    <p>Rénlèi mìngyùn gòngtóngtǐ; ǖǘǚǜ; Çağrı, ığdır; Ðá þýðir</p>
    <p lang="ru">Сообщество единой судьбы человечества</p>
    <p lang="el">Κοινότητα κοινού πεπρωμένου της ανθρωπότητας</p>
    <p lang="zh-CN">人类命运共同体，新型国际关系；“中国梦”</p>
    <p><strong>Bold 0123456789</strong> <em>Italic &amp; ﬁrst</em> €£¥ ½ × ÷ − – — … “a” ‘b’ «c» §</p>
"""
STYLE = """
    @page { size: 420pt 300pt; margin: 20pt }
    body { font: 15pt/24pt "Source Sans 3", "Noto Sans SC" }
    h1 { font: 22pt/30pt "Gentium Book Plus", "Noto Sans SC"; margin: 0 }
    p { margin: 0 } em, [lang=vi] { font-family: "Gentium Book Plus" }
"""


def draw(lines: str = LINES, smoothing: int = 2) -> Image.Image:
    """The page of many scripts in grey, drawn larger by `smoothing` and made smaller, then softened a little."""
    pdf = doctree_to_pdf(tree(lines, STYLE), THEME, no_pictures)
    document = pypdfium2.PdfDocument(pdf.data)
    picture: Image.Image = document[0].render(scale=smoothing * DPI / 72).to_pil().convert("L")
    document.close()
    smaller = picture.resize((420 * DPI // 72, 300 * DPI // 72), Image.Resampling.BOX)
    return smaller.filter(ImageFilter.GaussianBlur(1))


def worst_square(one: Image.Image, other: Image.Image) -> int:
    """The largest mean difference of any square, in grey levels."""
    assert one.size == other.size
    means = ImageChops.difference(one, other).filter(ImageFilter.BoxBlur((TILE_PX - 1) / 2))
    return max(means.tobytes())


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if WRITES:
        path.write_text(text, encoding="utf-8")
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["brief", "briefing", "evidence", "factsheet", "factsheet-print"])
def test_the_tags_are_read_in_the_order_that_was_looked_at(built: Path, name: str) -> None:
    compare(f"{name}.txt", tagtree.describe((built / "build" / "demo" / f"{name}.pdf").read_bytes()))


def test_the_handout_has_the_words_and_styles_that_were_looked_at(built: Path) -> None:
    compare("handout.txt", describe_docx((built / "build" / "demo" / "handout.docx").read_bytes()))


def test_the_slides_have_the_words_and_shapes_that_were_looked_at(built: Path) -> None:
    compare("slides.txt", describe_pptx((built / "build" / "demo" / "factsheet.pptx").read_bytes()))


def test_every_script_is_tagged_and_extracted_as_written() -> None:
    compare("scripts.txt", tagtree.describe(doctree_to_pdf(tree(LINES, STYLE), THEME, no_pictures).data))


def test_every_glyph_of_many_scripts_looks_as_it_was_looked_at() -> None:
    picture, path = draw(), GOLDEN / "scripts.png"
    if WRITES:
        picture.save(path, optimize=True)
    assert worst_square(picture, Image.open(io.BytesIO(path.read_bytes()))) <= TOLERANCE


def test_the_tolerance_lets_another_smoothing_pass() -> None:
    assert 0 < worst_square(draw(), draw(smoothing=4)) <= TOLERANCE
    assert worst_square(draw(), draw(smoothing=3)) <= TOLERANCE


@pytest.mark.parametrize(
    ("right", "wrong"), [("命运", "合运"), ("关系", "閞系"), ("łódź", "lódź"), ("cộng", "công"), ("ǚ", "ǜ")]
)
def test_the_tolerance_lets_no_wrong_glyph_pass(right: str, wrong: str) -> None:
    assert right in LINES
    assert worst_square(draw(), draw(LINES.replace(right, wrong))) > TOLERANCE
