"""The tree holds what the page says, white space collapsed, and refuses what it does not know."""

import pytest

from briefset.diagnostics import Failure
from briefset.pages.doctree import Element, parse

CLASSES = frozenset({"lead"})


def body(html: str) -> Element:
    return parse(f"<!doctype html><html lang=en><title>T</title><body>{html}", CLASSES, "page").root


def complaint(html: str) -> tuple[str, str, str]:
    with pytest.raises(Failure) as caught:
        body(html)
    fault = caught.value.diagnostics[0]
    return fault.message, fault.hint, fault.path


def test_white_space_collapses_across_inline_elements() -> None:
    (paragraph,) = body("<p class=lead>\n  One <em>two </em> three\n</p>").children
    assert paragraph == Element("p", {"class": "lead"}, ("One ", Element("em", {}, ("two ",)), "three"))


def test_no_break_spaces_are_kept() -> None:
    assert body("<p>$30\u00a0billion \u00a0</p>").text() == "$30\u00a0billion \u00a0"


def test_a_block_ends_the_line_before_it() -> None:
    (outer,) = body("<div> a <p> b </p> c </div>").children
    assert isinstance(outer, Element)
    assert outer.children == ("a", Element("p", {}, ("b",)), "c")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p data-src='claims[0]'><blink>x</blink></p>",
            ("element <blink> is not in the vocabulary", "did you mean 'link'?", "claims[0]"),
        ),
        (
            "<p class=leed>x</p>",
            ("class 'leed' of <p> is not declared", "did you mean 'lead'?, or add it to product.yaml", ""),
        ),
        ("<p onclick=x>x</p>", ("attribute onclick of <p> is not in the vocabulary", "use a known one", "")),
        (
            "<a href='file:///etc/passwd'>x</a>",
            (
                "link 'file:///etc/passwd' is not allowed",
                "link to #id, another file of the set with #id, https: or mailto:",
                "",
            ),
        ),
    ],
)
def test_unknown_markup_is_an_error_that_names_the_content(html: str, expected: tuple[str, str, str]) -> None:
    assert complaint(html) == expected


def test_metadata_come_from_the_head() -> None:
    tree = parse(
        '<html lang="de"><title>A &amp; B</title><meta name="dcterms.created" content="2016-01-02"><body>', CLASSES, "p"
    )
    assert (tree.title, tree.language, tree.metadata["date"]) == ("A & B", "de", "2016-01-02")
