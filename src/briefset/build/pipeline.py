"""The pipeline, from a folder with a summary to the files of the set; the only module that joins the stages.

In: `ArticleFolder`, `BuildOptions`. Out: files and `Built`. Never: prints, or leaves half a set.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from briefset.build.articles import ArticleFolder
from briefset.build.brand import read_brand_and_theme
from briefset.build.check import Checked, check, describe, warnings
from briefset.build.last_resort import cpu_limit
from briefset.build.manifest import NAME, Manifest, digest, is_whole, read_manifest, record_inputs
from briefset.build.outputs import Pages, TargetOutput, make_output
from briefset.build.page import EPOCH
from briefset.build.stamp import (
    BUILD,
    FONTS,
    OUTPUT,
    SHARED,
    Files,
    Stamp,
    build_question,
    find_stamp,
    read_stamp,
    rest_on,
    write,
)
from briefset.build.targets import Target, leave_out
from briefset.build.workers import work_apart
from briefset.design.brand import NAME as BRAND
from briefset.design.brand import Brand
from briefset.design.fonts import activate_fonts
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, find_templates
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.diagnostics.hints import suggest
from briefset.diagnostics.limits import MAX_DOCUMENT_CPU_S
from briefset.files.libraries import library_versions
from briefset.files.store import lock, require_direct, settle, store, write_file
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
class Built:
    """What a build did: every output of the set, whether it had to be made, and what was read for it.

    `read` are files that need not lie in the article's folder.
    """

    outputs: list[Path]
    fresh: bool
    warnings: list[Diagnostic]
    description: str
    read: tuple[Path, ...] = ()
    lacking: Diagnostic | None = None
    """Why a part of the set could not be made on this machine."""


OF_PAGES = ("renamed", "page-end")
"""Codes of the warnings that only the making of pages gives."""
Progress = Callable[[str, TargetOutput | None], None]
"""Is told of each step as it begins, and of each document when it is done."""


def build(
    folder: ArticleFolder,
    options: BuildOptions,
    progress: Progress = lambda _step, _done: None,
    files: Files | None = None,
) -> Built:
    """The set of one article, made anew only where an input has changed; `files` is what articles may share.

    Raises `Failure`; then no file of the output folder has changed.
    """
    files, output = files or Files(str(folder.root)), options.output / folder.slug
    files.enter(str(folder.path), str(output))
    require_direct(folder.root, options.output)
    require_direct(options.output, output)
    settle(output)
    stamp = Stamp(_question(folder, options))
    if not options.is_forced and (known := find_stamp(files, BUILD, stamp.question)):
        return Built([output / name for name in known.outputs], False, _warnings(known), known.description)
    rest_on(stamp, files, *SHARED, "article/", folder.name_for_stamp(options.brand or folder.root / BRAND))
    built = _make_set(folder, options, progress, files.digest(FONTS))
    if built.lacking:
        return built  # without a stamp, so that the rest is made as soon as it can be
    if not built.fresh and (last := read_stamp(files, BUILD)):
        # Only rendering tells of these, and nothing was rendered.
        built.warnings.extend(warned for warned in _warnings(last) if warned.code in OF_PAGES)
    made = (f"{OUTPUT}{path.name}" for path in built.outputs)
    rest_on(stamp, files, *map(folder.name_for_stamp, built.read), *made)
    stamp.description, stamp.warnings = built.description, [warning.to_fields() for warning in built.warnings]
    write(stamp, BUILD, files)
    return built


def _warnings(stamp: Stamp) -> list[Diagnostic]:
    return [Diagnostic.from_fields(fields) for fields in stamp.warnings]


def _question(folder: ArticleFolder, options: BuildOptions) -> str:
    brand = os.path.relpath(options.brand, folder.root) if options.brand else ""
    return build_question(
        list(options.formats), list(options.products), brand, options.page_size,
        locked=options.locked, comments=options.comments, archive=options.archive,
        key=options.key,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked summary, and what is to be made of it; `lacking` says why a part cannot be made on this machine."""

    checked: Checked
    templates: Templates
    brand: Brand
    brand_files: dict[str, bytes]
    targets: list[Target]
    lacking: Diagnostic | None


