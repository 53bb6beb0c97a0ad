"""What a PDF says about itself beyond WeasyPrint's share: XMP, the claims of two standards, images for the archive.

In: the metadata of a `Doctree`, WeasyPrint's PDF objects. Out: the same objects, completed.
Never: a field that the page does not give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

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
    """Add subject, language, source and rights to the XMP (ISO 16684-1, 8.3 and 8.7), and PDF/UA beside PDF/A."""
    import pydyf

    further = DESCRIPTION.format("".join(_properties(metadata))) + (UA_SCHEMA if is_archive else "")
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata":
            item.stream = [part.replace(END, further.encode("utf-8") + END) for part in item.stream]


def _properties(metadata: Mapping[str, str]) -> Iterator[str]:
    keywords = [word.strip() for word in metadata.get("keywords", "").split(",") if word.strip()]
    if keywords:
        yield f"<dc:subject>{_list('Bag', keywords)}</dc:subject>"
    if language := metadata.get("language"):
        yield f"<dc:language>{_list('Bag', [language])}</dc:language>"
    if source := metadata.get("source"):
        yield f"<dc:source>{escape(source)}</dc:source>"
    if created := metadata.get("created"):
        yield f"<dc:date>{_list('Seq', [created])}</dc:date>"
    if licence := metadata.get("license"):
        yield f"<dc:rights>{_alternative(licence)}</dc:rights><xmpRights:Marked>True</xmpRights:Marked>"
        if licence.startswith("https://"):
            yield f"<xmpRights:WebStatement>{escape(licence)}</xmpRights:WebStatement>"


def _list(kind: str, values: list[str]) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{escape(value)}</rdf:li>' for value in values)}</rdf:{kind}>"


def _alternative(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang={quoteattr('x-default')}>{escape(text)}</rdf:li></rdf:Alt>"


def keep_pixels(pdf: Any) -> None:
    """Forbid readers to smooth images, as PDF/A wants (ISO 19005-3, 6.2.8)."""
    import pydyf

    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Interpolate" in item.extra:
            item.extra["Interpolate"] = "false"
