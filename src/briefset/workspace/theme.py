"""A look: a new one in a folder of its own, with both reference documents; and any look on one page.

In: a project's folder, a name, a theme, a logo. Out: files below the folder; a page as PDF and as PNG, for which the
sample stands in for the user's own article. Never: writes over a file that is there.
"""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jinja2
from markupsafe import Markup

from briefset.build.articles import find_articles
from briefset.build.check import Checked, check
from briefset.build.page import Page
from briefset.build.reference import mark_untouched, prepare_reference
from briefset.design.brand import NAME as BRAND
from briefset.design.brand import Brand
from briefset.design.colours import BLACK, WHITE, contrast
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, measure
from briefset.diagnostics import misuse
from briefset.files.reading import exists
from briefset.files.store import require_direct, write_file
from briefset.workspace.new import scaffold
from briefset.writers.ooxml.package import read_archive, write_archive

WANTED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCES = ("handout", "factsheet")
LOGOS = """Put the logo here, and name it in _brand.yml: logo.svg (shapes alone; text as paths), or logo.png, at least
600 pixels wide. logo-dark.svg or logo-dark.png is for dark covers and the dark mode of the reading copy.
"""


def new_theme(project: Path, name: str, theme: Theme) -> list[Path]:
    """The paths of the new files, the brand first; raises `Failure` (usage) for a bad name or an existing folder."""
    folder = project / name
    if not WANTED.fullmatch(name):
        raise misuse(name, f"{name!r} is no name of a folder", "use small letters, digits and hyphens, such as house")
    if exists(folder):
        raise misuse(folder.as_posix(), "this folder is there already", "choose another name, or edit what is there")
    require_direct(project, folder)
    templates = Templates((built_in_templates(),))
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)  # noqa: S701 - YAML
    text = environment.from_string(templates.read("skeleton/brand.yml.jinja").decode())
    title = name.replace("-", " ").capitalize()
    files = {
        BRAND: text.render(name=name, title=title, colours=theme.roles).encode(),
        "logos/README.txt": LOGOS.encode(),
    }
    for product in (read_product(templates, each) for each in REFERENCES):
        data = prepare_reference(product, templates, theme).data
        if product.name == "factsheet":
            data = _retheme(data, theme)
        files[f"templates/{product.name}/{product.reference}"] = mark_untouched(write_archive(read_archive(data)))
    for path, data in files.items():
        write_file(folder / path, data)
    return [folder / path for path in files]


def _retheme(data: bytes, theme: Theme) -> bytes:
    from briefset.writers.pptx import retheme

    return retheme(data, theme)


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