def make_plan(folder: ArticleFolder, options: BuildOptions) -> Plan:
    """The plan of a set; raises `Failure` for what stands against it."""
    checked = check(folder, options.locked)
    templates = find_templates(folder.root)
    if fault := find_label_fault(templates, checked.summary.language):
        raise Failure([checked.loaded.diagnose("language", "label", *fault)])
    brand, files = read_brand_and_theme(folder, templates, options.brand)
    targets, lacking = leave_out(find_targets(checked, templates, options, brand.page_size))
    return Plan(checked, templates, brand, files, targets, lacking)


def _make_set(folder: ArticleFolder, options: BuildOptions, progress: Progress, fonts: str) -> Built:
    """The set of one article, unless the manifest shows that it is what it would be; `fonts` is their hash."""
    progress("checking", None)
    plan = make_plan(folder, options)
    checked, brand, targets, lacking = plan.checked, plan.brand, plan.targets, plan.lacking
    inputs = checked.inputs | plan.brand_files | _template_files(plan.templates) | _option_values(options)
    record = record_inputs(inputs, library_versions() | {"fonts": fonts}, checked.article_sha256)
    output, remarks = options.output / folder.slug, [*warnings(checked), *brand.remarks]
    last, read = read_manifest(output), _read_elsewhere(checked, brand)
    if last is not None and not options.is_forced and record.same_inputs(last) and _is_complete(output, last, targets):
        return Built(_paths(output, last, targets), False, remarks, describe(checked), read, lacking)
    progress("making documents", None)
    outputs = []
    for item in make_outputs(checked, targets, brand, options.jobs):
        progress(item.name, item)
        outputs.append(item)
    progress("writing", None)
    manifest = _store(output, record, outputs, targets)
    if options.keep_html:
        _keep_html(options.keep_html / folder.slug, outputs)
    remarks += dict.fromkeys(note for item in outputs for note in item.notes)
    return Built(_paths(output, manifest, targets), True, remarks, describe(checked), read, lacking)


def _keep_html(folder: Path, outputs: list[TargetOutput]) -> None:
    """Write the pages of which the PDFs were made, for designers and for other programs that print HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in outputs:
        if item.html:
            write_file(folder / f"{item.name.removesuffix('.pdf')}.html", item.html.encode())


def _read_elsewhere(checked: Checked, brand: Brand) -> tuple[Path, ...]:
    """The files that the summary names, and those of a brand beside one's own."""
    folder = checked.folder
    texts = [folder.path / checked.summary.source.text] if checked.summary.source.text else []
    return (*texts, *brand.paths)


