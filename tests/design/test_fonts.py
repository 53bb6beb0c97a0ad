"""A brand brings font files along: for its roles, and for scripts that the bundled fonts lack."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import rendercv_fonts
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.design.brand import Brand, read_brand
from briefset.design.font_files import read_font_file
from briefset.design.fonts import Face, activate_fonts, installed_line_em, is_embedded_by_word, read_face, store_faces
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure, Severity
from briefset.files.formats import RefusedError
from briefset.proofs.readback import read_pdf
from tests.support.projects import article_of, build_project, make_project, summary_of
from tests.support.sets import SharedSets

HEBREW, ARABIC = "שלום עולם", "سلام"
BRAND = "typography:\n  fonts:\n    - {family: Quay Hebrew, source: file, files: [{path: fonts/quay.ttf}]}\n"


def make_font(
    letters: str, family: str = "Quay Hebrew", *, axes: tuple[str, ...] = (), bits: int = 0, weight: int = 400
) -> bytes:
    """A font of boxes, each as wide as its place among the letters; on an axis each grows by 100 units."""
    builder = FontBuilder(1000)
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in letters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"uni{ord(letter):04X}" for letter in letters})
    builder.setupGlyf({name: _box(0 if name == "uni0020" else 200 + 20 * place) for place, name in enumerate(names)})
    builder.setupHorizontalMetrics({name: (300 + 20 * place, 50) for place, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "fullName": family, "psName": "Quay"})
    builder.setupOS2(
        sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=bits, usWeightClass=weight
    )
    builder.setupPost()
    builder.setupHead(unitsPerEm=1000, created=3_800_000_000, modified=3_800_000_000)
    if axes:
        ends = {"wght": (300, 400, 800), "slnt": (-10, 0, 0)}
        builder.setupFvar([(axis, *ends[axis], axis) for axis in axes], [])
        grown = [(axis, {axis: (0.0, 1.0, 1.0) if axis == "wght" else (-1.0, -1.0, 0.0)}) for axis in axes]
        moves = [None, None, (100, 0), (100, 0), None, (100, 0), None, None]
        builder.setupGvar({name: [TupleVariation(axis, moves) for _, axis in grown] for name in names})
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


@pytest.mark.slow
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
    options = BuildOptions(("pdf",), project / "build", products=("briefing",))
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
        (BRAND.replace("quay.ttf", "quay.ttc"), None, "none of .ttf, .otf, .woff, .woff2"),
        (BRAND, b"no font at all", "is no font"),
        (BRAND, make_font(LETTERS)[:700], "is no font"),
        (BRAND, make_font(HEBREW.replace(" ", "")[:2]), "no space"),
        (BRAND, bytes(10 * 1024 * 1024 + 1), "larger than 10 MiB"),
        (BRAND.replace("quay.ttf", "quay.ttf, weight: heavy"), None, "'heavy' is no weight"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str, font: bytes | None, message: str
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "quay.ttc").write_bytes(make_font(LETTERS))
    with pytest.raises(Failure) as caught:
        branded(tmp_path, text, font)
    fault = caught.value.diagnostics[0]
    assert message in fault.message
    assert (fault.code, fault.position.line) == ("theme", 3)


def test_files_that_are_not_there_are_one_warning_with_what_stands_in(tmp_path: Path) -> None:
    text = BRAND.replace("quay.ttf", "none.ttf}, {path: fonts/gone.woff2")
    [warning] = branded(tmp_path, text).remarks
    told = "fonts/none.ttf and fonts/gone.woff2 are not there"
    assert (warning.message, warning.severity) == (f"{told}, and nothing is set in it", Severity.WARNING)
    made = branded(tmp_path, text + "  base: Quay Hebrew\n")
    assert [each.message for each in made.remarks] == [f"{told}, and Source Sans 3 stands in for Quay Hebrew"]
    assert made.theme.sans == "Source Sans 3"
    assert {path.name for path in made.paths} == {"none.ttf", "gone.woff2"}
    assert (
        branded(tmp_path, BRAND.replace("fonts/quay", "/etc/quay"))
        .remarks[0]
        .message.startswith("/etc/quay.ttf is not")
    )


def test_a_family_of_the_package_stands_for_its_own_files_that_are_not_there(tmp_path: Path) -> None:
    text = BRAND.replace("Quay Hebrew", "Open Sans").replace("quay.ttf", "none.ttf") + "  base: Open Sans\n"
    made = branded(tmp_path, text)
    assert (made.theme.sans, [note.severity for note in made.remarks]) == ("Open Sans", [Severity.NOTE])


@pytest.mark.parametrize(
    ("bits", "travels", "in_word"),
    [
        (0x0, True, True),
        (0x2, False, False),
        (0x4, True, False),
        (0x8, True, True),
        (0xC, True, True),
        (0x100, False, False),
        (0x200, False, False),
    ],
)
def test_the_licence_bits_decide_where_a_face_travels(tmp_path: Path, bits: int, travels: bool, in_word: bool) -> None:
    made = branded(tmp_path, BRAND + "  base: Quay Hebrew\n", make_font(LETTERS, bits=bits))
    assert (made.theme.sans == "Quay Hebrew") is travels
    notes = [each for each in made.remarks if "Word files" in each.message]
    assert len(notes) == (travels and not in_word)
    assert is_embedded_by_word(make_font(LETTERS, bits=bits)) is in_word
    if not travels:
        [warning] = made.remarks
        assert warning.severity is Severity.WARNING
        assert "forbids by its licence bits" in warning.message


def web(font: bytes, flavor: str) -> bytes:
    """A font as one for the web."""
    face = TTFont(io.BytesIO(font), recalcTimestamp=False)
    face.flavor = flavor
    face.save(buffer := io.BytesIO())
    return buffer.getvalue()


def describe_face(face: Face) -> tuple[str, int, int, int]:
    """The family of a face, its weight, the bits of its style, and how wide its last letter is drawn."""
    font = TTFont(io.BytesIO(face.data))
    assert "fvar" not in font
    last = font["glyf"][font.getGlyphOrder()[-1]]
    return font["name"].getBestFamilyName(), font["OS/2"].usWeightClass, font["head"].macStyle, last.xMax


@pytest.mark.parametrize("flavor", ["woff", "woff2"])
def test_a_web_font_is_taken_as_the_font_that_it_holds(tmp_path: Path, flavor: str) -> None:
    text = BRAND.replace(".ttf", f".{flavor}")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / f"quay.{flavor}").write_bytes(web(make_font(LETTERS), flavor))
    [face] = branded(tmp_path, text).theme.faces
    assert face.data[:4] == b"\x00\x01\x00\x00"
    assert face.characters == frozenset(LETTERS)


@pytest.mark.parametrize("flavor", ["woff", "woff2"])
def test_a_web_font_that_unpacks_without_end_is_refused(
    tmp_path: Path, flavor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefset.design.font_files.MAX_UNPACKED_FONT_BYTES", 100)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(RefusedError, match="unpacks to more than"):
        read_font_file(web(make_font(LETTERS), flavor))


def test_a_variable_font_gives_a_regular_and_a_bold_face_of_each_slope(tmp_path: Path) -> None:
    wide = 200 + 20 * (len(LETTERS))
    made = branded(tmp_path, BRAND, make_font(LETTERS, axes=("wght",)))
    assert {face.style: describe_face(face) for face in made.theme.faces} == {
        "Regular": ("Quay Hebrew", 400, 0, wide),
        "Bold": ("Quay Hebrew", 700, 1, wide + 75),
    }
    slanted = branded(tmp_path, BRAND, make_font(LETTERS, axes=("wght", "slnt"))).theme.faces
    assert {face.style: describe_face(face)[2:] for face in slanted} == {
        "Regular": (0, wide),
        "Bold": (1, wide + 75),
        "Italic": (2, wide + 100),
        "BoldItalic": (3, wide + 175),
    }
    assert slanted == branded(tmp_path, BRAND, make_font(LETTERS, axes=("wght", "slnt"))).theme.faces


@pytest.mark.slow
def test_outlines_of_the_third_degree_become_those_that_word_embeds(tmp_path: Path) -> None:
    data = (rendercv_fonts.path_of["XCharter"] / "XCharter-Italic.otf").read_bytes()
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "x.otf").write_bytes(data)
    [regular, italic] = branded(
        tmp_path, BRAND.replace("Quay Hebrew", "XCharter").replace("quay.ttf", "x.otf")
    ).theme.faces
    assert (regular.style, italic.style) == ("Regular", "Italic")
    assert is_embedded_by_word(italic.data)
    before, after = TTFont(io.BytesIO(data)), TTFont(io.BytesIO(italic.data))
    assert before["hmtx"].metrics == after["hmtx"].metrics
    assert after["glyf"]["g"].yMin == pytest.approx(
        before["CFF "].cff.topDictIndex[0].CharStrings["g"].calcBounds(None)[1], abs=2
    )


def test_of_many_weights_the_nearest_to_regular_and_bold_are_taken(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    weights = {"light": 300, "medium": 500, "semi": 600, "black": 900}
    for name, weight in weights.items():
        (tmp_path / "fonts" / f"{name}.ttf").write_bytes(make_font(LETTERS, f"Quay {name}", weight=weight))
    files = ", ".join(f"{{path: fonts/{name}.ttf, weight: {weight}}}" for name, weight in weights.items())
    made = branded(tmp_path, BRAND.replace("{path: fonts/quay.ttf}", files))
    assert [(face.style, *describe_face(face)[:3]) for face in made.theme.faces] == [
        ("Regular", "Quay Hebrew", 400, 0),
        ("Bold", "Quay Hebrew", 700, 1),
    ]
    assert {note.severity for note in made.remarks} == {Severity.NOTE}
    assert made.remarks[-1].message.endswith("none of fonts/light.ttf and fonts/black.ttf")


def test_a_family_of_one_heavy_weight_has_it_for_all_text(tmp_path: Path) -> None:
    [face] = branded(tmp_path, BRAND, make_font(LETTERS, weight=600)).theme.faces
    assert (face.style, describe_face(face)[1]) == ("Regular", 400)


@pytest.mark.parametrize(
    ("declared", "message", "style"),
    [
        ("weight: 700", "fonts/quay.ttf is declared with weight 700, and its own is 400", "Regular"),
        ("weight: 500..900", "fonts/quay.ttf is declared with weight 500, and its own is 400", "Regular"),
        ("style: italic", "fonts/quay.ttf is declared with style italic, and its own is normal", "Italic"),
        ("weight: 400", "", "Regular"),
        ("weight: normal, style: normal", "", "Regular"),
        ("weight: 300..500", "", "Regular"),
        ("weight: [400, 700], style: [normal, italic]", "", "Regular"),
    ],
)
def test_what_is_declared_of_a_file_goes_before_what_it_says_of_itself(
    tmp_path: Path, declared: str, message: str, style: str
) -> None:
    made = branded(tmp_path, BRAND.replace("quay.ttf", f"quay.ttf, {declared}"))
    assert style in [face.style for face in made.theme.faces]
    assert [warning.message for warning in made.remarks] == ([message] if message else [])
    assert all(warning.severity is Severity.WARNING and warning.hint for warning in made.remarks)


def test_a_file_of_another_family_is_used_under_the_name_that_the_brand_has(tmp_path: Path) -> None:
    made = branded(tmp_path, BRAND.replace("Quay Hebrew", "Harbour") + "  base: Harbour\n")
    assert [describe_face(face)[0] for face in made.theme.faces] == ["Harbour"]
    [note] = made.remarks
    assert (note.message, note.severity) == (
        "fonts/quay.ttf is of the family Quay Hebrew, and is used as Harbour",
        Severity.NOTE,
    )


def tall_font(rise: float, fall: float) -> bytes:
    """Lato with other ascents and descents, in ems."""
    font = TTFont(rendercv_fonts.path_of["Lato"] / "Lato-Regular.ttf")
    units, head, metrics = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
    head.ascent = metrics.sTypoAscender = metrics.usWinAscent = round(rise * units)
    head.descent = metrics.sTypoDescender = -round(fall * units)
    metrics.usWinDescent = round(fall * units)
    font.save(buffer := io.BytesIO())
    return buffer.getvalue()


LEVELS = [(1.25, 0.15, 0.38), (0.7, 0.65, 0.28), (1.05, 0.3, 0.375 / 1.106)]


@pytest.mark.parametrize(("rise", "fall", "middle"), LEVELS)
def test_a_face_stands_in_its_lines_as_ours_do_and_they_stay_as_high(rise: float, fall: float, middle: float) -> None:
    activate_fonts()
    data = tall_font(rise, fall)
    [file] = store_faces((Face("Tall", "Regular", data, frozenset()),))
    made, units = TTFont(file), TTFont(io.BytesIO(data))["head"].unitsPerEm
    em = made["head"].unitsPerEm
    for top, bottom in (
        (made["hhea"].ascent, made["hhea"].descent),
        (made["OS/2"].sTypoAscender, made["OS/2"].sTypoDescender),
        (made["OS/2"].usWinAscent, -made["OS/2"].usWinDescent),
    ):
        assert ((top + bottom) / 2 / em, (top - bottom) / units) == (
            pytest.approx(middle, abs=0.001),
            pytest.approx(rise + fall, abs=0.001),
        )


@pytest.mark.slow
def test_large_numbers_and_titles_keep_clear_of_what_is_below_in_faces_that_stand_low(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "tall.ttf").write_bytes(tall_font(1.25, 0.15))
    for text in (
        "typography: {headings: Noto Sans SC}\n",
        "typography:\n  fonts: [{family: Tall, source: file, files: tall.ttf}]\n  base: Tall\n",
    ):
        (tmp_path / "_brand.yml").write_text(text, encoding="utf-8")
        build_project(tmp_path, "pdf", products=("factsheet",))
        assert (tmp_path / "build" / "demo" / "factsheet.pdf").is_file()


DAMAGES = {
    "too many records": lambda name: name[:2] + b"\xff\xff" + name[4:],
    "no records": lambda name: name[:2] + b"\0\0" + name[4:],
    "words outside of it": lambda name: name[:4] + b"\xff\xf0" + name[6:],
    "cut off": lambda name: name[:4],
    "noise": lambda name: bytes(range(7, 7 + 40)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_font_with_a_damaged_table_of_names_has_that_of_the_brand(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    font = make_font(LETTERS)
    name = TTFont(io.BytesIO(font)).reader["name"]
    data = font.replace(name, damage(name).ljust(len(name), b"\0")[: len(name)])
    assert data != font
    made = branded(tmp_path, BRAND + "  base: Quay Hebrew\n", data)
    [face] = made.theme.faces
    names = TTFont(io.BytesIO(face.data))["name"]
    assert (made.theme.sans, names.getBestFamilyName()) == ("Quay Hebrew", "Quay Hebrew")


@pytest.mark.parametrize("source", ["google", "bunny", "system", ""])
def test_a_font_from_elsewhere_has_a_stand_in_where_it_has_a_role(tmp_path: Path, source: str) -> None:
    entry = f"typography:\n  fonts:\n    - family: Inter{source and chr(10) + '      source: ' + source}\n"
    assert branded(tmp_path, entry).remarks == []
    made = branded(tmp_path, entry + "  base: Inter\n")
    assert made.theme.sans == "Roboto"
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


@pytest.mark.parametrize(("family", "height"), [("Poppins", 1.5), ("Lato", 1.2), ("Mukta", 1.662), ("Nowhere", 0.0)])
def test_the_height_of_a_line_is_read_from_a_family_of_the_package(family: str, height: float) -> None:
    assert installed_line_em(family) == pytest.approx(height, abs=0.001)
