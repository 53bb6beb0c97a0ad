"""The pipeline, from a folder with a summary to the files of the set; the only module that joins the stages.

In: `ArticleFolder`, the formats wanted. Out: files and `Built`. Never: prints, or leaves half a set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from briefset.build.articles import ArticleFolder, Checked, check, describe, warnings
from briefset.build.manifest import NAME, Manifest, digest, is_whole, read_manifest, record_inputs
from briefset.build.page import Page, write
from briefset.design.brand import NAME as BRAND
from briefset.design.brand import Brand, find_brand, read_brand
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, find_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Diagnostic, Failure
from briefset.files.libraries import library_versions
from briefset.files.store import store
from briefset.proofs.readback import Proof
from briefset.wording.labels import find_label_fault
from briefset.yaml12.document import Loaded

EPOCH = "SOURCE_DATE_EPOCH"
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be built: formats (none means all), the folder of all outputs, and how."""

    formats: tuple[str, ...]
    output: Path
    force: bool = False
    locked: bool = False
    jobs: int = 1
    comments: bool = False
    archive: bool = False
    brand: Path | None = None
    page_size: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: every output of the set, whether it had to be made, and what was read for it."""

    outputs: list[Path]
    fresh: bool
    warnings: list[Diagnostic]
    description: str


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one target, what was read back out of them, and how long that took."""

    name: str
    files: dict[str, bytes]
    proof: Proof
    took_s: float


@dataclass(frozen=True, slots=True)
class Target:
    """One product in one format."""

    product: Product
    format: str

    @property
    def name(self) -> str:
        """How it is named in messages and in the manifest."""
        return f"{self.product.name}.{self.format}"


def build(folder: ArticleFolder, wish: Wish, progress: Progress = lambda _name, _took_s: None) -> Built:
    """The set of one article, made anew only where an input has changed.

    Raises `Failure`; then no file of the output folder has changed.
    """
    checked = check(folder, wish.locked)
    templates = find_templates(folder.root)
    if fault := find_label_fault(templates, checked.summary.language):
        raise Failure([checked.loaded.diagnose("language", "label", *fault)])
    output = wish.output / folder.slug
    look, given = _look(folder, templates, wish)
    wish = replace(wish, page_size=wish.page_size or look.page_size)
    targets = [_as_wished(target, wish) for target in find_targets(templates, wish.formats, checked)]
    remarks = [*warnings(checked), *look.unused]
    record = record_inputs(_inputs(checked, templates, wish) | given, library_versions(), checked.article_sha256)
    last = read_manifest(output)
    if last is not None and not wish.force and record.same_inputs(last) and _is_complete(output, last, targets):
        return Built(_paths(output, last, targets), False, remarks, describe(checked))
    made = _produce(checked, targets, look, wish, progress)
    manifest = _record(record, last, made)
    files = {name: data for item in made for name, data in item.files.items()}
    store(output, files | {NAME: manifest.to_json()}, NAME)
    _remove_superseded(output, last, manifest, targets)
    return Built(_paths(output, manifest, targets), True, remarks, describe(checked))


def find_targets(templates: Templates, formats: Collection[str], checked: Checked) -> list[Target]:
    """Every product in every wanted format; a product without slides or events to show is still made."""
    products = [read_product(templates, name) for name in templates.products()]
    unknown = set(checked.summary.selection) - {product.name for product in products}
    if unknown:
        known = ", ".join(product.name for product in products)
        raise Failure(
            [
                checked.loaded.diagnose(
                    f"selection.{name}", "unknown-product", f"no product {name!r}", f"products: {known}", key=True
                )
                for name in sorted(unknown)
            ]
        )
    return [Target(product, name) for product in products for name in product.formats if not formats or name in formats]


def _look(folder: ArticleFolder, templates: Templates, wish: Wish) -> tuple[Brand, dict[str, bytes]]:
    """The theme after the project's or the article's brand, and the brand file among the inputs."""
    theme = read_theme(templates)
    path = find_brand((folder.path, folder.root), wish.brand, templates)
    if path is None:
        return Brand(theme, []), {}
    data = path.read_bytes()
    brand = read_brand(data, folder.show(path), theme, path.parent)
    return brand, {BRAND: data} | {f"brand/{name}": file for name, file in brand.files.items()}


def _as_wished(target: Target, wish: Wish) -> Target:
    product = target.product
    comments, archive = product.comments or wish.comments, product.archive or wish.archive
    made = replace(product, comments=comments, archive=archive, page_size=wish.page_size or product.page_size)
    return replace(target, product=made)


