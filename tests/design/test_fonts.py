"""A brand brings font files along: for its roles, and for scripts that the bundled fonts lack."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.design.brand import Brand, read_brand
from briefset.design.fonts import read_face
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure, Severity
from briefset.proofs.readback import read_pdf
from tests.support.projects import article_of, build_project, make_project, summary_of
from tests.support.sets import SharedSets

HEBREW, ARABIC = "שלום עולם", "سلام"
BRAND = "typography:\n  fonts:\n    - {family: Quay Hebrew, source: file, files: [{path: fonts/quay.ttf}]}\n"


def make_font(letters: str, family: str = "Quay Hebrew", *, variable: bool = False, restricted: bool = False) -> bytes:
    """A font of boxes, each as wide as its place among the letters."""
    builder = FontBuilder(1000)
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in letters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"uni{ord(letter):04X}" for letter in letters})
    builder.setupGlyf({name: _box(0 if name == "uni0020" else 200 + 20 * place) for place, name in enumerate(names)})
    builder.setupHorizontalMetrics({name: (300 + 20 * place, 50) for place, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "fullName": family, "psName": "Quay"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=2 * restricted)
    builder.setupPost()
    builder.setupHead(unitsPerEm=1000, created=3_800_000_000, modified=3_800_000_000)
    if variable:
        builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    buffer = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(buffer)
    return buffer.getvalue()


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 600), (width, 600), (width, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


LETTERS = "".join(sorted(set("א" + HEBREW + ARABIC)))


def branded(folder: Path, text: str = BRAND, font: bytes | None = None) -> Brand:
    (folder / "fonts").mkdir(exist_ok=True)
    (folder / "fonts" / "quay.ttf").write_bytes(make_font(LETTERS) if font is None else font)
    theme = read_theme(Templates((built_in_templates(),)))
    return read_brand(text.encode(), "_brand.yml", theme, folder)


def write_hebrew(folder: Path) -> None:
    """The sample with words from right to left, and a brand with a font for them."""
    make_project(
        folder,
        ("Moreau argues that a working harbour", f"In Hebrew ({HEBREW}) and Arabic ({ARABIC}): a working harbour"),
        ("Until 2015, Moreau writes", f"Until 2015, Moreau ({HEBREW}) writes"),
        ("Moreau argues that a harbour can", f"Moreau ({HEBREW}) argues that a harbour can"),
    )
    (folder / "fonts").mkdir()
    (folder / "fonts" / "quay.ttf").write_bytes(make_font(LETTERS))
    (folder / "_brand.yml").write_text(BRAND, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_hebrew(tmp_path)
    return tmp_path


@pytest.fixture
def hebrew(shared_sets: SharedSets) -> Path:
    """The set of it."""
    return shared_sets.project("hebrew", write_hebrew, "pdf", "html", "docx", "pptx") / "build" / "demo"


def make(project: Path, *formats: str) -> Path:
    build_project(project, *formats)
    return project / "build" / "demo"


def test_words_from_right_to_left_are_set_in_the_face_of_the_brand(hebrew: Path) -> None:
    file = hebrew / "briefing.pdf"
    with pikepdf.open(file) as opened:
        found = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary)]
        fonts = {str(item.FontName) for item in found if item.get("/Type") == pikepdf.Name.FontDescriptor}
        languages = {str(item.Lang) for item in found if "/Lang" in item}
    assert any("Quay" in font for font in fonts)
    assert {"he", "ar"} <= languages
    assert set(HEBREW + ARABIC) - {" "} <= set(read_pdf(file.read_bytes())[0])


def test_words_from_right_to_left_stand_in_their_order_on_the_page(hebrew: Path) -> None:
    document = pypdfium2.PdfDocument(hebrew / "briefing.pdf")
    page = document[0].get_textpage()
    letters = [(page.get_text_range(place, 1), page.get_charbox(place)[0]) for place in range(page.count_chars())]
    document.close()
    words = "".join(letter for letter, _ in letters)
    found = [match.start() for match in re.finditer(HEBREW.split()[0], words)]
    assert found
    for start in found:
        lefts = [left for _, left in letters[start : start + len(HEBREW.split()[0])]]
        assert lefts == sorted(lefts, reverse=True)


def test_a_label_of_a_chart_from_right_to_left_is_an_error(project: Path) -> None:
    summary = summary_of(project)
    text = summary.read_text(encoding="utf-8").replace('label: "2021"', f"label: {HEBREW}", 1)
    summary.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        make(project, "pdf")
    found = {(fault.code, fault.path) for fault in caught.value.diagnostics}
    assert found == {("direction", "exhibits[0]")}


def test_without_the_file_the_same_words_are_an_error(project: Path) -> None:
    (project / "_brand.yml").unlink()
    with pytest.raises(Failure) as caught:
        make(project, "html")
    assert {fault.code for fault in caught.value.diagnostics} == {"no-glyph"}


def test_word_and_the_reading_copy_name_the_face(hebrew: Path) -> None:
    with zipfile.ZipFile(hebrew / "handout.docx") as archive:
        document = archive.read("word/document.xml").decode()
        table = archive.read("word/fontTable.xml").decode()
        embedded = [name for name in archive.namelist() if "QuayHebrew" in name]
    assert 'w:cs="Quay Hebrew"' in document
    assert "<w:rtl/>" in document
    assert HEBREW in document
    assert 'w:name="Quay Hebrew"' in table
    assert embedded == ["word/fonts/QuayHebrew-Regular.odttf"]
    page = (hebrew / "briefing.html").read_text(encoding="utf-8")
    assert "'Gentium Book Plus', 'Quay Hebrew'" in page
    assert f'<span lang="he" dir="rtl">{HEBREW}</span>' in page


def test_a_slide_names_the_face(hebrew: Path) -> None:
    with zipfile.ZipFile(hebrew / "factsheet.pptx") as archive:
        slides = "".join(archive.read(name).decode() for name in archive.namelist() if "slides/slide" in name)
    assert '<a:cs typeface="Quay Hebrew"/>' in slides


@pytest.mark.slow
def test_another_font_file_makes_the_set_anew_and_the_same_one_the_same_bytes(project: Path) -> None:
    folder = article_of(project)
    options = BuildOptions(("pdf",), project / "build")
    build(folder, options)
    first = (project / "build" / "demo" / "briefing.pdf").read_bytes()
    record = json.loads((project / "build" / "demo" / "manifest.json").read_text(encoding="utf-8"))
    assert "brand/fonts/quay.ttf" in json.dumps(record)
    assert not build(folder, options).fresh
    build(folder, replace(options, force=True))
    assert (project / "build" / "demo" / "briefing.pdf").read_bytes() == first
    (project / "fonts" / "quay.ttf").write_bytes(make_font(LETTERS + "A"))
    assert build(folder, options).fresh


def test_a_font_of_the_brand_can_have_a_role(tmp_path: Path) -> None:
    made = branded(tmp_path, BRAND + "  headings: Quay Hebrew\n").theme
    assert made.serif == "Quay Hebrew"
    assert made.further == ()
    assert made.read_face("Quay Hebrew", "Regular") == make_font(LETTERS)


@pytest.mark.parametrize(
    ("text", "font", "message"),
    [
        (BRAND.replace("fonts/quay", "../quay"), None, "outside the folder"),
        (BRAND.replace("fonts/quay", "/etc/quay"), None, "No such file"),
        (BRAND.replace("quay.ttf", "other.ttf"), None, "No such file"),
        (BRAND.replace("quay.ttf", "quay.woff"), None, "neither .ttf nor .otf"),
        (BRAND.replace("Quay Hebrew", "Quay"), None, "is of the family Quay Hebrew"),
        (BRAND, b"no font at all", "is no font"),
        (BRAND, make_font(LETTERS)[:700], "is no font"),
        (BRAND, make_font(HEBREW.replace(" ", "")[:2]), "no space"),
        (BRAND, make_font(LETTERS, variable=True), "variable font"),
        (BRAND, make_font(LETTERS, restricted=True), "forbids embedding"),
        (BRAND, bytes(10 * 1024 * 1024 + 1), "larger than 10 MiB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str, font: bytes | None, message: str
) -> None:
    with pytest.raises(Failure) as caught:
        branded(tmp_path, text, font)
    fault = caught.value.diagnostics[0]
    assert message in fault.message
    assert (fault.code, fault.position.line) == ("theme", 3)


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("weight: 700", "fonts/quay.ttf: is declared with weight 700, and its own is 400"),
        ("weight: bold", "fonts/quay.ttf: is declared with weight bold, and its own is 400"),
        ("weight: 500..900", "fonts/quay.ttf: is declared with weight 500..900, and its own is 400"),
        ("weight: heavy", "fonts/quay.ttf: 'heavy' is no weight"),
        ("style: italic", "fonts/quay.ttf: is declared with style italic, and its own is normal"),
        ("weight: 400", ""),
        ("weight: normal, style: normal", ""),
        ("weight: 300..500", ""),
        ("weight: [400, 700], style: [normal, italic]", ""),
    ],
)
def test_weight_and_style_are_those_of_the_file(tmp_path: Path, declared: str, message: str) -> None:
    text = BRAND.replace("quay.ttf", f"quay.ttf, {declared}")
    if not message:
        assert branded(tmp_path, text).theme.faces[0].style == "Regular"
        return
    with pytest.raises(Failure) as caught:
        branded(tmp_path, text)
    fault = caught.value.diagnostics[0]
    assert (fault.message, fault.position.line) == (message, 3)
    assert fault.hint


@pytest.mark.parametrize("source", ["google", "bunny", "system", ""])
def test_a_font_from_elsewhere_has_a_stand_in_where_it_has_a_role(tmp_path: Path, source: str) -> None:
    entry = f"typography:\n  fonts:\n    - family: Inter{source and chr(10) + '      source: ' + source}\n"
    assert branded(tmp_path, entry).remarks == []
    made = branded(tmp_path, entry + "  base: Inter\n")
    assert made.theme.sans == "Source Sans 3"
    [warning] = made.remarks
    assert (warning.path, warning.severity) == ("typography.base", Severity.WARNING)
    assert "source: file" in warning.hint


def test_an_unknown_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="'googel' is no source of a font"):
        branded(tmp_path, "typography:\n  fonts:\n    - {family: Source Sans 3, source: googel}\n")


@pytest.mark.parametrize(
    "files", ["fonts/quay.ttf", "[fonts/quay.ttf]", "[{path: fonts/quay.ttf}]", "{path: fonts/quay.ttf}"]
)
def test_files_are_a_text_or_a_list(tmp_path: Path, files: str) -> None:
    text = f"typography:\n  fonts: [{{family: Quay Hebrew, source: file, files: {files}}}]\n  base: quay hebrew\n"
    assert branded(tmp_path, text).theme.sans == "Quay Hebrew"


def test_a_file_lies_beside_the_brand_or_in_the_project(tmp_path: Path) -> None:
    brand, project = tmp_path / "brand", tmp_path / "project"
    (project / "fonts").mkdir(parents=True)
    brand.mkdir()
    (project / "fonts" / "quay.ttf").write_bytes(make_font(LETTERS))
    theme = read_theme(Templates((built_in_templates(),)))
    for name in ("fonts/quay.ttf", "/fonts/quay.ttf"):
        text = BRAND.replace("fonts/quay.ttf", name)
        made = read_brand(text.encode(), "_brand.yml", theme, brand, project)
        assert made.paths == (project / "fonts" / "quay.ttf",)


def test_a_file_of_a_family_that_travels_with_briefset_is_left_out_with_a_note(tmp_path: Path) -> None:
    made = branded(tmp_path, BRAND.replace("Quay Hebrew", "Source Sans 3"), read_face("Source Sans 3", "Regular"))
    assert (made.theme.faces, [note.severity for note in made.remarks]) == ((), [Severity.NOTE])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "brand", tmp_path / "quay.ttf"
    (inside / "fonts").mkdir(parents=True)
    outside.write_bytes(make_font(LETTERS))
    (inside / "fonts" / "link.ttf").symlink_to(outside)
    with pytest.raises(Failure, match="outside the folder"):
        branded(inside, BRAND.replace("quay.ttf", "link.ttf"))
