"""WeasyPrint's PDF objects, completed where version 70 falls short of PDF/UA-1 (ISO 14289-1) and PDF/A-3 (ISO 19005-3).

In: WeasyPrint's boxes while it tags them, its PDF objects before they are written, the metadata of a `Doctree`.
Out: the same objects, completed: structure tree, XMP, images. Never: changes what is drawn.
It wraps two private functions of WeasyPrint, so that package is pinned exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from html import escape
from typing import Any

import pydyf

PX_TO_PT = 0.75
LIST_PARTS = ("/Lbl", "/LBody")


def wrap_tagging() -> None:
    """Wrap WeasyPrint's tagging, once per process."""
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    if getattr(Stream.marked, "hides_ornaments", False):
        return
    build, marked = tags._build_box_tree, Stream.marked

    def build_mended(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)
        if _is_ornament(inner) or isinstance(inner, MarginBox):
            return
        for element in build(box, parent, *rest):
            if element["P"] == parent.reference:
                _mend(element, inner)
            yield element

    def mark_or_hide(stream: Any, box: Any, tag: str) -> AbstractContextManager[None]:
        # Running heads and feet belong to no element. They are artifacts (ISO 14289-1, 7.8); WeasyPrint 70 marks them.
        hidden = box.element is None or _is_ornament(box)
        context: AbstractContextManager[None] = stream.artifact() if hidden else marked(stream, box, tag)
        return context

    mark_or_hide.hides_ornaments = True  # type: ignore[attr-defined]
    tags._build_box_tree, Stream.marked = build_mended, mark_or_hide


def _is_ornament(box: Any) -> bool:
    """Whether the box is a picture without information, marked `aria-hidden` in the template."""
    element = getattr(box, "element", None)
    return element is not None and str(element.tag).endswith("svg") and element.get("aria-hidden") == "true"


def _mend(element: Any, box: Any) -> None:
    """Carry lang, note and scope from the HTML element into its structure element, and name its link."""
    if box.link_annotation is not None and element["S"] != "/Figure":
        # What stands inside a link inherits it, and WeasyPrint 70 makes an annotation for each: ISO 14289-1, 7.18.5.
        element["S"] = "/Link"
        box.link_annotation["Contents"] = pydyf.String(_name(box.element))
    html = box.element if box.element is not None and box.element_tag == box.element.tag else None
    if html is None or html.tag in ("html", "body"):
        return
    if language := html.get("lang"):
        element["Lang"] = pydyf.String(language)
    if "footnote" in html.get("class", "").split():
        element["S"] = "/Note"
    if html.tag in ("th", "td"):
        _mend_cell(element, html)


def _name(link: Any) -> str:
    """What is read out for a link."""
    return link.get("title") or link.get("aria-label") or " ".join("".join(link.itertext()).split())


def _mend_cell(element: Any, html: Any) -> None:
    attributes = element.get("A")
    if attributes is None:
        return
    if html.tag == "th":
        attributes["Scope"] = "/Row" if html.get("scope") == "row" else "/Column"
    elif not attributes.get("Headers", True):
        del attributes["Headers"]


def finish(_document: Any, pdf: Any) -> None:
    """Mend list items, bounding boxes, notes and links in the finished objects."""
    by_reference = {item.reference: item for item in pdf.objects}
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    for element in elements:
        if element["S"] == "/LI":
            _mend_list_item(element, by_reference, pdf)
        elif element["S"] == "/Figure":
            _mend_figure(element, by_reference)
    _number_notes(elements)
    _name_links(pdf)


def point_to_files(pdf: Any, base: str) -> None:
    """Make links to other files of the set what they are: a file and its named destination (ISO 32000-1, 12.6.4.3)."""
    for item in pdf.objects:
        action = item.get("A") if isinstance(item, dict) and item.get("Subtype") == "/Link" else None
        address = action["URI"].string if action else ""
        if address.startswith(base):
            file, _, name = address.removeprefix(base).partition("#")
            item["A"] = pydyf.Dictionary(
                {"Type": "/Action", "S": "/GoToR", "F": pydyf.String(file), "D": pydyf.String(name)}
            )


