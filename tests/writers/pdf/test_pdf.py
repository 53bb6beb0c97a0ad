from __future__ import annotations

import dataclasses
import io
from typing import Any

import pikepdf
import pytest

from briefset.design.theme import Theme
from briefset.diagnostics import Failure
from briefset.proofs.readback import read_pdf
from tests.support.paper import THEME, structure, tags, write


def faults(body: str, style: str = "", theme: Theme = THEME) -> list[tuple[str, str]]:
    with pytest.raises(Failure) as caught:
        write(body, style, theme)
    return [(item.code, item.path) for item in caught.value.diagnostics]


def test_a_page_says_that_it_is_pdf_ua_1_and_when_it_was_made() -> None:
    pdf = write("<h1>Title</h1>")
    assert pdf.pages == 1
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.docinfo["/CreationDate"]) == "D:20261123000000Z"
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_the_same_tree_gives_the_same_bytes() -> None:
    body = "<h1>One</h1><ol><li><p>a</p></li></ol><p>新 <a href='https://example.org/'>x</a></p>".replace("新", "")
    assert write(body).data == write(body).data


def test_blocks_in_a_list_item_stand_in_its_body() -> None:
    pdf = write("<h1>T</h1><ul><li><p>a</p><p>b</p></li></ul>")
    assert [[str(kid.S) for kid in item.K] for item in structure(pdf) if item.S == "/LI"] == [["/Lbl", "/LBody"]]


def test_header_cells_say_what_they_head() -> None:
    rows = '<tr><th scope="col">Year</th><th scope="col">Value</th></tr><tr><th scope="row">2014</th><td>7</td></tr>'
    pdf = write(f"<h1>T</h1><table>{rows}</table>")
    assert [str(item.A.Scope) for item in structure(pdf) if item.S == "/TH"] == ["/Column", "/Column", "/Row"]


def test_foreign_words_carry_their_language() -> None:
    pdf = write('<h1>T</h1><p>a <span lang="zh-CN">中国梦</span></p>')
    assert [str(item.Lang) for item in structure(pdf) if "/Lang" in item] == ["zh-CN"]


def test_a_footnote_is_a_note_with_an_id() -> None:
    pdf = write('<h1>T</h1><p>a<span class="footnote">b</span></p>')
    assert [str(item.ID) for item in structure(pdf) if item.S == "/Note"] == ["note-1"]


def test_a_picture_has_its_text_and_its_box_in_points_from_the_foot() -> None:
    svg = '<svg width="40pt" height="30pt" viewBox="0 0 4 3"><title>Two bars</title><rect width="4" height="3"/></svg>'
    pdf = write(f"<figure>{svg}</figure>", "figure { margin: 0 } svg { display: block }")
    figures = [
        (str(item.Alt), [round(float(n)) for n in item.A.BBox]) for item in structure(pdf) if item.S == "/Figure"
    ]
    assert figures == [("Two bars", [20, 150, 60, 180])]


def test_an_ornament_is_left_out_of_the_structure() -> None:
    svg = '<svg aria-hidden="true" width="40pt" height="5pt" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'
    assert "/Figure" not in tags(write(f"<h1>T</h1>{svg}<p>P1–P7</p>"))


def test_a_link_says_where_it_goes() -> None:
    pdf = write('<h1 id="a">T</h1><p><a href="#a">The  argument</a></p>')
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert [str(item.Contents) for item in opened.pages[0].Annots] == ["The argument"]


def test_text_past_the_end_of_its_slide_is_an_error_at_its_path() -> None:
    body = '<section class="slide"><p data-src="slides[2].title">a</p><p data-src="slides[2].points[0]">b</p></section>'
    style = ".slide { height: 20pt; overflow: hidden } p { margin: 0 0 10pt }"
    assert faults(body, style) == [("overflow", "slides[2].points[0]")]


