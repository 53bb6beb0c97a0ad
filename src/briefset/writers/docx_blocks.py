"""Blocks of the body: paragraphs, lists and tables, each in its named style.

In: elements of a doctree. Out: `w:p` and `w:tbl` elements. Never: an empty paragraph for space, or direct formatting.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.doctree import Element
from briefset.writers.docx_charts import Charts
from briefset.writers.docx_footnotes import Footnotes
from briefset.writers.docx_numbering import Numbering
from briefset.writers.docx_runs import RIGHT_TO_LEFT, RunWriter, Span, mark_node, primary, text_node
from briefset.writers.docx_styles import CHART, CONTAINERS, LISTS, PARAGRAPHS, TEMPLATE_FILE, Styles, is_chart
from briefset.writers.docx_tables import table_nodes
from briefset.writers.ooxml import Node, build, flag


class BlockWriter:
    """Writes blocks into one document; `width_twips` is the width of its text area."""

    def __init__(self, styles: Styles, numbering: Numbering, charts: Charts, cjk: str, width_twips: int) -> None:
        self.styles = styles
        self.numbering = numbering
        self.charts = charts
        self.width_twips = width_twips
        self.footnotes = Footnotes()
        self.text = RunWriter(styles, cjk, self._note)

    def blocks(self, parent: Element) -> Iterator[Node]:
        """Everything in a container, in order; raises `Failure` for text that stands in no block."""
        for child in parent.children:
            if isinstance(child, str):
                raise _misplaced(parent, f"text {child[:30]!r} stands in no paragraph")
            yield from self._block(child)

    def _block(self, element: Element) -> Iterator[Node]:
        if is_chart(element):
            yield from self._figure(element)
        elif element.tag in CONTAINERS:
            yield from self.blocks(element)
        elif element.tag == "blockquote" and any(child.tag == "p" for child in element.elements()):
            yield from (self.paragraph(child, like=element) for child in element.elements())
        elif element.tag in PARAGRAPHS:
            yield self.paragraph(element)
        elif element.tag in LISTS:
            yield from self._list(element, 0, self._number(element))
        elif element.tag == "table":
            yield from table_nodes(element, self.styles, self.paragraph, self.width_twips)
        else:
            raise _misplaced(element, f"<{element.tag}> stands in no paragraph")

    def _figure(self, figure: Element) -> Iterator[Node]:
        """A chart in a paragraph of its own, before or after its caption as the template has them."""
        for child in figure.elements():
            if child.tag == "svg":
                run = build("w:r", {}, self.charts.drawing(figure, self.width_twips))
                yield build("w:p", {}, build("w:pPr", {}, flag("w:pStyle", self.styles.ids[CHART])), run)
            else:
                yield from self._block(child)

    def paragraph(self, element: Element, like: Element | None = None) -> Node:
        """The paragraph of an element, in its own style or in that of `like`."""
        styled = like or element
        runs = self.text.runs(element, Span(self.styles.block(styled)))
        return build("w:p", {}, self._properties(element, self.styles.get(styled)), *runs)

    def _properties(self, element: Element, style: str | None, numbering: Node | None = None) -> Node:
        return build(
            "w:pPr",
            {},
            flag("w:pStyle", style),
            flag("w:pageBreakBefore") if element.has("new-page") else None,
            numbering,
            flag("w:bidi") if primary(element.get("lang")) in RIGHT_TO_LEFT else None,
        )

    def _number(self, element: Element) -> int | None:
        return self.numbering.restart(self.styles.get(element) or "") if element.tag == "ol" else None

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
        return build("w:p", {}, properties, *self.text.runs(item, Span(self.styles.block(parent))))

    def _note(self, element: Element) -> int:
        number = self.footnotes.reserve()
        own = element.get("data-mark")
        sign = mark_node(own) if own else build("w:footnoteRef")
        mark = self.text.run(Span("p.footnote", self.styles.ids["sup.footnote"]), sign)
        space = self.text.run(Span("p.footnote"), text_node(" "))
        runs = self.text.runs(element, Span("p.footnote"))
        style = flag("w:pStyle", self.styles.ids["p.footnote"])
        self.footnotes.fill(number, build("w:p", {}, build("w:pPr", {}, style), mark, space, *runs))
        return number


def _misplaced(element: Element, message: str) -> Failure:
    path = element.get("data-src")
    return Failure(
        [Diagnostic(Position(TEMPLATE_FILE), "misplaced", message, "put it into a paragraph of its own", path)]
    )
