"""The Word writer, read back with python-docx and lxml."""

import dataclasses
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document

from briefset.build.page import Page
from briefset.diagnostics import Failure
from briefset.pages.doctree import Doctree, Element
from briefset.writers.docx import doctree_to_docx
from briefset.writers.docx.styles import missing_styles, styles_by_name
from briefset.writers.ooxml.xml import NAMESPACES, qualify
from make_reference_docx import make_reference
from tests.support.libreoffice import print_pages
from tests.support.projects import check_project
from tests.support.word import (
    PRODUCT,
    REFERENCE,
    TEMPLATES,
    THEME,
    body_of,
    findings,
    part,
    text_of,
    values,
    write,
)

TABLE = (
    '<table class="data"><caption><span class="label">Table <data class="sequence" value="Table">1</data>.</span>'
    " Sums</caption>"
    '<colgroup><col data-width="3"><col data-width="1"></colgroup>'
    '<thead><tr><th scope="col">For</th><th scope="col" class="at">Source</th></tr></thead>'
    '<tbody><tr><th scope="row" class="text">Africa</th><td class="at"><span class="locator">P12</span></td></tr>'
    "</tbody></table>"
)


def opened(body: str) -> Document:
    return docx.Document(io.BytesIO(write(body)))


@pytest.mark.slow
def test_the_committed_reference_is_what_the_script_makes() -> None:
    assert make_reference(THEME) == REFERENCE


@pytest.mark.slow
def test_the_reference_has_no_findings(tmp_path: Path) -> None:
    assert findings(REFERENCE, tmp_path) == []


def test_the_reference_holds_nothing_of_a_library_template() -> None:
    with zipfile.ZipFile(io.BytesIO(REFERENCE)) as archive:
        leftovers = [name for name in archive.namelist() if "Effects" in name or "thumb" in name or "customXml" in name]
    assert leftovers == []


def test_every_style_of_the_product_is_in_the_reference() -> None:
    known = styles_by_name(part(REFERENCE, "word/styles.xml"))
    assert list(missing_styles(PRODUCT.styles, known)) == []


def test_the_reference_is_in_compatibility_mode_15() -> None:
    settings = part(REFERENCE, "word/settings.xml")
    modes = settings.findall(".//w:compatSetting[@w:name='compatibilityMode']", {"w": NAMESPACES["w"]})
    assert [mode.get(qualify("w:val")) for mode in modes] == ["15"]


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert write(f"<h1>One</h1>{TABLE}<ol><li>a</li></ol>") == write(f"<h1>One</h1>{TABLE}<ol><li>a</li></ol>")


def test_blocks_get_their_named_styles() -> None:
    document = opened('<h1>Title</h1><p class="deck">Deck</p><h2>Head</h2><p>Text</p><blockquote>“Words”</blockquote>')
    assert [paragraph.style.name for paragraph in document.paragraphs if paragraph.style] == [
        "Title", "Subtitle", "Heading 1", "Body Text", "Quote",
    ]  # fmt: skip


def test_text_keeps_every_special_character() -> None:
    assert opened("<p>&lt;tag&gt; &amp;amp; \" ' 🙂 12\u00a0km \u202bرحبا\u202c</p>").paragraphs[0].text == (
        "<tag> &amp; \" ' 🙂 12\u00a0km \u202bرحبا\u202c"
    )


def test_inline_elements_become_character_styles() -> None:
    root = body_of('<p>a <em>b</em> <strong>c</strong> <span class="editorial">[ed.: d]</span></p>')
    assert values(root, "w:rStyle") == ["Emphasis", "Strong", "Editorial"]


def test_emphasis_within_a_note_of_the_editor_keeps_the_style_of_the_note() -> None:
    root = body_of('<p><span class="editorial">[ed.: <em>China</em>]</span></p>')
    assert values(root, "w:rStyle") == ["Editorial", "Editorial", "Editorial"]
    assert len(list(root.iter(qualify("w:i")))) == 1


