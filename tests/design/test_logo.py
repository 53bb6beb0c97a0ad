"""The brand's logo stands in every format, as data and with its words, and nothing else may pass for one."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner

from briefset.build.articles import find_articles
from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.cli.application import app
from briefset.design.brand import read_brand
from briefset.design.logo import Logo, LogoPicture
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure, Severity
from briefset.pages.doctree import parse
from briefset.writers.pptx.deck import Picture
from briefset.writers.pptx.layouts import Box, Placeholder
from briefset.writers.pptx.shapes import logo_nodes, new_ids
from tests.support.projects import build_project, make_project
from tests.support.sets import SharedSets
from tests.support.tags import describe

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#A03C28"/></svg>'
BRAND = """meta: {name: "House & Sons"}
logo:
  images:
    dots: {path: own/logo.png, alt: Lion of the house}
  medium: dots
"""


def png(width: int = 40, colour: str = "#A03C28") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGBA", (width, 10), colour).save(buffer, "PNG")
    return buffer.getvalue()


def project(folder: Path, brand: str = BRAND) -> Path:
    make_project(folder)
    (folder / "own").mkdir(exist_ok=True)
    (folder / "own/logo.png").write_bytes(png())
    (folder / "logo.svg").write_bytes(SVG)
    (folder / "_brand.yml").write_text(brand, encoding="utf-8")
    return folder


def made(folder: Path, *formats: str) -> Path:
    build_project(folder, *formats)
    return folder / "build" / "demo"


@pytest.fixture
def folder(shared_sets: SharedSets) -> Path:
    """The sample's set with the brand's logo."""
    return shared_sets.project("logo", project, "pdf", "html", "docx", "pptx") / "build" / "demo"


def logo_of(folder: Path, brand: str) -> Logo:
    theme = read_theme(Templates((built_in_templates(),)))
    logo = read_brand(brand.encode(), "_brand.yml", theme, folder).logo
    assert logo is not None
    return logo


LEFT_OUT = "; the logo is left out where it has no other picture"


def left_out(folder: Path, brand: str) -> str:
    """What is told of the one picture that cannot be printed; all else can be made."""
    theme = read_theme(Templates((built_in_templates(),)))
    made = read_brand(brand.encode(), "_brand.yml", theme, folder)
    assert made.logo is None
    fault = made.remarks[0]
    assert fault.severity is Severity.WARNING
    assert fault.hint
    assert fault.excerpt
    return f"{fault.position.line}: {fault.message.removesuffix(LEFT_OUT)}"


def pictures(page: pypdfium2.PdfPage) -> int:
    return sum(1 for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))


def test_the_pdfs_have_it_on_their_first_page_alone_with_its_words(folder: Path) -> None:
    for name in ("briefing.pdf", "factsheet.pdf", "factsheet-print.pdf"):
        document = pypdfium2.PdfDocument(folder / name)
        assert [pictures(page) for page in document] == [1] + [0] * (len(document) - 1), name
        tags = describe((folder / name).read_bytes()).splitlines()
        assert [tag.strip() for tag in tags if "Lion" in tag] == ["Figure Alt=Lion of the house"], name


def test_the_reading_copy_holds_it_within_itself(folder: Path) -> None:
    text = (folder / "briefing.html").read_text(encoding="utf-8")
    images = re.findall(r"<img [^>]*>", text)
    assert len(images) == 1
    assert 'src="data:image/png;base64,' in images[0]
    assert 'alt="Lion of the house"' in images[0]


def test_word_has_it_once_beside_the_title_with_its_words(folder: Path) -> None:
    with zipfile.ZipFile(folder / "handout.docx") as archive:
        document = archive.read("word/document.xml").decode()
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert [archive.read(name) for name in media] == [png()]
    assert document.count("<pic:pic") == 1
    assert document.index("<pic:pic") < document.index("harbour")
    assert document.count('descr="Lion of the house"') == 2
    assert 'cx="1066800" cy="266700"' in document  # 84 × 21 pt


def test_powerpoint_has_it_on_the_cover_alone_with_its_words(folder: Path) -> None:
    from pptx import Presentation

    slides = list(Presentation(str(folder / "factsheet.pptx")).slides)
    found = [[shape for shape in slide.shapes if shape.shape_type == 13] for slide in slides]
    assert [len(shapes) for shapes in found] == [1] + [0] * (len(slides) - 1)
    picture = found[0][0]
    assert picture.image.blob == png()
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Lion of the house"
    assert picture.width / picture.height == pytest.approx(4.0)


def test_a_presentation_with_a_place_for_it_has_it_there_and_no_plate(tmp_path: Path) -> None:
    from pptx import Presentation

    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = Box(10, 20, 60, 60)
    part = Picture("logo", "", "Lion", png(), 120, 30)
    nodes = list(logo_nodes(part, {"logo": Placeholder("logo", "body", 9, box, box, ())}, slide, 960, new_ids()))
    assert [node.tag.rpartition("}")[2] for node in nodes] == ["pic"]
    extent = next(node for node in nodes[0].iter() if node.tag.endswith("}ext") and node.get("cx"))
    assert (extent.get("cx"), extent.get("cy")) == (str(60 * 12700), str(15 * 12700))


@pytest.mark.slow
def test_another_picture_makes_the_set_anew_and_stands_in_the_manifest(tmp_path: Path) -> None:
    folder, options = find_articles(project(tmp_path), [])[0], BuildOptions(("html",), tmp_path / "build")
    assert build(folder, options).fresh
    assert not build(folder, options).fresh
    assert "brand/own/logo.png" in json.loads((tmp_path / "build/demo/manifest.json").read_bytes())["inputs"]
    (tmp_path / "own/logo.png").write_bytes(png(80))
    assert build(folder, options).fresh


def test_lines_are_for_paper_and_screen_and_dots_for_office(tmp_path: Path) -> None:
    project(tmp_path)
    logo = logo_of(tmp_path, "meta: {name: House}\nlogo: {medium: logo.svg, large: own/logo.png}\n")
    kinds = {name: logo.choose(name, undrawn).kind for name in ("pdf", "html", "png", "docx", "pptx")}
    assert kinds == dict.fromkeys(("pdf", "html", "png"), "image/svg+xml") | dict.fromkeys(
        ("docx", "pptx"), "image/png"
    )
    assert {logo.choose(name, undrawn).alt for name in kinds} == {"House"}


def undrawn(picture: LogoPicture) -> LogoPicture:
    raise AssertionError(f"{picture.alt} has pixels of its own")


def test_a_picture_of_other_proportions_is_another_picture(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "icon.png").write_bytes(png(10))
    logo = logo_of(tmp_path, "meta: {name: House}\nlogo: {images: {i: icon.png}, medium: logo.svg, small: icon.png}\n")
    assert (
        logo.choose("docx", lambda picture: replace(picture, alt=f"{picture.kind}, drawn")).alt
        == "image/svg+xml, drawn"
    )


def test_a_picture_that_the_brand_chooses_for_nothing_stands_for_its_namesake_alone(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "logo.png").write_bytes(png(40, "#102030"))
    brand = "meta: {name: House}\nlogo: {images: {white: own/logo2.png, dots: logo.png}, medium: logo.svg}\n"
    (tmp_path / "own/logo2.png").write_bytes(png())
    assert logo_of(tmp_path, brand).choose("docx", undrawn).data == png(40, "#102030")


@pytest.mark.slow
def test_an_svg_alone_is_drawn_for_word_on_clear_ground(tmp_path: Path) -> None:
    project(tmp_path, "meta: {name: House}\nlogo: logo.svg\n")
    with zipfile.ZipFile(made(tmp_path, "docx") / "handout.docx") as archive:
        [name] = [name for name in archive.namelist() if name.startswith("word/media/")]
        picture = Image.open(io.BytesIO(archive.read(name)))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (900, 225))
    assert picture.getpixel((450, 110)) == (160, 60, 40, 255)


@pytest.mark.slow
def test_a_jpeg_is_printed_everywhere(tmp_path: Path) -> None:
    project(tmp_path, "meta: {name: House}\nlogo: logo.jpg\n")
    buffer = io.BytesIO()
    Image.new("RGB", (80, 20), "#A03C28").save(buffer, "JPEG")
    (tmp_path / "logo.jpg").write_bytes(buffer.getvalue())
    folder = made(tmp_path, "docx", "html")
    assert "data:image/jpeg;base64," in (folder / "briefing.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(folder / "handout.docx") as archive:
        assert [archive.read(name) for name in archive.namelist() if "media" in name] == [buffer.getvalue()]


def cover_of(folder: Path, brand: str) -> list[str]:
    """The shapes of the logo on the cover of the slides: plate, and the colour of the picture."""
    from pptx import Presentation

    project(folder, brand)
    (folder / "night.png").write_bytes(png(40, "#F0E0D0"))
    shapes = Presentation(str(made(folder, "pptx") / "factsheet.pptx")).slides[0].shapes
    drawn = [shape for shape in shapes if shape.shape_type == 13]
    colour = Image.open(io.BytesIO(drawn[0].image.blob)).convert("RGB").resize((1, 1)).tobytes().hex()
    return [*(shape.name for shape in shapes if shape.name == "Plate"), f"#{colour.upper()}"]


@pytest.mark.slow
def test_a_dark_cover_has_the_version_for_dark_ground_and_no_plate(tmp_path: Path) -> None:
    brand = "meta: {name: H}\nlogo: {medium: {light: own/logo.png, dark: night.png}}\n"
    assert cover_of(tmp_path / "a", brand) == ["#F0E0D0"]
    assert cover_of(tmp_path / "b", brand + 'defaults: {briefset: {cover: "#F4E8D0"}}\n') == ["#A03C28"]
    assert cover_of(tmp_path / "c", "meta: {name: H}\nlogo: own/logo.png\n") == ["Plate", "#A03C28"]


def test_the_title_stands_where_it_does_without_a_logo(folder: Path, shared_sets: SharedSets) -> None:
    plain = shared_sets.sample() / "build" / "demo"
    for name in ("briefing.pdf", "brief.pdf", "evidence.pdf", "factsheet-print.pdf"):
        assert title_top(folder / name) == pytest.approx(title_top(plain / name), abs=0.1), name


def title_top(file: Path) -> float:
    """The top of the largest letter of the first page."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(place, loose=True) for place in range(page.count_chars())]
        return float(max(boxes, key=lambda box: box[3] - box[1])[3])


