"""A web page as blocks: its article without what stands around it, and what the page's metadata say.

In: the text of a page. Out: `Extracted`. Never: runs a script, follows an address, or leaves out the larger half.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefset.article.extract.blocks import BULLET, Block, Extracted, Metadata, note_mark, notes_last, plain
from briefset.files.formats import parsing

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NO_TEXT = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select", "textarea")
)
AROUND = frozenset(("nav", "aside", "footer", "dialog", "menu", "form"))
ROLES = re.compile(r"navigation|banner|contentinfo|complementary|dialog|alertdialog|search|menu|menubar|toolbar")
NAMES = re.compile(
    r"(?<![a-z])(?:ads?|advert(?:isement)?|banner|breadcrumbs?|comments?|consent|cookies?|editsection|footer|gdpr|menu"
    r"|modal|nav(?:bar|igation)?|newsletter|overlay|pagination|paywall|popup|promo|recommend(?:ed|ations?)|related"
    r"|respond|shar(?:e|ing)|sidebar|signup|skip|social|sponsored|subscri(?:be|ption)|teaser|toc|toolbar)(?![a-z])"
)
"""Words of class and id by which parts around an article are named on most pages."""
BLOCKS = re.compile(
    r"h[1-6]|address|article|aside|blockquote|body|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer"
    r"|header|hr|li|main|[ou]l|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)"
)
HEADING = re.compile(r"h([1-6])")
BODY = ("//*[@itemprop='articleBody']", "//article", "//main|//*[@role='main']")
"""Where pages say that the article stands, the surest first (schema.org; HTML, 4.3.2 and 4.4.14)."""
LEAST_BODY, MOST_DROPPED, DESCENT = 0.4, 0.5, 0.8
"""Shares of the page's running text: that an article has, that may be dropped with one element, that an element must
hold to stand for the one around it."""
NOTES = re.compile(r"foot-?notes?|end-?notes?")
BREAK = "\n"


def read_html(text: str) -> Extracted:
    """The paragraphs, headings, items and rows of the article in a page."""
    root = _parse(text)
    metadata = _metadata(root)
    _drop(root, lambda element: element.tag in NO_TEXT or _is_hidden(element))
    before = len(_words(root))
    whole = _running(root)
    _drop(root, lambda element: _is_around(element) and _running(element) <= MOST_DROPPED * whole)
    blocks = list(_Walk().run(_find_body(root)))
    title = next((plain(_text(one)) for one in root.iter("h1") if plain(_text(one))), "") or metadata.title
    if title and not any(block.text == title for block in blocks):
        blocks.insert(0, Block(title, 1))
    left_out = before - sum(len(block.text.split()) for block in blocks)
    changes = (f"{left_out:,} of the page's {before:,} words left out: what stands around the article",)
    return Extracted(tuple(notes_last(blocks)), metadata, changes if left_out > 0 else ())


def _parse(text: str) -> HtmlElement:
    from lxml import html

    with parsing("the page cannot be read: {reason}", "save the article as plain text"):
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def _text(element: HtmlElement) -> str:
    return str(element.text_content())


def _words(element: HtmlElement) -> list[str]:
    return " ".join(part for part in element.itertext() if isinstance(part, str)).split()


def _running(element: HtmlElement) -> int:
    """Characters of running text: what stands in paragraphs and is no link; on a page without any, all that is none."""
    paragraphs = list(element.iter("p", "blockquote", "pre")) or [element]
    links = sum(len(_text(link)) for one in paragraphs for link in one.iter("a"))
    return max(sum(len(plain(_text(one))) for one in paragraphs) - links, 0)


def _drop(root: HtmlElement, is_dropped: Any) -> None:
    """Take out elements; the text behind each stays."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and isinstance(element.tag, str) and element.tag != "body" and is_dropped(element):
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    style = re.sub(r"\s", "", element.get("style", "").lower())
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _is_around(element: HtmlElement) -> bool:
    """Whether an element is named as a part around the article."""
    if element.tag in AROUND or ROLES.fullmatch(element.get("role", "")):
        return True
    if element.tag == "header" and element.getparent().tag == "body":
        return True
    named = re.sub(r"([a-z])([A-Z])", r"\1 \2", f"{element.get('class', '')} {element.get('id', '')}")
    return element.tag not in ("html", "body") and bool(NAMES.search(named.lower()))


def _find_body(root: HtmlElement) -> HtmlElement:
    """The element that the page names as its article, or the smallest one that holds nearly all running text."""
    whole = _running(root)
    for path in BODY:
        best = max(root.xpath(path), key=_running, default=None)
        if best is not None and _running(best) >= LEAST_BODY * whole:
            return best
    element = root.find("body") if root.find("body") is not None else root
    while len(element):
        largest = max(element, key=_running)
        if _running(largest) < DESCENT * whole or largest.tag in ("p", "pre", "table"):
            break
        element = largest
    return element