def test_a_locator_is_accented_in_a_table_and_plain_in_running_text() -> None:
    assert values(body_of('<p><span class="locator">P1</span></p>'), "w:rStyle") == ["LocatorInText"]
    assert "Locator" in values(body_of(TABLE), "w:rStyle")


def test_no_run_has_a_colour_a_size_or_a_border_of_its_own() -> None:
    root = body_of(f'<h2>Head <span class="aside">note</span></h2><p class="source"><strong>S.</strong></p>{TABLE}')
    direct = ("w:color", "w:sz", "w:shd", "w:spacing", "w:ind", "w:jc", "w:tblBorders", "w:tcBorders", "w:pBdr")
    assert [name for name in direct if list(root.iter(qualify(name)))] == []


def test_chinese_text_has_its_language_and_an_east_asian_face() -> None:
    root = body_of('<p>term <span lang="zh-CN">人类</span></p>')
    assert values(root, "w:lang", "w:eastAsia") == ["zh-CN"]
    assert values(root, "w:rFonts", "w:eastAsia") == [THEME.cjk]


@pytest.mark.parametrize("language", ["ar", "ckb", "dv", "he", "ug"])
def test_french_text_and_that_from_right_to_left_have_their_languages(language: str) -> None:
    root = body_of(f'<p><span lang="fr">mer</span> <span lang="{language}">بحر</span></p>')
    assert values(root, "w:lang") == ["fr", language]
    assert values(root, "w:lang", "w:bidi") == [None, language]
    assert len(list(root.iter(qualify("w:rtl")))) == 1


def test_the_language_of_the_document_is_its_default() -> None:
    styles = part(write("<p>a</p>"), "word/styles.xml")
    assert styles.find("w:docDefaults//w:lang", {"w": NAMESPACES["w"]}).get(qualify("w:val")) == "en-GB"  # type: ignore[union-attr]


def test_footnotes_are_native_and_numbered_in_order() -> None:
    data = write('<p>a<span class="footnote">First.</span> b<span class="footnote">Second <em>one</em>.</span></p>')
    assert values(part(data, "word/document.xml"), "w:footnoteReference", "w:id") == ["1", "2"]
    notes = part(data, "word/footnotes.xml")
    assert values(notes, "w:footnote", "w:id") == ["-1", "0", "1", "2"]
    assert [text_of(note) for note in notes][2:] == [" First.", " Second one."]


def test_every_note_is_counted_by_the_reader() -> None:
    data = write('<p>a<span class="footnote source">P3.</span> b<span class="footnote">Ours.</span></p>')
    body, notes = part(data, "word/document.xml"), part(data, "word/footnotes.xml")
    assert values(body, "w:footnoteReference", "w:customMarkFollows") == [None, None]
    assert text_of(body) == "a b"
    assert len(list(notes.iter(qualify("w:footnoteRef")))) == 2
    for name in ("word/settings.xml", "word/document.xml"):
        assert list(part(data, name).iter(qualify("w:numFmt"))) == []


def test_each_numbered_list_starts_at_one() -> None:
    data = write("<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>")
    used = values(part(data, "word/document.xml"), "w:numId")
    assert used[0] == used[1] != used[2]
    numbering = part(data, "word/numbering.xml")
    restarted = numbering.findall("w:num[w:lvlOverride]", {"w": NAMESPACES["w"]})
    starts = {node.get(qualify("w:numId")) for node in restarted}
    assert starts == {used[0], used[2]}


def test_a_nested_list_is_one_level_deeper() -> None:
    root = body_of("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>")
    assert values(root, "w:ilvl") == ["0", "1", "0"]


def test_a_block_in_a_list_item_is_refused() -> None:
    with pytest.raises(Failure, match="<p> stands in a list item"):
        write("<ol><li><p>a</p></li></ol>")


