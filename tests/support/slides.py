"""What the fact sheet's slides are made with: the built-in templates, its product and its theme.

In: nothing. Out: values that are read once in a process. Never: builds a set.
"""

from __future__ import annotations

from functools import cache

from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import Theme, read_theme

TEMPLATES = Templates((built_in_templates(),))
REFERENCE = TEMPLATES.read("factsheet/reference.pptx")


@cache
def theme() -> Theme:
    return read_theme(TEMPLATES)


@cache
def product() -> Product:
    return read_product(TEMPLATES, "factsheet")
