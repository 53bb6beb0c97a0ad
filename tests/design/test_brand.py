"""One brand file gives every format its colours and faces, and faint pairs are refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from briefset.build.pipeline import BuildOptions, build
from briefset.design.brand import read_brand
from briefset.design.fonts import text_width_pt
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import DARK, Theme, contrast, mix, read_theme
from briefset.diagnostics import Failure
from briefset.workspace.eject import eject
from briefset.writers.pptx import _paragraph
from briefset.writers.pptx.deck import Paragraph, Run
from briefset.writers.pptx.fit import FILL, LINE_EM, SizedParagraph, SizedRun, count_lines
from briefset.writers.pptx.layouts import Box, Level, Placeholder, read_faces, read_placeholders
from briefset.writers.pptx.reference import retheme
from briefset.writers.pptx.text import TextStyle
from make_brand_logos import DRAWINGS, HEIGHT, Drawing, draw_svg, write_word
from tests.support.projects import article_of, build_project, make_project
from tests.support.sets import SharedSets

BUILT_IN = Templates((built_in_templates(),))
BRANDS = built_in_templates() / "shared" / "brands"


def theme() -> Theme:
    return read_theme(BUILT_IN)


def branded(text: str) -> Theme:
    return read_brand(text.encode(), "_brand.yml", theme()).theme


def refused(text: str) -> list[str]:
    with pytest.raises(Failure) as caught:
        branded(text)
    return [f"{fault.position.line}: {fault.code}: {fault.message}" for fault in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#0B5A66", "#FFFFFF", 7.9)],
)
def test_contrast_is_that_of_the_guidelines(colour: str, ground: str, ratio: float) -> None:
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.05)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mix("#000000", "#FFFFFF", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#FFFFFF"]


def test_the_brand_of_the_house_is_its_theme() -> None:
    assert branded((BRANDS / "petrol.yml").read_text(encoding="utf-8")) == theme()


def test_a_palette_name_stands_for_its_colour() -> None:
    text = 'color:\n  palette:\n    sea: "#0B4A66"\n  primary: sea\n'
    assert (branded(text).accent, branded(text).cover) == ("#0B4A66", "#0B4A66")


def test_roles_that_the_standard_lacks_are_mixed_from_those_it_has() -> None:
    made = branded('color:\n  foreground: "#202020"\n  primary: "#7A1F5C"\n')
    assert made.soft == mix("#202020", "#FFFFFF", 0.28)
    assert made.tint == mix("#FFFFFF", "#7A1F5C", 0.05)


def test_a_faint_pair_is_refused_with_both_colours_the_ratio_and_a_better_one() -> None:
    with pytest.raises(Failure) as caught:
        branded('color:\n  primary: "#0B5A66"\n  secondary: "#B9C0C4"\n')
    fault = caught.value.diagnostics[0]
    assert (fault.code, fault.position.line) == ("contrast", 3)
    assert fault.message == "soft on paper, #B9C0C4 on #FFFFFF: the contrast is 1.8, and 4.5 is needed"
    better = re.search(r"#[0-9A-F]{6}", fault.hint)
    assert better is not None
    assert contrast(better[0], "#FFFFFF") >= 4.5


def test_a_word_for_a_colour_and_a_foreign_face_are_refused_at_their_lines() -> None:
    assert refused("color:\n  primary: teal\n") == ["2: theme: 'teal' is not a colour"]
    assert refused("typography:\n  base: Georgia\n") == ["2: theme: 'Georgia' is not a bundled font"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("color: blue\n", "1: theme: color has no entries of its own"),
        ("color:\n  palette: [blue]\n", "2: theme: color.palette has no entries of its own"),
        ("color:\n  primary: [blue]\n", "2: theme: ['blue'] is not a colour"),
        ("typography: Inter\n", "1: theme: typography has no entries of its own"),
        ("typography:\n  fonts: Inter\n", "2: theme: typography.fonts has no entries of its own"),
        ("typography:\n  base: {family: [Inter]}\n", "2: theme: ['Inter'] is not a bundled font"),
        ("defaults:\n  briefset: 5\n", "2: theme: defaults.briefset has no entries of its own"),
        ("meta: House\n", "1: theme: meta has no entries of its own"),
    ],
)
def test_a_part_of_another_shape_is_refused_at_its_line(text: str, fault: str) -> None:
    assert refused(text) == [fault]


def test_a_typeface_without_a_family_stays_that_of_the_house() -> None:
    assert branded("typography:\n  headings: {weight: 600}\n").serif == theme().serif


def test_what_has_no_use_here_is_named_and_does_no_harm() -> None:
    text = "typography:\n  base: {family: Noto Sans, size: 12pt}\nlogo: {medum: a.svg}\n"
    unused = read_brand(text.encode(), "_brand.yml", theme()).unused
    assert [(fault.path, fault.position.line) for fault in unused] == [("typography.base.size", 2), ("logo.medum", 3)]
    text = 'link: https://example.org\ncolor:\n  success: "#00FF00"\n  primary: "#0B5A66"\n'
    unused = read_brand(text.encode(), "_brand.yml", theme()).unused
    assert [(fault.path, fault.position.line) for fault in unused] == [("link", 1), ("color.success", 3)]


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: str(drawing.name))
def test_the_logos_of_the_examples_are_those_that_their_script_draws(drawing: Drawing) -> None:
    for colours, name in ((drawing.light, drawing.name), (drawing.dark, f"{drawing.name}-dark")):
        assert (BRANDS / "logos" / f"{name}.svg").read_text(encoding="utf-8") == draw_svg(drawing, colours)
    with Image.open(BRANDS / "logos" / f"{drawing.name}.png") as picture:
        assert picture.width / picture.height == pytest.approx(write_word(drawing)[1] / HEIGHT, rel=0.005)


@pytest.mark.parametrize("brand", ["petrol", "cinnabar"])
def test_the_whole_set_builds_in_a_brand(shared_sets: SharedSets, brand: str) -> None:
    folder = shared_sets.sample(brand=brand) / "build" / "demo"
    accent = branded((BRANDS / f"{brand}.yml").read_text(encoding="utf-8")).accent
    assert f"--accent:{accent}" in (folder / "briefing.html").read_text(encoding="utf-8")
    for name, part in (("handout.docx", "word/theme/theme1.xml"), ("factsheet.pptx", "ppt/theme/theme1.xml")):
        with zipfile.ZipFile(folder / name) as archive:
            assert accent.lstrip("#") in archive.read(part).decode(), name


def test_word_embeds_the_faces_of_the_brand(shared_sets: SharedSets) -> None:
    with zipfile.ZipFile(shared_sets.sample(brand="cinnabar") / "build" / "demo" / "handout.docx") as archive:
        faces = sorted(name for name in archive.namelist() if name.startswith("word/fonts/"))
    assert any("EBGaramond-Regular" in name for name in faces)
    assert not any("Gentium" in name for name in faces)


def test_the_accent_of_dark_mode_is_a_light_shade_of_the_brands_own() -> None:
    made = branded('color:\n  primary: "#A6321E"\n')
    assert made.dark_accent == "#DC9184"
    assert contrast(made.dark_accent, "#14191C") >= 7
    style = BUILT_IN.read("briefing/copy.css").decode()
    dark = style[style.index("prefers-color-scheme: dark") : style.index("@media print")]
    assert "--accent: var(--dark-accent);" in dark
    assert all(f"--{role.removeprefix('dark_')}: {colour};" in dark for role, colour in DARK.items())


def test_a_faint_accent_of_dark_mode_is_refused() -> None:
    assert refused('defaults:\n  briefset:\n    dark-accent: "#303030"\n') == [
        "3: contrast: dark_accent on dark_paper, #303030 on #14191C: the contrast is 1.3, and 4.5 is needed",
        "3: contrast: dark_accent on dark_tint, #303030 on #1F282C: the contrast is 1.1, and 4.5 is needed",
    ]


def test_a_pale_cover_has_dark_text_in_powerpoint_as_on_paper(tmp_path: Path) -> None:
    make_project(tmp_path)
    text = 'color: {primary: "#1040A0"}\ndefaults: {briefset: {cover: "#F2E3B8"}}\n'
    (tmp_path / "_brand.yml").write_text(text, encoding="utf-8")
    build_project(tmp_path, "pptx")
    with zipfile.ZipFile(tmp_path / "build/demo/factsheet.pptx") as archive:
        layout = archive.read("ppt/slideLayouts/slideLayout1.xml").decode()
        slide = archive.read("ppt/slides/slide1.xml").decode()
    assert 'srgbClr val="F2E3B8"' in layout
    assert "bg1" not in layout + slide
    assert slide.count('<a:schemeClr val="tx1"') > 5


def test_what_stands_in_for_a_missing_face_is_of_its_kind() -> None:
    made = branded("typography: {headings: EB Garamond, base: Noto Sans}\n")
    with zipfile.ZipFile(io.BytesIO(retheme(BUILT_IN.read("factsheet/reference.pptx"), made))) as archive:
        part = archive.read("ppt/theme/theme1.xml").decode()
    assert '<a:latin typeface="EB Garamond" pitchFamily="18"/>' in part
    assert '<a:latin typeface="Noto Sans" pitchFamily="34"/>' in part


def faces_of(folder: Path, name: str) -> list[str]:
    """The Latin faces of a file's theme: those of headings and of text."""
    with zipfile.ZipFile(folder / "build" / "demo" / name) as archive:
        part = "word/theme/theme1.xml" if name.endswith("docx") else "ppt/theme/theme1.xml"
        return re.findall(r'<a:latin typeface="([^"]*)"', archive.read(part).decode())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typography", "word", "slides"),
    [
        ("", ["Gentium Book Plus", "Source Sans 3"], ["Cambria", "Calibri"]),
        ("  headings: EB Garamond\n", ["EB Garamond", "Source Sans 3"], ["EB Garamond", "Calibri"]),
        ("  headings: Gentium Book Plus\n  base: Noto Sans\n", *[["Gentium Book Plus", "Noto Sans"]] * 2),
    ],
)
def test_word_and_powerpoint_take_the_faces_that_a_brand_names(
    tmp_path: Path, typography: str, word: list[str], slides: list[str]
) -> None:
    make_project(tmp_path)
    text = f"typography:\n{typography}" if typography else 'color: {primary: "#0B5A66"}\n'
    (tmp_path / "_brand.yml").write_text(text, encoding="utf-8")
    build_project(tmp_path, "docx", "pptx")
    assert faces_of(tmp_path, "handout.docx") == word
    assert faces_of(tmp_path, "factsheet.pptx") == slides


