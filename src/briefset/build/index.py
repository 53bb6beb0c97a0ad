"""`index.html` in the folder of all outputs: a card for each article that is built, with links to its documents.

In: what stamps keep of each article. Out: the page, made anew where it would be another. Never: reads a summary.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefset.build.articles import ArticleFolder
from briefset.build.design import read_design
from briefset.build.plan import BuildOptions
from briefset.build.stamp import (
    INDEX,
    OUTPUT,
    TEXTS,
    Files,
    Stamp,
    index_question,
    is_indexed,
    read_cards,
    rest_on,
    write,
)
from briefset.design.brand import brand_places
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates
from briefset.files.store import require_direct, write_file
from briefset.language.locale import locale_of
from briefset.pages.render import ArticleCard, Link, render_index
from briefset.wording.labels import Labels, labels_of

NAME = "index.html"
PICTURES = "png"


def list_documents(outputs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Each target of a manifest with its files, as a stamp keeps it."""
    return tuple("/".join((target, *sorted(files))) for target, files in sorted(outputs.items()))


def update_index(root: Path, options: BuildOptions, files: Files) -> Path | None:
    """The page, where it had to be made anew; None where it is as it would be, or a single article needs none."""
    known = read_cards(files, str(root), str(options.output), {})
    brand = os.path.relpath(options.brand, root) if options.brand else ""
    if is_indexed(files, known, brand):
        return None
    folder = ArticleFolder("", root, root)
    stamp, path = Stamp(index_question(known, brand)), options.output / NAME
    rest_on(stamp, files, *TEXTS, *map(folder.name_for_stamp, brand_places(root, options.brand)))
    require_direct(root, options.output)
    write_file(path, _print(known, folder, options.brand).encode(), (options.output,))
    rest_on(stamp, files, f"{OUTPUT}{NAME}")
    write(stamp, INDEX, files)
    return path


def _print(known: list[tuple[str, ...]], folder: ArticleFolder, brand: Path | None) -> str:
    """The page, in the language of most of the articles."""
    design = read_design(folder, brand)
    language = Counter(fields[4] for fields in known).most_common(1)[0][0]
    labels = labels_of(design.templates, locale_of(language, language))
    products = _find_products(design.templates)
    newest = sorted(known, key=lambda fields: fields[3], reverse=True)
    cards = [_card(fields, products, labels) for fields in newest]
    theme, held = design.brand.theme, design.brand.logo
    logo = held.choose("html", lambda picture: picture, on_dark=theme.has_dark_paper) if held else None
    return render_index(cards, labels, theme.speaking(language), design.templates, logo)


def _find_products(templates: Templates) -> dict[str, Product]:
    """All products by the beginning of their files' names."""
    products = [read_product(templates, name) for name in templates.products()]
    return {copy.stem: copy for product in products for copy in (product, *product.copies)}


def _card(fields: tuple[str, ...], products: dict[str, Product], labels: Labels) -> ArticleCard:
    slug, title, deck, date, language, source, *documents = fields
    links: dict[str, list[Link]] = {}
    page = picture = ""
    for document in documents:
        target, *files = document.split("/")
        stem, _, kind = target.rpartition(".")
        product = products.get(stem)
        address = f"{slug}/{_choose(files, product)}"
        label = labels(f"product-{stem}", product.label if product else stem)
        several = links.setdefault(label, [])
        several.append((target if kind.upper() in dict(several) else kind.upper(), address))
        page = page or (address if kind == "html" else "")
        picture = address if kind == PICTURES and product and product.pictures else picture
    shown = tuple((label, tuple(named)) for label, named in links.items())
    return ArticleCard(title, deck, date, language, source, page or shown[0][1][0][1], picture, shown)


def _choose(files: list[str], product: Product | None) -> str:
    """The file that shows a target: of pictures to share the first in the first shape, of pages the sheet of all."""
    shape = next(iter(product.pictures), "contact") if product else "contact"
    return next((name for name in files if f"-{shape}." in name), files[0])