def _mend_list_item(item: Any, by_reference: dict[Any, Any], pdf: Any) -> None:
    """Put everything but label and body into one body: ISO 32000-1, table 336, allows no other children."""
    loose = [kid for kid in item["K"] if _tag(kid, by_reference) not in LIST_PARTS]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "P": item.reference, "Pg": item["Pg"]}
    )
    pdf.add_object(body)
    for kid in loose:
        if _tag(kid, by_reference):
            by_reference[kid]["P"] = body.reference
    item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in loose] + [body.reference])


def _tag(kid: Any, by_reference: dict[Any, Any]) -> str:
    found = by_reference.get(kid)
    return str(found.get("S", "")) if isinstance(found, dict) else ""


def _mend_figure(figure: Any, by_reference: dict[Any, Any]) -> None:
    """Turn the box from CSS pixels below the top into points above the bottom of the page."""
    left, top, right, bottom = figure["A"]["BBox"]
    height_pt = by_reference[figure["Pg"]]["MediaBox"][3]
    figure["A"]["BBox"] = pydyf.Array(
        [left * PX_TO_PT, height_pt - bottom * PX_TO_PT, right * PX_TO_PT, height_pt - top * PX_TO_PT]
    )


def _number_notes(elements: list[Any]) -> None:
    notes = [element for element in elements if element["S"] == "/Note"]
    for number, note in enumerate(notes, 1):
        note["ID"] = pydyf.String(f"note-{number}")


def _name_links(pdf: Any) -> None:
    """Give each annotation the text that is read out: ISO 14289-1, 7.18.1."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Annot" and "Contents" not in item:
            item["Contents"] = pydyf.String("Link within this document")


END = b"</rdf:RDF>"
DESCRIPTION = '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">{}</rdf:Description>'
UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A (ISO 19005-3, 6.6.2.3) wants every schema that it does not know described, that of PDF/UA too."""


def complete_xmp(pdf: Any, metadata: Mapping[str, str], is_archive: bool) -> None:
    """Add subject, language, source and rights to the XMP (ISO 16684-1, 8.3 and 8.7), and PDF/UA beside PDF/A.

    It is not compressed, so that programs that know no PDF find it (ISO 32000-2, 14.3.2).
    """
    further = DESCRIPTION.format("".join(_properties(metadata))) + (UA_SCHEMA if is_archive else "")
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata":
            item.stream = [part.replace(END, further.encode("utf-8") + END) for part in item.stream]
            item.compress = False


def _properties(metadata: Mapping[str, str]) -> Iterator[str]:
    keywords = [word.strip() for word in metadata.get("keywords", "").split(",") if word.strip()]
    if keywords:
        yield f"<dc:subject>{_list('Bag', keywords)}</dc:subject>"
    if language := metadata.get("language"):
        yield f"<dc:language>{_list('Bag', [language])}</dc:language>"
    if identifier := metadata.get("identifier"):
        yield f"<dc:identifier>{escape(identifier, quote=False)}</dc:identifier>"
    if source := metadata.get("source"):
        yield f"<dc:source>{escape(source, quote=False)}</dc:source>"
    if created := metadata.get("created"):
        yield f"<dc:date>{_list('Seq', [created])}</dc:date>"
    if licence := metadata.get("license"):
        yield f"<dc:rights>{_alternative(licence)}</dc:rights><xmpRights:Marked>True</xmpRights:Marked>"
        if licence.startswith("https://"):
            yield f"<xmpRights:WebStatement>{escape(licence, quote=False)}</xmpRights:WebStatement>"


def _list(kind: str, values: list[str]) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{escape(value, quote=False)}</rdf:li>' for value in values)}</rdf:{kind}>"


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li></rdf:Alt>'


def keep_pixels(pdf: Any) -> None:
    """Forbid readers to smooth images, as PDF/A wants (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Interpolate" in item.extra:
            item.extra["Interpolate"] = "false"
