"""What briefing and fact sheet cost in processor time beyond WeasyPrint's own layout and writing of the same pages.

Run: `python benchmarks/pdf.py`. Everything is measured in one run, so that the ratio holds on any machine. Ours goes
from the YAML file to bytes that were checked and read back. WeasyPrint alone lays out and writes the HTML.
"""

from __future__ import annotations

import sys
from pathlib import Path

import weasyprint
from timing import cpu_of
from weasyprint.text.fonts import FontConfiguration

from briefset.build.articles import find_articles
from briefset.build.check import check
from briefset.build.outputs import make_output
from briefset.build.page import Page
from briefset.build.plan import Target
from briefset.design.fonts import activate_fonts
from briefset.design.product import read_product
from briefset.design.templates import built_in_templates, find_templates
from briefset.design.theme import read_theme

ROOT = built_in_templates().parent
PRODUCTS = ("briefing", "factsheet")
REPEATS = 5
AIM = 1.15


def write_ours(root: Path) -> list[bytes]:
    """Both products, from the summary's file to bytes that were read back."""
    templates = find_templates(root)
    theme, checked = read_theme(templates), check(find_articles(root, [])[0])
    pages = [Page(checked, read_product(templates, name), theme, templates) for name in PRODUCTS]
    return [make_output(Target(page.product, "pdf"), page).files[f"{page.product.name}.pdf"] for page in pages]


def print_pages(root: Path) -> list[str]:
    """The HTML of both products."""
    templates = find_templates(root)
    theme, checked = read_theme(templates), check(find_articles(root, [])[0])
    return [Page(checked, read_product(templates, name), theme, templates).tree("pdf").html for name in PRODUCTS]


def write_alone(pages: list[str], fonts: FontConfiguration) -> list[bytes]:
    """Both products by WeasyPrint and nothing else, with its own tags."""
    return [
        weasyprint.HTML(string=page).write_pdf(font_config=fonts, presentational_hints=True, pdf_variant="pdf/ua-1")
        for page in pages
    ]


def measure(root: Path) -> float:
    """Print the least times of several runs in turn, and their ratio, which it returns."""
    activate_fonts()
    pages, fonts = print_pages(root), FontConfiguration()
    write_ours(root)
    write_alone(pages, fonts)
    runs = [(cpu_of(lambda: write_ours(root)), cpu_of(lambda: write_alone(pages, fonts))) for _ in range(REPEATS)]
    ours, alone = (min(times) for times in zip(*runs, strict=True))
    print(f"briefing and fact sheet: {ours * 1000:.0f} ms; WeasyPrint alone: {alone * 1000:.0f} ms")
    print(f"overhead {100 * (ours / alone - 1):.0f} percent (aim: at most {100 * (AIM - 1):.0f})")
    return float(ours / alone)


if __name__ == "__main__":
    sys.exit(measure(ROOT) > AIM)
