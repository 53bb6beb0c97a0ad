"""One product on its way to bytes: view, page, tree, then the writer of the format.

In: `Checked`, `Product`. Out: bytes, by `WRITERS`; the page to sign, which shows the article's words whole and is in no
set. Never: touches the output folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from briefset.build.check import Checked
from briefset.build.last_resort import memory_limit
from briefset.build.lengths import refuse_excess
from briefset.build.manifest import identify
from briefset.build.reference import Reference, prepare_reference
from briefset.design.fonts import activate_fonts
from briefset.design.logo import PNG, Logo, LogoPicture, read_picture_file
from briefset.design.palette import set_on_white
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, find_templates
from briefset.design.theme import Theme, read_theme
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.diagnostics.limits import MAX_TEMPLATE_MEMORY_BYTES
from briefset.evidence.quotations.verify import Verified
from briefset.evidence.register import Register, Statement
from briefset.files.cache import remember
from briefset.files.pdf_library import import_pdf_library
from briefset.pages.doctree import Doctree, parse
from briefset.pages.render import render
from briefset.pages.view import SetFacts, View, make_view
from briefset.pages.view.evidence import pages_of
from briefset.proofs.page import check_pages, check_selection, check_words, find_bad_ends, find_missing_glyphs
from briefset.wording.labels import labels_of
from briefset.yaml12.document import fingerprint

if TYPE_CHECKING:
    from briefset.writers.docx import Written
    from briefset.writers.pdf import Pdf
    from briefset.writers.pdf.layout import Height

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that dates reproducible files (reproducible-builds.org)."""
LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, beyond which no format writes a date."""


class Page:
    """One product on its way to bytes: its trees and its PDF are made once, when first wanted.

    `beside` gives what stands where on the pages of the product that it accompanies.
    """

    def __init__(
        self,
        checked: Checked,
        product: Product,
        theme: Theme,
        templates: Templates,
        logo: Logo | None = None,
        beside: Callable[[], Sequence[Height]] = tuple,
        published: Verified | None = None,
    ) -> None:
        self.published = published or checked.published
        self.checked, self.product, self.templates, self.logo = checked, product, templates, logo
        self.beside = beside
        self.theme = theme.speaking(checked.summary.language)
        self.trees: dict[str, Doctree] = {}
        self.spacing = ""
        self.notes: list[Diagnostic] = []
        self.word: Written | None = None

    def tree(self, name: str) -> Doctree:
        """The tree of a format, held against its view; raises `Failure` for a page that lacks or overfills something.

        Pictures are made of the PDF, and have its tree.
        """
        name = "pdf" if name == "png" and "pdf" in self.product.formats else name
        if name not in self.trees:
            view, tree = self.print(name)
            if name == "pdf":
                refuse_excess(view, self.checked)
            check_page(view, tree, self.product.shows.get(name, ()), self.theme)
            self.trees[name] = tree
        return self.trees[name]

    def print(self, name: str) -> tuple[View, Doctree]:
        """What the template of a format prints, view → HTML → tree, not yet checked."""
        checked, product, template = self.checked, self.product, self.product.formats[name]
        labels = labels_of(self.templates, checked.summary.locale)
        view = make_view(self.published, product, labels, checked.loaded, stamp(checked), name, self.facts(name))
        on_dark = self.theme.has_dark_paper and name != "docx"  # pages of Word are white
        logo = self.logo.choose(name, _draw_logo, on_dark=on_dark) if self.logo else None
        with memory_limit(MAX_TEMPLATE_MEMORY_BYTES):
            html = render(view, template, self.theme, self.templates, logo, self.notes.append)
        return view, parse(html, product.classes, f"templates/{product.name}/{template}")

    def facts(self, name: str) -> SetFacts:
        """What a format of the product tells of the rest of the set."""
        lock, heights = self.checked.lock, self.beside()
        file = self.product.evidence.get(name, "")
        known = identify(self.checked, self.product.stem)
        locked, spacing = len(lock.items) if lock else 0, self.spacing if name == "pdf" else ""
        return SetFacts(pages_of(heights), file, self.checked.article_sha256, locked, known, spacing)

    @cached_property
    def pdf(self) -> Pdf:
        """The PDF, for its own sake and for the pictures; with the first spacing under which its pages end well."""
        made: list[tuple[int, dict[str, Doctree], Pdf]] = []
        for spacing in ("", *self.product.spacings):
            self.spacing, self.trees = spacing, self.trees if not spacing else {}
            pdf = self._lay_out()
            made.append((count_faults(self, pdf), self.trees, pdf))
            if not made[-1][0]:
                break
        _, self.trees, pdf = min(made, key=lambda one: one[0])
        return pdf

    def _lay_out(self) -> Pdf:
        from briefset.writers.pdf import doctree_to_pdf

        activate_fonts()
        import_pdf_library()
        summary = self.checked.inputs["summary.yaml"] if self.product.archive else None
        return doctree_to_pdf(self.tree("png"), self.theme, self.templates.find_bytes, summary)

    @cached_property
    def reference(self) -> Reference:
        """The reference document of the product, made ready; raises `Failure` for one that cannot be built on."""
        found = prepare_reference(self.product, self.templates, self.theme)
        self.notes += found.remarks
        return found

    def heights(self) -> tuple[Height, ...]:
        """What stands where on the pages of the PDF."""
        return tuple(self.pdf.heights)

    def fills(self, name: str) -> tuple[float, ...]:
        """How far down each page of a format on paper is filled, as a part of its height; nothing for the others."""
        if name == "docx":
            return tuple(self.word.paper.fills) if self.word else ()
        return tuple(self.pdf.fills) if name == "pdf" else ()

    @property
    def reference_label(self) -> str:
        """How messages name the reference document."""
        return f"templates/{self.product.name}/{self.product.reference}"


def check_page(view: View, tree: Doctree, shows: tuple[str, ...], theme: Theme) -> None:
    """Raises `Failure` for a page without a selected text, with too many words, or with a letter without glyph."""
    check_selection(view, shows, tree)
    check_words(view.product, tree)
    if missing := find_missing_glyphs(tree, theme):
        raise Failure(missing)


def check_budget(page: Page, name: str) -> None:
    """Raises `Failure` for a PDF, pictures of it or a Word file with more pages than the product allows.

    Fewer pages, and what looks like a mistake on a page of the PDF, are noted.
    """
    if name == "docx" and page.word:
        _check_word(page, page.word)
    if name not in ("pdf", "png"):
        return
    found = find_page_faults(page, page.pdf)
    page.notes += found if name == "pdf" else []


def find_page_faults(page: Page, pdf: Pdf) -> list[Diagnostic]:
    """Notes and warnings about its pages; raises `Failure` where they are more than the product allows."""
    loaded = page.checked.loaded
    few = check_pages(page.product, pdf.pages, pdf.anchors, pdf.heights, lambda path: loaded.position(path).line)
    ends = [*pdf.holes, *find_bad_ends(page.product, pdf.fills, pdf.heights)] if page.product.pages else []
    return [*few, *pdf.remarks, *ends]


MANY = 1000
"""What pages too many weigh beside pages that end badly."""


def count_faults(page: Page, pdf: Pdf) -> int:
    """How badly the pages end: 0 where nothing is to be said against them."""
    try:
        return sum(fault.severity is not Severity.NOTE for fault in find_page_faults(page, pdf))
    except Failure as failure:
        return MANY * len(failure.diagnostics)


def _check_word(page: Page, written: Written) -> None:
    """What is wrong with the pages; a warning where a house template or a brand's face has measures of its own.

    So it is in a teacher's copy, of which the answers are found.
    """
    loaded, paper = page.checked.loaded, written.paper
    faults = list(written.faults)
    try:
        faults += check_pages(page.product, paper.pages, {}, paper.heights, lambda path: loaded.position(path).line)
    except Failure as failure:
        faults += failure.diagnostics
    is_ours = page.reference.is_own and not page.theme.faces and not page.product.key
    if is_ours and any(fault.severity is Severity.ERROR for fault in faults):
        raise Failure(faults)
    milder = {Severity.ERROR: Severity.WARNING}
    faults = [replace(fault, severity=milder.get(fault.severity, fault.severity)) for fault in faults]
    ends = [] if page.product.key else find_bad_ends(page.product, paper.fills, paper.heights)
    page.notes += [*faults, *ends]


def check_size(product: Product, name: str, files: list[bytes]) -> None:
    """Raises `Failure` for a file in HTML that is larger than the product allows."""
    size = len(files[0])
    if name == "html" and product.kilobytes is not None and size > 1000 * product.kilobytes:
        message = f"{product.label} has {size:,} bytes; at most {1000 * product.kilobytes:,} are taken"
        hint = f"select or write less, or change templates/{product.name}/product.yaml"
        raise Failure([Diagnostic(Position(""), "budget", message, hint, f"selection.{product.name}")])


def _write_pdf(page: Page, _: Doctree) -> list[bytes]:
    return [page.pdf.data]


def _draw_logo(logo: LogoPicture) -> LogoPicture:
    """The logo in pixels, for Word and PowerPoint, of a brand that has it in lines alone."""
    from briefset.writers.png import svg_to_png

    activate_fonts()
    import_pdf_library()
    data = remember("logo", (logo.data,), lambda: svg_to_png(logo.uri, logo.width, logo.height))
    return replace(read_picture_file(data, PNG), alt=logo.alt)


def _write_html(page: Page, tree: Doctree) -> list[bytes]:
    from briefset.writers.html import doctree_to_html

    product = page.product
    theme = page.theme if product.embed_fonts and not product.inline_styles else None
    return [doctree_to_html(tree, theme, inline=product.inline_styles)]


def _write_txt(_: Page, tree: Doctree) -> list[bytes]:
    from briefset.writers.text import doctree_to_text

    return [doctree_to_text(tree)]


def _write_docx(page: Page, tree: Doctree) -> list[bytes]:
    from briefset.writers.docx import doctree_to_docx

    product, faces = page.product, page.theme.read_face if page.product.embed_fonts else None
    tree = replace(tree, metadata={**tree.metadata, "summary": fingerprint(page.checked.loaded)})
    most = product.pages[1] if product.pages else None
    arguments = (tree, set_on_white(page.theme), page.reference.data, product.styles, faces)
    written = doctree_to_docx(*arguments, with_comments=product.comments, pages=most)
    page.word = written
    return [written.data]


def _write_pptx(page: Page, tree: Doctree) -> list[bytes]:
    from briefset.writers.pptx import doctree_to_pptx

    return [doctree_to_pptx(tree, page.theme, page.reference.data)]


def _write_png(page: Page, tree: Doctree) -> list[bytes]:
    from briefset.writers.png import pdf_to_pictures, pdf_to_pngs

    shapes, identifier = tuple(page.product.pictures.values()), tree.metadata.get("identifier", "")
    if shapes:
        return pdf_to_pictures(page.pdf.data, shapes, identifier)
    return pdf_to_pngs(page.pdf.data, identifier=identifier)


WRITERS: dict[str, Callable[[Page, Doctree], list[bytes]]] = {
    "pdf": _write_pdf,
    "html": _write_html,
    "docx": _write_docx,
    "pptx": _write_pptx,
    "png": _write_png,
    "txt": _write_txt,
}
"""The files of each format, from a product's page and its checked tree."""
OF_PDF = ("pdf", "png")
"""The formats that are made of the PDF, for which the system must have Pango."""


def stamp(checked: Checked) -> str:
    """The date of the files: SOURCE_DATE_EPOCH, otherwise the summary's own date."""
    epoch = os.environ.get(EPOCH, "")
    if epoch:
        if not (epoch.isascii() and epoch.isdigit() and int(epoch[:20]) <= LAST_SECOND):
            message = f"{epoch[:40]!r} is no count of seconds before the year 10000"
            raise Failure([Diagnostic(Position(EPOCH), "usage", message, "unset it, or give digits")])
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    year, month, day = (*checked.summary.date.split("/")[0].split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def make_sheet(checked: Checked, statements: Iterable[Statement]) -> str:
    """The page of these statements, each beside its evidence with a box to tick, and a line to sign at the end."""
    templates = find_templates(checked.folder.root)
    product, theme = read_product(templates, "evidence"), read_theme(templates).speaking(checked.summary.language)
    facts = SetFacts(article_sha256=checked.article_sha256)
    labels = labels_of(templates, checked.summary.locale)
    view = make_view(checked.verified, product, labels, checked.loaded, stamp(checked), facts=facts)
    chosen = replace(view, register=Register(tuple(statements), view.register.users))
    return render(chosen, "sheet.html.jinja", theme, templates)