def test_a_table_repeats_its_head_and_splits_no_row() -> None:
    root = body_of(TABLE)
    rows = list(root.iter(qualify("w:tr")))
    assert [bool(list(row.iter(qualify("w:tblHeader")))) for row in rows] == [True, False]
    assert [bool(list(row.iter(qualify("w:cantSplit")))) for row in rows] == [True, True]


def test_column_widths_follow_their_weights_over_the_whole_width() -> None:
    widths = [int(width or 0) for width in values(body_of(TABLE), "w:gridCol", "w:w")]
    assert sum(widths) == 9426
    assert widths[0] == pytest.approx(3 * widths[1], abs=2)


@pytest.mark.parametrize(
    ("names", "kept"), [("ABC", [True, True, True, None]), ("ABCDE", [None, None, None, None, True, None])]
)
def test_a_small_table_stays_whole_and_no_row_ends_a_long_one_alone(names: str, kept: list[bool | None]) -> None:
    rows = "".join(f'<tr><th scope="row" class="text">{name}</th><td>1</td></tr>' for name in names)
    head = '<thead><tr><th scope="col">For</th><th scope="col">Sum</th></tr></thead>'
    table = opened(f'<table class="data">{head}<tbody>{rows}</tbody></table>').tables[0]
    for column in range(2):
        cells = (row.cells[column].paragraphs[0] for row in table.rows)
        assert [cell.paragraph_format.keep_with_next for cell in cells] == kept


def test_a_table_has_its_style_and_its_caption_as_alternative_text() -> None:
    root = body_of(TABLE)
    assert values(root, "w:tblStyle") == ["Briefset"]
    assert values(root, "w:tblCaption") == ["Table 1. Sums"]


def test_a_caption_counts_with_a_field() -> None:
    root = body_of(TABLE)
    assert [node.text for node in root.iter(qualify("w:instrText"))] == [" SEQ Table \\* ARABIC "]
    assert text_of(root).startswith("Table 1. Sums")


def test_cells_to_write_in_are_empty_and_high() -> None:
    root = body_of(
        '<table class="write-in" data-row-pt="39"><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
        '<tbody><tr><th scope="row" class="text">P1</th><td></td></tr></tbody></table>'
    )
    assert values(root, "w:trHeight") == ["780"]
    assert [text_of(cell) for cell in root.iter(qualify("w:tc"))] == ["A", "B", "P1", ""]
    assert list(root.iter(qualify("w:sdt"))) == []


