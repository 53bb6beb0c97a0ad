"""Blocks of the body: paragraphs, lists and tables, each in its named style.

In: elements of a doctree. Out: `w:p` and `w:tbl` elements. Never: an empty paragraph for space, or direct formatting.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Element
from briefset.writers.docx.drawings import Charts, Pictures
from briefset.writers.docx.library import Document, numbering_node
from briefset.writers.docx.metrics import Metrics
from briefset.writers.docx.notes import Comments, Footnotes, stretch
from briefset.writers.docx.runs import (
    CONTENTS,
    CONTENTS_STYLES,
    HEADINGS,
    INSTRUCTION,
    Links,
    RunWriter,
    Span,
    is_contents,
    is_from_right,
    paragraph_node,
    text_node,
)
from briefset.writers.docx.styles import CHART, CONTAINERS, LISTS, PARAGRAPHS, TEMPLATE_FILE, Styles, is_chart
from briefset.writers.docx.tables import table_nodes
from briefset.writers.ooxml.xml import NAMESPACES, Node, build, find, flag, qualify


class Numbering:
    """Numbering instances of one document (ECMA-376, part 1, 17.9)."""

    def __init__(self, document: Document) -> None:
        self.sheet: Node = document.styles.element
        self.numbering = numbering_node(document)
        self.last = 0

    def restart(self, style: str) -> int:
        """The number of a new instance of the style's list; raises `Failure` when the style carries no numbering."""
        abstract = self._abstract(style)
        if abstract is None:
            message = f"the list style {style!r} of the reference document carries no numbering"
            hint = "link the style to a numbered list (in Word: Define New Multilevel List)"
            raise Failure([Diagnostic(Position("reference.docx"), "no-numbering", message, hint)])
        number = 1 + max(int(node.get(qualify("w:numId"), "0")) for node in self._instances())
        start = build("w:lvlOverride", {"w:ilvl": 0}, flag("w:startOverride", 1))
        instance = build("w:num", {"w:numId": number}, flag("w:abstractNumId", abstract), start)
        self._instances()[-1].addnext(instance)
        return number

    def _instances(self) -> list[Node]:
        return [] if self.numbering is None else self.numbering.findall(qualify("w:num"))

    def _abstract(self, style: str) -> str | None:
        number = next((node.get(qualify("w:val")) for node in self._numbered(style)), None)
        instance = next((node for node in self._instances() if node.get(qualify("w:numId")) == number), None)
        abstract = None if instance is None else find(instance, "w:abstractNumId")
        return None if abstract is None else abstract.get(qualify("w:val"))

    def _numbered(self, style: str | None) -> Iterator[Node]:
        """The numbering of a style, then that of the styles on which it is based."""
        while style:
            node = self.sheet.find(f"w:style[@w:styleId='{style}']", {"w": NAMESPACES["w"]})
            base = None
            if node is not None:
                yield from node.iterfind("w:pPr/w:numPr/w:numId", {"w": NAMESPACES["w"]})
                base = find(node, "w:basedOn")
            style = None if base is None else base.get(qualify("w:val"))


