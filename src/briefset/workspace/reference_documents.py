"""A house's own reference documents, held against what the products name.

In: `Product`, `Templates`. Out: diagnostics. Never: changes a reference, or opens one that cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefset.design.product import Product
from briefset.design.templates import Templates, built_in_templates
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.writers.docx.styles import missing_styles, styles_by_name
from briefset.writers.ooxml.package import read_reference
from briefset.writers.ooxml.xml import parse, qualify
from briefset.writers.pptx.layouts import suggest_rename

STYLES = "word/styles.xml"
LAYOUTS = "ppt/slideLayouts/slideLayout"


def examine_reference(product: Product, templates: Templates) -> list[Diagnostic]:
    """What speaks against the product's reference: the file itself, or each style or layout that it lacks."""
    name = f"{product.name}/{product.reference}"
    kind = "docx" if "docx" in product.formats else "pptx"
    try:
        parts = read_reference(templates.read(name), kind, f"templates/{name}").parts
    except Failure as failure:
        return failure.diagnostics
    if kind == "docx":
        return list(missing_styles(product.styles, styles_by_name(parse(parts[STYLES]))))
    own = Templates((built_in_templates(),)).find_bytes(name)
    return _missing_layouts(parts, {} if own is None else read_reference(own, kind, name).parts, f"templates/{name}")


def _missing_layouts(parts: Mapping[str, bytes], own: Mapping[str, bytes], label: str) -> list[Diagnostic]:
    known = layout_names(parts)
    faults = []
    for name in sorted(layout_names(own) - known):
        hint = suggest_rename(name, known) or f"add a layout named “{name}”"
        faults.append(Diagnostic(Position(label), "no-layout", f"there is no layout named “{name}”", hint))
    return faults


def layout_names(parts: Mapping[str, bytes]) -> set[str]:
    """The names of the layouts of a presentation."""
    roots = (parse(data) for name, data in parts.items() if name.startswith(LAYOUTS) and name.endswith(".xml"))
    return {str(node.get("name")) for root in roots for node in root.iter(qualify("p:cSld"))}