def test_a_logo_without_words_is_told_by_the_name_of_its_file_with_a_warning(tmp_path: Path) -> None:
    project(tmp_path)
    theme = read_theme(Templates((built_in_templates(),)))
    brand = read_brand(b"logo: own/logo.png\n", "_brand.yml", theme, tmp_path)
    assert brand.logo
    assert brand.logo.choose("docx", undrawn).alt == "logo"
    assert [fault.severity for fault in brand.remarks] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("https://example.org/a.png", "https://example.org/a.png is in the network; the logo is left out"),
        (
            "{medium: https://example.org/a.svg, large: https://example.org/b.svg}",
            "https://example.org/a.svg and https://example.org/b.svg are in the network; the logo is left out",
        ),
        ("{images: {}}", "the logo has no picture, and is left out"),
        ("{large_transparent: }", "the logo has no picture, and is left out"),
    ],
)
def test_a_logo_of_the_network_or_without_a_picture_is_left_out_with_one_warning(
    tmp_path: Path, text: str, message: str
) -> None:
    theme = read_theme(Templates((built_in_templates(),)))
    brand = read_brand(f"meta: {{name: H}}\nlogo: {text}\n".encode(), "_brand.yml", theme, tmp_path)
    warnings = [fault.message for fault in brand.remarks if fault.severity is Severity.WARNING]
    assert (brand.logo, [told.startswith(message) for told in warnings]) == (None, [True])