@dataclass
class _Walk:
    """The elements of an article in order; text is gathered until a block begins or ends."""

    words: list[str] = field(default_factory=list)
    level: int = 0
    line: int = 0
    bullet: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    """What stands raised for each element that it leads to."""

    def run(self, root: HtmlElement) -> Iterator[Block]:
        raised = [*root.xpath(".//sup//a[@href]"), *root.xpath(".//a[@href][sup]")]
        self.marks = {link.get("href")[1:]: _raised(_text(link)) for link in raised if link.get("href")[:1] == "#"}
        yield from self._visit(root, is_note=False)
        yield from self._end(is_note=False)

    def _end(self, *, is_note: bool) -> Iterator[Block]:
        """The blocks of what was gathered; two breaks in a row part paragraphs, one breaks a line."""
        for part in re.split(r"(?:\s*\n){2,}\s*", "".join(self.words)):
            if words := plain(part):
                yield Block(f"{self.bullet}{words}", self.level, self.line, is_note=is_note)
                self.bullet = ""
        self.words = []

    def _visit(self, element: HtmlElement, *, is_note: bool) -> Iterator[Block]:
        if not BLOCKS.fullmatch(element.tag):
            yield from self._read(element, is_note=is_note)
            return
        yield from self._end(is_note=is_note)
        named = f"{element.get('class', '')} {element.get('role', '')}"
        is_note = is_note or element.get("id") in self.marks or bool(NOTES.search(named))
        self._begin(element, is_note=is_note)
        yield from self._read(element, is_note=is_note)
        yield from self._end(is_note=is_note)
        self.level = 0

    def _read(self, element: HtmlElement, *, is_note: bool) -> Iterator[Block]:
        """What stands in an element: the cells of a row, raised digits, or text and elements in turn."""
        if element.tag == "br":
            self.words.append(BREAK)
        elif element.tag == "sup":
            self.words.append(_raised(_text(element)))
        elif element.tag == "tr":
            self.words.append(" | ".join(filter(None, (plain(_text(cell)) for cell in element.iter("td", "th")))))
        elif element.tag != "del":
            self._add(element.text)
            for child in element:
                if isinstance(child.tag, str):
                    yield from self._visit(child, is_note=is_note)
                self._add(child.tail)

    def _add(self, text: str | None) -> None:
        """Text of the page, in which a line break is a space."""
        self.words.append(re.sub(r"\s+", " ", text or ""))

    def _begin(self, element: HtmlElement, *, is_note: bool) -> None:
        heading = HEADING.fullmatch(element.tag)
        self.level = int(heading[1]) if heading else 0
        self.line = element.sourceline or 0
        self.bullet = BULLET if element.tag == "li" and not is_note else self.bullet
        if mark := self.marks.get(element.get("id", "")):
            self.bullet = f"{mark} "


def _raised(text: str) -> str:
    """The mark of a note in square brackets or digits, as raised digits; other raised letters as they are."""
    words = plain(text)
    number = re.fullmatch(r"[\[(]?(\d{1,3})[\])]?", words)
    return note_mark(number[1]) if number else words


def _metadata(root: HtmlElement) -> Metadata:
    """What JSON-LD, the meta elements (Highwire, Dublin Core, Open Graph) and the page's own marks say."""
    linked = list(_linked_data(root))
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        metas.setdefault(name, []).append(plain(meta.get("content", "")))

    def first(*names: str) -> str:
        return next((value for name in names for value in metas.get(name, ()) if value), "")

    authors = [name for item in linked for name in _names(item.get("author"))]
    authors = authors or metas.get("citation_author") or metas.get("dc.creator") or metas.get("author") or []
    times = (time.get("datetime", "") for time in root.iter("time"))
    issued = next((str(item["datePublished"]) for item in linked if item.get("datePublished")), "")
    issued = (
        issued or first("citation_publication_date", "article:published_time", "dc.date", "date") or next(times, "")
    )
    canonical = next((link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"), "")
    return Metadata(
        title=first("citation_title", "dc.title", "og:title"),
        authors=tuple(dict.fromkeys(plain(name) for name in authors if name and not name.startswith("http"))),
        container=first("citation_journal_title", "og:site_name"),
        issued=issued[:10].replace("/", "-"),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        url=canonical or first("og:url"),
    )


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes (schema.org/Article and those below it)."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type", "")
            if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in _listed(kinds)):
                yield item


def _items(data: Any) -> Iterable[dict[str, Any]]:
    found = [item for item in _listed(data) if isinstance(item, dict)]
    return found + [item for one in found for item in _listed(one.get("@graph", [])) if isinstance(item, dict)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(authors: Any) -> Iterator[str]:
    for author in _listed(authors):
        name = author.get("name") if isinstance(author, dict) else author
        yield from (str(one) for one in _listed(name) if one)
