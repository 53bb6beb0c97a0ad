"""What designers wrote for the release before still prints, with a note of the new name."""

from pathlib import Path

import pytest

from briefset.build.page import Page
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, built_in_templates, find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Diagnostic
from tests.support.projects import check_project

OLD = """{% import "demo/macros.html.jinja" as own %}
<h1>{{ view.title }}</h1>
<p>{{ view.date }}, {{ view.paragraphs }}</p>
{{ own.said(view.quotations[0]) }}
"""


@pytest.fixture
def page(project: Path) -> Page:
    templates = Templates((project / "own", built_in_templates()))
    folder = project / "own" / "demo"
    folder.mkdir(parents=True)
    (folder / "page.html.jinja").write_text(OLD, encoding="utf-8")
    macro = "{% macro said(quotation) %}\n<q>{{ quotation.text }}</q>{% endmacro %}\n"
    (folder / "macros.html.jinja").write_text(macro, encoding="utf-8")
    product = Product("demo", "Demo", {"html": "page.html.jinja"}, frozenset())
    return Page(check_project(project), product, read_theme(templates), templates)


def test_old_names_still_print(page: Page) -> None:
    title, _, quotation = page.print("html")[1].html.splitlines()[-3:]
    assert title == "<h1>A harbour worth sharing</h1>"
    assert quotation == "<q>A quay is a workplace first and a view second</q>"


def test_each_old_name_is_noted_at_its_line_with_the_new_one(page: Page) -> None:
    page.print("html")
    assert [(note.position.file, note.position.line, note.message) for note in page.notes] == [
        ("templates/demo/page.html.jinja", 2, "view.title is now view.summary.title"),
        ("templates/demo/page.html.jinja", 3, "view.date is now view.summary.date | date"),
        ("templates/demo/page.html.jinja", 3, "view.paragraphs is now view.summary.source.paragraphs"),
        ("templates/demo/macros.html.jinja", 2, "text is now entry.text"),
    ]


def test_our_own_templates_use_no_old_name(project: Path) -> None:
    templates, checked = find_templates(project), check_project(project)
    notes: list[Diagnostic] = []
    for name in templates.products():
        product = read_product(templates, name)
        page = Page(checked, product, read_theme(templates), templates)
        for kind in product.formats:
            page.print(kind)
        notes += page.notes
    assert notes == []
