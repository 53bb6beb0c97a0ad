"""All that is taken from python-docx, so that what it does not document stands in one place; decision 12 says why.

In: an open document and its objects. Out: the XML under them, parts by their relation, every part as bytes.
Never: XML of its own; another module of ours imports the library's writer side.
"""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document as Document
from docx.opc.constants import CONTENT_TYPE as CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part as Part
from docx.opc.pkgwriter import PackageWriter
from docx.section import Section as Section
from docx.section import _BaseHeaderFooter

from briefset.files.formats import open_by
from briefset.writers.ooxml.xml import Node, serialize

Running = _BaseHeaderFooter
"""A header or footer of a section."""


def read_document(data: bytes) -> Document:
    """The document; raises `RefusedError` for what the library cannot open."""
    return open_by(docx.Document, data)


def core_properties_node(document: Document) -> Node:
    """The root of the core properties."""
    root: Node = document.core_properties._element
    return root


def section_node(section: Section) -> Node:
    """The `w:sectPr` of a section."""
    return section._sectPr


def running_node(running: Running) -> Node:
    """The root of a header or footer."""
    root: Node = running._element
    return root


def related(owner: Part | OpcPackage, kind: str) -> Part | None:
    """The first part that is related by that type of relation."""
    return next((each.target_part for each in owner.rels.values() if each.reltype == kind), None)


def numbering_node(document: Document) -> Node | None:
    """The root of the numbering, if there is one; the library would make an empty one."""
    has_one = related(document.part, RELATIONSHIP_TYPE.NUMBERING)
    return document.part.numbering_part.element if has_one else None


def drop_related(owner: Part, kind: str) -> list[Part]:
    """The parts that were related by that type of relation until now."""
    keys = [key for key, each in owner.rels.items() if each.reltype == kind]
    return [owner.rels.pop(key).target_part for key in keys]


def add_part(owner: Part | OpcPackage, kind: str, name: str, content_type: str, data: bytes = b"") -> tuple[Part, str]:
    """A new part that the owner is related to by that type, and the relation's id."""
    package: Any = owner.package if isinstance(owner, Part) else owner
    part = Part(PackURI(name), content_type, data, package)
    return part, owner.relate_to(part, kind)


def rewrite(part: Part, root: Node) -> None:
    """Put the XML in the place of what the part holds."""
    part._blob = serialize(root)


class _Held:
    """Takes parts as they are, where the library's own archive would compress them a first time."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, data: bytes) -> None:
        self.parts[name.membername] = data


def parts_of(document: Document) -> dict[str, bytes]:
    """Every part by name, as the library would save them."""
    package, held = document.part.package, _Held()
    writer: Any = PackageWriter
    for part in package.parts:
        part.before_marshal()
    writer._write_content_types_stream(held, package.parts)
    writer._write_pkg_rels(held, package.rels)
    writer._write_parts(held, package.parts)
    return held.parts
