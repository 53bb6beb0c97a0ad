"""Pages of Word are counted before anybody opens the file, and no word is cut inside a column."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefset.build.page import WRITERS, Page, check_budget
from briefset.diagnostics import Failure
from briefset.writers.docx import Written, doctree_to_docx
from briefset.writers.ooxml.fit import fit_widths
from briefset.writers.ooxml.xml import qualify
from tests.support.languages import FOLDER
from tests.support.libreoffice import print_pages
from tests.support.projects import check_project
from tests.support.sets import SharedSets
from tests.support.word import PRODUCT, REFERENCE, TEMPLATES, THEME, body_of, part, text_of, tree, values

WORDS = "<p>Twelve words stand in this line so that a page is filled.</p>"
SAID = "its longest words need 132% of the width of the page"
ROWS = (
    '<table class="write-in" data-row-pt="39"><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
    "<tbody>" + '<tr><th scope="row" class="text">P1</th><td></td></tr>' * 3 + "</tbody></table>"
)


def arranged(body: str, pages: int | None = 2) -> Written:
    return doctree_to_docx(tree(body), THEME, REFERENCE, PRODUCT.styles, pages=pages)


def heights(written: Written) -> set[str | None]:
    return set(values(part(written.data, "word/document.xml"), "w:trHeight"))


def breaks(written: Written) -> int:
    return len(values(part(written.data, "word/document.xml"), "w:pageBreakBefore"))


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    cells = "<td>more\u00a0than\u00a0$1.25\u00a0million</td><td>b</td>"
    root = body_of(
        '<table class="data"><colgroup><col data-width="1"><col data-width="9"></colgroup>'
        f'<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr>{cells}</tr></tbody></table>'
    )
    first, second = (int(width or 0) for width in values(root, "w:gridCol", "w:w"))
    assert first > 1800
    assert first + second == 9426


def test_words_that_no_page_is_wide_enough_for_are_an_error() -> None:
    cell = f"<td>{'W' * 80}</td>"
    written = arranged(f'<table class="data" data-src="exhibits[0]"><tbody><tr>{cell * 3}</tr></tbody></table>')
    (fault,) = written.faults
    assert (fault.code, fault.path, fault.message) == ("overflow", "exhibits[0]", SAID)


def test_columns_that_have_no_room_beside_each_other_stand_beneath_each_other() -> None:
    cells = "".join(f"<td>{letter * 24}</td>" for letter in "WMN") + "<td></td>"
    written = arranged(f'<table class="data"><tbody><tr>{cells}</tr></tbody></table>')
    cells_of_row = list(part(written.data, "word/document.xml").iter(qualify("w:tc")))
    assert written.faults == ()
    assert [text_of(cell) for cell in cells_of_row] == ["W" * 24, "M" * 24 + "N" * 24]


@pytest.mark.parametrize("columns", ["", "<colgroup><col><col></colgroup>", "<colgroup>" + "<col>" * 5 + "</colgroup>"])
def test_rows_of_unlike_length_are_filled_up_with_empty_cells(columns: str) -> None:
    wide = "".join(f"<td>{letter * 24}</td>" for letter in "WMN") + "<td>end</td>"
    for whole, spanned in (("<td>a</td><td>b</td><td>c</td>", ["a", "b", "c"]), (wide, ["W" * 24, None])):
        body = f'<table class="data">{columns}<tbody><tr>{whole}</tr><tr><td colspan="2">d</td></tr></tbody></table>'
        written = arranged(body)
        first, second = (
            [text_of(cell) for cell in row.iter(qualify("w:tc"))]
            for row in part(written.data, "word/document.xml").iter(qualify("w:tr"))
        )
        assert len(first) == len(second) == len(spanned)
        assert first[0] == spanned[0]
        assert second == ["d", *[""] * (len(spanned) - 1)]


def test_columns_give_of_their_room_in_proportion() -> None:
    assert fit_widths([10, 50, 40], [20, 10, 30]) == [20, 42, 38]
    assert fit_widths([10, 50], [5, 5]) == [10, 50]


def test_more_lines_need_more_pages() -> None:
    pages = [arranged(WORDS * count, None).paper.pages for count in (10, 60, 100)]
    assert pages == [1, 2, 3]


def test_work_begins_on_a_new_page_only_where_the_one_before_is_full() -> None:
    work = f'<h2 class="new-page">Questions</h2>{WORDS * 10}'
    assert [breaks(arranged(WORDS * count + work)) for count in (10, 32)] == [0, 1]


def test_of_several_breaks_the_last_one_behind_a_full_page_stays() -> None:
    work = f'<h2 class="new-page">Extracts</h2>{WORDS * 4}<h2 class="new-page">Questions</h2>{WORDS * 10}'
    written = [arranged(WORDS * count + work) for count in (10, 25, 28, 34)]
    assert [breaks(each) for each in written] == [0, 1, 1, 1]
    behind = [broken(each) for each in written[1:]]
    assert behind == ["Questions", "Questions", "Extracts"]


def broken(written: Written) -> str:
    root = part(written.data, "word/document.xml")
    (paragraph,) = (node for node in root.iter(qualify("w:p")) if list(node.iter(qualify("w:pageBreakBefore"))))
    return text_of(paragraph)


def test_a_break_that_costs_a_page_too_many_is_taken_back() -> None:
    work = f'<h2 class="new-page">Questions</h2>{WORDS * 42}'
    assert [breaks(arranged(WORDS * 33 + work, pages)) for pages in (3, 2)] == [1, 0]


def test_questions_have_room_beneath_where_the_last_page_has_it() -> None:
    asked = '<ol class="questions room"><li>Who?</li><li>What?</li></ol>'
    written = arranged(WORDS * 48 + asked)
    sheet = part(written.data, "word/styles.xml")
    (style,) = (node for node in sheet if node.get(qualify("w:styleId")) == "Question")
    assert values(style, "w:after") == []
    assert [node.get(qualify("w:after")) for node in style.iter(qualify("w:spacing"))] == ["2300"]
    assert written.paper.pages == 2
    assert not list(part(written.data, "word/document.xml").iter(qualify("w:spacing"))), "the style has it, no hand"


def test_extracts_have_room_beneath_where_the_page_asks_for_it() -> None:
    extract = '<figure><blockquote>Words</blockquote><figcaption class="room">Ann</figcaption></figure>'
    for ours, room in ((extract, True), (extract.replace(' class="room"', ""), False)):
        sheet = part(arranged(WORDS * 48 + ours * 2).data, "word/styles.xml")
        (style,) = (node for node in sheet if node.get(qualify("w:styleId")) == "QuoteSource")
        (after,) = (int(str(node.get(qualify("w:after")))) for node in style.iter(qualify("w:spacing")))
        assert (after > 1000) is room


def test_rows_to_write_in_fill_the_last_page() -> None:
    written = arranged(WORDS * 40 + ROWS)
    assert written.paper.pages == 2
    (height,) = heights(written)
    assert 780 < int(height or 0) <= 3200


def test_a_last_page_that_is_nearly_empty_is_closed_up() -> None:
    open_ended = arranged(WORDS * 30 + ROWS, None)
    assert open_ended.paper.pages == 2
    assert open_ended.paper.fills[-1] < 0.2
    assert arranged(WORDS * 30 + ROWS).paper.pages == 1


@pytest.mark.slow
def test_a_table_is_not_parted_where_less_space_between_paragraphs_keeps_it_whole() -> None:
    rows = '<tr><th scope="row" class="text">P1</th><td>b</td></tr>' * 6
    table = f'<table class="data"><tbody>{rows}</tbody></table>'
    head, rest = "<h2>A</h2><p>b</p>" * 13, WORDS * 12
    written = [arranged(f"{head}{'<p>c</p>' * count}{table}{rest}", pages) for count in range(8) for pages in (None, 2)]
    as_they_stand, closed_up = written[::2], written[1::2]
    assert sum(each.paper.parted for each in as_they_stand) > sum(each.paper.parted for each in closed_up)
    whole = next(
        closer for each, closer in zip(as_they_stand, closed_up, strict=True) if each.paper.parted > closer.paper.parted
    )
    before = [values(part(each.data, "word/styles.xml"), "w:spacing", "w:after") for each in (as_they_stand[0], whole)]
    assert all(int(less or 0) <= int(more or 0) for more, less in zip(*before, strict=True))
    assert before[0] != before[1]


def test_a_third_page_is_an_error_that_names_what_to_cut(project: Path) -> None:
    page = Page(check_project(project), PRODUCT, THEME, TEMPLATES)
    long = page.tree("docx")
    more = tree(f'<div data-src="abstract[0]">{WORDS * 100}</div>').root.children
    WRITERS["docx"](page, replace(long, root=replace(long.root, children=(*more, *long.root.children))))
    with pytest.raises(Failure, match=r"has 4 pages, 2 too many|has 3 pages, 1 too many") as failure:
        check_budget(page, "docx")
    hint = failure.value.diagnostics[0].hint or ""
    assert "shorten or leave out, largest first" in hint


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["sample", "sample-de", "sample-zh", *(path.name for path in FOLDER.iterdir() if path.is_dir())]
)
def test_libreoffice_counts_the_same_two_pages(name: str, shared_sets: SharedSets, tmp_path: Path) -> None:
    language = name.partition("-")[2]
    folder = shared_sets.sample(language) if name.startswith("sample") else shared_sets.translated(name)
    data = (folder / "build" / "demo" / "handout.docx").read_bytes()
    page = Page(check_project(folder), PRODUCT, THEME, TEMPLATES)
    WRITERS["docx"](page, page.tree("docx"))
    assert page.word is not None
    assert len(print_pages(data, "docx", tmp_path)) == page.word.paper.pages == 2
    assert all(fill > 0.7 for fill in page.word.paper.fills)
