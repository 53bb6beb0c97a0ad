"""A look on one page: its colours by pairs, its faces, pages with every component, and slides of every kind.

In: a theme and a logo. Out: a page as PDF and as PNG. Never: the user's own article; the sample stands in for it.
"""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jinja2
from markupsafe import Markup

from briefset.build.articles import find_articles
from briefset.build.check import Checked, check
from briefset.build.page import Page
from briefset.design.brand import Brand
from briefset.design.colours import BLACK, WHITE, contrast
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import measure
from briefset.workspace.new import scaffold

SLUG = "preview"
PAGES, SLIDES = ("brief", "briefing", "factsheet-print"), "factsheet"
PAGE_PX, SLIDE_PX, WIDTH_PX = 900, 960, 2382
START, END = "slides:", "selection:"


def make_preview(brand: Brand, title: str) -> tuple[bytes, bytes]:
    """The page as PDF and as PNG; raises `Failure` where the look cannot be printed."""
    from briefset.writers.png import pdf_to_pngs

    templates = Templates((built_in_templates(),))
    checked = _check_sample(templates)
    made = [_page(name, checked, brand, templates).pdf.data for name in PAGES]
    pages = [picture for pdf in made for picture in pdf_to_pngs(pdf, PAGE_PX)[:-1]]
    slides = pdf_to_pngs(_page(SLIDES, checked, brand, templates).pdf.data, SLIDE_PX)[:-1]
    pdf = _print(brand, title, templates, list(_addresses(pages)), list(_addresses(slides)))
    return pdf, pdf_to_pngs(pdf, WIDTH_PX)[0]


def _check_sample(templates: Templates) -> Checked:
    """The sample with slides of every kind, checked as any article."""
    with tempfile.TemporaryDirectory() as folder:
        summary = scaffold(Path(folder), SLUG, None).paths[0]
        text, further = summary.read_text(encoding="utf-8"), templates.read("skeleton/preview.yaml").decode()
        exhibits, slides = further.split(START)
        head, tail = text.split(f"\n{START}", 1)[0], text.split(f"\n{END}", 1)[1]
        head = head.replace("\nevents:", f"\n{exhibits}\nevents:", 1)
        summary.write_text(f"{head}\n{START}{slides}\n{END}{tail}", encoding="utf-8")
        return check(find_articles(Path(folder), [SLUG])[0])


def _page(name: str, checked: Checked, brand: Brand, templates: Templates) -> Page:
    return Page(checked, read_product(templates, name), brand.theme, templates, brand.logo)


def _addresses(pictures: list[bytes]) -> Iterator[str]:
    for picture in pictures:
        yield f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _print(brand: Brand, title: str, templates: Templates, pages: list[str], slides: list[str]) -> bytes:
    from briefset.writers.pdf import html_to_pdf

    roles = brand.theme.roles
    variables = Markup(brand.theme.variables())  # noqa: S704 - the theme's values are checked
    colours = [(role.replace("_", "-"), value) for role, value in roles.items() if value.startswith("#")]
    readable = {colour: max(WHITE, BLACK, key=lambda other: contrast(other, colour)) for _, colour in colours}
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    page = environment.from_string(templates.read("skeleton/preview.html.jinja").decode()).render(
        title=title, theme=brand.theme, roles=roles, colours=colours, readable=readable, pairs=list(measure(roles)),
        variables=variables, pages=pages, slides=slides,
        logo=brand.logo.choose("html", lambda picture: picture) if brand.logo else None,
    )  # fmt: skip
    return html_to_pdf(page, brand.theme)