class BlockWriter:
    """Writes blocks into one document; `width_twips` is the width of its text area.

    With `comments`, notes without a mark of their own become comments.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        charts: Charts,
        links: Links,
        comments: Comments | None,
        theme: Theme,
        metrics: Metrics,
        width_twips: int,
    ) -> None:
        self.styles, self.numbering, self.charts, self.links = styles, numbering, charts, links
        self.comments = comments
        self.places: list[Element] = []
        self.metrics, self.width_twips = metrics, width_twips
        self.faults: list[Diagnostic] = []
        self.rooms: set[str] = set()
        self.footnotes = Footnotes()
        comment, picture = self._comment if comments else None, Pictures(charts.document).drawing
        self.text = RunWriter(styles, theme.east_asian_face, links, self._note, comment, theme.complex_face, picture)

    def blocks(self, parent: Element, path: str = "") -> Iterator[tuple[str, Node]]:
        """Everything in a container with its YAML path, in order; raises `Failure` for text that stands in no block."""
        for child in parent.children:
            if isinstance(child, str):
                raise _misplaced(parent, f"text {child[:30]!r} stands in no paragraph")
            below = child.get("data-src", path)
            if child.tag in CONTAINERS and not is_chart(child) and not is_contents(child):
                self.places.append(child)
                yield from self.blocks(child, below)
            else:
                yield from ((below, node) for node in self._block(child))

    def _block(self, element: Element) -> Iterator[Node]:
        self.rooms |= {self.styles.get(element) or ""} if element.has("room") else set()
        if is_chart(element):
            yield from self._figure(element)
        elif is_contents(element):
            yield from self._contents(element)
        elif element.tag == "blockquote" and any(child.tag == "p" for child in element.elements()):
            yield from (self.paragraph(child, like=element) for child in element.elements())
        elif element.tag in PARAGRAPHS:
            yield self.paragraph(element)
        elif element.tag in LISTS:
            yield from self._list(element, 0, self._number(element))
        elif element.tag == "table":
            self.places.append(element)
            yield from table_nodes(element, self.styles, self.paragraph, self.metrics, self.width_twips, self.faults)
        else:
            raise _misplaced(element, f"<{element.tag}> stands in no paragraph")

    def _figure(self, figure: Element) -> Iterator[Node]:
        """A chart in a paragraph of its own, before or after its caption as the template has them."""
        for child in figure.elements():
            if child.tag == "svg":
                run = build("w:r", {}, self.charts.drawing(figure, self.width_twips))
                yield paragraph_node(self.styles.ids[CHART], run)
            else:
                yield from self._block(child)

    def paragraph(self, element: Element, like: Element | None = None) -> Node:
        """The paragraph of an element, in its own style or in that of `like`."""
        styled = like or element
        places, self.places = [*self.places, element], []
        runs = self.links.around(places, self.text.runs(element, Span(self.styles.block(styled))))
        return stretch(build("w:p", {}, self._properties(element, self.styles.get(styled)), *runs))

    def _contents(self, contents: Element) -> Iterator[Node]:
        """What stands in the element, then every heading as an entry of one field, as Word would fill it in."""
        title = f"{CONTENTS} p"
        for child in contents.elements():
            yield paragraph_node(self.styles.ids[title], *self.text.runs(child, Span(title)))
        entries = [self._entry(heading, name) for heading, name in self.links.headings]
        begin, end = self.text.field_ends(INSTRUCTION)
        for node in reversed(begin if entries else []):
            entries[0].insert(1, node)
        for node in end if entries else []:
            entries[-1].append(node)
        yield from entries

    def _entry(self, heading: Element, name: str) -> Node:
        style = self.styles.ids[CONTENTS_STYLES[HEADINGS[heading.tag]]]
        words = (
            self.text.run(Span(CONTENTS, language=tag, from_right=from_right), text_node(text))
            for text, tag, from_right in visible_pieces(heading)
        )
        link = build("w:hyperlink", {"w:anchor": name, "w:history": 1}, *words)
        return paragraph_node(style, link)

    def _properties(self, element: Element, style: str | None, numbering: Node | None = None) -> Node:
        return build(
            "w:pPr",
            {},
            flag("w:pStyle", style),
            flag("w:pageBreakBefore") if element.has("new-page") else None,
            numbering,
            flag("w:bidi") if is_from_right(element, around=False) else None,
        )

    def _number(self, element: Element) -> int | None:
        """The instance that counts a list: the last one where the list goes on with a later number."""
        if element.tag != "ol":
            return None
        if element.get("start", "1") == "1" or not self.numbering.last:
            self.numbering.last = self.numbering.restart(self.styles.get(element) or "")
        return self.numbering.last

    def _list(self, element: Element, level: int, number: int | None) -> Iterator[Node]:
        for item in element.elements():
            nested = [child for child in item.elements() if child.tag in LISTS]
            words = Element("li", item.attributes, tuple(child for child in item.children if child not in nested))
            if bad := next(
                (child for child in words.elements() if child.tag in PARAGRAPHS | CONTAINERS | {"table"}), None
            ):
                raise _misplaced(item, f"<{bad.tag}> stands in a list item, which holds text and lists only")
            yield self._item(words, element, level, number)
            for inner in nested:
                yield from self._list(inner, level + 1, self._number(inner))

    def _item(self, item: Element, parent: Element, level: int, number: int | None) -> Node:
        level_node = flag("w:ilvl", level)
        numbering = None
        if number is not None:
            numbering = build("w:numPr", {}, level_node, flag("w:numId", number))
        elif level:
            numbering = build("w:numPr", {}, level_node)
        properties = self._properties(item, self.styles.get(parent), numbering)
        runs = self.links.around([item], self.text.runs(item, Span(self.styles.block(parent))))
        return stretch(build("w:p", {}, properties, *runs))

    def _comment(self, element: Element) -> list[Node]:
        if self.comments is None:
            return []
        return self.comments.anchor(self.comments.add(self.text.runs(element, Span("p.footnote"))))

    def _note(self, element: Element) -> int:
        number = self.footnotes.reserve()
        mark = self.text.run(Span("p.footnote", self.styles.ids["sup.footnote"]), build("w:footnoteRef"))
        space = self.text.run(Span("p.footnote"), text_node(" "))
        runs = self.links.around([element], self.text.runs(element, Span("p.footnote")))
        self.footnotes.fill(number, paragraph_node(self.styles.ids["p.footnote"], mark, space, *runs))
        return number


def visible_pieces(element: Element, language: str = "", from_right: bool = False) -> Iterator[tuple[str, str, bool]]:
    """The text of an element without its notes: each piece with its language, if it has one, and its direction."""
    language, from_right = element.get("lang", language), is_from_right(element, from_right)
    for child in () if element.has("footnote") else element.children:
        if isinstance(child, str):
            yield child, language, from_right
        else:
            yield from visible_pieces(child, language, from_right)


def _misplaced(element: Element, message: str) -> Failure:
    path = element.get("data-src")
    return Failure(
        [Diagnostic(Position(TEMPLATE_FILE), "misplaced", message, "put it into a paragraph of its own", path)]
    )