def test_what_cannot_be_printed_is_a_warning_where_another_picture_can(tmp_path: Path) -> None:
    project(tmp_path)
    theme = read_theme(Templates((built_in_templates(),)))
    brand = read_brand(b"meta: {name: H}\nlogo: {small: icon.ico, medium: logo.svg}\n", "_brand.yml", theme, tmp_path)
    assert brand.logo is not None
    assert [(fault.severity, fault.message) for fault in brand.remarks] == [
        (Severity.WARNING, "'icon.ico' is not a picture" + LEFT_OUT)
    ]


def test_a_webp_is_printed_as_a_png(tmp_path: Path) -> None:
    project(tmp_path)
    Image.new("RGBA", (60, 20), "#A03C28").save(tmp_path / "own" / "logo.webp")
    logo = logo_of(tmp_path, "meta: {name: H}\nlogo: own/logo.webp\n").choose("docx", undrawn)
    assert (logo.kind, logo.data[:4], logo.width / logo.height) == ("image/png", b"\x89PNG", 3)


@pytest.mark.parametrize(
    ("brand", "message"),
    [
        ("logo: ../out.png\nmeta: {name: H}\n", "1: ../out.png lies outside the folder of the brand"),
        ("logo: logo.gif\nmeta: {name: H}\n", "1: 'logo.gif' is not a picture"),
        (
            "meta: {name: H}\nlogo:\n  medium: fake.png\n",
            "3: fake.png cannot be printed: it is no PNG, or a damaged one",
        ),
        ("meta: {name: H}\nlogo: cut.png\n", "2: cut.png cannot be printed: it is no PNG, or a damaged one"),
        ("meta: {name: H}\nlogo: big.png\n", "2: big.png is larger than 8 MiB"),
    ],
)
def test_what_is_no_logo_is_left_out_with_a_warning_at_its_line(tmp_path: Path, brand: str, message: str) -> None:
    folder = project(tmp_path / "house")
    (tmp_path / "out.png").write_bytes(png())
    (folder / "fake.png").write_bytes(SVG)
    (folder / "cut.png").write_bytes(png()[:60])
    (folder / "big.png").write_bytes(png() + bytes(8 << 20))
    assert left_out(folder, brand) == message


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (b"<script/>", "<script> is not allowed: it may hold shapes alone, and text as shapes"),
        (b"<text>House</text>", "<text> is not allowed: it may hold shapes alone, and text as shapes"),
        (b'<use href="https://example.org/a.svg#b"/>', "href leads out of the file"),
        (b'<g fill="url(https://example.org/a.svg#b)"/>', "fill leads out of the file"),
        (b"<style>@import 'a.css';</style>", "its style leads out of the file"),
        (b'<g onClick="x()"/>', "onClick would run"),
        (b'<g onclick="x()"/>', "onclick would run"),
        (
            b'<g xmlns="http://www.w3.org/1999/xhtml"/>',
            "<g> is not allowed: it may hold shapes alone, and text as shapes",
        ),
        (b"<g>", "it is no XML: mismatched tag: line 1, column 110"),
        (b"\xff", "it is not written in UTF-8"),
    ],
)
def test_an_svg_that_does_more_than_draw_is_left_out(tmp_path: Path, inside: bytes, reason: str) -> None:
    project(tmp_path)
    (tmp_path / "logo.svg").write_bytes(SVG.replace(b"<rect", inside + b"<rect"))
    assert left_out(tmp_path, "logo: logo.svg\nmeta: {name: H}\n") == f"1: logo.svg cannot be printed: {reason}"


