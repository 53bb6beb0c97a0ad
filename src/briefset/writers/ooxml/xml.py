"""Small builders for Office Open XML (ECMA-376, part 1).

In: names with the usual prefixes (`w:p`), attributes, children. Out: lxml elements. Never: knows a document or a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "cup": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
NAMED_BY_ATTRIBUTES = {"mc": ("w15",)}
"""Prefixes that stand in the value of an attribute, as in `Requires`, and must be declared there."""
WITHOUT_PREFIX = ("ct", "ep", "rel")
DECLARED: dict[str, Any] = {
    prefix: {
        None if prefix in WITHOUT_PREFIX else prefix: space,
        **{other: NAMESPACES[other] for other in NAMED_BY_ATTRIBUTES.get(prefix, ())},
    }
    for prefix, space in NAMESPACES.items()
}
Node = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements


@cache
def qualify(name: str) -> str:
    """The name in Clark notation: `w:p` becomes `{namespace}p`; a name without a prefix stays."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def build(name: str, attributes: Mapping[str, str | int] | None = None, *children: Node | None, text: str = "") -> Node:
    """An element with its attributes and children; children that are None are left out."""
    prefix = name.partition(":")[0]
    node = etree.Element(qualify(name), nsmap=DECLARED[prefix])
    for key, value in (attributes or {}).items():
        node.set(qualify(key), str(value))
    node.text = text or None
    node.extend([child for child in children if child is not None])
    return node


def flag(name: str, value: str | int | None = None) -> Node:
    """An element with nothing but a `w:val`, or without any attribute: `<w:b/>`, `<w:pStyle w:val="Title"/>`."""
    return build(name, {} if value is None else {"w:val": value})


def find(parent: Node, name: str) -> Node | None:
    """The first child of that name."""
    return parent.find(qualify(name))


def place(parent: Node, child: Node, *successors: str) -> None:
    """Put `child` where the schema wants it: before the first of `successors` present, in place of one of its kind."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    names = {qualify(name) for name in successors}
    later = next((sibling for sibling in parent if sibling.tag in names), None)
    if later is None:
        parent.append(child)
    else:
        later.addprevious(child)


def parse(data: bytes) -> Node:
    """The root of an XML part; entities are not resolved and nothing is fetched."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def serialize(root: Node) -> bytes:
    """The part as bytes, with the declaration that Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
