"""House templates: their measures decide, they are completed from ours, and doctor says what build does."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from PIL import Image
from typer.testing import CliRunner

from briefset.build.design import read_design
from briefset.build.reference import prepare_reference
from briefset.cli.application import app
from briefset.design.product import read_product
from briefset.design.templates import find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Exit, Failure, Severity
from briefset.workspace.doctor import examine
from briefset.writers.docx.style_names import plain_name
from briefset.writers.ooxml.package import read_archive, write_archive
from tests.support.projects import article_of, make_project
from tests.support.references import HANDOUT, OWN, SLIDES, changed, house, saved

pytestmark = pytest.mark.slow  # each builds documents on a template


def built(folder: Path, place: str, data: bytes) -> dict[str, bytes]:
    """The parts of the document that is built on a template."""
    project, kind = house(folder, place, data), place.rpartition(".")[2]
    done = CliRunner().invoke(app, ["build", "--project", str(project), "-f", kind])
    assert done.exit_code == 0, done.output
    return read_archive(next((project / "build" / "demo").glob(f"*.{kind}")).read_bytes())


def prepared(folder: Path, place: str, data: bytes) -> list[str]:
    """What is remarked of a template; every remark is a note."""
    templates = find_templates(house(folder, place, data))
    found = prepare_reference(read_product(templates, place.partition("/")[0]), templates, read_theme(templates))
    assert {remark.severity for remark in found.remarks} <= {Severity.NOTE}
    return [remark.message for remark in found.remarks]


def text(part: bytes) -> str:
    return "".join(re.findall(r"<w:t[ >][^<]*|<w:instrText[^<]*|<w:tab/>", part.decode())).replace("<w:t>", "")


def feet(parts: dict[str, bytes]) -> list[str]:
    return [text(parts[name]) for name in sorted(parts) if name.startswith("word/footer")]


SETTINGS = r"(<w:settings[^>]*>)"


@pytest.mark.parametrize(
    ("lock", "place", "part"),
    [
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', HANDOUT, "settings"),
        ('<p:modifyVerifier cryptAlgorithmSid="4"/>', SLIDES, "presentation"),
    ],
)
def test_protection_is_lifted_with_a_note(tmp_path: Path, lock: str, place: str, part: str) -> None:
    end = {"settings": (SETTINGS, rf"\1{lock}"), "presentation": (r"</p:presentation>", f"{lock}</p:presentation>")}
    data = changed(place, **{part: end[part]})
    [note] = prepared(tmp_path / "a", place, data)
    assert note.startswith("its protection against changes is lifted")
    assert not any(lock[:20].encode() in part for part in built(tmp_path / "b", place, data).values())


def linked(name: str, relations: str, use: str, kind: str, target: str) -> bytes:
    held = read_archive(OWN[HANDOUT])
    relation = (
        f'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/>'
    )
    root = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    held[relations] = f"{root}{relation}</Relationships>".encode()
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId77"'
    held[name] = re.sub(rb"(<w:p>|<w:settings[^>]*>)", rb"\1" + use.replace("KEY", space).encode(), held[name], count=1)
    return write_archive(held)


def test_an_address_in_the_footer_goes_with_a_note_and_its_words_stay(tmp_path: Path) -> None:
    link = "<w:hyperlink KEY><w:r><w:t>house.example</w:t></w:r></w:hyperlink>"
    data = linked("word/footer1.xml", "word/_rels/footer1.xml.rels", link, "hyperlink", "https://house.example/")
    [note] = prepared(tmp_path / "a", HANDOUT, data)
    assert note == "word/footer1.xml leads out of the file, and does so no more: hyperlink https://house.example/"
    parts = built(tmp_path / "b", HANDOUT, data)
    assert not any(b"External" in part for name, part in parts.items() if name.endswith(".rels"))
    assert any("house.example" in foot and "PAGE" in foot for foot in feet(parts))


def test_an_attached_template_goes_with_a_note(tmp_path: Path) -> None:
    link = "<w:attachedTemplate KEY/>"
    data = linked(
        "word/settings.xml", "word/_rels/settings.xml.rels", link, "attachedTemplate", "file:///C:/House.dotx"
    )
    [note] = prepared(tmp_path / "a", HANDOUT, data)
    assert "attachedTemplate file:///C:/House.dotx" in note
    assert b"attachedTemplate" not in built(tmp_path / "b", HANDOUT, data)["word/settings.xml"]


def narrow(columns: str = "") -> bytes:
    size = r'\1<w:pgSz w:w="12240" w:h="15840"/>\2 w:right="2551"\3 w:left="3118"\4' + columns
    return changed(
        HANDOUT,
        document=(r'(<w:sectPr>.*?)<w:pgSz[^>]*/>(<w:pgMar[^>]*?) w:right="\d+"(.*?) w:left="\d+"(.*?/>)', size),
    )


@pytest.mark.parametrize(("columns", "width"), [("", 6571), ('<w:cols w:num="2" w:space="571"/>', 3000)])
def test_the_page_of_the_template_decides_tabs_and_tables(tmp_path: Path, columns: str, width: int) -> None:
    parts = built(tmp_path, HANDOUT, narrow(columns))
    widths = re.findall(r'<w:tblW w:w="(\d+)"', parts["word/document.xml"].decode())
    assert set(widths) == {str(width)}
    running = [part.decode() for name, part in parts.items() if re.match(r"word/(header|footer)\d", name)]
    tabs = {tab for part in running if "<w:tab/>" in part for tab in re.findall(r'w:val="right" w:pos="(\d+)"', part)}
    assert tabs == {"6571"}


def test_on_our_own_page_no_tab_is_written(tmp_path: Path) -> None:
    wide = changed(HANDOUT, styles=(r'<w:name w:val="Note"/>', '<w:name w:val="Note"/><w:aliases w:val="Remark"/>'))
    parts = built(tmp_path, HANDOUT, wide)
    assert not any(b"<w:tabs>" in part for name, part in parts.items() if re.match(r"word/(header|footer)\d", name))


def test_a_landscape_page_is_filled(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(OWN[HANDOUT]))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    body = built(tmp_path, HANDOUT, saved(document))["word/document.xml"].decode()
    assert set(re.findall(r'<w:tblW w:w="(\d+)"', body)) == {str(16838 - 2 * 1240)}


def test_what_a_house_has_in_head_and_foot_stays_and_every_page_has_number_and_source(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    Image.new("RGB", (60, 20), "#803020").save(tmp_path / "logo.png")
    section.first_page_header.paragraphs[0].add_run().add_picture(str(tmp_path / "logo.png"), height=Cm(1))
    section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text = "House, odd", "House, even"
    section.footer.paragraphs[0].text = "Charity 123"
    parts = built(tmp_path / "x", HANDOUT, saved(document))
    heads = [text(parts[name]) for name in sorted(parts) if name.startswith("word/header")]
    assert [head for head in heads if head] == ["House, even", "House, odd"] or set(heads) >= {
        "House, odd",
        "House, even",
    }
    assert sum(b"<pic:pic" in part for name, part in parts.items() if name.startswith("word/header")) == 1
    found = feet(parts)
    assert len(found) == 3
    assert all("PAGE" in foot and "NUMPAGES" in foot and "Moreau" in foot for foot in found)
    assert sum("Charity 123" in foot for foot in found) == 1


def test_a_page_number_of_the_house_is_not_said_twice(tmp_path: Path) -> None:
    field = '<w:r><w:t>House </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    data = changed(HANDOUT, footer1=(r"<w:r>.*</w:r>", field))
    foot = next(each for each in feet(built(tmp_path, HANDOUT, data)) if "House" in each)
    assert "NUMPAGES" not in foot
    assert "Moreau" in foot


def test_a_list_style_without_numbering_has_ours_with_a_note(tmp_path: Path) -> None:
    number = (r'(<w:name w:val="List Number"/>.*?)<w:numPr><w:numId w:val="1"/></w:numPr>', r"\1")
    data = changed(HANDOUT, styles=number)
    assert prepared(tmp_path / "a", HANDOUT, data) == [
        "list styles carry no numbering, and have that from our own reference: “List Number”"
    ]
    parts = built(tmp_path / "b", HANDOUT, data)
    wanted = re.findall(r'<w:numId w:val="(\d+)"', parts["word/document.xml"].decode())
    assert wanted
    assert set(wanted) <= set(re.findall(r'<w:num w:numId="(\d+)"', parts["word/numbering.xml"].decode()))


def test_a_template_with_none_of_our_styles_gets_them_and_keeps_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Title"].font.name = "Impact"
    data = saved(document)
    note, kept = prepared(tmp_path / "a", HANDOUT, data)
    assert kept.endswith("from our own reference: “Caption”")
    assert note.startswith("styles are missing, and come from our own reference: “Source”, “Note”")
    assert "“Title”" not in note
    parts = built(tmp_path / "b", HANDOUT, data)
    made = docx.Document(io.BytesIO(write_archive(parts)))
    assert made.styles["Title"].font.name == "Impact"
    assert made.styles["Table Text"].base_style.name == "Normal"
    assert {"Title", "Table Text", "Source"} <= {style.name for style in made.styles}


def test_a_style_near_to_ours_is_named(tmp_path: Path) -> None:
    data = changed(HANDOUT, styles=('<w:name w:val="Quote Source"/>', '<w:name w:val="Quote Sources"/>'))
    assert prepared(tmp_path, HANDOUT, data) == [
        "styles are missing, and come from our own reference: “Quote Source” (or rename “quote sources” to it)"
    ]


LOCAL = {"heading 1": "Überschrift 1", "List Number": "Listennummer", "caption": "Légende", "Body Text": "正文文本"}


def test_styles_in_the_language_of_a_program_are_found(tmp_path: Path) -> None:
    held = read_archive(OWN[HANDOUT])
    sheet = held["word/styles.xml"].decode()
    for name, local in LOCAL.items():
        sheet = sheet.replace(f'<w:name w:val="{name}"/>', f'<w:name w:val="{local}"/>')
    data = write_archive(held | {"word/styles.xml": sheet.encode()})
    assert prepared(tmp_path, HANDOUT, data) == []
    assert {plain_name(local) for local in LOCAL.values()} == set(LOCAL)
    assert plain_name("House Heading") == ""


@pytest.mark.parametrize(("width", "height"), [(9144000, 6858000), (12192000, 7620000), (9144000, 5143500)])
def test_our_layouts_are_drawn_for_slides_of_another_size(tmp_path: Path, width: int, height: int) -> None:
    size = f'cx="{width}" cy="{height}"'
    data = changed(SLIDES, presentation=('cx="12192000" cy="6858000"', size))
    [note] = prepared(tmp_path / "a", SLIDES, data)
    assert note.startswith("the layouts are drawn anew for slides of")
    made = pptx.Presentation(io.BytesIO(write_archive(built(tmp_path / "b", SLIDES, data))))
    shapes = [shape for slide in made.slides for shape in slide.shapes if shape.width]
    assert max(shape.left + shape.width for shape in shapes) <= width
    assert max(shape.top + shape.height for shape in shapes) <= height


def test_a_presentation_with_none_of_our_layouts_gets_them(tmp_path: Path) -> None:
    data = saved(pptx.Presentation())
    [note] = prepared(tmp_path / "a", SLIDES, data)
    assert note.startswith("layouts are missing, and come from our own presentation: “")
    made = pptx.Presentation(io.BytesIO(write_archive(built(tmp_path / "b", SLIDES, data))))
    assert made.slides[0].slide_layout.name == "Title"
    assert "Title Slide" in [layout.name for layout in made.slide_layouts]
    assert len({layout.part.partname for layout in made.slide_layouts}) == len(made.slide_layouts) == 23


def test_a_placeholder_that_is_missing_is_ours(tmp_path: Path) -> None:
    held = read_archive(OWN[SLIDES])
    name = next(name for name, part in held.items() if b'<p:cSld name="Quotation"' in part)
    data = write_archive(held | {name: held[name].replace(b'name="credit"', b'name="Text 4"')})
    assert prepared(tmp_path / "a", SLIDES, data) == ["layout “Quotation”: the placeholder “credit” is ours"]
    made = pptx.Presentation(io.BytesIO(write_archive(built(tmp_path / "b", SLIDES, data))))
    layout = next(layout for layout in made.slide_layouts if layout.name == "Quotation")
    numbers = [shape.placeholder_format.idx for shape in list(layout.placeholders)]
    assert len(numbers) == len(set(numbers))


def test_a_house_whose_slides_have_no_date_gets_none_over_its_source(tmp_path: Path) -> None:
    held, date = read_archive(OWN[SLIDES]), re.compile(rb'<p:sp>(?:(?!</p:sp>).)*type="dt".*?</p:sp>', re.DOTALL)
    assert sum(len(date.findall(part)) for part in held.values()) > 10
    parts = {name: date.sub(b"", part) for name, part in held.items()}
    layout = next(name for name, part in parts.items() if b'<p:cSld name="Quotation"' in part)
    parts[layout] = re.sub(rb'(name="source".*?<a:ext cx=")\d+', rb"\g<1>7747000", parts[layout], flags=re.DOTALL)
    assert prepared(tmp_path, SLIDES, write_archive(parts)) == []


def misplaced() -> bytes:
    held = read_archive(OWN[SLIDES])
    places = {"List": (r'(name="points".*?<a:off x=")\d+(" y=")\d+', r"\g<1>609600\g<2>300000"),
              "Numbers": (r'(name="number-4".*?<a:off x=")\d+', r"\g<1>11000000")}  # fmt: skip
    for layout, (old, new) in places.items():
        name = next(name for name, part in held.items() if f'<p:cSld name="{layout}"'.encode() in part)
        held[name] = re.sub(old, new, held[name].decode(), count=1, flags=re.DOTALL).encode()
    return write_archive(held)


MISPLACED = [
    "layout “List”: “title” and “points” on each other",
    "layout “Numbers”: “number-4” outside the slide of 960 × 540 pt",
]


def test_placeholders_outside_the_slide_or_on_each_other_are_told_at_once_by_build_and_doctor(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        prepared(tmp_path, SLIDES, misplaced())
    assert sorted(fault.message for fault in caught.value.diagnostics) == MISPLACED
    found = [item for item in examine(tmp_path) if item.name == "templates/factsheet/reference.pptx"]
    assert sorted(item.detail for item in found) == MISPLACED
    assert not any(item.good for item in found)
    done = CliRunner().invoke(app, ["build", "--project", str(tmp_path), "-f", "pptx", "--diagnostic-format", "short"])
    assert done.exit_code == 1
    assert all(message in done.output for message in MISPLACED)


def test_doctor_tells_what_a_build_remarks(tmp_path: Path) -> None:
    data = changed(HANDOUT, settings=(SETTINGS, r'\1<w:documentProtection w:edit="readOnly"/>'))
    notes = prepared(tmp_path, HANDOUT, data)
    found = [item for item in examine(tmp_path) if item.name == "templates/handout/reference.docx"]
    assert ([item.detail for item in found], {item.good for item in found}) == (notes, {True})


def test_doctor_reads_the_brand_of_an_article_as_a_build_does(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "_brand.yml").write_text("color: {background: black, foreground: white}\n", encoding="utf-8")
    own = tmp_path / "content" / "demo" / "_brand.yml"
    own.write_text("color: {primary: '#D98F00'}\nlogo: none.png\n", encoding="utf-8")
    found = [(item.name, item.detail, str(item.severity)) for item in examine(tmp_path) if "demo" in item.name]
    brand = read_design(article_of(tmp_path), None).brand
    told = [(f"{each.position.file}:{each.position.line}", each.message, str(each.severity)) for each in brand.remarks]
    assert (found, {severity for _, _, severity in told}) == (told, {"warning"})
    assert len(told) == 2
    own.write_text("color: {background: white, foreground: '#999999'}\n", encoding="utf-8")
    [fault] = [item for item in examine(tmp_path) if "demo" in item.name]
    assert (fault.code, fault.line().partition(" ")[0]) == (Exit.ERRORS, "error")
    with pytest.raises(Failure) as caught:
        read_design(article_of(tmp_path), None)
    assert [each.message for each in caught.value.diagnostics] == [fault.detail]


FAULTY = 'color: {foreground: "#999999", background: white, primary: navyy}\ntypography: {base: [Futura]}\n'


def test_doctor_and_build_tell_everything_of_a_brand_at_once(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "_brand.yml").write_text(FAULTY, encoding="utf-8")
    found = [item for item in examine(tmp_path) if item.name.startswith("_brand.yml")]
    assert [(item.name, item.good) for item in found] == [
        ("_brand.yml:1", False),
        ("_brand.yml:1", False),
        ("_brand.yml:2", False),
    ]
    assert found[0].mend == "#767676 is the nearest shade that passes"
    done = CliRunner().invoke(app, ["build", "--project", str(tmp_path), "--diagnostic-format", "short"])
    assert done.exit_code == 1
    assert all(item.detail in done.output for item in found)
    (tmp_path / "_brand.yml").write_text("typography: {base: Futura}\n", encoding="utf-8")
    [stand_in] = [item for item in examine(tmp_path) if item.name.startswith("_brand.yml")]
    assert (stand_in.good, stand_in.detail) == (
        True,
        "the typeface Futura is not at hand, and Poppins stands in for it",
    )


def test_a_strict_document_is_taken(tmp_path: Path) -> None:
    held = read_archive(OWN[HANDOUT])
    names = (
        rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/(main|relationships)"
    )
    parts = {
        name: re.sub(names, rb"http://purl.oclc.org/ooxml/\1/\2", part) if name.endswith((".xml", ".rels")) else part
        for name, part in held.items()
    }
    assert parts != held
    assert prepared(tmp_path, HANDOUT, write_archive(parts)) == []


def test_a_caption_of_word_keeps_with_its_table_and_away_from_what_is_above(tmp_path: Path) -> None:
    sheet = read_archive(OWN[HANDOUT])["word/styles.xml"].decode()
    caption = re.search(r'<w:style [^>]*w:styleId="Caption".*?</w:style>', sheet, re.DOTALL)
    assert caption
    plain = re.sub(r"<w:pPr>.*?</w:pPr>", '<w:pPr><w:spacing w:after="200"/></w:pPr>', caption[0], flags=re.DOTALL)
    data = write_archive(read_archive(OWN[HANDOUT]) | {"word/styles.xml": sheet.replace(caption[0], plain).encode()})
    [note] = prepared(tmp_path / "a", HANDOUT, data)
    assert note == "styles do not keep with what follows, and have that from our own reference: “Caption”"
    made = built(tmp_path / "b", HANDOUT, data)["word/styles.xml"].decode()
    assert '<w:pPr><w:keepNext/><w:spacing w:after="200" w:before="160"/></w:pPr>' in made


def sizes(parts: dict[str, bytes]) -> list[int]:
    """The sizes of letters of every slide, in hundredths of a point."""
    slides = sorted(name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))
    return [int(size) for name in slides for size in re.findall(rb' sz="(\d+)"', parts[name])]


@pytest.mark.parametrize(("width", "height"), [(9144000, 5143500), (24384000, 13716000)])
def test_slides_of_another_scale_look_as_ours(tmp_path: Path, width: int, height: int) -> None:
    data = changed(SLIDES, presentation=('cx="12192000" cy="6858000"', f'cx="{width}" cy="{height}"'))
    own, other = built(tmp_path / "a", SLIDES, OWN[SLIDES]), built(tmp_path / "b", SLIDES, data)
    assert f'<p:sldSz cx="{width}" cy="{height}"'.encode() in other["ppt/presentation.xml"]
    assert len(sizes(own)) > 10
    assert sizes(other) == pytest.approx([size * width / 12192000 for size in sizes(own)], abs=20)


def test_tables_of_a_house_have_our_rules_in_its_colours(tmp_path: Path) -> None:
    parts = built(tmp_path, SLIDES, saved(pptx.Presentation()))
    assert b'styleName="Briefset Rows"' in parts["ppt/tableStyles.xml"]
    bare = read_archive(saved(pptx.Presentation()))
    bare.pop("ppt/tableStyles.xml")
    for name in ("ppt/_rels/presentation.xml.rels", "[Content_Types].xml"):
        bare[name] = re.sub(rb"<(Relationship|Override) [^>]*tableStyles[^>]*/>", b"", bare[name])
    assert b'styleName="Briefset Rows"' in built(tmp_path / "b", SLIDES, write_archive(bare))["ppt/tableStyles.xml"]


def test_no_part_of_a_made_file_is_left_without_its_type(tmp_path: Path) -> None:
    parts = built(tmp_path, SLIDES, saved(pptx.Presentation()))
    with zipfile.ZipFile(io.BytesIO(write_archive(parts))) as archive:
        types = archive.read("[Content_Types].xml").decode()
    assert all(f'PartName="/{name}"' in types for name in parts if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name))