@pytest.mark.slow
def test_an_svg_with_gradients_styles_and_the_notes_of_its_program_is_printed(tmp_path: Path) -> None:
    project(tmp_path, "logo: logo.svg\nmeta: {name: H}\n")
    inside = (
        b'<metadata/><style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop stop-color="#A03C28"/>'
        b'</linearGradient></defs><n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'
    )
    kind = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    (tmp_path / "logo.svg").write_bytes(kind + SVG.replace(b"<rect", inside + b'<rect class="a"'))
    assert "Alt=H" in describe((made(tmp_path, "pdf") / "briefing.pdf").read_bytes())


@pytest.mark.slow
def test_the_reading_copy_has_another_for_dark_ground_and_paper_has_not(tmp_path: Path) -> None:
    project(tmp_path, "meta: {name: H}\nlogo: {medium: {light: logo.svg, dark: own/logo.png}}\n")
    text = (made(tmp_path, "html", "pdf") / "briefing.html").read_text(encoding="utf-8")
    assert re.findall(r'<p class="([\w -]+)"[^>]*><img src="data:image/([a-z]+)', text) == [
        ("logo on-dark", "png"),
        ("logo", "svg"),
    ]
    tags = describe((tmp_path / "build/demo/briefing.pdf").read_bytes())
    assert tags.count("Alt=H") == 1
    assert logo_of(tmp_path, (tmp_path / "_brand.yml").read_text(encoding="utf-8")).files.keys() == {
        "logo.svg",
        "own/logo.png",
    }


