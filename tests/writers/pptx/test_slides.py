"""A deck is the slides of the tree as plain values; nothing on a slide is left behind."""

import pytest

from briefset.diagnostics import Failure
from briefset.pages.doctree import Doctree, parse
from briefset.writers.pptx.deck import Chart, Circles, Relation, Table, TextBox, doctree_to_deck

CLASSES = frozenset({"slide", "notes", "big", "hedge", "what", "rows", "bar", "event", "soft"})


def tree(*sections: str) -> Doctree:
    slides = "".join(
        f"<section class=slide data-layout=list data-src='slides[0]'>{section}</section>" for section in sections
    )
    return parse(f"<html lang=en><title>T</title><body><main>{slides}</main>", CLASSES, "page")


TITLE = "<h2 data-placeholder=title>A title</h2>"


def test_each_section_is_a_slide_with_layout_title_and_notes() -> None:
    deck = doctree_to_deck(tree(TITLE + "<aside class=notes><p>Say this.</p><p>Sources: P1.</p></aside>"))
    (slide,) = deck.slides
    assert (slide.layout, slide.path, slide.title) == ("list", "slides[0]", "A title")
    assert [note.text for note in slide.notes] == ["Say this.", "Sources: P1."]


def test_a_bar_keeps_value_label_and_hedge() -> None:
    html = (
        "<figure data-placeholder=chart-1 data-chart=pair data-unit='US$ billion'><figcaption><span>US$ billion</span>"
        "</figcaption><svg><title>Alt</title><g class=bar data-category=End data-terms='' data-value=30 "
        "data-text='nearly 30' data-hedge=nearly><text>nearly 30</text></g></svg></figure>"
    )
    caption, chart = doctree_to_deck(tree(TITLE + html)).slides[0].parts[1:]
    assert isinstance(caption, TextBox)
    assert (caption.placeholder, caption.text) == ("caption-1", "US$ billion")
    assert isinstance(chart, Chart)
    (point,) = chart.data.points
    assert (chart.alt, point.value, point.text, point.hedge) == ("Alt", 30.0, "nearly 30", "nearly")


def test_a_hedge_is_an_aside_beside_its_number() -> None:
    big = "<p class=big><span class=hedge>over</span> 20</p>"
    html = f"<div data-placeholder=number-1>{big}<p class=what>percent</p></div>"
    part = doctree_to_deck(tree(TITLE + html)).slides[0].parts[1]
    assert isinstance(part, TextBox)
    assert [(run.text, run.aside) for run in part.paragraphs[0].runs] == [
        ("over", True),
        ("\u2002", True),
        ("20", False),
    ]
    assert [paragraph.level for paragraph in part.paragraphs] == [1, 2]


def test_lines_that_end_on_pages_alone_are_not_ended_on_slides() -> None:
    html = "<p data-placeholder=number-1>one <br class=soft>two<br>three</p>"
    part = doctree_to_deck(tree(TITLE + html)).slides[0].parts[1]
    assert isinstance(part, TextBox)
    assert part.text == "one two\vthree"


def test_circles_keep_the_line_of_each_label() -> None:
    marks = "".join(
        f"<g data-label={word} data-src='slides[0].steps[{n}].head'></g>" for n, word in ((1, "b"), (0, "a"))
    )
    html = f"<figure data-placeholder=diagram><svg><title>Alt</title>{marks}</svg></figure>"
    part = doctree_to_deck(tree(TITLE + html)).slides[0].parts[1]
    assert isinstance(part, Circles)
    assert part.labels == ("b", "a")
    assert part.paths == ("slides[0].steps[1].head", "slides[0].steps[0].head")


def test_rows_and_relations_keep_their_kind() -> None:
    html = (
        "<table class=rows data-placeholder=points data-widths='3 9'><tbody><tr><th>Key</th><td>Text</td></tr></table>"
        "<figure data-placeholder=relation data-forth=needs data-back=feeds><svg><title>Both</title></svg></figure>"
    )
    table, relation = doctree_to_deck(tree(TITLE + html)).slides[0].parts[1:]
    assert isinstance(table, Table)
    assert (table.widths, table.rows[0][0].heading) == ((3.0, 9.0), True)
    assert [cell.paragraphs[0].text for cell in table.rows[0]] == ["Key", "Text"]
    assert isinstance(relation, Relation)
    assert (relation.alt, relation.forth, relation.back) == ("Both", "needs", "feeds")


def test_rows_of_unlike_length_are_filled_up_with_empty_cells() -> None:
    html = (
        "<table class=rows data-placeholder=points><tbody><tr><th colspan=2>Key</th></tr>"
        "<tr><th>a</th><td>b</td><td>c</td></tr></table>"
    )
    table = doctree_to_deck(tree(TITLE + html)).slides[0].parts[1]
    assert isinstance(table, Table)
    words = [[cell.paragraphs[0].text for cell in row] for row in table.rows]
    assert words == [["Key", "", ""], ["a", "b", "c"]]
    assert len(table.widths) == 3


@pytest.mark.parametrize(
    ("html", "message"),
    [("<p data-placeholder=text>x</p>", "the slide has no title"), (TITLE + "<p>lost</p>", "“lost” stands outside")],
)
def test_what_would_be_lost_is_an_error(html: str, message: str) -> None:
    with pytest.raises(Failure) as caught:
        doctree_to_deck(tree(html))
    assert caught.value.diagnostics[0].message.startswith(message)


def test_a_link_keeps_its_words_on_the_slide_and_its_address_in_the_notes() -> None:
    html = (
        '<p data-placeholder=note>See <a href="https://example.org/?a=1&amp;b=2">here</a>, <a href="#x">there</a>.</p>'
    )
    (slide,) = doctree_to_deck(tree(TITLE + html)).slides
    assert [part.text for part in slide.parts] == ["A title", "See here, there."]
    assert [paragraph.text for paragraph in slide.notes] == ["here: https://example.org/?a=1&b=2"]