def pitches_pt(reference: bytes) -> list[float]:
    """How far apart the lines stand in each level of a presentation's layouts that says so."""
    presentation = Presentation(io.BytesIO(reference))
    faces = read_faces(presentation)
    places = [place for layout in presentation.slide_layouts for place in read_placeholders(layout, faces).values()]
    levels = [level for place in places for level in place.levels if level.pitch != 1.0]
    return [level.size_pt * level.pitch * LINE_EM[level.family] for level in levels]


def test_lines_of_slides_stand_as_far_apart_in_another_face() -> None:
    reference = BUILT_IN.read("factsheet/reference.pptx")
    made = read_brand((BRANDS / "cinnabar.yml").read_bytes(), "_brand.yml", theme()).theme
    assert len(pitches_pt(reference)) > 50
    assert pitches_pt(retheme(reference, made)) == pytest.approx(pitches_pt(reference), rel=0.001)


def test_a_text_that_steps_down_takes_its_distance_of_lines_with_it() -> None:
    box = Box(0, 0, 400, 40)
    place = Placeholder("title", "title", 0, box, box, (Level(30, "EB Garamond", False, 0.92, 0, "Noto Sans", 36),))
    words = Paragraph((Run("Words that need a smaller size"),))
    node = _paragraph(words, place, TextStyle("en", "Noto Sans"), 20, 30)
    assert [each.get("val") for each in node.iter() if each.tag.endswith("}spcPts")] == ["2400"]
    assert [each.get("sz") for each in node.iter() if each.tag.endswith("}rPr")] == ["2000"]
    whole = _paragraph(words, place, TextStyle("en", "Noto Sans"), 30, 30)
    assert [each.tag for each in whole.iter() if each.tag.endswith("}spcPts")] == []


def test_text_of_slides_fits_in_the_face_of_the_brand_and_in_what_stands_in_for_it() -> None:
    alone = [text_width_pt("Bilateral communities", family, "regular", 20) for family in ("EB Garamond", "Cambria")]
    needed = alone[1] / FILL
    block = SizedParagraph((SizedRun("Bilateral communities", "EB Garamond"),), 20)
    assert alone[0] < alone[1]
    assert (count_lines(block, needed + 1), count_lines(block, needed - 1)) == (1, 2)


def test_another_brand_makes_the_set_anew(tmp_path: Path) -> None:
    make_project(tmp_path)
    folder = article_of(tmp_path)
    options = BuildOptions(("html",), tmp_path / "build")
    assert build(folder, options).fresh
    eject(tmp_path, "cinnabar")
    assert build(folder, options).fresh
    assert not build(folder, options).fresh
