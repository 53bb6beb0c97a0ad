"""The page on which a second pair of eyes signs that statements are borne out.

In: `Checked`, the statements that are meant. Out: HTML. Never: part of a set; it shows the article's words whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefset.build.check import Checked
from briefset.build.page import stamp
from briefset.design.product import read_product
from briefset.design.templates import find_templates
from briefset.design.theme import read_theme
from briefset.evidence.register import Register, Statement
from briefset.pages.render import render
from briefset.pages.view import SetFacts, make_view
from briefset.wording.labels import labels_of

PRODUCT, TEMPLATE = "evidence", "sheet.html.jinja"


def make_sheet(checked: Checked, statements: Iterable[Statement]) -> str:
    """The page of these statements, each beside its evidence with a box to tick, and a line to sign at the end."""
    templates = find_templates(checked.folder.root)
    product, theme = read_product(templates, PRODUCT), read_theme(templates).speaking(checked.summary.language)
    facts = SetFacts(article_sha256=checked.article_sha256)
    labels = labels_of(templates, checked.summary.locale)
    view = make_view(checked.verified, product, labels, checked.loaded, stamp(checked), facts=facts)
    chosen = replace(view, register=Register(tuple(statements), view.register.users))
    return render(chosen, TEMPLATE, theme, templates)
