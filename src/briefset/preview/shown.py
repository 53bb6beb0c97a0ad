"""What a tab shows of a document: a page of HTML, or pages of paper, and where each value of the summary stands on it.

In: a target with its finished page, or a PDF that an office suite printed. Out: `Shown`. Never: checks, or guesses;
words that are not found in print lead nowhere until somebody asks for them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from itertools import pairwise

from briefset.build.outputs import TargetOutput
from briefset.build.page import Page
from briefset.build.plan import Target
from briefset.evidence.trace.text_key import text_key
from briefset.files.libraries import missing_libraries
from briefset.pages.doctree import Doctree
from briefset.preview.pictures import Pictures, Span
from briefset.preview.source import Sources
from briefset.writers.pdf import Pdf, lay_out
from briefset.writers.pdf.regions import Region

NAMES = {"html": "reading copy", "docx": "Word", "pptx": "PowerPoint"}
"""What a format is called beside another of the same product."""
OFFICE = ("docx", "pptx")
APPROXIMATION = (
    "An approximation: words and order are those of the file; lines and pages may fall otherwise in {program}."
)
HEAD_END = re.compile(r"</head>", re.IGNORECASE)
Measure = Callable[[bytes], list[tuple[float, float]]]
"""Gives the sizes of the pages of a PDF in points."""
BY_OFFICE = "As LibreOffice prints it."


@dataclass(frozen=True)
class Shown:
    """One state of a document: HTML, or a PDF with the sizes of its pages in points."""

    kind: str
    data: bytes
    sizes: tuple[tuple[float, float], ...] = ()
    fills: tuple[float, ...] = ()
    regions: tuple[Region, ...] = ()
    how: str = ""
    """How it was made, where that is not how the document itself is."""
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", hashlib.sha256(self.kind.encode() + self.data).hexdigest()[:16])


def is_shown(target: Target) -> bool:
    """Whether a target has a tab: pictures have one where there is no PDF of the same pages, plain text has none."""
    return target.format in ("pdf", "html", *OFFICE) or (target.format == "png" and "pdf" not in target.product.formats)


def label_targets(targets: list[Target]) -> dict[str, str]:
    """The label of each tab: the product's, then the format of further ones, or what its name has beyond another's."""
    labels: dict[str, str] = {}
    for target in targets:
        product = target.product
        named = next((labels[name] for name in labels if name.startswith(f"{product.name}.")), "")
        label = f"{product.label}, {NAMES.get(target.format, target.format)}" if named else product.label
        if label in labels.values():
            begins = (f"{other.product.name}-" for other in targets)
            label = f"{label}, {product.name.removeprefix(next(filter(product.name.startswith, begins), ''))}"
        labels[target.name] = label
    return labels


def show(target: Target, page: Page, output: TargetOutput, measure: Measure) -> Shown:
    """What the tab of a finished target shows."""
    if target.format == "html":
        return Shown("html", output.files[target.name])
    if target.format in OFFICE:
        return _approximate(target, page, measure)
    return _show_pdf(page.pdf, measure)


def _show_pdf(pdf: Pdf, measure: Measure, how: str = "") -> Shown:
    return Shown("pages", pdf.data, tuple(measure(pdf.data)), tuple(pdf.fills), tuple(pdf.regions), how)


def _approximate(target: Target, page: Page, measure: Measure) -> Shown:
    """The tree page by page: the pages of the PDF where the product has one, otherwise on plain paper.

    Where no pages can be made for want of Pango, the tree as it is.
    """
    tree, fills = page.tree(target.format), page.word.paper.fills if target.format == "docx" and page.word else ()
    how = APPROXIMATION.format(program=NAMES[target.format])
    if missing_libraries():
        return Shown("html", _on_paper(tree, page).encode(), fills=fills, how=how)
    if "pdf" in page.product.formats:
        return _show_pdf(page.pdf, measure, how)
    data, regions = lay_out(_on_paper(tree, page), page.theme)
    return Shown("pages", data, tuple(measure(data)), fills, tuple(regions), how)


def _on_paper(tree: Doctree, page: Page) -> str:
    """The HTML of a tree; one without a style sheet of its own gets a plain one, and the pages that were counted."""
    if "<style" in tree.html:
        return tree.html
    sheet = (files(__package__) / "page" / "paper.css").read_text(encoding="utf-8")
    variables = f":root {{ {page.theme.variables()} }} @page {{ size: {page.product.page_size} }}"
    breaks = "".join(f'[data-src="{path}"] {{ break-before: page }}' for path in _begin_pages(page))
    return HEAD_END.sub(lambda _: f"<style>{variables}{sheet}{breaks}</style></head>", tree.html, count=1)


def _begin_pages(page: Page) -> Iterator[str]:
    """The paths with which pages begin of a Word file, as its pages were counted."""
    heights = page.word.paper.heights if page.word else ()
    for (before, last, *_), (number, path, *_) in pairwise(heights):
        if number != before and path != last and path:
            yield path


def slides_of(tree: Doctree) -> list[str]:
    """The YAML path of each slide of a deck, in order; none for a text."""
    return [element.get("data-src") for element in tree.root.walk() if element.has("slide")]


def find_regions_of_text(pdf: bytes, instead: Shown, sources: Sources, slides: list[str], pictures: Pictures) -> Shown:
    """The printed pages, each text of the summary with its place, and each slide; raises `PictureError`."""
    shown = Shown("pages", pdf, how=BY_OFFICE, fills=instead.fills)
    sizes, texts = pictures.measure(shown.version, pdf), pictures.read(shown.version, pdf)
    found = list(_find(texts, sources))
    places = pictures.find(shown.version, pdf, [span for _, span in found])
    regions = [
        Region(number, (0.0, 0.0, 1.0, 1.0), path) for number, path in enumerate(slides[: len(sizes)], 1) if path
    ]
    regions += [
        Region(span[0] + 1, edges, path) for (path, span), lines in zip(found, places, strict=True) for edges in lines
    ]
    return replace(shown, sizes=tuple(sizes), regions=tuple(regions))


def _find(texts: list[str], sources: Sources) -> Iterator[tuple[str, Span]]:
    for number, text in enumerate(texts):
        key = text_key(text)
        for hit in sources.tracer.find_within(key):
            yield hit.printed.path, (number, key.offsets[hit.start], key.offsets[hit.end - 1] + 1)
