"""The quick parser makes of a page what the HTML standard makes of it, or leaves the page to the parser of HTML."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import tinyhtml5
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefset.build.page import Page
from briefset.design.product import read_product
from briefset.design.templates import find_templates
from briefset.design.theme import read_theme
from briefset.pages.doctree.markup import VOCABULARY, parse_html, parse_plain
from tests.support.languages import FOLDER, write_sample
from tests.support.projects import ROOT, check_project, make_project

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>T</title>
</head>
<body>{}</body>
</html>
"""


def as_data(element: Any) -> tuple[Any, ...]:
    """An element as what can be compared: no text and empty text are the same."""
    children = [as_data(child) for child in element]
    return element.tag, dict(element.attrib), element.text or "", element.tail or "", children


def by_the_standard(html: str) -> tuple[Any, ...]:
    return as_data(tinyhtml5.parse(io.StringIO(html), namespace_html_elements=False))


def write_summary(project: Path, language: str) -> None:
    """A summary that was written in a language, or the sample said in it."""
    if (FOLDER / language).is_dir():
        shutil.copytree(FOLDER / language, project / "content" / "demo")
    else:
        write_sample(project, language)


def printed(project: Path) -> list[str]:
    """Every page of a project's set."""
    templates, checked = find_templates(project), check_project(project)
    products = [read_product(templates, name) for name in templates.products()]
    theme = read_theme(templates)
    return [
        Page(checked, product, theme, templates).print(name)[1].html
        for product in products
        for name in product.formats
        if name != "png"
    ]


@pytest.mark.parametrize(
    "language", ["en", *(pytest.param(name, marks=pytest.mark.slow) for name in ("own", "de", "es", "fr", "zh"))]
)
def test_every_page_is_read_quickly_and_as_the_standard_says(language: str, tmp_path: Path) -> None:
    if language == "en":
        make_project(tmp_path)
    elif language != "own":
        write_summary(tmp_path, language)
    pages = printed(ROOT if language == "own" else tmp_path)
    assert len(pages) >= 6
    for page in pages:
        plain = parse_plain(page)
        assert plain is not None
        assert as_data(plain) == by_the_standard(page)


@pytest.mark.parametrize(
    "body",
    [
        "<p>a<div>b</div></p>",
        "<p>a<section>b</section></p>",
        "<h2><p>a</p></h2>",
        "<table><tr><td>a</td></tr></table>",
        "<table><tbody>x<tr><td>a</td></tr></tbody></table>",
        "<a href='#a'>x<a href='#b'>y</a></a>",
        "<div/>text",
        "<li><li>a</li></li>",
        "<td>a</td>",
        "<b><p>a</b></p>",
        "<!-- a --><p>b</p>",
        "<p title=a>b</p>",
        "<p a a>b</p>",
        "<P>a</P>",
        "<p CLASS='x'>a</p>",
        "<p>a &copy; b &amp c</p>",
        "<p>&#128;</p>",
        "<p title='a\nb'>c</p>",
        "<svg><rect/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' viewbox='0 0 1 1'><g/></svg>",
        "<p>a",
        "<svg xmlns='http://www.w3.org/2000/svg'><p>a</p></svg>",
        "<p xml:lang='de'>a</p>",
        "<p>\fa</p>",
        "<p>\x00</p>",
        "<svg xmlns='http://www.w3.org/2000/svg'><style>a &lt; b</style></svg>",
        "</body></html><p>a",
        "<![CDATA[a]]>",
        "<style>a{b:'</p>'}</style",
        "<title><em>a</em></title>",
        "<body class='x'>a</body>",
        "<head></head>",
        "<p>\ufffe</p>",
        "<select><option>a</option></select>",
        "<pre>\na</pre>",
        "<dl><dd><dt>a</dt></dd></dl>",
        "<p xmlns='urn:x'>a</p>",
    ],
)
def test_what_needs_the_standards_repairs_is_left_to_its_parser(body: str) -> None:
    page = PAGE.format(body)
    assert parse_plain(page) is None
    assert as_data(parse_html(page)) == by_the_standard(page)


@pytest.mark.parametrize(
    "body",
    [
        "",
        " \n ",
        "<p>a &amp; b&nbsp;c &#39;d&#34;</p>\n",
        "<br><img alt='' src=\"data:\">",
        "<style>a > b {c: '&<'}</style>",
        '<script type="application/ld+json">{"a": "<br> & </p>"}</script>',
        "<p>a\r\nb</p>",
        "<br/><br />",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><g><rect x=\"1\"/></g><title>a</title></svg> after",
        "<table>\n<colgroup><col class='a'>\n<col></colgroup>\n<tbody>\n<tr><th>a</th>\n<td><p>b</p></td></tr></tbody>"
        "</table>",
    ],
)
def test_what_is_plain_is_read_quickly(body: str) -> None:
    page = PAGE.format(body)
    plain = parse_plain(page)
    assert plain is not None
    assert as_data(plain) == by_the_standard(page)


NAMES = st.sampled_from(
    [*sorted(VOCABULARY - {"html"}), "script", "b", "pre", "option", "Div", "svg", "p", "a", "table", "li"]
)
VALUES = st.sampled_from(["a", "", "0 0 1 1", "a &amp; b", "&lt;", "a>b", "x\ny", "http://www.w3.org/2000/svg"])
MARKS = st.sampled_from(["class", "data-src", "viewBox", "viewbox", "xmlns", "Lang", "x:y", "open"])
TEXTS = st.sampled_from(
    ["a", " ", "\n", "&amp;", "&nbsp;", "&#39;", "&#160;", "&", "<", "]]>", "\f", "\x80", "\ufeff", "\r"]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    """Markup that is mostly closed in order."""
    name, quote = draw(NAMES), draw(st.sampled_from(['"', '"', "'", ""]))
    marks = "".join(f" {mark}={quote}{draw(VALUES)}{quote}" for mark in draw(st.lists(MARKS, max_size=2)))
    inner = "".join(draw(st.lists(TEXTS | (elements(depth + 1) if depth < 4 else TEXTS), max_size=4)))
    form = draw(st.sampled_from(["{0}{1}>{2}</{3}>"] * 8 + ["{0}{1}/>", "{0}{1}>{2}", "{0}{1}>"]))
    return "<" + form.format(name, marks, inner, name)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(elements() | TEXTS, max_size=5).map("".join))
@example('<p><svg xmlns="http://www.w3.org/2000/svg"><desc><p>a</p></desc></svg></p>')
@example("<table><caption><table></table></caption></table>")
def test_no_page_is_read_otherwise_than_the_standard_says(body: str) -> None:
    page = PAGE.format(body.replace("{", "").replace("}", ""))
    plain = parse_plain(page)
    assert plain is None or as_data(plain) == by_the_standard(page)
