"""What a colleague finds in Word: the gallery of styles, the theme, the options of tables, the running heads."""

import zipfile
from io import BytesIO

import pytest

from briefset.writers.ooxml.xml import NAMESPACES, Node, qualify
from tests.support.word import REFERENCE, THEME, part, text_of, values, write

W = {"w": NAMESPACES["w"]}
HEAD = (
    '<header class="first"><p class="head"><span class="label">Handout</span></p></header>'
    '<header><p class="head"><span class="label">Handout</span> '
    '<data class="field" value=\'STYLEREF "Document Title"\'>The title</data></p></header>'
    '<h1><span class="title">The title</span></h1>'
    '<footer><p class="foot"><span>Source</span></p></footer>'
)


def style(name: str) -> Node:
    styles = part(REFERENCE, "word/styles.xml")
    return next(each for each in styles.findall("w:style", W) if each.get(qualify("w:styleId")) == name)


def test_the_gallery_shows_what_a_colleague_needs_in_that_order() -> None:
    styles = part(REFERENCE, "word/styles.xml").findall("w:style", W)
    shown = [each for each in styles if each.find("w:qFormat", W) is not None]
    places = {
        str(each.find("w:name", W).get(qualify("w:val"))): int(values(each, "w:uiPriority")[0] or 99)  # type: ignore[union-attr]
        for each in shown
        if each.get(qualify("w:type")) != "table"
    }
    assert sorted(places, key=lambda name: places[name]) == [
        *("Normal", "Body Text", "heading 1", "heading 2", "heading 3", "List Number", "Question", "List Bullet"),
        *("Quote", "Quote Source", "Title", "Subtitle", "Source", "Callout", "caption", "Table Text", "Table Head"),
        *("Answer", "Note", "Strong", "Emphasis"),
    ]
    latent = part(REFERENCE, "word/styles.xml").find("w:latentStyles", W)
    assert latent is not None
    assert latent.get(qualify("w:defSemiHidden")) == "1"
    assert all(each.get(qualify("w:semiHidden")) == "0" for each in latent)


def test_headings_and_text_have_the_faces_of_their_slots() -> None:
    theme = part(REFERENCE, "word/theme/theme1.xml")
    faces = {
        kind: next(next(theme.iter(qualify(f"a:{kind}Font"))).iter(qualify("a:latin"))).get("typeface")
        for kind in ("major", "minor")
    }
    assert faces == {"major": THEME.sans, "minor": THEME.serif}
    defaults = part(REFERENCE, "word/styles.xml").find("w:docDefaults", W)
    assert defaults is not None
    assert values(defaults, "w:rFonts", "w:asciiTheme") == ["minorHAnsi"]
    assert [values(style(name), "w:rFonts", "w:asciiTheme") for name in ("Heading1", "Heading2")] == [
        ["majorHAnsi"]
    ] * 2


def test_no_line_is_of_an_exact_height() -> None:
    rules = set(values(part(REFERENCE, "word/styles.xml"), "w:spacing", "w:lineRule"))
    assert rules == {"atLeast", None}


@pytest.mark.parametrize("name", ["Briefset", "BriefsetWrite-in"])
def test_every_option_of_a_table_changes_it(name: str) -> None:
    options = {str(each.get(qualify("w:type"))): len(each) for each in style(name).findall("w:tblStylePr", W)}
    assert set(options) == {"firstRow", "lastRow", "firstCol", "lastCol", "band1Horz"}
    assert all(options.values())
    assert values(style(name), "w:tblStyleRowBandSize") == ["1"]


def test_the_running_title_is_a_field_and_page_1_has_none() -> None:
    data = write(HEAD)
    body = part(data, "word/document.xml")
    assert len(list(body.iter(qualify("w:titlePg")))) == 1
    assert values(body, "w:rStyle") == ["DocumentTitle"]
    heads = [part(data, f"word/{name}") for name in _names(data, "header")]
    assert sorted(text_of(head) for head in heads) == ["Handout", "HandoutThe title"]
    said = [text.text for head in heads for text in head.iter(qualify("w:instrText"))]
    assert said == [' STYLEREF "Document Title" ']
    assert [text_of(part(data, f"word/{name}")) for name in _names(data, "footer")] == ["Source"] * 2


def _names(data: bytes, kind: str) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [name.removeprefix("word/") for name in archive.namelist() if name.startswith(f"word/{kind}")]


def test_a_reference_to_a_paragraph_leads_to_where_it_is_quoted() -> None:
    body = part(
        write('<p>a <span class="locator"><a href="#p3">P3</a></span> <span class="locator"><a href="#p9">P9</a></span>'
              '<span class="footnote source" id="p3">P3: “words”.</span></p>'),
        "word/document.xml",
    )  # fmt: skip
    assert values(body, "w:hyperlink", "w:anchor") == ["p3"]
    assert text_of(body) == "a P3 P9"
    assert set(values(body, "w:rStyle")) == {"LocatorInText", "FootnoteReference"}