def find_targets(checked: Checked, templates: Templates, options: BuildOptions, page_size: str) -> list[Target]:
    """Every product in every wanted format, as the options and the brand's paper have it.

    A product without slides or events to show is still made.
    """
    products = [read_product(templates, name) for name in templates.products()]
    known = ", ".join(product.name for product in products)
    unknown = set(checked.summary.selection) - {product.name for product in products}
    faults = [
        checked.loaded.diagnose(
            f"selection.{name}", "unknown-product", f"no product {name!r}", f"products: {known}", key=True
        )
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
    """Raises `Failure` (usage) for a product that is asked for and not there, or has none of the formats asked for."""
    by_name = {product.name: product for product in products}
    for name in options.products:
        product = by_name.get(name)
        if product is None:
            hint = suggest(name, list(by_name), "products")
            raise Failure([Diagnostic(Position("--product"), "usage", f"no product {name!r}", hint)], Exit.USAGE)
        if options.formats and not set(options.formats) & set(product.formats):
            message = f"{name} is not made as {', '.join(options.formats)}"
            hint = f"its formats: {', '.join(product.formats)}"
            raise Failure([Diagnostic(Position("--product"), "usage", message, hint)], Exit.USAGE)


def _template_files(templates: Templates) -> dict[str, bytes]:
    return {
        f"templates/{path.relative_to(folder).as_posix()}": templates.read_path(path)
        for folder in reversed(templates.folders)
        for path in templates.files()
        if path.is_relative_to(folder)
    }


def _option_values(options: BuildOptions) -> dict[str, bytes]:
    """The options that decide what a file holds, as inputs."""
    values = {"--comments": options.comments, "--archive": options.archive, "--page-size": options.page_size}
    values["--key"] = options.key
    values[EPOCH] = os.environ.get(EPOCH, "")
    return {name: str(value).encode() for name, value in values.items() if value}


def make_outputs(checked: Checked, targets: list[Target], brand: Brand, jobs: int) -> Iterator[TargetOutput]:
    """The files of each target as soon as they are made; product by product, or side by side where processors are.

    A product that names the pages of another is made after it, in its process.
    """
    leads = {target.product.name: target.product.accompanies or target.product.name for target in targets}
    groups = [
        [target for target in targets if leads[target.product.name] == lead] for lead in dict.fromkeys(leads.values())
    ]
    activate_fonts()  # here and not in the workers, which are killed at the end and could not clear their folder away
    yield from work_apart(_make_product, (checked, brand), groups, jobs)


def _make_product(shared: tuple[Checked, Brand], targets: list[Target]) -> Iterator[TargetOutput]:
    pages = Pages(*shared)
    for target in sorted(targets, key=lambda target: target.product.accompanies is not None):
        with cpu_limit(MAX_DOCUMENT_CPU_S, f"templates/{target.product.name}"):
            output = make_output(target, pages.of(target))
        yield output


def _store(output: Path, record: Manifest, outputs: list[TargetOutput], targets: list[Target]) -> Manifest:
    """Put the set and its manifest into the folder, after what another build may have left there meanwhile."""
    with lock(output):
        last = read_manifest(output)
        manifest = _record(record, last, outputs)
        files = {name: data for item in outputs for name, data in item.files.items()}
        superseded = _find_superseded(output, last, manifest, targets)
        store(output, files | {NAME: manifest.to_json()}, NAME, superseded)
    return manifest


def _record(record: Manifest, last: Manifest | None, outputs: list[TargetOutput]) -> Manifest:
    """The new manifest; outputs of other formats stay listed only while they were made from the same inputs."""
    kept = last if last is not None and last.same_inputs(record) else record
    hashes = {item.name: {name: digest(data) for name, data in item.files.items()} for item in outputs}
    proofs = {item.name: asdict(item.proof) for item in outputs if item.proof.statements}
    return replace(record, outputs=kept.outputs | hashes, readback=kept.readback | proofs)


def _is_complete(output: Path, last: Manifest, targets: list[Target]) -> bool:
    return all(target.name in last.outputs and is_whole(output, last.outputs[target.name]) for target in targets)


def _paths(output: Path, manifest: Manifest, targets: list[Target]) -> list[Path]:
    return [output / name for target in targets for name in manifest.outputs[target.name]] + [output / NAME]


def _find_superseded(output: Path, last: Manifest | None, manifest: Manifest, targets: list[Target]) -> list[str]:
    """Pictures of slides that are gone: only files of a target's own kind, as the last build wrote them."""
    found = []
    for target in targets if last else []:
        own, old = manifest.outputs[target.name], last.outputs.get(target.name, {}) if last else {}
        of_kind = re.compile(rf"{re.escape(target.product.stem)}-\d+(-[a-z0-9]+)?\.{target.format}")
        found += [name for name in old.keys() - own if of_kind.fullmatch(name) and is_whole(output, {name: old[name]})]
    return sorted(found)
