"""Word files of a few lines, and their parts.

In: the body's HTML. Out: the bytes of a file of the built-in handout's styles, and what stands in its XML.
Never: builds a set.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from openxml_audit import OpenXmlValidator

from briefset.design.fonts import read_face
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.pages.doctree import Doctree
from briefset.writers.docx import doctree_to_docx
from briefset.writers.ooxml.xml import Node, parse, qualify
from tests.support.trees import doctree

TEMPLATES = Templates((built_in_templates(),))
PRODUCT = read_product(TEMPLATES, "handout")
THEME = read_theme(TEMPLATES)
REFERENCE = TEMPLATES.read("handout/reference.docx")


def tree(body: str) -> Doctree:
    return doctree(body, PRODUCT.classes, '<meta name="author" content="A &amp; B">', "A title")


def write(body: str, reference: bytes = REFERENCE, styles: dict[str, str] | None = None) -> bytes:
    return doctree_to_docx(tree(body), THEME, reference, styles or PRODUCT.styles).data


def write_with_fonts(body: str) -> bytes:
    return doctree_to_docx(tree(body), THEME, REFERENCE, PRODUCT.styles, read_face).data


def part(data: bytes, name: str) -> Node:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return parse(archive.read(name))


def body_of(body: str) -> Node:
    return part(write(body), "word/document.xml")


def values(root: Node, name: str, attribute: str = "w:val") -> list[str | None]:
    return [node.get(qualify(attribute)) for node in root.iter(qualify(name))]


def text_of(root: Node) -> str:
    return "".join(node.text or "" for node in root.iter(qualify("w:t")))


def findings(data: bytes, folder: Path) -> list[str]:
    """What a validator of Open XML finds in a file."""
    path = folder / "audited.docx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
