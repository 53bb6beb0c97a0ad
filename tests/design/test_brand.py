"""One brand file gives every format its colours and faces, and faint pairs are refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.design.brand import read_brand
from briefset.design.colours import contrast, mix, read_colour
from briefset.design.fonts import installed_families, text_width_pt
from briefset.design.palette import set_on_white
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, measure, read_theme
from briefset.diagnostics import Failure, Severity
from briefset.workspace.eject import eject
from briefset.writers.ooxml.fit import FILL, LINE_EM, SizedParagraph, SizedRun, count_lines
from briefset.writers.pptx import _paragraph
from briefset.writers.pptx.deck import Paragraph, Run
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
        branded('color:\n  background: white\n  foreground: "#D98F00"\n')
    [fault] = caught.value.diagnostics
    assert (fault.code, fault.position.line) == ("contrast", 3)
    assert fault.message == "ink on paper, #D98F00 on #FFFFFF: the contrast is 2.66, and 4.5 is needed"
    better = re.search(r"#[0-9A-F]{6}", fault.hint)
    assert better is not None
    assert 4.5 <= contrast(better[0], "#FFFFFF") < 4.55
    assert branded(f'color:\n  foreground: "{better[0]}"\n').ink == better[0]
    own = 'color: {background: white, primary: navy}\ndefaults: {briefset: {accent: "#D98F00"}}\n'
    assert refused(own) == ["2: contrast: accent on paper, #D98F00 on #FFFFFF: the contrast is 2.66, and 4.5 is needed"]


@pytest.mark.parametrize(
    ("text", "role", "message"),
    [
        (
            "color: {primary: '#D98F00'}",
            "accent",
            "#D98F00 cannot be read as text (2.66 on #FFFFFF, and 4.5 is needed), and #",
        ),
        (
            "color: {primary: '#D98F00', background: white, foreground: black}",
            "accent",
            "#D98F00 cannot be read as text (2.66 on #FFFFFF, and 4.5 is needed), and #",
        ),
        (
            "color: {foreground: '#9AA0A6'}",
            "ink",
            "#9AA0A6 cannot be read as text (2.64 on #FFFFFF, and 4.5 is needed), and #",
        ),
        (
            "color: {primary: {dark: '#303030'}}",
            "dark_accent",
            "#303030 cannot be read as text (1.34 on #14191C, and 4.5",
        ),
    ],
)
def test_a_primary_or_a_colour_without_a_ground_has_a_shade_in_its_place_and_a_warning(
    text: str, role: str, message: str
) -> None:
    made = read_brand(text.encode(), "_brand.yml", theme())
    [warning] = made.remarks
    assert (warning.severity, warning.message.startswith(message)) == (Severity.WARNING, True)
    assert [pair for pair in measure(made.theme.roles) if pair.is_faint] == []
    assert made.theme.roles[role] in warning.message
    assert role != "accent" or made.theme.cover == "#D98F00"


def test_one_fault_is_told_once_however_many_mixed_colours_it_spoils() -> None:
    text = 'color:\n  background: "#F8F2DC"\n  foreground: "#9A8A7A"\n  primary: navy\n  light: "#F4C900"\n'
    assert [line.partition(":")[0] for line in refused(text)] == ["3"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('color: {background: "#12151C", foreground: "#F2F4F8", light: "#F2F4F8"}', "tint"),
        ("color: {background: white, foreground: black, light: navy}", "tint"),
        ('color: {light: {light: "#F4F4F4", dark: "#FDF4C1"}}', "dark_tint"),
    ],
)
def test_panels_keep_near_the_paper_where_text_cannot_be_read_on_the_colour_named_for_them(
    text: str, role: str
) -> None:
    made = read_brand(text.encode(), "_brand.yml", theme())
    colours, [note] = made.theme.roles, made.remarks
    assert contrast(colours[role], colours[role.replace("tint", "paper")]) < 1.6
    assert (note.severity, " cannot be the ground of panels (" in note.message) == (Severity.NOTE, True)


@pytest.mark.slow
def test_every_ground_has_text_that_can_be_read() -> None:
    for level in range(0, 256, 5):
        made = branded(f'color: {{background: "#{level:02X}{level:02X}{level:02X}"}}')
        assert [pair for pair in measure(made.roles) if pair.is_faint] == []


def test_colours_of_the_theme_that_stand_among_those_of_the_palette_are_noted() -> None:
    made = read_brand(b"color:\n  palette: {blue: navy, background: white, primary: blue}\n", "_brand.yml", theme())
    [note] = made.remarks
    assert (note.severity, note.position.line) == (Severity.NOTE, 2)
    assert note.message == "background and primary under `palette:` are no more than a name there"
    assert branded("color:\n  palette: {primary: navy}\n  primary: primary\n").accent == "#000080"


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("teal", "#008080"),
        ('"#06A"', "#0066AA"),
        ('"#0b5a66"', "#0B5A66"),
        ('"#0B5A66E6"', "#236A75"),
        ("rgb(11 90 102)", "#0B5A66"),
        ("rgb(11, 90, 102)", "#0B5A66"),
        ('"hsl(188, 81%, 22%)"', "#0B5966"),
        ('"hsl(188deg 81% 22% / 90%)"', "#236A75"),
    ],
)
def test_a_colour_is_written_as_css_has_it(written: str, colour: str) -> None:
    assert branded(f"color:\n  primary: {written}\n").accent == colour


def test_names_of_the_palette_and_of_the_theme_name_each_other() -> None:
    text = """color:
  palette: {sea: "#0B4A66", house: sea, teal: teal}
  primary: house
  secondary: dark
  dark: "#303840"
  foreground: {light: dark, dark: background}
  background: {light: white, dark: teal}