def test_head_and_foot_hold_fields_and_one_tab() -> None:
    data = write(
        '<header><p class="head"><span class="label">Label</span> <span>Title</span></p></header><p>a</p>'
        '<footer><p class="foot"><span>Source</span> <span class="page">Page '
        '<data class="field" value="PAGE">1</data> of '
        '<data class="field" value="NUMPAGES">2</data></span></p></footer>'
    )
    document = docx.Document(io.BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "Label\tTitle"
    assert document.sections[0].footer.paragraphs[0].text == "Source\tPage 1 of 2"
    footer = part(data, "word/footer1.xml")
    assert [node.text for node in footer.iter(qualify("w:instrText"))] == [" PAGE ", " NUMPAGES "]
    assert [paragraph.text for paragraph in document.paragraphs] == ["a"]


def test_a_link_is_a_field_without_an_external_relationship() -> None:
    data = write('<p><a href="https://example.org/a">text</a></p>')
    assert 'HYPERLINK "https://example.org/a"' in "".join(
        node.text or "" for node in part(data, "word/document.xml").iter(qualify("w:instrText"))
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"External" not in archive.read("word/_rels/document.xml.rels")


def test_a_new_page_begins_before_the_heading() -> None:
    root = body_of('<p>a</p><h2 class="new-page">b</h2>')
    assert len(list(root.iter(qualify("w:pageBreakBefore")))) == 1
    assert values(root, "w:pStyle") == ["BodyText", "Heading1"]


def test_core_properties_come_from_the_tree() -> None:
    properties = opened("<p>a</p>").core_properties
    assert (properties.title, properties.author, properties.language) == ("A title", "A & B", "en-GB")
    assert properties.created is not None
    assert properties.created.isoformat() == "2026-11-23T00:00:00+00:00"


def test_a_long_title_is_kept_whole() -> None:
    page = Doctree("", Element("body", {}, (Element("p", {}, ("a",)),)), "en", "x" * 5000, {})
    data = doctree_to_docx(page, THEME, REFERENCE, PRODUCT.styles).data
    assert docx.Document(io.BytesIO(data)).core_properties.title == "x" * 5000


def test_a_style_that_the_reference_lacks_is_named_with_the_nearest() -> None:
    with pytest.raises(Failure) as failure:
        write("<p><em>a</em></p>", styles=PRODUCT.styles | {"p": "Bodi Text", "em": "Emphases"})
    messages = [(item.message, item.hint) for item in failure.value.diagnostics]
    assert messages == [
        ("the reference document has no paragraph style 'Bodi Text' (for p)", "did you mean 'body text'?"),
        ("the reference document has no character style 'Emphases' (for em)", "did you mean 'emphasis'?"),
    ]


def test_an_element_without_a_style_is_named_with_its_yaml_path() -> None:
    with pytest.raises(Failure) as failure:
        write('<p class="lead" data-src="brief">a</p><svg><title>b</title></svg>')
    assert [(item.message, item.path) for item in failure.value.diagnostics][:2] == [
        ("no Word style for p.lead", "brief"), ("<svg> has no form in Word", ""),
    ]  # fmt: skip


def test_text_outside_a_paragraph_is_refused() -> None:
    with pytest.raises(Failure, match="stands in no paragraph"):
        write("<section>loose</section>")


def test_a_house_template_without_footnotes_gets_them(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    styles = {"p": "Body Text", "ol": "List Number", "p.footnote": "Body Text", "sup.footnote": "Strong"}
    data = write('<p>a<span class="footnote">Note.</span></p><ol><li>b</li></ol>', buffer.getvalue(), styles)
    assert text_of(part(data, "word/footnotes.xml")) == " Note."
    assert list(part(data, "word/settings.xml").iter(qualify("w:footnotePr")))


def test_a_list_style_without_numbering_is_an_error() -> None:
    with pytest.raises(Failure, match="carries no numbering"):
        write("<ol><li>a</li></ol>", styles=PRODUCT.styles | {"ol": "Body Text"})


def handout(project: Path) -> bytes:
    page = Page(check_project(project), PRODUCT, THEME, TEMPLATES)
    return doctree_to_docx(page.tree("docx"), THEME, REFERENCE, PRODUCT.styles, pages=2).data


@pytest.mark.slow
def test_the_handout_of_the_sample_has_no_findings(project: Path, tmp_path: Path) -> None:
    assert findings(handout(project), tmp_path) == []


def test_the_handout_of_the_sample_has_no_empty_paragraph_outside_tables(project: Path) -> None:
    paragraphs = docx.Document(io.BytesIO(handout(project))).paragraphs
    assert [paragraph.text for paragraph in paragraphs if not paragraph.text.strip()] == []


def test_the_work_of_the_handout_begins_a_page_and_its_task_stays_with_the_table_to_fill_in(project: Path) -> None:
    root = part(handout(project), "word/document.xml")
    breaking = [node for node in root.iter(qualify("w:p")) if values(node, "w:pageBreakBefore")]
    assert [text_of(node) for node in breaking] == ["Questions"]
    blocks = list(next(root.iter(qualify("w:body"))))
    place = max(number for number, block in enumerate(blocks) if block.tag == qualify("w:tbl"))
    assert [values(block, "w:pStyle") for block in blocks[place - 2 : place]] == [["Heading1"], ["Instruction"]]
    styles = part(REFERENCE, "word/styles.xml")
    keeping = {
        style.get(qualify("w:styleId")) for style in styles if style.find(f".//{qualify('w:keepNext')}") is not None
    }
    assert {"Heading1", "Instruction", "TableHead"} <= keeping


@pytest.mark.slow
def test_the_handout_of_the_sample_prints_on_two_pages(project: Path, tmp_path: Path) -> None:
    assert len(print_pages(handout(project), "docx", tmp_path)) == 2


CHART = (
    '<figure data-chart="pair" data-unit="percent" data-src="exhibits[0]">'
    '<figcaption class="chart"><span class="label">Figure <data class="sequence" value="Figure">1</data>.</span> Share.'
    '</figcaption><svg class="chart" role="img" width="234.5pt" height="130pt"><title>Nearly 30 after 0.5.</title>'
    '<g data-row="0" data-column="0" data-category="Before" data-head="" data-value="0.5" data-text="0.5"'
    ' data-src="exhibits[0].bars[0]"></g>'
    '<g data-row="1" data-column="0" data-category="After" data-head="" data-value="30" data-text="nearly 30"'
    ' data-src="exhibits[0].bars[1]"></g></svg></figure>'
)


def test_a_chart_is_native_with_its_alternative_and_its_workbook() -> None:
    data = write(CHART + CHART)
    body = part(data, "word/document.xml")
    assert values(body, "wp:docPr", "descr") == ["Nearly 30 after 0.5."] * 2
    assert values(body, "wp:docPr", "id") == ["1", "2"]
    assert values(body, "w:pStyle") == ["Caption", "Chart"] * 2
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if "chart" in name or "embeddings" in name]
        book = archive.read("word/embeddings/workbook2.xlsx")
    assert parts == [
        *("word/charts/_rels/chart1.xml.rels", "word/charts/_rels/chart2.xml.rels"),
        *("word/charts/chart1.xml", "word/charts/chart2.xml"),
        *("word/embeddings/workbook1.xlsx", "word/embeddings/workbook2.xlsx"),
    ]
    sheet = part(book, "xl/worksheets/sheet1.xml")
    cells = {cell.get("r"): (cell.get("t"), cell[0].text) for cell in sheet.iter("{*}c")}
    words = [node.text for node in part(book, "xl/sharedStrings.xml").iter("{*}t")]
    said = {place: words[int(value or 0)] if kind == "s" else value for place, (kind, value) in cells.items()}
    assert said == {"B1": "percent", "A2": "Before", "B2": "0.5", "A3": "After", "B3": "30"}


def test_a_chart_keeps_the_hedge_in_its_label_and_its_colours_in_the_theme() -> None:
    chart = part(write(CHART), "word/charts/chart1.xml")
    assert [node.text for node in chart.iter(qualify("a:t"))] == ["0.5", "nearly 30"]
    assert {node.get("val") for node in chart.iter(qualify("a:schemeClr"))} == {"tx1", "tx2", "accent1", "accent2"}
    assert list(chart.iter(qualify("a:srgbClr"))) == []


@pytest.mark.slow
def test_a_document_with_charts_has_no_findings(tmp_path: Path) -> None:
    assert findings(write(CHART + CHART), tmp_path) == []


def test_a_chart_that_word_does_not_have_is_refused() -> None:
    with pytest.raises(Failure, match="Word has no chart of kind timeline"):
        write(CHART.replace('data-chart="pair"', 'data-chart="timeline"'))


def test_the_product_may_draw_its_exhibits(project: Path) -> None:
    product = dataclasses.replace(PRODUCT, charts=("pair",), pages=None)
    page = Page(check_project(project), product, THEME, TEMPLATES)
    kinds = [element.get("data-chart") for element in page.tree("docx").root.walk() if element.get("data-chart")]
    tables = [element for element in page.tree("docx").root.walk() if element.tag == "caption"]
    numbers = [element.text() for element in page.tree("docx").root.walk() if element.has("sequence")]
    assert set(kinds) <= {"pair"}
    assert len(kinds) + len(tables) == len(numbers)