def _inputs(checked: Checked, templates: Templates, wish: Wish) -> dict[str, bytes]:
    files = {
        f"templates/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for folder in reversed(templates.folders)
        for path in templates.files()
        if path.is_relative_to(folder)
    }
    epoch = os.environ.get(EPOCH, "")
    asked = {"--comments": wish.comments, "--archive": wish.archive, "--page-size": wish.page_size, EPOCH: epoch}
    return files | checked.inputs | {name: str(value).encode() for name, value in asked.items() if value}


def _produce(checked: Checked, targets: list[Target], look: Brand, wish: Wish, progress: Progress) -> list[Made]:
    """Everything that was made, product by product; side by side where there are processors for it."""
    products = {target.product.name: target.product for target in targets}
    groups = [[target for target in targets if target.product == product] for product in products.values()]
    made = []
    for item in (
        _made_apart(checked, groups, look, wish)
        if min(wish.jobs, len(groups)) > 1
        else _made_here(checked, groups, look)
    ):
        progress(item.name, item.took_s)
        made.append(item)
    return made


def _made_here(checked: Checked, groups: list[list[Target]], look: Brand) -> Iterator[Made]:
    templates = find_templates(checked.folder.root)
    for group in groups:
        page = Page(checked, group[0].product, look.theme, templates, look.logo)
        for target in group:
            yield _make(target, page, checked.loaded)


def _made_apart(checked: Checked, groups: list[list[Target]], look: Brand, wish: Wish) -> Iterator[Made]:
    """Processes are spawned, not forked: Pango and fontconfig keep state that must not be shared."""
    with ProcessPoolExecutor(min(wish.jobs, len(groups)), get_context("spawn")) as pool:
        work = [pool.submit(_make_group, checked, group, look) for group in groups]
        for future in as_completed(work):
            yield from future.result()


def _make_group(checked: Checked, group: list[Target], look: Brand) -> list[Made]:
    return list(_made_here(checked, [group], look))


def _make(target: Target, page: Page, loaded: Loaded) -> Made:
    begun = perf_counter()
    try:
        parts, proof = write(page, target.format)
    except Failure as failure:
        raise Failure([_anchor(item, target, loaded) for item in failure.diagnostics], failure.exit_code) from None
    return Made(target.name, _named(target, parts), proof, perf_counter() - begun)


def _anchor(diagnostic: Diagnostic, target: Target, loaded: Loaded) -> Diagnostic:
    """Give a diagnostic of a writer, which knows only the YAML path, its place in the summary.

    One that stands in a template keeps its place there, and says what was being printed.
    """
    if diagnostic.position.file:
        place = loaded.position(diagnostic.path)
        entry = f" (while printing {place.file}:{place.line}:{place.column})" if diagnostic.path else ""
        return replace(diagnostic, message=f"{diagnostic.message}{entry}")
    placed = loaded.diagnose(diagnostic.path, diagnostic.code, f"{target.name}: {diagnostic.message}", diagnostic.hint)
    return replace(placed, severity=diagnostic.severity)


def _named(target: Target, parts: list[bytes]) -> dict[str, bytes]:
    if target.format == "png":
        *pages, sheet = parts
        numbered = {f"{target.product.name}-{number:02d}.png": data for number, data in enumerate(pages, 1)}
        return numbered | {f"{target.product.name}-contact.png": sheet}
    return {target.name: parts[0]}


def _record(record: Manifest, last: Manifest | None, made: list[Made]) -> Manifest:
    """The new manifest; outputs of other formats stay listed only while they were made from the same inputs."""
    kept = last if last is not None and last.same_inputs(record) else record
    outputs = {item.name: {name: digest(data) for name, data in item.files.items()} for item in made}
    proofs = {item.name: asdict(item.proof) for item in made if item.proof.statements}
    return replace(record, outputs=kept.outputs | outputs, readback=kept.readback | proofs)


def _is_complete(output: Path, last: Manifest, targets: list[Target]) -> bool:
    return all(target.name in last.outputs and is_whole(output, last.outputs[target.name]) for target in targets)


def _paths(output: Path, manifest: Manifest, targets: list[Target]) -> list[Path]:
    return [output / name for target in targets for name in manifest.outputs[target.name]] + [output / NAME]


def _remove_superseded(output: Path, last: Manifest | None, manifest: Manifest, targets: list[Target]) -> None:
    """Remove pictures of slides that are gone: only files that the last build wrote and nobody has changed since."""
    for target in targets if last else []:
        old = last.outputs.get(target.name, {}) if last else {}
        for name in old.keys() - manifest.outputs[target.name].keys():
            if is_whole(output, {name: old[name]}):
                (output / name).unlink()
