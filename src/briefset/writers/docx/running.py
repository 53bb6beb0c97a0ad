"""Head and foot of the pages, as wide as the reference has its pages, beside what a house has there itself.

In: an open document, `header` and `footer` elements of a doctree. Out: the document, page number and source line on
each page. Never: takes out what a house template shows there; our own reference has a sample there, which goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from briefset.diagnostics import Failure
from briefset.pages.doctree import Element
from briefset.writers.docx.blocks import BlockWriter
from briefset.writers.docx.drawings import diagnose_picture
from briefset.writers.docx.library import Document, Running, Section, running_node, section_node
from briefset.writers.docx.runs import Span, paragraph_node
from briefset.writers.docx.sections import page_width_twips
from briefset.writers.ooxml.xml import Node, build, find, qualify

RUNNING = ("header", "footer")
SAMPLES = frozenset({"ProductTitle", "SourcePage"})
"""What `scripts/make_reference_docx.py` writes into head and foot."""
SHOWN = tuple(map(qualify, ("w:drawing", "w:pict", "w:tbl", "w:object")))
FIELDS = tuple(map(qualify, ("w:instrText", "w:fldSimple")))


def is_running(child: Element | str) -> bool:
    """Whether an element stands in the head or foot of pages."""
    return isinstance(child, Element) and child.tag in RUNNING


def fill_running(document: Document, writer: BlockWriter, root: Element) -> None:
    """Put the lines into heads and feet; raises `Failure` for a picture there."""
    section = document.sections[-1]
    running = [element for element in root.elements() if element.tag in RUNNING]
    if any(below.tag == "img" for element in running for below in element.walk()):
        raise Failure([diagnose_picture("a picture has no form in the head or foot of Word's pages")])
    lines = _Lines(document, writer, page_width_twips(section_node(section)))
    # A house template whose first page has a head of its own keeps it.
    first = [] if section.different_first_page_header_footer else [line for line in running if line.has("first")]
    shared = _begin_alike(section) if first else frozenset()
    for element in (each for each in first if each.tag not in shared):
        _fill(section.first_page_header, lines.of(element))
    for element in (element for element in running if not element.has("first")):
        has_even, is_shared = document.settings.odd_and_even_pages_header_footer, element.tag in shared
        for place in _places(section, element.tag, has_even=has_even, is_shared=is_shared):
            _fill_or_add(place, element, lines)


def _begin_alike(section: Section) -> frozenset[str]:
    """Give the first page a head and foot of its own, which are those of the house where it has some for all pages."""
    section.different_first_page_header_footer = True
    root, shared = section_node(section), set[str]()
    for tag, place in (("header", section.header), ("footer", section.footer)):
        if place.is_linked_to_previous or not _is_of_house(_take_out_sample(running_node(place))):
            continue
        known = {node.get(qualify("w:type")): node for node in root.findall(qualify(f"w:{tag}Reference"))}
        if "first" in known:
            root.remove(known["first"])
        known["default"].addnext(other := deepcopy(known["default"]))
        other.set(qualify("w:type"), "first")
        shared.add(tag)
    return frozenset(shared)


def _places(section: Section, tag: str, *, has_even: bool, is_shared: bool) -> Iterator[Running]:
    """Where pages of each sort have a line: the first has a head of its own, and every page has a foot."""
    yield section.header if tag == "header" else section.footer
    if has_even:
        yield section.even_page_header if tag == "header" else section.even_page_footer
    if tag == "footer" and section.different_first_page_header_footer and not is_shared:
        yield section.first_page_footer


def _fill_or_add(place: Running, element: Element, lines: _Lines) -> None:
    """The lines in a place of ours; in one where the house has something, page number and source line below it."""
    if not place.is_linked_to_previous:
        _take_out_sample(running_node(place))
    if place.is_linked_to_previous or not _is_of_house(running_node(place)):
        _fill(place, lines.of(element))
    elif element.tag == "footer":
        root = running_node(place)
        counted = any("PAGE" in (node.text or node.get(qualify("w:instr")) or "") for node in root.iter(*FIELDS))
        _take_out_last(root)
        root.extend(lines.of(element, without_page=counted))


def _is_of_house(root: Node) -> bool:
    return next(root.iter(*SHOWN), None) is not None or bool(_text(root).strip())


def _text(root: Node) -> str:
    return "".join(node.text or "" for node in root.iter(qualify("w:t")))


def _take_out_sample(root: Node) -> Node:
    """What our own reference shows goes, where a house has put something beside it."""
    for run in [run for run in root.iter(qualify("w:r")) if _text(run) in SAMPLES]:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return root


def _take_out_last(root: Node) -> None:
    """An empty paragraph at the end, which Word puts behind a table or a control, goes where another follows."""
    last = root[-1]
    if last.tag == qualify("w:p") and next(last.iter(qualify("w:r")), None) is None:
        root.remove(last)


def _fill(place: Running, lines: list[Node]) -> None:
    """Put the lines in the place of what stood there."""
    place.is_linked_to_previous = False
    parent = running_node(place)
    for old in list(parent):
        parent.remove(old)
    parent.extend(lines)


class _Lines:
    """Lines of a page's head or foot: the parts of each, one tab between two, the last at the right margin."""

    def __init__(self, document: Document, writer: BlockWriter, width_twips: int) -> None:
        self.sheet: Node = document.styles.element
        self.writer, self.width_twips = writer, width_twips
        self.made: dict[tuple[int, bool], list[Node]] = {}

    def of(self, element: Element, *, without_page: bool = False) -> list[Node]:
        """New copies of the paragraphs of an element."""
        key = (id(element), without_page)
        if key not in self.made:
            self.made[key] = [self._line(line, without_page=without_page) for line in element.elements()]
        return list(map(deepcopy, self.made[key]))

    def _line(self, line: Element, *, without_page: bool) -> Node:
        writer, style = self.writer, self.writer.styles.get(line)
        paragraph = paragraph_node(style)
        parts = [part for part in line.elements() if not (without_page and part.has("page"))]
        if len(parts) > 1:
            self._set_tabs(paragraph, style or "")
        for index, part in enumerate(parts):
            span = Span(writer.styles.block(line))
            if index:
                paragraph.append(writer.text.run(span, build("w:tab")))
            paragraph.extend(writer.text.runs(Element("p", {}, (part,)), span))
        return paragraph

    def _set_tabs(self, paragraph: Node, style: str) -> None:
        """One tab at the right margin in the place of those of the style, unless that has this one alone."""
        known = dict(self._tabs(style))
        if known == {self.width_twips: "right"}:
            return
        cleared = (build("w:tab", {"w:val": "clear", "w:pos": place}) for place in sorted(known))
        tabs = build("w:tabs", {}, *cleared, build("w:tab", {"w:val": "right", "w:pos": self.width_twips}))
        properties = find(paragraph, "w:pPr")
        if properties is None:
            properties = build("w:pPr")
            paragraph.insert(0, properties)
        properties.append(tabs)

    def _tabs(self, style: str) -> Iterator[tuple[int, str]]:
        """The tabs of a style and of those that it is based on, by their places."""
        for _ in range(20):
            node = self.sheet.find(f"{qualify('w:style')}[@{qualify('w:styleId')}='{style}']")
            for tab in (
                () if node is None else node.iterfind(f"{qualify('w:pPr')}/{qualify('w:tabs')}/{qualify('w:tab')}")
            ):
                yield int(float(tab.get(qualify("w:pos"), "0"))), tab.get(qualify("w:val"), "left")
            based = None if node is None else find(node, "w:basedOn")
            style = "" if based is None else based.get(qualify("w:val"), "")
