"""A product's reference document or presentation, examined and made ready: for `build` and for `doctor` alike.

In: a product, the templates, the theme. Out: the bytes to build on, and remarks; or everything that speaks against it.
Never: changes the file of the house.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefset.design.palette import set_on_white
from briefset.design.product import Product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, read_theme
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.writers.ooxml.package import read_archive, read_reference, write_archive

UNTOUCHED = b"briefset"
"""The comment of an archive (APPNOTE.TXT, 4.3.16) that is as `theme new` wrote it: programs that save it drop it."""
HINT = "change it in the template, if it is to be another"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that can be built on, what was added to it or taken out, and whether it is our own."""

    data: bytes
    remarks: list[Diagnostic]
    is_own: bool = False


def prepare_reference(product: Product, templates: Templates, theme: Theme) -> Reference:
    """The reference of a product; a house template gets what it lacks from our own, in the theme's colours and faces.

    Raises `Failure` with everything that speaks against it at once.
    """
    name = f"{product.name}/{product.reference}"
    kind, label = "docx" if "docx" in product.formats else "pptx", f"templates/{name}"
    data, found = templates.read(name), Templates((built_in_templates(),)).find_bytes(name)
    if found is not None and (data == found or data.endswith(UNTOUCHED)):
        own_file = read_reference(found, kind, label)
        return Reference(_in_theme(own_file.data, product, templates, theme), [], is_own=True)
    file = read_reference(data, kind, label)
    own = read_archive(_in_theme(found, product, templates, theme)) if found is not None else dict(file.parts)
    parts, added = _adopt(kind, dict(file.parts), own, product)
    told = (*file.notes, *added)
    notes = (Diagnostic(Position(label), "reference", said, HINT, severity=Severity.NOTE) for said in told)
    remarks = [*notes, *_find_faint(kind, parts, label)]
    if faults := list(_find_faults(kind, parts, own, product, label)):
        raise Failure([*faults, *remarks])
    changed = parts != file.parts
    return Reference(write_archive(parts, compressed=False) if changed else file.data, remarks)


def mark_untouched(archive: bytes) -> bytes:
    """The same archive, which stands for our own reference in whatever theme as long as nobody saves it."""
    return archive[:-2] + len(UNTOUCHED).to_bytes(2, "little") + UNTOUCHED


def _in_theme(own: bytes, product: Product, templates: Templates, theme: Theme) -> bytes:
    """Our own reference for Word in the theme's colours and faces, on the product's paper."""
    from briefset.writers.docx.theme import recolour, resize

    if "docx" not in product.formats:
        return own
    return resize(recolour(own, read_theme(templates), set_on_white(theme)), product.page_size)


def _adopt(
    kind: str, house: dict[str, bytes], own: dict[str, bytes], product: Product
) -> tuple[dict[str, bytes], list[str]]:
    if kind == "docx":
        from briefset.writers.docx.reference import adopt

        return adopt(house, own, product.styles)
    from briefset.writers.pptx.house import adopt as adopt_layouts

    return adopt_layouts(house, own)


def _find_faint(kind: str, parts: dict[str, bytes], label: str) -> Iterator[Diagnostic]:
    """A warning for each pair of colours of a house presentation of which one can hardly be seen on the other."""
    if kind == "pptx":
        from briefset.writers.pptx.house import find_faint

        yield from find_faint(parts, label)


def _find_faults(
    kind: str, parts: dict[str, bytes], own: dict[str, bytes], product: Product, label: str
) -> Iterator[Diagnostic]:
    if kind == "docx":
        from briefset.writers.docx.reference import find_faults

        yield from find_faults(parts, product.styles, label)
    else:
        from briefset.writers.pptx.house import find_faults as find_misplaced

        yield from find_misplaced(parts, own, label)
