"""Our own check of the tags: each rule on a page that breaks it, and on the objects of a page that was damaged."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
import weasyprint

from briefset.design.fonts import activate_fonts
from briefset.diagnostics import Failure
from briefset.writers.pdf import doctree_to_pdf
from briefset.writers.pdf.objects import finish, wrap_tagging
from briefset.writers.pdf.structure_checks import find_structure_faults, read_tree
from tests.support.paper import THEME, no_pictures, tags, tree

HEAD = '<tr><th scope="col">a</th><th scope="col">b</th></tr>'


def faults(body: str) -> list[str]:
    with pytest.raises(Failure) as caught:
        doctree_to_pdf(tree(body), THEME, no_pictures)
    return [item.message for item in caught.value.diagnostics if item.code == "structure"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<h2>a</h2>", "page 1: a heading of level 2 is the first"),
        ("<h1>a</h1><h3>b</h3>", "page 1: a heading of level 3 follows one of level 1"),
        ("<h1>a</h1><h2></h2><p>b</p>", "page 1: a heading is empty"),
        ("<h1>a</h1><table><tr><td>a</td><td>b</td></tr></table>", "page 1: a table has no header cell"),
        (
            f"<h1>a</h1><table>{HEAD}<tr><td>a</td></tr></table>",
            "page 1: the rows of a table differ in their number of cells",
        ),
        ("<h1>a</h1><ul><div>b</div></ul>", "page 1: a list holds something that is no item"),
        (
            '<h1 id="a">a</h1><p>b<a href="#a"><svg width="9pt" height="9pt"><title>t</title>'
            '<rect width="9" height="9"/></svg></a></p>',
            "page 1: a link is not tagged as one",
        ),
    ],
)
def test_a_page_that_cannot_be_read_by_its_tags_is_refused(body: str, message: str) -> None:
    assert message in faults(body)


def test_a_page_of_every_structure_passes() -> None:
    svg = '<svg width="9pt" height="9pt"><title>t</title><rect width="9" height="9"/></svg>'
    body = (
        f'<h1 id="t">a</h1><h2>b</h2><h3>c</h3><h2>d</h2><ul><li>e</li></ul><dl><dt>f</dt><dd>g</dd></dl>'
        f"<table>{HEAD}<tr><td colspan='2'>h</td></tr></table><figure>{svg}</figure><p><a href='#t'>i</a></p>"
    )
    assert doctree_to_pdf(tree(body), THEME, no_pictures).pages >= 1


def test_each_part_of_a_link_is_a_link_with_its_name() -> None:
    body = '<h1 id="t">a</h1><p><a href="#t">the <em>second</em> part</a></p>'
    pdf = doctree_to_pdf(tree(body, 'a::after { content: " 1" }'), THEME, no_pictures)
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert [str(item.Contents) for item in opened.pages[0].Annots] == [
            "the second part",
            "second",
            "the second part",
        ]
    assert tags(pdf).count("/Link") == 3


def objects_of(html: str) -> Any:
    """The objects of a page, finished but not yet written."""
    kept: list[Any] = []

    def finish_and_keep(document: Any, pdf: Any) -> None:
        finish(document, pdf)
        kept.append(pdf)

    activate_fonts()
    wrap_tagging()
    weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", finisher=finish_and_keep)
    return kept[0]


WHOLE = (
    '<html lang="en"><title>T</title><style>@page { @top-left { content: "Head" } }</style>'
    '<body><h1 id="t">a</h1><p>b</p><svg width="9pt" height="9pt"><title>t</title><rect width="9" height="9"/></svg>'
    f'<table>{HEAD}<tr><td>c</td><td>d</td></tr></table><p><a href="#t">e</a></p>'
)


def messages(pdf: Any) -> list[str]:
    return [item.message for item in find_structure_faults(pdf)]


def element(pdf: Any, kind: str) -> Any:
    return next(tag for tag in read_tree(pdf).walk() if tag.kind == kind)


def page_stream(pdf: Any) -> list[Any]:
    objects = {item.reference: item for item in pdf.objects}
    stream: list[Any] = objects[objects[pdf.page_references[0]]["Contents"]].stream
    return stream


def test_a_whole_page_has_no_fault_and_its_running_head_is_an_artifact() -> None:
    pdf = objects_of(WHOLE)
    assert messages(pdf) == []
    texts = sum(1 for item in page_stream(pdf) if isinstance(item, bytes) and item.endswith(b"TJ"))
    marked = sum(len(tag.marks) for tag in read_tree(pdf).walk() if tag.kind != "/Figure")
    assert texts == marked + 1


def test_damage_to_the_tags_is_found() -> None:
    pdf = objects_of(WHOLE)
    del pdf.catalog["Lang"], pdf.info["Title"]
    del element(pdf, "/Figure").entries["Alt"]
    del element(pdf, "/TH").entries["A"]["Scope"]
    element(pdf, "/Link").links[0]["Contents"] = ""
    assert messages(pdf) == [
        "page 1: a header cell does not say what it heads",
        "page 1: a picture has no text instead of it",
        "page 1: a link does not say where it goes",
        "the document has no language",
        "the document has no title",
    ]


def test_text_that_is_in_no_element_is_found() -> None:
    pdf = objects_of(WHOLE)
    paragraph = element(pdf, "/P").kids[0]
    paragraph.entries["K"] = []
    assert messages(pdf) == ["page 1: something that is drawn is missing from the structure"]


def test_text_that_is_read_twice_is_found() -> None:
    pdf = objects_of(WHOLE)
    heading, paragraph = element(pdf, "/H1"), element(pdf, "/P")
    paragraph.entries["K"].append(heading.kids[0].entries.reference)
    assert messages(pdf) == ["page 1: something is read twice"]


def test_drawing_outside_of_all_marks_is_found() -> None:
    pdf = objects_of(WHOLE)
    page_stream(pdf).append(b"[(loose)] TJ")
    assert messages(pdf) == ["page 1: something is drawn that is neither tagged nor an artifact"]
