"""The section of a house template on which the document stands, and what room its pages have.

In: an open document, `Metrics`. Out: one section that has the heads and feet of those before it; lengths of its pages.
Never: a page of another section; heads or feet of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from briefset.writers.docx.library import Document, Running, running_node, section_node
from briefset.writers.docx.metrics import TWIPS, Metrics
from briefset.writers.ooxml.xml import Node, find, qualify

A4_WIDTH_TWIPS = 11906
SIDES = ("w:left", "w:right", "w:gutter")
REFERENCES = ("w:headerReference", "w:footerReference")
HOLDERS = tuple(map(qualify, ("w:tbl", "w:sdt", "w:sdtContent")))
Reach = tuple[float, float]
"""The heights of a head and a foot, in points."""


def keep_one_section(document: Document) -> Document:
    """The document with the pages of the one section that is for its text.

    That is the last one that lies as most of them do, for an annex may lie across. Heads and feet that it has from
    those before it are its own then, and a first page of its own that one of them has (ECMA-376, part 1, 17.10.1).
    """
    sections = list(document.sections)
    lying = [section.orientation for section in sections]
    usual = max(reversed(lying), key=Counter(lying).__getitem__)
    chosen = max(number for number, way in enumerate(lying) if way == usual)
    has_first = any(section.different_first_page_header_footer for section in sections[: chosen + 1])
    held: dict[tuple[str, str], Node] = {}
    for node in (node for section in sections[: chosen + 1] for node in _references(section_node(section))):
        held[str(node.tag), node.get(qualify("w:type"), "")] = deepcopy(node)
    kept, last = deepcopy(section_node(sections[chosen])), section_node(sections[-1])
    for node in _references(kept):
        kept.remove(node)
    kept[:0] = held.values()
    parent = last.getparent()
    if parent is not None:
        parent.replace(last, kept)
    document.sections[-1].different_first_page_header_footer = has_first
    return document


def _references(section: Node) -> list[Node]:
    return [node for name in REFERENCES for node in section.findall(qualify(name))]


def page_width_twips(section: Node) -> int:
    """The width of the text of a page, whatever its columns."""
    size, margins = find(section, "w:pgSz"), find(section, "w:pgMar")
    return read_twips(size, "w:w", A4_WIDTH_TWIPS) - sum(read_twips(margins, side) for side in SIDES)


def count_columns(section: Node) -> int:
    """How many columns of text a page has."""
    columns = find(section, "w:cols")
    if columns is None:
        return 1
    return len(columns.findall(qualify("w:col"))) or max(1, int(columns.get(qualify("w:num"), "1")))


def column_width_twips(section: Node) -> int:
    """The width of a column of text, the narrowest where they differ (ECMA-376, part 1, 17.6.4)."""
    width, columns = page_width_twips(section), find(section, "w:cols")
    if columns is None:
        return width
    own = [read_twips(each, "w:w") for each in columns.findall(qualify("w:col"))]
    if own and columns.get(qualify("w:equalWidth"), "1") in ("0", "false"):
        return min(own)
    count, space = count_columns(section), int(columns.get(qualify("w:space"), "720"))
    return (width - space * (count - 1)) // count


def read_twips(node: Node | None, name: str, otherwise: int = 0) -> int:
    """A length that a node has; another where there is no node or it has none."""
    return otherwise if node is None else int(float(node.get(qualify(name), otherwise)))


def measure_running_pt(document: Document, metrics: Metrics) -> dict[str, Reach]:
    """How high head and foot of the pages are, by the sort of page: “first” and “even” where these have their own."""
    section, width_pt = document.sections[-1], page_width_twips(section_node(document.sections[-1])) / TWIPS
    places = {"": (section.header, section.footer)}
    if section.different_first_page_header_footer:
        places["first"] = (section.first_page_header, section.first_page_footer)
    if document.settings.odd_and_even_pages_header_footer:
        places["even"] = (section.even_page_header, section.even_page_footer)
    return {
        sort: (_height_pt(head, metrics, width_pt), _height_pt(foot, metrics, width_pt))
        for sort, (head, foot) in places.items()
    }


def _height_pt(running: Running, metrics: Metrics, width_pt: float) -> float:
    return 0.0 if running.is_linked_to_previous else sum(_heights_pt(running_node(running), metrics, width_pt))


def _heights_pt(parent: Node, metrics: Metrics, width_pt: float) -> Iterator[float]:
    """The heights of paragraphs and rows; what stands in a frame takes no room in the text (17.3.1.11)."""
    for node in parent:
        if node.tag == qualify("w:p") and next(node.iter(qualify("w:framePr")), None) is None:
            block, broken = metrics.block(node, width_pt), sum(1 for _ in node.iter(qualify("w:br")))
            yield block.height_pt + broken * block.lines_pt[0]
        elif node.tag == qualify("w:tr"):
            cells = node.findall(qualify("w:tc"))
            yield max((sum(_heights_pt(cell, metrics, width_pt / len(cells))) for cell in cells), default=0.0)
        elif node.tag in HOLDERS:
            yield from _heights_pt(node, metrics, width_pt)