def test_every_fault_of_a_logo_is_named_at_once(tmp_path: Path) -> None:
    project(tmp_path)
    for name in ("a.svg", "b.png"):
        (tmp_path / name).write_bytes(b"no picture")
    theme = read_theme(Templates((built_in_templates(),)))
    text = b"meta: {name: H}\nlogo: {medium: a.svg, large: b.png}\n"
    remarks = read_brand(text, "_brand.yml", theme, tmp_path).remarks
    assert [remark.message.removesuffix(LEFT_OUT) for remark in remarks] == [
        "a.svg cannot be printed: it is no XML: syntax error: line 1, column 0",
        "b.png cannot be printed: it is no PNG, or a damaged one",
    ]


@pytest.mark.parametrize(
    ("text", "has_logo"), [("{small: a.svg, large: b.png}", False), ("{medium: a.svg, large: own/logo.png}", True)]
)
def test_pictures_that_are_not_there_are_one_warning_and_another_one_is_taken(
    tmp_path: Path, text: str, has_logo: bool
) -> None:
    project(tmp_path)
    theme = read_theme(Templates((built_in_templates(),)))
    brand = read_brand(f"meta: {{name: H}}\nlogo: {text}\n".encode(), "_brand.yml", theme, tmp_path)
    [warning] = brand.remarks
    assert (warning.severity, warning.position.line, brand.logo is not None) == (Severity.WARNING, 2, has_logo)
    assert warning.message.startswith("a.svg is not there;" if has_logo else "b.png and a.svg are not there;")
    assert tmp_path / "a.svg" in brand.paths


@pytest.mark.slow
def test_a_large_picture_is_made_as_small_as_pages_need(tmp_path: Path) -> None:
    project(tmp_path)
    Image.effect_noise((3000, 1500), 90).save(tmp_path / "large.png")
    picture = logo_of(tmp_path, "meta: {name: H}\nlogo: large.png\n").choose("docx", undrawn)
    assert Image.open(io.BytesIO(picture.data)).size == (1600, 800)
    assert (picture.width, picture.height) == (3000, 1500)


@pytest.mark.slow
def test_an_untouched_handout_with_a_logo_reconciles_as_unchanged(tmp_path: Path) -> None:
    handout = made(project(tmp_path), "docx") / "handout.docx"
    done = CliRunner().invoke(app, ["reconcile", str(handout), "--project", str(tmp_path), "--json"])
    assert (done.exit_code, json.loads(done.stdout)["results"]["changes"]) == (0, [])


@pytest.mark.slow
def test_another_picture_in_the_title_is_still_a_change(tmp_path: Path) -> None:
    handout = made(project(tmp_path), "docx") / "handout.docx"
    with zipfile.ZipFile(handout) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'name="Brand logo"', b'name="Picture 7"')
    with zipfile.ZipFile(handout, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    done = CliRunner().invoke(app, ["reconcile", str(handout), "--project", str(tmp_path), "--json"])
    assert [change["path"] for change in json.loads(done.stdout)["results"]["changes"]] == ["title"]


def test_a_page_may_show_no_picture_that_it_does_not_hold() -> None:
    with pytest.raises(Failure, match="is not allowed"):
        parse('<html><body><img src="https://example.org/a.png" alt="a"></body></html>', frozenset(), "page")


def test_it_is_as_large_on_paper_as_its_box_allows(folder: Path) -> None:
    sizes = {}
    for name in ("briefing.pdf", "factsheet.pdf", "factsheet-print.pdf"):
        page = pypdfium2.PdfDocument(folder / name)[0]
        picture = next(iter(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])))
        left, bottom, right, top = picture.get_bounds()
        sizes[name] = (round(right - left, 1), round(top - bottom, 1))
    assert sizes == {"briefing.pdf": (93.6, 23.4), "factsheet.pdf": (120.0, 30.0), "factsheet-print.pdf": (83.2, 20.8)}
    from pptx import Presentation

    cover = Presentation(str(folder / "factsheet.pptx")).slides[0]
    drawn = next(shape for shape in cover.shapes if shape.shape_type == 13)
    assert (drawn.width.pt, drawn.height.pt) == sizes["factsheet.pdf"]