"""
    made = branded(text.replace("dark: teal}", 'dark: "#101820"}').replace("dark: background", "dark: white"))
    assert (made.accent, made.soft, made.ink, made.paper) == ("#0B4A66", "#303840", "#303840", "#FFFFFF")
    assert (made.dark_ink, made.dark_paper) == ("#FFFFFF", "#101820")


def test_a_colour_that_is_none_or_is_named_by_itself_alone_is_refused_at_its_line() -> None:
    assert refused("color:\n  primary: petrolium\n") == ["2: theme: 'petrolium' is not a colour"]
    text = "color:\n  palette: {sea: house, house: sea}\n  primary: house\n"
    assert refused(text) == ["3: theme: the colour 'house' is named by itself alone"]
    assert refused("color:\n  primary:\n") == ["2: theme: None is not a colour"]
    assert refused("color:\n  primary: {light: seaa}\n  palette: {sea: red}\n") == ["2: theme: 'seaa' is not a colour"]


def test_a_colour_for_dark_ground_is_that_of_dark_mode() -> None:
    made = branded('color:\n  primary: {light: "#1B3264", dark: "#6B9FD4"}\n')
    assert (made.accent, made.dark_accent) == ("#1B3264", "#6B9FD4")
    made = branded(
        'color:\n  background: {light: white, dark: "#191E29"}\n  foreground: {light: "#222222", dark: "#FDFDFD"}\n'
    )
    assert (made.dark_paper, made.dark_ink) == ("#191E29", "#FDFDFD")
    assert [pair for pair in measure(made.roles) if pair.is_faint] == []


GREYS = [f"#{level:02X}{level:02X}{level:02X}" for level in range(0, 0x76, 4)]
HUES = [
    f"hsl({hue} {saturation}% {lightness}%)"
    for hue in range(0, 360, 24)
    for saturation in (30, 70, 100)
    for lightness in range(8, 48, 8)
]


@pytest.mark.parametrize("ink", GREYS)
def test_every_ink_that_can_be_read_makes_a_theme_that_can_be_read(ink: str) -> None:
    made = branded(f'color: {{foreground: "{ink}", primary: "#2F527A"}}\n')
    assert [pair for pair in measure(made.roles) if pair.is_faint] == []


def test_every_primary_that_can_be_read_makes_a_theme_that_can_be_read() -> None:
    for primary in HUES:
        colour = read_colour(primary) or ""
        if contrast(colour, "#FFFFFF") >= 4.5:
            made = branded(f'color: {{primary: "{primary}"}}\n')
            assert (made.accent, [pair for pair in measure(made.roles) if pair.is_faint]) == (colour, [])


def test_a_secondary_colour_that_cannot_be_read_has_a_shade_of_it_in_its_place_and_a_note() -> None:
    made = read_brand(b'color: {background: "#FBF9F4", primary: navy, secondary: "#FBF9F4"}', "_brand.yml", theme())
    assert contrast(made.theme.soft, "#FBF9F4") >= 4.5
    [note] = made.remarks
    assert (note.code, note.severity) == ("contrast", Severity.NOTE)
    assert note.message.startswith(
        "#FBF9F4 cannot be read as text of captions and notes (1.00 on #FBF9F4, and 4.5 is needed), and #"
    )


def test_on_the_white_pages_of_word_a_dark_paper_is_the_ink_and_colours_have_shades_that_can_be_read() -> None:
    dark = branded('color: {background: "#12151C", foreground: "#F2F4F8", primary: "#B6F24A"}')
    made = set_on_white(dark)
    assert (made.paper, made.ink, made.cover) == ("#FFFFFF", "#12151C", "#B6F24A")
    assert contrast(made.accent, "#FFFFFF") >= 4.5
    assert [pair for pair in measure(made.roles) if pair.is_faint] == []
    assert set_on_white(theme()) == theme()


@pytest.mark.parametrize(
    ("paper", "cover", "alike"),
    [("white", "navy", False), ("white", "yellow", True), ("black", "yellow", False), ("black", "navy", True)],
)
def test_a_logo_for_the_paper_can_be_seen_on_a_cover_that_is_as_dark(paper: str, cover: str, alike: bool) -> None:
    made = branded(f"color: {{background: {paper}}}\ndefaults: {{briefset: {{cover: {cover}}}}}\n")
    assert made.has_cover_like_paper is alike


def test_a_dark_paper_has_a_light_ink() -> None:
    made = branded('color: {background: "#101418", primary: "#8FC7FF"}\n')
    assert contrast(made.ink, made.paper) > 12
    assert [pair for pair in measure(made.roles) if pair.is_faint] == []


@pytest.mark.parametrize(
    ("written", "serif", "sans"),
    [
        ("base: open sans", "Open Sans", "Open Sans"),
        ("headings: LATO", "Lato", "Source Sans 3"),
        ("{base: Poppins, headings: Raleway}", "Raleway", "Poppins"),
        ("base: \"'Noto Sans', Aptos, sans-serif\"", "Noto Sans", "Noto Sans"),
        ("base: Source Sans Pro", "Source Sans 3", "Source Sans 3"),
        ("{base: OpenSans, headings: SourceSans3}", "Source Sans 3", "Open Sans"),
        (
            "fonts: [{family: roboto, source: google, weight: [400, 700], style: [normal, italic]}]\n  base: Roboto",
            *["Roboto"] * 2,
        ),
    ],
)
def test_a_family_of_the_font_package_is_used_by_name(written: str, serif: str, sans: str) -> None:
    text = f"typography: {written}\n" if written.startswith("{") else f"typography:\n  {written}\n"
    made = read_brand(text.encode(), "_brand.yml", theme())
    assert (made.theme.serif, made.theme.sans, made.remarks) == (serif, sans, [])
    assert made.theme.read_face(serif, "Bold") != made.theme.read_face(serif, "Regular")


def test_western_text_has_the_letters_after_which_an_east_asian_face_was_drawn() -> None:
    made = branded("typography: {headings: Noto Sans SC, base: Noto Sans JP}\n")
    western, chinese = made.speaking("de-CH"), made.speaking("zh-CN")
    assert (western.serif, western.sans, western.cjk) == ("Source Sans 3", "Source Sans 3", "Noto Sans SC")
    assert (western.office["serif"], western.office["sans"]) == ("Source Sans 3", "Source Sans 3")
    assert (chinese.serif, chinese.sans) == ("Noto Sans SC", "Noto Sans SC")


def test_a_stack_that_begins_with_the_face_of_the_system_asks_for_none() -> None:
    text = "typography: {base: \"system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif\"}\n"
    made = read_brand(text.encode(), "_brand.yml", theme())
    assert (made.theme.sans, made.remarks) == ("Roboto", [])


@pytest.mark.parametrize("family", sorted(installed_families().values()))
def test_each_family_of_the_font_package_brings_its_faces(family: str) -> None:
    made = branded(f"typography: {{base: {{family: {family.upper()}}}}}\n")
    assert made.sans == family
    assert made.read_face(family, "Regular")
    assert {face.family for face in made.faces} <= {family}
    assert len(made.faces) in (0, 2, 4)


@pytest.mark.parametrize(
    ("stack", "stand_in"),
    [
        ("Jura", "Source Sans 3"),
        ("Playfair Display", "Gentium Book Plus"),
        ("Frutiger, serif", "Gentium Book Plus"),
        ("Times Sans Serif", "Gentium Book Plus"),
        ("MS Sans Serif", "Source Sans 3"),
        ("Frutiger, Lato, sans-serif", "Lato"),
        ("Helvetica Neue", "Roboto"),
        ("Montserrat", "Poppins"),
        ("Adobe Garamond Pro", "EB Garamond"),
        ("Garamond", "EB Garamond"),
        ("Calibri, sans-serif", "Lato"),
        ("Calibri, serif", "Gentium Book Plus"),
    ],
)
def test_a_family_that_is_nowhere_is_one_warning_with_what_stands_in_for_it(stack: str, stand_in: str) -> None:
    text = f'typography: {{base: "{stack}", headings: {{family: "{stack}"}}}}\n'
    made = read_brand(text.encode(), "_brand.yml", theme())
    assert (made.theme.serif, made.theme.sans) == (stand_in, stand_in)
    [warning] = made.remarks
    assert warning.severity is Severity.WARNING
    assert warning.message == f"the typeface {stack.partition(',')[0]} is not at hand, and {stand_in} stands in for it"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("color: blue\n", "1: theme: color has no entries of its own"),
        ("color:\n  palette: [blue]\n", "2: theme: color.palette has no entries of its own"),
        ("color:\n  primary: [blue]\n", "2: theme: ['blue'] is not a colour"),
        ("typography: Inter\n", "1: theme: typography has no entries of its own"),
        ("typography:\n  fonts: Inter\n", "2: theme: typography.fonts has no entries of its own"),
        ("typography:\n  base: {family: [Inter]}\n", "2: theme: ['Inter'] is not a typeface"),
        ("defaults:\n  briefset: 5\n", "2: theme: defaults.briefset has no entries of its own"),
        ("meta: House\n", "1: theme: meta has no entries of its own"),
    ],
)
def test_a_part_of_another_shape_is_refused_at_its_line(text: str, fault: str) -> None:
    assert refused(text) == [fault]


def test_a_typeface_without_a_family_stays_that_of_the_house() -> None:
    assert branded("typography:\n  headings: {weight: 600}\n").serif == theme().serif


def test_what_nothing_reads_is_named_in_one_note_and_a_slip_of_the_pen_is_a_warning() -> None:
    text = "link: https://example.org\ncolor:\n  success: red\n  primry: blue\ntypography:\n  base: {size: 12pt}\n"
    slip, note = read_brand(text.encode(), "_brand.yml", theme()).remarks
    assert (slip.path, slip.position.line, slip.severity, slip.hint) == (
        "color.primry",
        4,
        Severity.WARNING,
        "did you mean 'primary'?",
    )
    assert (note.severity, note.position.line) == (Severity.NOTE, 1)
    assert note.message == "nothing here reads link, color.success, color.primry, typography.base.size"


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
    assert set(re.findall(r"var\(--(dark-\w+)\)", dark)) == {
        name.replace("_", "-") for name in theme().roles if name.startswith("dark")
    }


def test_a_faint_accent_of_dark_mode_is_refused() -> None:
    assert refused('defaults:\n  briefset:\n    dark-paper: "#14191C"\n    dark-accent: "#303030"\n') == [
        "4: contrast: dark-accent on dark-paper, #303030 on #14191C: the contrast is 1.34, and 4.5 is needed",
    ]


@pytest.mark.slow
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
    made = branded("typography: {headings: EB Garamond, base: Source Sans 3}\n")
    with zipfile.ZipFile(io.BytesIO(retheme(BUILT_IN.read("factsheet/reference.pptx"), made))) as archive:
        part = archive.read("ppt/theme/theme1.xml").decode()
    assert '<a:latin typeface="EB Garamond" pitchFamily="18"/>' in part
    assert '<a:latin typeface="Source Sans 3" pitchFamily="34"/>' in part


def faces_of(folder: Path, name: str) -> list[str]:
    """The Latin faces of a file's theme: those of headings and of text."""
    with zipfile.ZipFile(folder / "build" / "demo" / name) as archive:
        part = "word/theme/theme1.xml" if name.endswith("docx") else "ppt/theme/theme1.xml"
        return re.findall(r'<a:latin typeface="([^"]*)"', archive.read(part).decode())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typography", "word", "slides"),
    [
        ("", ["Source Sans 3", "Gentium Book Plus"], ["Cambria", "Calibri"]),
        ("  headings: EB Garamond\n", ["Source Sans 3", "EB Garamond"], ["EB Garamond", "Calibri"]),
        (
            "  headings: Gentium Book Plus\n  base: Noto Sans\n",
            ["Noto Sans", "Gentium Book Plus"],
            ["Gentium Book Plus", "Calibri"],
        ),
        ("  base: Arial\n", ["Roboto"] * 2, ["Arial"] * 2),
        ("  base: Lato\n  headings: Playfair Display\n", ["Lato", "Gentium Book Plus"], ["Cambria", "Calibri"]),
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


@pytest.mark.slow
def test_another_brand_makes_the_set_anew(tmp_path: Path) -> None:
    make_project(tmp_path)
    folder = article_of(tmp_path)
    options = BuildOptions(("html",), tmp_path / "build")
    assert build(folder, options).fresh
    eject(tmp_path, "cinnabar")
    assert build(folder, options).fresh
    assert not build(folder, options).fresh
