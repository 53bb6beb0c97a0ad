"""House templates as programs and languages write them: what differs is rebuilt here, and nothing is lost or cut."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image

from briefset.build.reference import prepare_reference
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates, find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure, Severity
from briefset.writers.docx import Written, doctree_to_docx
from briefset.writers.docx.style_names import loose_name, plain_name
from briefset.writers.ooxml.package import read_archive, write_archive
from briefset.writers.ooxml.transitional import as_transitional
from tests.support.references import HANDOUT, OWN, SLIDES, changed, house, saved
from tests.support.word import PRODUCT, THEME, tree

pytestmark = pytest.mark.slow

LINES = "<p>Twelve words stand in this line so that a page is filled.</p>"


def prepared(folder: Path, data: bytes, place: str = HANDOUT) -> tuple[bytes, list[tuple[Severity, str]]]:
    """The template made ready, and what is remarked of it."""
    templates = find_templates(house(folder, place, data))
    found = prepare_reference(read_product(templates, place.partition("/")[0]), templates, read_theme(templates))
    return found.data, [(remark.severity, remark.message) for remark in found.remarks]


def written(folder: Path, document: Any, body: str) -> Written:
    data, _ = prepared(folder, saved(document))
    return doctree_to_docx(tree(body), THEME, data, PRODUCT.styles)


def style_of(data: bytes, name: str) -> str:
    sheet = read_archive(data)["word/styles.xml"].decode()
    styles: list[str] = re.findall(r"<w:style .*?</w:style>", sheet, re.DOTALL)
    return next(style for style in styles if f'w:val="{name}"' in style)


def grid(section: Any, pitch: int) -> None:
    node = section._sectPr.find(qn("w:docGrid"))
    node.set(qn("w:type"), "lines")
    node.set(qn("w:linePitch"), str(pitch))


@pytest.mark.parametrize(
    ("strict", "plain"),
    [
        ('<w:pgSz w:w="595.3pt" w:h="29.7cm"/>', '<w:pgSz w:w="11906" w:h="16838"/>'),
        ('<w:sz w:val="10.5pt"/><w:ind w:left="0.5in"/>', '<w:sz w:val="21"/><w:ind w:left="720"/>'),
        ('<w:tblW w:type="pct" w:w="50%"/>', '<w:tblW w:type="pct" w:w="2500"/>'),
        ('<a:lumMod val="63%"/>', '<a:lumMod val="63000"/>'),
    ],
)
def test_lengths_and_shares_of_strict_files_are_counted(strict: str, plain: str) -> None:
    space = '<w:document xmlns:w="http://{}wordprocessingml{}main"{}>'
    old = space.format("purl.oclc.org/ooxml/", "/", ' w:conformance="strict"') + strict
    new = space.format("schemas.openxmlformats.org/", "/2006/", "") + plain
    assert as_transitional("word/document.xml", old.encode()) == new.encode()


def test_of_several_sections_the_one_for_text_is_taken_with_the_heads_before_it(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.sections[0]
    first.different_first_page_header_footer = True
    Image.new("RGB", (60, 20), "#803020").save(tmp_path / "logo.png")
    first.first_page_header.paragraphs[0].add_run().add_picture(str(tmp_path / "logo.png"), height=Cm(1))
    first.header.paragraphs[0].text = "House"
    document.add_section(WD_SECTION.NEW_PAGE).footer.is_linked_to_previous = False
    document.sections[1].footer.paragraphs[0].text = "Charity 123"
    annex = document.add_section(WD_SECTION.NEW_PAGE)
    annex.orientation, annex.page_width, annex.page_height = WD_ORIENT.LANDSCAPE, first.page_height, first.page_width
    made = docx.Document(
        io.BytesIO(
            written(
                tmp_path / "x", document, '<footer><p class="foot"><span class="title">Foot</span></p></footer>'
            ).data
        )
    )
    (section,) = made.sections
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert section.header.paragraphs[0].text == "House"
    assert [line.text for line in section.footer.paragraphs] == ["Charity 123", "Foot"]
    assert section.different_first_page_header_footer
    assert section.first_page_header._element.findall(f".//{qn('w:drawing')}")


def test_styles_of_ours_stand_as_ours_on_a_base_that_stands_otherwise(tmp_path: Path) -> None:
    document = docx.Document()
    normal = document.styles["Normal"].paragraph_format
    normal.first_line_indent, normal.alignment, normal.line_spacing = Pt(21), 3, 1.5
    data, _ = prepared(tmp_path, saved(document))
    own = style_of(data, "Table Text")
    assert {'w:firstLine="0"', '<w:jc w:val="left"/>', '<w:snapToGrid w:val="0"/>'} <= set(
        re.findall(r'w:firstLine="0"|<w:jc [^>]*>|<w:snapToGrid [^>]*>', own)
    )
    assert 'w:line="360"' not in own
    assert 'w:firstLine="420"' in style_of(data, "Normal")


def test_lines_take_whole_steps_of_the_grid_of_a_page(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Body Text"].paragraph_format.space_after = Pt(0)
    grid(document.sections[0], 500)
    heights = {height for _, _, height, _ in written(tmp_path, document, LINES).paper.heights}
    assert heights == {25.0}


def test_a_high_foot_takes_its_room_from_the_page(tmp_path: Path) -> None:
    fills = []
    for number, lines in enumerate(("one", "\n".join("123456789"))):
        document = docx.Document()
        document.sections[0].footer.paragraphs[0].text = lines
        fills.append(written(tmp_path / str(number), document, LINES * 10).paper.fills[0])
    assert fills[1] > 1.1 * fills[0]


def test_a_page_of_two_columns_is_full_when_both_are(tmp_path: Path) -> None:
    pages = []
    for number, count in enumerate(("1", "2")):
        document = docx.Document()
        columns = document.sections[0]._sectPr.find(qn("w:cols"))
        assert columns is not None
        columns.set(qn("w:num"), count)
        pages.append(written(tmp_path / str(number), document, "<p>Word.</p>" * 60).paper.pages)
    assert pages == [2, 1]


def test_an_empty_paragraph_behind_a_foot_of_the_house_goes(tmp_path: Path) -> None:
    document = docx.Document()
    foot = document.sections[0].footer
    foot.add_table(1, 1, Cm(10)).cell(0, 0).text = "House"
    foot._element.append(OxmlElement("w:p"))
    made = docx.Document(
        io.BytesIO(
            written(tmp_path, document, '<footer><p class="foot"><span class="title">Foot</span></p></footer>').data
        )
    )
    assert [line.text for line in made.sections[0].footer.paragraphs][-2:] == ["", "Foot"]


def test_a_letterhead_on_all_pages_is_on_the_first_too(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "House"
    document.sections[0].footer.paragraphs[0].text = "Charity 123"
    line = '<p class="{0}"><span class="title">{1}</span></p>'
    first, head = line.format("head", "First"), line.format("head", "Head")
    foot = f"<footer>{line.format('foot', 'Foot')}</footer>"
    body = f'<header class="first">{first}</header><header>{head}</header>{foot}'
    section = docx.Document(io.BytesIO(written(tmp_path, document, body).data)).sections[0]
    assert section.different_first_page_header_footer
    assert [line.text for line in section.first_page_header.paragraphs] == ["House"]
    assert [line.text for line in section.first_page_footer.paragraphs] == ["Charity 123", "Foot"]
    assert [line.text for line in section.footer.paragraphs] == ["Charity 123", "Foot"]


def test_headings_of_pages_stand_for_ours_where_a_file_has_no_other(tmp_path: Path) -> None:
    assert (plain_name("Überschrift"), loose_name("Überschrift"), loose_name("Überschrift 1")) == ("", "heading 1", "")
    held = read_archive(OWN[HANDOUT])
    sheet = held["word/styles.xml"].decode().replace('<w:name w:val="heading 1"/>', '<w:name w:val="Überschrift"/>')
    assert prepared(tmp_path / "a", write_archive(held | {"word/styles.xml": sheet.encode()}))[1] == []
    beside = sheet.replace('<w:name w:val="heading 2"/>', '<w:name w:val="Überschrift 1"/>')
    _, told = prepared(tmp_path / "b", write_archive(held | {"word/styles.xml": beside.encode()}))
    assert told[0][1] == "styles are missing, and come from our own reference: “Heading 2”"


def test_colours_of_a_house_that_can_hardly_be_seen_are_a_warning(tmp_path: Path) -> None:
    swapped = ('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    _, told = prepared(tmp_path, changed(SLIDES, slideMaster1=swapped), SLIDES)
    ink, accent = THEME.ink.upper(), THEME.accent.upper()
    pair = f"accent1 on bg1 of its theme, {accent} on {ink}: the contrast is 2.03, and 3.0 is needed"
    assert told == [(Severity.WARNING, pair)]


def test_what_is_wrong_and_what_is_remarked_of_a_presentation_is_told_at_once(tmp_path: Path) -> None:
    held = read_archive(OWN[SLIDES])
    parts = {}
    for layout, change in {"List": (rb'(name="points".*?<a:off x=")\d+', rb"\g<1>9000000"),
                           "Quotation": (rb'name="credit"', rb'name="Text 9"')}.items():  # fmt: skip
        name = next(name for name, part in held.items() if f'<p:cSld name="{layout}"'.encode() in part)
        parts[name] = re.sub(*change, held[name], count=1, flags=re.DOTALL)
    with pytest.raises(Failure) as caught:
        prepared(tmp_path, write_archive(held | parts), SLIDES)
    assert [(fault.severity, fault.message) for fault in caught.value.diagnostics] == [
        (Severity.ERROR, "layout “List”: “points” outside the slide of 960 × 540 pt"),
        (Severity.NOTE, "layout “Quotation”: the placeholder “credit” is ours"),
    ]


def test_our_own_templates_are_found_without_a_remark() -> None:
    templates = Templates((built_in_templates(),))
    for name in ("handout", "factsheet"):
        found = prepare_reference(read_product(templates, name), templates, read_theme(templates))
        assert (found.is_own, found.remarks) == (True, [])