def test_text_in_an_absolute_box_below_the_page_is_an_error() -> None:
    body = '<p data-src="a">a</p><p class="slide" data-src="b">b</p>'
    assert faults(body, ".slide { position: absolute; top: 300pt }") == [("overflow", "b")]


def test_a_word_wider_than_its_cell_is_an_error() -> None:
    body = '<table><tr><td data-src="t.rows[0]">Unbreakablecompoundword</td><td>b</td></tr></table>'
    style = "table { table-layout: fixed; width: 60pt }"
    assert ("overflow", "t.rows[0]") in faults(body, style)


def test_text_over_text_is_an_error() -> None:
    body = '<p data-src="a">first line</p><p class="slide" data-src="b">second</p>'
    assert faults(body, "p { margin: 0 } .slide { margin-top: -13pt }") == [("overflow", "b")]


def test_of_two_texts_over_each_other_the_larger_is_named() -> None:
    body = '<p class="slide" data-src="title">Title</p><p class="footnote" data-src="label">label</p>'
    style = "p { margin: 0; position: absolute; top: 0 } .slide { font-size: 20pt } .footnote { float: none }"
    assert faults(body, style) == [("overflow", "title")]


def test_type_below_the_least_size_is_an_error() -> None:
    assert faults('<p data-src="note">small</p>', "p { font-size: 7pt }") == [("overflow", "note")]


def test_a_page_that_fits_has_no_fault() -> None:
    assert write("<h1>T</h1>" + "<p>Some words that are set in a paragraph of several lines. </p>" * 12).pages > 1


def test_a_character_without_a_glyph_is_an_error_at_each_place() -> None:
    body = '<p data-src="a">\U00012000</p><p data-src="b">x\U00012000</p>'
    assert faults(body) == [("no-glyph", "a"), ("no-glyph", "b")]


def test_a_typeface_that_the_theme_does_not_name_is_an_error() -> None:
    assert faults("<p>a</p>", "p { font-family: 'EB Garamond' }") == [("font", "")]
    assert (
        write("<p>a</p>", "p { font-family: 'EB Garamond' }", dataclasses.replace(THEME, serif="EB Garamond")).pages
        == 1
    )


@pytest.mark.parametrize("style", ["p { colour: red }", "p { opacity: much }"])
def test_what_weasyprint_warns_of_is_an_error(style: str) -> None:
    assert faults("<p>a</p>", style) == [("weasyprint", "")]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/a.png", "secret.txt", "missing.png"])
def test_only_pictures_of_the_project_are_read(address: str) -> None:
    assert faults("<p>a</p>", f"p {{ background: url({address}) }}") == [("resource", "")]


def test_a_style_sheet_is_read_once_for_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    import tinycss2

    read: list[str] = []
    parse_sheet = tinycss2.parse_stylesheet

    def count(css: str, *rest: Any, **options: Any) -> Any:
        read.append(css)
        return parse_sheet(css, *rest, **options)

    monkeypatch.setattr(tinycss2, "parse_stylesheet", count)
    style = "h1 { font-size: 31pt } @page { @top-left { content: 'Head' } }"
    first, second = write("<h1>a</h1>", style), write("<h1>a</h1>", style)
    assert len([css for css in read if "31pt" in css]) == 1
    assert first.data == second.data
    assert write("<h1>b</h1>", style).pages == 1


def test_what_was_warned_of_is_warned_of_again() -> None:
    assert [faults("<p>a</p>", "p { colour: red }") for _ in range(2)] == [[("weasyprint", "")]] * 2


@pytest.mark.parametrize("guess", ["2", "7"])
def test_a_link_prints_the_page_on_which_its_target_begins(guess: str) -> None:
    link = f'<p><a href="#far" data-page="{guess}">See</a></p>'
    style = "#far { break-before: page } a::after { content: ' ' attr(data-page) }"
    pdf = write(f'<h1>T</h1>{link}<p id="far">There</p>', style)
    assert read_pdf(pdf.data)[0] == "TSee2"
