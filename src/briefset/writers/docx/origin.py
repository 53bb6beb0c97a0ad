"""From which state of a summary a Word file was built: one custom property, which Word and LibreOffice keep.

In: a document and the digest of the summary. Out: the part, written and related. Never: touches the properties that a
house template has.
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefset.writers.ooxml.xml import build, parse, serialize

PROPERTY = "briefset-summary"
NAME = "/docProps/custom.xml"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format of custom properties (MS-OSHARED, 2.3.3.2.3)."""
FIRST = 2
"""Lower numbers are taken (ECMA-376, part 1, 22.3.2.2)."""


def note_origin(document: Document, digest: str) -> None:
    """Write the digest beside the custom properties of the reference; without one, nothing is written."""
    if not digest:
        return
    package = document.part.package
    known = next((each for each in package.rels.values() if each.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES), None)
    root = build("cup:Properties") if known is None else parse(known.target_part.blob)
    for old in [each for each in root if each.get("name") == PROPERTY]:
        root.remove(old)
    number = max([FIRST - 1, *(int(each.get("pid", "0")) for each in root)]) + 1
    value = build("vt:lpwstr", text=digest)
    root.append(build("cup:property", {"fmtid": FORMAT, "pid": number, "name": PROPERTY}, value))
    if known is not None:
        known.target_part._blob = serialize(root)
    else:
        part = Part(PackURI(NAME), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, serialize(root), package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
