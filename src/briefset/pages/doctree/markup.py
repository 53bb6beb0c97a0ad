"""HTML into elements: a page that is written plainly by a parser of XML, any other by one of HTML.

In: HTML. Out: the elements that the HTML standard makes of it. Never: other elements than those.
Plain is what is closed in order and needs none of the standard's repairs (HTML, 13.2.6); what is in doubt is not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import XML, Element, ParseError

from briefset.diagnostics.limits import MAX_ELEMENT_DEPTH


def names(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


INLINES = names("""
    span q cite em strong a br sup sub abbr time data text tspan img button
""")
SHAPES = names("""
    meta link style rect line path circle desc
""")
BLOCKS = names("""
    html head title body main header footer nav section article aside h1 h2 h3 h4 p div ul ol li dl dt dd table
    caption colgroup col thead tbody tr th td figure figcaption blockquote details summary svg g
""")
VOCABULARY = BLOCKS | INLINES | SHAPES
PLAIN = VOCABULARY - {"svg"} | {"script"}
DOCTYPE, END, SPACES = re.compile(r"\s*<!DOCTYPE html>", re.IGNORECASE), "</html>", " \n"
VOID = "meta|link|br|img|col"
ATTRIBUTES = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*?"""
SPECIAL = re.compile(
    rf"(?P<start><(?P<name>style|script)\b{ATTRIBUTES}>)(?P<raw>.*?)(?P<end></(?P=name)>)|<(?P<void>(?:{VOID})\b{ATTRIBUTES})/?>",
    re.DOTALL,
)
"""What HTML writes otherwise than XML: text that is not parsed, and elements without an end."""
DOUBTFUL = re.compile(
    r"<[!?]|&(?!(?:amp|lt|gt|quot|apos|nbsp|#34|#39);)|="
    r"""(?:"[^"<>]*[\t\n\r]|'[^'<>]*[\t\n\r])"""
    rf"|<(?!(?:{VOID}|rect|line|path|circle|g|tspan)\b)[A-Za-z]{ATTRIBUTES}/>"
)
"""Comments, references by other names, line ends in attributes, and elements that only XML takes to be closed."""
CAMEL = {name.lower(): name for name in ("viewBox", "preserveAspectRatio", "textLength", "lengthAdjust")}
"""Attributes of SVG that HTML spells right whatever their case."""
SVG, XMLNS = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/2000/xmlns/}xmlns"
DRAWING = frozenset(SVG + name for name in names("g text tspan rect line path circle title desc style"))
LINES = names("p h1 h2 h3 h4 h5 h6")
"""They hold inline elements alone; others would close them."""
PARENTS = {
    "caption": names("table"), "colgroup": names("table"), "thead": names("table"), "tbody": names("table"),
    "col": names("colgroup"), "tr": names("thead tbody"), "th": names("tr"), "td": names("tr"),
    "li": names("ul ol"), "dt": names("dl"), "dd": names("dl"), "head": names(""), "body": names(""), "html": names(""),
}  # fmt: skip
"""Where an element must stand, for elsewhere it would be moved or dropped, or close another."""
CHILDREN = {
    "head": names("meta title link style script"), "title": names(""), "style": names(""), "script": names(""),
    "table": names("caption colgroup thead tbody"), "colgroup": names("col"), "thead": names("tr"),
    "tbody": names("tr"), "tr": names("th td"),
}  # fmt: skip
"""What alone may stand in an element."""
TEXTLESS = names("head table colgroup thead tbody tr")


def parse_html(html: str) -> Element:
    """The elements of a page, without a namespace but for drawings."""
    plain = parse_plain(html)
    if plain is not None:
        return plain
    # A short text that names a file would be read from that file; a stream is taken for what it is.
    import tinyhtml5

    parsed: Element = tinyhtml5.parse(io.StringIO(html), namespace_html_elements=False)
    return parsed


def parse_plain(html: str) -> Element | None:
    """The elements of a page that is written plainly; None for any other."""
    begun = DOCTYPE.match(html)
    end = html.rfind(END) + len(END)
    if begun is None or html[end:].strip(" \n"):
        return None
    text, raws = _as_xml(html[begun.end() : end])
    if DOUBTFUL.search(text):
        return None
    for raw in raws:
        text = text.replace("\f", raw, 1)
    try:
        root = XML(text)
    except (ParseError, ValueError):
        return None
    drawings = list(root.iter(f"{SVG}svg"))
    if root.tag != "html" or [part.tag for part in root] != ["head", "body"] or text.count("xmlns") != len(drawings):
        return None
    if not all(_is_plain(part, frozenset(), 1) for part in root):
        return None
    for drawing in drawings:
        drawing.set(XMLNS, SVG[1:-1])
    _place_spaces(root, html[end:])
    return root


def _as_xml(html: str) -> tuple[str, list[str]]:
    """The page closed and quoted as XML asks, and what is not parsed taken out; form feeds stand for that."""
    raws: list[str] = []

    def replace(found: re.Match[str]) -> str:
        if found["void"]:
            return f"<{found['void']}/>"
        raws.append(f"<![CDATA[{found['raw']}]]>")
        return f"{found['start']}\f{found['end']}"

    html = html.replace("\f", "\x00").replace(" autofocus>", ' autofocus="">')
    return SPECIAL.sub(replace, html).replace("&nbsp;", "\u00a0"), raws


def _place_spaces(root: Element, after: str) -> None:
    """Spaces before the head go; those behind the body end it (HTML, 13.2.6.4.3 and 13.2.6.4.19)."""
    body = root[1]
    after, root.text, body.tail = (body.tail or "") + after, None, None
    if len(body):
        body[-1].tail = (body[-1].tail or "") + after or None
    else:
        body.text = (body.text or "") + after or None


def _is_plain(element: Element, within: frozenset[str], depth: int) -> bool:
    """Whether all below the element stands where it was written; `within` are the links and lines around it."""
    if depth > MAX_ELEMENT_DEPTH:
        return False
    if element.tag in TEXTLESS and any(text and text.strip(SPACES) for text in _texts(element)):
        return False
    return all(_is_plain_child(child, element.tag, within, depth) for child in element)


def _is_plain_child(child: Element, parent: str, within: frozenset[str], depth: int) -> bool:
    tag = child.tag
    if tag == f"{SVG}svg":
        return parent not in CHILDREN and _is_plain_drawing(child)
    if tag not in CHILDREN.get(parent, PLAIN) or parent not in PARENTS.get(tag, (parent,)):
        return False
    if (within & LINES and tag not in INLINES) or (tag == "a" and "a" in within):
        return False
    if not all(name.islower() and not name.startswith("{") for name in child.attrib):
        return False
    return _is_plain(child, within | {tag} if tag == "a" or tag in LINES else within, depth + 1)


def _texts(element: Element) -> Iterator[str | None]:
    yield element.text
    yield from (child.tail for child in element)


def _is_plain_drawing(svg: Element) -> bool:
    """Whether a drawing has nothing that would end it, and its names are spelt as HTML spells them."""
    if any(element.tag not in DRAWING for element in svg.iter() if element is not svg):
        return False
    texts = (element for element in svg.iter() if element.tag in (f"{SVG}style", f"{SVG}title", f"{SVG}desc"))
    if any(len(element) or set(element.text or "") & set("<&") for element in texts):
        return False
    return all(CAMEL.get(name.lower(), name.lower()) == name for element in svg.iter() for name in element.attrib)
