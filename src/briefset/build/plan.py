"""What is to be made of an article: its checked summary, templates and brand, and each product in each format.

In: `ArticleFolder`, `BuildOptions`. Out: `Plan` with its `Target`s, or `Failure` with what stands against it. Never:
makes a document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, check
from briefset.build.design import Design, read_design
from briefset.build.page import OF_PDF
from briefset.design import Format
from briefset.design.brand import Brand
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Exit, Failure, misuse
from briefset.diagnostics.hints import suggest
from briefset.files.libraries import describe_missing, missing_libraries
from briefset.wording.labels import find_label_fault


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is to be built: formats and products (none means all), the folder of all outputs, and how."""

    formats: tuple[str, ...]
    output: Path
    force: bool = False
    locked: bool = False
    jobs: int = 1
    comments: bool = False
    archive: bool = False
    key: bool = False
    brand: Path | None = None
    page_size: str = ""
    products: tuple[str, ...] = ()
    keep_html: Path | None = None
    """A folder for the HTML that the PDF writer gets; nothing is up to date then."""

    @property
    def is_forced(self) -> bool:
        """Whether everything is made, changed or not."""
        return self.force or self.keep_html is not None


@dataclass(frozen=True, slots=True)
class Target:
    """One product in one format, and the product whose pages it names."""

    product: Product
    format: str
    companion: Product | None = None

    @property
    def name(self) -> str:
        """How it is named in messages and in the manifest."""
        return f"{self.product.stem}.{self.format}"

    @property
    def needs_libraries(self) -> bool:
        """Whether a PDF is made for it: as what it is, for its pictures, or to know the pages of its companion."""
        return self.format in OF_PDF or self.product.accompanies is not None

    @property
    def file_names(self) -> tuple[str, ...]:
        """The files that it has at least: of pictures the first, in each shape or with the sheet of all."""
        stem = self.product.stem
        if self.format == "png" and self.product.pictures:
            return tuple(f"{stem}-01-{shape}.png" for shape in self.product.pictures)
        return (f"{stem}-01.png", f"{stem}-contact.png") if self.format == "png" else (self.name,)


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked summary, and what is to be made of it; `lacking` says why a part cannot be made on this machine."""

    checked: Checked
    templates: Templates
    brand: Brand
    targets: list[Target]
    lacking: Diagnostic | None


def make_plan(
    folder: ArticleFolder, options: BuildOptions, templates: Templates | None = None, design: Design | None = None
) -> Plan:
    """The plan of a set; raises `Failure` for what stands against it. Templates and design are those read already."""
    checked = check(folder, options.locked)
    design = design or read_design(folder, options.brand, templates)
    templates, brand = design.templates, design.brand
    if fault := find_label_fault(templates, checked.summary.language):
        raise Failure([checked.loaded.diagnose("language", "label", *fault)])
    targets, lacking = leave_out(find_targets(checked, templates, options, brand.page_size))
    return Plan(checked, templates, brand, targets, lacking)


def find_targets(checked: Checked, templates: Templates, options: BuildOptions, page_size: str) -> list[Target]:
    """Every product in every wanted format, as the options and the brand's paper have it.

    A product without slides or events to show is still made.
    """
    products = [read_product(templates, name) for name in templates.products()]
    known = ", ".join(product.name for product in products)
    unknown = set(checked.summary.selection) - {product.name for product in products}
    hint = f"products: {known}"
    faults = [
        checked.loaded.diagnose(f"selection.{name}", "unknown-product", f"no product {name!r}", hint, key=True)
        for name in sorted(unknown)
    ]
    if faults:
        raise Failure(faults)
    require_products(options, products)
    products = [
        replace(
            product,
            comments=product.comments or options.comments,
            archive=product.archive or options.archive,
            page_size=options.page_size or page_size or product.page_size,
        )
        for product in products
    ]
    wanted = options.formats
    by_name = {product.name: product for product in products}
    chosen = [product for product in products if not options.products or product.name in options.products]
    chosen += [copy for product in chosen if options.key for copy in product.copies]
    return [
        Target(product, name, _find_companion(product, by_name, templates))
        for product in chosen
        for name in product.formats
        if not wanted or name in wanted
    ]


def _find_companion(product: Product, known: dict[str, Product], templates: Templates) -> Product | None:
    other = product.accompanies
    return (known.get(other) or read_product(templates, other)) if other else None


def require_products(options: BuildOptions, products: list[Product]) -> None:
    """Raises `Failure` (usage) for a product or format that is not there, or a product in none of the formats."""
    for name in options.formats:
        if name not in list(Format):
            raise misuse("--format", f"no format {name!r}", suggest(name, list(Format), "formats"))
    by_name = {product.name: product for product in products}
    for name in options.products:
        product = by_name.get(name)
        if product is None:
            raise misuse("--product", f"no product {name!r}", suggest(name, list(by_name), "products"))
        if options.formats and not set(options.formats) & set(product.formats):
            message = f"{name} is not made as {', '.join(options.formats)}"
            raise misuse("--product", message, f"its formats: {', '.join(product.formats)}")


def leave_out(targets: list[Target]) -> tuple[list[Target], Diagnostic | None]:
    """The targets that can be made on this machine, and what the others lack.

    Raises `Failure` (environment) where none can be made.
    """
    unmade = [target for target in targets if target.needs_libraries]
    missing = missing_libraries() if unmade else []
    if not missing:
        return targets, None
    lacking = describe_missing(missing, ", ".join(target.name for target in unmade))
    if len(unmade) == len(targets):
        raise Failure([lacking], Exit.ENVIRONMENT)
    return [target for target in targets if not target.needs_libraries], lacking
