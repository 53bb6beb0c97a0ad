"""One product on its way to bytes: view, page, tree, then the writer of the format.

In: `Checked`, `Product`. Out: bytes, by `WRITERS`. Never: touches the output folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property

from briefset.build.articles import Checked
from briefset.design.fonts import activate_fonts
from briefset.design.logo import Logo
from briefset.design.product import Product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, read_theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.libraries import require_libraries
from briefset.language.locale import use_locale
from briefset.pages.doctree import Doctree, parse
from briefset.pages.render import render
from briefset.pages.view import View, make_view
from briefset.proofs.limits import check_pages, check_words, find_missing_glyphs
from briefset.proofs.page import check_selected
from briefset.proofs.readback import READERS, Proof, read_back
from briefset.wording.labels import labelled, read_labels
from briefset.yaml12.document import fingerprint


class Page:
    """One product on its way to bytes: its trees and its PDF are made once, when first wanted."""

    def __init__(
        self, checked: Checked, product: Product, theme: Theme, templates: Templates, logo: Logo | None = None
    ) -> None:
        self.checked, self.product, self.templates, self.logo = checked, product, templates, logo
        self.theme = theme.speaking(checked.summary.language)
        self.trees: dict[str, Doctree] = {}

    def tree(self, name: str) -> Doctree:
        """The checked tree of a format."""
        if name not in self.trees:
            self.trees[name] = self._print(name)
        return self.trees[name]

    def _print(self, name: str) -> Doctree:
        summary = self.checked.summary
        labels = read_labels(self.templates, summary.language)
        with use_locale(summary.language, summary.source.language), labelled(labels):
            return self._print_in_force(name)

    def _print_in_force(self, name: str) -> Doctree:
        everything = name == "html"
        view = make_view(self.checked.verified, self.product, self.checked.loaded, stamp(self.checked), everything)
        template = self.product.formats[name]
        logo = self.logo.choose(name) if self.logo else None
        html = render(view, template, self.theme, self.templates, logo)
        tree = parse(html, self.product.classes, f"templates/{self.product.name}/{template}")
        self.check_tree(name, view, tree)
        return tree

    def check_tree(self, name: str, view: View, tree: Doctree) -> None:
        """Raises `Failure` for a tree without a selected text, with too many words, or with a letter without glyph."""
        check_selected(view, self.product.shows.get(name, ()), tree)
        check_words(self.product, tree)
        if missing := find_missing_glyphs(tree, self.theme):
            raise Failure(missing)

    @cached_property
    def pdf(self) -> bytes:
        """The PDF, within its budget of pages."""
        from briefset.writers.pdf import doctree_to_pdf

        require_libraries()
        activate_fonts()
        summary = self.checked.inputs["summary.yaml"] if self.product.archive else None
        pdf = doctree_to_pdf(self.tree("pdf"), self.theme, self.templates.find_bytes, summary)
        check_pages(self.product, pdf.pages, pdf.anchors, pdf.heights, self._line)
        return pdf.data

    def _line(self, path: str) -> int:
        return self.checked.loaded.position(path).line

    @property
    def has_own_reference(self) -> bool:
        """Whether the reference is the one that travels with the program, and not a house template."""
        path = self.templates.find(f"{self.product.name}/{self.product.reference}")
        return path is not None and path.is_relative_to(built_in_templates().resolve())

    @property
    def reference(self) -> bytes:
        """The reference document of the product; raises `Failure` for one that cannot be trusted."""
        from briefset.writers.ooxml.package import read_reference

        name = f"{self.product.name}/{self.product.reference}"
        kind = "docx" if "docx" in self.product.formats else "pptx"
        return read_reference(self.templates.read(name), kind, f"templates/{name}").data


def _write_pdf(page: Page) -> list[bytes]:
    return [page.pdf]


def _write_html(page: Page) -> list[bytes]:
    from briefset.writers.html import doctree_to_html

    return [doctree_to_html(page.tree("html"))]


def _write_docx(page: Page) -> list[bytes]:
    from briefset.writers.docx import doctree_to_docx
    from briefset.writers.docx.theme import recolour, resize

    product, faces = page.product, page.theme.read_face if page.product.embed_fonts else None
    tree, theme, reference = page.tree("docx"), page.theme, page.reference
    tree = replace(tree, metadata={**tree.metadata, "summary": fingerprint(page.checked.loaded)})
    if page.has_own_reference:
        reference = resize(recolour(reference, read_theme(page.templates), theme), product.page_size)
    return [doctree_to_docx(tree, theme, reference, product.styles, faces, with_comments=product.comments)]


def _write_pptx(page: Page) -> list[bytes]:
    from briefset.writers.pptx import deck_to_pptx
    from briefset.writers.pptx.slides import doctree_to_deck

    return [deck_to_pptx(doctree_to_deck(page.tree("pptx")), page.theme, page.reference)]


def _write_png(page: Page) -> list[bytes]:
    from briefset.writers.png import make_contact_sheet, pdf_to_pngs

    pages = pdf_to_pngs(page.pdf)
    return [*pages, make_contact_sheet(pages)]


WRITERS: dict[str, Callable[[Page], list[bytes]]] = {
    "pdf": _write_pdf,
    "html": _write_html,
    "docx": _write_docx,
    "pptx": _write_pptx,
    "png": _write_png,
}


def write(page: Page, name: str) -> tuple[list[bytes], Proof]:
    """The files of a format, and what was read back out of them; pictures have no text to read."""
    files = WRITERS[name](page)
    return files, read_back(page.tree(name), name, files[0]) if name in READERS else Proof()


def stamp(checked: Checked) -> str:
    """The date of the files: SOURCE_DATE_EPOCH (reproducible-builds.org), otherwise the summary's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not epoch.isdigit():
            position = Position("SOURCE_DATE_EPOCH")
            raise Failure(
                [Diagnostic(position, "usage", f"{epoch!r} is not a number of seconds", "unset it, or give digits")]
            )
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    year, month, day = (*checked.summary.date.split("/")[0].split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"
